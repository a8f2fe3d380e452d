import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';

type Config = Readonly<Record<string, unknown>>;

/**
 * What Fastify is given for a route, or for each route of a controller, beside what it is given already
 * (Nest's own decorator replaces it). Hooks that come before Nest's guards read it there.
 */
export const configured = (config: Config): ClassDecorator & MethodDecorator => {
  const add = (handler: unknown): void => {
    if (typeof handler !== 'function') return;
    const known = (Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) ?? {}) as Config;
    Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...known, ...config }, handler);
  };
  return (target: object, _key?: string | symbol, descriptor?: PropertyDescriptor) => {
    if (descriptor) return add(descriptor.value);
    const prototype = (target as { readonly prototype: object }).prototype;
    for (const member of Object.values(Object.getOwnPropertyDescriptors(prototype))) add(member.value);
  };
};
