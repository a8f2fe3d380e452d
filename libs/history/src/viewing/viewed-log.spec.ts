import type { Recorded } from '@samsyn/kernel';
import {
  person,
  branchOf,
  proposal,
  viewingContext,
  RecordedOperation,
  viewer,
  call,
  type CastId,
  HANDED_OVER,
} from '../recorded-operation.fixture';
import { viewOperation } from './carried-view';

function begun(): RecordedOperation {
  const op = new RecordedOperation();
  op.tell('leader', 'OperationProposed', proposal);
  for (const id of ['border', 'holder'] as const) op.tell(id, 'AgencyConfirmed', { staff: 1, focus: 'x' });
  return op;
}
const viewedBy = (op: RecordedOperation, id: CastId, asOf?: string) =>
  viewOperation(op.snapshot(), viewer(id), asOf === undefined ? {} : { asOf }, viewingContext);
const entryOf = (op: RecordedOperation, id: CastId, event: Recorded, asOf?: string) =>
  viewedBy(op, id, asOf)?.entries.find(({ entry }) => entry.id === event.id);

describe('marks', () => {
  test.each([
    [15 * 60_000, false],
    [15 * 60_000 + 1, true],
  ])('an entry recorded %i ms after it happened is late: %s', (delayMs, late) => {
    const op = begun();
    const recordedAt = '2026-11-19T20:00:00.000Z';
    const at = new Date(Date.parse(recordedAt) - delayMs).toISOString();
    const event = op.tell('officer', 'SiteSecured', {}, { at, recordedAt });
    expect(entryOf(op, 'leader', event)?.entry.late).toBe(late ? true : undefined);
  });

  test.each([
    [30 * 86_400_000, undefined],
    [30 * 86_400_000 + 1, true],
    [365 * 86_400_000, true],
  ])('an entry that happened %i ms before the proposal, by its word or a correction: %s', (ms, mark) => {
    const op = begun();
    const at = new Date(Date.parse(op.entries[0]!.occurredAt) - ms).toISOString();
    const secured = op.tell('officer', 'SiteSecured', {}, { at });
    const corrected = op.tell('officer', 'SiteSecured', {});
    op.tell(
      'officer',
      'EntryCorrected',
      { entry: corrected.id, field: 'occurredAt', is: at, reason: 'x' },
      { about: corrected },
    );
    expect(entryOf(op, 'leader', secured)?.entry.longBefore).toBe(mark);
    expect(entryOf(op, 'border', corrected)?.entry.longBefore).toBe(mark);
    op.tell(
      'officer',
      'EntryCorrected',
      { entry: secured.id, field: 'occurredAt', is: '2026-11-19T19:44:00.000Z', reason: 'x' },
      { about: secured },
    );
    expect(entryOf(op, 'leader', secured)?.entry.longBefore).toBeUndefined();
  });

  test('a correction is never late, and an entry ahead of the clock says so', () => {
    const op = begun();
    const secured = op.tell('officer', 'SiteSecured', {}, { at: '2026-11-19T23:00:00.000Z' });
    const correction = op.tell(
      'officer',
      'EntryCorrected',
      { entry: secured.id, field: 'occurredAt', is: '2026-11-19T15:00:00.000Z', reason: 'x' },
      { about: secured, at: '2026-11-19T10:00:00.000Z' },
    );
    expect(entryOf(op, 'leader', secured)?.entry.aheadOfClock).toBe(true);
    expect(entryOf(op, 'leader', correction)?.entry.late).toBeUndefined();
  });

  test('a correction stands on what it corrects: told as it was, computed as it is', () => {
    const op = begun();
    const entered = op.tell('officer', 'SiteEntered', { persons: 2 });
    const correct = (field: string, is: unknown) =>
      op.tell('officer', 'EntryCorrected', { entry: entered.id, field, is, reason: 'x' }, { about: entered });
    correct('persons', 3);
    correct('occurredAt', '2026-11-19T15:00:00+01:00');
    const last = correct('persons', 4);
    const viewed = entryOf(op, 'border', entered);
    expect(viewed?.entry.facts).toEqual({ persons: 2 });
    expect(viewed?.entry.at).toBe(entered.occurredAt);
    expect(viewed?.entry.corrections?.at(-1)).toEqual({ field: 'persons', is: 4, by: last.id });
    expect(viewed).toMatchObject({ data: { persons: 4 }, at: '2026-11-19T14:00:00.000Z' });
  });

  test('a correction of a correction reaches what the first one corrects', () => {
    const op = begun();
    const entered = op.tell('officer', 'SiteEntered', { persons: 2 });
    const about = { about: entered };
    const first = op.tell(
      'officer',
      'EntryCorrected',
      { entry: entered.id, field: 'persons', is: 3, reason: 'x' },
      about,
    );
    op.tell('officer', 'EntryCorrected', { entry: first.id, field: 'is', is: 5, reason: 'x' }, about);
    expect(entryOf(op, 'leader', entered)?.data.persons).toBe(5);
  });

  test('a correction of a hidden field leaves no trace', () => {
    const op = begun();
    op.tell('leader', 'ConductStarted', HANDED_OVER);
    const opened = op.tell('holder', 'EncounterOpened', { identity: 'known', name: 'A' });
    const ended = op.tell('holder', 'VictimConversationEnded', { account: 'x' });
    op.tell(
      'holder',
      'EntryCorrected',
      { entry: ended.id, field: 'account', is: 'y', reason: 'x' },
      { about: opened },
    );
    expect(entryOf(op, 'leader', ended)?.entry.corrections).toBeUndefined();
    expect(viewedBy(op, 'leader')?.entries.map(({ name }) => name)).not.toContain('EntryCorrected');
    expect(entryOf(op, 'holder', ended)?.data.account).toBe('y');
  });

  test('the persons met have the same number for everybody who takes part', () => {
    const op = begun();
    op.tell('leader', 'ConductStarted', HANDED_OVER);
    op.tell('holder', 'EncounterOpened', { identity: 'known' }, { of: 'p1' });
    op.tell('colleague', 'EncounterOpened', { identity: 'known' }, { of: 'p2' });
    const talked = op.tell('colleague', 'VictimConversationStarted', {}, { of: 'p2' });
    expect(entryOf(op, 'leader', talked)?.entry.personMet).toBe(1);
    expect(entryOf(op, 'supervisor', talked)?.entry.personMet).toBe(1);
    // Whom nobody else knows of comes after them, and gets a number of theirs once they see something.
    const first = op.entries.find(({ name }) => name === 'EncounterOpened')!;
    expect(entryOf(op, 'supervisor', first)?.entry.personMet).toBe(2);
    op.tell('colleague', 'EncounterOpened', { identity: 'known' }, { of: 'p3' });
    const third = op.tell('colleague', 'VictimConversationStarted', {}, { of: 'p3' });
    for (const who of ['leader', 'supervisor'] as const)
      expect([who, entryOf(op, who, third)?.entry.personMet]).toEqual([who, 2]);
    expect(entryOf(op, 'supervisor', first)?.entry.personMet).toBe(3);
    const late = op.tell('holder', 'VictimConversationStarted', {}, { of: 'p1' });
    for (const who of ['leader', 'supervisor'] as const)
      expect([who, entryOf(op, who, late)?.entry.personMet]).toEqual([who, 3]);
  });
});

