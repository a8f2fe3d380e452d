import { schemas, shared } from '@samsyn/web';
import type { CampaignEntry } from './proposals-for-campaigns.port';

const { closed, list, named, referTo, text, uuid } = schemas;

export const operationProposed = named('OperationProposedAnswer', () =>
  shared.commandAnswerWith({
    openActions: list(
      referTo('CarriedAction'),
      'What earlier debriefs of the same kind, region or agencies left to do.',
      { example: [] },
    ),
    'campaign?': closed<CampaignEntry>(
      {
        id: uuid('Id of the campaign.'),
        'entry?': uuid('Id of the `CampaignOperationAdded`.'),
        'refused?': text('Code of the refusal: it is proposed, and stands in no campaign.'),
      },
      'The campaign that it was proposed for.',
    ),
  }),
);
