import { given } from '@samsyn/kernel';
import { agreement } from '../agreement-decider';
import {
  POLICE,
  COORDINATORS,
  EMERGENCY,
  BORDER,
  leader,
  coordinator,
  stranger,
  as,
  TERMS,
  propose,
  agreed,
} from '../agreement.fixture';

describe('proposing an agreement', () => {
  it('adopts it for the branch that proposes', () => {
    given(agreement)
      .when(propose(), as(leader))
      .then(
        { name: 'AgreementProposed', data: { version: 1, ...TERMS } },
        { name: 'AgreementAdopted', data: { version: 1 } },
      );
  });

  it.each([
    [{ parties: [COORDINATORS, EMERGENCY] }, 'AGREEMENT.NOT_A_PARTY'],
    [{ parties: [POLICE] }, 'AGREEMENT.NOT_A_PARTY'],
    [{ validUntil: '2026-04-01' }, 'AGREEMENT.ENDS_FIRST'],
    [{ validUntil: '2026-03-31' }, 'AGREEMENT.ENDS_FIRST'],
    [{ leads: [{ kind: 'apartment-visit', branches: [BORDER] }] }, 'AGREEMENT.LEADER_NOT_A_PARTY'],
    [{ invites: [...TERMS.invites, ...TERMS.invites] }, 'AGREEMENT.KIND_REPEATS'],
    [{ chain: [{ branch: BORDER, region: 'syd' }] }, 'CALL.NOT_CALLABLE'],
    [{ chain: [{ branch: POLICE, region: 'syd', who: leader }] }, 'CALL.NOT_CALLABLE'],
  ])('is refused with %j: %s', (own, code) => {
    given(agreement).when(propose(own), as(leader)).refused(code);
  });

  it('is for those who sign for their branch', () => {
    given(agreement)
      .when(propose(), as({ ...leader, role: 'officer' }))
      .refused('ACCESS.NOT_YOURS');
  });

  it('makes a further version of one that there is, silently no other of the same terms', () => {
    const { outcome } = given(agreement, ...agreed).when(propose({ chain: [] }), as(coordinator));
    expect(outcome.events).toMatchObject([
      { name: 'AgreementProposed', data: { version: 2, chain: [] } },
      { name: 'AgreementAdopted', data: { version: 2 } },
    ]);
    given(agreement, ...agreed)
      .when(propose(), as(coordinator))
      .silent();
    given(agreement, ...agreed)
      .when(propose({ parties: [BORDER, POLICE] }), as(stranger))
      .refused('AGREEMENT.UNKNOWN');
  });
});
