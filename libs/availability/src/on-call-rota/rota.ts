import { plusMs, type Instant, type PersonRef, type RecordedOf } from '@samsyn/kernel';
import { shiftOf, type Shift } from '../availability';
import type { RotaEvent } from '../availability.events';

/** A shift, by the id that it keeps whoever holds it, and who holds it now. */
export interface HeldShift extends Shift {
  readonly shift: string;
  readonly holder: PersonRef;
}

export type SwapState = 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired';
/** A shift offered to another, perhaps for one of theirs. */
export interface Swap {
  readonly swap: string;
  readonly giver: PersonRef;
  readonly with: PersonRef;
  readonly shift: string;
  readonly inReturn: string | undefined;
  readonly expiresAt: Instant;
  readonly state: SwapState;
}

/** The on-call shifts of one branch and what has been proposed of them. */
export interface Rota {
  readonly shifts: ReadonlyMap<string, HeldShift>;
  /** Assigned shifts withdrawn or given away since, by assignmentKey: a rota sent again restores none. */
  readonly gone: ReadonlyMap<string, Instant>;
  readonly swaps: ReadonlyMap<string, Swap>;
}

export const noRota: Rota = { shifts: new Map(), gone: new Map(), swaps: new Map() };

export const assignmentKey = (person: string, { from, to }: Pick<Shift, 'from' | 'to'>): string =>
  `${person}/${from}/${to}`;

const MONTH_MS = 31 * 86_400_000;
/** How many shifts come between two looks at which of them are long over. */
const FORGET_EVERY = 200;

const evolved = <V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> =>
  new Map(map).set(key, value);
const without = <V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> => {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
};
const since = <V>(map: ReadonlyMap<string, V>, endOf: (value: V) => Instant, moment: Instant) =>
  new Map([...map].filter(([, value]) => endOf(value) >= moment));

/** What ended more than a month ago is no longer relevant to any rule. */
function withoutPast(rota: Rota, now: Instant): Rota {
  const moment = plusMs(now, -MONTH_MS);
  return {
    shifts: since(rota.shifts, ({ to }) => to, moment),
    gone: since(rota.gone, (to) => to, moment),
    swaps: since(rota.swaps, ({ expiresAt }) => expiresAt, moment),
  };
}

const ended = (rota: Rota, swap: string, state: SwapState): Rota => {
  const known = rota.swaps.get(swap);
  return known ? { ...rota, swaps: evolved(rota.swaps, swap, { ...known, state }) } : rota;
};

function changedHands(
  rota: Rota,
  event: RecordedOf<Extract<RotaEvent, { name: 'OnCallShiftSwapped' }>>,
): Rota {
  const { shift, giver, with: holder, swap } = event.data;
  const held = shift === undefined ? undefined : rota.shifts.get(shift);
  if (!held) return rota;
  const moved: Rota = {
    ...rota,
    shifts: evolved(rota.shifts, held.shift, { ...held, holder }),
    gone: evolved(rota.gone, assignmentKey((giver ?? held.holder).person, held), held.to),
  };
  return swap === undefined ? moved : ended(moved, swap, 'accepted');
}

export function evolveRota(rota: Rota, event: RecordedOf<RotaEvent>): Rota {
  switch (event.name) {
    case 'OnCallShiftAssigned': {
      const { shift = event.id, who = event.actor } = event.data;
      const kept =
        rota.shifts.size % FORGET_EVERY === FORGET_EVERY - 1 ? withoutPast(rota, event.recordedAt) : rota;
      const held = { ...shiftOf(event.data), shift, holder: who };
      return { ...kept, shifts: evolved(kept.shifts, shift, held) };
    }
    case 'OnCallShiftWithdrawn': {
      const { shift, who, to } = event.data;
      const gone = evolved(rota.gone, assignmentKey(who.person, event.data), to);
      return { ...rota, shifts: without(rota.shifts, shift), gone };
    }
    case 'OnCallSwapProposed': {
      const { swap, giver, with: other, shift, inReturn, expiresAt } = event.data;
      const proposed = { swap, giver, with: other, shift, inReturn: inReturn?.shift, expiresAt };
      return { ...rota, swaps: evolved(rota.swaps, swap, { ...proposed, state: 'open' }) };
    }
    case 'OnCallShiftSwapped':
      return changedHands(rota, event);
    case 'OnCallSwapDeclined':
      return ended(rota, event.data.swap, 'declined');
    case 'OnCallSwapWithdrawn':
      return ended(rota, event.data.swap, 'withdrawn');
    case 'OnCallSwapExpired':
      return ended(rota, event.data.swap, 'expired');
    default:
      event satisfies never;
      return rota;
  }
}

export const overlaps = (a: Pick<Shift, 'from' | 'to'>, b: Pick<Shift, 'from' | 'to'>): boolean =>
  a.from < b.to && a.to > b.from;

/** The person's shifts that are not over, the one that began first at the top. */
export const heldBy = ({ shifts }: Rota, person: string, now: Instant): readonly HeldShift[] =>
  [...shifts.values()]
    .filter(({ holder, to }) => holder.person === person && to > now)
    .sort((a, b) => (`${a.from}/${a.to}` < `${b.from}/${b.to}` ? -1 : 1));

/** The shift from and to those moments that the person holds. */
export const shiftAt = (
  { shifts }: Rota,
  person: string,
  { from, to }: Pick<Shift, 'from' | 'to'>,
): HeldShift | undefined =>
  [...shifts.values()].find((one) => one.holder.person === person && one.from === from && one.to === to);

/** Open proposals that move one of these shifts. */
export const openSwapsOf = ({ swaps }: Rota, shifts: ReadonlySet<string>): readonly Swap[] =>
  [...swaps.values()].filter(
    ({ state, shift, inReturn }) =>
      state === 'open' && (shifts.has(shift) || (inReturn !== undefined && shifts.has(inReturn))),
  );

/** How proposals end whose shifts can no longer be given: recorded by Samsyn. */
export const closedFor = (rota: Rota, shifts: ReadonlySet<string>, besides?: string): readonly RotaEvent[] =>
  openSwapsOf(rota, shifts)
    .filter(({ swap }) => swap !== besides)
    .map(({ swap, giver, with: other }) => ({
      name: 'OnCallSwapExpired',
      data: { swap, giver, with: other, reason: 'shift-gone' },
      by: 'system',
    }));
