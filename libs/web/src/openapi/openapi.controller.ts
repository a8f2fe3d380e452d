import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  Controller,
  Get,
  Headers,
  Inject,
  Module,
  Res,
  type DynamicModule,
  type INestApplication,
} from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { isUnchanged, etagOf } from '../http/entity-tag';
import { Public } from '../http/public';
import { Documented } from './documented';
import { openApiDocument } from './openapi';

/** The document as it is sent: made once, whoever asks and however often. */
interface KeptDocument {
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
}

/** The document of the application, built when it is first asked for. Give it the application once that is made. */
export class OpenApiSource {
  private app: INestApplication | undefined;
  private also: object = {};
  private document: Promise<OpenAPIObject> | undefined;
  private bytes: Promise<KeptDocument> | undefined;

  /** `also`: members of our own, `x-…`, that the document has beside its own. */
  describes(app: INestApplication, also: Readonly<Record<`x-${string}`, string>> = {}): void {
    this.app = app;
    this.also = also;
  }

  /** @throws Error before `describes` was called */
  read(): Promise<OpenAPIObject> {
    if (!this.app) throw new Error('the OpenAPI document has no application to describe');
    this.document ??= openApiDocument(this.app).then((document) => ({ ...document, ...this.also }));
    return this.document;
  }

  /** @throws Error before `describes` was called */
  sent(): Promise<KeptDocument> {
    this.bytes ??= this.read().then(async (document) => {
      const plain = Buffer.from(JSON.stringify(document), 'utf8');
      return { etag: etagOf(plain.toString('utf8')), plain, gzip: await compressed(plain) };
    });
    return this.bytes;
  }
}

const compressed = promisify<Buffer, Buffer>(gzip);
/** Of Accept-Encoding (RFC 9110 section 12.5.3): gzip is named, and not with a weight of zero. */
const takesGzip = (accepted: string | undefined): boolean =>
  accepted !== undefined &&
  /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i.test(accepted);

@Public()
@Documented((api) => api.ApiExcludeController())
@Controller()
export class OpenApiController {
  constructor(@Inject(OpenApiSource) private readonly source: OpenApiSource) {}

  @Get('openapi.json')
  async read(
    @Headers('accept-encoding') accepted: string | undefined,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { etag, plain, gzip: packed } = await this.source.sent();
    void reply.headers({ 'cache-control': 'no-cache', vary: 'accept-encoding', etag: `W/${etag}` });
    if (isUnchanged(known, etag)) return void reply.status(304).send();
    void reply.header('content-type', 'application/json; charset=utf-8');
    if (!takesGzip(accepted)) return void reply.send(plain);
    void reply.header('content-encoding', 'gzip').send(packed);
  }
}

/** Answers GET /openapi.json. */
@Module({})
export class OpenApiModule {
  static of(source: OpenApiSource): DynamicModule {
    return {
      module: OpenApiModule,
      controllers: [OpenApiController],
      providers: [{ provide: OpenApiSource, useValue: source }],
    };
  }
}
