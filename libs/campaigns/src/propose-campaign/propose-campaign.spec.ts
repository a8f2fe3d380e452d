import { given } from '@samsyn/kernel';
import { campaign } from '../campaign-decider';
import { POLICE, facts, of, proposed } from '../campaign.fixture';

describe('proposing a campaign', () => {
  const propose = (changes: Partial<typeof facts>) =>
    ({ kind: 'ProposeCampaign', facts: { ...facts, ...changes } }) as const;

  it('makes the branch its leader', () => {
    given(campaign).when(propose({}), of(POLICE)).then({ name: 'CampaignProposed', data: facts });
    expect(given(campaign, proposed).state.leading).toEqual([POLICE]);
  });

  it('is for whoever may bind the own branch', () => {
    given(campaign).when(propose({}), of(POLICE, 'officer')).refused('ACCESS.NOT_YOURS');
  });

  it('needs days in order, not more than a year of them, and kinds that somebody has described', () => {
    given(campaign)
      .when(propose({ lastDay: '2026-11-15' }), of(POLICE))
      .refused('CAMPAIGN.ENDS_FIRST');
    given(campaign)
      .when(propose({ lastDay: '2027-11-30' }), of(POLICE))
      .refused('CAMPAIGN.TOO_LONG');
    given(campaign)
      .when(propose({ kinds: ['raid'] }), of(POLICE))
      .refused('PLAN.UNKNOWN_KIND');
  });
});
