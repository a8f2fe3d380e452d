import { given } from '@samsyn/kernel';
import { adviceCall } from '../advice-call-decider';
import { person, leader, syd, ost, at, by, asked, request, requestedData } from '../advice-call.fixture';

describe('asking for advice', () => {
  it('is for everybody who may meet an exposed person', () => {
    given(adviceCall).when(request, by(leader)).then({ name: 'AdviceRequested', data: requestedData });
    for (const [branch, role] of [
      ['migration-agency/investigation', 'case-officer'],
      ['social-services/vaxjo', 'case-officer'],
      ['health-care/clinic', 'nurse'],
      ['ngo/shelter', 'support-worker'],
    ] as const)
      given(adviceCall)
        .when(request, by(person(7, branch, role)))
        .then({ name: 'AdviceRequested', data: requestedData });
    for (const role of ['analyst', 'facilitator', 'registrar', 'administrator'])
      given(adviceCall)
        .when(request, by(person(7, 'samsyn/administration', role)))
        .refused('ACCESS.NOT_YOURS');
  });

  it('of nobody on duty is recorded all the same, as unanswered', () => {
    given(adviceCall)
      .when({ ...request, chain: [] }, by(leader))
      .then(
        { name: 'AdviceRequested', data: { ...asked, answerBy: at(20), then: [] } },
        { name: 'AdviceUnanswered', data: { reason: 'nobody-on-duty', last: true }, by: 'system' },
      );
  });

  it.each([
    [{ answerBy: at(0) }, 'ADVICE.ANSWER_BY_PASSED'],
    [{ chain: [leader] }, 'ADVICE.NOT_A_COORDINATOR'],
    [{ chain: [syd, ost, syd] }, 'ADVICE.CHAIN_REPEATS'],
  ])('refuses %j', (own, code) => {
    given(adviceCall)
      .when({ ...request, ...own }, by(leader))
      .refused(code);
  });
});
