import { given } from '@samsyn/kernel';
import { availability } from '../availability-decider';
import {
  coordinator,
  supervisor,
  caseOfficer,
  officer,
  dutyOfficer,
  by,
  past,
  publish,
  publishedData,
  published,
} from '../hours.fixture';

describe('publishing hours', () => {
  it('is the coordinator’s own, for the regions of the employment', () => {
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
