import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnModuleInit,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { AccessLog } from './access-log';
import { Attention } from './attention';
import { Denials } from './denials';
import { AccessLists } from './queries/access-lists';
import { AccessListsController } from './queries/access-lists.http';
import { AttentionController } from './queries/attention.http';
import { ReadRecorder } from './read-recorder';
import { Upkeep } from './upkeep';
import { ReadsOfRequests } from './reads-of-requests';

/** Writes down who reads what, of every route of the application that it is a part of. */
@Module({})
export class AccessLogModule implements OnModuleInit, BeforeApplicationShutdown {
  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(ReadRecorder) private readonly recorder: ReadRecorder,
    @Inject(Denials) private readonly denials: Denials,
  ) {}

  static of(log: AccessLog): DynamicModule {
    const provider = { provide: AccessLog, useValue: log };
    const providers = [provider, Attention, ReadRecorder, Denials, AccessLists, Upkeep];
    const controllers = [AccessListsController, AttentionController];
    return { module: AccessLogModule, global: true, controllers, providers, exports: providers };
  }

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    new ReadsOfRequests(this.recorder).attachTo(server);
    server.addHook('onResponse', (request, reply, done) => {
      this.denials.answered(request, reply);
      done();
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.denials.settled();
  }
}
