import { given, type Actor, type Past, type PersonRef } from '@samsyn/kernel';
import { availability } from './availability-decider';
import type { HoursEvent } from './availability.events';

const person = (digit: number, role: string, branch = 'social-services/regional-coordinator'): PersonRef => ({
  person: `${digit}`.repeat(8) + '-0000-4000-8000-000000000000',
  branch,
  role,
});
const coordinator = person(1, 'coordinator');
const colleague = person(2, 'coordinator');
const supervisor = person(3, 'supervisor');
const caseOfficer = person(4, 'case-officer');
const officer = person(5, 'officer', 'police/trafficking-unit');
const dutyOfficer = person(6, 'duty-officer', 'social-services/emergency-service');

const NOW = '2026-11-19T12:00:00.000Z';
const EXCEPTION = '99999999-0000-4000-8000-000000000000';
const by = (who: PersonRef, regions: string[] = ['syd']) => ({
  actor: { ...who, regions } satisfies Actor,
  now: NOW,
  occurredAt: NOW,
  newId: EXCEPTION,
});
const past = (event: HoursEvent): Past<HoursEvent> => event;

const windows = [{ weekdays: ['mon', 'tue'] as const, from: '08:00', to: '17:00' }];
const publish = { kind: 'PublishHours', windows, mode: 'on-site' } as const;
const publishedData = {
  windows: [{ weekdays: ['mon' as const, 'tue' as const], from: '08:00', to: '17:00' }],
  mode: 'on-site' as const,
  regions: ['syd'],
};
const published = past({ name: 'AvailabilityPublished', data: publishedData });

describe('publishing hours', () => {
  it('is the coordinator’s own, for the regions she is employed for', () => {
    given(availability)
      .when(publish, by(coordinator))
      .then({ name: 'AvailabilityPublished', data: publishedData });
    given(availability)
      .when(publish, by(dutyOfficer, ['ost']))
      .then({ name: 'AvailabilityPublished', data: { ...publishedData, regions: ['ost'] } });
    for (const other of [supervisor, caseOfficer, officer]) {
      given(availability).when(publish, by(other)).refused('ACCESS.NOT_YOURS');
    }
  });

  it('replaces what was published before, silently when it is the same', () => {
    given(availability, published).when(publish, by(coordinator)).silent();
    given(availability, published)
      .when({ ...publish, mode: 'telephone' }, by(coordinator))
      .then({ name: 'AvailabilityPublished', data: { ...publishedData, mode: 'telephone' } });
    given(availability, published)
      .when(publish, by(coordinator, ['ost']))
      .then({ name: 'AvailabilityPublished', data: { ...publishedData, regions: ['ost'] } });
  });

  it('may hold for some days only, and leaves what was published for the others', () => {
    const july = { validFrom: '2026-07-01', validUntil: '2026-07-31' };
    const summer = past({ name: 'AvailabilityPublished', data: { ...publishedData, ...july } });
    given(availability, published)
      .when({ ...publish, ...july }, by(coordinator))
      .then({ name: 'AvailabilityPublished', data: { ...publishedData, ...july } });
    expect(given(availability, published, summer).state.published).toHaveLength(2);
    expect(given(availability, published, summer, published).state.published).toHaveLength(1);
    given(availability, published, summer)
      .when({ ...publish, ...july }, by(coordinator))
      .silent();
    given(availability)
      .when({ ...publish, validFrom: '2026-07-31', validUntil: '2026-07-01' }, by(coordinator))
      .refused('AVAILABILITY.PERIOD_ENDS_FIRST');
  });

  it.each([
    [{ from: '08:00', to: '08:00' }, 'AVAILABILITY.WINDOW_EMPTY'],
    [{ from: '22:00', to: '06:00' }, 'AVAILABILITY.WINDOW_ENDS_FIRST'],
    [{ from: '08:00', to: '17:00', overnight: true }, 'AVAILABILITY.WINDOW_TOO_LONG'],
    [{ from: '08:00', to: '24:00', overnight: true }, 'AVAILABILITY.WINDOW_TOO_LONG'],
  ])('refuses %j with %s', (hours, code) => {
    given(availability)
      .when({ ...publish, windows: [{ weekdays: ['fri'], ...hours }] }, by(coordinator))
      .refused(code);
  });

  it.each([
    [{ from: '22:00', to: '06:00', overnight: true }],
    [{ from: '08:00', to: '08:00', overnight: true }],
    [{ from: '18:00', to: '24:00' }],
    // Of every week: the clock change shortens or lengthens it once a year.
    [{ from: '02:10', to: '02:50' }],
  ])('takes %j', (hours) => {
    const window = { weekdays: ['sun'] as const, ...hours };
    given(availability)
      .when({ ...publish, windows: [window] }, by(coordinator))
      .then({ name: 'AvailabilityPublished', data: { ...publishedData, windows: [window] } });
  });
});

