import { personDetailMembers } from '@samsyn/identity';
import { schemas, type AnswerOf } from '@samsyn/kernel';

const { branch, closed, flag, instant, list, mark, named, person, text, uuid } = schemas;

export const personsOfOperation = named('PersonsOfOperation', () =>
  closed({
    persons: list(
      closed({
        who: person('By handle to the own and the leading branch, elsewhere branch and role.', 'leader'),
        branch: branch('The branch.', 'police/trafficking-unit'),
        role: text('What the person does.', 'operation-leader'),
        ...personDetailMembers(),
        'leads?': mark('The person leads the operation.'),
      }),
      'Those who take part with the caller; for a coordinator who is called, the leader alone.',
    ),
  }),
);
export type PersonOfOperation = AnswerOf<typeof personsOfOperation>['persons'][number];

export const contactList = named('ContactPersons', () =>
  closed({
    contacts: list(
      closed({
        region: text('Code of the region.', 'syd'),
        agency: text('Code of the agency.', 'tax-agency'),
        branch: branch('The branch.', 'tax-agency/audit'),
        who: person('By handle to the own and the leading branch, elsewhere branch and role.', 'tax'),
        'telephone?': text('For those who take part in the operation in which it was told.', '070-174 06 05'),
        namedAt: instant('When the person was named.'),
        operation: uuid('The operation in which the person was named.'),
        current: flag('The person still works in that branch.', true),
      }),
      'The latest of each branch and region.',
    ),
  }),
);
export type Contact = AnswerOf<typeof contactList>['contacts'][number];
