import { Inject, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { AccessLog } from './access-log';
import './problem-titles';
import { ReadRecorder } from './read-recorder';
import { ReadsOfRequests } from './reads-of-requests';

/** Writes down who reads what, of every route of the application that it is a part of. */
@Module({})
export class AccessLogModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(ReadRecorder) private readonly recorder: ReadRecorder,
  ) {}

  static of(log: AccessLog): DynamicModule {
    const provider = { provide: AccessLog, useValue: log };
    const providers = [provider, ReadRecorder];
    return { module: AccessLogModule, global: true, providers, exports: providers };
  }

  onModuleInit(): void {
    new ReadsOfRequests(this.recorder).attachTo(this.host.httpAdapter.getInstance<FastifyInstance>());
  }
}
