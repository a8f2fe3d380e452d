import { Code, FactDto, items, ListOf, LocalDate, NestedList } from '@samsyn/web';
import type { AvailabilityMode, Weekday } from '../availability';
import { HoursDto } from '../availability.dto';
import { AVAILABILITY_MODES, WEEKDAYS } from '../availability.events';

class WeeklyWindowDto extends HoursDto {
  @ListOf(items.codes(WEEKDAYS), {
    max: 7,
    example: ['mon', 'tue', 'wed', 'thu', 'fri'],
    description: 'The days of the week on which it begins.',
  })
  weekdays: Weekday[];
}

export class PublishedHoursDto extends FactDto {
  @NestedList(() => WeeklyWindowDto, {
    max: 30,
    description: 'The hours of every week, on the clock on the wall in Sweden.',
  })
  windows: WeeklyWindowDto[];
  @Code(AVAILABILITY_MODES, { description: 'How the person can be had in these hours.' })
  mode: AvailabilityMode;
  @LocalDate({ optional: true, description: 'First day on which a window begins; absent: ever since.' })
  validFrom?: string;
  @LocalDate({ optional: true, description: 'Last day on which a window begins; absent: until replaced.' })
  validUntil?: string;
}
