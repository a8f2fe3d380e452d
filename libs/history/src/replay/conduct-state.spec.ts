import {
  person,
  proposal,
  viewingContext,
  RecordedOperation,
  viewer,
  type CastId,
  summaryOf,
} from '../recorded-operation.fixture';
import { viewOperation } from '../viewing/carried-view';
import { headCountAt } from './head-count';
import { stateAt } from './state-at';

const LATER = '2026-12-31T00:00:00.000Z';
const viewed = (op: RecordedOperation, id: CastId) =>
  viewOperation(op.snapshot(), viewer(id), {}, viewingContext)!;
const stateOf = (op: RecordedOperation, id: CastId, at = LATER) => stateAt(viewed(op, id), at);
/** In the evening, when the operation's entries are told. */
const evening = (time: string) => `2026-11-19T${time}:00.000Z`;

function underWay(): RecordedOperation {
  const op = new RecordedOperation();
  op.tell('leader', 'OperationProposed', proposal);
  for (const id of ['border', 'work', 'tax'] as const)
    op.tell(id, 'AgencyConfirmed', { staff: 1, focus: 'x' });
  op.tell('leader', 'ConductStarted', { planRevision: 3, planHash: 'A'.repeat(43) });
  return op;
}

describe('who leads', () => {
  test('is she who started, until another accepts what was handed over to her', () => {
    const op = underWay();
    const [started] = op.entries.slice(-1);
    expect(stateOf(op, 'leader').leader).toEqual({ who: 'leader', since: started!.occurredAt });
    const offered = op.tell('leader', 'LeadershipHandedOver', { to: person('officer') });
    expect(stateOf(op, 'leader').leader).toMatchObject({ who: 'leader', offeredTo: 'officer' });
    const accepted = op.tell('officer', 'LeadershipAccepted', { handover: offered.id });
    expect(stateOf(op, 'leader').leader).toEqual({ who: 'officer', since: accepted.occurredAt });
    expect(stateOf(op, 'leader', offered.occurredAt).leader).toMatchObject({ who: 'leader' });
    expect(stateOf(op, 'border').leader?.who).toBe('police/trafficking-unit officer');
  });

  test('is she who handed over where she takes it back', () => {
    const op = underWay();
    op.tell('leader', 'LeadershipHandedOver', { to: person('officer') });
    op.tell('leader', 'LeadershipHandedOver', { to: person('leader') });
    expect(stateOf(op, 'leader').leader).not.toHaveProperty('offeredTo');
  });
});

describe('a suspension', () => {
  test('is the phase until the operation goes on or ends', () => {
    const op = underWay();
    const phases = () => [stateOf(op, 'border').phase, summaryOf(viewed(op, 'border')).phase];
    op.tell('leader', 'OperationSuspended', { reason: 'fire alarm' });
    expect(phases()).toEqual(['suspended', 'suspended']);
    op.tell('leader', 'OperationResumed');
    expect(phases()).toEqual(['under-way', 'under-way']);
    op.tell('leader', 'OperationSuspended', { reason: 'again' });
    op.tell('leader', 'ConductEnded');
    op.tell('leader', 'OperationResumed');
    expect(phases()).toEqual(['ended', 'ended']);
  });

  test('marks what happens on the site meanwhile, in corrected times, and nothing else', () => {
    const op = underWay();
    const before = op.tell('officer', 'SiteEntered', { persons: 2 });
    op.tell('leader', 'OperationSuspended', { reason: 'fire alarm' });
    const meanwhile = op.tell('border', 'NoteAdded', { text: 'waiting' });
    op.tell('leader', 'PlanAmended', { changes: [] });
    op.tell('leader', 'OperationResumed');
    const late = op.tell('officer', 'SiteSecured', {}, { at: meanwhile.occurredAt });
    const marked = (id: CastId) =>
      viewed(op, id)
        .entries.filter(({ entry }) => entry.duringSuspension)
        .map(({ entry }) => entry.id);
    expect(marked('border')).toEqual([meanwhile.id, late.id]);
    op.tell(
      'officer',
      'EntryCorrected',
      { entry: late.id, field: 'occurredAt', is: before.occurredAt, reason: 'radio log' },
      { about: late },
    );
    expect(marked('leader')).toEqual([meanwhile.id]);
  });
});

