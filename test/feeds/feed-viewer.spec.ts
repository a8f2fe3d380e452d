import fc from 'fast-check';
import { viewOperation } from '@samsyn/history';
import { ACTS, ACTS_ON_RIGHTS, choice, tell } from '../../libs/history/src/random-operation.fixture';
import {
  aWholeOperation,
  branchOf,
  CAST_IDS,
  viewer,
  viewingContext,
} from '../../libs/history/src/recorded-operation.fixture';
import { feedViewer } from '@samsyn/relay';

const ALL = [...ACTS, ...ACTS_ON_RIGHTS];
const acts = fc.array(fc.tuple(fc.integer({ min: 0, max: ALL.length - 1 }), choice), { maxLength: 12 });

describe('the viewer of a feed', () => {
  it('sees what the branch as such sees, and nothing that a person of it sees beside that', () => {
    let compared = 0;
    fc.assert(
      fc.property(acts, (chosen) => {
        const op = aWholeOperation();
        for (const [act, one] of chosen) tell(op, ALL[act]!, one);
        const snapshot = op.snapshot();
        const seenBy = (who: ReturnType<typeof feedViewer>) =>
          viewOperation(snapshot, who, {}, viewingContext)?.entries.map(({ entry }) => entry);
        for (const id of CAST_IDS) {
          const branch = branchOf(id);
          const seen = seenBy(feedViewer(branch));
          expect(seen).toEqual(seenBy({ branch, person: '', role: '' }));
          const bySomebody = new Map(seenBy(viewer(id))?.map((entry) => [entry.id, entry]));
          // Who came later sees less; everybody else of the branch sees at least as much.
          if (viewer(id).since) continue;
          for (const entry of seen ?? []) {
            compared += 1;
            const theirs = bySomebody.get(entry.id);
            expect(Object.keys(theirs?.facts ?? {})).toEqual(
              expect.arrayContaining(Object.keys(entry.facts)),
            );
          }
        }
      }),
      { numRuns: 100 },
    );
    expect(compared).toBeGreaterThan(1_000);
  });
});
