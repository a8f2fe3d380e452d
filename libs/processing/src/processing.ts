import type { EventStore } from '@samsyn/event-store';
import { DomainError, type Clock } from '@samsyn/kernel';
import type { BackOff } from './failures';
import { LeaseKeeper } from './leases/lease-keeper';
import type { Lease } from './leases/leases';
import { SILENT, type ProcessingLog } from './log';
import { SharedSubscription } from './subscription/shared-subscription';
import type { ProcessingState } from './store/processing-state';
import type { ProcessorReport } from './processor-report';
import type { Decoder, Projection } from './projections/projection';
import { ProjectionRunner } from './projections/projection-runner';
import type { ReadModelDatabase } from './projections/read-model-database';
import { Signal, within } from './subscription/signal';
import { Timers, type TimerHandler } from './timers/timers';
import type { Workflow } from './workflows/workflow';
import { WorkflowRunner } from './workflows/workflow-runner';

export interface ProcessingParts {
  readonly eventStore: EventStore;
  readonly codec: Decoder;
  readonly readModels: ReadModelDatabase;
  readonly store: ProcessingState;
  readonly clock: Clock;
  readonly log?: ProcessingLog;
  /** Pauses before something that failed is tried again, in real time. */
  readonly backOff?: BackOff;
}

export interface WaitOptions {
  /** Names of projections; absent: all. */
  readonly projections?: readonly string[];
  /** Real time. */
  readonly timeoutMs?: number;
}

/** Under which one process has the workflows and timers. */
const LEASE = 'processing';
const WAIT_MS = 5_000;
const SETTLE_MS = 30_000;

/**
 * Everything that follows the log in this process: read models, workflows and timers. Of several processes
 * over one place of checkpoints and timers, one at a time has the workflows and timers. Projections and workflows, with the
 * handlers of their timers, are added before `start`. The databases belong to the one who opened them and are
 * closed after `stop`.
 */
export class Processing {
  readonly timers: Timers;
  private readonly tail: SharedSubscription;
  private readonly progress = new Signal();
  private readonly projections: ProjectionRunner;
  private readonly workflows: WorkflowRunner[] = [];
  private readonly handlers = new Map<string, TimerHandler>();
  private readonly log: ProcessingLog;
  private startingTimers: Promise<void> = Promise.resolve();
  private timersStarted = false;
  private started = false;
  /** Workflows and timers are this process's. */
  private isLeading = false;
  private readonly keeper: LeaseKeeper;

  constructor(private readonly parts: ProcessingParts) {
    const { eventStore: store, codec, readModels: rows, backOff } = parts;
    this.log = parts.log ?? SILENT;
    this.timers = new Timers(parts.store, parts.clock, this.log, backOff);
    this.tail = new SharedSubscription(store, this.log, backOff);
    const { tail, log, progress } = this;
    this.projections = new ProjectionRunner({ store, codec, rows, tail, log, progress, backOff });
    const duties = {
      begin: async (lease: Lease) => {
        await parts.store.writeUnder(lease);
        await this.lead();
      },
      end: () => this.follow(),
    };
    this.keeper = new LeaseKeeper(parts.store.leases, LEASE, parts.clock, duties, log);
    parts.store.onLeaseLost = () => this.keeper.lookNow();
  }

  addProjection(projection: Projection): this {
    this.projections.add(projection);
    return this;
  }

  addWorkflow(workflow: Workflow): this {
    if (this.started) throw new Error('workflows are added before the start');
    if (this.workflows.some(({ name }) => name === workflow.name))
      throw new Error(`workflow ${workflow.name} is defined twice`);
    for (const [kind, handler] of Object.entries(workflow.timers ?? {})) {
      if (this.handlers.has(kind)) throw new Error(`timer ${kind} has two handlers`);
      this.handlers.set(kind, handler);
    }
    const { eventStore: store, codec, store: checkpoints, backOff } = this.parts;
    const { timers, tail, log, progress } = this;
    this.workflows.push(
      new WorkflowRunner(workflow, { store, codec, checkpoints, timers, tail, log, progress, backOff }),
    );
    return this;
  }

  /**
   * Answers when all have begun, not when they have caught up (`settled`); workflows and timers where no other process
   * has them, else once it has died or stands still. Timers begin when the workflows have come to
   * the end of the log, so that no deadline fires which a later event has moved or cancelled.
   * @throws StoreUnavailable where the log cannot be read
   */
  async start(): Promise<void> {
    this.started = true;
    await this.startReadModels();
    await this.keeper.start();
  }

  /**
   * The read models alone: for a command on a store whose workflows and timers are to stand still. Ends with `stop`.
   * @throws StoreUnavailable where the log cannot be read
   */
  async startReadModels(): Promise<void> {
    await this.tail.start();
    await this.projections.start();
  }

  /** Finishes what is at hand and keeps the checkpoints. Commands that workflows give must be possible until then. */
  async stop(): Promise<void> {
    this.started = false;
    await this.keeper.stop();
    await this.projections.stop();
    await this.tail.stop();
  }

