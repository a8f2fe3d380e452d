import { Controller, Get, Headers, Module, Res } from '@nestjs/common';
import { Documented, etagOf, isUnchanged, Public } from '@samsyn/web';
import type { FastifyReply } from 'fastify';
import { asyncApiDocument } from './asyncapi-document';

@Public()
@Documented((api) => api.ApiExcludeController())
@Controller()
export class AsyncApiController {
  private sent: { readonly etag: string; readonly json: string } | undefined;

  @Get('asyncapi.json')
  read(@Headers('if-none-match') known: string | undefined, @Res() reply: FastifyReply): void {
    this.sent ??= made();
    const { etag, json } = this.sent;
    void reply.headers({ 'cache-control': 'no-cache', etag });
    if (isUnchanged(known, etag)) return void reply.status(304).send();
    void reply.header('content-type', 'application/json; charset=utf-8').send(json);
  }
}

function made() {
  const json = JSON.stringify(asyncApiDocument());
  return { etag: etagOf(json), json };
}

/** Answers GET /asyncapi.json. */
@Module({ controllers: [AsyncApiController] })
export class AsyncApiModule {}
