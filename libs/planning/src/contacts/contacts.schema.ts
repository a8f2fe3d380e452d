import { personDetailMembers } from '@samsyn/identity';
import { schemas } from '@samsyn/web';
import type { Contact } from './queries/contact-register';
import type { PersonOfOperation } from './queries/persons-of-operation';

const { branch, closed, flag, instant, list, mark, named, person, text, uuid } = schemas;

export const personsOfOperation = named('PersonsOfOperation', () =>
  closed<{ persons: readonly PersonOfOperation[] }>({
    persons: list(
      closed<PersonOfOperation>({
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

export const contactList = named('ContactPersons', () =>
  closed<{ contacts: readonly Contact[] }>({
    contacts: list(
      closed<Contact>({
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
