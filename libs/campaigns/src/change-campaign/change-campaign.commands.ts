import { FILLED_IN } from '@samsyn/event-store';
import { CampaignAmended, CampaignCancelled, CampaignEnded } from '../campaign.events';
import { campaignCommand, CAMPAIGN_REFUSALS, LEADING, OVER, UNKNOWN } from '../command-definition';

export const changeCampaignCommands = [
  campaignCommand({
    event: CampaignAmended,
    kind: 'AmendCampaign',
    id: 'amendCampaign',
    path: 'amendments',
    who: LEADING,
    title: 'Name, theme, kinds, regions, days or purpose are changed',
    description: 'What is named is new, the rest stays. Operations that are in the campaign stay in it.',
    refusals: [UNKNOWN, ...OVER, ...CAMPAIGN_REFUSALS],
    fields: {
      name: { description: 'What the campaign is called now.', example: 'Outreach week, winter' },
      theme: 'What it is about now.',
      kinds: {
        description: 'Kinds of operation that it takes now (`GET /kinds`).',
        example: ['street-outreach', 'akc-inspection'],
      },
      regions: { description: 'None: the whole country.', min: 0 },
      firstDay: 'The new first day, in Stockholm.',
      lastDay: 'The new last day, in Stockholm.',
      purpose: { description: 'What it is for now.', example: 'to reach those whom nobody has met' },
    },
  }),
  campaignCommand({
    event: CampaignEnded,
    kind: 'EndCampaign',
    id: 'endCampaign',
    path: 'end',
    who: LEADING,
    title: 'The campaign is over (CampaignEnded). No operation is added any more; its debrief goes on',
    refusals: [UNKNOWN, 'CAMPAIGN.CANCELLED'],
    fields: { leading: FILLED_IN },
  }),
  campaignCommand({
    event: CampaignCancelled,
    kind: 'CancelCampaign',
    id: 'cancelCampaign',
    path: 'cancellation',
    who: LEADING,
    title: 'The campaign is called off (CampaignCancelled). Its operations are their own leaders’',
    refusals: [UNKNOWN, 'CAMPAIGN.HAS_ENDED'],
    fields: { reason: { description: 'Why it is cancelled.', example: 'the weather' } },
  }),
];
