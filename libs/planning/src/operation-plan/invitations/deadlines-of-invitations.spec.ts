import { given, SYSTEM } from '@samsyn/kernel';
import { operationPlan } from '../plan-decider';
import {
  asInvited,
  asLeader,
  asOfficer,
  asParticipant,
  border,
  by,
  cancelled,
  confirmed,
  coordinator,
  declined,
  LATER,
  leader,
  OPERATION,
  planned,
  proposed,
  tax,
  eventBy,
  underWay,
} from '../plan.fixture';

const answerBy = '2026-11-18T11:00:00.000Z';
const agencies = [tax.branch, border.branch];
const data = { kind: 'apartment-visit', ...OPERATION, agencies, answerBy };
const invited = eventBy(leader, { name: 'AgencyInvited', data });
const expired = eventBy(SYSTEM, { name: 'InvitationExpired', data: { agencies: [tax.branch], answerBy } });
const withdrawnFor = (branch: string) =>
  eventBy(leader, { name: 'InvitationWithdrawn', data: { agencies: [branch], reason: 'not-needed' } });
const moved = eventBy(leader, { name: 'OperationRescheduled', data: { window: LATER, reason: 'ill' } });
const renewed = eventBy(SYSTEM, { name: 'InvitationRenewed', data: { ...data, window: LATER } });

/** Ids of past events count from 0: the invitation stands second. */
const asked = '00000000-0000-5000-8000-000000000001';
const remind = { kind: 'RemindInvited', asked, reminder: 'halfway', circumstances: planned } as const;
const expire = { kind: 'ExpireInvitations', asked, circumstances: planned } as const;
const withdraw = {
  kind: 'WithdrawInvitations',
  agencies: [tax.branch],
  reason: 'not-needed',
  circumstances: planned,
} as const;
const confirm = { kind: 'ConfirmAgency', staff: 2, focus: 'residence' } as const;
const asSystem = by(SYSTEM);

describe('reminding', () => {
  const reminded = (...branches: string[]) => ({
    name: 'InvitationReminded',
    data: { agencies: branches, reminder: 'halfway', answerBy },
  });

  it('asks those who have not answered, and nobody else', () => {
    given(operationPlan, proposed(), invited)
      .when(remind, asSystem)
      .then(reminded(tax.branch, border.branch));
    given(operationPlan, proposed(), invited, confirmed(tax))
      .when(remind, asSystem)
      .then(reminded(border.branch));
    given(operationPlan, proposed(), invited, declined(border))
      .when(remind, asSystem)
      .then(reminded(tax.branch));
    given(operationPlan, proposed(), invited, confirmed(tax), declined(border))
      .when(remind, asSystem)
      .silent();
  });

  it('leaves alone who takes part for another reason, and who is no longer invited', () => {
    const circumstances = { ...planned, takingPart: new Set([tax.branch]) };
    given(operationPlan, proposed(), invited)
      .when({ ...remind, circumstances }, asSystem)
      .then(reminded(border.branch));
    given(operationPlan, proposed(), invited, withdrawnFor(tax.branch))
      .when(remind, asSystem)
      .then(reminded(border.branch));
  });

  it('is silent for an invitation that was made anew since', () => {
    given(operationPlan, proposed(), invited, invited).when(remind, asSystem).silent();
  });

  it('asks who had confirmed for another time', () => {
    const anew = { ...remind, asked: '00000000-0000-5000-8000-000000000004' };
    given(operationPlan, proposed(), invited, confirmed(tax), moved, renewed)
      .when(anew, asSystem)
      .then(reminded(tax.branch, border.branch));
    given(operationPlan, proposed(), invited, confirmed(tax), moved, renewed, confirmed(tax))
      .when(anew, asSystem)
      .then(reminded(border.branch));
  });

  it('ends with the cancellation and with the start', () => {
    given(operationPlan, proposed(), invited, cancelled).when(remind, asSystem).silent();
    given(operationPlan, proposed(), invited)
      .when({ ...remind, circumstances: underWay }, asSystem)
      .silent();
  });

  it('is Samsyn’s own', () => {
    given(operationPlan, proposed(), invited).when(remind, asLeader).refused('ACCESS.NOT_YOURS');
    given(operationPlan, proposed(), invited).when(expire, asLeader).refused('ACCESS.NOT_YOURS');
  });
});

