import fc from 'fast-check';
import { CHOSEN_LABELS, type ChosenLabel, type Recorded } from '@samsyn/kernel';
import {
  branchOf,
  call,
  CAST_IDS,
  invitation,
  person,
  proposal,
  registry,
  surroundings,
  ToldOperation,
  viewer,
  type CastId,
  type Telling,
} from '../told-operation.fixture';
import { summaryOf } from '../operations/operation-summary';
import { stateAt } from '../replay/state-at';
import { viewOperation } from './view-operation';

const RUNS = 500;

interface Choice {
  readonly by: CastId;
  readonly other: CastId;
  readonly word: string;
  readonly label: ChosenLabel;
  readonly entry: number;
  readonly of: string;
  readonly callOut: number;
}
type Act = (op: ToldOperation, choice: Choice) => readonly [string, object, Telling?, CastId?];

/** An earlier entry, for corrections and disclosures. */
const earlier = (op: ToldOperation, { entry }: Choice): Recorded => op.entries[entry % op.entries.length]!;
const fieldOf = (event: Recorded, { entry }: Choice): string => {
  const fields = ['occurredAt', ...Object.keys(registry.ofName(event.name).definition.fields)];
  return fields[entry % fields.length]!;
};
const disclosed = (
  op: ToldOperation,
  choice: Choice,
  further: object,
): readonly [string, object, Telling] => {
  const about = earlier(op, choice);
  const item = { entry: about.id, field: fieldOf(about, choice) };
  return ['DisclosureDecided', { item, ground: 'OSL 12:2', purpose: choice.word, ...further }, { about }];
};
const labelled = ({ label }: Choice, ...fields: string[]): Telling['labels'] =>
  Object.fromEntries(fields.map((field) => [field, [label]]));

/** An encounter begins with its opening, and what is told of it is told by the branch that owns it. */
const SOCIAL = ['holder', 'colleague', 'supervisor'] as const;
const inEncounter =
  (name: string, data: (choice: Choice) => object): Act =>
  (op, choice) => {
    const opened = op.entries.some(
      (event) => event.name === 'EncounterOpened' && event.stream.endsWith(choice.of.slice(1)),
    );
    const by = SOCIAL[choice.entry % SOCIAL.length]!;
    if (!opened) return ['EncounterOpened', { identity: 'known', name: choice.word }, { of: choice.of }, by];
    return [name, data(choice), { of: choice.of }, by];
  };

/** A call-out begins with the first call. */
const inCall =
  (name: string, data: (choice: Choice) => object): Act =>
  (op, choice) => {
    const { callOut, other } = choice;
    const called = op.entries.some(
      (event) => event.name === 'CoordinatorCalled' && event.stream.endsWith(String(callOut)),
    );
    if (!called) return ['CoordinatorCalled', { ...call(other, 0), then: [] }, { callOut }, 'leader'];
    return [name, data(choice), { callOut }];
  };

const BEGINNINGS = new Set(['EncounterOpened', 'CoordinatorCalled']);

const ACTS: readonly Act[] = [
  (_, { other }) => [
    'AgencyInvited',
    { ...invitation, agencies: [branchOf(other)], answerBy: invitation.window[0] },
  ],
  (_, { word }) => ['AgencyConfirmed', { staff: 1, focus: word }],
  (_, { word }) => ['AgencyDeclined', { reason: word }],
  inCall('CallEscalated', ({ other }) => call(other, 1)),
  inCall('CallExpired', ({ other }) => ({ to: person(other) })),
  inCall('CoordinatorAccepted', () => ({ mode: 'on-site' })),
  inCall('CoordinatorDeclined', ({ word }) => ({ reason: 'illness', note: word })),
  inCall('CallWithdrawn', () => ({})),
  (_, { other }) => ['LateJoinerBriefed', { who: person(other) }],
  (_, choice) => ['NoteAdded', { text: choice.word }, { labels: labelled(choice, 'text') }],
  (_, choice) => [
    'FindingRecorded',
    { area: choice.word, severity: 'x', detail: choice.word },
    { labels: labelled(choice, 'detail') },
  ],
  (_, { entry }) => ['SiteEntered', { persons: entry % 5 }],
  inEncounter('EncounterHandedOver', ({ entry }) => ({ to: person(SOCIAL[entry % 2]!) })),
  inEncounter('VictimConversationEnded', ({ word }) => ({ account: word, needs: word })),
  inEncounter('FollowUpBooked', ({ word }) => ({ followUp: 1, at: invitation.window[1], place: word })),
  inEncounter('ConsentGiven', ({ other, word }) => ({
    recipient: branchOf(other),
    scope: ['all'],
    purpose: word,
  })),
  inEncounter('ConsentWithdrawn', ({ other }) => ({ recipient: branchOf(other) })),
  inEncounter('ConsentRefused', ({ other }) => ({ recipient: branchOf(other) })),
  inEncounter('ReferralRequested', ({ other, word }) => ({ to: branchOf(other), service: word })),
  (op, choice) => disclosed(op, choice, { outcome: 'granted', recipient: branchOf(choice.other) }),
  (op, choice) => disclosed(op, choice, { outcome: 'refused', requester: branchOf(choice.other) }),
  (op, choice) => {
    const about = earlier(op, choice);
    const data = { entry: about.id, field: fieldOf(about, choice), is: choice.word, reason: choice.word };
    return ['EntryCorrected', data, { about, labels: labelled(choice, 'is', 'reason') }];
  },
  (_, { other }) => ['FacilitatorNamed', { who: person(other) }],
  (_, { word }) => ['PerspectiveSubmitted', { well: word }],
  (_, { word }) => ['PerspectiveSubmitted', { hard: word, through: 'facilitator' }],
  (_, { word }) => ['LessonAgreed', { what: word }],
];