describe('safety check-ins', () => {
  function agreed() {
    const op = underWay();
    const who = [person('work')];
    const plan = op.tell('work', 'SafetyCheckInStarted', { who, everyMinutes: 20, nextAt: evening('15:45') });
    const about = { checkIn: plan.id, who };
    return { op, about, plan };
  }
  const overdue = (op: RecordedOperation, id: CastId, at: string) =>
    stateOf(op, id, evening(at)).checkIns.map((one) => [one.overdue, one.nextAt]);

  test('are due, missed and cleared by a sign of life, also by one that is told late', () => {
    const { op, about, plan } = agreed();
    expect(overdue(op, 'leader', '15:40')).toEqual([[false, evening('15:45')]]);
    expect(overdue(op, 'leader', '15:45')).toEqual([[true, evening('15:45')]]);
    const alarm = op.tell(
      'system',
      'SafetyCheckInMissed',
      { ...about, dueAt: evening('15:45'), step: 1, nextAt: evening('16:05') },
      { at: evening('15:45') },
    );
    expect(stateOf(op, 'leader').checkIns).toEqual([
      { checkIn: plan.id, who: ['work'], nextAt: evening('16:05'), overdue: true, alarm: alarm.id },
    ]);
    op.tell(
      'work',
      'SafetyCheckedIn',
      { ...about, nextAt: evening('16:03'), clears: alarm.id },
      { at: evening('15:43') },
    );
    expect(overdue(op, 'leader', '15:50')).toEqual([[false, evening('16:03')]]);
    op.tell('work', 'SafetyCheckInEnded', about);
    expect(stateOf(op, 'leader').checkIns).toEqual([]);
  });

  test('are seen by the leading branch and the own, and by nobody else', () => {
    const { op, about } = agreed();
    op.tell('system', 'SafetyCheckInMissed', { ...about, dueAt: evening('15:45'), step: 1 });
    const seers = (['leader', 'officer', 'work', 'border', 'tax'] as const).filter(
      (id) => stateOf(op, id).checkIns.length > 0,
    );
    expect(seers).toEqual(['leader', 'officer', 'work']);
    const types = viewed(op, 'border').entries.map(({ name }) => name);
    expect(types.filter((name) => name.startsWith('Safety'))).toEqual([]);
  });
});

describe('the head-count', () => {
  test('is told per site and role, now and at most', () => {
    const op = underWay();
    op.tell('leader', 'PreBriefingHeld', { present: [], covered: [], maxInside: 4 });
    op.tell('officer', 'SiteEntered', { persons: 2 });
    op.tell('work', 'PersonEntered', { role: 'inspector', count: 2 });
    op.tell('tax', 'PersonEntered', { role: 'auditor', count: 1, site: 's2' });
    op.tell('work', 'PersonLeft', { role: 'inspector', count: 1 });
    op.tell('officer', 'PersonLeft', { role: 'officer', count: 1 });
    expect(headCountAt(viewed(op, 'border').entries, LATER)).toEqual([
      {
        site: 's1',
        inside: 2,
        most: 4,
        maxInside: 4,
        roles: [
          { role: null, inside: 1, most: 2 },
          { role: 'inspector', inside: 1, most: 2 },
        ],
      },
      { site: 's2', inside: 1, most: 1, maxInside: 4, roles: [{ role: 'auditor', inside: 1, most: 1 }] },
    ]);
    const entered = op.entries.find(({ name }) => name === 'SiteEntered')!;
    expect(headCountAt(viewed(op, 'border').entries, entered.occurredAt)).toMatchObject([
      { site: 's1', inside: 2, roles: [{ role: null, inside: 2 }] },
    ]);
  });

  test('agrees with the sites of the replay', () => {
    const op = underWay();
    op.tell('officer', 'PersonEntered', { role: 'officer', count: 1 });
    op.tell('officer', 'SiteEntered', { persons: 3 });
    op.tell('officer', 'SiteEntered', { persons: 1 });
    op.tell('officer', 'PersonLeft', { role: 'guard', count: 5 });
    const operation = viewed(op, 'leader');
    const replayed = stateAt(operation, LATER).sites.map(({ site, inside }) => [site, inside]);
    expect(headCountAt(operation.entries, LATER).map(({ site, inside }) => [site, inside])).toEqual(replayed);
  });
});
