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
  NestedList,
  PersonHandle,
  Text,
  type Asked,
} from '@samsyn/web';
import { SHORT_TEXT_MAX, TEXT_MAX } from '../../facts/fact-fields.dto';
import { EncounterRoute, recordInEncounter } from '../encounter-routes.http';
import { CONTACT_WAYS, IDENTIFIED_HOW, SUPPORT_ANSWERS } from '../encounter.events';

const told = { max: TEXT_MAX, optional: true } as const;
const kinds = items.texts(SHORT_TEXT_MAX);
const KINDS_EXAMPLE = ['shelter', 'health-care'];

export class SubjectIdentifiedDto extends FactDto {
  @Code(IDENTIFIED_HOW, { description: 'How it became known who the exposed person is.' }) how: string;
  @LabelledText({
    max: SHORT_TEXT_MAX,
    optional: true,
    example: { value: 'A.' },
    description: 'The name that became known; under the secrecy of identity.',
  })
  name?: LabelledTextDto;
}
export class EncounterHandedOverDto extends FactDto {
  @PersonHandle({
    description:
      'A colleague, or somebody of another office of the social services, which then holds it alone.',
  })
  to: string;
  @Text({
    max: SHORT_TEXT_MAX,
    optional: true,
    example: 'OSL 12:2',
    description:
      'To another office, which is an authority of its own (OSL 8:1): the ground. A consent (`OSL 12:2`) must be ' +
      'given to that office for `all`. Kept out where the other is a colleague.',
  })
  ground?: string;
  @Text({
    max: TEXT_MAX,
    optional: true,
    example: 'support goes on where the person has moved; nothing but what support needs is taken along',
    description: 'What speaks for and against, where the ground demands that it is weighed.',
  })
  weighing?: string;
}
export class EncounterTakenOverDto extends FactDto {
  @Text({
    max: TEXT_MAX,
    description: 'Why it is taken over.',
    example: 'the colleague has left the service',
  })
  why: string;
}
class ConversationDto extends FactDto {
  @Text({
    max: SHORT_TEXT_MAX,
    optional: true,
    example: 'es',
    description:
      'Language of the conversation: a tag (BCP 47) or a Swedish or English name. Another is recorded, and warned of (`LANGUAGE.UNKNOWN`).',
  })
  language?: string;
  @Flag({ optional: true, description: 'Whether an interpreter took part.' }) interpreter?: boolean;
}
export class VictimConversationStartedDto extends ConversationDto {}
export class VictimConversationEndedDto extends ConversationDto {
  @LabelledText({ ...told, description: 'What the exposed person told.' }) account?: LabelledTextDto;
  @LabelledText({ ...told, description: 'What the exposed person needs.' }) needs?: LabelledTextDto;
}
export class SupportOfferedDto extends FactDto {
  @ListOf(kinds, {
    max: 30,
    example: KINDS_EXAMPLE,
    description:
      'Codes of the kinds of support (`GET /support-services`). Others are recorded, and warned of (`SUPPORT.UNKNOWN_KIND`).',
  })
  kinds: string[];
}
class AnswerToKindDto {
  @Text({
    max: SHORT_TEXT_MAX,
    example: 'shelter',
    description: 'Code of the kind of support (`GET /support-services`).',
  })
  kind: string;
  @Code(SUPPORT_ANSWERS, { description: 'How the exposed person answered that offer.' }) answer: string;
}
export class SupportAnsweredDto extends FactDto {
  @Code(SUPPORT_ANSWERS, { description: 'On the whole; the participants see it.' }) answer: string;
  @ListOf(kinds, {
    min: 0,
    max: 30,
    optional: true,
    example: KINDS_EXAMPLE,
    description: 'Codes of the kinds of support that the answer is about.',
  })
  kinds?: string[];
  @NestedList(() => AnswerToKindDto, {
    max: 30,
    optional: true,
    description: 'Kind by kind, where the answers differ.',
  })
  answers?: AnswerToKindDto[];
}
export class ContactCardGivenDto extends FactDto {}
export class SupportContactMadeDto extends FactDto {
  @Code(CONTACT_WAYS, { description: 'How the exposed person was reached.' }) how: string;
  @LabelledText({ ...told, description: 'What was said.' })
  note?: LabelledTextDto;
}

/** What happens between the exposed person and those who meet her: the participants see that, not what. */
@Documented((api) => api.ApiTags('encounters'))
@Controller('encounters')
export class ConversationController {
  constructor(private readonly commands: CommandBus) {}

  @EncounterRoute(
    'identifications',
    'SubjectIdentified',
    'It became known who the exposed person is; earlier entries stay as they are',
  )
  identified(@Param('encounterId') id: string, @Body() body: SubjectIdentifiedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'SubjectIdentified', id, body, asked);
  }
  @EncounterRoute(
    'hand-overs',
    'EncounterHandedOver',
    'A colleague, or another office, holds the encounter from now on',
    [
      ...['ENCOUNTER.HAND_OVER_OUTSIDE_BRANCH', 'ENCOUNTER.HAND_OVER_NEEDS_GROUND', 'PERSON.UNKNOWN'],
      ...['DISCLOSURE.UNKNOWN_GROUND', 'DISCLOSURE.GROUND_EXCLUDES_LABEL', 'DISCLOSURE.GROUND_DEMANDS'],
      ...['DISCLOSURE.GROUND_EXCLUDES_RECIPIENT', 'DISCLOSURE.NO_CONSENT', 'DISCLOSURE.NO_RESERVATION'],
    ],
  )
  handOver(@Param('encounterId') id: string, @Body() body: EncounterHandedOverDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'EncounterHandedOver', id, body, asked);
  }
  @EncounterRoute(
    'takeovers',
    'EncounterTakenOver',
    'Everybody who held the encounter has left, and a coordinator or supervisor of the office takes it over',
    ['ENCOUNTER.STILL_HELD'],
  )
  takenOver(@Param('encounterId') id: string, @Body() body: EncounterTakenOverDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'EncounterTakenOver', id, body, asked);
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
    'The conversation ended, with what the exposed person told',
  )
  ended(@Param('encounterId') id: string, @Body() body: VictimConversationEndedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'VictimConversationEnded', id, body, asked);
  }
  @EncounterRoute('support-offers', 'SupportOffered', 'Support was offered')
  offered(@Param('encounterId') id: string, @Body() body: SupportOfferedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'SupportOffered', id, body, asked);
  }
  @EncounterRoute('support-answers', 'SupportAnswered', 'The exposed person answered the offer')
  answered(@Param('encounterId') id: string, @Body() body: SupportAnsweredDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'SupportAnswered', id, body, asked);
  }
  @EncounterRoute(
    'support-contacts',
    'SupportContactMade',
    'The exposed person was reached between the meetings',
  )
  reached(@Param('encounterId') id: string, @Body() body: SupportContactMadeDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'SupportContactMade', id, body, asked);
  }
  @EncounterRoute('contact-cards', 'ContactCardGiven', 'The exposed person was given a card')
  cardGiven(@Param('encounterId') id: string, @Body() body: ContactCardGivenDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'ContactCardGiven', id, body, asked);
  }
}
