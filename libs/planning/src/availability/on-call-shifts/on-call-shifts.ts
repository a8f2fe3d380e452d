import { DomainError, type Instant, type Intent, type PersonRef } from '@samsyn/kernel';
import {
  canBeOnCall,
  mustBeOnCallRole,
  shiftKey,
  type Availability,
  type AvailabilityMode,
  type Shift,
} from '../availability';
import type { AvailabilityEvent } from '../availability.events';

export interface AssignShift {
  readonly kind: 'AssignShift';
  /** Whose shift it is, and whose stream. */
  readonly who: PersonRef;
  readonly from: Instant;
  readonly to: Instant;
  readonly mode: AvailabilityMode;
  readonly covers: readonly string[];
}
export interface SwapShift {
  readonly kind: 'SwapShift';
  readonly with: PersonRef;
  /** Shifts of others that she has taken over: they stand in the streams of those they were assigned to. */
  readonly takenOver: readonly Shift[];
}

/** Who may assign shifts to colleagues of the own branch. */
const ASSIGNING_ROLES: ReadonlySet<string> = new Set(['supervisor', 'coordinator']);

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden) */
function mustAssign(who: PersonRef, { actor }: Intent): void {
  if (who.person === actor.person) return mustBeOnCallRole(actor);
  if (who.branch === actor.branch && ASSIGNING_ROLES.has(actor.role)) return undefined;
  throw new DomainError('ACCESS.NOT_YOURS', { requires: 'supervisor' }, 'forbidden');
}

const same = (a: Shift | undefined, b: Shift): boolean =>
  a?.mode === b.mode && JSON.stringify(a.covers) === JSON.stringify(b.covers);

/** @throws DomainError `ACCESS.NOT_YOURS`, `AVAILABILITY.NOT_A_COORDINATOR`, `AVAILABILITY.SHIFT_ENDS_FIRST` (invalid) */
export function decideAssignment(
  command: AssignShift,
  state: Availability,
  intent: Intent,
): readonly AvailabilityEvent[] {
  const { who, from, to, mode } = command;
  mustAssign(who, intent);
  if (!canBeOnCall(who.role)) throw new DomainError('AVAILABILITY.NOT_A_COORDINATOR', {}, 'invalid');
  if (to <= from) throw new DomainError('AVAILABILITY.SHIFT_ENDS_FIRST', {}, 'invalid');
  const shift = { from, to, mode, covers: [...command.covers] };
  if (same(state.shifts.get(shiftKey(shift)), shift)) return [];
  return [{ name: 'OnCallShiftAssigned', data: shift }];
}

/**
 * Her current shift, else the next one, goes to the other.
 * @throws DomainError `ACCESS.NOT_YOURS`, `AVAILABILITY.SWAP_WITH_ONESELF`, `AVAILABILITY.NOT_A_COORDINATOR` (invalid),
 * `AVAILABILITY.NO_SHIFT`
 */
export function decideSwap(
  command: SwapShift,
  state: Availability,
  intent: Intent,
): readonly AvailabilityEvent[] {
  const { actor, occurredAt } = intent;
  mustBeOnCallRole(actor);
  const other = command.with;
  if (other.person === actor.person) throw new DomainError('AVAILABILITY.SWAP_WITH_ONESELF', {}, 'invalid');
  if (!canBeOnCall(other.role)) throw new DomainError('AVAILABILITY.NOT_A_COORDINATOR', {}, 'invalid');
  const [next] = [...state.shifts.values(), ...command.takenOver]
    .filter(({ to }) => to > occurredAt)
    .sort((a, b) => (shiftKey(a) < shiftKey(b) ? -1 : 1));
  if (!next) throw new DomainError('AVAILABILITY.NO_SHIFT');
  const { from, to, mode, covers } = next;
  return [{ name: 'OnCallShiftSwapped', data: { with: other, from, to, mode, covers: [...covers] } }];
}