  /**
   * Resolves when the read models have come to the position of the log.
   * @throws DomainError `READ_MODEL.BEHIND` (unavailable) with how far they have come, after `timeoutMs` (5 000)
   */
  async waitFor(position: number, { projections, timeoutMs = WAIT_MS }: WaitOptions = {}): Promise<void> {
    for (const name of projections ?? []) {
      if (!this.projections.has(name)) throw new Error(`there is no projection ${name}`);
    }
    const reached = (): boolean => this.projections.reached(projections) >= position;
    if (reached() || (await within(timeoutMs, this.progress, reached))) return;
    const at = this.projections.reached(projections);
    throw new DomainError('READ_MODEL.BEHIND', { position, reached: at }, 'unavailable');
  }

  /**
   * Resolves when every read model and workflow stands at the head of the log, no timer is due, and nothing was
   * appended meanwhile. A stopped workflow is not waited for, nor a timer that waits for another attempt, nor what another
   * process does.
   * @throws DomainError `PROCESSING.NOT_SETTLED` (unavailable) after `timeoutMs` (30 000)
   */
  async settled({ timeoutMs = SETTLE_MS }: Pick<WaitOptions, 'timeoutMs'> = {}): Promise<void> {
    const until = performance.now() + timeoutMs;
    for (;;) {
      const head = await this.parts.eventStore.head();
      const left = until - performance.now();
      const there = (): boolean => (this.timersStarted || !this.isLeading) && this.hasReached(head);
      if (!(await within(left, this.progress, there)) || !(await this.timersSettledBy(until))) {
        throw new DomainError('PROCESSING.NOT_SETTLED', { head }, 'unavailable');
      }
      const now = await this.parts.eventStore.head();
      if (now === head && this.hasReached(now) && !this.timers.busy) return;
    }
  }

  /** Empties a read model and reads the log again from the beginning; `waitFor` tells when it is there. */
  rebuild(projection: string): void {
    this.projections.rebuild(projection);
  }

  /** One for each projection and workflow. `head` is what the subscription has seen. */
  lag(): ProcessorReport[] {
    return [...this.projections.reports(), ...this.workflows.map((workflow) => this.reportOf(workflow))];
  }

  /** What is wrong, in codes and numbers for the health answer; `[]` when nothing is. */
  complaints(): string[] {
    const processors = this.lag().flatMap(({ kind, name, state, stoppedAt, failure, deadLetters }) => [
      ...(state === 'stopped' ? [`${kind} ${name} stopped at position ${stoppedAt}: ${failure}`] : []),
      ...(state === 'retrying' ? [`${kind} ${name} held up: ${failure}`] : []),
      ...(deadLetters > 0 ? [`${kind} ${name} has ${deadLetters} dead letters`] : []),
    ]);
    const { failing } = this.timers.report();
    return failing > 0 ? [...processors, `${failing} timers fail`] : processors;
  }

  get deadLetterCount(): number {
    return this.projections.reports().reduce((sum, { deadLetters }) => sum + deadLetters, 0);
  }

  get stoppedWorkflows(): number {
    return this.workflows.filter(({ isStopped }) => isStopped).length;
  }

  /** Position of the last event that the subscription has seen. */
  get head(): number {
    return this.tail.head;
  }

  private hasReached(head: number): boolean {
    const behind = this.workflows.some((workflow) => !workflow.isStopped && workflow.position < head);
    return !(behind && this.isLeading) && this.projections.reached() >= head;
  }

  private reportOf(workflow: WorkflowRunner): ProcessorReport {
    const report = workflow.report();
    return this.started && !this.isLeading ? { ...report, state: 'standby', lag: 0 } : report;
  }

  private async lead(): Promise<void> {
    this.isLeading = true;
    for (const workflow of this.workflows) await workflow.start();
    this.startingTimers = this.startTimers();
  }

  private async follow(): Promise<void> {
    this.isLeading = false;
    this.progress.notify();
    await this.startingTimers;
    await this.timers.stop();
    await Promise.all(this.workflows.map((workflow) => workflow.stop()));
    this.timersStarted = false;
    await this.parts.store.writeUnder(undefined);
    this.progress.notify();
  }

  private async timersSettledBy(until: number): Promise<boolean> {
    const left = until - performance.now();
    let timeout: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timeout = setTimeout(() => resolve(false), Math.max(0, left)).unref();
    });
    const settled = await Promise.race([this.timers.settled().then(() => true), late]);
    clearTimeout(timeout);
    return settled;
  }

  private async startTimers(): Promise<void> {
    const head = this.tail.head;
    for (;;) {
      const change = this.progress.next();
      if (!this.isLeading) return;
      if (this.workflows.every((workflow) => workflow.isStopped || workflow.position >= head)) break;
      await change;
    }
    this.timers.start(this.handlers);
    this.timersStarted = true;
    this.progress.notify();
  }
}
