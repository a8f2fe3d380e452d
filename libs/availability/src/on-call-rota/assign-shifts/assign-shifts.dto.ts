import { Code, FactDto, items, ListOf, LocalDate, Nested, PersonHandle } from '@samsyn/web';
import type { AvailabilityMode, Weekday } from '../../availability';
import { HoursDto, Moment } from '../../availability.dto';
import { AVAILABILITY_MODES, WEEKDAYS } from '../../availability.events';

const TURNS = ['week', 'day'] as const;

class DutyDto extends FactDto {
  @Code(AVAILABILITY_MODES, { description: 'How they can be had on the shift.' }) mode: AvailabilityMode;
  @ListOf(items.slugs, { max: 30, example: ['syd', 'ost'], description: 'Regions.' }) covers: string[];
}

export class ShiftDto extends DutyDto {
  @Moment() from: string;
  @Moment({ example: '2026-11-20T08:00:00+01:00' }) to: string;
  @PersonHandle({ optional: true, description: 'The caller where absent.' }) who?: string;
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
