import 'reflect-metadata';
import Database from 'better-sqlite3';
import {
  Body,
  Controller,
  HttpCode,
  HttpException,
  Module,
  Param,
  Post,
  ValidationPipe,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { randomUUID } from 'node:crypto';

/**
 * The plain implementation that the command path is compared with: Nest on Fastify, class-validator, read the stream,
 * parse and fold it, decide, append in one SQLite transaction with `synchronous=FULL`. No cache, no group commit; and
 * no secrecy either: nothing is sealed, nobody's token is checked.
 */
class FindingDto {
  @IsString() @MinLength(1) @MaxLength(500) area: string;
  @IsString() @MinLength(1) @MaxLength(500) severity: string;
  @IsOptional() @IsString() @MaxLength(10_000) detail?: string;
  @IsOptional() @IsIn(['agency-own', 'police-investigation']) label?: string;
}

interface PlainEvent {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const database = new Database(process.env['BENCH_FILE'] ?? ':memory:');
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(`CREATE TABLE IF NOT EXISTS event (
  position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, stream TEXT NOT NULL,
  revision INTEGER NOT NULL, envelope TEXT NOT NULL, UNIQUE (stream, revision))`);
const read = database.prepare<[string], { envelope: string }>(
  'SELECT envelope FROM event WHERE stream = ? ORDER BY revision',
);
const insert = database.prepare('INSERT INTO event (id, stream, revision, envelope) VALUES (?, ?, ?, ?)');

const append = database.transaction((stream: string, revision: number, event: PlainEvent) => {
  insert.run(event.id, stream, revision, JSON.stringify(event));
});

const fold = (events: readonly PlainEvent[]) =>
  events.reduce(
    (state, { type }) => ({
      revision: state.revision + 1,
      started: state.started || type === 'ConductStarted',
    }),
    {
      revision: -1,
      started: false,
    },
  );

@Controller('operations')
class PlainController {
  @Post(':id/conduct/findings')
  @HttpCode(201)
  record(@Param('id') id: string, @Body() body: FindingDto): { id: string } {
    const state = fold(read.all(id).map(({ envelope }) => JSON.parse(envelope) as PlainEvent));
    if (!state.started) throw new HttpException('not started', 409);
    const event = {
      id: randomUUID(),
      type: 'FindingRecorded',
      at: new Date().toISOString(),
      data: { ...body },
    };
    append(id, state.revision + 1, event);
    return { id: event.id };
  }
}

@Module({ controllers: [PlainController] })
class PlainModule {}

/** Streams of that many events each; answers their ids. */
export function fill(streams: number, eventsEach: number): string[] {
  const ids: string[] = [];
  database.transaction(() => {
    for (let index = 0; index < streams; index += 1) {
      const stream = randomUUID();
      ids.push(stream);
      for (let revision = 0; revision < eventsEach; revision += 1) {
        const type = revision === 0 ? 'ConductStarted' : 'FindingRecorded';
        const data = { area: 'kitchen', severity: 'minor', detail: 'mattresses behind the treatment room' };
        const event = { id: randomUUID(), type, at: new Date().toISOString(), data };
        insert.run(event.id, stream, revision, JSON.stringify(event));
      }
    }
  })();
  return ids;
}

export async function startPlain(): Promise<{ url: string; close(): Promise<void> }> {
  const app = await NestFactory.create<NestFastifyApplication>(PlainModule, new FastifyAdapter(), {
    logger: false,
  });
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
  await app.listen(0, '127.0.0.1');
  return {
    url: await app.getUrl(),
    close: async () => {
      await app.close();
      database.close();
    },
  };
}
