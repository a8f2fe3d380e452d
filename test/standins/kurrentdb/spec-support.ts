import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import {
  EventStoreDBClient,
  jsonEvent,
  type AllStreamSubscription,
  type EventData,
  type ResolvedEvent,
  type StreamSubscription,
} from '@eventstore/db-client';
import { KurrentStandIn, type StandInOptions } from './kurrent-stand-in';

/** A server and a client of one test. */
export class Bench {
  private readonly clients: EventStoreDBClient[] = [];

  private constructor(readonly standIn: KurrentStandIn) {}

  static async of(options?: StandInOptions): Promise<Bench> {
    return new Bench(await KurrentStandIn.start(options));
  }

  client(settings = '', url = this.standIn.url): EventStoreDBClient {
    const client = EventStoreDBClient.connectionString(`${url}${settings}`);
    this.clients.push(client);
    return client;
  }

  async end(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.dispose()));
    await this.standIn.stop();
  }
}

/** With them a call takes `Append` instead of `BatchAppend`; without TLS they are not sent. */
export const SINGLE = { credentials: { username: 'someone', password: 'secret' } } as const;

export function event(type = 'Reported', id: string = randomUUID()): EventData {
  return jsonEvent({ id, type, data: { type } });
}

export function events(count: number): EventData[] {
  return Array.from({ length: count }, () => event());
}

export async function all<T>(readable: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const each of readable) list.push(each);
  return list;
}

export function revisions(resolved: readonly ResolvedEvent[]): bigint[] {
  return resolved.map(({ event: recorded }) => recorded!.revision);
}

export function ids(resolved: readonly ResolvedEvent[]): string[] {
  return resolved.map(({ event: recorded }) => recorded!.id);
}

export async function rejection(
  promise: Promise<unknown>,
): Promise<Error & { code?: number; type?: string }> {
  const none = Symbol('none');
  const outcome = await promise.then(
    () => none,
    (error: unknown) => error,
  );
  if (outcome === none) throw new Error('it was not refused');
  return outcome as Error;
}

type AnySubscription = AllStreamSubscription | StreamSubscription;

/** What a subscription has brought. */
export class Watched {
  readonly seen: ResolvedEvent[] = [];
  readonly failures: Error[] = [];
  private readonly changed = new Set<() => void>();
  private isCaughtUp = false;

  constructor(readonly subscription: AnySubscription) {
    const readable: Readable = subscription as unknown as Readable;
    const change = () => this.changed.forEach((call) => call());
    readable.on('data', (resolved: ResolvedEvent) => {
      this.seen.push(resolved);
      change();
    });
    readable.on('caughtUp', () => {
      this.isCaughtUp = true;
      change();
    });
    readable.on('error', (error) => {
      this.failures.push(error);
      change();
    });
  }

  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!holds()) return;
        this.changed.delete(check);
        resolve();
      };
      this.changed.add(check);
      check();
    });
  }

  has(count: number): Promise<void> {
    return this.until(() => this.seen.length >= count);
  }

  caughtUp(): Promise<void> {
    return this.until(() => this.isCaughtUp);
  }

  fails(): Promise<void> {
    return this.until(() => this.failures.length > 0);
  }

  async confirmed(): Promise<void> {
    await once(this.subscription as unknown as Readable, 'confirmation');
  }
}

const UNAVAILABLE = 14;

/** Repeats a call until the server can be reached again; a client's first calls after a reset fail. */
export async function reached<T>(call: () => Promise<T>, triesLeft = 1_000): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if ((error as { code?: number }).code !== UNAVAILABLE || triesLeft === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return reached(call, triesLeft - 1);
  }
}
