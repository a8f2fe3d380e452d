import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  CommandRoute,
  Documented,
  FactDto,
  items,
  ListOf,
  type Asked,
  type Recording,
} from '@samsyn/web';
import {
  ActionAgreedDto,
  ActionCompletedDto,
  ActionDroppedDto,
  ActionMovedDto,
  ActionReassignedDto,
  LessonAgreedDto,
} from '../debrief/learning/learning.http';
import { ChangeCampaignDebrief, type ToldCampaignDebriefChange } from './campaign-debrief.handler';

class CampaignMeetingDto extends FactDto {
  @ListOf(items.handles, {
    max: 100,
    example: ['leader', 'coordA'],
    description: 'Who was there, by handle.',
  })
  present: string[];
}
class CampaignLessonDto extends LessonAgreedDto {}
class CampaignActionDto extends ActionAgreedDto {}
class CampaignActionCompletionDto extends ActionCompletedDto {}
class CampaignActionDropDto extends ActionDroppedDto {}
class CampaignActionMoveDto extends ActionMovedDto {}
class CampaignActionReassignmentDto extends ActionReassignedDto {}

const LED = ['CAMPAIGN.UNKNOWN', 'CAMPAIGN.NOT_JOINED', 'CAMPAIGN.CANCELLED'];
const NAMED = ['CAMPAIGN.UNKNOWN', 'ACTION.UNKNOWN', 'DEBRIEF.ACTION_AMBIGUOUS'];
const STILL_OPEN = [...NAMED, 'DEBRIEF.ACTION_ENDED'];
const leading = 'a signatory of a branch that leads the campaign';

const named = ({ action, what }: ActionCompletedDto) => ({
  ...(action === undefined ? {} : { action }),
  ...(what === undefined ? {} : { what }),
});

/** What a campaign agrees on as a whole. */
@Documented((api) => api.ApiTags('campaigns'))
@Controller('campaigns')
export class CampaignDebriefController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':campaignId/meetings', {
    id: 'recordCampaignMeeting',
    summary: 'The branches met over the campaign (`CampaignMeetingHeld`).',
    who: leading,
    refusals: [...LED, 'PERSON.UNKNOWN'],
  })
  meeting(@Param('campaignId') id: string, @Body() body: CampaignMeetingDto, @AskedBy() asked: Asked) {
    return this.record(id, { kind: 'HoldCampaignMeeting', present: body.present }, body, asked);
  }

  @CommandRoute(':campaignId/lessons', {
    id: 'agreeCampaignLesson',
    summary: 'A lesson of the campaign as a whole (`CampaignLessonAgreed`).',
    description: 'It returns where an operation of the campaign’s kinds, or in its regions, is planned.',
    who: leading,
    refusals: [...LED, 'REGION.UNKNOWN'],
  })
  lesson(@Param('campaignId') id: string, @Body() body: CampaignLessonDto, @AskedBy() asked: Asked) {
    const { what, tags } = body;
    const about = tags === undefined ? {} : { tags };
    return this.record(id, { kind: 'AgreeCampaignLesson', what, ...about }, body, asked);
  }

  @CommandRoute(':campaignId/actions', {
    id: 'agreeCampaignAction',
    summary: 'An action of the campaign as a whole, with an owner and a last day (`CampaignActionAgreed`).',
    who: leading,
    refusals: [...LED, 'PERSON.UNKNOWN', 'CAMPAIGN.OWNER_NOT_JOINED'],
  })
  action(@Param('campaignId') id: string, @Body() body: CampaignActionDto, @AskedBy() asked: Asked) {
    const { what, owner, due } = body;
    return this.record(id, { kind: 'AgreeCampaignAction', what, owner, due }, body, asked);
  }

  @CommandRoute(':campaignId/action-completions', {
    id: 'completeCampaignAction',
    summary: 'The action is done (`CampaignActionCompleted`).',
    who: `its owner, or ${leading}`,
    refusals: NAMED,
  })
  complete(
    @Param('campaignId') id: string,
    @Body() body: CampaignActionCompletionDto,
    @AskedBy() asked: Asked,
  ) {
    return this.record(id, { kind: 'CompleteCampaignAction', ...named(body) }, body, asked);
  }

  @CommandRoute(':campaignId/action-drops', {
    id: 'dropCampaignAction',
    summary: 'The action will not be done, and why (`CampaignActionDropped`).',
    who: leading,
    refusals: [...LED, ...NAMED],
  })
  drop(@Param('campaignId') id: string, @Body() body: CampaignActionDropDto, @AskedBy() asked: Asked) {
    return this.record(id, { kind: 'DropCampaignAction', ...named(body), why: body.why }, body, asked);
  }

  @CommandRoute(':campaignId/action-moves', {
    id: 'moveCampaignAction',
    summary: 'The action gets another last day, and why (`CampaignActionMoved`).',
    who: `its owner, or ${leading}`,
    refusals: [...LED, ...STILL_OPEN],
  })
  move(@Param('campaignId') id: string, @Body() body: CampaignActionMoveDto, @AskedBy() asked: Asked) {
    const { due, why } = body;
    return this.record(id, { kind: 'MoveCampaignAction', ...named(body), due, why }, body, asked);
  }

  @CommandRoute(':campaignId/action-reassignments', {
    id: 'reassignCampaignAction',
    summary: 'Another person sees to the action (`CampaignActionReassigned`).',
    who: leading,
    refusals: [...LED, ...STILL_OPEN, 'PERSON.UNKNOWN', 'CAMPAIGN.OWNER_NOT_JOINED'],
  })
  reassign(
    @Param('campaignId') id: string,
    @Body() body: CampaignActionReassignmentDto,
    @AskedBy() asked: Asked,
  ) {
    const { owner, why } = body;
    const reason = why === undefined ? {} : { why };
    const change = { kind: 'ReassignCampaignAction', ...named(body), owner, ...reason } as const;
    return this.record(id, change, body, asked);
  }

  private async record(
    campaignId: string,
    change: ToldCampaignDebriefChange,
    body: FactDto,
    asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { campaignId });
    return { outcome: await this.commands.execute(new ChangeCampaignDebrief(campaignId, change, context)) };
  }
}
