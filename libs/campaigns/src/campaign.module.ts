import { Global, Module } from '@nestjs/common';
import { ProposalForCampaign } from './campaign-operations/proposal-for-campaign.handler';
import { CampaignCommandsController } from './campaign-routes.http';
import { CampaignsController } from './campaigns.http';
import { Campaigns } from './campaigns.port';
import { CampaignIndex } from './campaigns.projection';
import { LoggedCampaigns } from './queries/logged-campaigns';

/** Weeks that hold several operations. */
@Global()
@Module({
  controllers: [CampaignCommandsController, CampaignsController],
  providers: [
    ...CampaignCommandsController.handlers,
    ProposalForCampaign,
    CampaignIndex,
    LoggedCampaigns,
    { provide: Campaigns, useExisting: LoggedCampaigns },
  ],
  exports: [CampaignIndex, Campaigns, ProposalForCampaign],
})
export class CampaignModule {}
