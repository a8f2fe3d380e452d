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
  LabelledText,
  LabelledTextDto,
  ListOf,
  Text,
  type Asked,
} from '@samsyn/web';
import { COUNT_MAX, SHORT_TEXT_MAX, TEXT_MAX } from '../../facts/fact-fields.dto';
import { EncounterRoute, recordInEncounter } from '../encounter-routes.http';
import { FOLLOW_UP_OUTCOMES } from '../encounter.events';

const NUMBER = 'Which booking, counted from 1; absent: the latest open one.';
const place = {
  max: TEXT_MAX,
  optional: true,
  description: 'Where they meet.',
} as const;

const attends = {
  max: 20,
  optional: true,
  example: ['interpreter'],
  description: 'Who comes beside the exposed person and the holder; no names.',
} as const;

export class FollowUpBookedDto extends FactDto {
  @Instant({ description: 'When they meet.' }) at: string;
  @LabelledText(place) place?: LabelledTextDto;
  @ListOf(items.texts(SHORT_TEXT_MAX), attends) attends?: string[];
}
class FollowUpStepDto extends FactDto {
  @Count({ min: 1, max: COUNT_MAX, optional: true, description: NUMBER }) followUp?: number;
}
export class FollowUpMovedDto extends FollowUpStepDto {
  @Instant({ description: 'When they meet instead.' }) at: string;
  @LabelledText(place) place?: LabelledTextDto;
  @ListOf(items.texts(SHORT_TEXT_MAX), attends) attends?: string[];
}
export class FollowUpKeptDto extends FollowUpStepDto {
  @Code(FOLLOW_UP_OUTCOMES, { optional: true, description: 'What came of it.' }) outcome?: string;
  @LabelledText({
    max: TEXT_MAX,
    optional: true,
    description: 'What came of it.',
  })
  note?: LabelledTextDto;
}
export class FollowUpMissedDto extends FollowUpStepDto {
  @Text({
    max: TEXT_MAX,
    optional: true,
    description: 'Why, where it is known.',
    example: 'had left the town',
  })
  reason?: string;
}

const NONE_OPEN = ['ENCOUNTER.NO_OPEN_FOLLOW_UP'];

@Documented((api) => api.ApiTags('encounters'))
@Controller('encounters')
export class FollowUpsController {
  constructor(private readonly commands: CommandBus) {}

  @EncounterRoute('follow-ups', 'FollowUpBooked', 'A follow-up meeting is booked')
  booked(@Param('encounterId') id: string, @Body() body: FollowUpBookedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'FollowUpBooked', id, body, asked);
  }
  @EncounterRoute('follow-ups/moved', 'FollowUpMoved', 'It is moved, also after it was missed', NONE_OPEN)
  moved(@Param('encounterId') id: string, @Body() body: FollowUpMovedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'FollowUpMoved', id, body, asked);
  }
  @EncounterRoute('follow-ups/kept', 'FollowUpKept', 'They met as booked', NONE_OPEN)
  kept(@Param('encounterId') id: string, @Body() body: FollowUpKeptDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'FollowUpKept', id, body, asked);
  }
  @EncounterRoute('follow-ups/missed', 'FollowUpMissed', 'The exposed person did not come', NONE_OPEN)
  missed(@Param('encounterId') id: string, @Body() body: FollowUpMissedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'FollowUpMissed', id, body, asked);
  }
}
