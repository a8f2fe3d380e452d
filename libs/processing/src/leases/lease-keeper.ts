import { plusMs, type Clock } from '@samsyn/kernel';
import { randomUUID } from 'node:crypto';
import { traceOf } from '../failures';
import { SILENT, type ProcessingLog } from '../log';
import type { Lease, Leases } from './leases';

/** A process that has died or stands still is followed by another after so long. */
export const LEASE_MS = 15_000;
const LOOKED_EVERY_MS = 5_000;

/** What is done while the lease is held. */
export interface Duties {
  begin(lease: Lease): void | Promise<void>;
  /** Ends what is at hand; what it still writes is refused where another has taken over. */
  end(): void | Promise<void>;
  /** Each time the lease has been renewed. */
  renewed?(): void;
}

/**
 * Takes the lease as soon as nobody has it, renews it, and ends the duties when another has taken it. Time is that of
 * the clock; whether something may be written is decided by the token alone, so that a wrong clock does no harm.
 */
export class LeaseKeeper {
  private readonly holder = randomUUID();
  private lease: Lease | undefined;
  private isRunning = false;
  private cancelWake: () => void = () => {};
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly leases: Leases,
    private readonly name: string,
    private readonly clock: Clock,
    private readonly duties: Duties,
    private readonly log: ProcessingLog = SILENT,
  ) {}

  /** Answers when the duties have begun, or another has them. @throws what `begin` throws */
  async start(): Promise<void> {
    this.isRunning = true;
    await this.look();
    this.lookLater();
  }

  /** Ends the duties and lets another take over at once. */
  async stop(): Promise<void> {
    this.isRunning = false;
    this.cancelWake();
    await this.looking;
    const { lease } = this;
    if (!lease) return;
    await this.end();
    await this.leases.release(lease);
  }

  /** A write was refused: another process has taken over. */
  lookNow(): void {
    if (!this.isRunning) return;
    this.cancelWake();
    this.looking = this.looking
      .then(() => this.look())
      .catch((error: unknown) => {
        this.log.error({ lease: this.name, ...traceOf(error) }, 'the lease cannot be taken, tried again');
      })
      .then(() => this.lookLater());
  }

  private lookLater(): void {
    this.cancelWake();
    if (!this.isRunning) return;
    this.cancelWake = this.clock.wakeAt(plusMs(this.clock.now(), LOOKED_EVERY_MS), () => this.lookNow());
  }

  private async look(): Promise<void> {
    if (!this.isRunning) return;
    const { name, holder, lease: held } = this;
    const now = this.clock.now();
    const lease = await this.leases.take({ name, holder, now, until: plusMs(now, LEASE_MS) });
    if (held && held.token === lease?.token) return this.duties.renewed?.();
    if (held) {
      this.log.warn({ lease: name }, 'another process has taken over');
      await this.end();
    }
    if (lease) await this.begin(lease);
  }

  private async begin(lease: Lease): Promise<void> {
    this.lease = lease;
    try {
      await this.duties.begin(lease);
    } catch (error) {
      await this.end();
      await this.leases.release(lease);
      throw error;
    }
  }

  private async end(): Promise<void> {
    this.lease = undefined;
    await this.duties.end();
  }
}
