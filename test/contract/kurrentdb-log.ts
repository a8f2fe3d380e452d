import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  newUuid,
  SeparateCiphertexts,
  SqliteCiphertexts,
  type EventStore,
  type LogDamage,
} from '@samsyn/event-store';
import { KurrentEventStore, type LogBinding } from '@samsyn/event-store/kurrentdb';
import type { SubscriptionBounds } from '../../libs/event-store/src/live-subscription';

/** Where the engine of a test is, and what its streams begin with. */
export interface Engine {
  readonly url: string;
  readonly prefix: string;
  readonly callMs?: number;
  readonly answerMs?: number;
}

export const aBinding = (): LogBinding => ({
  deployment: { id: newUuid(), world: 'training' },
  chainKey: Buffer.alloc(32, 7),
});

/** Logs of tests on an engine, each process with a mirror of its own; what they leave behind is removed. */
export class KurrentLogs {
  private readonly discarded: (() => Promise<void> | void)[] = [];

  mirrorFile(): string {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-kurrentdb-'));
    this.discarded.push(() => rmSync(folder, { recursive: true, force: true }));
    return join(folder, 'mirror.sqlite');
  }

  /** One process more that has the log. */
  async open(
    engine: Engine,
    options: {
      readonly binding?: LogBinding;
      readonly subscriptions?: SubscriptionBounds;
      readonly mirrorFile?: string;
      readonly damage?: LogDamage;
    } = {},
  ): Promise<KurrentEventStore> {
    const { binding = aBinding(), mirrorFile = this.mirrorFile(), ...others } = options;
    const log = await KurrentEventStore.open({ ...engine, mirrorFile, bind: () => binding, ...others });
    this.discarded.unshift(() => log.close());
    return log;
  }

  /** The same with its ciphertexts beside it, as Samsyn has it. */
  async openWhole(engine: Engine, subscriptions?: SubscriptionBounds): Promise<EventStore> {
    const log = await this.open(engine, subscriptions ? { subscriptions } : {});
    return new SeparateCiphertexts(log, new SqliteCiphertexts(':memory:'));
  }

  /** What was opened, and what was added here, the last first. */
  onDiscard(discard: () => Promise<void> | void): void {
    this.discarded.push(discard);
  }

  async discard(): Promise<void> {
    for (const discard of this.discarded.splice(0)) await discard();
  }
}
