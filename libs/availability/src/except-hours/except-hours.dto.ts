import { Code, FactDto, LocalDate, NestedList, PersonHandle } from '@samsyn/web';
import type { AvailabilityMode, ExceptionReason } from '../availability';
import { HoursDto } from '../availability.dto';
import { AVAILABILITY_MODES, EXCEPTION_REASONS } from '../availability.events';

export class ExceptionDto extends FactDto {
  @LocalDate({ description: 'First day, in Stockholm.' }) firstDay: string;
  @LocalDate({ description: 'The same as `firstDay` for one day.' }) lastDay: string;
  @NestedList(() => HoursDto, {
    min: 0,
    max: 10,
    optional: true,
    description: 'The hours that hold instead; none: the person is away.',
  })
  hours?: HoursDto[];
  @Code(AVAILABILITY_MODES, { optional: true, description: 'How the person can be had in these hours.' })
  mode?: AvailabilityMode;
  @Code(EXCEPTION_REASONS, { description: 'Sealed; for the own branch alone.' }) reason: ExceptionReason;
  @PersonHandle({ optional: true, description: 'The caller where absent.' }) who?: string;
}
