import {
  definedFields,
  DomainError,
  authorize,
  unknownTo,
  type Instant,
  type CommandMetadata,
  type PersonRef,
} from '@samsyn/kernel';
import { canBeCalled } from '@samsyn/kinds';
import { mustBeOnCallRole, shiftOf, type Shift } from '../../availability';
import type { RotaEvent } from '../../availability.events';
import {
  closedFor,
  heldBy,
  openSwapsOf,
  overlaps,
  shiftAt,
  type HeldShift,
  type Rota,
  type Swap,
} from '../rota';
import { shiftMeant, type ShiftTime } from '../withdraw-shift/withdraw-shift';

export interface ProposeSwap {
  readonly kind: 'ProposeSwap';
  readonly with: PersonRef;
  /** Which of the giver's own shifts; absent: the one under way, else the next. */
  readonly gives: ShiftTime | undefined;
  /** Which shift of the other the caller takes for it. */
  readonly inReturn: ShiftTime | undefined;
  /** Shifts of the other, and of the giver, that stand in rotas of other branches. */
  readonly elsewhere: DutiesElsewhere;
}
export interface DutiesElsewhere {
  readonly ofGiver: readonly Shift[];
  readonly ofOther: readonly Shift[];
}
export interface AcceptSwap {
  readonly kind: 'AcceptSwap';
  readonly swap: string;
  readonly elsewhere: DutiesElsewhere;
}
export interface DeclineSwap {
  readonly kind: 'DeclineSwap';
  readonly swap: string;
}
export interface WithdrawSwap {
  readonly kind: 'WithdrawSwap';
  readonly swap: string;
}
/** Given by Samsyn itself when the shift begins. */
export interface ExpireSwap {
  readonly kind: 'ExpireSwap';
  readonly swap: string;
}

/** Until when there is something to swap: the begin of the first shift, or the end of one under way. */
const endOfProposal = (shifts: readonly HeldShift[], now: Instant): Instant =>
  shifts.map(({ from, to }) => (from > now ? from : to)).reduce((first, at) => (at < first ? at : first));

const partiesOf = ({ swap, giver, with: other }: Swap) => ({ swap, giver, with: other });

/** Nobody is to be on call twice at once by a swap. @throws DomainError `AVAILABILITY.OVERLAPPING_DUTY` */
function mustBeFree(
  rota: Rota,
  person: PersonRef,
  taken: HeldShift,
  besides: HeldShift | undefined,
  elsewhere: readonly Shift[],
): void {
  const held = heldBy(rota, person.person, taken.from).filter(({ shift }) => shift !== besides?.shift);
  if ([...held, ...elsewhere].some((other) => overlaps(other, taken)))
    throw new DomainError('AVAILABILITY.OVERLAPPING_DUTY');
}

function mustFit(
  rota: Rota,
  { giver, with: other }: Pick<Swap, 'giver' | 'with'>,
  [given, inReturn]: readonly [HeldShift, HeldShift | undefined],
  { ofGiver, ofOther }: DutiesElsewhere,
): void {
  mustBeFree(rota, other, given, inReturn, ofOther);
  if (inReturn) mustBeFree(rota, giver, inReturn, given, ofGiver);
}

/** @throws DomainError `AVAILABILITY.NOT_THEIR_SHIFT`, `AVAILABILITY.SHIFT_OVER` */
function shiftInReturn(rota: Rota, { person }: PersonRef, at: ShiftTime, now: Instant): HeldShift {
  const found = shiftAt(rota, person, at);
  if (!found) throw new DomainError('AVAILABILITY.NOT_THEIR_SHIFT');
  if (found.to <= now) throw new DomainError('AVAILABILITY.SHIFT_OVER');
  return found;
}

/**
 * The shift stays the giver's until the other accepts.
 * @throws DomainError `ACCESS.NOT_YOURS`, `AVAILABILITY.SWAP_WITH_ONESELF`, `AVAILABILITY.NOT_A_COORDINATOR` (invalid),
 * `AVAILABILITY.OVERLAPPING_DUTY`, `AVAILABILITY.SWAP_ALREADY_PROPOSED`, `AVAILABILITY.NOT_THEIR_SHIFT`, as shiftMeant
 */
