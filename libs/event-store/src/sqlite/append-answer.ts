import {
  BEFORE_ALL,
  EventIdTaken,
  OperationChanged,
  StoreUnavailable,
  WrongExpectedRevision,
  type AppendResult,
  type Position,
} from '../port';
import type { Outcome } from './writer-messages';

/** What was asked for, as far as the answer says it again. */
interface Asked {
  readonly stream: string;
  readonly expected: number;
  readonly unchangedAfter?: Position | undefined;
  readonly operationId: string | null;
}

/** The outcome of an append as the port has it: an answer, or an error of its own. */
export function answerOf(asked: Asked, outcome: Outcome): AppendResult {
  switch (outcome.kind) {
    case 'written':
    case 'duplicate':
      return {
        positions: outcome.positions,
        position: outcome.positions.reduce((last, position) => Math.max(last, position), BEFORE_ALL),
        revision: outcome.revision,
        duplicate: outcome.kind === 'duplicate',
      };
    case 'wrong-revision':
      throw new WrongExpectedRevision(asked.stream, asked.expected, outcome.actual);
    case 'operation-changed':
      throw new OperationChanged(asked.operationId!, asked.unchangedAfter!, outcome.actual);
    case 'id-taken':
      throw new EventIdTaken(outcome.id);
    case 'failed':
      throw new StoreUnavailable(outcome.reason);
  }
}
