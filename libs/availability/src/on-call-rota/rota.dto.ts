import { Code, FactDto, items, ListOf, LocalDate, Nested, PersonHandle } from '@samsyn/web';
import type { AvailabilityMode, Weekday } from '../availability';
import { HoursDto, Moment, ShiftTimeDto } from '../availability.dto';
import { AVAILABILITY_MODES, SHIFT_WITHDRAWALS, WEEKDAYS } from '../availability.events';
import type { ShiftWithdrawalReason } from './withdraw-shift/withdraw-shift';

const WHOSE = 'The caller where absent.';
const TURNS = ['week', 'day'] as const;

class DutyDto extends FactDto {
  @Code(AVAILABILITY_MODES, { description: 'How they can be had on the shift.' }) mode: AvailabilityMode;
  @ListOf(items.slugs, { max: 30, example: ['syd', 'ost'], description: 'Regions.' }) covers: string[];
}

export class ShiftDto extends DutyDto {
  @Moment() from: string;
  @Moment({ example: '2026-11-20T08:00:00+01:00' }) to: string;
  @PersonHandle({ optional: true, description: WHOSE }) who?: string;
}

export class RotaDto extends DutyDto {
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

export class ShiftWithdrawalDto extends FactDto {
  @Nested(() => ShiftTimeDto, {
    optional: true,
    description: 'Which shift; the one under way, else the next, where absent.',
  })
  shift?: ShiftTimeDto;
  @PersonHandle({ optional: true, description: WHOSE }) who?: string;
  @Code(SHIFT_WITHDRAWALS, { optional: true, description: 'Sealed; for the own branch alone.' })
  reason?: ShiftWithdrawalReason;
}

export class SwapProposalDto extends FactDto {
  @PersonHandle({ description: 'Who is asked to take it over.' }) with: string;
  @Nested(() => ShiftTimeDto, {
    optional: true,
    description: 'Which shift of the caller; the one under way, else the next, where absent.',
  })
  gives?: ShiftTimeDto;
  @Nested(() => ShiftTimeDto, {
    optional: true,
    description: 'Which shift of the other the caller takes for it.',
  })
  inReturn?: ShiftTimeDto;
}
