import { schemas } from '@samsyn/kernel';

const { branch, closed, list, text } = schemas;

/** An example. */
export const COORDINATORS = 'social-services/coordinator-syd';

export const branches = (description: string) => list(branch('A branch.', COORDINATORS), description);

export const contact = () =>
  closed({
    branch: branch('The branch.', 'social-services/emergency-vaxjo'),
    function: text('What the person does, no name.', 'duty desk'),
    'telephone?': text('As the parties agreed.', '010-000 00 00'),
  });
