import { asRecorded, given, SYSTEM, type Actor, type Past } from '@samsyn/kernel';
import { encounter } from '../encounter';
import type { EncounterEvent } from '../encounter.events';
import { clocksOf, type ClockCode } from './clocks';

const HOLDER: Actor = {
  person: '11111111-1111-4111-8111-111111111111',
  branch: 'social-services/regional-coordinator',
  role: 'coordinator',
  regions: [],
};
const REFERRAL = '11111111-0000-4000-8000-000000000001';

type PastEvent = Past<EncounterEvent>;
const opened: PastEvent = { name: 'EncounterOpened', data: { identity: 'unknown' }, actor: HOLDER };

/** Each entry recorded, and by default happened, at the moment beside it. */
const stateAfter = (...past: readonly (readonly [at: string, event: PastEvent])[]) =>
  [[past[0]?.[0] ?? '2026-11-19T19:00:00.000Z', opened] as const, ...past].reduce(
    (state, [at, event], index) => encounter.evolve(state, asRecorded(event, index, at)),
    encounter.initial,
  );
const due = (code: ClockCode, ...past: readonly (readonly [at: string, event: PastEvent])[]) =>
  clocksOf(stateAfter(...past))
    .filter((clock) => clock.code === code)
    .map((clock) => clock.due);

const answered = (answer: 'accepted' | 'declined' | 'undecided', occurredAt?: string): PastEvent => ({
  name: 'SupportAnswered',
  data: { answer },
  ...(occurredAt === undefined ? {} : { occurredAt }),
});
const booked = (at: string): PastEvent => ({ name: 'FollowUpBooked', data: { followUp: 1, at } });

describe('contact the next working day', () => {
  it.each([
    ['a Thursday evening', '2026-11-19T19:10:00.000Z', '2026-11-20T16:00:00.000Z'],
    ['a Friday evening', '2026-11-20T19:10:00.000Z', '2026-11-23T16:00:00.000Z'],
    ['after midnight in Stockholm', '2026-11-19T23:30:00.000Z', '2026-11-23T16:00:00.000Z'],
    ['the Thursday before Midsummer', '2026-06-18T19:10:00.000Z', '2026-06-22T15:00:00.000Z'],
    ['Maundy Thursday', '2026-04-02T19:10:00.000Z', '2026-04-07T15:00:00.000Z'],
    ['the Friday before the clock goes back', '2026-10-23T19:10:00.000Z', '2026-10-26T16:00:00.000Z'],
    ['the Friday before the clock goes forward', '2026-03-27T19:10:00.000Z', '2026-03-30T15:00:00.000Z'],
    ['the day before Christmas Eve', '2026-12-23T19:10:00.000Z', '2026-12-28T16:00:00.000Z'],
  ])('runs from %s until five in the afternoon', (_when, at, wanted) => {
    expect(due('support-contact', [at, answered('undecided')])).toEqual([wanted]);
  });

  const AT = '2026-11-19T19:10:00.000Z';
  it('does not run where she said no, and stops when she is reached', () => {
    expect(due('support-contact', [AT, answered('declined')])).toEqual([]);
    const reached: PastEvent = { name: 'SupportContactMade', data: { how: 'telephone' } };
    expect(due('support-contact', [AT, answered('accepted')], ['2026-11-20T08:00:00.000Z', reached])).toEqual(
      [],
    );
  });

  it('waits a quarter of an hour where all of it is told late', () => {
    const late = '2026-11-27T08:00:00.000Z';
    expect(due('support-contact', [late, answered('accepted', AT)])).toEqual(['2026-11-27T08:15:00.000Z']);
  });

  it('follows a corrected time', () => {
    const id = '22222222-0000-4000-8000-000000000001';
    const corrected = {
      name: 'EntryCorrected',
      data: { entry: id, field: 'occurredAt', is: '2026-11-18T19:10:00.000Z', reason: 'x' },
    } as unknown as PastEvent;
    const yes = { ...answered('accepted'), id };
    expect(due('support-contact', [AT, yes], ['2026-11-19T19:20:00.000Z', corrected])).toEqual([
      '2026-11-19T19:10:00.000Z'.replace('19:10', '19:25'),
    ]);
  });
});

