import { Body, Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CurrentActor, Directory } from '@samsyn/identity';
import { definedFields, stockholmDay, unknownTo, type Actor, type Clock } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import {
  Answers,
  AskedBy,
  CommandRoute,
  Count,
  Documented,
  FactDto,
  LocalDate,
  Slug,
  Text,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { ChangeAgreement } from './agreement.handler';
import { TermsDto, termsTold } from './agreement.dto';
import { agreementViewOf } from './queries/agreement-view';
import { Agreements } from './queries/agreements';
import { agreement as agreementSchema, agreementList, type AgreementView } from './agreements.schema';

class AdoptionDto extends FactDto {
  @Count({ min: 1, max: 10_000, optional: true, description: 'The latest version where absent.' })
  version?: number;
}
class EndDto extends FactDto {
  @LocalDate({ optional: true, description: 'First day on which it no longer holds; today where absent.' })
  endsOn?: string;
  @Text({ max: 10_000, example: 'the region is divided', description: 'Why it ends; for the parties.' })
  reason: string;
}
class AgreementsQuery {
  @Slug({ optional: true, example: 'syd', description: 'Code of a region; all where absent.' })
  region?: string;
}

const who = 'a party’s operation leader, coordinator, supervisor, case officer, inspector or other signatory';
const TERMS_REFUSALS = [
  'AGREEMENT.NOT_A_PARTY',
  'AGREEMENT.ENDS_FIRST',
  'AGREEMENT.LEADER_NOT_A_PARTY',
  'AGREEMENT.KIND_REPEATS',
  'CALL.NOT_CALLABLE',
  'AGREEMENT.NOT_A_FACILITATOR',
  'PLAN.UNKNOWN_KIND',
  'IDENTITY.BRANCH_UNKNOWN',
  'REGION.UNKNOWN',
  'PERSON.UNKNOWN',
];

/** Standing agreements of a region: open to their parties, and to nobody else. */
@Documented((api) => api.ApiTags('agreements'))
@Controller('agreements')
export class AgreementsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly agreements: Agreements,
    private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @CommandRoute('', {
    id: 'proposeAgreement',
    summary:
      'Proposes an agreement between branches (AgreementProposed, and AgreementAdopted by the caller’s).',
    description: '`id` is the agreement. It is in force when every party has adopted it (AgreementInForce).',
    who,
    refusals: TERMS_REFUSALS,
  })
  async propose(@Body() body: TermsDto, @AskedBy() asked: Asked): Promise<Recording> {
    const change = { kind: 'ProposeAgreement', terms: termsTold(body) } as const;
    const outcome = await this.commands.execute(new ChangeAgreement(undefined, change, asked.context(body)));
    return { outcome, id: outcome.newId };
  }

  @CommandRoute(':agreementId/versions', {
    id: 'proposeAgreementVersion',
    summary: 'Proposes a further version of it (AgreementProposed, and AgreementAdopted by the caller’s).',
    description:
      'The version before holds until every party has adopted the new one, and its first day has come.',
    who,
    refusals: [...TERMS_REFUSALS, 'AGREEMENT.UNKNOWN', 'AGREEMENT.HAS_ENDED'],
  })
  async proposeVersion(
    @Param('agreementId') agreementId: string,
    @Body() body: TermsDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    await this.mustExist(agreementId, asked.actor);
    const change = { kind: 'ProposeAgreement', terms: termsTold(body) } as const;
    const context = asked.context(body, { agreementId });
    return { outcome: await this.commands.execute(new ChangeAgreement(agreementId, change, context)) };
  }

  @CommandRoute(':agreementId/adoptions', {
    id: 'adoptAgreement',
    summary:
      'The caller’s branch adopts the latest version (AgreementAdopted; with the last one AgreementInForce).',
    who,
    refusals: ['AGREEMENT.UNKNOWN', 'AGREEMENT.SUPERSEDED', 'AGREEMENT.NOT_A_PARTY', 'AGREEMENT.HAS_ENDED'],
  })
  async adopt(
    @Param('agreementId') agreementId: string,
    @Body() body: AdoptionDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    await this.mustExist(agreementId, asked.actor);
    const change = { kind: 'AdoptAgreement', ...definedFields({ version: body.version }) } as const;
    const context = asked.context(body, { agreementId });
    return { outcome: await this.commands.execute(new ChangeAgreement(agreementId, change, context)) };
  }

  @CommandRoute(':agreementId/end', {
    id: 'endAgreement',
    summary: 'The agreement no longer holds from a day on (AgreementEnded).',
    description: 'What was planned from it stays as it is.',
    who,
    refusals: ['AGREEMENT.UNKNOWN', 'AGREEMENT.ENDS_IN_THE_PAST'],
  })
  async end(
    @Param('agreementId') agreementId: string,
    @Body() body: EndDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    await this.mustExist(agreementId, asked.actor);
    const { reason, endsOn } = body;
    const change = { kind: 'EndAgreement', reason, ...definedFields({ endsOn }) } as const;
    const context = asked.context(body, { agreementId });
    return { outcome: await this.commands.execute(new ChangeAgreement(agreementId, change, context)) };
  }

  @Get()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listAgreements',
      summary: 'The agreements that the caller’s branch is a party to.',
      description: 'Who may: everyone, for the own branch. Refusals: `REGION.UNKNOWN`.',
    }),
  )
  @Answers('The agreements.', agreementList)
  async list(
    @Query() { region }: AgreementsQuery,
    @CurrentActor() actor: Actor,
  ): Promise<{ readonly agreements: readonly AgreementView[] }> {
    if (region !== undefined) this.directory.mustKnowRegions([region]);
    const known = await this.agreements.of(actor.branch, region);
    const agreements = known.flatMap(([id, agreement]) => this.shown(id, agreement, actor) ?? []);
    return { agreements };
  }

  @Get(':agreementId')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readAgreement',
      summary: 'One agreement in the versions that the caller’s branch is a party to.',
      description: 'Who may: every person of a party. Refusals: `AGREEMENT.UNKNOWN`.',
    }),
  )
  @Answers('The agreement.', agreementSchema)
  async read(
    @Param('agreementId') agreementId: string,
    @CurrentActor() actor: Actor,
  ): Promise<AgreementView> {
    return this.mustExist(agreementId, actor);
  }

  /** @throws DomainError `AGREEMENT.UNKNOWN`, for an agreement of others as for none */
  private async mustExist(agreementId: string, actor: Actor): Promise<AgreementView> {
    const shown = this.shown(agreementId, await this.agreements.byId(agreementId), actor);
    if (!shown) throw unknownTo('AGREEMENT');
    return shown;
  }

  private shown(
    id: string,
    agreement: Parameters<typeof agreementViewOf>[1],
    { branch }: Actor,
  ): AgreementView | undefined {
    const handleOf = (person: string) => this.directory.byPerson(person)?.handle;
    return agreementViewOf(id, agreement, branch, stockholmDay(this.clock.now()), handleOf);
  }
}
