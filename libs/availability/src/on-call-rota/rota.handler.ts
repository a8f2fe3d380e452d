import { Inject } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Persons } from '@samsyn/identity';
import { definedFields, refOf, type Actor, type Clock, type PersonRef, unknownPerson } from '@samsyn/kernel';
import { canBeCalled } from '@samsyn/kinds';
import { CLOCK, type Outcome } from '@samsyn/processing';
import { OperationCommands } from '@samsyn/operations';
import { Handles, ChangeCommand } from '@samsyn/web';
import { mustBeOnCallRole, type Shift } from '../availability';
import { shiftTimeOf } from '../availability.dto';
import { rotaStream } from '../availability.events';
import { AvailabilityProjection } from '../availability.projection';
import { onCallRota, type RotaCommand } from './rota-decider';
import type { DutiesElsewhere, ProposeSwap } from './swap-shifts/swap-shifts';
import type { ShiftTime, ShiftWithdrawalReason } from './withdraw-shift/withdraw-shift';

/** A change as requested: persons by handle, the caller where nobody is named; an existing swap by id. */
type RequestedRotaChange =
  | {
      readonly kind: 'WithdrawShift';
      readonly who?: string;
      readonly shift?: ShiftTime;
      readonly reason?: ShiftWithdrawalReason;
    }
  | {
      readonly kind: 'ProposeSwap';
      readonly with: string;
      readonly gives?: ShiftTime;
      readonly inReturn?: ShiftTime;
    }
  | { readonly kind: 'AcceptSwap' | 'DeclineSwap' | 'WithdrawSwap' }
  /** `stream`: the rota, which Samsyn knows. */
  | { readonly kind: 'ExpireSwap'; readonly stream: string };

type RotaChange =
  | {
      readonly kind: 'WithdrawShift';
      readonly who?: string;
      readonly at?: ShiftTime;
      readonly reason?: ShiftWithdrawalReason;
    }
  | {
      readonly kind: 'ProposeSwap';
      readonly with: string;
      readonly gives?: ShiftTime;
      readonly inReturn?: ShiftTime;
    }
  | { readonly kind: 'AcceptSwap' | 'DeclineSwap' | 'WithdrawSwap' | 'ExpireSwap'; readonly swap: string };

export class ChangeRota extends ChangeCommand<RequestedRotaChange> {}

const momentsOf = (shift: ShiftTime | undefined): ShiftTime | undefined => shift && shiftTimeOf(shift);

/** @throws DomainError where a clock change removes a moment, or repeats it */
function rotaChangeOf(change: RequestedRotaChange, swap: string): RotaChange {
  if (change.kind === 'WithdrawShift') {
    const { shift, ...withdrawal } = change;
    return { ...withdrawal, ...definedFields({ at: momentsOf(shift) }) };
  }
  if (change.kind !== 'ProposeSwap') return { kind: change.kind, swap };
  const { gives, inReturn, ...proposal } = change;
  return { ...proposal, ...definedFields({ gives: momentsOf(gives), inReturn: momentsOf(inReturn) }) };
}

const FOR_EVER = '9999-12-31T00:00:00.000Z';

@Handles(ChangeRota)
export class ChangeRotaHandler implements ICommandHandler<ChangeRota> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly persons: Persons,
    private readonly shifts: AvailabilityProjection,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ id, change: requested, context }: ChangeRota): Promise<Outcome> {
    const change = rotaChangeOf(requested, id);
    const stream = requested.kind === 'ExpireSwap' ? requested.stream : this.streamOf(change, context.actor);
    const command = this.understood(change, context.actor, stream);
    return this.commands.begin({ decider: onCallRota, stream, operationId: null }, command, context);
  }

  /** A shift taken over from another branch, or from one since split, is in that rota; others in the own. */
  private streamOf(change: RotaChange, actor: Actor): string {
    const { person, branch } = actor;
    const own = rotaStream(branch);
    if ('swap' in change) return this.shifts.swap(change.swap)?.rota ?? own;
    const meant = change.kind === 'ProposeSwap' ? change.gives : change.at;
    const colleague = change.kind === 'WithdrawShift' ? change.who : undefined;
    const named = colleague === undefined ? undefined : this.persons.known(colleague);
    // Shifts of a person who has left the branch are looked for in its own rota alone.
    if (named && !this.persons.isStillThere({ person: named.person, branch })) return own;
    const holder = colleague === undefined ? person : this.persons.colleague(colleague, actor).person;
    const held = this.shifts.shiftsOf(holder, this.clock.now(), FOR_EVER);
    const shift = meant ? held.find(({ from, to }) => from === meant.from && to === meant.to) : held[0];
    return shift?.rota ?? own;
  }

  private understood(change: RotaChange, actor: Actor, stream: string): RotaCommand {
    switch (change.kind) {
      case 'WithdrawShift': {
        const { kind, who, at, reason } = change;
        return { kind, who: this.holderOf(who, actor, stream), at, ...definedFields({ reason }) };
      }
      case 'ProposeSwap':
        return this.proposal(change, actor, stream);
      case 'AcceptSwap':
        return {
          kind: 'AcceptSwap',
          swap: change.swap,
          elsewhere: this.elsewhereOf(change.swap, actor, stream),
        };
      default:
        return { kind: change.kind, swap: change.swap };
    }
  }

  /** Whose shift it is: also a person who has left the branch, or works elsewhere, but is in its rota. */
  private holderOf(handle: string | undefined, actor: Actor, stream: string): PersonRef {
    const former = handle === undefined ? undefined : this.persons.known(handle);
    const isInRota =
      former &&
      this.shifts.shiftsOf(former.person, this.clock.now(), FOR_EVER).some(({ rota }) => rota === stream);
    const holder = isInRota ? former : undefined;
    if (holder && !this.persons.isStillThere({ ...refOf(holder), branch: actor.branch }))
      return { ...refOf(holder), branch: actor.branch };
    return refOf(this.persons.colleague(handle, actor));
  }

  private proposal(
    { with: handle, gives, inReturn }: Extract<RotaChange, { kind: 'ProposeSwap' }>,
    actor: Actor,
    stream: string,
  ): ProposeSwap {
    mustBeOnCallRole(actor);
    const other = this.persons.active(handle);
    // Of other branches only persons who can be on call are found.
    if (other.branch !== actor.branch && !canBeCalled(other)) throw unknownPerson(handle);
    const elsewhere = {
      ofGiver: this.outside(actor.person, stream),
      ofOther: this.outside(other.person, stream),
    };
    return { kind: 'ProposeSwap', with: refOf(other), gives, inReturn, elsewhere };
  }

  private elsewhereOf(swap: string, { person }: Actor, stream: string): DutiesElsewhere {
    const giver = this.shifts.swap(swap)?.giver;
    return {
      ofGiver: giver === undefined ? [] : this.outside(giver, stream),
      ofOther: this.outside(person, stream),
    };
  }

  private outside(person: string, stream: string): readonly Shift[] {
    return this.shifts.shiftsOf(person, this.clock.now(), FOR_EVER).filter(({ rota }) => rota !== stream);
  }
}
