import { schemas, type AnswerOf } from '@samsyn/kernel';
import { shared } from '@samsyn/web';
import { CHANGE_CODES, SECONDS } from '../changes/branch-change.events';

const { branch, closed, codeOf, flag, instant, list, named, text, uuid } = schemas;

const personShown = () =>
  closed({
    'handle?': text('Absent where the directory does not have the person any more.', 'coordB'),
    branch: branch('Then.', 'social-services/coordinator-syd'),
    role: text('Then.', 'coordinator'),
  });
export type PersonShown = AnswerOf<typeof personShown>;

const changeMembers = () => ({
  id: uuid('Id of the proposal, and of the entry that made it.'),
  changes: list(
    closed({
      code: codeOf(CHANGE_CODES, 'What is changed.', 'role-changed'),
      ...schemas.bilingual('Någon får en annan roll.', 'Somebody gets another role.'),
    }),
    'What is changed.',
  ),
  branch: branch('Whose matter it is.', 'social-services/coordinator-syd'),
  'who?': personShown(),
  'becomes?': closed(
    {
      branch: branch('The branch.', 'social-services/coordinator-syd'),
      role: text('The role.', 'supervisor'),
      regions: list(text('Code of a region.', 'syd'), 'The regions.'),
    },
    'What the account will be; absent where it is deactivated.',
  ),
  'offices?': list(branch('An office that follows.', 'social-services/coordinator-syd'), 'Of a split.'),
  second: codeOf(SECONDS, 'Who beside the proposer must approve it.', 'branch-or-administrator'),
  state: codeOf(
    ['waiting', 'approved', 'refused', 'withdrawn', 'made', 'expired'],
    'What became of it; `made` where nobody had to approve it.',
    'waiting',
  ),
  proposedBy: personShown(),
  proposedAt: instant('When it was proposed.'),
  'expiresAt?': instant('When it lapses.', '2026-12-03T18:40:00.000Z'),
  'decidedBy?': personShown(),
  'decidedAt?': instant('When it was approved, refused or taken back.'),
  'reason?': text('Why it was refused.', 'Nobody of that name works here.'),
});

export const branchChange = named('BranchChange', () => closed(changeMembers()));
export type ChangeShown = AnswerOf<typeof branchChange>;

export const proposedChange = named('ProposedChange', () =>
  closed({
    ...changeMembers(),
    'position?': text('Opaque, for `Samsyn-Wait-For`.', 'Zm9sbG93cyBmcm9tIHRoZSBsb2c'),
  }),
);
export type ProposedView = AnswerOf<typeof proposedChange>;

export const waitingChanges = named('WaitingChanges', () =>
  closed({
    changes: list(
      closed({
        ...changeMembers(),
        'subject?': text('`sub` of the tokens that the account will have.', 'coordB'),
        'about?': uuid('Of an erasure: the encounter, or the entry that began what was received.'),
        'ground?': text('Of an erasure: why.', 'retention-ended'),
        mayApprove: flag('The caller may be the second person.', true),
      }),
      'The earliest first.',
    ),
  }),
);
export type WaitingChange = AnswerOf<typeof waitingChanges>['changes'][number];

export const approvalAnswer = () =>
  shared.commandAnswerWith({
    'made?': list(
      closed({
        id: uuid('Id of the entry.'),
        type: text('Name of the event.', 'SubjectErased'),
      }),
      'Of an erasure: what was recorded by it, as who proposed it.',
    ),
  });

export const branchChangesPage = named('BranchChangesPage', () =>
  closed({
    changes: list(branchChange, 'The latest first.'),
    'next?': text('Sent as `cursor`, gives what follows; absent at the end.', 'Zm9sbG93cyBmcm9tIHRoZSBsb2c'),
  }),
);
export type ChangesPage = AnswerOf<typeof branchChangesPage>;
