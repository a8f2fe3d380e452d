import { SetMetadata } from '@nestjs/common';

export const PUBLIC_ROUTE = 'samsyn:public';

/** Opens a route or controller to callers without a token. Everything else is closed. */
export const Public = (): ClassDecorator & MethodDecorator => SetMetadata(PUBLIC_ROUTE, true);
