import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  BEFORE_ALL,
  EventAltered,
  type EventStore,
  type Position,
  type StoredEvent,
} from '@samsyn/event-store';
import { BACK_OFF, isPassing, traceOf, waitMs, type BackOff } from '../failures';
import type { ProcessingLog } from '../log';
import type { SharedSubscription } from '../subscription/shared-subscription';
import type { Done, ProcessingState, TimerChange } from '../store/processing-state';
import type { ProcessorReport, ProcessorState } from '../processor-report';
import type { Decoder } from '../projections/projection';
import { BEGINNING, type Checkpoint } from '../projections/projection-catalogue';
import { standsInLog } from '../projections/projection-runner';
import { pause, Signal } from '../subscription/signal';
import type { Timers } from '../timers/timers';
import { inSpan } from '../traces';
import { WorkflowStep, type Workflow } from './workflow';

const EVENTS_PER_READ = 500;
/** Handled events whose checkpoint may wait for the next ones, in milliseconds: each commit is one fsync. */
const COMMIT_AFTER_MS = 50;
/** Events that do not concern the workflow cost no fsync; so many are passed over again after a crash. */
const PASSED_OVER_BEFORE_COMMIT = 5_000;

export interface WorkflowRunnerParts {
  readonly store: EventStore;
  readonly codec: Decoder;
  readonly checkpoints: ProcessingState;
  readonly timers: Timers;
  readonly tail: SharedSubscription;
  readonly log: ProcessingLog;
  /** Notified whenever the position or the state has changed. */
  readonly progress: Signal;
  readonly backOff?: BackOff;
}

interface Pending {
  reached: Checkpoint;
  readonly changes: TimerChange[];
  /** When the first of it was handled, in milliseconds of `performance.now`. */
  readonly since: number;
}

/** Raised inside a round by the event that could not be handled. */
class UnhandledEvent extends Error {
  constructor(
    readonly event: StoredEvent,
    cause: unknown,
  ) {
    super('an event could not be handled', { cause });
  }
}

/** Raised by an event of which something was erased or lost, where what is left cannot be handled. */
class Unreadable extends Error {}