describe('a reminder of a follow-up', () => {
  it('comes at nine the day before', () => {
    const at = '2026-11-19T19:13:00.000Z';
    expect(due('follow-up-reminder', [at, booked('2026-11-23T09:00:00.000Z')])).toEqual([
      '2026-11-22T08:00:00.000Z',
    ]);
    expect(due('follow-up-reminder', [at, booked('2027-03-29T08:00:00.000Z')])).toEqual([
      '2027-03-28T07:00:00.000Z',
    ]);
  });

  it('does not come where it was booked later than that', () => {
    expect(
      due('follow-up-reminder', ['2026-11-19T19:13:00.000Z', booked('2026-11-20T09:00:00.000Z')]),
    ).toEqual([]);
  });

  it('is about the time that holds now', () => {
    const at = '2026-11-19T19:13:00.000Z';
    const moved: PastEvent = { name: 'FollowUpMoved', data: { followUp: 1, at: '2026-11-26T09:00:00.000Z' } };
    const past = [[at, booked('2026-11-24T09:00:00.000Z')] as const, [at, moved] as const];
    expect(due('follow-up-reminder', ...past)).toEqual(['2026-11-25T08:00:00.000Z']);
    const kept: PastEvent = { name: 'FollowUpKept', data: { followUp: 1 } };
    expect(due('follow-up-reminder', ...past, [at, kept])).toEqual([]);
  });
});

describe('an entry that is marked in error', () => {
  const AT = '2026-11-19T19:10:00.000Z';
  const ID = '22222222-0000-4000-8000-000000000002';
  const marked = {
    name: 'EntryMarkedInError',
    data: { entry: ID, kind: 'wrong-person', reason: 'x' },
  } as unknown as PastEvent;
  const REMINDED = '2026-11-24T08:00:00.000Z';
  const past = [AT, booked('2026-11-25T09:00:00.000Z')] as const;
  const outcome = (name: 'FollowUpKept' | 'FollowUpMissed') =>
    ['2026-11-20T10:00:00.000Z', { name, data: { followUp: 1 }, id: ID } as PastEvent] as const;

  it('stops the clock that it had started', () => {
    expect(due('support-contact', [AT, { ...answered('accepted'), id: ID }], [AT, marked])).toEqual([]);
    const booking: PastEvent = { ...booked('2026-11-25T09:00:00.000Z'), id: ID };
    expect(due('follow-up-reminder', [AT, booking])).toEqual([REMINDED]);
    expect(due('follow-up-reminder', [AT, booking], [AT, marked])).toEqual([]);
  });

  it('starts the clock again that it had stopped', () => {
    const reached: PastEvent = { name: 'SupportContactMade', data: { how: 'telephone' }, id: ID };
    const asked = [[AT, answered('accepted')] as const, ['2026-11-20T08:00:00.000Z', reached] as const];
    expect(due('support-contact', ...asked)).toEqual([]);
    expect(due('support-contact', ...asked, ['2026-11-20T09:00:00.000Z', marked])).toEqual([
      '2026-11-20T16:00:00.000Z',
    ]);
  });

  it.each(['FollowUpKept', 'FollowUpMissed'] as const)('opens the follow-up again: %s', (name) => {
    expect(due('follow-up-reminder', past, outcome(name))).toEqual([]);
    const at = '2026-11-20T11:00:00.000Z';
    expect(due('follow-up-reminder', past, outcome(name), [at, marked])).toEqual([REMINDED]);
  });

  it('reminds nobody afterwards of what would have been reminded of before', () => {
    const tooLate = '2026-11-24T09:00:00.000Z';
    expect(due('follow-up-reminder', past, outcome('FollowUpKept'), [tooLate, marked])).toEqual([]);
  });

  it('leaves what has become of it since as it is', () => {
    const moved: PastEvent = { name: 'FollowUpMoved', data: { followUp: 1, at: '2026-11-27T09:00:00.000Z' } };
    const since = ['2026-11-21T10:00:00.000Z', moved] as const;
    const then = '2026-11-22T10:00:00.000Z';
    expect(due('follow-up-reminder', past, outcome('FollowUpMissed'), since, [then, marked])).toEqual([
      '2026-11-26T08:00:00.000Z',
    ]);
  });
});

describe('a referral without an answer', () => {
  const asked = (service: string): PastEvent => ({
    name: 'ReferralRequested',
    data: { to: 'ngo/shelter', service },
    id: REFERRAL,
  });
  const remindedAt = (times: number): PastEvent => ({
    name: 'ReferralReminded',
    data: { referral: REFERRAL, to: 'ngo/shelter', times },
  });
  const FRIDAY = '2026-11-20T10:00:00.000Z';

  it('is reminded of after the working days that its service says', () => {
    expect(due('referral-reminder', [FRIDAY, asked('shelter')])).toEqual(['2026-11-23T08:00:00.000Z']);
    expect(due('referral-reminder', [FRIDAY, asked('health-care')])).toEqual(['2026-11-24T08:00:00.000Z']);
    expect(due('referral-reminder', [FRIDAY, asked('something else')])).toEqual(['2026-11-25T08:00:00.000Z']);
  });

  it('is reminded of again, and at most as often as its service says', () => {
    const past = [[FRIDAY, asked('shelter')] as const];
    const monday = ['2026-11-23T08:00:00.000Z', remindedAt(1)] as const;
    expect(due('referral-reminder', ...past, monday)).toEqual(['2026-11-24T08:00:00.000Z']);
    expect(due('referral-reminder', ...past, ['2026-11-25T08:00:00.000Z', remindedAt(3)])).toEqual([]);
  });

  it.each(['ReferralAccepted', 'ReferralRefused', 'ReferralCompleted', 'ReferralWithdrawn'] as const)(
    'is not reminded of after %s',
    (name) => {
      const answer = { name, data: { referral: REFERRAL } } as PastEvent;
      expect(due('referral-reminder', [FRIDAY, asked('shelter')], [FRIDAY, answer])).toEqual([]);
    },
  );
});

