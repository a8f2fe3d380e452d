import { CAMPAIGN_DEBRIEF_COMMANDS, CAMPAIGN_COMMANDS } from '@samsyn/campaigns';
import type { Step } from './exercise-format';
import type { PlayedSoFar, StepRoute } from './step-bodies';

type Body = Record<string, unknown>;

/** The campaign that the exercise gave that name; without one, the latest. */
export const campaignOf = (step: Step, played: PlayedSoFar): string => {
  const { campaign: name } = step.facts;
  return played.madeOf('campaign', step, ({ facts }) => name === undefined || facts.campaign === name);
};

const campaign =
  (suffix: string): StepRoute['path'] =>
  (step, played) =>
    `/campaigns/${campaignOf(step, played)}/${suffix}`;
/** The name is the exercise's own. */
const unnamed: StepRoute['body'] = ({ campaign: _name, ...facts }) => facts;
const operationIn: StepRoute['body'] = ({ campaign: _name, ...facts }, step, played): Body => ({
  ...facts,
  operation: played.operationOf(step),
});
const branchesIn: StepRoute['body'] = ({ campaign: _name, ...facts }, _step, { exercise: { cast } }) => {
  const of = (named: unknown): unknown => {
    const member = typeof named === 'string' ? cast.get(named) : undefined;
    return member ? `${member.agency}/${member.branch}` : named;
  };
  const { branches } = facts;
  return { ...facts, branches: Array.isArray(branches) ? branches.map(of) : branches };
};

/** Several operations under one name, and what they agree on together. */
export const CAMPAIGN_STEP_ROUTES: Readonly<Record<string, StepRoute>> = {
  CampaignProposed: { path: () => '/campaigns', body: unnamed, creates: 'campaign' },
  ...Object.fromEntries(
    [...Object.values(CAMPAIGN_COMMANDS), ...Object.values(CAMPAIGN_DEBRIEF_COMMANDS)].map(
      ({ event, path }) => [
        event.name,
        { path: campaign(path), body: 'operation' in event.fields ? operationIn : unnamed },
      ],
    ),
  ),
  CampaignBranchInvited: { path: campaign('invitations'), body: branchesIn },
};
