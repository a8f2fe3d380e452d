import {
  aWholeOperation,
  branchOf,
  call,
  person,
  proposal,
  viewingContext,
  RecordedOperation,
  viewer,
  type CastId,
  HANDED_OVER,
} from '../recorded-operation.fixture';
import { viewOperation } from '../viewing/carried-view';
import { headCountAt } from './head-count';
import { stateAt } from './state-at';

const LATER = '2026-12-31T00:00:00.000Z';
const viewed = (op: RecordedOperation, id: CastId) =>
  viewOperation(op.snapshot(), viewer(id), {}, viewingContext)!;

function onSite(): RecordedOperation {
  const op = new RecordedOperation();
  op.tell('leader', 'OperationProposed', proposal);
  op.tell('leader', 'PreBriefingHeld', {
    present: [person('leader'), person('border')],
    covered: [],
    maxInside: 3,
  });
  op.tell('officer', 'SiteEntered', { persons: 2 });
  op.tell('officer', 'PersonEntered', { role: 'officer', count: 1 });
  op.tell('officer', 'SiteEntered', { persons: 1 });
  return op;
}

test('the head-count: the first entry sets, later ones add, then entered minus left', () => {
  const op = onSite();
  expect(stateAt(viewed(op, 'leader'), LATER).sites).toEqual([
    { site: 's1', inside: 4, maxInside: 3, maxExceeded: true, secured: false },
  ]);
  op.tell('officer', 'PersonLeft', { role: 'officer', count: 2 });
  op.tell('officer', 'SiteSecured');
  expect(stateAt(viewed(op, 'leader'), LATER).sites).toEqual([
    { site: 's1', inside: 2, maxInside: 3, secured: true },
  ]);
});

test('sites are counted apart', () => {
  const op = onSite();
  op.tell('officer', 'SiteEntered', { persons: 5, site: 's2' });
  expect(stateAt(viewed(op, 'leader'), LATER).sites.map(({ site, inside }) => [site, inside])).toEqual([
    ['s1', 4],
    ['s2', 5],
  ]);
});

test('the state is of the moment, in corrected times and values', () => {
  const op = onSite();
  const entered = op.entries[2]!;
  op.tell(
    'officer',
    'EntryCorrected',
    { entry: entered.id, field: 'persons', is: 1, reason: 'x' },
    { about: entered },
  );
  const at = (instant: string) => stateAt(viewed(op, 'leader'), instant);
  expect(at(entered.occurredAt).sites[0]?.inside).toBe(1);
  expect(at(op.entries[1]!.occurredAt)).toMatchObject({ phase: 'proposed', sites: [], present: [] });
  expect(at('2026-01-01T00:00:00.000Z').entries).toBe(0);
});

test('the coordinator: an accepted call tells before an open one', () => {
  const op = onSite();
  const state = () => stateAt(viewed(op, 'leader'), LATER).coordinator;
  expect(state()).toEqual({ state: 'not-called' });
  op.tell('leader', 'CoordinatorCalled', { ...call('holder', 0), then: [] }, { callOut: 1 });
  expect(state()).toEqual({ state: 'called', answerBy: '2026-11-19T16:00:00.000Z' });
  op.tell('holder', 'CoordinatorAccepted', { mode: 'telephone' }, { callOut: 1 });
  op.tell('leader', 'CoordinatorCalled', { ...call('called', 0), then: [] }, { callOut: 2 });
  expect(state()).toEqual({ state: 'accepted', who: 'holder', mode: 'telephone' });
});

test('each sees the state that her entries tell', () => {
  const op = aWholeOperation();
  const of = (id: CastId) => stateAt(viewed(op, id), LATER);
  expect(of('leader')).toMatchObject({
    phase: 'debriefing',
    personsMet: 1,
    released: { withoutCoordinator: false, overridden: [] },
    preBriefing: { state: 'held', maxInside: 3, briefed: [branchOf('border'), branchOf('leader')] },
    coordinator: { state: 'accepted', who: 'holder' },
  });
  expect(of('border').coordinator?.who).toBe('social-services/regional-coordinator coordinator');
  expect(of('facilitator').personsMet).toBe(0);
  expect(of('shelter')).toMatchObject({ entries: 1, plan: {} });
  for (const unsaid of ['phase', 'coordinator', 'preBriefing']) {
    expect(of('shelter')).not.toHaveProperty(unsaid);
  }
});

test('who is present: arrived or entered, and not departed', () => {
  const op = onSite();
  op.tell('border', 'AgencyArrived', { headcount: 2 });
  const present = () => stateAt(viewed(op, 'leader'), LATER).present;
  expect(present()).toEqual([branchOf('border'), branchOf('officer')]);
  op.tell('border', 'AgencyDeparted', {});
  expect(present()).toEqual([branchOf('officer')]);
  op.tell('leader', 'ConductEnded');
  expect(present()).toEqual([]);
  op.tell('holder', 'VictimConversationStarted', {});
  expect(present()).toEqual([]);
});

test.each([
  ['PersonEntered', { role: 'coordinator', count: 1 }],
  ['InspectionStarted', { area: 'kitchen' }],
  ['VictimConversationStarted', {}],
])('who tells of herself from the site is present: %s', (name, facts) => {
  const op = onSite();
  op.tell('leader', 'ConductStarted', HANDED_OVER, { at: '2026-11-19T10:00:00.000Z' });
  op.tell('holder', name, facts);
  expect(stateAt(viewed(op, 'leader'), LATER).present).toEqual([branchOf('officer'), branchOf('holder')]);
});

test('that nobody was called is said to the leading branch alone', () => {
  const op = onSite();
  op.tell('border', 'AgencyConfirmed', { staff: 2, focus: 'x' });
  const coordinator = (id: CastId) => stateAt(viewed(op, id), LATER).coordinator;
  expect([coordinator('leader'), coordinator('border')]).toEqual([{ state: 'not-called' }, undefined]);
  op.tell('leader', 'CoordinatorCalled', { ...call('holder', 0), then: [] }, { callOut: 1 });
  expect([coordinator('leader')?.state, coordinator('border')]).toEqual(['called', undefined]);
});

test('how many may be inside is what everybody has been told, also after an amendment', () => {
  const op = onSite();
  const limit = () => stateAt(viewed(op, 'leader'), LATER).sites[0]!;
  const briefAnew = [{ branch: branchOf('border'), of: ['maxInside'], beforeRelease: true }];
  op.tell('leader', 'PlanAmended', { changes: [{ field: 'maxInside', value: '5' }], briefAnew });
  expect(limit()).toMatchObject({ maxInside: 3, maxExceeded: true });
  op.tell('leader', 'LateJoinerBriefed', { who: person('border') });
  expect(limit()).toEqual({ site: 's1', inside: 4, maxInside: 5, secured: false });
  expect(headCountAt(viewed(op, 'leader').entries, LATER)[0]).toMatchObject({ maxInside: 5 });
});