const act = fc.integer({ min: 0, max: ACTS.length - 1 });
const choice: fc.Arbitrary<Choice> = fc.record({
  by: fc.constantFrom(...CAST_IDS),
  other: fc.constantFrom(...CAST_IDS),
  word: fc.constantFrom('alfa', 'beta', 'gamma'),
  label: fc.constantFrom(...CHOSEN_LABELS),
  entry: fc.nat(40),
  of: fc.constantFrom('p1', 'p2'),
  callOut: fc.constantFrom(1, 2),
});
const steps = fc.array(fc.tuple(act, choice), { minLength: 4, maxLength: 30 });

function told(acts: readonly (readonly [number, Choice])[]): ToldOperation {
  const op = new ToldOperation();
  op.tell('leader', 'OperationProposed', proposal);
  for (const [index, chosen] of acts) {
    const [name, data, telling, by] = ACTS[index]!(op, chosen);
    op.tell(by ?? chosen.by, name, data, telling);
  }
  return op;
}

/** Every byte that the viewer can get of it: history, list, counts, replay at each moment; and as it was earlier. */
function everythingFor(op: ToldOperation, entries: readonly Recorded[], id: CastId): string {
  const snapshot = op.snapshot(entries);
  const readings = [undefined, '2026-11-19T15:33:00.000Z'].map((asOf) => {
    const operation = viewOperation(snapshot, viewer(id), asOf === undefined ? {} : { asOf }, surroundings);
    if (!operation) return 'unknown';
    const moments = operation.entries.map(({ at }) => at);
    return {
      summary: summaryOf(operation),
      history: operation.entries.map(({ entry }) => entry),
      replay: moments.map((at) => stateAt(operation.entries, at)),
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

const visible = (op: ToldOperation, entries: readonly Recorded[], id: CastId) =>
  new Map(
    viewOperation(op.snapshot(entries), viewer(id), {}, surroundings)?.entries.map((found) => [
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
]);

describe('what a viewer may not know changes no byte that she gets', () => {
  test('the value of a hidden field or entry', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...CAST_IDS), (acts, id) => {
        const op = told(acts);
        const seen = visible(op, op.entries, id);
        const changed = op.entries.map((event) => {
          const shown = seen.get(event.id)?.entry.facts ?? {};
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
          const op = told(acts);
          const place = 1 + (at % op.entries.length);
          const before = new ToldOperation();
          before.entries.push(...op.entries.slice(0, place));
          const [name, data, telling, by = chosen.by] = ACTS[index]!(before, chosen);
          // What her own branch does is hers to know, be it that she knows nothing after it.
          fc.pre(branchOf(by) !== branchOf(id));
          const added = op.recorded(place + 0.5, by, name, data, telling);
          const inserted = { ...added, id: added.id.replace(/^0{8}/, 'f'.repeat(8)) };
          fc.pre(!BEGINNINGS.has(name) || !op.entries.some(({ stream }) => stream === inserted.stream));
          const more = [...op.entries.slice(0, place), inserted, ...op.entries.slice(place)];
          fc.pre(!visible(op, more, id).has(inserted.id));
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
            const op = new ToldOperation();
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
    const op = new ToldOperation();
    op.tell('leader', 'OperationProposed', proposal);
    op.tell('border', 'AgencyConfirmed', { staff: 1, focus: 'x' });
    const note = op.tell('border', 'NoteAdded', { text: 'secret' });
    const unknown = {
      ...note,
      labels: { text: ['of-tomorrow'] },
      data: { text: 'secret', further: 'secret' },
    };
    const seen = visible(op, [...op.entries.slice(0, 2), unknown], 'leader').get(note.id);
    expect(seen?.entry.facts).toEqual({});
    expect(seen?.entry.withheld.map(({ rule }) => rule)).toEqual(['unlabelled', 'unlabelled']);
  });
});
