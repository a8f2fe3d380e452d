import { definedFields } from '@samsyn/kernel';
import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  items,
  ListOf,
  LocalDate,
  Nested,
  PersonHandle,
  type Asked,
  type Recording,
} from '@samsyn/web';
import type { AvailabilityMode, Weekday } from '../../availability';
import { HoursDto, hoursTold, Moment, ShiftTimeDto, shiftTimeTold } from '../../availability.dto';
import { mustBeHours, mustBePeriod } from '../../availability';
import { AVAILABILITY_MODES, SHIFT_WITHDRAWALS, WEEKDAYS } from '../../availability.events';
import { AssignOnCall, ChangeRota, type ToldRota, type ToldShift } from '../rota.handler';
import type { ShiftWithdrawalReason } from '../withdraw-shift/withdraw-shift';
import { shiftsAssigned } from './assign-shifts.schema';

const WHOSE = 'The caller where absent.';
const TURNS = ['week', 'day'] as const;

class DutyDto extends FactDto {
  @Code(AVAILABILITY_MODES, { description: 'How they can be had on the shift.' }) mode: AvailabilityMode;
  @ListOf(items.slugs, { max: 30, example: ['syd', 'ost'], description: 'Regions.' }) covers: string[];
}

class ShiftDto extends DutyDto {
  @Moment() from: string;
  @Moment({ example: '2026-11-20T08:00:00+01:00' }) to: string;
  @PersonHandle({ optional: true, description: WHOSE }) who?: string;
}

class RotaDto extends DutyDto {
  @ListOf(items.handles, {
    max: 30,
    unique: false,
    example: ['coordinator-syd', 'coordinator-ost'],
    description: 'In the order in which they take turns.',
  })
  persons: string[];
  @LocalDate({ description: 'First day, in Stockholm.' }) firstDay: string;
  @LocalDate({ example: '2027-01-31', description: 'The last day on which a shift begins.' }) lastDay: string;
  @Code(TURNS, { description: 'How long one person’s turn is: a week, or a day of duty.' }) turn:
    'week' | 'day';
  @Code(WEEKDAYS, { optional: true, description: 'On which weekday a week’s turn changes; `mon`.' })
  changesOn?: Weekday;
  @ListOf(items.codes(WEEKDAYS), { max: 7, optional: true, description: 'Absent: every day.' })
  weekdays?: Weekday[];
  @Nested(() => HoursDto, { description: 'When a shift begins and ends.' }) hours: HoursDto;
}

class ShiftWithdrawalDto extends FactDto {
  @Nested(() => ShiftTimeDto, {
    optional: true,
    description: 'Which shift; the one under way, else the next, where absent.',
  })
  shift?: ShiftTimeDto;
  @PersonHandle({ optional: true, description: WHOSE }) who?: string;
  @Code(SHIFT_WITHDRAWALS, { optional: true, description: 'Sealed; for the own branch alone.' })
  reason?: ShiftWithdrawalReason;
}

const who =
  'coordinators and duty officers for themselves; supervisors and coordinators for colleagues of their branch';
const OVERLAPS = 'The answer lists under `overlaps` which shifts of one person are now at the same time.';
const CLOCK_CHANGES = ['TIME.REMOVED_BY_CLOCK_CHANGE', 'TIME.REPEATED_BY_CLOCK_CHANGE'];

@Documented((api) => api.ApiTags('availability'))
@Controller('availability')
export class AssignShiftsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('shifts', {
    id: 'assignShift',
    summary: 'A person is on call from one moment to another (OnCallShiftAssigned).',
    description: OVERLAPS,
    who,
    refusals: [
      'PERSON.UNKNOWN',
      'REGION.UNKNOWN',
      'AVAILABILITY.NOT_A_COORDINATOR',
      'AVAILABILITY.SHIFT_ENDS_FIRST',
      ...CLOCK_CHANGES,
    ],
    answer: shiftsAssigned,
  })
  assign(@Body() body: ShiftDto, @AskedBy() asked: Asked): Promise<Recording> {
    const { mode, covers, who: handle } = body;
    return this.record(
      { kind: 'shift', ...shiftTimeTold(body), mode, covers, ...definedFields({ who: handle }) },
      body,
      asked,
    );
  }

  @CommandRoute('rotas', {
    id: 'assignRota',
    summary: 'Persons take turns on call over a period (OnCallShiftAssigned for each shift).',
    description: `Told again it changes nothing: what was given away or withdrawn since stays so. The hours are of the clock on the wall, also over a clock change. ${OVERLAPS}`,
    who,
    refusals: [
      'PERSON.UNKNOWN',
      'REGION.UNKNOWN',
      'AVAILABILITY.NOT_A_COORDINATOR',
      'AVAILABILITY.PERIOD_ENDS_FIRST',
      'AVAILABILITY.PERIOD_TOO_LONG',
      'AVAILABILITY.WINDOW_EMPTY',
      'AVAILABILITY.WINDOW_ENDS_FIRST',
      'AVAILABILITY.WINDOW_TOO_LONG',
    ],
    answer: shiftsAssigned,
  })
  rota(@Body() body: RotaDto, @AskedBy() asked: Asked): Promise<Recording> {
    const { persons, firstDay, lastDay, turn, mode, covers } = body;
    const { changesOn = 'mon', weekdays = WEEKDAYS } = body;
    const hours = hoursTold(body.hours);
    mustBePeriod(firstDay, lastDay);
    mustBeHours(hours);
    const rule = { firstDay, lastDay, turn, changesOn, weekdays, hours };
    return this.record({ kind: 'rota', persons, rule, mode, covers }, body, asked);
  }

  @CommandRoute('shift-withdrawals', {
    id: 'withdrawShifts',
    summary: 'A shift that is not over is nobody’s any more (OnCallShiftWithdrawn).',
    who,
    refusals: [
      'PERSON.UNKNOWN',
      'AVAILABILITY.NO_SHIFT',
      'AVAILABILITY.NOT_YOUR_SHIFT',
      'AVAILABILITY.SHIFT_OVER',
      ...CLOCK_CHANGES,
    ],
  })
  async withdraw(@Body() body: ShiftWithdrawalDto, @AskedBy() asked: Asked): Promise<Recording> {
    const { shift, who: handle, reason } = body;
    const at = shift && shiftTimeTold(shift);
    const change = { kind: 'WithdrawShift', ...definedFields({ at, who: handle, reason }) } as const;
    return { outcome: await this.commands.execute(new ChangeRota(change, asked.context(body))) };
  }

  private async record(change: ToldShift | ToldRota, body: FactDto, asked: Asked): Promise<Recording> {
    const { outcome, overlaps } = await this.commands.execute(new AssignOnCall(change, asked.context(body)));
    return { outcome, also: { overlaps } };
  }
}
