import { operationSchemas } from '@samsyn/operations/contract';
import { schemas, type AnswerOf } from '@samsyn/kernel';
import { CAMPAIGN_THEMES } from './campaign.events';

const { branch, closed, codeOf, day, list, named, text, uuid } = schemas;

const members = () => ({
  id: uuid('Id of the campaign.'),
  relation: codeOf(['leading', 'joined', 'invited'], 'What the caller’s branch is to it.'),
  state: codeOf(['open', 'ended', 'cancelled'], 'Whether it goes on.'),
  name: text('What it is called.', 'Outreach week, autumn'),
  theme: codeOf(CAMPAIGN_THEMES, 'What it is about.'),
  kinds: list(text('Code of a kind.', 'street-outreach'), 'Kinds of operation that it takes.'),
  regions: list(text('Code of a region.', 'syd'), 'None: the whole country.'),
  firstDay: day('First day, in Stockholm.', '2026-11-16'),
  lastDay: day('Last day, in Stockholm.', '2026-11-22'),
  purpose: text('What it is for.', 'to reach those whom nobody has met'),
  leading: list(
    branch('A branch.'),
    'The first proposed it. Nobody but these to a branch that was asked and has not answered.',
  ),
  joined: list(branch('A branch.'), 'Those that lead it, too.'),
  invited: list(branch('A branch.', 'ngo/shelter'), 'Asked, and have not answered.'),
  operations: list(
    operationSchemas.operationOutline,
    'Those in which the caller’s branch takes part, or whose debrief the caller facilitates; in the order of their windows.',
  ),
});

const campaignLine = named('Campaign', () => closed(members(), 'A campaign as one branch may know it.'));
export type KnownCampaign = AnswerOf<typeof campaignLine>;

export const campaignList = named('Campaigns', () =>
  closed({ campaigns: list(campaignLine, 'The latest first.') }),
);

export const campaign = named('CampaignWithEntries', () =>
  closed(
    {
      ...members(),
      entries: list(operationSchemas.entry, 'What was recorded of it, as the caller may know it.'),
    },
    'A campaign with what was recorded of it.',
  ),
);
export type CampaignShown = AnswerOf<typeof campaign>;
