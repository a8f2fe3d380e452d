/** The part of @nestjs/swagger that decorates; loaded only when the document is asked for. */
export type OpenApi = typeof import('@nestjs/swagger');

/**
 * Stands for `required` of an object that is described inside a property: @nestjs/swagger takes `required` there for
 * the property's own. The document is built with the right word in its place.
 */
export const REQUIRED_MEMBERS = 'x-required-members';

type Pending = (api: OpenApi) => void;
let pending: Pending[] = [];

/**
 * Puts off a decorator of @nestjs/swagger until the OpenAPI document is built: loading that package costs a
 * noticeable part of a cold start, and nobody but the document needs it.
 *
 * `@Documented((api) => api.ApiOperation({ summary: '…' }))` on a class, method or property.
 */
export function Documented(
  ...decorators: readonly ((api: OpenApi) => ClassDecorator | MethodDecorator | PropertyDecorator)[]
): ClassDecorator & MethodDecorator & PropertyDecorator {
  return (target: object, key?: string | symbol, descriptor?: PropertyDescriptor) => {
    pending.push((api) => {
      for (const decorator of decorators) Reflect.apply(decorator(api), undefined, [target, key, descriptor]);
    });
  };
}

/** Applies what was put off since the last time. */
export function applyDocumentation(api: OpenApi): void {
  const waiting = pending;
  pending = [];
  for (const apply of waiting) apply(api);
}