describe('a report of concern that nobody has acknowledged', () => {
  const CONCERN = '33333333-0000-4000-8000-000000000001';
  const reported: PastEvent = {
    name: 'ChildConcernReported',
    data: { to: 'social-services/municipality', about: 'child-present' },
    id: CONCERN,
  };
  const remindedAt = (times: number): PastEvent => ({
    name: 'ChildConcernReminded',
    data: { concern: CONCERN, to: 'social-services/municipality', times, escalated: times > 1 },
  });
  const FRIDAY = '2026-11-20T21:00:00.000Z';

  it('is reminded of the next working day, then every day, and the supervisors from the second time on', () => {
    const first = clocksOf(stateAfter([FRIDAY, reported]))[0];
    expect([first?.due, first?.strikes]).toEqual(['2026-11-23T08:00:00.000Z', remindedAt(1)]);
    const second = clocksOf(stateAfter([FRIDAY, reported], ['2026-11-23T08:00:00.000Z', remindedAt(1)]))[0];
    expect([second?.due, second?.strikes]).toEqual(['2026-11-24T08:00:00.000Z', remindedAt(2)]);
    const fifth = clocksOf(stateAfter([FRIDAY, reported], ['2026-11-27T08:00:00.000Z', remindedAt(5)]))[0];
    expect(fifth?.due).toBe('2026-11-28T08:00:00.000Z');
  });

  it('is not dropped by anything but its acknowledgement', () => {
    const acknowledged: PastEvent = { name: 'ChildConcernAcknowledged', data: { concern: CONCERN } };
    expect(due('child-concern-reminder', [FRIDAY, reported], [FRIDAY, acknowledged])).toEqual([]);
  });
});

describe('a clock that strikes', () => {
  const at = (now: string) => ({ actor: SYSTEM, now, occurredAt: now });
  const NINE = '2026-11-22T08:00:00.000Z';
  const appointment = booked('2026-11-23T09:00:00.000Z');
  const keep = { kind: 'KeepTime', clock: 'follow-up-reminder 1' } as const;

  it('is recorded once, when it is due', () => {
    const reminded: PastEvent = {
      name: 'FollowUpReminded',
      data: { followUp: 1, at: '2026-11-23T09:00:00.000Z' },
    };
    given(encounter, opened, appointment).when(keep, at('2026-11-22T07:59:59.999Z')).silent();
    given(encounter, opened, appointment).when(keep, at(NINE)).then(reminded);
    given(encounter, opened, appointment, reminded).when(keep, at(NINE)).silent();
  });

  it('is silent where it was stopped or never ran, and where what is known of her was erased', () => {
    const missed: PastEvent = { name: 'FollowUpMissed', data: { followUp: 1 } };
    given(encounter, opened, appointment, missed).when(keep, at(NINE)).silent();
    given(encounter, opened).when(keep, at(NINE)).silent();
    const erased = { name: 'SubjectErased', data: {} } as unknown as PastEvent;
    given(encounter, opened, appointment, erased).when(keep, at(NINE)).silent();
  });

  it('goes on for what was sent to others and is sealed apart, when what is known of her was erased', () => {
    const erased = { name: 'SubjectErased', data: { ground: 'retention-ended' } } as unknown as PastEvent;
    const monday = '2026-01-02T08:00:00.000Z';
    const concern = { kind: 'KeepTime', clock: `child-concern-reminder ${REFERRAL}` } as const;
    const reported = (matter?: string): PastEvent => ({
      ...{ name: 'ChildConcernReported', data: { to: 'social-services/vaxjo', about: 'child-present' } },
      ...{ id: REFERRAL, matter },
    });
    given(encounter, opened, reported(REFERRAL), erased)
      .when(concern, at(monday))
      .then({
        name: 'ChildConcernReminded',
        data: { concern: REFERRAL, to: 'social-services/vaxjo', times: 1, escalated: false },
      });
    given(encounter, opened, reported(), erased).when(concern, at(monday)).silent();
  });
});
