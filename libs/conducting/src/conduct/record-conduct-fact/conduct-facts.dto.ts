import { Code, Count, FactDto, items, LabelledText, LabelledTextDto, ListOf, Text } from '@samsyn/web';
import { COUNT_MAX, SHORT_TEXT_MAX, SiteFactDto, TEXT_MAX } from '../../facts/fact-fields.dto';
import { ROLES_INSIDE, type RoleInside } from '../roles-inside.events';
import { AREAS, EVIDENCE_MANNERS, SEVERITIES, SUSPECT_KINDS } from '../conduct.events';

const ONE_PERSON = 1;
const told = { max: TEXT_MAX, optional: true } as const;
const area = {
  max: SHORT_TEXT_MAX,
  example: { value: 'working-environment' },
  codes: AREAS,
} as const;
const severity = { max: SHORT_TEXT_MAX, example: { value: 'serious' }, codes: SEVERITIES } as const;
const CODES_FOR_ALL =
  'One of `x-codes` is read by all participants; other words are a text of your own branch, unless you share them.';
const persons = { min: 0, max: 100, optional: true } as const;

export class ConductEndedDto extends FactDto {}

class PresenceDto extends SiteFactDto {
  @Count({ min: 0, max: COUNT_MAX, optional: true, description: 'How many of the own branch.' })
  headcount?: number;
}
export class AgencyArrivedDto extends PresenceDto {}
export class AgencyDepartedDto extends PresenceDto {}

export class SiteEnteredDto extends SiteFactDto {
  @Count({ min: 0, max: COUNT_MAX, example: 2, description: 'How many went in.' })
  persons: number;
}
export class SiteSecuredDto extends SiteFactDto {}

class PassageDto extends SiteFactDto {
  @Code(ROLES_INSIDE, { description: 'What those who passed are there, never a name.' }) role: RoleInside;

  @Count({ min: 0, max: COUNT_MAX, optional: true, description: 'How many; one where it is not said.' })
  count: number = ONE_PERSON;
}
export class PersonEnteredDto extends PassageDto {}
export class PersonLeftDto extends PassageDto {}

export class SuspectEncounteredDto extends SiteFactDto {
  @Code(SUSPECT_KINDS, { description: 'What the person is suspected to be.' }) kind: string;
  @LabelledText({ ...told, description: 'Who it is, as far as is known.' }) who?: LabelledTextDto;
}
export class PersonsSeparatedDto extends SiteFactDto {
  @LabelledText({ ...told, description: 'Who was separated from whom, and where.' }) who?: LabelledTextDto;
}
export class SafetyIncidentOccurredDto extends SiteFactDto {
  @LabelledText({ ...severity, description: `How grave it was. ${CODES_FOR_ALL}` }) severity: LabelledTextDto;
  @LabelledText({ ...told, description: 'What happened.' })
  detail?: LabelledTextDto;
}

class InspectionDto extends SiteFactDto {
  @LabelledText({ ...area, optional: true, description: `What is inspected. ${CODES_FOR_ALL}` })
  area?: LabelledTextDto;
}
export class InspectionStartedDto extends InspectionDto {}
export class InspectionCompletedDto extends InspectionDto {}

export class FindingRecordedDto extends SiteFactDto {
  @LabelledText({ ...area, description: `What was inspected. ${CODES_FOR_ALL}` }) area: LabelledTextDto;
  @LabelledText({ ...severity, description: `How grave the finding is. ${CODES_FOR_ALL}` })
  severity: LabelledTextDto;
  @LabelledText({ ...told, description: 'What was found.' })
  detail?: LabelledTextDto;
}
export class IndicatorObservedDto extends SiteFactDto {
  @LabelledText({
    ...told,
    max: SHORT_TEXT_MAX,
    example: { value: 'several-telephones' },
    description: 'What points at exploitation.',
  })
  indicator?: LabelledTextDto;
  @LabelledText({ ...told, description: 'More about it.' }) note?: LabelledTextDto;
}
export class EvidenceHandledDto extends SiteFactDto {
  @Code(EVIDENCE_MANNERS, { description: 'What was done with it.' }) manner: string;
  @LabelledText({ ...told, description: 'What it was.' }) what?: LabelledTextDto;
}

export class DecisionTakenDto extends SiteFactDto {
  @Text({ max: TEXT_MAX, description: 'What was decided together.', example: 'the telephone is not taken' })
  what: string;
  @Text({ max: TEXT_MAX, description: 'On what ground.', example: 'it is needed to reach the family' })
  why: string;
  @ListOf(items.handles, { ...persons, description: 'Who agreed.' }) agreed?: string[];
  @ListOf(items.handles, { ...persons, description: 'Who disagreed.' }) disagreed?: string[];
  @LabelledText({ ...told, description: 'A paragraph, an agreement, a weighing.' })
  ground?: LabelledTextDto;
  @LabelledText({ ...told, description: 'Why those who disagreed did.' }) dissent?: LabelledTextDto;
}
export class NoteAddedDto extends SiteFactDto {
  @LabelledText({ max: TEXT_MAX, description: 'What is noted.' }) text: LabelledTextDto;
}
