import { given } from '@samsyn/kernel';
import { agreement } from '../agreement-decider';
import {
  leader,
  coordinator,
  duty,
  stranger,
  as,
  proposed,
  adopted,
  first,
  adopt,
} from '../agreement.fixture';

describe('adopting an agreement', () => {
  it('is each party’s own, and with the last one the version is in force', () => {
    given(agreement, ...first)
      .when(adopt, as(coordinator))
      .then({ name: 'AgreementAdopted', data: { version: 1 } });
    given(agreement, ...first, adopted(coordinator))
      .when(adopt, as(duty))
      .then(
        { name: 'AgreementAdopted', data: { version: 1 } },
        { name: 'AgreementInForce', data: { version: 1 }, by: 'system' },
      );
  });

  it('is silent the second time, and does not exist for others', () => {
    given(agreement, ...first)
      .when(adopt, as(leader))
      .silent();
    given(agreement, ...first)
      .when(adopt, as(stranger))
      .refused('AGREEMENT.UNKNOWN');
    given(agreement).when(adopt, as(leader)).refused('AGREEMENT.UNKNOWN');
  });

  it('is of what was proposed last', () => {
    given(agreement, ...first, proposed(2), adopted(leader, 2))
      .when({ ...adopt, version: 1 }, as(coordinator))
      .refused('AGREEMENT.SUPERSEDED');
  });
});
