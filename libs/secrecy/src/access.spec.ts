import type { Recorded } from '@samsyn/kernel';
import { canSeeOperation } from './knowledge';
import {
  branchIn,
  operation,
  person,
  ROLES,
  viewerIn,
  type Role,
  type TestLog,
} from './access-context.fixture';

const knows = (log: TestLog, role: Role) => canSeeOperation(log.access, viewerIn(role));
const takesPart = (log: TestLog, role: Role) => log.access.participants.has(branchIn(role));
const call = { stream: 'call-2' };

test('who may know the operation, and who takes part', () => {
  const log = operation();
  expect(ROLES.filter((role) => !knows(log, role))).toEqual([
    'declined',
    'protection',
    'regional',
    'stranger',
  ]);
  const taking = ['leader', 'participant', 'holder', 'colleague', 'supervisor', 'protection'];
  // By their branch: that the last of them sees nothing of it is tried in view.spec.ts.
  expect(ROLES.filter((role) => takesPart(log, role))).toEqual(taking);
});

/** What makes the role a participant, or ends that it is one; then whether it may still know the operation. */
const TURNS: readonly (readonly [string, Role, (log: TestLog) => void, boolean, boolean])[] = [
  ['an accepted call', 'called', (log) => log.tell('called', 'CoordinatorAccepted', {}, call), true, true],
  // It keeps the call to it and its own answer, and sees nothing that comes after.
  ['a declined call', 'called', (log) => log.tell('called', 'CoordinatorDeclined', {}, call), false, true],
  [
    'an expired call',
    'called',
    (log) => log.tell('leader', 'CallExpired', { to: person('called') }, call),
    false,
    true,
  ],
  [
    'a late yes',
    'called',
    (log) => log.tell('called', 'CallAnsweredLate', { answer: 'accepted' }, call),
    false,
    true,
  ],
  [
    'a late no',
    'called',
    (log) => log.tell('called', 'CallAnsweredLate', { answer: 'declined' }, call),
    false,
    true,
  ],
  ['a declined invitation', 'invited', (log) => log.tell('invited', 'AgencyDeclined'), false, false],
  ['a confirmed invitation', 'invited', (log) => log.tell('invited', 'AgencyConfirmed'), true, true],
  ['a no after a yes', 'participant', (log) => log.tell('participant', 'AgencyDeclined'), false, false],
  [
    'a withdrawn invitation',
    'invited',
    (log) => log.tell('leader', 'InvitationWithdrawn', { agencies: [branchIn('invited')] }),
    false,
    true,
  ],
  [
    'a withdrawn invitation that had been confirmed',
    'participant',
    (log) => log.tell('leader', 'InvitationWithdrawn', { agencies: [branchIn('participant')] }),
    false,
    true,
  ],
  [
    'an invitation made anew after a withdrawal, and confirmed',
    'invited',
    (log) => {
      log.tell('leader', 'InvitationWithdrawn', { agencies: [branchIn('invited')] });
      log.tell('leader', 'AgencyInvited', { agencies: [branchIn('invited')] });
      log.tell('invited', 'AgencyConfirmed');
    },
    true,
    true,
  ],
  ['a yes after a no', 'declined', (log) => log.tell('declined', 'AgencyConfirmed'), true, true],
  [
    'presence at the pre-briefing',
    'stranger',
    (log) => log.tell('leader', 'PreBriefingHeld', { present: [person('stranger')] }),
    true,
    true,
  ],
  [
    'a briefing later',
    'stranger',
    (log) => log.tell('leader', 'LateJoinerBriefed', { who: person('stranger') }),
    true,
    true,
  ],
  [
    'an invitation declined by a branch whose coordinator comes',
    'holder',
    (log) => {
      log.tell('leader', 'AgencyInvited', { agencies: [branchIn('holder')] });
      log.tell('holder', 'AgencyDeclined');
    },
    true,
    true,
  ],
  [
    'the leading branch declining its own',
    'leader',
    (log) => log.tell('leader', 'AgencyDeclined'),
    true,
    true,
  ],
  [
    'the late no of a colleague of her who came',
    'holder',
    (log) => log.tell('colleague', 'CallAnsweredLate', { answer: 'declined' }, { stream: 'call-1' }),
    true,
    true,
  ],
];

