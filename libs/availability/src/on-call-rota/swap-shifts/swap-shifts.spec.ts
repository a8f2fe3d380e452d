import { given, SYSTEM } from '@samsyn/kernel';
import { heldBy } from '../rota';
import { onCallRota, type RotaCommand } from '../rota-decider';
import {
  anna,
  berit,
  cilla,
  officer,
  jour,
  NOW,
  SWAP,
  by,
  id,
  evening,
  duty,
  type Requested,
  assigned,
  NOWHERE,
  proposed,
  swapped,
} from '../rota.fixture';

describe('proposing a swap', () => {
  const propose = (own: object = {}): RotaCommand => ({
    ...{ kind: 'ProposeSwap', with: berit, gives: undefined, inReturn: undefined, elsewhere: NOWHERE },
    ...own,
  });
  const hers = assigned(id(1), anna, 20);

  it('offers the shift under way, else the next, and leaves it where it is', () => {
    given(onCallRota, assigned(id(2), anna, 22), hers)
      .when(propose(), by(anna))
      .then(proposed(id(1), anna, berit, 20));
    const { state } = given(onCallRota, hers, proposed(id(1), anna, berit, 20));
    expect(heldBy(state, anna.person, NOW)).toHaveLength(1);
    expect(heldBy(state, berit.person, NOW)).toHaveLength(0);
  });

  it('of a shift under way stands until it ends', () => {
    const under = '2026-11-20T20:00:00.000Z';
    given(onCallRota, hers)
      .when(propose(), by(anna, under))
      .then({
        ...proposed(id(1), anna, berit, 20),
        data: { ...proposed(id(1), anna, berit, 20).data, expiresAt: evening(20).to },
      });
  });

  it('may ask for one of the other’s in return, and stands until the first of them begins', () => {
    given(onCallRota, assigned(id(1), anna, 22), assigned(id(3), berit, 20))
      .when(propose({ inReturn: evening(20) }), by(anna))
      .then(proposed(id(1), anna, berit, 22, [id(3), 20]));
  });

  it('is silent when it stands already, and refused while another stands', () => {
    const open = [hers, proposed(id(1), anna, berit, 20)];
    given(onCallRota, ...open)
      .when(propose(), by(anna))
      .silent();
    given(onCallRota, ...open)
      .when(propose({ with: cilla }), by(anna))
      .refused('AVAILABILITY.SWAP_ALREADY_PROPOSED');
  });

  it.each([
    ['with oneself', { with: anna }, 'AVAILABILITY.SWAP_WITH_ONESELF'],
    ['with somebody who is no coordinator', { with: officer }, 'AVAILABILITY.NOT_A_COORDINATOR'],
    ['of another’s shift', { gives: evening(24) }, 'AVAILABILITY.NOT_YOUR_SHIFT'],
    ['of no shift', { gives: evening(26) }, 'AVAILABILITY.NO_SHIFT'],
    ['of a past shift', { gives: evening(17) }, 'AVAILABILITY.SHIFT_OVER'],
    ['for a shift that the other has not', { inReturn: evening(26) }, 'AVAILABILITY.NOT_THEIR_SHIFT'],
    ['for a past shift of the other', { inReturn: evening(16) }, 'AVAILABILITY.SHIFT_OVER'],
    ['into an overlapping duty', { with: cilla }, 'AVAILABILITY.OVERLAPPING_DUTY'],
    [
      'into a duty in another rota',
      { elsewhere: { ofGiver: [], ofOther: [{ ...evening(20), ...duty }] } },
      'AVAILABILITY.OVERLAPPING_DUTY',
    ],
  ])('is refused %s', (_, own, code) => {
    const shifts = [
      ...[hers, assigned(id(2), anna, 17), assigned(id(3), berit, 24), assigned(id(4), berit, 16)],
      assigned(id(5), cilla, 20),
    ];
    given(onCallRota, ...shifts)
      .when(propose(own), by(anna))
      .refused(code);
  });

  it('is for those who are on call', () => {
    given(onCallRota, hers).when(propose(), by(officer)).refused('ACCESS.NOT_YOURS');
    given(onCallRota).when(propose(), by(anna)).refused('AVAILABILITY.NO_SHIFT');
  });

  it('may be for the same hours in return: regions change hands', () => {
    given(onCallRota, hers, assigned(id(5), cilla, 20))
      .when(propose({ with: cilla, inReturn: evening(20) }), by(anna))
      .then(proposed(id(1), anna, cilla, 20, [id(5), 20]));
  });

  it('with a colleague of the emergency service is possible', () => {
    given(onCallRota, hers)
      .when(propose({ with: jour }), by(anna))
      .then(proposed(id(1), anna, jour, 20));
  });
});

