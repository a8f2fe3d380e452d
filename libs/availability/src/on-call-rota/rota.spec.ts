import { given, SYSTEM, type Actor, type NewEvent, type Past, type PersonRef } from '@samsyn/kernel';
import fc from 'fast-check';
import type { RotaEvent } from '../availability.events';
import { heldBy, type Rota } from './rota';
import { onCallRota, type RotaCommand } from './rota-decider';

const BRANCH = 'social-services/regional-coordinator';
const person = (digit: number, role = 'coordinator', branch = BRANCH): PersonRef => ({
  person: `${digit}`.repeat(8) + '-0000-4000-8000-000000000000',
  branch,
  role,
});
const [anna, berit, cilla] = [person(1), person(2), person(3)];
const supervisor = person(4, 'supervisor');
const officer = person(5, 'officer', 'police/trafficking-unit');
const jour = person(6, 'duty-officer', 'social-services/emergency-service');

const NOW = '2026-11-19T12:00:00.000Z';
const SWAP = '99999999-0000-4000-8000-000000000000';
const by = (who: PersonRef, now = NOW) => ({
  actor: { ...who, regions: ['syd'] } satisfies Actor,
  now,
  occurredAt: now,
  newId: SWAP,
});
const id = (digit: number): string => `abcdefa${digit}-0000-4000-8000-000000000000`;
const evening = (day: number) => ({
  from: `2026-11-${day}T16:00:00.000Z`,
  to: `2026-11-${day + 1}T07:00:00.000Z`,
});
const duty = { mode: 'telephone' as const, covers: ['syd'] };
type Requested = Past<RotaEvent>;
const assigned = (shift: string, who: PersonRef, day: number): Requested => ({
  name: 'OnCallShiftAssigned',
  data: { ...evening(day), ...duty, shift, who },
});
const NOWHERE = { ofGiver: [], ofOther: [] };

describe('assigning shifts', () => {
  const toAssign = (who: PersonRef, day = 20) => ({ shift: id(1), who, ...evening(day), ...duty });
  const assign = (who: PersonRef, own: object = {}): RotaCommand => ({
    ...{ kind: 'AssignShifts', recurring: false },
    shifts: [{ ...toAssign(who), ...own }],
  });

  it('is for the coordinator herself, a colleague or a supervisor of the branch', () => {
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

function proposed(
  shift: string,
  giver: PersonRef,
  other: PersonRef,
  day: number,
  inReturn?: [string, number],
): Requested {
  const returned = inReturn && { inReturn: { shift: inReturn[0], ...evening(inReturn[1]) } };
  const first = inReturn && inReturn[1] < day ? inReturn[1] : day;
  const parties = { swap: SWAP, giver, with: other };
  const expiresAt = evening(first).from;
  return {
    name: 'OnCallSwapProposed',
    data: { ...parties, ...evening(day), ...duty, shift, ...returned, expiresAt },
  };
}
const swapped = (shift: string, giver: PersonRef, other: PersonRef, day: number): Requested => ({
  name: 'OnCallShiftSwapped',
  data: { ...evening(day), ...duty, with: other, giver, shift, swap: SWAP },
});

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

  it('gives the shift to the other when she accepts, and only then', () => {
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

describe('whatever is told of a rota', () => {
  const people = [anna, berit, cilla];
  const step = fc.record({
    who: fc.nat(2),
    other: fc.nat(2),
    day: fc.integer({ min: 20, max: 24 }),
    back: fc.option(fc.integer({ min: 20, max: 24 }), { nil: undefined }),
    kind: fc.constantFrom(
      'AssignShifts',
      'WithdrawShift',
      'ProposeSwap',
      'AcceptSwap',
      'DeclineSwap',
      'WithdrawSwap',
    ),
  });

  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  const commandOf = ({ who, other, day, back, kind }: Step, rota: Rota, n: number): RotaCommand => {
    const holder = people[who]!;
    const asked = [...rota.swaps.values()].findLast(({ with: to, giver }) =>
      kind === 'WithdrawSwap' ? giver.person === holder.person : to.person === holder.person,
    );
    const swap = asked?.swap ?? SWAP;
    if (kind === 'AssignShifts') {
      const shift = `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;
      return { kind, recurring: false, shifts: [{ shift, who: holder, ...evening(day), ...duty }] };
    }
    if (kind === 'WithdrawShift') return { kind, who: holder, at: evening(day) };
    if (kind === 'AcceptSwap') return { kind, swap, elsewhere: NOWHERE };
    if (kind === 'DeclineSwap' || kind === 'WithdrawSwap') return { kind, swap };
    const inReturn = back === undefined ? undefined : evening(back);
    return { kind: 'ProposeSwap', with: people[other]!, gives: evening(day), inReturn, elsewhere: NOWHERE };
  };

  it('loses no shift and doubles none by swaps, and no open proposal is of a shift that its giver has not', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const past: Requested[] = [];
        let expected = 0;
        for (const [n, one] of steps.entries()) {
          const before = given(onCallRota, ...past);
          const newId = `${String(n).padStart(8, '0')}-1111-4000-8000-000000000000`;
          const { outcome } = before.when(commandOf(one, before.state, n), {
            ...by(people[one.who]!),
            newId,
          });
          const events = (outcome.events ?? []) as Requested[];
          const isNew = ({ name, data }: Requested) =>
            name === 'OnCallShiftAssigned' && !before.state.shifts.has((data as { shift: string }).shift);
          expected +=
            events.filter(isNew).length - events.filter(({ name }) => name === 'OnCallShiftWithdrawn').length;
          past.push(...events);
        }
        const { state } = given(onCallRota, ...past);
        expect(state.shifts.size).toBe(expected);
        for (const { state: phase, shift, giver } of state.swaps.values()) {
          if (phase === 'open') expect(state.shifts.get(shift)?.holder).toEqual(giver);
        }
      }),
    );
  });
});