test.each(TURNS)('%s', (_what, role, happens, participates, mayKnow) => {
  const log = operation();
  happens(log);
  expect([takesPart(log, role), knows(log, role)]).toEqual([participates, mayKnow]);
});

test('a withdrawn call is told to whom it was open, not to those whose window had passed', () => {
  const log = operation();
  const withdrawn = () => log.tell('leader', 'CallWithdrawn', {}, call);
  expect(log.viewed(withdrawn(), 'called')).toBeDefined();
  log.tell('leader', 'CallExpired', { to: person('called') }, call);
  expect(log.viewed(withdrawn(), 'called')).toBeUndefined();
});

test('an erased entry gives nobody anything and breaks nothing', () => {
  const log = operation();
  log.tell('leader', 'AgencyInvited', {}, { erased: ['agencies'] });
  log.tell('leader', 'CoordinatorCalled', {}, { stream: 'call-3', erased: ['to'] });
  log.tell('holder', 'EncounterHandedOver', {}, { stream: 'encounter', erased: ['to'] });
  expect(ROLES.filter((role) => !knows(log, role))).toEqual([
    'declined',
    'protection',
    'regional',
    'stranger',
  ]);
});

test('a decision gives an encounter to no colleague of its holder', () => {
  const log = operation();
  const recorded = log.tell('holder', 'Told-encounter', { text: 'x' }, { stream: 'encounter' });
  const item = { entry: recorded.id, field: 'text' };
  log.tell('leader', 'DisclosureDecided', { item, outcome: 'granted', recipient: branchIn('colleague') });
  expect(ROLES.filter((role) => log.viewed(recorded, role)?.facts.text)).toEqual(['holder', 'supervisor']);
});

test('a coordinator of the region knows the operation from when somebody was met without one, unless in error', () => {
  const log = operation();
  const met = log.tell('participant', 'PersonMetWithoutCoordinator', {}, { stream: 'conduct' });
  expect(knows(log, 'regional')).toBe(true);
  expect(takesPart(log, 'regional')).toBe(false);
  expect(log.entries.filter((event) => log.viewed(event, 'regional'))).toEqual([]);
  expect(knows(log, 'stranger')).toBe(false);
  log.tell('participant', 'EntryMarkedInError', { entry: met.id }, { stream: 'conduct' });
  expect(knows(log, 'regional')).toBe(false);
});

test('where the region was wrong, the coordinators of the right one know it, and those of the other no more', () => {
  const log = operation();
  log.tell('participant', 'PersonMetWithoutCoordinator', {}, { stream: 'conduct' });
  log.tell('leader', 'EntryCorrected', { entry: log.entries[0]!.id, field: 'region', is: 'nord' });
  expect(log.access.region).toBe('nord');
  expect(knows(log, 'regional')).toBe(false);
});

describe('what was asked of a person met', () => {
  const asked = (log: ReturnType<typeof operation>, data: object) =>
    log.tell('leader', 'Told-asked', data, { stream: 'conduct' });
  const seers = (log: ReturnType<typeof operation>, event: Recorded) =>
    ROLES.filter((role) => log.viewed(event, role));

  test('is seen by whoever holds every encounter of the site, where it does not say who was asked', () => {
    const log = operation();
    const event = asked(log, {});
    expect(seers(log, event)).toEqual(['leader', 'holder', 'supervisor']);
    log.tell('regional', 'EncounterOpened', {}, { stream: 'another' });
    expect(seers(log, event)).toEqual(['leader']);
  });

  test('is seen by whoever holds the encounter that was opened from the entry it names, and by no other holder', () => {
    const log = operation();
    const met = log.tell('leader', 'PersonMetWithoutCoordinator', {}, { stream: 'conduct' });
    const event = asked(log, { met: met.id });
    expect(seers(log, event)).toEqual(['leader']);
    log.tell('regional', 'EncounterOpened', { from: met.id }, { stream: 'another' });
    expect(seers(log, event)).toEqual(['leader', 'regional']);
  });
});
