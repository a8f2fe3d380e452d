import { given, type Actor, type Past, type PersonRef } from '@samsyn/kernel';
import { availability } from './availability-decider';
import type { AvailabilityEvent } from './availability.events';

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
const by = (who: PersonRef, regions: string[] = ['syd']) => ({
  actor: { ...who, regions } satisfies Actor,
  now: NOW,
  occurredAt: NOW,
});

const windows = [{ weekdays: ['mon', 'tue'] as const, from: '08:00', to: '17:00' }];
const publish = { kind: 'PublishHours', windows, mode: 'on-site' } as const;
const publishedData = {
  windows: [{ weekdays: ['mon', 'tue'], from: '08:00', to: '17:00' }],
  mode: 'on-site',
  regions: ['syd'],
};
const past = (event: AvailabilityEvent): Past<AvailabilityEvent> => event;
const published = past({ name: 'AvailabilityPublished', data: publishedData } as AvailabilityEvent);
const shift = {
  from: '2026-11-19T16:00:00.000Z',
  to: '2026-11-20T07:00:00.000Z',
  mode: 'telephone',
  covers: ['syd', 'ost'],
} as const;
const assigned = (own: { from: string; to: string }) =>
  past({ name: 'OnCallShiftAssigned', data: { ...shift, ...own, covers: [...shift.covers] } });

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

  it('may run past midnight, but takes some time', () => {
    const night = [{ weekdays: ['fri'] as const, from: '22:00', to: '06:00' }];
    expect(
      given(availability).when({ ...publish, windows: night }, by(coordinator)).outcome.events,
    ).toHaveLength(1);
    const empty = [{ weekdays: ['fri'] as const, from: '08:00', to: '08:00' }];
    given(availability)
      .when({ ...publish, windows: empty }, by(coordinator))
      .refused('AVAILABILITY.WINDOW_EMPTY');
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

describe('assigning a shift', () => {
  const assign = { kind: 'AssignShift', who: coordinator, ...shift } as const;
  const event = { name: 'OnCallShiftAssigned', data: { ...shift, covers: ['syd', 'ost'] } };

  it('is for the coordinator herself, a colleague or a supervisor of the branch', () => {
    for (const who of [coordinator, colleague, supervisor])
      given(availability).when(assign, by(who)).then(event);
    for (const who of [caseOfficer, officer])
      given(availability).when(assign, by(who)).refused('ACCESS.NOT_YOURS');
    given(availability)
      .when(assign, by(person(7, 'supervisor', 'social-services/municipality')))
      .refused('ACCESS.NOT_YOURS');
  });

  it('is of persons who can be called', () => {
    given(availability)
      .when({ ...assign, who: caseOfficer }, by(supervisor))
      .refused('AVAILABILITY.NOT_A_COORDINATOR');
  });

  it('ends after it begins', () => {
    given(availability)
      .when({ ...assign, to: shift.from }, by(coordinator))
      .refused('AVAILABILITY.SHIFT_ENDS_FIRST');
  });

  it('is silent when it is so already', () => {
    given(availability, assigned(shift)).when(assign, by(coordinator)).silent();
    given(availability, assigned(shift))
      .when({ ...assign, covers: ['syd'] }, by(coordinator))
      .then({ name: 'OnCallShiftAssigned', data: { ...shift, covers: ['syd'] } });
  });
});

describe('swapping a shift', () => {
  const swap = { kind: 'SwapShift', with: colleague, takenOver: [] } as const;
  const swapped = (own: { from: string; to: string }) => ({
    name: 'OnCallShiftSwapped',
    data: { with: colleague, ...shift, ...own, covers: ['syd', 'ost'] },
  });
  const over = { from: '2026-11-18T16:00:00.000Z', to: '2026-11-19T07:00:00.000Z' };
  const current = { from: '2026-11-19T07:00:00.000Z', to: '2026-11-19T16:00:00.000Z' };
  const next = { from: '2026-11-21T16:00:00.000Z', to: '2026-11-22T07:00:00.000Z' };

  it('gives the current shift away, else the next, never one that is over', () => {
    given(availability, assigned(next), assigned(current), assigned(over))
      .when(swap, by(coordinator))
      .then(swapped(current));
    given(availability, assigned(next), assigned(over)).when(swap, by(coordinator)).then(swapped(next));
    given(availability, assigned(over)).when(swap, by(coordinator)).refused('AVAILABILITY.NO_SHIFT');
  });

  it('gives a shift away once', () => {
    const gone = past(swapped(next) as unknown as AvailabilityEvent);
    given(availability, assigned(next), gone).when(swap, by(coordinator)).refused('AVAILABILITY.NO_SHIFT');
  });

  it('gives on what she took over herself', () => {
    const takenOver = [{ ...shift, ...current }];
    given(availability, assigned(next))
      .when({ ...swap, takenOver }, by(coordinator))
      .then(swapped(current));
  });

  it('is with another coordinator', () => {
    given(availability, assigned(next))
      .when({ ...swap, with: coordinator }, by(coordinator))
      .refused('AVAILABILITY.SWAP_WITH_ONESELF');
    given(availability, assigned(next))
      .when({ ...swap, with: officer }, by(coordinator))
      .refused('AVAILABILITY.NOT_A_COORDINATOR');
    given(availability, assigned(next)).when(swap, by(officer)).refused('ACCESS.NOT_YOURS');
  });
});
