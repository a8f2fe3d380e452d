import { randomUUID } from 'node:crypto';
import { uuidV5 } from '@samsyn/event-store';
import type { Clock, Instant } from '@samsyn/kernel';
import { traceOf, waitMs, type BackOff } from '../failures';
import { LeaseLost } from '../leases/leases';
import { SILENT, type ProcessingLog } from '../log';
import { whenDone, type Done, type ProcessingState, type Timer } from '../store/processing-state';
import { Signal } from '../subscription/signal';

/** Namespace of the command ids of timers. */
const TIMERS = '6f0f7c2e-6f0b-5d0e-9a55-0f5a3f0c9b61';
const BACK_OFF_OF_TIMERS: BackOff = { firstMs: 200, mostMs: 60_000 };

export interface DueTimer extends Timer {
  /** The same at each attempt, so that a command which was carried out before a crash is not carried out again. */
  readonly commandId: string;
}

export type TimerHandler = (timer: DueTimer) => Promise<void>;

export interface TimersReport {
  /** Timers that wait for their moment or for another attempt. */
  readonly waiting: number;
  /** Of those, the ones whose handler failed or that have no handler. */
  readonly failing: number;
  readonly nextDue: Instant | undefined;
  /** Since the start of the process. */
  readonly fired: number;
  readonly failures: number;
}

interface Failing {
  attempts: number;
  retry: NodeJS.Timeout | undefined;
}

/**
 * Durable deadlines. A timer that is due calls the handler of its kind and is removed when that has succeeded: once
 * after a restart, also when the moment passed while the process was down. A handler that fails is called again after
 * a pause; it holds up no other timer. Due timers fire one after the other, the earliest first.
 */
export class Timers {
  private readonly changed = new Signal();
  private readonly failing = new Map<string, Failing>();
  private handlers: ReadonlyMap<string, TimerHandler> = new Map();
  private started = false;
  private firing: Promise<void> | undefined;
  private disarm: () => void = () => {};
  private secondLook: NodeJS.Timeout | undefined;
  private fired = 0;
  private failures = 0;

  constructor(
    private readonly store: ProcessingState,
    private readonly clock: Clock,
    private readonly log: ProcessingLog = SILENT,
    private readonly backOff: BackOff = BACK_OFF_OF_TIMERS,
  ) {}

  /** Durable when it is done. Scheduling an id again moves the timer. */
  schedule(timer: Timer): Done {
    return whenDone(this.store.changeTimers([{ change: 'schedule', timer }]), () => this.refresh());
  }

  cancel(id: string): Done {
    return whenDone(this.store.changeTimers([{ change: 'cancel', id }]), () => this.refresh());
  }

  /**
   * Calls the handler of every timer of these kinds now, beside its moment: what it decides on has changed. Where another
   * process fires the timers, it hears of the same change itself.
   */
  lookAgain(kinds: readonly string[]): void {
    if (!this.store.isWriter) return;
    const now = this.clock.now();
    const timers = this.store.timers(this.store.countTimers()).filter(({ kind }) => kinds.includes(kind));
    const changes = timers.map((timer) => {
      return {
        change: 'schedule',
        timer: { ...timer, id: `${timer.id} ${randomUUID()}`, dueAt: now },
      } as const;
    });
    if (changes.length === 0) return;
    const done = whenDone(this.store.changeTimers(changes), () => this.refresh());
    if (done) done.catch((error: unknown) => this.lookAgainLater(kinds, error));
  }

  private lookAgainLater(kinds: readonly string[], error: unknown): void {
    this.log.error(traceOf(error), 'the timers cannot be written, tried again');
    setTimeout(() => this.lookAgain(kinds), this.backOff.firstMs).unref();
  }

  /** The earliest moment at which a timer fires that has not failed before; in the past where it is about to. */
  nextDue(): Instant | undefined {
    return this.earliest((known) => known === undefined)?.dueAt;
  }

  /** Fires what is overdue at once. Kinds without a handler wait, visibly, for a version that has one. */
  start(handlers: ReadonlyMap<string, TimerHandler>): void {
    this.handlers = handlers;
    this.started = true;
    this.refresh();
  }

