import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  Documented,
  FactDto,
  Flag,
  items,
  LabelledText,
  LabelledTextDto,
  ListOf,
  PersonHandle,
  Text,
  type Asked,
} from '@samsyn/web';
import { SHORT_TEXT_MAX, TEXT_MAX } from '../../facts/fact-fields.dto';
import { EncounterRoute, recordInEncounter } from '../encounter-routes.http';
import { SUPPORT_ANSWERS } from '../encounter.events';

const told = { default: 'social-services', max: TEXT_MAX, optional: true } as const;
const kinds = items.texts(SHORT_TEXT_MAX);
const KINDS_EXAMPLE = ['shelter', 'health-care'];

export class EncounterHandedOverDto extends FactDto {
  @PersonHandle({ description: 'A colleague of the same branch.' }) to: string;
}
class ConversationDto extends FactDto {
  @Text({ max: SHORT_TEXT_MAX, optional: true, example: 'es' }) language?: string;
  @Flag({ optional: true, description: 'Whether an interpreter took part.' }) interpreter?: boolean;
}
export class VictimConversationStartedDto extends ConversationDto {}
export class VictimConversationEndedDto extends ConversationDto {
  @LabelledText({ ...told, description: 'What she told.' }) account?: LabelledTextDto;
  @LabelledText({ ...told, description: 'What she needs.' }) needs?: LabelledTextDto;
}
export class SupportOfferedDto extends FactDto {
  @ListOf(kinds, { max: 30, example: KINDS_EXAMPLE }) kinds: string[];
}
export class SupportAnsweredDto extends FactDto {
  @Code(SUPPORT_ANSWERS) answer: string;
  @ListOf(kinds, { min: 0, max: 30, optional: true, example: KINDS_EXAMPLE }) kinds?: string[];
}
export class ContactCardGivenDto extends FactDto {}

/** What happens between the exposed person and those who meet her: the participants see that, not what. */
@Documented((api) => api.ApiTags('encounter'))
@Controller('encounters')
export class ConversationController {
  constructor(private readonly commands: CommandBus) {}

  @EncounterRoute(
    'hand-overs',
    'EncounterHandedOver',
    'A colleague takes part in the encounter from now on',
    ['ENCOUNTER.HAND_OVER_OUTSIDE_BRANCH', 'PERSON.UNKNOWN'],
  )
  handOver(@Param('encounterId') id: string, @Body() body: EncounterHandedOverDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'EncounterHandedOver', id, body, asked);
  }
  @EncounterRoute('conversation-started', 'VictimConversationStarted', 'The conversation began')
  started(
    @Param('encounterId') id: string,
    @Body() body: VictimConversationStartedDto,
    @AskedBy() asked: Asked,
  ) {
    return recordInEncounter(this.commands, 'VictimConversationStarted', id, body, asked);
  }
  @EncounterRoute(
    'conversation-ended',
    'VictimConversationEnded',
    'The conversation ended, with what she told',
  )
  ended(@Param('encounterId') id: string, @Body() body: VictimConversationEndedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'VictimConversationEnded', id, body, asked);
  }
  @EncounterRoute('support-offers', 'SupportOffered', 'Support was offered')
  offered(@Param('encounterId') id: string, @Body() body: SupportOfferedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'SupportOffered', id, body, asked);
  }
  @EncounterRoute('support-answers', 'SupportAnswered', 'She answered the offer')
  answered(@Param('encounterId') id: string, @Body() body: SupportAnsweredDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'SupportAnswered', id, body, asked);
  }
  @EncounterRoute('contact-cards', 'ContactCardGiven', 'She was given a card')
  cardGiven(@Param('encounterId') id: string, @Body() body: ContactCardGivenDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'ContactCardGiven', id, body, asked);
  }
}
