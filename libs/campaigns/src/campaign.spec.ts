import { given, type Past } from '@samsyn/kernel';
import { campaign } from './campaign-decider';
import type { FittingOperation } from '@samsyn/planning/contract';
import type { CampaignEvent } from './campaign.events';

const POLICE = 'police/trafficking-unit';
const COORDINATORS = 'social-services/regional-coordinator';
const SHELTER = 'ngo/shelter';
const OPERATION = '33333333-3333-4333-8333-333333333333';
const OTHER = '44444444-4444-4444-8444-444444444444';

const facts = {
  name: 'Outreach week',
  theme: 'prostitution' as const,
  kinds: ['street-outreach', 'akc-inspection'],
  regions: ['syd'],
  firstDay: '2026-11-16',
  lastDay: '2026-11-22',
  purpose: 'to reach those whom nobody has met',
};
const of = (branch: string, role = 'operation-leader') => ({
  actor: { person: '11111111-1111-4111-8111-111111111111', branch, role, regions: [] },
});
const by = (branch: string, event: CampaignEvent): Past<CampaignEvent> => ({ ...event, ...of(branch) });

const proposed = by(POLICE, { name: 'CampaignProposed', data: facts });
const invited = (branch: string, part: 'leading' | 'joining' = 'joining') =>
  by(POLICE, { name: 'CampaignBranchInvited', data: { invited: branch, part, ...facts } });
const joined = (branch: string, part: 'leading' | 'joining' = 'joining') =>
  by(branch, { name: 'CampaignJoined', data: { part } });
const added = (branch: string, operation = OPERATION) =>
  by(branch, { name: 'CampaignOperationAdded', data: { operation } });

const planned: FittingOperation = {
  kind: 'street-outreach',
  region: 'syd',
  window: ['2026-11-18T19:00:00.000Z', '2026-11-18T23:00:00.000Z'],
};
const add = { kind: 'AddOperation', operation: OPERATION, planned } as const;

describe('proposing a campaign', () => {
  const propose = (changes: Partial<typeof facts>) =>
    ({ kind: 'ProposeCampaign', facts: { ...facts, ...changes } }) as const;

  it('makes the branch its leader', () => {
    given(campaign).when(propose({}), of(POLICE)).then({ name: 'CampaignProposed', data: facts });
    expect(given(campaign, proposed).state.leading).toEqual([POLICE]);
  });

  it('is for whoever may bind her branch', () => {
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

describe('an operation of a campaign', () => {
  it('is added once, by a branch that has joined', () => {
    given(campaign, proposed)
      .when(add, of(POLICE))
      .then({ name: 'CampaignOperationAdded', data: { operation: OPERATION } });
    given(campaign, proposed, added(POLICE)).when(add, of(POLICE)).silent();
    given(campaign, proposed, invited(SHELTER)).when(add, of(SHELTER)).refused('CAMPAIGN.NOT_JOINED');
  });

  it('is of its kinds and regions, and begins within its days in Stockholm', () => {
    const adding = (changes: Partial<typeof planned>) => ({ ...add, planned: { ...planned, ...changes } });
    const refuses = (changes: Partial<typeof planned>, code: string) =>
      given(campaign, proposed).when(adding(changes), of(POLICE)).refused(code);
    refuses({ kind: 'field-survey' }, 'CAMPAIGN.OTHER_KIND');
    refuses({ region: 'nord' }, 'CAMPAIGN.OTHER_REGION');
    // Half past midnight on the 23rd.
    refuses({ window: ['2026-11-22T23:30:00.000Z', '2026-11-23T03:00:00.000Z'] }, 'CAMPAIGN.OUTSIDE_DAYS');
    // Half past midnight on the 16th, which is the 15th in UTC.
    given(campaign, proposed)
      .when(adding({ window: ['2026-11-15T23:30:00.000Z', '2026-11-16T03:00:00.000Z'] }), of(POLICE))
      .then({ name: 'CampaignOperationAdded', data: { operation: OPERATION } });
  });

  it('is of any region where the campaign is for the whole country', () => {
    const national = by(POLICE, { name: 'CampaignProposed', data: { ...facts, regions: [] } });
    given(campaign, national)
      .when({ ...add, planned: { ...planned, region: 'nord' } }, of(POLICE))
      .then({ name: 'CampaignOperationAdded', data: { operation: OPERATION } });
  });

  it('is not added once it is over, and can still be taken out', () => {
    const ended = by(POLICE, { name: 'CampaignEnded', data: {} });
    given(campaign, proposed, ended).when(add, of(POLICE)).refused('CAMPAIGN.HAS_ENDED');
    given(campaign, proposed, added(POLICE), ended)
      .when({ kind: 'RemoveOperation', operation: OPERATION }, of(POLICE))
      .then({ name: 'CampaignOperationRemoved', data: { operation: OPERATION } });
  });
});

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
