import { schemas, shared } from '@samsyn/web';
import type { BranchSplit, SplitOffice } from './branch-splits';
import type { AdministeredPersonView, BranchView, ChangedPersonView, PersonView } from './directory.http';
import type { PersonDetails } from './person';
import type { RegionEntry } from './region-register';

const { branch, closed, codeOf, flag, instant, list, named, text } = schemas;
const { answeredWarning, said } = shared;

export const branchEntry = named('Branch', () =>
  closed<BranchView>(
    {
      branch: branch('Its code, `agency/branch`.', 'police/border-police'),
      ...said('Gränspolisen', 'Border police'),
      agency: closed<BranchView['agency']>(
        { code: text('Code of the agency.', 'police'), ...said('Polismyndigheten', 'Police Authority') },
        'The agency that it belongs to.',
      ),
    },
    'An independent branch of an agency: what one knows, another does not (OSL 8:1–2).',
  ),
);

export const regionEntry = named('Region', () =>
  closed<RegionEntry>({
    region: text('Its code.', 'syd'),
    ...said('Region Syd', 'Region South'),
  }),
);

export const branchSplit = named('BranchSplit', () =>
  closed<BranchSplit>({
    branch: branch('The branch that was registered too wide.', 'social-services/regional-coordinator'),
    state: codeOf(['pending', 'done'], '`pending` until the next start has carried it out.', 'pending'),
    askedAt: instant('When it was asked for.'),
    offices: list(
      closed<SplitOffice>({
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
    'takenOver?': {
      type: 'object',
      description: 'How many operations and other matters each office took over as such, when it is done.',
      additionalProperties: { type: 'integer' },
      example: { 'social-services/coordinator-syd': 12 },
    },
  }),
);
export const splitList = named('BranchSplits', () =>
  closed<{ splits: readonly BranchSplit[] }>({ splits: list(branchSplit, 'In the order of their codes.') }),
);

/** Beside the handle, for the own branch and those who take part with the person. */
export const personDetailMembers = () => ({
  'name?': text('Where it is known.', 'A. Exempel'),
  'title?': text('Where it is known.', 'kommissarie'),
  'telephone?': text('Where the person is reached at work.', '+46 70 174 06 05'),
});
export const personDetails = named('PersonDetails', () => closed<PersonDetails>(personDetailMembers()));

const personMembers = () => ({
  handle: text('Public id, by which others name the person.', 'coordB'),
  branch: branch('The branch that the person works for.', 'social-services/coordinator-syd'),
  role: text('What the person does.', 'coordinator'),
  regions: list(text('Code of a region.', 'syd'), 'The regions of the person; perhaps none.'),
});

const personEntry = named('Person', () =>
  closed<PersonView>(
    { ...personMembers(), ...personDetailMembers() },
    'Name, title and telephone are for the own branch; `GET /operations/{id}/persons` has those of an operation.',
  ),
);

const administeredMembers = () => ({
  ...personMembers(),
  ...personDetailMembers(),
  subject: text('`sub` of the person’s tokens.', 'coordB'),
  active: flag('The person’s tokens count.', true),
});
const administeredPerson = named('AdministeredPerson', () =>
  closed<AdministeredPersonView>(administeredMembers()),
);
export const changedPerson = named('ChangedPerson', () =>
  closed<ChangedPersonView>({
    ...administeredMembers(),
    'warnings?': list(answeredWarning, 'What to look at once more.'),
  }),
);

interface DirectoryAnswer {
  readonly branches: readonly BranchView[];
  readonly regions: readonly RegionEntry[];
  readonly persons: readonly PersonView[];
}

export const directory = named('Directory', () =>
  closed<DirectoryAnswer>({
    branches: list(branchEntry, 'Every branch.'),
    regions: list(regionEntry, 'Every region.'),
    persons: list(personEntry, 'Persons whom the caller may call, invite or hand over to.'),
  }),
);

export const branchList = named('Branches', () =>
  closed<{ branches: readonly BranchView[] }>({ branches: list(branchEntry, 'Every branch.') }),
);
export const regionList = named('Regions', () =>
  closed<{ regions: readonly RegionEntry[] }>({ regions: list(regionEntry, 'Every region.') }),
);
export const personList = named('AdministeredPersons', () =>
  closed<{ persons: readonly AdministeredPersonView[] }>({
    persons: list(administeredPerson, 'Every person, the inactive too.'),
  }),
);
