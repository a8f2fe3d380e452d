import { Global, Module } from '@nestjs/common';
import { ProposalForCampaign } from './campaign-operations/proposal-for-campaign.handler';
import { CampaignCommandsController } from './campaign-routes.http';
import { CampaignsController } from './campaigns.http';
import { ProposalsForCampaigns } from '@samsyn/planning/contract';
import { Campaigns } from './campaigns.port';
import { CampaignIndex } from './campaigns.projection';
import { EntriesOfCampaigns } from '@samsyn/entries/contract';
import { LoggedEntriesOfCampaigns } from './queries/logged-entries-of-campaigns';
import { CampaignActionReminders } from './debrief/campaign-action-reminders.workflow';
import { CampaignDebriefController } from './debrief/campaign-debrief.http';
import { CampaignDebriefs } from './debrief/campaign-debriefs.port';
import { CampaignLessons } from './debrief/campaign-lessons.projection';
import { OpenCampaignActions } from './debrief/open-campaign-actions.projection';
import { LoggedCampaignDebriefs } from './debrief/queries/logged-campaign-debriefs';
import { LoggedCampaigns } from './queries/logged-campaigns';

/** Weeks that hold several operations. */
@Global()
@Module({
  controllers: [CampaignCommandsController, CampaignsController, CampaignDebriefController],
  providers: [
    ...CampaignCommandsController.handlers,
    ...CampaignDebriefController.handlers,
    { provide: ProposalsForCampaigns, useClass: ProposalForCampaign },
    CampaignIndex,
    LoggedCampaigns,
    { provide: Campaigns, useExisting: LoggedCampaigns },
    CampaignLessons,
    OpenCampaignActions,
    CampaignActionReminders,
    { provide: CampaignDebriefs, useClass: LoggedCampaignDebriefs },
    { provide: EntriesOfCampaigns, useClass: LoggedEntriesOfCampaigns },
  ],
  exports: [CampaignIndex, Campaigns, CampaignDebriefs, EntriesOfCampaigns, ProposalsForCampaigns],
})
export class CampaignModule {}
