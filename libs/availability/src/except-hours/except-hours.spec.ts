import { given } from '@samsyn/kernel';
import { availability } from '../availability-decider';
import {
  person,
  coordinator,
  colleague,
  supervisor,
  caseOfficer,
  officer,
  EXCEPTION,
  by,
  past,
} from '../hours.fixture';

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

  it('is reported by the coordinator, or by a supervisor of the same branch for one who cannot', () => {
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
