import { agreedParts } from '@samsyn/agreements/contract';
import { schemas, type AnswerOf } from '@samsyn/kernel';

const { branch, closed, count, instant, list, named, person, text, uuid } = schemas;

const { branches, contact, COORDINATORS } = agreedParts;

const suggestedStep = () =>
  closed({
    branch: branch('The branch.', COORDINATORS),
    region: text('Code of the region.', 'syd'),
    'handle?': person('Who is called for it now; absent where nobody can be found.'),
  });
export type SuggestedStep = AnswerOf<typeof suggestedStep>;

export const agreementProposal = named('AgreementProposal', () =>
  closed(
    {
      agreement: closed(
        {
          id: uuid('Id of the agreement.'),
          version: count('Version that holds.'),
          name: text('What it is called.', 'Region syd: visits to flats'),
        },
        'What it comes from.',
      ),
      'invitations?': closed(
        {
          agencies: branches('Who would be invited.'),
          answerBy: instant('Until when they would have to answer.'),
        },
        'Absent where nobody is left to invite.',
      ),
      'call?': closed(
        {
          to: person('Who would be called first.'),
          then: list(person('A person.', 'coordA'), 'Those who are called next, in order.'),
          answerBy: instant('Until when the person would have to answer.'),
        },
        'Absent where a call has been made, or nobody can be found.',
      ),
      steps: list(suggestedStep(), 'The chain, with who is called for each step now.'),
      roles: list(
        closed({
          role: text('Code of the kind’s role.', 'enters-first'),
          ...schemas.bilingual('går in först', 'enters first'),
          branches: list(branch('A branch.'), 'The parties and invited branches that can take it.'),
        }),
        'The kind’s roles.',
      ),
      contacts: list(contact(), 'Where the parties are reached.'),
    },
    'What an operation would start with by its standing agreement; nothing of it is recorded.',
  ),
);
export type ProposalAnswer = AnswerOf<typeof agreementProposal>;
/** What a plan would begin with. */
export type Suggestion = Omit<ProposalAnswer, 'agreement'>;