/** Runs one workflow along the log, with a durable checkpoint after what it has handled. */
export class WorkflowRunner {
  private readonly types: ReadonlySet<string>;
  private readonly backOff: BackOff;
  private readonly halt = new Signal();
  /** Handled or passed over, and its timers are set. */
  private at: Checkpoint = BEGINNING;
  private committed: Position = BEFORE_ALL;
  /** Events that were passed over since the last commit. */
  private passedOver = 0;
  /** Handled, and not yet kept with the changes of its timers. */
  private pending: Pending | undefined;
  private state: ProcessorState = 'idle';
  private failure: string | undefined;
  private stoppedAt: number | undefined;
  private halted = true;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly workflow: Workflow,
    private readonly parts: WorkflowRunnerParts,
  ) {
    this.types = new Set(workflow.types);
    this.backOff = parts.backOff ?? BACK_OFF;
  }

  get name(): string {
    return this.workflow.name;
  }

  get position(): number {
    return this.at.position;
  }

  /** Stopped by an event that cannot be handled; it goes on after `start`. */
  get isStopped(): boolean {
    return this.state === 'stopped';
  }

  /** Goes on after the checkpoint; the event that stopped the workflow is tried again. */
  async start(): Promise<void> {
    const { checkpoints, store, log } = this.parts;
    const checkpoint = checkpoints.checkpointOf(this.name);
    const known = await standsInLog(store, checkpoint);
    if (!known)
      log.warn(
        { workflow: this.name, position: checkpoint.position },
        'the checkpoint is of another log: from 0',
      );
    this.at = known ? checkpoint : BEGINNING;
    this.committed = this.at.position;
    this.passedOver = 0;
    this.pending = undefined;
    this.failure = undefined;
    this.stoppedAt = undefined;
    this.state = 'catching-up';
    this.halted = false;
    this.running = this.run();
  }

  /** Finishes the event at hand and keeps its checkpoint. */
  async stop(): Promise<void> {
    this.halted = true;
    this.halt.notify();
    this.parts.tail.news.notify();
    await this.running;
    if (this.state !== 'stopped') this.state = 'idle';
    this.parts.progress.notify();
  }

  report(): ProcessorReport {
    const { position, failure, stoppedAt } = this;
    const head = Math.max(this.parts.tail.head, position);
    const lag = this.parts.tail.eventsAfter(position);
    const running = this.state === 'live' || this.state === 'catching-up';
    const state = running ? (lag === 0 ? 'live' : 'catching-up') : this.state;
    const why = { ...(failure && { failure }), ...(stoppedAt !== undefined && { stoppedAt }) };
    return { kind: 'workflow', name: this.name, state, position, head, lag, deadLetters: 0, ...why };
  }

  private async run(): Promise<void> {
    for (let attempt = 0; !this.halted && this.state !== 'stopped';) {
      const news = this.parts.tail.news.next();
      try {
        const before = (this.pending?.reached ?? this.at).position;
        const events = await this.parts.tail.read(before, EVENTS_PER_READ);
        await this.parts.codec.load(events);
        await this.handleAll(events);
        attempt = 0;
        this.recovered();
        if (!this.halted) await (events.length > 0 ? nextTurn() : news.then(() => nextTurn()));
      } catch (error) {
        attempt += 1;
        this.fail(error, attempt);
        const halt = this.halt.next();
        if (this.state === 'retrying' && !this.halted) await pause(waitMs(this.backOff, attempt), halt);
      }
    }
    await this.keepPassedOver();
  }

  private async handleAll(events: readonly StoredEvent[]): Promise<void> {
    for (const event of events) {
      if (this.halted) break;
      const concerned = this.types.has(event.type);
      // Checked before and not after the event, so that no command waits behind an fsync that is not yet needed.
      if (concerned && this.pendingTooLong()) await this.commitPending();
      if (concerned) {
        try {
          const changes = await this.handle(event);
          this.pending ??= { reached: this.at, changes: [], since: performance.now() };
          this.pending.changes.push(...changes);
        } catch (cause) {
          if (cause instanceof EventAltered || cause instanceof Unreadable) {
            await this.passUnreadable(event);
            continue;
          }
          await this.commitPending();
          throw new UnhandledEvent(event, cause);
        }
      }
      const kept = this.pass(event);
      if (kept) await kept;
    }
    // While it catches up the commit waits for the next pages too.
    if (events.length < EVENTS_PER_READ || this.halted || this.pendingTooLong()) await this.commitPending();
    this.parts.progress.notify();
  }

  private async handle(event: StoredEvent): Promise<readonly TimerChange[]> {
    await this.parts.checkpoints.requireLease();
    const step = new WorkflowStep(this.name, event.id);
    const recorded = this.parts.codec.decode(event);
    try {
      const facts = { 'samsyn.workflow': this.name, 'samsyn.event_types': [event.type] };
      await inSpan('workflow', facts, () => this.workflow.handle(recorded, step), event.position);
      return step.timerChanges;
    } catch (cause) {
      // What a field said is gone for good, where it was erased or its key is lost: trying again brings it back no more.
      throw recorded.erased.length > 0 && !isPassing(cause) ? new Unreadable('', { cause }) : cause;
    }
  }

  /** One event that is not what was written, or no longer says it, must not stop what all others wait for. */
  private passUnreadable(event: StoredEvent): Done {
    const { position } = event;
    this.parts.log.error({ workflow: this.name, position }, 'the workflow passed over an unreadable event');
    return this.pass(event);
  }

  private async commit(reached: Checkpoint, changes: readonly TimerChange[]): Promise<void> {
    await this.parts.checkpoints.commit(this.name, reached, changes);
    this.at = reached;
    this.committed = reached.position;
    this.passedOver = 0;
    if (changes.length > 0) this.parts.timers.refresh();
    this.parts.progress.notify();
  }

  private pass({ position, id }: StoredEvent): Done {
    const reached = { position, eventId: id };
    if (this.pending) {
      this.pending.reached = reached;
      return;
    }
    this.at = reached;
    this.passedOver += 1;
    if (this.passedOver >= PASSED_OVER_BEFORE_COMMIT) return this.commit(reached, []);
  }

  private pendingTooLong(): boolean {
    return this.pending !== undefined && performance.now() - this.pending.since > COMMIT_AFTER_MS;
  }

  private async commitPending(): Promise<void> {
    if (!this.pending) return;
    const { reached, changes } = this.pending;
    this.pending = undefined;
    await this.commit(reached, changes);
  }

  private async keepPassedOver(): Promise<void> {
    try {
      await this.commitPending();
      if (this.position > this.committed) await this.commit(this.at, []);
    } catch (error) {
      this.parts.log.warn(
        { workflow: this.name, ...traceOf(error) },
        'the checkpoint was not kept; events are passed over again',
      );
    }
  }

  private fail(error: unknown, attempt: number): void {
    const cause = error instanceof UnhandledEvent ? error.cause : error;
    const place =
      error instanceof UnhandledEvent ? { position: error.event.position, type: error.event.type } : {};
    const trace = traceOf(cause);
    this.failure = trace.error;
    const fields = { workflow: this.name, ...place, ...trace, attempt };
    if (error instanceof UnhandledEvent && !isPassing(cause)) {
      this.state = 'stopped';
      this.stoppedAt = error.event.position;
      this.parts.log.error(fields, `the workflow is stopped at position ${error.event.position}`);
    } else {
      this.state = 'retrying';
      this.parts.log.warn(fields, 'the workflow is held up, tried again');
    }
    this.parts.progress.notify();
  }

  private recovered(): void {
    if (this.state !== 'retrying') return;
    this.state = 'catching-up';
    this.failure = undefined;
    this.parts.log.info({ workflow: this.name }, 'the workflow goes on');
  }
}
