import { given } from '@samsyn/kernel';
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
  declined,
  leader,
  OPERATION,
  proposed,
  tax,
  eventBy,
  LATER,
} from '../plan.fixture';

const answerBy = '2026-11-18T11:00:00.000Z';
const agencies = [tax.branch, border.branch];
const data = { kind: 'apartment-visit', ...OPERATION, agencies, answerBy };
const invited = eventBy(leader, { name: 'AgencyInvited', data });
const invite = { kind: 'InviteAgencies', agencies, answerBy } as const;
const confirm = { kind: 'ConfirmAgency', staff: 2, focus: 'residence' } as const;
const decline = { kind: 'DeclineInvitation', reason: 'no staff' } as const;

describe('inviting agencies', () => {
  it('tells of the operation what an invitation may tell', () => {
    given(operationPlan, proposed()).when(invite, asLeader).then({ name: 'AgencyInvited', data });
  });

  it('tells the window as it was moved', () => {
    const moved = eventBy(leader, {
      name: 'OperationRescheduled',
      data: { window: LATER, reason: 'interpreter' },
    });
    given(operationPlan, proposed(), moved)
      .when(invite, asLeader)
      .then({ name: 'AgencyInvited', data: { ...data, window: LATER } });
  });

  it('does not ask the leading branch', () => {
    given(operationPlan, proposed())
      .when({ ...invite, agencies: [leader.branch, tax.branch, tax.branch] }, asLeader)
      .then({ name: 'AgencyInvited', data: { ...data, agencies: [tax.branch] } });
    given(operationPlan, proposed())
      .when({ ...invite, agencies: [leader.branch] }, asLeader)
      .silent();
  });

  it('is silent while the same invitation stands', () => {
    given(operationPlan, proposed(), invited, confirmed(tax)).when(invite, asLeader).silent();
  });

  it('asks again after a no, and with another answer-by', () => {
    given(operationPlan, proposed(), invited, declined(tax))
      .when({ ...invite, agencies: [tax.branch] }, asLeader)
      .then({ name: 'AgencyInvited', data: { ...data, agencies: [tax.branch] } });
    const later = '2026-11-19T11:00:00.000Z';
    given(operationPlan, proposed(), invited)
      .when({ ...invite, answerBy: later }, asLeader)
      .then({ name: 'AgencyInvited', data: { ...data, answerBy: later } });
  });

  it('is the leader’s', () => {
    given(operationPlan, proposed()).when(invite, asOfficer).refused('ACCESS.NOT_YOURS');
  });

  it('ends with the cancellation', () => {
    given(operationPlan, proposed(), cancelled).when(invite, asLeader).refused('PLAN.CANCELLED');
  });
});

describe('answering an invitation', () => {
  it('is for whoever was invited', () => {
    given(operationPlan, proposed(), invited)
      .when(confirm, asInvited(tax))
      .then({ name: 'AgencyConfirmed', data: { staff: 2, focus: 'residence' } });
    given(operationPlan, proposed(), invited)
      .when(decline, asInvited(tax))
      .then({ name: 'AgencyDeclined', data: { reason: 'no staff' } });
  });

  it('is for nobody else, even who knows of the operation', () => {
    given(operationPlan, proposed()).when(confirm, by(tax)).refused('ACCESS.NOT_YOURS');
    given(operationPlan, proposed()).when(decline, by(tax)).refused('ACCESS.NOT_YOURS');
  });

  it('can be a yes of a branch that takes part uninvited, never a no', () => {
    given(operationPlan, proposed())
      .when(confirm, asParticipant(border))
      .then({ name: 'AgencyConfirmed', data: { staff: 2, focus: 'residence' } });
    given(operationPlan, proposed()).when(decline, asParticipant(border)).refused('ACCESS.NOT_YOURS');
  });

  it('can turn from no to yes and from yes to no', () => {
    given(operationPlan, proposed(), invited, declined(tax))
      .when(confirm, asInvited(tax))
      .then({ name: 'AgencyConfirmed', data: { staff: 2, focus: 'residence' } });
    given(operationPlan, proposed(), invited, confirmed(tax))
      .when(decline, asInvited(tax))
      .then({ name: 'AgencyDeclined', data: { reason: 'no staff' } });
  });

  it('is silent when it says the same again, not when it says otherwise', () => {
    given(operationPlan, proposed(), confirmed(tax)).when(confirm, asInvited(tax)).silent();
    given(operationPlan, proposed(), declined(tax)).when(decline, asInvited(tax)).silent();
    given(operationPlan, proposed(), confirmed(tax))
      .when({ ...confirm, staff: 3 }, asInvited(tax))
      .then({ name: 'AgencyConfirmed', data: { staff: 3, focus: 'residence' } });
  });

  it('ends with the cancellation', () => {
    given(operationPlan, proposed(), cancelled).when(confirm, asInvited(tax)).refused('PLAN.CANCELLED');
    given(operationPlan, proposed(), cancelled).when(decline, asInvited(tax)).refused('PLAN.CANCELLED');
  });
});
