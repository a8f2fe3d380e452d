import type { ICommandHandler } from '@nestjs/cqrs';
import { refOf, type Actor } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands } from '@samsyn/operations';
import { Persons } from '@samsyn/identity';
import { Handles, ChangeCommand } from '@samsyn/web';
import { hoursOf } from './availability.dto';
import { availability, type AvailabilityCommand } from './availability-decider';
import { availabilityStream } from './availability.events';
import type { ExceptHours, WithdrawException } from './except-hours/except-hours';
import type { PublishHours, WithdrawHours } from './publish-hours/publish-hours';
import { mustBeUnambiguous } from './queries/wall-clock';

type Requested<C, Found extends keyof C> = Omit<C, 'who' | Found> & { readonly who?: string };
/** A change as it is requested: persons by handle, the caller where nobody is named. */
type RequestedAvailability =
  | PublishHours
  | WithdrawHours
  | (Requested<ExceptHours, 'regions' | 'hours'> & Partial<Pick<ExceptHours, 'hours'>>)
  | Requested<WithdrawException, 'exception'>;

/** The id is that of an exception, where one is withdrawn. */
export class ChangeAvailability extends ChangeCommand<RequestedAvailability> {}

@Handles(ChangeAvailability)
export class ChangeAvailabilityHandler implements ICommandHandler<ChangeAvailability> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly persons: Persons,
  ) {}

  async execute({ id, change, context }: ChangeAvailability): Promise<Outcome> {
    const command = this.understood(id, change, context.actor);
    const person = 'who' in command ? command.who.person : context.actor.person;
    const target = { decider: availability, stream: availabilityStream(person), operationId: null };
    return this.commands.begin(target, command, context);
  }

  private understood(exception: string, change: RequestedAvailability, actor: Actor): AvailabilityCommand {
    switch (change.kind) {
      case 'ExceptHours': {
        // Hours of one day are moments; hours of many days are a pattern, which a clock change only makes
        // shorter or longer.
        const hours = (change.hours ?? []).map(hoursOf);
        if (change.firstDay === change.lastDay) mustBeUnambiguous(change.firstDay, hours);
        const who = this.persons.colleague(change.who, actor);
        return { ...change, hours, who: refOf(who), regions: who.regions };
      }
      case 'WithdrawException':
        return { ...change, exception, who: refOf(this.persons.colleague(change.who, actor)) };
      case 'PublishHours': {
        const windows = change.windows.map((window) => ({ weekdays: window.weekdays, ...hoursOf(window) }));
        return { ...change, windows };
      }
      default:
        return change;
    }
  }
}
