import { encounterEvents } from '@samsyn/conducting/contract';
import type { Recorded } from '@samsyn/kernel';
import {
  branchOf,
  proposal,
  viewingContext,
  RecordedOperation,
  viewer,
  type CastId,
} from '../recorded-operation.fixture';
import { viewOperation } from './carried-view';

const UNTIL = '2026-11-19T16:00:00.000Z';
const AFTER_UNTIL = '2026-11-19T16:00:00.000Z';
const PURPOSE = 'interview';

type Ending = (op: RecordedOperation, recipient: string) => unknown;
interface Way {
  readonly how: string;
  readonly until?: string;
  readonly end: Ending;
  /** When the later correction is recorded; absent: the minute after. */
  readonly recordedAt?: string;
}

/** Every way in which a consent ends; a narrower one ends what it leaves out. */
const WAYS: readonly Way[] = [
  { how: 'a withdrawal', end: (op, recipient) => op.tell('holder', 'ConsentWithdrawn', { recipient }) },
  { how: 'a refusal', end: (op, recipient) => op.tell('holder', 'ConsentRefused', { recipient }) },
  {
    how: 'a narrower consent',
    end: (op, recipient) => op.tell('holder', 'ConsentGiven', { recipient, scope: [], purpose: PURPOSE }),
  },
  { how: 'its own time', until: UNTIL, end: () => undefined, recordedAt: AFTER_UNTIL },
];

/** Persons and offices that hold it: another of them and the test's holder would hold it no more. */
const HOLDING = new Set(['EncounterHandedOver.to']);
/** Every field of an encounter that the recipient does not see without a decision. */
const ITEMS = encounterEvents.flatMap(({ name, fields }) =>
  Object.keys(fields)
    .filter((field) => field !== 'site' && !HOLDING.has(`${name}.${field}`))
    .map((field) => [name, field] as const),
);

const RECIPIENTS: readonly CastId[] = ['leader', 'shelter'];

interface ConsentCase {
  readonly op: RecordedOperation;
  readonly item: Recorded;
  readonly consent: Recorded;
  readonly decision: Recorded;
}

/** The item is recorded, she agrees, and the field is given. */
function given(name: string, field: string, to: CastId, until?: string): ConsentCase {
  const op = new RecordedOperation();
  op.tell('leader', 'OperationProposed', proposal);
  const opened = op.tell(
    'holder',
    'EncounterOpened',
    name === 'EncounterOpened' ? { [field]: 'RECEIVED' } : {},
  );
  const item = name === 'EncounterOpened' ? opened : op.tell('holder', name, { [field]: 'RECEIVED' });
  const limit = until === undefined ? {} : { until };
  const recipient = branchOf(to);
  const consent = op.tell('holder', 'ConsentGiven', {
    recipient,
    scope: ['all'],
    purpose: PURPOSE,
    ...limit,
  });
  const rest = { outcome: 'granted', recipient, ground: 'OSL 12:2', purpose: PURPOSE, consent: consent.id };
  const about = { about: item };
  const decision = op.tell(
    'holder',
    'DisclosureDecided',
    { item: { entry: item.id, field }, ...rest },
    about,
  );
  return { op, item, consent, decision };
}

const correct = (op: RecordedOperation, about: Recorded, field: string, is: string, recordedAt?: string) =>
  op.tell(
    'holder',
    'EntryCorrected',
    { entry: about.id, field, is, reason: `WHY ${is}` },
    { about, ...(recordedAt === undefined ? {} : { recordedAt }) },
  );

const shown = (op: RecordedOperation, to: CastId, cut = {}): string =>
  JSON.stringify(viewOperation(op.snapshot(), viewer(to), cut, viewingContext));

/** Whether the recipient knows the field without any decision. */
function seesAnyway(name: string, field: string, to: CastId): boolean {
  const { op, item } = given(name, field, 'facilitator');
  const viewed = viewOperation(op.snapshot(), viewer(to), {}, viewingContext);
  return JSON.stringify(viewed?.entries.find(({ entry: { id } }) => id === item.id) ?? '').includes(
    'RECEIVED',
  );
}