describe('answering a proposed swap', () => {
  const accept: RotaCommand = { kind: 'AcceptSwap', swap: SWAP, elsewhere: NOWHERE };
  const decline: RotaCommand = { kind: 'DeclineSwap', swap: SWAP };
  const withdraw: RotaCommand = { kind: 'WithdrawSwap', swap: SWAP };
  const expire: RotaCommand = { kind: 'ExpireSwap', swap: SWAP };
  const open = [assigned(id(1), anna, 20), proposed(id(1), anna, berit, 20)];
  const parties = { swap: SWAP, giver: anna, with: berit };

  it('gives the shift to the other when the other accepts, and only then', () => {
    given(onCallRota, ...open)
      .when(accept, by(berit))
      .then(swapped(id(1), anna, berit, 20));
    const { state } = given(onCallRota, ...open, swapped(id(1), anna, berit, 20));
    expect(heldBy(state, berit.person, NOW)).toMatchObject([{ shift: id(1), holder: berit }]);
    expect(heldBy(state, anna.person, NOW)).toEqual([]);
  });

  it('exchanges both shifts in one decision', () => {
    const exchange = [
      ...[assigned(id(1), anna, 22), assigned(id(3), berit, 20)],
      proposed(id(1), anna, berit, 22, [id(3), 20]),
    ];
    given(onCallRota, ...exchange)
      .when(accept, by(berit))
      .then(swapped(id(1), anna, berit, 22), swapped(id(3), berit, anna, 20));
  });

  it('ends what else was proposed of the shifts that change hands', () => {
    const OTHER = '88888888-0000-4000-8000-000000000000';
    const other = proposed(id(3), berit, cilla, 20);
    const exchange = [
      ...[assigned(id(1), anna, 22), assigned(id(3), berit, 20)],
      proposed(id(1), anna, berit, 22, [id(3), 20]),
      { ...other, data: { ...other.data, swap: OTHER } } as Requested,
    ];
    given(onCallRota, ...exchange)
      .when(accept, by(berit))
      .then(swapped(id(1), anna, berit, 22), swapped(id(3), berit, anna, 20), {
        name: 'OnCallSwapExpired',
        data: { swap: OTHER, giver: berit, with: cilla, reason: 'shift-gone' },
        by: 'system',
      });
  });

  it('is the other’s to accept or decline, and the giver’s to withdraw', () => {
    given(onCallRota, ...open)
      .when(decline, by(berit))
      .then({ name: 'OnCallSwapDeclined', data: parties });
    given(onCallRota, ...open)
      .when(withdraw, by(anna))
      .then({ name: 'OnCallSwapWithdrawn', data: parties });
    for (const command of [accept, decline])
      given(onCallRota, ...open)
        .when(command, by(anna))
        .refused('AVAILABILITY.SWAP_NOT_YOURS');
    given(onCallRota, ...open)
      .when(withdraw, by(berit))
      .refused('AVAILABILITY.SWAP_NOT_YOURS');
  });

  it('does not exist to anybody else', () => {
    for (const command of [accept, decline, withdraw]) {
      given(onCallRota, ...open)
        .when(command, by(cilla))
        .refused('SWAP.UNKNOWN');
      given(onCallRota).when(command, by(anna)).refused('SWAP.UNKNOWN');
    }
  });

  it('is taken once, and not when it is over', () => {
    const ended = (name: 'OnCallSwapDeclined' | 'OnCallSwapWithdrawn'): Requested => ({
      name,
      data: parties,
    });
    given(onCallRota, ...open, swapped(id(1), anna, berit, 20))
      .when(accept, by(berit))
      .silent();
    given(onCallRota, ...open, ended('OnCallSwapDeclined'))
      .when(decline, by(berit))
      .silent();
    given(onCallRota, ...open, ended('OnCallSwapWithdrawn'))
      .when(withdraw, by(anna))
      .silent();
    given(onCallRota, ...open, ended('OnCallSwapDeclined'))
      .when(accept, by(berit))
      .refused('AVAILABILITY.SWAP_CLOSED');
    given(onCallRota, ...open, ended('OnCallSwapWithdrawn'))
      .when(accept, by(berit))
      .refused('AVAILABILITY.SWAP_CLOSED');
    given(onCallRota, ...open)
      .when(accept, by(berit, evening(20).from))
      .refused('AVAILABILITY.SWAP_CLOSED');
  });

  it('is refused where the other has taken on a duty meanwhile', () => {
    given(onCallRota, ...open, assigned(id(7), berit, 20))
      .when(accept, by(berit))
      .refused('AVAILABILITY.OVERLAPPING_DUTY');
  });

  it('expires by Samsyn alone, and silently where it was answered', () => {
    const system = { actor: SYSTEM, now: evening(20).from, occurredAt: evening(20).from };
    given(onCallRota, ...open)
      .when(expire, system)
      .then({ name: 'OnCallSwapExpired', data: { ...parties, reason: 'shift-began' } });
    given(onCallRota, ...open, swapped(id(1), anna, berit, 20))
      .when(expire, system)
      .silent();
    given(onCallRota, ...open)
      .when(expire, by(anna))
      .refused('ACCESS.NOT_YOURS');
  });
});