describe('reasons of private life', () => {
  test.each([
    ['illness', 'unavailable'],
    ['leave', 'unavailable'],
    ['too-far', 'too-far'],
  ])("%s reads %s outside the coordinator's branch", (reason, read) => {
    const op = begun();
    op.tell('leader', 'CoordinatorCalled', { ...call('holder', 0), then: [] });
    const declined = op.tell('holder', 'CoordinatorDeclined', { reason });
    expect(entryOf(op, 'leader', declined)?.entry.facts.reason).toBe(read);
    expect(entryOf(op, 'colleague', declined)?.entry.facts.reason).toBe(reason);
  });

  test('nor does a correction of the reason tell it, or why', () => {
    const op = begun();
    op.tell('leader', 'CoordinatorCalled', { ...call('holder', 0), then: [] });
    const declined = op.tell('holder', 'CoordinatorDeclined', { reason: 'other' });
    const correction = op.tell(
      'holder',
      'EntryCorrected',
      { entry: declined.id, field: 'reason', is: 'illness', was: 'other', reason: 'hospital' },
      { about: declined, labels: { reason: ['participants-only'] } },
    );
    const shown = entryOf(op, 'leader', correction)?.entry;
    expect(shown?.facts).toMatchObject({ is: 'unavailable', was: 'other' });
    expect(shown?.withheld).toEqual([{ field: 'reason', rule: 'OSL 8:1' }]);
    expect(entryOf(op, 'leader', declined)?.data.reason).toBe('unavailable');
  });
});

