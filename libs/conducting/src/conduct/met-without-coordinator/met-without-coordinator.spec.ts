import { given } from '@samsyn/kernel';
import { conduct } from '../conduct';
import { by, officer } from '../conduct.fixture';

const met = (fact: object) =>
  given(conduct).when(
    {
      kind: 'RecordConductFact',
      fact: { name: 'PersonMetWithoutCoordinator', data: { count: 1, ...fact } },
      met: { region: 'syd', metIsKnown: false },
    },
    by(officer, 9),
  );
const recorded = (fact: object) => ({
  name: 'PersonMetWithoutCoordinator' as const,
  data: { count: 1, region: 'syd', ...fact },
});

describe('a person met without a coordinator', () => {
  it.each([{}, { consentToContact: true, contact: 'mornings' }, { contact: 'mornings' }])(
    'is recorded with what was told: %j',
    (fact) => met(fact).then(recorded(fact)),
  );

  it('who said no to contact is recorded without a way to reach her', () => {
    met({ consentToContact: false }).then(recorded({ consentToContact: false }));
    met({ consentToContact: false, contact: 'mornings' }).refused('PERSON_MET.CONTACT_NOT_WANTED');
  });
});
