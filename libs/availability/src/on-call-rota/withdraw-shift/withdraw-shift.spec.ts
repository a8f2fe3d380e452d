import { given, type NewEvent, type PersonRef } from '@samsyn/kernel';
import { onCallRota, type RotaCommand } from '../rota-decider';
import {
  anna,
  berit,
  supervisor,
  officer,
  SWAP,
  by,
  id,
  evening,
  duty,
  type Requested,
  assigned,
  proposed,
} from '../rota.fixture';

describe('withdrawing a shift', () => {
  const withdraw = (who: PersonRef, at?: ReturnType<typeof evening>): RotaCommand => ({
    kind: 'WithdrawShift',
    who,
    at,
  });
  const event = (shift: string, who: PersonRef, day: number): NewEvent => ({
    name: 'OnCallShiftWithdrawn',
    data: { ...evening(day), ...duty, shift, who },
  });
  const both = [assigned(id(1), anna, 22), assigned(id(2), anna, 20)];

  it('is of the named one, else of the next', () => {
    given(onCallRota, ...both)
      .when(withdraw(anna), by(anna))
      .then(event(id(2), anna, 20));
    given(onCallRota, ...both)
      .when(withdraw(anna, evening(22)), by(supervisor))
      .then(event(id(1), anna, 22));
    given(onCallRota, ...both)
      .when(withdraw(anna), by(officer))
      .refused('ACCESS.NOT_YOURS');
  });

  it('is told once, of a shift that is there and not over', () => {
    const gone = event(id(2), anna, 20) as Requested;
    given(onCallRota, ...both, gone)
      .when(withdraw(anna, evening(20)), by(anna))
      .silent();
    given(onCallRota).when(withdraw(anna), by(anna)).refused('AVAILABILITY.NO_SHIFT');
    given(onCallRota, ...both)
      .when(withdraw(berit, evening(20)), by(berit))
      .refused('AVAILABILITY.NOT_YOUR_SHIFT');
    given(onCallRota, assigned(id(1), anna, 17))
      .when(withdraw(anna, evening(17)), by(anna))
      .refused('AVAILABILITY.SHIFT_OVER');
  });

  it('ends a proposal to swap it, by Samsyn', () => {
    given(onCallRota, assigned(id(2), anna, 20), proposed(id(2), anna, berit, 20))
      .when(withdraw(anna), by(anna))
      .then(event(id(2), anna, 20), {
        name: 'OnCallSwapExpired',
        data: { swap: SWAP, giver: anna, with: berit, reason: 'shift-gone' },
        by: 'system',
      });
  });
});
