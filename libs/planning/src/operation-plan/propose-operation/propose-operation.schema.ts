import { schemas, type AnswerOf } from '@samsyn/kernel';
import { shared } from '@samsyn/web';

const { closed, list, named, referTo, text, uuid } = schemas;

export const operationProposed = named('OperationProposedAnswer', () =>
  shared.commandAnswerWith({
    openActions: list(
      referTo('CarriedAction'),
      'What earlier debriefs of the same kind, region or agencies left to do.',
      { example: [] },
    ),
    'campaign?': closed(
      {
        id: uuid('Id of the campaign.'),
        'entry?': uuid('Id of the `CampaignOperationAdded`.'),
        'refused?': text('Code of the refusal: it is proposed, and stands in no campaign.'),
      },
      'The campaign that it was proposed for.',
    ),
  }),
);
export type CampaignEntry = NonNullable<AnswerOf<typeof operationProposed>['campaign']>;
