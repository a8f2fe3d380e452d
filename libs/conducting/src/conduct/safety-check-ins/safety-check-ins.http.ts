import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  Count,
  Documented,
  FactDto,
  Instant,
  items,
  ListOf,
  Text,
  UuidField,
  type Asked,
} from '@samsyn/web';
import { SiteFactDto, TEXT_MAX } from '../../facts/fact-fields.dto';
import { FactRoute, recordInConduct } from '../conduct-routes.http';
import { ALARM_OUTCOMES, CHECK_IN_MINUTES_MAX } from './safety-check-in.events';

export class SafetyCheckInStartedDto extends SiteFactDto {
  @ListOf(items.handles, {
    max: 40,
    optional: true,
    description: 'One person, or a team that reports as one; absent: the caller.',
  })
  who?: string[];
  @Count({
    min: 1,
    max: CHECK_IN_MINUTES_MAX,
    optional: true,
    example: 20,
    description: 'There is a sign of life at least so often. This or `until`, or both.',
  })
  everyMinutes?: number;
  @Instant({ optional: true, description: 'By when the person is to have said that they are out.' })
  until?: string;
}

/** A plan that has begun. */
abstract class OfCheckInDto extends FactDto {
  @UuidField({
    optional: true,
    description: 'The plan, by the entry that began it; absent: the latest open one of the caller.',
  })
  checkIn?: string;
}
export class SafetyCheckedInDto extends OfCheckInDto {}
export class SafetyCheckInEndedDto extends OfCheckInDto {}
export class SafetyAlarmHandledDto extends OfCheckInDto {
  @UuidField({ optional: true, description: 'The alarm; absent: the one that stands.' }) alarm?: string;
  @Code(ALARM_OUTCOMES, { description: 'What was found out or done.' }) how: string;
  @Text({ max: TEXT_MAX, optional: true, description: 'What was found.', example: 'the battery was flat' })
  note?: string;
}

const UNKNOWN = 'CHECK_IN.UNKNOWN';
const FOR_WHOM =
  'For those who are neither of the leading branch nor of a branch of somebody in the plan it does not exist.';

@Documented((api) => api.ApiTags('conduct'))
@Controller('operations')
export class SafetyCheckInsController {
  constructor(private readonly commands: CommandBus) {}

  @FactRoute(
    'safety-check-ins',
    'SafetyCheckInStarted',
    'Somebody is to be heard of regularly, or by a moment; answers the id of the plan',
    {
      description:
        'For persons of the own branch, or by the leading branch for anybody. When a deadline passes in silence, Samsyn ' +
        'records `SafetyCheckInMissed`, and again after the same interval until it is cleared or handled.',
      refusals: ['CHECK_IN.NO_DEADLINE', 'CHECK_IN.ENDS_BEFORE_IT_BEGINS', 'PERSON.UNKNOWN'],
    },
  )
  started(@Param('operationId') id: string, @Body() body: SafetyCheckInStartedDto, @AskedBy() asked: Asked) {
    return recordInConduct(this.commands, 'SafetyCheckInStarted', id, body, asked);
  }
  @FactRoute(
    'safety-check-ins/reports',
    'SafetyCheckedIn',
    'A sign of life, one’s own or on behalf of another',
    {
      description: `One that comes late clears the alarm, which stays in the history. ${FOR_WHOM}`,
      refusals: [UNKNOWN],
    },
  )
  checkedIn(@Param('operationId') id: string, @Body() body: SafetyCheckedInDto, @AskedBy() asked: Asked) {
    return recordInConduct(this.commands, 'SafetyCheckedIn', id, body, asked);
  }
  @FactRoute(
    'safety-check-ins/alarms-handled',
    'SafetyAlarmHandled',
    'The leader has taken care of an alarm',
    {
      description:
        'Where help was sent or the person is searched for, the alarm comes back after the interval.',
      refusals: ['CHECK_IN.NO_ALARM', UNKNOWN],
    },
  )
  handled(@Param('operationId') id: string, @Body() body: SafetyAlarmHandledDto, @AskedBy() asked: Asked) {
    return recordInConduct(this.commands, 'SafetyAlarmHandled', id, body, asked);
  }
  @FactRoute('safety-check-ins/endings', 'SafetyCheckInEnded', 'The person is out, or need not be heard of', {
    description: FOR_WHOM,
    refusals: [UNKNOWN],
  })
  ended(@Param('operationId') id: string, @Body() body: SafetyCheckInEndedDto, @AskedBy() asked: Asked) {
    return recordInConduct(this.commands, 'SafetyCheckInEnded', id, body, asked);
  }
}
