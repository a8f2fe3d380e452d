import { Body, Controller, Get, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CurrentActor } from '@samsyn/identity';
import { refOf, unknownTo, type Actor } from '@samsyn/kernel';
import {
  Answers,
  AskedBy,
  CommandRoute,
  Documented,
  type Asked,
  type FactDto,
  type Recording,
} from '@samsyn/web';
import { told } from '../told';
import {
  CampaignCancellationDto,
  CampaignChangesDto,
  CampaignDeclineDto,
  CampaignDto,
  CampaignEndDto,
  CampaignInvitationDto,
  CampaignJoiningDto,
  CampaignLeavingDto,
  CampaignOperationDto,
  changesTold,
  factsTold,
} from './campaign.dto';
import { ChangeCampaign, type ToldCampaignChange } from './campaign.handler';
import type { KnownCampaign } from './campaigns.port';
import { RecordedCampaigns, type CampaignShown } from './queries/recorded-campaigns';
import { campaign as campaignSchema, campaignList } from './campaigns.schema';

const UNKNOWN = 'CAMPAIGN.UNKNOWN';
const OVER = ['CAMPAIGN.CANCELLED', 'CAMPAIGN.HAS_ENDED'];
const FACTS = ['CAMPAIGN.ENDS_FIRST', 'CAMPAIGN.TOO_LONG', 'PLAN.UNKNOWN_KIND', 'REGION.UNKNOWN'];
const leading = 'a signatory of a leading branch (operation leader, coordinator, supervisor, inspector …)';
const member = 'a signatory of a branch that leads or has joined it';
const asked = 'a signatory of a branch that was asked';
const operationLeader = 'the leader of the operation, whose branch has joined the campaign';
const OPERATION = [UNKNOWN, 'OPERATION.UNKNOWN', 'CAMPAIGN.NOT_JOINED'];

