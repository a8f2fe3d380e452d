import { schemas, shared } from '@samsyn/web';
import { CHANGE_CODES, SECONDS } from '../changes/branch-change.events';
import type { PerformedAct } from '../changes/second-person.port';
import type { ChangeShown, ChangesPage, PersonShown, ProposedView, WaitingChange } from './queries/approvals';

const { branch, closed, codeOf, flag, instant, list, named, text, uuid } = schemas;

const personShown = () =>
  closed<PersonShown>({
    'handle?': text('Absent where the directory does not have the person any more.', 'coordB'),
    branch: branch('Then.', 'social-services/coordinator-syd'),
    role: text('Then.', 'coordinator'),
  });

const changeMembers = () => ({
  id: uuid('Id of the proposal, and of the entry that made it.'),
  changes: list(
    closed<ChangeShown['changes'][number]>({
      code: codeOf(CHANGE_CODES, 'What is changed.', 'role-changed'),
      ...shared.said('Någon får en annan roll.', 'Somebody gets another role.'),
    }),
    'What is changed.',
  ),
  branch: branch('Whose matter it is.', 'social-services/coordinator-syd'),
  'who?': personShown(),
  'becomes?': closed<NonNullable<ChangeShown['becomes']>>(
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

export const branchChange = named('BranchChange', () => closed<ChangeShown>(changeMembers()));

export const proposedChange = named('ProposedChange', () =>
  closed<ProposedView>({
    ...changeMembers(),
    'position?': text('Opaque, for `Samsyn-Wait-For`.', 'Zm9sbG93cyBmcm9tIHRoZSBsb2c'),
  }),
);

export const waitingChanges = named('WaitingChanges', () =>
  closed<{ changes: readonly WaitingChange[] }>({
    changes: list(
      closed<WaitingChange>({
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

export const approvalAnswer = () =>
  shared.commandAnswerWith({
    'made?': list(
      closed<PerformedAct['entries'][number]>({
        id: uuid('Id of the entry.'),
        type: text('Name of the event.', 'SubjectErased'),
      }),
      'Of an erasure: what was recorded by it, as who proposed it.',
    ),
  });

export const branchChangesPage = named('BranchChangesPage', () =>
  closed<ChangesPage>({
    changes: list(branchChange, 'The latest first.'),
    'next?': text('Sent as `cursor`, gives what follows; absent at the end.', 'Zm9sbG93cyBmcm9tIHRoZSBsb2c'),
  }),
);
