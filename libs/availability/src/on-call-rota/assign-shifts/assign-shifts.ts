import { DomainError, msBetween, type CommandMetadata, type PersonRef } from '@samsyn/kernel';
import { canBeCalled } from '@samsyn/kinds';
import { mustBeOnCallRole, shiftOf, type Shift } from '../../availability';
import type { RotaEvent } from '../../availability.events';
import { assignmentKey, shiftAt, type Rota } from '../rota';

/** A shift for somebody; `shift` is its id if it is new. */
export interface ToAssign extends Shift {
  readonly shift: string;
  readonly who: PersonRef;
}
export interface AssignShifts {
  readonly kind: 'AssignShifts';
  readonly shifts: readonly ToAssign[];
  /**
   * They come from one rule that may be sent again: what a person has given away or what was withdrawn since
   * stays so. A single shift that is sent again is meant.
   */
  readonly recurring: boolean;
}

/**
 * The longest turn that a rota has is a week, and over a holiday one person may have two of them. Longer is a typing
 * mistake, and would show a region as covered when nobody is there.
 */
export const MOST_DAYS = 14;
const DAY_MS = 24 * 60 * 60_000;
/** The hour that a clock change adds. */
const HOUR_MS = 60 * 60_000;

/** Who may assign shifts to colleagues of the own branch. */
const ASSIGNING_ROLES: ReadonlySet<string> = new Set(['supervisor', 'coordinator']);

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden) */
export function mustAssign(who: PersonRef, { actor }: CommandMetadata): void {
  if (who.person === actor.person) return mustBeOnCallRole(actor);
  if (who.branch === actor.branch && ASSIGNING_ROLES.has(actor.role)) return undefined;
  throw new DomainError('ACCESS.NOT_YOURS', { requires: 'supervisor' }, 'forbidden');
}

const same = (a: Shift, b: Shift): boolean =>
  a.mode === b.mode && JSON.stringify(a.covers) === JSON.stringify(b.covers);

/**
 * Records nothing for what is so already. A shift at the same time with other regions or another mode is the
 * same shift, changed.
 * @rule longest-shift: A shift is fourteen days long at most: two turns of a week.
 * @source domain: Availability and duty; ADR 0018
 * @proof assigning shifts › takes two weeks at a time, and no more
 * @throws DomainError `ACCESS.NOT_YOURS`, `AVAILABILITY.NOT_A_COORDINATOR`, `AVAILABILITY.SHIFT_ENDS_FIRST`,
 * `AVAILABILITY.SHIFT_TOO_LONG` (invalid)
 */
export function decideAssignment(
  { shifts, recurring }: AssignShifts,
  rota: Rota,
  metadata: CommandMetadata,
): readonly RotaEvent[] {
  for (const { who, from, to } of shifts) {
    mustAssign(who, metadata);
    if (!canBeCalled(who)) throw new DomainError('AVAILABILITY.NOT_A_COORDINATOR', {}, 'invalid');
    if (to <= from) throw new DomainError('AVAILABILITY.SHIFT_ENDS_FIRST', {}, 'invalid');
    if (msBetween(from, to) > MOST_DAYS * DAY_MS + HOUR_MS)
      throw new DomainError('AVAILABILITY.SHIFT_TOO_LONG', { mostDays: MOST_DAYS }, 'invalid');
  }
  return shifts.flatMap((asked): readonly RotaEvent[] => {
    const { who, shift } = asked;
    const known = shiftAt(rota, who.person, asked);
    if (known && same(known, asked)) return [];
    if (!known && recurring && rota.gone.has(assignmentKey(who.person, asked))) return [];
    return [{ name: 'OnCallShiftAssigned', data: { ...shiftOf(asked), shift: known?.shift ?? shift, who } }];
  });
}
