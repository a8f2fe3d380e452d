import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module, type CanActivate, type DynamicModule, type ExecutionContext } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessFile, AccessLog, AccessLogModule } from '@samsyn/access-log';
import { EventCodec, EventRegistry, MemoryEventStore } from '@samsyn/event-store';
import { Directory, type AuthenticatedRequest } from '@samsyn/identity';
import { ManualClock, type NewEvent, type PersonRef, type Recorded } from '@samsyn/kernel';
import { CLOCK, EVENT_STORE, Processing, ProcessingStore, ReadModelDatabase } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { EphemeralRootKey, KeyStore, KeyStoreSealer, ReadersContext } from '@samsyn/secrecy';
import { createHttpApp, createLogger, OpaqueToken } from '@samsyn/web';
import { HistoryModule } from './history.module';
import { BranchFeeds } from './feed/branch-feeds';
import { LiveHistory } from './live/live-history';
import { OperationDirectory } from './operations/operation-directory';
import {
  CAST_IDS,
  person,
  registry,
  viewingContext,
  type CastId,
  type RecordedOperation,
} from './recorded-operation.fixture';

/** Lets through the person whom `x-as` names, as the guard of tokens does for a token. */
class ActingAs implements CanActivate {
  tokenExpiresAtMs = Number.MAX_SAFE_INTEGER;

  canActivate(context: ExecutionContext): boolean {
    const request = context
      .switchToHttp()
      .getRequest<AuthenticatedRequest & { headers: { 'x-as': CastId } }>();
    request.actor = { ...person(request.headers['x-as']), regions: [] };
    request.tokenExpiresAtMs = this.tokenExpiresAtMs;
    return true;
  }
}

/** The people of the fixture, under the pseudonyms that its events have. */
class CastDirectory {
  readonly inactive = new Set<CastId>();
  /** Colleagues of the cast, by pseudonym. */
  readonly others = new Map<string, PersonRef>();
  private readonly ofRights: ((person: string) => void)[] = [];
  readonly listeners = {
    onRightsChanged: (listener: (person: string) => void) => void this.ofRights.push(listener),
  };

  deactivate(id: CastId): void {
    this.inactive.add(id);
    for (const listener of this.ofRights) listener(person(id).person);
  }

  byPerson(pseudonym: string) {
    const other = this.others.get(pseudonym);
    if (other) return { ...other, handle: pseudonym, active: true };
    const handle = CAST_IDS.find((id) => person(id).person === pseudonym);
    return handle && { ...person(handle), handle, active: !this.inactive.has(handle) };
  }
}

@Module({})
class PartsModule {
  static of(providers: { provide: unknown; useValue: object }[]): DynamicModule {
    const named = providers as DynamicModule['providers'];
    return {
      module: PartsModule,
      global: true,
      providers: named,
      exports: named as DynamicModule['exports'],
    };
  }
}

/** The module over a log, keys and read models of its own, with a guard that believes a header. */
export class HistoryApp {
  readonly guard = new ActingAs();
  readonly directory = new CastDirectory();
  readonly store = new MemoryEventStore();
  private readonly keys = new KeyStore(':memory:', new EphemeralRootKey());
  private readonly codec = new EventCodec(registry, new KeyStoreSealer(this.keys));
  private readonly folder = mkdtempSync(join(tmpdir(), 'samsyn-history-'));
  private readonly rows = new ReadModelDatabase(join(this.folder, 'read-models.sqlite'));
  private readonly timers = new ProcessingStore(join(this.folder, 'processing.sqlite'));
  private readonly processing: Processing;
  private app: NestFastifyApplication;
  private base: string;
  private accessLog: AccessLog;

  private constructor() {
    const clock = new ManualClock(viewingContext.on);
    const { store: eventStore, codec, rows: readModels, timers: store } = this;
    this.processing = new Processing({ eventStore, codec, readModels, store, clock });
  }

