import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CarryOver } from '@samsyn/debriefing/contract';
import { definedFields, refOf, type Instant } from '@samsyn/kernel';
import {
  AskedBy,
  CommandRoute,
  Count,
  Documented,
  FactDto,
  LabelledText,
  LabelledTextDto,
  Slug,
  Text,
  UuidField,
  Window,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { ProposalsForCampaigns } from './proposals-for-campaigns.port';
import { Propose } from './propose-operation.handler';
import { operationProposed } from './propose-operation.schema';

class OperationProposalDto extends FactDto {
  @Slug({ example: 'apartment-visit', description: 'One of the kinds of /kinds.' }) kind: string;
  @Slug({ example: 'syd', description: 'Code of the region (`GET /directory`).' }) region: string;
  @Text({ max: 500, example: 'Växjö', description: 'Name of the municipality.' }) municipality: string;
  @Window({ description: 'When the operation is to take place.' }) window: [Instant, Instant];
  @Text({
    max: 10_000,
    example: 'visit after an advertisement',
    description: 'Why it is carried out; for the participants.',
  })
  purpose: string;
  @Text({ max: 500, example: '5000-K1-26', description: 'Reference number of the leading branch.' })
  reference: string;
  @Count({ min: 0, max: 10_000, optional: true, example: 1, description: 'How many sites.' }) sites?: number;
  @LabelledText({
    max: 10_000,
    optional: true,
    description: 'Where it is; where the file of the kind says so, shared with those who take part.',
  })
  location?: LabelledTextDto;
  @LabelledText({
    max: 10_000,
    optional: true,
    example: { value: 'an advertisement', label: 'police-investigation' },
    description: 'How it was come to.',
  })
  source?: LabelledTextDto;
  @UuidField({ optional: true, description: 'The standing agreement that the plan starts from.' })
  agreement?: string;
  @UuidField({ optional: true, description: 'The campaign that it is to be part of.' }) campaign?: string;
}

@Documented((api) => api.ApiTags('planning'))
@Controller('operations')
export class ProposeOperationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly carryOver: CarryOver,
    private readonly campaigns: ProposalsForCampaigns,
  ) {}

  @CommandRoute('', {
    id: 'proposeOperation',
    summary: 'Proposes an operation (OperationProposed).',
    description:
      'The caller becomes its named leader; `id` is the operation. `openActions`: what earlier debriefs of the same ' +
      'kind, region or agencies left to do. With a campaign also CampaignOperationAdded, under `campaign`.',
    who: 'persons with the role operation-leader',
    refusals: [
      'PLAN.UNKNOWN_KIND',
      'REGION.UNKNOWN',
      'ACCESS.NOT_YOURS',
      'AGREEMENT.UNKNOWN',
      'AGREEMENT.NOT_IN_FORCE',
      'AGREEMENT.OTHER_REGION',
      'AGREEMENT.OTHER_LEADER',
      'CAMPAIGN.UNKNOWN',
      'CAMPAIGN.NOT_JOINED',
      'CAMPAIGN.CANCELLED',
      'CAMPAIGN.HAS_ENDED',
      'CAMPAIGN.OTHER_KIND',
      'CAMPAIGN.OTHER_REGION',
      'CAMPAIGN.OUTSIDE_DAYS',
    ],
    answer: operationProposed,
  })
  async propose(@Body() body: OperationProposalDto, @AskedBy() asked: Asked): Promise<Recording> {
    const { kind: operation, region, municipality, window, purpose, reference } = body;
    const { sites, location, source, agreement, campaign } = body;
    const facts = { operation, region, municipality, window, purpose, reference };
    const proposal = {
      kind: 'ProposeOperation',
      ...facts,
      ...definedFields({ sites, location, source, agreement }),
    } as const;
    const context = asked.context(body);
    const fitting = { kind: operation, region, window };
    if (campaign !== undefined) await this.campaigns.mustBeTaken(campaign, fitting, context);
    const outcome = await this.commands.execute(new Propose(proposal, context));
    const entered =
      campaign === undefined ? undefined : await this.campaigns.enter(campaign, outcome.newId, context);
    const planned = {
      kind: operation,
      region,
      participants: [asked.actor.branch],
      operationId: outcome.newId,
    };
    const openActions = await this.carryOver.for(planned, refOf(asked.actor));
    return { outcome, id: outcome.newId, also: { openActions, ...definedFields({ campaign: entered }) } };
  }
}
