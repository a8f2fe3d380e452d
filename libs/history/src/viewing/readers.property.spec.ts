import { canSeeOperation, readersOf, ReadersContext } from '@samsyn/secrecy';
import type { Recorded } from '@samsyn/kernel';
import fc from 'fast-check';
import { ACTS, ACTS_ON_RIGHTS, choice, tell } from '../random-operation.fixture';
import {
  aWholeOperation,
  branchOf,
  CAST_IDS,
  viewingContext,
  type RecordedOperation,
  viewer,
} from '../recorded-operation.fixture';
import { viewOperation } from './carried-view';

const ALL = [...ACTS, ...ACTS_ON_RIGHTS];
const context = Object.assign(Object.create(ReadersContext.prototype) as ReadersContext, {
  registry: viewingContext.registry,
  on: viewingContext.on,
  officesOf: (region: string) => (region === 'syd' ? [branchOf('regional')] : []),
});

/** The cast, and a supervisor in each of their branches: where one is registered, she reads. */
const READERS = CAST_IDS.flatMap((id) => [
  viewer(id),
  { branch: branchOf(id), role: 'supervisor', person: '' },
]);

/** By field of an entry, the branches of which somebody reads it in the history: asked of nothing but the view. */
function readInHistory(snapshot: ReturnType<RecordedOperation['snapshot']>, { id, labels }: Recorded) {
  const reading = new Map(Object.keys(labels).map((field) => [field, new Set<string>()]));
  for (const one of READERS) {
    const view = viewOperation(snapshot, one, { entriesInError: 'shown' }, viewingContext);
    const visible = view?.entries.find(({ entry }) => entry.id === id);
    for (const field of Object.keys(visible?.entry.facts ?? {})) reading.get(field)?.add(one.branch);
  }
  return reading;
}

/** Of a perspective the text is told apart from its sender, and is no field that is read as it stands. */
const SHOWN_APART = new Set(['PerspectiveSubmitted']);

describe('who is said to read what was recorded', () => {
  it('is who reads it in the history, for whoever may know who takes part', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: ALL.length - 1 }), choice), {
          minLength: 1,
          maxLength: 12,
        }),
        (acts) => {
          const op = aWholeOperation();
          for (const [act, chosen] of acts) tell(op, ALL[act]!, chosen);
          const snapshot = op.snapshot();
          const last = snapshot.entries.at(-1);
          const asker = CAST_IDS.find((id) => last && viewer(id).person === last.actor.person);
          if (
            !last ||
            !asker ||
            SHOWN_APART.has(last.name) ||
            !canSeeOperation(snapshot.access, viewer(asker))
          )
            return;
          const readers = readersOf(snapshot, last, viewer(asker), context);
          const read = readInHistory(snapshot, last);
          const participates = (branch: string) => snapshot.access.participants.has(branch);
          const knows =
            snapshot.access.participants.has(branchOf(asker)) ||
            snapshot.access.facilitators.has(viewer(asker).person);
          for (const { field, branches, andOthers } of readers) {
            compared += 1;
            const own = branchOf(asker);
            const others = branches.filter((branch) => branch !== own);
            const reading = [...read.get(field)!].filter((branch) => branch !== own).sort();
            if (knows) expect([last.name, field, others]).toEqual([last.name, field, reading]);
            else {
              expect(reading).toEqual(expect.arrayContaining(others));
              // Who is not named is there only where it is said that there are others.
              const untold = reading.filter((branch) => !others.includes(branch) && participates(branch));
              if (untold.length > 0) expect([last.name, field, andOthers]).toEqual([last.name, field, true]);
            }
          }
        },
      ),
      { numRuns: 600 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
