import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Outcome } from '@samsyn/processing';
import {
  AskedBy,
  BranchCode,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  LabelledText,
  LabelledTextDto,
  Text,
  UuidField,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { TEXT_MAX } from '../../facts/fact-fields.dto';
import { toldFact } from '../../facts/told-fact';
import { EncounterRoute, recordInEncounter } from '../encounter-routes.http';
import { encounterEvents } from '../encounter.events';
import { CONCERN_ABOUT } from './child-concern.events';
import { AnswerChildConcern, ReportChildConcern } from './child-concern.handler';

const WRONG_OFFICE = ['CHILD_CONCERN.NOT_SOCIAL_SERVICES', 'CHILD_CONCERN.COORDINATORS_OFFICE'];
const REDIRECTED = 'CHILD_CONCERN.REDIRECTED';
const UNKNOWN = 'CHILD_CONCERN.UNKNOWN';

export class ChildConcernReportedDto extends FactDto {
  @BranchCode({
    example: 'social-services/vaxjo',
    description: 'The office of the social services that must act. It reads `about` and `ground` at once.',
  })
  to: string;
  @Code(CONCERN_ABOUT, {
    optional: true,
    description:
      'The person met may be a minor (what it is where it is not said), a child is present, or a child is elsewhere.',
  })
  about: (typeof CONCERN_ABOUT)[number] = 'may-be-a-minor';
  @LabelledText({
    max: TEXT_MAX,
    optional: true,
    description: 'What the concern rests on: for the own branch and the office it is sent to.',
  })
  ground?: LabelledTextDto;
}
export class ChildConcernAcknowledgedDto extends FactDto {
  @UuidField({
    optional: true,
    description: 'Id of the concern; absent: the latest open one addressed to the branch.',
  })
  concern?: string;
}
class RedirectionDto extends FactDto {
  @BranchCode({
    example: 'social-services/emergency-vaxjo',
    description: 'The office of the social services that it goes to instead. It reads the concern at once.',
  })
  to: string;
  @Text({
    max: TEXT_MAX,
    example: 'the child lives in another municipality',
    description: 'Why. Both offices and who reported the concern read it.',
  })
  why: string;
}
export class ChildConcernRedirectedDto extends RedirectionDto {
  @UuidField({ optional: true, description: 'Id of the concern; absent: the latest open one.' })
  concern?: string;
}
class ConcernAnswerDto extends FactDto {}

@Documented((api) => api.ApiTags('encounters'))
@Controller('encounters')
export class ChildConcernsController {
  constructor(private readonly commands: CommandBus) {}

  @EncounterRoute(
    'child-concerns',
    'ChildConcernReported',
    'A child or suspected child; answers the id of the concern',
    ['IDENTITY.BRANCH_UNKNOWN', ...WRONG_OFFICE],
  )
  reported(@Param('encounterId') id: string, @Body() body: ChildConcernReportedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'ChildConcernReported', id, body, asked);
  }
  @EncounterRoute(
    'child-concern-acknowledgements',
    'ChildConcernAcknowledged',
    'The social services took the concern on',
    [REDIRECTED],
  )
  acknowledged(
    @Param('encounterId') id: string,
    @Body() body: ChildConcernAcknowledgedDto,
    @AskedBy() asked: Asked,
  ) {
    return recordInEncounter(this.commands, 'ChildConcernAcknowledged', id, body, asked);
  }
  @EncounterRoute(
    'child-concern-redirections',
    'ChildConcernRedirected',
    'The concern goes to another office of the social services, and waits for it',
    ['IDENTITY.BRANCH_UNKNOWN', ...WRONG_OFFICE, REDIRECTED],
  )
  redirected(
    @Param('encounterId') id: string,
    @Body() body: ChildConcernRedirectedDto,
    @AskedBy() asked: Asked,
  ) {
    return recordInEncounter(this.commands, 'ChildConcernRedirected', id, body, asked);
  }
}

@Documented((api) => api.ApiTags('conduct'))
@Controller('operations')
export class ReportChildConcernController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':operationId/child-concerns', {
    id: 'reportChildConcern',
    summary: 'A concern for a child, told outside every encounter (`ChildConcernReported`).',
    description:
      '`id` is what its answers name it by. It exists for the own branch and for the office that it is sent to, ' +
      'which sees it and nothing else of the operation. A holder reports it in the encounter.',
    who: 'participant',
    refusals: ['IDENTITY.BRANCH_UNKNOWN', ...WRONG_OFFICE],
  })
  async report(
    @Param('operationId') operationId: string,
    @Body() body: ChildConcernReportedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const context = asked.fact({ does: 'ChildConcernReported', path: { operationId } }, body);
    const fact = toldFact('ChildConcernReported', body, encounterEvents);
    const command = new ReportChildConcern(operationId, fact, context);
    const outcome = await this.commands.execute<ReportChildConcern, Outcome>(command);
    return { outcome, ...concernId(outcome) };
  }
}

/** The concern is known by the id of the entry that reported it. */
export const concernId = ({ events: [first] }: Outcome): { id?: string } => (first ? { id: first.id } : {});

@Documented((api) => api.ApiTags('encounters'))
@Controller('child-concerns')
export class AnswerChildConcernController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':concernId/acknowledgements', {
    id: 'acknowledgeChildConcern',
    summary: 'The social services took the concern on (`ChildConcernAcknowledged`).',
    description: 'Whether it was reported in an encounter or outside every one.',
    who: 'a person of the office that has it',
    refusals: [UNKNOWN, REDIRECTED],
  })
  acknowledge(@Param('concernId') id: string, @Body() body: ConcernAnswerDto, @AskedBy() asked: Asked) {
    return this.answer('ChildConcernAcknowledged', id, body, asked);
  }

  @CommandRoute(':concernId/redirections', {
    id: 'redirectChildConcern',
    summary: 'The concern goes to another office of the social services (`ChildConcernRedirected`).',
    description:
      'It waits anew for the office that it goes to, and no more for the one it was taken from. Whom a concern was ' +
      'sent to is never corrected: this is how it is put right.',
    who: 'the branch that reported it (in an encounter its holder), and the office that has it',
    refusals: [UNKNOWN, REDIRECTED, 'IDENTITY.BRANCH_UNKNOWN', ...WRONG_OFFICE],
  })
  redirect(@Param('concernId') id: string, @Body() body: RedirectionDto, @AskedBy() asked: Asked) {
    return this.answer('ChildConcernRedirected', id, body, asked);
  }

  private async answer(
    name: 'ChildConcernAcknowledged' | 'ChildConcernRedirected',
    id: string,
    body: FactDto,
    asked: Asked,
  ): Promise<Recording> {
    const context = asked.fact({ does: name, path: { concernId: id } }, body);
    const command = new AnswerChildConcern(id, toldFact(name, body, encounterEvents), context);
    return { outcome: await this.commands.execute<AnswerChildConcern, Outcome>(command), id };
  }
}
