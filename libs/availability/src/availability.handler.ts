import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refOf, type Actor } from '@samsyn/kernel';
import type { CommandContext, Outcome } from '@samsyn/processing';
import { OperationCommands } from '@samsyn/operations';
import { Persons } from '@samsyn/identity';
import { availability, type AvailabilityCommand } from './availability-decider';
import { availabilityStream } from './availability.events';
import type { ExceptHours, WithdrawException } from './except-hours/except-hours';
import type { PublishHours, WithdrawHours } from './publish-hours/publish-hours';
import { mustBeUnambiguous } from './queries/wall-clock';

type Told<C> = Omit<C, 'who' | 'regions'> & { readonly who?: string };
/** A change as it is told: persons by handle, the caller herself where nobody is named. */
export type ToldAvailability = PublishHours | WithdrawHours | Told<ExceptHours> | Told<WithdrawException>;

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
  ) {}

  async execute({ change, context }: ChangeAvailability): Promise<Outcome> {
    const command = this.understood(change, context.actor);
    const person = 'who' in command ? command.who.person : context.actor.person;
    const target = { decider: availability, stream: availabilityStream(person), operationId: null };
    return this.commands.begin(target, command, context);
  }

  private understood(change: ToldAvailability, actor: Actor): AvailabilityCommand {
    switch (change.kind) {
      case 'ExceptHours': {
        // Hours of one day are moments; hours of many days are a custom, which a clock change only shortens or lengthens.
        if (change.firstDay === change.lastDay) mustBeUnambiguous(change.firstDay, change.hours);
        const who = this.persons.colleague(change.who, actor);
        return { ...change, who: refOf(who), regions: who.regions };
      }
      case 'WithdrawException':
        return { ...change, who: refOf(this.persons.colleague(change.who, actor)) };
      default:
        return change;
    }
  }
}