describe('the end of the time to answer', () => {
  it('is said once of those who have not answered', () => {
    given(operationPlan, proposed(), invited, confirmed(border))
      .when(expire, asSystem)
      .then({ name: 'InvitationExpired', data: { agencies: [tax.branch], answerBy } });
    given(operationPlan, proposed(), invited, confirmed(border), expired).when(expire, asSystem).silent();
  });

  it('refuses no answer, and marks the late one', () => {
    const late = {
      ...asInvited(tax),
      now: '2026-11-18T12:00:00.000Z',
      occurredAt: '2026-11-18T12:00:00.000Z',
    };
    given(operationPlan, proposed(), invited, expired)
      .when(confirm, late)
      .then({ name: 'AgencyConfirmed', data: { staff: 2, focus: 'residence', late: true } });
    given(operationPlan, proposed(), invited, expired)
      .when({ kind: 'DeclineInvitation', reason: 'no staff' }, late)
      .then({ name: 'AgencyDeclined', data: { reason: 'no staff', late: true } });
  });

  it('counts when it was answered, not when that was written down', () => {
    const context = { ...asInvited(tax), now: '2026-11-18T12:00:00.000Z', occurredAt: answerBy };
    given(operationPlan, proposed(), invited, expired)
      .when(confirm, context)
      .then({ name: 'AgencyConfirmed', data: { staff: 2, focus: 'residence' } });
  });
});

describe('withdrawing an invitation', () => {
  const withdrawn = { name: 'InvitationWithdrawn', data: { agencies: [tax.branch], reason: 'not-needed' } };

  it('is the leader’s, also of a branch that has confirmed', () => {
    given(operationPlan, proposed(), invited).when(withdraw, asLeader).then(withdrawn);
    given(operationPlan, proposed(), invited, confirmed(tax)).when(withdraw, asLeader).then(withdrawn);
    given(operationPlan, proposed(), invited).when(withdraw, asOfficer).refused('ACCESS.NOT_YOURS');
  });

  it('is silent where the branch declined or is withdrawn already', () => {
    given(operationPlan, proposed(), invited, declined(tax)).when(withdraw, asLeader).silent();
    given(operationPlan, proposed(), invited, withdrawnFor(tax.branch)).when(withdraw, asLeader).silent();
  });

  it('is refused for a branch that nobody invited, and once the operation has begun', () => {
    given(operationPlan, proposed()).when(withdraw, asLeader).refused('PLAN.NOT_INVITED');
    given(operationPlan, proposed(), invited)
      .when({ ...withdraw, circumstances: underWay }, asLeader)
      .refused('PLAN.UNDER_WAY');
    given(operationPlan, proposed(), invited, cancelled).when(withdraw, asLeader).refused('PLAN.CANCELLED');
  });

  it('takes the answer with it: the branch is no longer one that has confirmed', () => {
    given(operationPlan, proposed(), invited, confirmed(tax), withdrawnFor(tax.branch))
      .when(confirm, asInvited(tax))
      .refused('PLAN.INVITATION_WITHDRAWN');
    given(operationPlan, proposed(), invited, withdrawnFor(tax.branch))
      .when({ kind: 'DeclineInvitation', reason: 'no staff' }, asInvited(tax))
      .refused('PLAN.INVITATION_WITHDRAWN');
  });

  it('says nothing against a branch that takes part for another reason', () => {
    const accepted = asParticipant(coordinator);
    const uninvited = withdrawnFor(coordinator.branch);
    const asks = eventBy(leader, {
      name: 'AgencyInvited',
      data: { ...data, agencies: [coordinator.branch] },
    });
    given(operationPlan, proposed(), asks, uninvited)
      .when(confirm, accepted)
      .then({ name: 'AgencyConfirmed', data: { staff: 2, focus: 'residence' } });
  });

  it('leaves room for another invitation', () => {
    given(operationPlan, proposed(), invited, withdrawnFor(tax.branch))
      .when({ kind: 'InviteAgencies', agencies: [tax.branch], answerBy }, asLeader)
      .then({ name: 'AgencyInvited', data: { ...data, agencies: [tax.branch] } });
  });
});
