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

  it('is for no operation that was cancelled', () => {
    given(callOut)
      .when({ ...call, plan: { ...plan, cancelled: true } }, at(0, asLeader))
      .refused('PLAN.CANCELLED');
  });

  it('happens once', () => {
    given(callOut, called(ost)).when(call, at(1, asLeader)).silent();
  });
});
