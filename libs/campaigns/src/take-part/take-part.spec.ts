import { given } from '@samsyn/kernel';
import { campaign } from '../campaign-decider';
import {
  POLICE,
  COORDINATORS,
  SHELTER,
  OPERATION,
  OTHER,
  facts,
  of,
  by,
  proposed,
  invited,
  joined,
  added,
  add,
} from '../campaign.fixture';

describe('taking part in a campaign', () => {
  const invite = (branches: readonly string[], part: 'leading' | 'joining' = 'joining') =>
    ({ kind: 'InviteBranches', branches, part }) as const;

  it('is asked of each branch by itself, and of none twice', () => {
    given(campaign, proposed, invited(SHELTER), joined(SHELTER))
      .when(invite([SHELTER, COORDINATORS]), of(POLICE))
      .then({
        name: 'CampaignBranchInvited',
        data: { invited: COORDINATORS, part: 'joining', ...facts },
      });
  });

  it('can be to lead it, too: also for a branch that has joined', () => {
    const past = [
      proposed,
      invited(COORDINATORS),
      joined(COORDINATORS),
      invited(COORDINATORS, 'leading'),
    ] as const;
    given(campaign, ...past)
      .when({ kind: 'JoinCampaign' }, of(COORDINATORS))
      .then({ name: 'CampaignJoined', data: { part: 'leading' } });
    const { state } = given(campaign, ...past, joined(COORDINATORS, 'leading'));
    expect(state.leading).toEqual([POLICE, COORDINATORS]);
  });

  it('is for a leading branch to ask', () => {
    given(campaign, proposed, invited(SHELTER), joined(SHELTER))
      .when(invite([COORDINATORS]), of(SHELTER))
      .refused('ACCESS.NOT_YOURS');
  });

  it('does not exist for a branch that nobody has asked, or that has declined or left', () => {
    given(campaign, proposed).when({ kind: 'JoinCampaign' }, of(SHELTER)).refused('CAMPAIGN.UNKNOWN');
    const declined = by(SHELTER, { name: 'CampaignDeclined', data: { reason: 'no-staff' } });
    given(campaign, proposed, invited(SHELTER), declined)
      .when({ kind: 'JoinCampaign' }, of(SHELTER))
      .refused('CAMPAIGN.UNKNOWN');
    const left = by(SHELTER, { name: 'CampaignLeft', data: {} });
    given(campaign, proposed, invited(SHELTER), joined(SHELTER), left)
      .when(add, of(SHELTER))
      .refused('CAMPAIGN.UNKNOWN');
  });

  it('ends with the own operations, and never leaves the campaign without a leading branch', () => {
    given(campaign, proposed, invited(SHELTER), joined(SHELTER), added(SHELTER), added(POLICE, OTHER))
      .when({ kind: 'LeaveCampaign' }, of(SHELTER))
      .then(
        { name: 'CampaignOperationRemoved', data: { operation: OPERATION } },
        { name: 'CampaignLeft', data: {} },
      );
    given(campaign, proposed).when({ kind: 'LeaveCampaign' }, of(POLICE)).refused('CAMPAIGN.LAST_LEADER');
  });

  it('is declined by who was asked, and left by who has joined', () => {
    given(campaign, proposed, invited(SHELTER), joined(SHELTER))
      .when({ kind: 'DeclineCampaign', reason: 'no-staff' }, of(SHELTER))
      .refused('CAMPAIGN.NOTHING_TO_DECLINE');
  });
});
