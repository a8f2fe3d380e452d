import {
  Controller,
  Get,
  Inject,
  Module,
  Res,
  type DynamicModule,
  type INestApplication,
} from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../http/public';
import { Documented } from './documented';
import { openApiDocument } from './openapi';

/** The document of the application, built when it is first asked for. Give it the application once that is made. */
export class OpenApiSource {
  private app: INestApplication | undefined;
  private document: Promise<OpenAPIObject> | undefined;

  describes(app: INestApplication): void {
    this.app = app;
  }

  /** @throws Error before `describes` was called */
  read(): Promise<OpenAPIObject> {
    if (!this.app) throw new Error('the OpenAPI document has no application to describe');
    this.document ??= openApiDocument(this.app);
    return this.document;
  }
}

@Public()
@Documented((api) => api.ApiExcludeController())
@Controller()
export class OpenApiController {
  constructor(@Inject(OpenApiSource) private readonly source: OpenApiSource) {}

  @Get('openapi.json')
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<OpenAPIObject> {
    reply.header('cache-control', 'no-cache');
    return this.source.read();
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