export function decideProposal(
  command: ProposeSwap,
  rota: Rota,
  metadata: CommandMetadata,
): readonly RotaEvent[] {
  const { actor, occurredAt, newId } = metadata;
  mustBeOnCallRole(actor);
  const other = command.with;
  if (other.person === actor.person) throw new DomainError('AVAILABILITY.SWAP_WITH_ONESELF', {}, 'invalid');
  if (!canBeCalled(other)) throw new DomainError('AVAILABILITY.NOT_A_COORDINATOR', {}, 'invalid');
  const given = shiftMeant(rota, actor, command.gives, occurredAt);
  const returned = command.inReturn && shiftInReturn(rota, other, command.inReturn, occurredAt);
  const [open] = openSwapsOf(rota, new Set([given.shift])).filter(({ shift }) => shift === given.shift);
  if (open?.with.person === other.person && open.inReturn === returned?.shift) return [];
  if (open) throw new DomainError('AVAILABILITY.SWAP_ALREADY_PROPOSED');
  const giver = given.holder;
  mustFit(rota, { giver, with: other }, [given, returned], command.elsewhere);
  const inReturn = returned && { shift: returned.shift, from: returned.from, to: returned.to };
  const expiresAt = endOfProposal(returned ? [given, returned] : [given], occurredAt);
  const parties = { swap: newId, giver, with: other };
  const data = {
    ...parties,
    ...shiftOf(given),
    shift: given.shift,
    ...definedFields({ inReturn }),
    expiresAt,
  };
  return [{ name: 'OnCallSwapProposed', data }];
}

/**
 * For anybody but the giver and the person asked, there is no such proposal.
 * @throws DomainError `SWAP.UNKNOWN`, `AVAILABILITY.SWAP_NOT_YOURS` (forbidden)
 */
function swapFor(
  party: 'giver' | 'with',
  { swap: id }: { readonly swap: string },
  { swaps }: Rota,
  { actor }: CommandMetadata,
): Swap {
  const swap = swaps.get(id);
  const isParty = [swap?.giver.person, swap?.with.person].includes(actor.person);
  if (!swap || !isParty) throw unknownTo('SWAP');
  if (swap[party].person !== actor.person)
    throw new DomainError('AVAILABILITY.SWAP_NOT_YOURS', {}, 'forbidden');
  return swap;
}

/** @throws DomainError `AVAILABILITY.SWAP_CLOSED`: it was answered, withdrawn, or its time is over */
function mustBeOpen({ state, expiresAt }: Swap, { occurredAt }: CommandMetadata): void {
  if (state !== 'open') throw new DomainError('AVAILABILITY.SWAP_CLOSED', { state });
  if (occurredAt >= expiresAt) throw new DomainError('AVAILABILITY.SWAP_CLOSED', { state: 'expired' });
}

/** The other agrees and now holds the shift; in an exchange both change hands. Other proposals end. */
export function decideSwapAcceptance(
  command: AcceptSwap,
  rota: Rota,
  metadata: CommandMetadata,
): readonly RotaEvent[] {
  const swap = swapFor('with', command, rota, metadata);
  mustBeOnCallRole(metadata.actor);
  if (swap.state === 'accepted') return [];
  mustBeOpen(swap, metadata);
  const given = rota.shifts.get(swap.shift);
  const returned = swap.inReturn === undefined ? undefined : rota.shifts.get(swap.inReturn);
  if (!given || (swap.inReturn !== undefined && !returned)) throw new DomainError('AVAILABILITY.NO_SHIFT');
  mustFit(rota, swap, [given, returned], command.elsewhere);
  const { giver, with: other } = swap;
  const moved = (held: HeldShift, from: PersonRef, to: PersonRef): RotaEvent => ({
    name: 'OnCallShiftSwapped',
    data: { ...shiftOf(held), with: to, giver: from, shift: held.shift, swap: swap.swap },
  });
  const shifts = new Set([given.shift, ...(returned ? [returned.shift] : [])]);
  return [
    moved(given, giver, other),
    ...(returned ? [moved(returned, other, giver)] : []),
    ...closedFor(rota, shifts, swap.swap),
  ];
}

export function decideSwapDecline(
  command: DeclineSwap,
  rota: Rota,
  metadata: CommandMetadata,
): readonly RotaEvent[] {
  const swap = swapFor('with', command, rota, metadata);
  if (swap.state === 'declined') return [];
  mustBeOpen(swap, metadata);
  return [{ name: 'OnCallSwapDeclined', data: partiesOf(swap) }];
}

export function decideSwapWithdrawal(
  command: WithdrawSwap,
  rota: Rota,
  metadata: CommandMetadata,
): readonly RotaEvent[] {
  const swap = swapFor('giver', command, rota, metadata);
  if (swap.state === 'withdrawn') return [];
  mustBeOpen(swap, metadata);
  return [{ name: 'OnCallSwapWithdrawn', data: partiesOf(swap) }];
}

/** Records nothing if it was answered or withdrawn meanwhile. @throws DomainError `ACCESS.NOT_YOURS` */
export function decideSwapExpiry(
  { swap: id }: ExpireSwap,
  { swaps }: Rota,
  metadata: CommandMetadata,
): readonly RotaEvent[] {
  authorize('system', metadata);
  const swap = swaps.get(id);
  if (swap?.state !== 'open') return [];
  return [{ name: 'OnCallSwapExpired', data: { ...partiesOf(swap), reason: 'shift-began' } }];
}