describe('however a consent ends', () => {
  const cases = WAYS.flatMap((way) => RECIPIENTS.map((to) => [way.how, to, way] as const));

  it('there are fields of many kinds to be given', () => {
    expect(ITEMS.filter(([name, field]) => !seesAnyway(name, field, 'leader')).length).toBeGreaterThan(40);
  });

  test.each(cases)('nothing of %s reaches %s', (_how, to, { end, until, recordedAt }) => {
    const leaks = ITEMS.flatMap(([name, field]) => {
      if (seesAnyway(name, field, to)) return [];
      const { op, item } = given(name, field, to, until);
      correct(op, item, field, 'BEFORE');
      end(op, branchOf(to));
      correct(op, item, field, 'AFTER', recordedAt);
      const [viewed, own] = [shown(op, to), shown(op, 'holder')];
      const failures = [
        ...(viewed.includes('BEFORE') ? [] : ['what had been received is gone']),
        ...(viewed.includes('AFTER') ? ['the correction reaches'] : []),
        ...(own.includes('"AFTER"') ? [] : ['its owner does not see it']),
      ];
      return failures.map((failure) => `${name}.${field}: ${failure}`);
    });
    expect(leaks).toEqual([]);
  });

  test.each(cases)('no correction of the consent or the decision reaches after %s: %s', (_how, to, way) => {
    const { op, consent, decision } = given('VictimConversationEnded', 'account', to, way.until);
    way.end(op, branchOf(to));
    correct(op, consent, 'purpose', 'AFTER', way.recordedAt);
    correct(op, decision, 'weighing', 'LATER', way.recordedAt);
    expect(shown(op, to)).not.toMatch(/AFTER|LATER/);
    expect(shown(op, 'holder')).toMatch(/AFTER.*LATER/);
  });

  test.each(cases)('what was received is marked after %s, for %s and its owner', (_how, to, way) => {
    const { op, item } = given('VictimConversationEnded', 'account', to, way.until);
    way.end(op, branchOf(to));
    const mark = way.until === undefined ? { withdrawn: true } : { until: way.until };
    for (const [as, member] of [
      [to, 'disclosed'],
      ['holder', 'received'],
    ] as const) {
      const viewed = viewOperation(op.snapshot(), viewer(as), {}, viewingContext);
      const entry = viewed?.entries.find(({ entry: { id } }) => id === item.id)?.entry;
      expect(entry?.[member]).toMatchObject([{ field: 'account', ...mark }]);
    }
  });

  test.each(cases)(
    'nothing is shown of an earlier moment that is not shown today: %s, %s',
    (_how, to, way) => {
      const { op, item } = given('VictimConversationEnded', 'account', to, way.until);
      way.end(op, branchOf(to));
      const asOf = correct(op, item, 'account', 'AFTER', way.recordedAt).recordedAt;
      const anew = { recipient: branchOf(to), scope: ['all'], purpose: 'another' };
      op.tell('holder', 'ConsentGiven', anew, { recordedAt: '2026-11-19T16:05:00.000Z' });
      expect(shown(op, to)).not.toContain('AFTER');
      expect(shown(op, to, { asOf })).not.toContain('AFTER');
    },
  );

  it('another consent that still covers the field lets corrections through', () => {
    const { op, item } = given('VictimConversationEnded', 'account', 'leader', UNTIL);
    const recipient = branchOf('leader');
    op.tell('holder', 'ConsentGiven', { recipient, scope: ['account'], purpose: 'another' });
    correct(op, item, 'account', 'AFTER', AFTER_UNTIL);
    expect(shown(op, 'leader')).toContain('AFTER');
  });

  it('a refusal is told to nobody but the holder, and lists what had been received', () => {
    const { op, item, decision } = given('VictimConversationEnded', 'account', 'leader');
    const refused = op.tell('holder', 'ConsentRefused', { recipient: branchOf('leader') });
    expect(shown(op, 'leader')).not.toContain(refused.id);
    const viewed = viewOperation(op.snapshot(), viewer('holder'), {}, viewingContext);
    expect(viewed?.entries.find(({ entry }) => entry.id === refused.id)?.entry.received).toEqual([
      {
        entry: item.id,
        field: 'account',
        recipient: branchOf('leader'),
        decision: decision.id,
        withdrawn: true,
      },
    ]);
  });
});
