import {
  definedFields,
  DomainError,
  type Instant,
  type CommandMetadata,
  type PersonRef,
} from '@samsyn/kernel';
import { shiftOf, type Shift } from '../../availability';
import type { RotaEvent, SHIFT_WITHDRAWALS } from '../../availability.events';
import { mustAssign } from '../assign-shifts/assign-shifts';
import { assignmentKey, closedFor, heldBy, shiftAt, type HeldShift, type Rota } from '../rota';

export type ShiftWithdrawalReason = (typeof SHIFT_WITHDRAWALS)[number];

/** From and to which moments a shift is; absent: the one under way, else the next. */
export type ShiftTime = Pick<Shift, 'from' | 'to'>;
export interface WithdrawShift {
  readonly kind: 'WithdrawShift';
  readonly who: PersonRef;
  readonly at: ShiftTime | undefined;
  readonly reason?: ShiftWithdrawalReason;
}

/**
 * The shift meant, held by that person and not over.
 * @throws DomainError `AVAILABILITY.NO_SHIFT`, `AVAILABILITY.NOT_YOUR_SHIFT`, `AVAILABILITY.SHIFT_OVER`
 */
export function shiftMeant(
  rota: Rota,
  { person }: PersonRef,
  at: ShiftTime | undefined,
  now: Instant,
): HeldShift {
  const found = at ? shiftAt(rota, person, at) : heldBy(rota, person, now)[0];
  if (!found) {
    const isAnothers =
      at && [...rota.shifts.values()].some(({ from, to }) => from === at.from && to === at.to);
    throw new DomainError(isAnothers ? 'AVAILABILITY.NOT_YOUR_SHIFT' : 'AVAILABILITY.NO_SHIFT');
  }
  if (found.to <= now) throw new DomainError('AVAILABILITY.SHIFT_OVER');
  return found;
}

/** Nobody is on call then unless somebody else is assigned: a gap of the coverage. @throws as shiftMeant, `ACCESS.NOT_YOURS` */
export function decideShiftWithdrawal(
  { who, at, reason }: WithdrawShift,
  rota: Rota,
  metadata: CommandMetadata,
): readonly RotaEvent[] {
  mustAssign(who, metadata);
  const isGone = at && !shiftAt(rota, who.person, at) && rota.gone.has(assignmentKey(who.person, at));
  if (isGone) return [];
  const held = shiftMeant(rota, who, at, metadata.occurredAt);
  const { shift, holder } = held;
  return [
    {
      name: 'OnCallShiftWithdrawn',
      data: { ...shiftOf(held), shift, who: holder, ...definedFields({ reason }) },
    },
    ...closedFor(rota, new Set([shift])),
  ];
}
