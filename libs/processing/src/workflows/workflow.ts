import { uuidV5 } from '@samsyn/event-store';
import type { Recorded } from '@samsyn/kernel';
import type { Timer, TimerChange } from '../store/processing-state';
import type { TimerHandler } from '../timers/timers';

/** Namespace of the command ids of workflows. */
const WORKFLOWS = '0b1c5f5c-3b1e-5c57-8f6e-7d0a4a9e2c11';

/** What a workflow does beside commands while it handles one event; kept together with its checkpoint. */
export class WorkflowStep {
  private readonly changes: TimerChange[] = [];

  constructor(
    private readonly workflow: string,
    private readonly eventId: string,
  ) {}

  /**
   * The timer is set in the same transaction as the checkpoint of this event. The same id again moves it.
   * @throws RangeError where it is due at no time, as after an event whose field nobody can read any more
   */
  schedule(timer: Timer): void {
    if (Number.isNaN(Date.parse(timer.dueAt))) throw new RangeError(`the timer ${timer.kind} has no time`);
    this.changes.push({ change: 'schedule', timer });
  }

  cancel(id: string): void {
    this.changes.push({ change: 'cancel', id });
  }

  /** Id of a command that follows from this event: the same when the event is handled again. */
  commandId(purpose: string): string {
    return uuidV5(WORKFLOWS, `${this.workflow} ${this.eventId} ${purpose}`);
  }

  get timerChanges(): readonly TimerChange[] {
    return this.changes;
  }
}

/**
 * Reacts to events with ordinary commands and timers, in the order of the log, at least once: command ids come from
 * `step.commandId`, so that what is done again changes nothing. What `handle` throws stops the workflow at that event,
 * unless it may pass by itself (a store that does not answer): then the event is tried again after a pause.
 */
export interface Workflow {
  /** Stable; checkpoint and command ids depend on it. */
  readonly name: string;
  /** Wire types that reach `handle`. */
  readonly types: readonly string[];
  /** By the kinds of timers that it schedules, which no other workflow has: what it does when one is due. */
  readonly timers?: Readonly<Record<string, TimerHandler>>;
  handle(event: Recorded, step: WorkflowStep): Promise<void>;
}
