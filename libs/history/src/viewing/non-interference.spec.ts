import fc from 'fast-check';
import { CHOSEN_LABELS, type ChosenLabel, type Recorded } from '@samsyn/kernel';
import { act, ACTS, BEGINNINGS, choice, steps, played } from '../random-operation.fixture';
import {
  branchOf,
  CAST_IDS,
  proposal,
  viewingContext,
  RecordedOperation,
  viewer,
  type CastId,
  summaryOf,
} from '../recorded-operation.fixture';
import { headCountAt } from '../replay/head-count';
import { stateAt } from '../replay/state-at';
import { viewOperation } from './carried-view';

const RUNS = 500;

/** Every byte that the viewer can get of it: history, list, counts, replay at each moment; and as it was earlier. */
function everythingFor(op: RecordedOperation, entries: readonly Recorded[], id: CastId): string {
  const snapshot = op.snapshot(entries);
  const readings = [undefined, '2026-11-19T15:33:00.000Z'].map((asOf) => {
    const operation = viewOperation(snapshot, viewer(id), asOf === undefined ? {} : { asOf }, viewingContext);
    if (!operation) return 'unknown';
    const moments = operation.entries.map(({ at }) => at);
    return {
      summary: summaryOf(operation),
      history: operation.entries.map(({ entry }) => entry),
      replay: moments.map((at) => stateAt(operation, at)),
      headCount: moments.map((at) => headCountAt(operation.entries, at)),
      closed: operation.perspectivesAreClosed,
    };
  });
  return JSON.stringify(readings);
}

/** The place where two answers part, short enough to read. */
function firstDifference(found: string, expected: string): string {
  if (found === expected) return '';
  const at = [...found].findIndex((_, index) => found[index] !== expected[index]);
  return `${found.slice(Math.max(0, at - 120), at + 60)} | ${expected.slice(at, at + 60)}`;
}

const visible = (op: RecordedOperation, entries: readonly Recorded[], id: CastId) =>
  new Map(
    viewOperation(op.snapshot(entries), viewer(id), {}, viewingContext)?.entries.map((found) => [
      found.entry.id,
      found,
    ]),
  );

const scrambled = (value: unknown): unknown => (typeof value === 'string' ? 'KANARIE' : value);
/** Fields by which the log is wired: another value would be another event, not another secret. */
const WIRING = new Set([
  'entry',
  'field',
  'item',
  'to',
  'recipient',
  'requester',
  'who',
  'through',
  'agencies',
  'then',
  'outcome',
  'ground',
  'region',
  'from',
  'met',
]);

const asksNobodyNamed = ({ name, data }: Recorded): boolean =>
  name === 'VoluntaryMeasureAsked' && (data as { met?: string }).met === undefined;

describe('what a viewer may not know changes no byte that the viewer gets', () => {
  test('the value of a hidden field or entry', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...CAST_IDS), (acts, id) => {
        const op = played(acts);
        const visibleEntries = visible(op, op.entries, id);
        const changed = op.entries.map((event) => {
          const shown = visibleEntries.get(event.id)?.entry.facts ?? {};
          const data = Object.entries(event.data as object).map(
            ([field, value]: [string, unknown]) =>
              [field, field in shown || WIRING.has(field) ? value : scrambled(value)] as const,
          );
          return { ...event, data: Object.fromEntries(data) };
        });
        expect(firstDifference(everythingFor(op, changed, id), everythingFor(op, op.entries, id))).toBe('');
      }),
      { numRuns: RUNS },
    );
  });

  test('an entry that she does not see, recorded in between', () => {
    let hidden = 0;
    fc.assert(
      fc.property(
        steps,
        act,
        choice,
        fc.nat(30),
        fc.constantFrom(...CAST_IDS),
        (acts, index, chosen, at, id) => {
          const op = played(acts);
          const place = 1 + (at % op.entries.length);
          const before = new RecordedOperation();
          before.entries.push(...op.entries.slice(0, place));
          const [name, data, telling, by = chosen.by] = ACTS[index]!(before, chosen);
          // What her own branch does is hers to know, be it that she knows nothing after it.
          fc.pre(by === 'system' || branchOf(by) !== branchOf(id));
          const added = op.recorded(place + 0.5, by, name, data, telling);
          const inserted = { ...added, id: added.id.replace(/^0{8}/, 'f'.repeat(8)) };
          fc.pre(!BEGINNINGS.has(name) || !op.entries.some(({ stream }) => stream === inserted.stream));
          const more = [...op.entries.slice(0, place), inserted, ...op.entries.slice(place)];
          fc.pre(!visible(op, more, id).has(inserted.id));
          // Whose an answer is that names nobody is known only while one person was met (`holdsHers`): that a second one
          // was takes it back, and so tells that much. To go on showing it would show somebody else's answer.
          fc.pre(name !== 'EncounterOpened' || !op.entries.some(asksNobodyNamed));
          hidden += 1;
          expect(firstDifference(everythingFor(op, more, id), everythingFor(op, op.entries, id))).toBe('');
        },
      ),
      { numRuns: RUNS },
    );
    expect(hidden).toBeGreaterThanOrEqual(RUNS);
  });
});

describe('labels', () => {
  test('one more label never shows anybody more', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...CHOSEN_LABELS), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...CHOSEN_LABELS),
        fc.constantFrom(...CAST_IDS),
        (labels, further, id) => {
          const reads = (chosen: readonly ChosenLabel[]) => {
            const op = new RecordedOperation();
            op.tell('leader', 'OperationProposed', proposal);
            op.tell('border', 'AgencyConfirmed', { staff: 1, focus: 'x' });
            op.tell('border', 'NoteAdded', { text: 'secret' }, { labels: { text: chosen } });
            return [...visible(op, op.entries, id).values()].some(({ entry }) => 'text' in entry.facts);
          };
          expect(reads([...labels, further]) && !reads(labels)).toBe(false);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('a label that the rules do not know, and a field that the schema does not know, are hidden', () => {
    const op = new RecordedOperation();
    op.tell('leader', 'OperationProposed', proposal);
    op.tell('border', 'AgencyConfirmed', { staff: 1, focus: 'x' });
    const entered = op.tell('border', 'SuspectEncountered', { kind: 'buyer', who: 'secret' });
    const unknown = {
      ...entered,
      labels: { who: ['of-tomorrow'] },
      data: { kind: 'buyer', who: 'secret', further: 'secret' },
    };
    const visibleEntries = visible(op, [...op.entries.slice(0, 2), unknown], 'leader').get(entered.id);
    expect(visibleEntries?.entry.facts).toEqual({ kind: 'buyer' });
    expect(visibleEntries?.entry.withheld.map(({ rule }) => rule)).toEqual(['unlabelled', 'unlabelled']);
  });
});