  /** Waits for the handler at hand; what is due after it waits for the next start. */
  async stop(): Promise<void> {
    this.started = false;
    this.disarm();
    clearTimeout(this.secondLook);
    this.secondLook = undefined;
    for (const { retry } of this.failing.values()) clearTimeout(retry);
    this.failing.clear();
    await this.firing;
  }

  /** Looks at the timers again after they were changed in the store. */
  refresh(): void {
    if (!this.started || this.firing) return;
    this.disarm();
    try {
      const next = this.earliest((known) => known?.retry === undefined);
      if (!next) return;
      if (next.dueAt > this.clock.now()) this.disarm = this.clock.wakeAt(next.dueAt, () => this.refresh());
      else this.firing = this.fireDue();
    } catch (error) {
      this.lookLater(error);
    }
  }

  /** Resolves when no handler runs and none is due. Timers that wait for another attempt are not waited for. */
  async settled(): Promise<void> {
    for (;;) {
      const change = this.changed.next();
      if (!this.busy) return;
      await change;
    }
  }

  /** True while a handler runs or is about to. */
  get busy(): boolean {
    return this.firing !== undefined;
  }

  report(): TimersReport {
    const { fired, failures } = this;
    const waiting = this.store.countTimers();
    return { waiting, failing: this.failing.size, nextDue: this.nextDue(), fired, failures };
  }

  private async fireDue(): Promise<void> {
    // Not in the turn of the scheduler: it may be about to write more.
    await Promise.resolve();
    try {
      for (let due = this.dueNow(); due; due = this.dueNow()) await this.fire(due);
    } catch (error) {
      this.lookLater(error);
    }
    this.firing = undefined;
    this.changed.notify();
    if (!this.secondLook) this.refresh();
  }

  private dueNow(): Timer | undefined {
    if (!this.started) return undefined;
    const next = this.earliest((known) => known?.retry === undefined);
    return next && next.dueAt <= this.clock.now() ? next : undefined;
  }

  private async fire(timer: Timer): Promise<void> {
    const key = keyOf(timer);
    try {
      const handler = this.handlers.get(timer.kind);
      if (!handler) throw new NoTimerHandler(timer.kind);
      await this.store.requireLease();
      await handler({ ...timer, commandId: uuidV5(TIMERS, key) });
      await this.store.finish(timer);
      this.failing.delete(key);
      this.fired += 1;
    } catch (error) {
      // Another process fires the timers from now on.
      if (error instanceof LeaseLost) this.started = false;
      else this.retryLater(timer, key, error);
    }
  }

  private retryLater(timer: Timer, key: string, error: unknown): void {
    this.failures += 1;
    const attempts = (this.failing.get(key)?.attempts ?? 0) + 1;
    const { id, kind, dueAt } = timer;
    this.log.error(
      { timer: id, kind, dueAt, attempts, ...traceOf(error) },
      'a timer could not be handled, tried again',
    );
    const failing: Failing = { attempts, retry: undefined };
    this.failing.set(key, failing);
    if (!this.started) return;
    failing.retry = setTimeout(
      () => {
        failing.retry = undefined;
        this.forgetIfGone(timer, key);
        this.refresh();
      },
      waitMs(this.backOff, attempts),
    ).unref();
  }

  /** Cancelled or moved meanwhile: it no longer counts as failing. */
  private forgetIfGone({ id, dueAt }: Timer, key: string): void {
    try {
      if (this.store.timer(id)?.dueAt !== dueAt) this.failing.delete(key);
    } catch (error) {
      this.lookLater(error);
    }
  }

  private earliest(eligible: (known: Failing | undefined) => boolean): Timer | undefined {
    return this.store.timers(this.failing.size + 1).find((timer) => eligible(this.failing.get(keyOf(timer))));
  }

  private lookLater(error: unknown): void {
    this.log.error(traceOf(error), 'the timers cannot be read, tried again');
    if (this.secondLook || !this.started) return;
    this.secondLook = setTimeout(() => {
      this.secondLook = undefined;
      this.refresh();
    }, this.backOff.firstMs).unref();
  }
}

/** Id and moment: a timer that was moved is another one for the commands it gives. */
const keyOf = ({ id, dueAt }: Timer): string => `${id} ${dueAt}`;

class NoTimerHandler extends Error {
  readonly code: string;
  constructor(kind: string) {
    super('no handler for this kind of timer');
    this.name = 'NoTimerHandler';
    this.code = kind;
  }
}
