import { Controller, Get, Param, Query } from '@nestjs/common';
import { CurrentActor, Directory } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { Answers, Documented, Slug } from '@samsyn/web';
import { ShownAgreements } from './queries/shown-agreements';
import { agreement as agreementSchema, agreementList, type AgreementView } from './agreements.schema';

class AgreementsQuery {
  @Slug({ optional: true, example: 'syd', description: 'Code of a region; all where absent.' })
  region?: string;
}

/** Standing agreements of a region: open to their parties, and to nobody else. */
@Documented((api) => api.ApiTags('agreements'))
@Controller('agreements')
export class AgreementsController {
  constructor(
    private readonly agreements: ShownAgreements,
    private readonly directory: Directory,
  ) {}

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
    return { agreements: await this.agreements.list(actor, region) };
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
    return this.agreements.byId(agreementId, actor);
  }
}
