import { schemas, type AnswerOf } from '@samsyn/kernel';

const { closed, codeOf, day, list, named, person, text, uuid } = schemas;

const carriedAction = named('CarriedAction', () =>
  closed(
    {
      what: text('What was agreed.', 'agree on shared on-call between two regions'),
      owner: person('Who is to do it, by the name that the caller may know.', 'leader'),
      due: day('Until when.', '2026-12-31'),
      'fromOperation?': uuid('The operation whose debrief agreed on it.'),
      'fromCampaign?': uuid('The campaign that agreed on it as a whole.'),
      entry: uuid('Id of the entry that agreed on it.'),
      matches: list(codeOf(['kind', 'region', 'agency'], 'What the two have in common.'), 'Why it is here.'),
    },
    'An action of an earlier debrief that is still open and concerns what is being planned.',
  ),
);
export type CarriedAction = AnswerOf<typeof carriedAction>;

export const carriedActions = named('CarriedActions', () =>
  closed({
    actions: list(carriedAction, 'Only from where the own branch took part.'),
  }),
);
