import type { Past } from '@samsyn/kernel';
import type { FittingOperation } from '@samsyn/planning/contract';
import type { CampaignEvent } from './campaign.events';

export const POLICE = 'police/trafficking-unit';
export const COORDINATORS = 'social-services/regional-coordinator';
export const SHELTER = 'ngo/shelter';
export const OPERATION = '33333333-3333-4333-8333-333333333333';
export const OTHER = '44444444-4444-4444-8444-444444444444';

export const facts = {
  name: 'Outreach week',
  theme: 'prostitution' as const,
  kinds: ['street-outreach', 'akc-inspection'],
  regions: ['syd'],
  firstDay: '2026-11-16',
  lastDay: '2026-11-22',
  purpose: 'to reach those whom nobody has met',
};
export const of = (branch: string, role = 'operation-leader') => ({
  actor: { person: '11111111-1111-4111-8111-111111111111', branch, role, regions: [] },
});
export const by = (branch: string, event: CampaignEvent): Past<CampaignEvent> => ({
  ...event,
  ...of(branch),
});

export const proposed = by(POLICE, { name: 'CampaignProposed', data: facts });
export const invited = (branch: string, part: 'leading' | 'joining' = 'joining') =>
  by(POLICE, { name: 'CampaignBranchInvited', data: { invited: branch, part, ...facts } });
export const joined = (branch: string, part: 'leading' | 'joining' = 'joining') =>
  by(branch, { name: 'CampaignJoined', data: { part } });
export const added = (branch: string, operation = OPERATION) =>
  by(branch, { name: 'CampaignOperationAdded', data: { operation } });

export const planned: FittingOperation = {
  kind: 'street-outreach',
  region: 'syd',
  window: ['2026-11-18T19:00:00.000Z', '2026-11-18T23:00:00.000Z'],
};
export const add = { kind: 'AddOperation', operation: OPERATION, planned } as const;
