/** Of the writer's thread, which loads it by itself (`log-writer.mts`): from beside it only types may be imported. */
import type {
  AppendRequest,
  EventColumns,
  NoCondition,
  NoText,
  Outcome,
  PackedBatch,
  OutcomeMessage,
} from './writer-messages.ts';

const COLUMNS = 6;
const NO_TEXT: NoText = -1;
const NO_CONDITION: NoCondition = -1;

/** The appends that were sent as one text (`commit-queue.ts`). */
export function unpacked({ text, shape }: PackedBatch): AppendRequest[] {
  const batch: AppendRequest[] = [];
  let [at, next] = [0, 0];
  const number = (): number => shape[next++]!;
  const take = (length: number): string => text.slice(at, (at += length));
  while (next < shape.length) {
    const [expected, after, count] = [number(), number(), number()];
    const stream = take(number());
    const events: EventColumns[] = [];
    for (let event = 0; event < count; event += 1) {
      const columns: (string | null)[] = [];
      for (let column = 0; column < COLUMNS; column += 1) {
        const length = number();
        columns.push(length === NO_TEXT ? null : take(length));
      }
      events.push(columns as unknown as EventColumns);
    }
    batch.push({ stream, expected, unchangedAfter: after === NO_CONDITION ? undefined : after, events });
  }
  return batch;
}

/** One number where it is one event, as in most appends. */
export function messageOf(outcome: Outcome): OutcomeMessage {
  if (outcome.kind !== 'written') return outcome;
  const { positions } = outcome;
  return positions.length === 1 ? positions[0]! : positions;
}
