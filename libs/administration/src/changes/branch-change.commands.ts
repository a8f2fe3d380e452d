import { commandOf, FILLED_IN } from '@samsyn/event-store';
import type { BranchChangeCommand } from './branch-change';
import { BranchChangeApproved, BranchChangeRefused, BranchChangeWithdrawn } from './branch-change.events';

const command = commandOf<BranchChangeCommand['kind']>();

const who =
  'an administrator, or who leads or supervises in the branch; never who proposed it, nor whose account it is';
const OF_ANOTHER = [
  ...['APPROVAL.UNKNOWN', 'APPROVAL.OWN_PROPOSAL', 'APPROVAL.OWN_ACCOUNT', 'APPROVAL.DECIDED'],
  'APPROVAL.EXPIRED',
];

export const approveChange = command({
  event: BranchChangeApproved,
  kind: 'Approve',
  id: 'approveChange',
  path: 'approve',
  who,
  title: 'A second person approves a change, which is then made',
  description: 'An erasure is done as who proposed it, and refused as it would be to them.',
  refusals: [...OF_ANOTHER, 'APPROVAL.OUTDATED'],
  fields: { proposal: FILLED_IN },
});

export const endProposal = [
  command({
    event: BranchChangeRefused,
    kind: 'Refuse',
    id: 'refuseChange',
    path: 'refuse',
    who,
    title: 'A second person refuses a change, with a reason',
    refusals: OF_ANOTHER,
    fields: {
      proposal: FILLED_IN,
      reason: {
        max: 1_000,
        description: 'For the branch to read.',
        example: 'Nobody of that name works here.',
      },
    },
  }),
  command({
    event: BranchChangeWithdrawn,
    kind: 'Withdraw',
    id: 'withdrawChange',
    path: 'withdraw',
    who: 'who proposed it',
    title: 'Who proposed a change takes it back',
    refusals: ['APPROVAL.UNKNOWN', 'APPROVAL.DECIDED', 'APPROVAL.EXPIRED'],
    fields: { proposal: FILLED_IN },
  }),
];
