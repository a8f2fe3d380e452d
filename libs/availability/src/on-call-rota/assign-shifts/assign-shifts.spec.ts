import { given, type PersonRef } from '@samsyn/kernel';
import { onCallRota, type RotaCommand } from '../rota-decider';
import {
  person,
  anna,
  berit,
  supervisor,
  officer,
  by,
  id,
  evening,
  duty,
  type Requested,
  assigned,
} from '../rota.fixture';

describe('assigning shifts', () => {
  const toAssign = (who: PersonRef, day = 20) => ({ shift: id(1), who, ...evening(day), ...duty });
  const assign = (who: PersonRef, own: object = {}): RotaCommand => ({
    ...{ kind: 'AssignShifts', recurring: false },
    shifts: [{ ...toAssign(who), ...own }],
  });

  it('is for the coordinator, a colleague or a supervisor of the branch', () => {
    for (const who of [anna, berit, supervisor])
      given(onCallRota)
        .when(assign(anna), by(who))
        .then(assigned(id(1), anna, 20));
    for (const who of [person(7, 'case-officer'), officer, person(8, 'supervisor', 'social-services/other')])
      given(onCallRota).when(assign(anna), by(who)).refused('ACCESS.NOT_YOURS');
    given(onCallRota)
      .when(assign(person(7, 'case-officer')), by(supervisor))
      .refused('AVAILABILITY.NOT_A_COORDINATOR');
  });

  it('ends after it begins', () => {
    given(onCallRota)
      .when(assign(anna, { to: evening(20).from }), by(anna))
      .refused('AVAILABILITY.SHIFT_ENDS_FIRST');
  });

  it('takes two weeks at a time, and no more', () => {
    const from = '2026-11-01T16:00:00.000Z';
    const until = (to: string) => given(onCallRota).when(assign(anna, { from, to }), by(anna));
    expect(until('2026-11-15T16:00:00.000Z').outcome.events).toHaveLength(1);
    until('2026-11-15T18:00:00.000Z').refused('AVAILABILITY.SHIFT_TOO_LONG');
    until('2199-11-15T18:00:00.000Z').refused('AVAILABILITY.SHIFT_TOO_LONG');
  });

  it('is silent when it is so already, and changes the same shift where regions or mode are others', () => {
    const known = assigned(id(2), anna, 20);
    given(onCallRota, known).when(assign(anna), by(anna)).silent();
    given(onCallRota, known)
      .when(assign(anna, { covers: ['ost'] }), by(anna))
      .then({
        name: 'OnCallShiftAssigned',
        data: { ...evening(20), ...duty, covers: ['ost'], shift: id(2), who: anna },
      });
  });

  it('by a rota that is told again adds what is missing, and brings nothing back that was given away or withdrawn', () => {
    const rota: RotaCommand = {
      kind: 'AssignShifts',
      recurring: true,
      shifts: [20, 22, 24].map((day, index) => ({ ...toAssign(anna, day), shift: id(index) })),
    };
    const withdrawn: Requested = {
      name: 'OnCallShiftWithdrawn',
      data: { ...evening(20), ...duty, shift: id(5), who: anna },
    };
    const swapped: Requested = {
      name: 'OnCallShiftSwapped',
      data: { ...evening(22), ...duty, shift: id(6), giver: anna, with: berit },
    };
    const before = [assigned(id(5), anna, 20), assigned(id(6), anna, 22), withdrawn, swapped];
    given(onCallRota, ...before)
      .when(rota, by(supervisor))
      .then(assigned(id(2), anna, 24));
    given(onCallRota, ...before)
      .when({ ...rota, recurring: false }, by(supervisor))
      .then(assigned(id(0), anna, 20), assigned(id(1), anna, 22), assigned(id(2), anna, 24));
  });
});
