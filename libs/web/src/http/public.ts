import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { configured } from './route-config';

export const PUBLIC_ROUTE = 'samsyn:public';

/** Opens a route or controller to callers without a token. Everything else is closed. */
export const Public = (): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(PUBLIC_ROUTE, true), configured({ [PUBLIC_ROUTE]: true }));

/** Whether the route of the request is open, for hooks that come before Nest's guards. */
export const isPublicRoute = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as unknown as Readonly<Record<string, unknown>>)[PUBLIC_ROUTE] === true;
