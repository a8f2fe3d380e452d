import { SYSTEM, type Instant, type JsonObject, type Recorded } from '@samsyn/kernel';
import type { CommandContext } from '../commands/command';
import type { TimerHandler } from '../timers/timers';
import type { Workflow, WorkflowStep } from './workflow';

/** What waits by its id, and until when; with neither time nor payload, it waits no longer. */
export type Deadline<Payload> =
  | { readonly of: string }
  | {
      readonly of: string;
      readonly dueAt: Instant;
      /** What the timer brings back: ids and codes alone. A timer set by an earlier version may bring more. */
      readonly payload: Payload;
    };

/**
 * A workflow with one durable timer for each thing that waits: set and moved by the events that say until when, taken away
 * by those that end the waiting. A timer that fires although it was answered meanwhile does no harm: the command then records nothing.
 */
export abstract class DeadlineWorkflow<Payload extends object> implements Workflow {
  readonly timers: Readonly<Record<string, TimerHandler>>;

  /** @param name also the kind of its timers, and the beginning of their ids: it stands in data folders */
  constructor(
    readonly name: string,
    readonly types: readonly string[],
  ) {
    this.timers = {
      [name]: async ({ commandId, payload }) => {
        const content = { timer: name, ...payload };
        await this.onDue(payload as unknown as Payload, { actor: SYSTEM, commandId, content });
      },
    };
  }

  async handle(event: Recorded, step: WorkflowStep): Promise<void> {
    const deadline = await this.deadlineAfter(event);
    if (!deadline) return;
    const id = `${this.name} ${deadline.of}`;
    if (!('payload' in deadline)) step.cancel(id);
    else
      step.schedule({
        id,
        dueAt: deadline.dueAt,
        kind: this.name,
        payload: { ...deadline.payload } as JsonObject,
      });
  }

  /** `undefined` where the event leaves the timer as it is. */
  protected abstract deadlineAfter(
    event: Recorded,
  ): Deadline<Payload> | undefined | Promise<Deadline<Payload> | undefined>;

  /** The deadline has passed. */
  protected abstract onDue(payload: Payload, context: CommandContext): Promise<unknown>;
}
