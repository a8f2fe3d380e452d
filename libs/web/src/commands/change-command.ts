import { Command } from '@nestjs/cqrs';
import type { Outcome } from '@samsyn/processing';
import type { OperationContext } from '@samsyn/operations';
import type { Recording, Waiting } from '../http/command-answer';

/** What the handler of a change gives: what was recorded, or that with what the answer says beside it. */
export type Changed = Outcome | Recording | Waiting;

/**
 * One change of what has the id, which is empty where the change makes something. The changes of one thing are one class,
 * by which the bus finds their handler.
 */
export abstract class ChangeCommand<Change, Result extends Changed = Outcome> extends Command<Result> {
  constructor(
    readonly id: string,
    readonly change: Change,
    readonly context: OperationContext,
  ) {
    super();
  }
}