/** Several operations under one name: an outreach or inspection week (ADR 0028). */
@Documented((api) => api.ApiTags('campaigns'))
@Controller('campaigns')
export class CampaignsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly campaigns: RecordedCampaigns,
  ) {}

  @CommandRoute('', {
    id: 'proposeCampaign',
    summary: 'Proposes a campaign (CampaignProposed), which the caller’s branch then leads.',
    description: '`id` is the campaign. Without regions it is for the whole country.',
    who: 'operation leader, coordinator, supervisor, inspector or other signatory of a branch',
    refusals: FACTS,
  })
  async propose(@Body() body: CampaignDto, @AskedBy() by: Asked): Promise<Recording> {
    const change = { kind: 'ProposeCampaign', facts: factsTold(body) } as const;
    const outcome = await this.commands.execute(new ChangeCampaign(undefined, change, by.context(body)));
    return { outcome, id: outcome.newId };
  }

  @CommandRoute(':campaignId/invitations', {
    id: 'inviteToCampaign',
    summary: 'Asks branches to join the campaign, or to lead it, too (CampaignBranchInvited, one for each).',
    who: leading,
    refusals: [UNKNOWN, ...OVER, 'IDENTITY.BRANCH_UNKNOWN'],
  })
  invite(@Param('campaignId') id: string, @Body() body: CampaignInvitationDto, @AskedBy() by: Asked) {
    return this.record(id, { kind: 'InviteBranches', branches: body.branches, part: body.part }, body, by);
  }

  @CommandRoute(':campaignId/joinings', {
    id: 'joinCampaign',
    summary: 'The caller’s branch joins (CampaignJoined).',
    who: asked,
    refusals: [UNKNOWN, ...OVER],
  })
  join(@Param('campaignId') id: string, @Body() body: CampaignJoiningDto, @AskedBy() by: Asked) {
    return this.record(id, { kind: 'JoinCampaign' }, body, by);
  }

  @CommandRoute(':campaignId/declines', {
    id: 'declineCampaign',
    summary: 'The caller’s branch does not join (CampaignDeclined), and sees nothing more of it.',
    who: asked,
    refusals: [UNKNOWN, 'CAMPAIGN.NOTHING_TO_DECLINE'],
  })
  decline(@Param('campaignId') id: string, @Body() body: CampaignDeclineDto, @AskedBy() by: Asked) {
    return this.record(id, { kind: 'DeclineCampaign', reason: body.reason }, body, by);
  }

  @CommandRoute(':campaignId/leavings', {
    id: 'leaveCampaign',
    summary: 'The caller’s branch leaves (CampaignLeft), and its operations with it.',
    who: member,
    refusals: [UNKNOWN, 'CAMPAIGN.NOT_JOINED', 'CAMPAIGN.LAST_LEADER'],
  })
  leave(@Param('campaignId') id: string, @Body() body: CampaignLeavingDto, @AskedBy() by: Asked) {
    return this.record(id, { kind: 'LeaveCampaign', ...told({ reason: body.reason }) }, body, by);
  }

  @CommandRoute(':campaignId/operations', {
    id: 'addOperationToCampaign',
    summary: 'The operation is part of the campaign (CampaignOperationAdded).',
    description: 'Known to the branches of the campaign that take part in the operation, and to no others.',
    who: operationLeader,
    refusals: [
      ...OPERATION,
      ...OVER,
      'CAMPAIGN.OTHER_KIND',
      'CAMPAIGN.OTHER_REGION',
      'CAMPAIGN.OUTSIDE_DAYS',
    ],
  })
  add(@Param('campaignId') id: string, @Body() body: CampaignOperationDto, @AskedBy() by: Asked) {
    return this.record(id, { kind: 'AddOperation', operation: body.operation }, body, by);
  }

  @CommandRoute(':campaignId/operations/removed', {
    id: 'removeOperationFromCampaign',
    summary: 'The operation is no part of the campaign any more (CampaignOperationRemoved).',
    who: operationLeader,
    refusals: OPERATION,
  })
  remove(@Param('campaignId') id: string, @Body() body: CampaignOperationDto, @AskedBy() by: Asked) {
    return this.record(id, { kind: 'RemoveOperation', operation: body.operation }, body, by);
  }

  @CommandRoute(':campaignId/amendments', {
    id: 'amendCampaign',
    summary: 'Name, theme, kinds, regions, days or purpose are changed (CampaignAmended).',
    description: 'What is named is new, the rest stays. Operations that are in the campaign stay in it.',
    who: leading,
    refusals: [UNKNOWN, ...OVER, ...FACTS],
  })
  amend(@Param('campaignId') id: string, @Body() body: CampaignChangesDto, @AskedBy() by: Asked) {
    return this.record(id, { kind: 'AmendCampaign', changes: changesTold(body) }, body, by);
  }

  @CommandRoute(':campaignId/end', {
    id: 'endCampaign',
    summary: 'The campaign is over (CampaignEnded). No operation is added any more; its debrief goes on.',
    who: leading,
    refusals: [UNKNOWN, 'CAMPAIGN.CANCELLED'],
  })
  end(@Param('campaignId') id: string, @Body() body: CampaignEndDto, @AskedBy() by: Asked) {
    return this.record(id, { kind: 'EndCampaign' }, body, by);
  }

  @CommandRoute(':campaignId/cancellation', {
    id: 'cancelCampaign',
    summary: 'The campaign is called off (CampaignCancelled). Its operations are their own leaders’.',
    who: leading,
    refusals: [UNKNOWN, 'CAMPAIGN.HAS_ENDED'],
  })
  cancel(@Param('campaignId') id: string, @Body() body: CampaignCancellationDto, @AskedBy() by: Asked) {
    return this.record(id, { kind: 'CancelCampaign', reason: body.reason }, body, by);
  }

  @Get()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listCampaigns',
      summary:
        'The campaigns that the caller’s branch leads, has joined or is asked to join, the latest first.',
      description:
        'Each with the operations that the caller may know. Who may: everyone, for the own branch.',
    }),
  )
  @Answers('The campaigns.', campaignList)
  async list(@CurrentActor() actor: Actor): Promise<{ readonly campaigns: readonly KnownCampaign[] }> {
    return { campaigns: await this.campaigns.of(refOf(actor)) };
  }

  @Get(':campaignId')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readCampaign',
      summary: 'One campaign, with the operations of it that the caller may know.',
      description:
        'An operation in which the caller’s branch takes no part is absent without trace. Who may: every person of a ' +
        'branch that leads it, has joined it or is asked to. Refusals: `CAMPAIGN.UNKNOWN`.',
    }),
  )
  @Answers('The campaign.', campaignSchema)
  async read(@Param('campaignId') id: string, @CurrentActor() actor: Actor): Promise<CampaignShown> {
    const shown = await this.campaigns.shown(id, refOf(actor));
    if (!shown) throw unknownTo('CAMPAIGN');
    return shown;
  }

  private async record(
    campaignId: string,
    change: ToldCampaignChange,
    body: FactDto,
    by: Asked,
  ): Promise<Recording> {
    // Also for who is of no branch of it: the refusal is the decider's, and the same as for none at all.
    const context = by.context(body, { campaignId });
    return { outcome: await this.commands.execute(new ChangeCampaign(campaignId, change, context)) };
  }
}
