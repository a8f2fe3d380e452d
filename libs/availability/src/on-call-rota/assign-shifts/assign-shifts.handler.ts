import { Inject } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import { Directory, Persons } from '@samsyn/identity';
import { refOf } from '@samsyn/kernel';
import type { CommandContext } from '@samsyn/processing';
import { OperationCommands } from '@samsyn/operations';
import { Handles, ChangeCommand, type Recording } from '@samsyn/web';
import { mustBeHours, mustBePeriod, type Shift } from '../../availability';
import { hoursOf, shiftTimeOf } from '../../availability.dto';
import { rotaStream, WEEKDAYS } from '../../availability.events';
import { AvailabilityProjection } from '../../availability.projection';
import { overlapsAmong } from '../../queries/overlaps';
import { turnsOf, type RotaRule } from '../../queries/rota-turns';
import type { Overlap } from '../../rosters.schema';
import { onCallRota } from '../rota-decider';
import type { ToAssign } from './assign-shifts';

/** A single shift as it is requested: the caller's own where nobody is named. */
interface RequestedShift extends Shift {
  readonly kind: 'AssignShift';
  readonly who?: string;
}
/** Persons in the order in which they take turns, and what each turn is. */
type RequestedRota = Pick<Shift, 'mode' | 'covers'> &
  Omit<RotaRule, 'persons' | 'changesOn' | 'weekdays'> &
  Partial<Pick<RotaRule, 'changesOn' | 'weekdays'>> & {
    readonly kind: 'AssignRota';
    readonly persons: readonly string[];
  };

/** The answer lists shifts of one person at the same time, with handles. */
export class AssignOnCall extends ChangeCommand<RequestedShift | RequestedRota, Recording> {}

@Handles(AssignOnCall)
export class AssignOnCallHandler implements ICommandHandler<AssignOnCall> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly persons: Persons,
    private readonly shifts: AvailabilityProjection,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  async execute({ change, context }: AssignOnCall): Promise<Recording> {
    const { actor } = context;
    const assigned = inOrder(change);
    this.persons.mustBeRegions(assigned.covers);
    const recurring = assigned.kind === 'AssignRota';
    const shifts = recurring ? this.expanded(assigned, context) : [this.single(assigned, context)];
    const command = { kind: 'AssignShifts', shifts, recurring } as const;
    const target = { decider: onCallRota, stream: rotaStream(actor.branch), operationId: null };
    const outcome = await this.commands.begin(target, command, context);
    return { outcome, also: { overlaps: this.overlapsOf(shifts) } };
  }

  private single(
    { who, from, to, mode, covers }: RequestedShift,
    { actor, commandId }: CommandContext,
  ): ToAssign {
    const person = this.persons.colleague(who, actor);
    return { shift: uuidV5(commandId, 'shift 0'), who: refOf(person), from, to, mode, covers };
  }

  private expanded(
    { persons, mode, covers, changesOn = 'mon', weekdays = WEEKDAYS, ...rule }: RequestedRota,
    context: CommandContext,
  ): readonly ToAssign[] {
    const { actor, commandId } = context;
    const taking = persons.map((handle) => refOf(this.persons.colleague(handle, actor)));
    return turnsOf({ ...rule, changesOn, weekdays, persons: taking.length }).map(
      ({ person, from, to }, index) => ({
        ...{ shift: uuidV5(commandId, `shift ${index}`), who: taking[person]! },
        ...{ from, to, mode, covers },
      }),
    );
  }

  /** What was requested now, and what the read model has of the same persons at those times. */
  private overlapsOf(assigned: readonly ToAssign[]): readonly Overlap[] {
    const people = Map.groupBy(assigned, ({ who }) => who.person);
    return [...people].flatMap(([person, own]) => {
      const from = own.map((shift) => shift.from).reduce((a, b) => (a < b ? a : b));
      const to = own.map((shift) => shift.to).reduce((a, b) => (a > b ? a : b));
      const handle = this.directory.byPerson(person)?.handle ?? '';
      return overlapsAmong(handle, [...own, ...this.shifts.shiftsOf(person, from, to)]);
    });
  }
}

/** Times as they are recorded. @throws DomainError where the clock does not show them once, or a period or hours are none */
function inOrder(change: RequestedShift | RequestedRota): RequestedShift | RequestedRota {
  if (change.kind === 'AssignShift') return { ...change, ...shiftTimeOf(change) };
  const hours = hoursOf(change.hours);
  mustBePeriod(change.firstDay, change.lastDay);
  mustBeHours(hours);
  return { ...change, hours };
}
