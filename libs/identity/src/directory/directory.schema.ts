import { schemas, type AnswerOf } from '@samsyn/kernel';
import { shared } from '@samsyn/web';

const { branch, closed, codeOf, flag, instant, list, mapOf, named, bilingual, text } = schemas;

export const branchEntry = named('Branch', () =>
  closed(
    {
      branch: branch('Its code, `agency/branch`.', 'police/border-police'),
      ...bilingual('Gränspolisen', 'Border police'),
      agency: closed(
        { code: text('Code of the agency.', 'police'), ...bilingual('Polismyndigheten', 'Police Authority') },
        'The agency that it belongs to.',
      ),
    },
    'An independent branch of an agency: what one knows, another does not (OSL 8:1–2).',
  ),
);
export type BranchEntry = AnswerOf<typeof branchEntry>;

export const regionEntry = named('Region', () =>
  closed({
    region: text('Its code.', 'syd'),
    ...bilingual('Region Syd', 'Region South'),
  }),
);
export type RegionEntry = AnswerOf<typeof regionEntry>;

export const branchSplit = named('BranchSplit', () =>
  closed({
    branch: branch('The branch that was registered too wide.', 'social-services/regional-coordinator'),
    state: codeOf(['pending', 'done'], '`pending` until the next start has carried it out.', 'pending'),
    askedAt: instant('When it was asked for.'),
    offices: list(
      closed({
        branch: branch('An office that follows.', 'social-services/coordinator-syd'),
        persons: list(text('By handle.', 'coordB'), 'Who goes to it.'),
        regions: list(
          text('Code of a region.', 'syd'),
          'Where it takes over what waits for the branch as such.',
        ),
        municipalities: list(text('Code of a municipality.', 'malmo'), 'The same; they come before regions.'),
        rest: flag('It takes over what no other does.', true),
      }),
      'The offices that follow.',
    ),
    'takenOver?': mapOf(
      { type: 'integer' } as schemas.Schema<number>,
      'How many operations and other matters each office took over as such, when it is done.',
      { 'social-services/coordinator-syd': 12 },
    ),
  }),
);
export type SplitOffice = BranchSplit['offices'][number];
export type BranchSplit = AnswerOf<typeof branchSplit>;
export const splitList = named('BranchSplits', () =>
  closed({ splits: list(branchSplit, 'In the order of their codes.') }),
);

/** Beside the handle, for the own branch and those who take part with the person. */
export const personDetailMembers = () => ({
  'name?': text('Where it is known.', 'A. Exempel'),
  'title?': text('Where it is known.', 'kommissarie'),
  'telephone?': text('Where the person is reached at work.', '+46 70 174 06 05'),
});
export const personDetails = named('PersonDetails', () => closed(personDetailMembers()));
export type PersonDetails = AnswerOf<typeof personDetails>;

const personMembers = () => ({
  handle: text('Public id, by which others name the person.', 'coordB'),
  branch: branch('The branch that the person works for.', 'social-services/coordinator-syd'),
  role: text('What the person does.', 'coordinator'),
  regions: list(text('Code of a region.', 'syd'), 'The regions of the person; perhaps none.'),
});

const personEntry = named('Person', () =>
  closed(
    { ...personMembers(), ...personDetailMembers() },
    'Name, title and telephone are for the own branch; `GET /operations/{id}/persons` has those of an operation.',
  ),
);
export type PersonView = AnswerOf<typeof personEntry>;

const administeredMembers = () => ({
  ...personMembers(),
  ...personDetailMembers(),
  subject: text('`sub` of the person’s tokens.', 'coordB'),
  active: flag('The person’s tokens count.', true),
});
const administeredPerson = named('AdministeredPerson', () => closed(administeredMembers()));
export type AdministeredPersonView = AnswerOf<typeof administeredPerson>;
export const changedPerson = named('ChangedPerson', () =>
  closed({
    ...administeredMembers(),
    'warnings?': list(shared.answeredWarning, 'What to look at once more.'),
  }),
);
export type ChangedPersonView = AnswerOf<typeof changedPerson>;

export const directory = named('Directory', () =>
  closed({
    branches: list(branchEntry, 'Every branch.'),
    regions: list(regionEntry, 'Every region.'),
    persons: list(personEntry, 'Persons whom the caller may call, invite or hand over to.'),
  }),
);

export const branchList = named('Branches', () => closed({ branches: list(branchEntry, 'Every branch.') }));
export const regionList = named('Regions', () => closed({ regions: list(regionEntry, 'Every region.') }));
export const personList = named('AdministeredPersons', () =>
  closed({
    persons: list(administeredPerson, 'Every person, the inactive too.'),
  }),
);
