import { given } from '@samsyn/kernel';
import { campaign } from '../campaign-decider';
import { POLICE, of, by, proposed } from '../campaign.fixture';

describe('changing a campaign', () => {
  it('records what is new, and nothing else', () => {
    given(campaign, proposed)
      .when({ kind: 'AmendCampaign', changes: { lastDay: '2026-11-23', name: 'Outreach week' } }, of(POLICE))
      .then({ name: 'CampaignAmended', data: { lastDay: '2026-11-23' } });
    given(campaign, proposed)
      .when({ kind: 'AmendCampaign', changes: { regions: ['syd'] } }, of(POLICE))
      .silent();
    given(campaign, proposed)
      .when({ kind: 'AmendCampaign', changes: { firstDay: '2026-11-23' } }, of(POLICE))
      .refused('CAMPAIGN.ENDS_FIRST');
  });

  it('ends or cancels it once, and never the one after the other', () => {
    const ended = by(POLICE, { name: 'CampaignEnded', data: {} });
    given(campaign, proposed)
      .when({ kind: 'EndCampaign' }, of(POLICE))
      .then({ name: 'CampaignEnded', data: { leading: [POLICE] } });
    given(campaign, proposed, ended).when({ kind: 'EndCampaign' }, of(POLICE)).silent();
    given(campaign, proposed, ended)
      .when({ kind: 'CancelCampaign', reason: 'x' }, of(POLICE))
      .refused('CAMPAIGN.HAS_ENDED');
    const cancelled = by(POLICE, { name: 'CampaignCancelled', data: { reason: 'x' } });
    given(campaign, proposed, cancelled)
      .when({ kind: 'EndCampaign' }, of(POLICE))
      .refused('CAMPAIGN.CANCELLED');
  });
});
