import { given } from '@samsyn/kernel';
import { operationPlan } from '../plan-decider';
import {
  asLeader,
  asOfficer,
  border,
  cancelled,
  confirmed,
  coordinator,
  leader,
  OPERATION,
  planned,
  proposed,
  tax,
  eventBy,
  underWay,
} from '../plan.fixture';

const now = '2026-11-18T18:00:00.000Z';
const cancel = { kind: 'CancelOperation', reason: 'gone', circumstances: planned } as const;
const gone = { name: 'OperationCancelled', data: { reason: 'gone' } };
const why = 'operation-cancelled';
const invited = eventBy(leader, {
  name: 'AgencyInvited',
  data: {
    kind: 'apartment-visit',
    ...OPERATION,
    agencies: [tax.branch, border.branch, coordinator.branch],
    answerBy: '2026-11-18T11:00:00.000Z',
  },
});

describe('cancelling', () => {
  it('is the leader’s, and once', () => {
    given(operationPlan, proposed()).when(cancel, asLeader).then(gone);
    given(operationPlan, proposed(), cancelled).when(cancel, asLeader).silent();
    given(operationPlan, proposed()).when(cancel, asOfficer).refused('ACCESS.NOT_YOURS');
  });

  it('is no way to end what has begun', () => {
    given(operationPlan, proposed())
      .when({ ...cancel, circumstances: underWay }, asLeader)
      .refused('PLAN.UNDER_WAY');
  });

  it('withdraws the invitations of those who would not see it', () => {
    const circumstances = {
      ...planned,
      takingPart: new Set([leader.branch, tax.branch, coordinator.branch]),
    };
    given(operationPlan, proposed(), invited, confirmed(tax))
      .when({ ...cancel, circumstances }, { ...asLeader, now })
      .then(gone, {
        name: 'InvitationWithdrawn',
        data: { agencies: [border.branch], reason: why },
        by: 'system',
        occurredAt: now,
      });
  });

  it('cancels the interpreters that were asked for', () => {
    const booking = '33333333-3333-4333-8333-333333333333';
    const requested = eventBy(leader, {
      name: 'InterpreterRequested',
      data: { booking, language: 'es', mode: 'on-site', window: OPERATION.window },
    });
    const declined = eventBy(leader, {
      name: 'InterpreterDeclined',
      data: { booking, reason: 'none-free' },
    });
    given(operationPlan, proposed(), requested)
      .when(cancel, { ...asLeader, now })
      .then(gone, {
        name: 'InterpreterCancelled',
        data: { booking, reason: why },
        by: 'system',
        occurredAt: now,
      });
    given(operationPlan, proposed(), requested, declined).when(cancel, asLeader).then(gone);
  });
});
