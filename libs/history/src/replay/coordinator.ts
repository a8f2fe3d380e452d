import type { Relation, ViewedEntry } from '@samsyn/operations/contract';
import type { CoordinatorState } from '../timeline/history.schema';

export type CoordinatorAnswer =
  'not-called' | 'called' | 'accepted' | 'declined' | 'unanswered' | 'withdrawn' | 'released';

type Step = (entry: ViewedEntry) => CoordinatorState;
const text = <Name extends string>(name: Name, value: unknown) =>
  typeof value === 'string' ? ({ [name]: value } as Record<Name, string>) : {};

const called: Step = ({ data }) => ({ state: 'called', ...text('answerBy', data.answerBy) });
const STEPS: Readonly<Record<string, Step>> = {
  CoordinatorCalled: called,
  CallEscalated: called,
  CoordinatorAccepted: ({ entry, data }) => ({
    state: 'accepted',
    who: entry.by,
    ...text('mode', data.mode),
    ...text('eta', data.eta),
  }),
  CoordinatorDeclined: () => ({ state: 'declined' }),
  CallExpired: () => ({ state: 'unanswered' }),
  CallPassedOver: () => ({ state: 'unanswered' }),
  CallChainExhausted: () => ({ state: 'unanswered' }),
  CallWithdrawn: () => ({ state: 'withdrawn' }),
  CoordinatorReleased: () => ({ state: 'released' }),
};

/**
 * Of several calls, one that was accepted counts, then one that is open, then the last. Only the leading
 * branch may know that nobody was called: a call without a yes is hidden from the others, and they are shown
 * nothing (`undefined`).
 */
export function coordinatorAfter(
  entries: readonly ViewedEntry[],
  relation: Relation,
): CoordinatorState | undefined {
  const calls = new Map<string, CoordinatorState>();
  for (const entry of entries) {
    const step = STEPS[entry.name];
    if (!step) continue;
    calls.delete(entry.stream);
    calls.set(entry.stream, step(entry));
  }
  const states = [...calls.values()].reverse();
  const first = (state: CoordinatorAnswer) => states.find((call) => call.state === state);
  const latest = first('accepted') ?? first('called') ?? states[0];
  return latest ?? (relation === 'leading' ? { state: 'not-called' } : undefined);
}
