import { given } from '@samsyn/kernel';
import { callOut } from '../call-out-decider';
import {
  ANSWER_BY,
  asLeader,
  asOfficer,
  asParticipant,
  at,
  border,
  CALLED_AT,
  called,
  emergency,
  minutes,
  OPERATION,
  ost,
  plan,
  syd,
} from '../call-out.fixture';

const call = { kind: 'CallCoordinator', to: syd, then: [ost, emergency], answerBy: ANSWER_BY, plan } as const;

describe('calling a coordinator', () => {
  it('tells of the operation what a call may tell, and keeps the chain', () => {
    given(callOut)
      .when(call, at(0, asLeader))
      .then({
        name: 'CoordinatorCalled',
        data: { ...OPERATION, to: syd, turn: 0, answerBy: ANSWER_BY, then: [ost, emergency] },
      });
  });

  it('is the operation leader’s', () => {
    given(callOut).when(call, at(0, asOfficer)).refused('ACCESS.NOT_YOURS');
    given(callOut)
      .when(call, at(0, asParticipant(border)))
      .refused('ACCESS.NOT_YOURS');
  });

  it('needs time to answer', () => {
    given(callOut)
      .when({ ...call, answerBy: CALLED_AT }, at(0, asLeader))
      .refused('CALL.ANSWER_BY_PASSED');
  });

  it('may be told late: a call by telephone whose time has passed already', () => {
    const { outcome } = given(callOut).when(call, at(60, asLeader, 0));
    expect(outcome.events).toHaveLength(1);
    expect(ANSWER_BY < minutes(60)).toBe(true);
  });

  it('asks each person once', () => {
    given(callOut)
      .when({ ...call, then: [ost, syd] }, at(0, asLeader))
      .refused('CALL.CHAIN_REPEATS');
  });

  it.each([
    ['who counts for the nation', { ...syd, branch: 'national-coordination/statistics', role: 'analyst' }],
    ['a police officer', border],
    ['who is on duty for the police', { ...border, role: 'duty-officer' }],
    ['another role of the social services', { ...syd, role: 'supervisor' }],
  ])('calls nobody but coordinators and the emergency service: not %s', (_who, other) => {
    given(callOut)
      .when({ ...call, to: other }, at(0, asLeader))
      .refused('CALL.NOT_CALLABLE');
    given(callOut)
      .when({ ...call, then: [ost, other] }, at(0, asLeader))
      .refused('CALL.NOT_CALLABLE');
  });

  it('asks nobody whom another call of the operation asks, or has coming', () => {
    const engaged = new Map([[ost.person, 'another call-out']]);
    given(callOut)
      .when({ ...call, plan: { ...plan, engaged } }, at(0, asLeader))
      .refused('CALL.ALREADY_CALLED');
  });

  it('is for no operation that was cancelled', () => {
    given(callOut)
      .when({ ...call, plan: { ...plan, cancelled: true } }, at(0, asLeader))
      .refused('PLAN.CANCELLED');
  });

  it('happens once', () => {
    given(callOut, called(ost)).when(call, at(1, asLeader)).silent();
  });
});
