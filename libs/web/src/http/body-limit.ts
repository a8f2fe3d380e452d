import 'reflect-metadata';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { applyDecorators } from '@nestjs/common';
import { bytesOfDto, type DtoType } from '../fields/body-size';
import { Documented } from '../openapi/documented';
import { configured } from './route-config';

/** What a route takes that says nothing else: codes, times and names. */
export const SMALL_BODY_BYTES = 32 * 1024;
/** What a route takes at most whose lists of texts could be longer than anybody writes by hand. */
const LARGE_BODY_BYTES = 256 * 1024;
/** Of an operation of the document, the same. */
export const BODY_BYTES = 'x-body-bytes';
/** Member of a route's configuration: how many bytes its body has at most. */
export const BODY_LIMIT = 'samsynBodyLimit';
export type BodyLimited = Readonly<Record<typeof BODY_LIMIT, number | undefined>>;

/**
 * Says how many bytes a route's body has at most, to Fastify and in the document; `config`: what else it is
 * given.
 */
export const takes = (bytes: number, config: Readonly<Record<string, unknown>> = {}): MethodDecorator =>
  applyDecorators(
    configured({ ...config, [BODY_LIMIT]: bytes }),
    Documented((api) => api.ApiExtension(BODY_BYTES, bytes)),
  );

/** The class of the parameter that is `@Body()`, where the method has one. */
function bodyOf(controller: object, method: string | symbol): DtoType | undefined {
  const types = (Reflect.getMetadata('design:paramtypes', controller, method) ?? []) as readonly DtoType[];
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller.constructor, method) ?? {}) as Readonly<
    Record<string, { readonly index: number }>
  >;
  const body = Object.entries(args).find(([key]) => key.startsWith(`${RouteParamtypes.BODY}:`));
  return body && types[body[1].index];
}

/** As many bytes as its body takes at most where every text of its DTO is as long as it may be, and never few. */
export function bodyLimitOf(controller: object, method: string | symbol): number {
  const dto = bodyOf(controller, method);
  if (!dto) return SMALL_BODY_BYTES;
  return Math.min(LARGE_BODY_BYTES, Math.max(SMALL_BODY_BYTES, bytesOfDto(dto)));
}
