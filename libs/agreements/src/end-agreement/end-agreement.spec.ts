import { given } from '@samsyn/kernel';
import { agreement } from '../agreement-decider';
import {
  leader,
  coordinator,
  duty,
  stranger,
  as,
  propose,
  by,
  first,
  agreed,
  adopt,
  end,
} from '../agreement.fixture';

describe('ending an agreement', () => {
  it('is for any party, from a day that is not over', () => {
    given(agreement, ...agreed)
      .when(end, as(duty))
      .then({ name: 'AgreementEnded', data: { endsOn: '2026-03-01', reason: 'the region is divided' } });
    given(agreement, ...agreed)
      .when({ ...end, endsOn: '2026-02-28' }, as(duty))
      .refused('AGREEMENT.ENDS_IN_THE_PAST');
    given(agreement, ...agreed)
      .when(end, as(stranger))
      .refused('AGREEMENT.UNKNOWN');
  });

  it('is silent where it ends by then, and lets nothing be adopted or proposed', () => {
    const ended = by(duty, { name: 'AgreementEnded', data: { endsOn: '2026-06-01', reason: 'x' } });
    given(agreement, ...agreed, ended)
      .when({ ...end, endsOn: '2026-07-01' }, as(leader))
      .silent();
    given(agreement, ...first, ended)
      .when(adopt, as(coordinator))
      .refused('AGREEMENT.HAS_ENDED');
    given(agreement, ...agreed, ended)
      .when(propose({ chain: [] }), as(leader))
      .refused('AGREEMENT.HAS_ENDED');
  });
});