describe('withdrawing hours', () => {
  const withdraw = { kind: 'WithdrawHours' } as const;
  it('is silent where there are none', () => {
    given(availability, published)
      .when(withdraw, by(coordinator))
      .then({ name: 'AvailabilityWithdrawn', data: {} });
    given(availability).when(withdraw, by(coordinator)).silent();
    given(availability, published, past({ name: 'AvailabilityWithdrawn', data: {} }))
      .when(withdraw, by(coordinator))
      .silent();
    given(availability, published).when(withdraw, by(officer)).refused('ACCESS.NOT_YOURS');
  });
});

describe('an exception from the hours', () => {
  const period = { firstDay: '2026-12-21', lastDay: '2027-01-06' };
  const leave = {
    kind: 'ExceptHours',
    who: coordinator,
    ...period,
    hours: [],
    regions: ['syd'],
    reason: 'leave',
  } as const;
  const data = { exception: EXCEPTION, ...period, hours: [], regions: ['syd'], reason: 'leave' as const };
  const facts = past({ name: 'AvailabilityExceptionPublished', data });

  it('is told by herself, or by a supervisor of her branch for who cannot', () => {
    for (const who of [coordinator, supervisor])
      given(availability).when(leave, by(who)).then({ name: 'AvailabilityExceptionPublished', data });
    for (const who of [colleague, officer, person(7, 'supervisor', 'social-services/municipality')])
      given(availability).when(leave, by(who)).refused('ACCESS.NOT_YOURS');
    given(availability)
      .when({ ...leave, who: caseOfficer }, by(supervisor))
      .refused('AVAILABILITY.NOT_A_COORDINATOR');
  });

  it('is silent when the last one said the same', () => {
    given(availability, facts).when(leave, by(coordinator)).silent();
  });

  it.each([
    [{ lastDay: '2026-12-20' }, 'AVAILABILITY.PERIOD_ENDS_FIRST'],
    [{ lastDay: '2028-01-01' }, 'AVAILABILITY.PERIOD_TOO_LONG'],
    [{ hours: [{ from: '12:00', to: '10:00' }] }, 'AVAILABILITY.WINDOW_ENDS_FIRST'],
  ])('refuses %j with %s', (own, code) => {
    given(availability)
      .when({ ...leave, ...own }, by(coordinator))
      .refused(code);
  });

  it('is withdrawn once, and only where there is one', () => {
    const withdraw = { kind: 'WithdrawException', who: coordinator, exception: EXCEPTION } as const;
    const event = { name: 'AvailabilityExceptionWithdrawn', data: { exception: EXCEPTION } } as const;
    given(availability, facts).when(withdraw, by(coordinator)).then(event);
    given(availability, facts, past(event)).when(withdraw, by(coordinator)).silent();
    given(availability).when(withdraw, by(coordinator)).refused('AVAILABILITY_EXCEPTION.UNKNOWN');
    given(availability, facts).when(withdraw, by(colleague)).refused('ACCESS.NOT_YOURS');
    expect(given(availability, facts, past(event)).state.exceptions).toEqual([]);
  });
});