describe('disclosure, withdrawal, and what was recorded by then', () => {
  function disclosed() {
    const op = begun();
    op.tell('leader', 'ConductStarted', HANDED_OVER);
    op.tell('holder', 'EncounterOpened', { identity: 'known' });
    const booked = op.tell('holder', 'FollowUpBooked', {
      followUp: 1,
      at: '2026-11-21T09:00:00.000Z',
      place: 'PLACE',
    });
    const about = { about: booked };
    const decision = op.tell(
      'holder',
      'DisclosureDecided',
      {
        item: { entry: booked.id, field: 'at' },
        outcome: 'granted',
        recipient: branchOf('leader'),
        ground: 'osl 12:2',
        purpose: 'interview',
      },
      about,
    );
    const withdrawn = op.tell('holder', 'ConsentWithdrawn', { recipient: branchOf('leader') });
    return { op, booked, decision, withdrawn };
  }

  test('what was received stays, marked; its owner sees who has it', () => {
    const { op, booked, decision, withdrawn } = disclosed();
    expect(entryOf(op, 'leader', booked)?.entry).toMatchObject({
      facts: { at: '2026-11-21T09:00:00.000Z' },
      disclosed: [
        { field: 'at', decision: decision.id, purpose: 'interview', decidedBy: 'holder', withdrawn: true },
      ],
    });
    const received = { field: 'at', recipient: branchOf('leader'), decision: decision.id, withdrawn: true };
    expect(entryOf(op, 'holder', booked)?.entry.received).toEqual([received]);
    expect(entryOf(op, 'leader', withdrawn)?.entry.received).toEqual([{ entry: booked.id, ...received }]);
  });

  test('a correction after the withdrawal does not reach the recipient', () => {
    const { op, booked } = disclosed();
    op.tell(
      'holder',
      'EntryCorrected',
      { entry: booked.id, field: 'at', is: 'LATER', reason: 'x' },
      { about: booked },
    );
    expect(JSON.stringify(viewedBy(op, 'leader'))).not.toContain('LATER');
    expect(entryOf(op, 'holder', booked)?.data.at).toBe('LATER');
  });

  test('asOf before the decision does not show the entry, nor a mark of what came later', () => {
    const { op, booked } = disclosed();
    expect(entryOf(op, 'leader', booked)?.entry.facts).toEqual({ at: '2026-11-21T09:00:00.000Z' });
    expect(entryOf(op, 'leader', booked, booked.recordedAt)).toBeUndefined();
    expect(JSON.stringify(viewedBy(op, 'leader', booked.recordedAt))).not.toContain('DisclosureDecided');
  });

  test('asOf after the decision and before the withdrawal shows it unmarked', () => {
    const { op, booked, decision } = disclosed();
    expect(
      entryOf(op, 'leader', booked, decision.recordedAt)?.entry.disclosed?.[0]?.withdrawn,
    ).toBeUndefined();
  });

  test('asOf is within the rights of today: a branch that has declined since knows nothing', () => {
    const { op, booked } = disclosed();
    op.tell('border', 'AgencyDeclined', { reason: 'x' });
    expect(viewedBy(op, 'border', booked.recordedAt)).toBeUndefined();
  });
});

test('a handed-over encounter opens to the colleague', () => {
  const op = begun();
  op.tell('leader', 'ConductStarted', HANDED_OVER);
  op.tell('holder', 'EncounterOpened', { identity: 'known' });
  const ended = op.tell('holder', 'VictimConversationEnded', { account: 'x' });
  expect(entryOf(op, 'colleague', ended)?.entry.facts).toEqual({});
  op.tell('holder', 'EncounterHandedOver', { to: person('colleague') });
  expect(entryOf(op, 'colleague', ended)?.entry.facts).toEqual({ account: 'x' });
});
