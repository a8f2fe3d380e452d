import { definedFields } from '@samsyn/kernel';
import {
  BranchCode,
  Count,
  FactDto,
  items,
  ListOf,
  LocalDate,
  Nested,
  NestedList,
  PersonHandle,
  Slug,
  Text,
} from '@samsyn/web';
import type { ToldTerms } from './agreement.handler';

const DAYS_14_MINUTES = 14 * 24 * 60;

class LeadDto {
  @Slug({ example: 'apartment-visit', description: 'Code of the kind of operation.' }) kind: string;
  @ListOf(items.branches, {
    max: 20,
    example: ['police/trafficking-unit'],
    description: 'Who leads operations of that kind.',
  })
  branches: string[];
}
class InvitesDto {
  @Slug({ example: 'apartment-visit', description: 'Code of the kind of operation.' }) kind: string;
  @ListOf(items.branches, {
    max: 50,
    example: ['police/border-police'],
    description: 'Branches that are invited to operations of that kind.',
  })
  agencies: string[];
}
class ChainStepDto {
  @BranchCode({
    example: 'social-services/coordinator-syd',
    description: 'The branch whose coordinator on duty is called.',
  })
  branch: string;
  @Slug({ example: 'syd', description: 'Code of the region of the duty.' }) region: string;
  @PersonHandle({
    optional: true,
    description: 'Whoever of the branch can come for the region where absent.',
  })
  who?: string;
}
class AnswerMinutesDto {
  @Count({ min: 5, max: DAYS_14_MINUTES, example: 4320, description: 'Minutes to answer an invitation.' })
  invitation: number;
  @Count({ min: 5, max: DAYS_14_MINUTES, example: 20, description: 'Minutes to answer a call.' })
  call: number;
}
class ContactDto {
  @BranchCode({ example: 'social-services/emergency-vaxjo', description: 'The branch.' }) branch: string;
  @Text({ max: 500, example: 'duty desk', description: 'What is reached there; no name of a person.' })
  function: string;
  @Text({ max: 500, optional: true, example: '010-000 00 00', description: 'Where it is reached.' })
  telephone?: string;
}

export class TermsDto extends FactDto {
  @Text({ max: 500, example: 'Region syd: visits to flats', description: 'What the agreement is called.' })
  name: string;
  @Slug({ example: 'syd', description: 'Code of the region.' }) region: string;
  @LocalDate({ description: 'First day.' }) validFrom: string;
  @LocalDate({ optional: true, description: 'First day on which it no longer holds.' }) validUntil?: string;
  @ListOf(items.branches, {
    min: 2,
    max: 50,
    example: ['police/trafficking-unit', 'social-services/coordinator-syd'],
    description: 'The branches that agree; the caller’s among them.',
  })
  parties: string[];
  @NestedList(() => LeadDto, { min: 0, max: 40, description: 'Any party leads a kind that is not named.' })
  leads: LeadDto[];
  @NestedList(() => InvitesDto, {
    min: 0,
    max: 40,
    description: 'Who is invited to which kind of operation.',
  })
  invites: InvitesDto[];
  @NestedList(() => ChainStepDto, { min: 0, max: 21, description: 'Who is called, in order.' })
  chain: ChainStepDto[];
  @Nested(() => AnswerMinutesDto, { description: 'How long those who are asked have.' })
  answerMinutes: AnswerMinutesDto;
  @NestedList(() => ContactDto, {
    min: 0,
    max: 60,
    optional: true,
    description: 'Where the parties are reached.',
  })
  contacts?: ContactDto[];
  @PersonHandle({
    optional: true,
    description: 'The registered facilitator of every debrief that rests on the agreement.',
  })
  facilitator?: string;
}

/** Plain values in one order, so that the same terms are the same text. */
export const termsTold = (body: TermsDto): ToldTerms => ({
  name: body.name,
  region: body.region,
  validFrom: body.validFrom,
  ...definedFields({ validUntil: body.validUntil }),
  parties: body.parties,
  leads: body.leads.map(({ kind, branches }) => ({ kind, branches })),
  invites: body.invites.map(({ kind, agencies }) => ({ kind, agencies })),
  chain: body.chain.map(({ branch, region, who }) => ({ branch, region, ...definedFields({ who }) })),
  answerMinutes: { invitation: body.answerMinutes.invitation, call: body.answerMinutes.call },
  ...definedFields({
    contacts: body.contacts?.map((contact) => ({
      branch: contact.branch,
      function: contact.function,
      ...definedFields({ telephone: contact.telephone }),
    })),
    facilitator: body.facilitator,
  }),
});
