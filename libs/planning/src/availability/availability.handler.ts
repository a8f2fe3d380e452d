import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError, refOf, type Actor, type Clock, type PersonRef } from '@samsyn/kernel';
import { CLOCK, type CommandContext, type Outcome } from '@samsyn/processing';
import { OperationCommands } from '@samsyn/secrecy';
import { Persons } from '../queries/persons';
import { availability, type AvailabilityCommand } from './availability-decider';
import { availabilityStream } from './availability.events';
import { AvailabilityProjection } from './availability.projection';
import { mustBeOnCallRole } from './availability';
import type { AssignShift } from './on-call-shifts/on-call-shifts';
import type { PublishHours, WithdrawHours } from './publish-hours/publish-hours';

/** A change as it is told: persons by handle, the caller herself where nobody is named. */
export type ToldAvailability =
  | PublishHours
  | WithdrawHours
  | (Omit<AssignShift, 'who'> & { readonly who?: string })
  | { readonly kind: 'SwapShift'; readonly with: string };

export class ChangeAvailability extends Command<Outcome> {
  constructor(
    readonly change: ToldAvailability,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ChangeAvailability)
export class ChangeAvailabilityHandler implements ICommandHandler<ChangeAvailability> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly persons: Persons,
    private readonly shifts: AvailabilityProjection,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ change, context }: ChangeAvailability): Promise<Outcome> {
    const command = this.understood(change, context);
    const person = command.kind === 'AssignShift' ? command.who.person : context.actor.person;
    const target = { decider: availability, stream: availabilityStream(person), operationId: null };
    return this.commands.begin(target, command, context);
  }

  private understood(change: ToldAvailability, { actor, occurredAt }: CommandContext): AvailabilityCommand {
    switch (change.kind) {
      case 'AssignShift':
        return {
          ...change,
          who: change.who === undefined ? refOf(actor) : this.colleague(change.who, actor),
        };
      case 'SwapShift': {
        mustBeOnCallRole(actor);
        const takenOver = this.shifts.takenOver(actor.person, occurredAt ?? this.clock.now());
        return { kind: 'SwapShift', with: refOf(this.persons.active(change.with)), takenOver };
      }
      default:
        return change;
    }
  }

  /** Whoever is of another branch is no more to be found than who does not exist, as in the directory. */
  private colleague(handle: string, actor: Actor): PersonRef {
    const person = this.persons.active(handle);
    if (person.branch !== actor.branch) throw new DomainError('PERSON.UNKNOWN', {}, 'invalid');
    return refOf(person);
  }
}
