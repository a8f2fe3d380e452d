import { given } from '@samsyn/kernel';
import fc from 'fast-check';
import type { Rota } from './rota';
import { onCallRota, type RotaCommand } from './rota-decider';
import { anna, berit, cilla, SWAP, by, evening, duty, type Requested, NOWHERE } from './rota.fixture';

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