  static async start(): Promise<HistoryApp> {
    const made = new HistoryApp();
    const tokens = new OpaqueToken(made.keys.secretFor('opaque-tokens'));
    const parts = PartsModule.of([
      { provide: EVENT_STORE, useValue: made.store },
      { provide: CLOCK, useValue: new ManualClock(viewingContext.on) },
      { provide: EventCodec, useValue: made.codec },
      { provide: EventRegistry, useValue: made.codec.registry },
      { provide: OperationLog, useValue: new OperationLog(made.store, made.codec) },
      { provide: KeyStore, useValue: made.keys },
      { provide: ReadModelDatabase, useValue: made.rows },
      { provide: Directory, useValue: made.directory },
      { provide: OpaqueToken, useValue: tokens },
      {
        provide: ReadersContext,
        useValue: {
          ...{ registry: made.codec.registry, on: viewingContext.on },
          ...{ officesOf: () => [], isStaffed: () => true },
        },
      },
    ]);
    const file = join(made.folder, 'access.sqlite');
    made.accessLog = new AccessLog(await AccessFile.open({ file, root: new EphemeralRootKey() }));
    const accessLog = AccessLogModule.of(made.accessLog);
    const guard = { provide: APP_GUARD, useValue: made.guard };
    const module: DynamicModule = {
      module: class {},
      imports: [parts, accessLog, HistoryModule],
      providers: [guard],
    };
    made.app = await createHttpApp(module, { logger: createLogger({ level: 'silent' }) });
    made.processing.addProjection(made.app.get(OperationDirectory));
    await made.processing.start();
    await made.app.listen(0, '127.0.0.1');
    made.base = `http://127.0.0.1:${(made.app.getHttpServer().address() as AddressInfo).port}`;
    return made;
  }

  /** Records the events as they were appended, each under the id that it was appended with. */
  async record(...events: readonly Recorded[]): Promise<void> {
    for (const event of events) {
      const { name, data, labels, stream, operationId, commandId, occurredAt, recordedAt, actor } = event;
      const appended = { name, data, labels } as NewEvent;
      const origin = { stream, operationId, commandId, commandDigest: '', causationId: null };
      const [last] = await this.store.readStream(stream, { direction: 'backwards', limit: 1 });
      const known = last?.revision ?? -1;
      const times = { occurredAt, recordedAt };
      const envelope = this.codec.encode(appended, 0, { ...origin, revision: known + 1, ...times, actor });
      await this.store.append(stream, [envelope], known);
    }
    await this.processing.settled();
  }

  recordAll(operation: RecordedOperation): Promise<void> {
    return this.record(...operation.entries);
  }

  get feeds(): BranchFeeds {
    return this.app.get(BranchFeeds);
  }

  get live(): LiveHistory {
    return this.app.get(LiveHistory);
  }

  fetch(as: CastId, path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.base}${path}`, { ...init, headers: { 'x-as': as, ...init.headers } });
  }

  async get<Body>(as: CastId, path: string): Promise<Body> {
    return (await (await this.fetch(as, path)).json()) as Body;
  }

  /** Every byte of the files that were written beside the log. */
  filesAsText(): string {
    return readdirSync(this.folder)
      .map((file) => readFileSync(join(this.folder, file), 'latin1'))
      .join('\n');
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.processing.stop();
    await this.store.close();
    await this.accessLog.close();
    this.rows.close();
    this.timers.close();
    this.keys.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface Frame {
  readonly event: string;
  readonly id?: string;
  readonly data: { readonly id?: string; readonly type?: string; readonly facts?: Record<string, unknown> };
}

/** Reads a live stream frame by frame. */
export class LiveClient {
  readonly frames: Frame[] = [];
  ended = false;
  private readonly abort = new AbortController();
  private reading: Promise<void> = Promise.resolve();

  static async open(app: HistoryApp, as: CastId, path: string, lastEventId?: string): Promise<LiveClient> {
    const client = new LiveClient();
    const headers = lastEventId === undefined ? undefined : { 'last-event-id': lastEventId };
    const response = await app.fetch(as, path, {
      signal: client.abort.signal,
      ...(headers ? { headers } : {}),
    });
    if (response.status !== 200 || !response.body) throw new Error(`the stream answered ${response.status}`);
    client.reading = client.read(response.body).catch(() => undefined);
    return client;
  }

  /** Resolves when it holds; @throws Error after a minute of real time */
  async until(holds: (frames: readonly Frame[]) => boolean): Promise<void> {
    for (const limit = performance.now() + 60_000; !holds(this.frames);) {
      if (performance.now() > limit) throw new Error(`after ${this.frames.length} frames it does not hold`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  caughtUp(): Promise<void> {
    return this.until((frames) => frames.some(({ event }) => event === 'caught-up'));
  }

  get entries(): Frame['data'][] {
    return this.frames.filter(({ event }) => event === 'entry').map(({ data }) => data);
  }

  async close(): Promise<void> {
    this.abort.abort();
    await this.reading;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of body) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.keep(block);
    }
    this.ended = true;
  }

  private keep(block: string): void {
    const of = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const [event, id, data] = [of('event'), of('id'), of('data')];
    if (event === undefined || data === undefined) return;
    this.frames.push({ event, ...(id === undefined ? {} : { id }), data: JSON.parse(data) as Frame['data'] });
  }
}
