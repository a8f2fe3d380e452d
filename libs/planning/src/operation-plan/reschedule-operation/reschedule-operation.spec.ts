import { given, plusMs } from '@samsyn/kernel';
import { operationPlan } from '../plan-decider';
import {
  asInvited,
  asLeader,
  asOfficer,
  border,
  cancelled,
  confirmed,
  coordinator,
  declined,
  LATER,
  leader,
  OPERATION,
  planned,
  proposed,
  released,
  tax,
  eventBy,
  underWay,
  WINDOW,
} from '../plan.fixture';

/** Half of the time until the operation begins is given to answer. */
const now = '2026-11-18T18:00:00.000Z';
const answerBy = '2026-06-11T00:00:00.000Z';
const invite = (...agencies: string[]) =>
  eventBy(leader, {
    name: 'AgencyInvited',
    data: { kind: 'apartment-visit', ...OPERATION, agencies, answerBy },
  });
const reschedule = {
  kind: 'RescheduleOperation',
  window: LATER,
  reason: 'the interpreter is ill',
  circumstances: planned,
} as const;
const rescheduled = {
  name: 'OperationRescheduled',
  data: { window: LATER, reason: 'the interpreter is ill' },
};
const leading = { ...asLeader, now };

describe('rescheduling', () => {
  it('moves the window, silently to the same one', () => {
    given(operationPlan, proposed()).when(reschedule, leading).then(rescheduled);
    given(operationPlan, proposed())
      .when({ ...reschedule, window: WINDOW }, leading)
      .silent();
  });

  it('is the leader’s, and ends with the cancellation and with the start', () => {
    given(operationPlan, proposed()).when(reschedule, asOfficer).refused('ACCESS.NOT_YOURS');
    given(operationPlan, proposed(), cancelled).when(reschedule, leading).refused('PLAN.CANCELLED');
    given(operationPlan, proposed())
      .when({ ...reschedule, circumstances: underWay }, leading)
      .refused('PLAN.UNDER_WAY');
  });

  it('asks those who had confirmed, and those who have not answered, for the new window', () => {
    const past = [proposed(), invite(tax.branch, border.branch, coordinator.branch)] as const;
    const { outcome } = given(operationPlan, ...past, confirmed(tax), declined(border)).when(
      reschedule,
      leading,
    );
    expect(outcome.events).toMatchObject([
      rescheduled,
      {
        name: 'InvitationRenewed',
        by: 'system',
        occurredAt: now,
        data: { window: LATER, agencies: [tax.branch, coordinator.branch] },
      },
    ]);
  });

  it('gives them the same share of the time that is left', () => {
    const { outcome } = given(operationPlan, proposed(), invite(tax.branch)).when(reschedule, leading);
    // 161 of 322 days and three quarters had been given; the operation now begins in two days.
    const minutes = Math.floor((2 * 24 * 60 * 161) / 322.75);
    expect(outcome.events?.[1]?.data).toMatchObject({ answerBy: plusMs(now, minutes * 60_000) });
  });

  it('lets a yes stand for a window that lies within the one it was given for', () => {
    const narrower: [string, string] = ['2026-11-19T19:00:00.000Z', '2026-11-19T21:00:00.000Z'];
    given(operationPlan, proposed(), invite(tax.branch), confirmed(tax), released)
      .when({ ...reschedule, window: narrower }, leading)
      .then({ ...rescheduled, data: { ...rescheduled.data, window: narrower } });
  });

  it('takes back a release that was decided for another time', () => {
    given(operationPlan, proposed(), released)
      .when(reschedule, leading)
      .then({ ...rescheduled, data: { ...rescheduled.data, releaseTakenBack: true } });
    const moved = eventBy(leader, { name: 'OperationRescheduled', data: { window: LATER, reason: 'ill' } });
    expect(given(operationPlan, proposed(), released, moved).state.released).toBe(false);
  });

  it('makes the same answer a new one', () => {
    const confirm = { kind: 'ConfirmAgency', staff: 2, focus: 'residence' } as const;
    const moved = eventBy(leader, { name: 'OperationRescheduled', data: { window: LATER, reason: 'ill' } });
    given(operationPlan, proposed(), confirmed(tax)).when(confirm, asInvited(tax)).silent();
    given(operationPlan, proposed(), confirmed(tax), moved)
      .when(confirm, asInvited(tax))
      .then({ name: 'AgencyConfirmed', data: { staff: 2, focus: 'residence' } });
    given(operationPlan, proposed(), confirmed(tax), moved, confirmed(tax))
      .when(confirm, asInvited(tax))
      .silent();
  });
});
