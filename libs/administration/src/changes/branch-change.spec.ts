import { given, type Actor, type Past } from '@samsyn/kernel';
import { branchChanges } from './branch-change';
import type { BranchChangeEvent } from './branch-change.events';

const BRANCH = 'police/trafficking-unit';
const person = (digit: number, branch: string, role: string): Actor => ({
  ...{ person: `${digit}`.repeat(8) + '-0000-4000-8000-000000000000', branch, role },
  regions: [],
});
const proposer = person(1, 'samsyn/administration', 'administrator');
const administrator = person(2, 'samsyn/administration', 'administrator');
const leader = person(3, BRANCH, 'operation-leader');
const officer = person(4, BRANCH, 'officer');
const elsewhere = person(5, 'tax-agency/audit', 'supervisor');
const account = { person: person(6, BRANCH, 'supervisor').person, branch: BRANCH, role: 'supervisor' };

const PROPOSAL = '99999999-0000-4000-8000-000000000000';
const NOW = '2026-03-01T12:00:00.000Z';
const what = {
  ...{ proposal: PROPOSAL, changes: ['role-changed' as const], branch: BRANCH, who: account },
  digest: 'a-digest-of-it-all',
};
const data = { ...what, second: 'branch-or-administrator' as const, expiresAt: '2026-03-15T12:00:00.000Z' };
const proposed: Past<BranchChangeEvent> = { name: 'BranchChangeProposed', data, actor: proposer };
const approved = { name: 'BranchChangeApproved' as const, data: { proposal: PROPOSAL } };
const as = (actor: Actor, now = NOW) => ({ actor, now, occurredAt: now });
const approve = { kind: 'Approve', proposal: PROPOSAL, digest: what.digest, past: 'seen' } as const;
const refuse = { kind: 'Refuse', proposal: PROPOSAL, reason: 'nobody here', past: 'seen' } as const;
const withdraw = { kind: 'Withdraw', proposal: PROPOSAL } as const;

describe('a proposal that changes who sees what', () => {
  it('is made once, and waits for two weeks', () => {
    const propose = { kind: 'Propose', what, second: 'branch-or-administrator' } as const;
    given(branchChanges).when(propose, as(proposer)).then({ name: 'BranchChangeProposed', data });
    given(branchChanges, proposed).when(propose, as(proposer)).silent();
  });

  it('is approved by a second person, once', () => {
    for (const second of [leader, administrator])
      given(branchChanges, proposed).when(approve, as(second)).then(approved);
    given(branchChanges, proposed, { ...approved, actor: leader })
      .when(approve, as(leader))
      .silent();
    given(branchChanges, proposed, { ...approved, actor: leader })
      .when(approve, as(administrator))
      .refused('APPROVAL.DECIDED');
  });

  it.each([
    ['who proposed it', proposer, 'APPROVAL.OWN_PROPOSAL'],
    ['whose account it is', { ...account, regions: [] }, 'APPROVAL.OWN_ACCOUNT'],
    ['who neither leads nor supervises', officer, 'ACCESS.NOT_YOURS'],
    ['another branch, for which there is none', elsewhere, 'APPROVAL.UNKNOWN'],
  ])('is not approved or refused by %s', (_who, actor, code) => {
    for (const decide of [approve, refuse])
      given(branchChanges, proposed).when(decide, as(actor)).refused(code);
  });

  it('is approved as it was read, and in time', () => {
    given(branchChanges, proposed)
      .when({ ...approve, digest: 'a-digest-of-more' }, as(leader))
      .refused('APPROVAL.OUTDATED');
    given(branchChanges, proposed).when(approve, as(leader, data.expiresAt)).refused('APPROVAL.EXPIRED');
  });

  it('is refused with a reason by the second person, and withdrawn by who proposed it', () => {
    given(branchChanges, proposed)
      .when(refuse, as(leader))
      .then({ name: 'BranchChangeRefused', data: { proposal: PROPOSAL, reason: 'nobody here' } });
    given(branchChanges, proposed)
      .when(withdraw, as(proposer))
      .then({ name: 'BranchChangeWithdrawn', data: { proposal: PROPOSAL } });
    given(branchChanges, proposed).when(withdraw, as(administrator)).refused('ACCESS.NOT_YOURS');
  });
});
