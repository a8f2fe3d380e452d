import { given } from '@samsyn/kernel';
import { conduct } from '../conduct';
import { by, officer } from '../conduct.fixture';

const met = (told: object) =>
  given(conduct).when(
    {
      kind: 'RecordConductFact',
      fact: { name: 'PersonMetWithoutCoordinator', data: { count: 1, ...told } },
      met: { region: 'syd', metIsKnown: false },
    },
    by(officer, 9),
  );
const recorded = (told: object) => ({
  name: 'PersonMetWithoutCoordinator' as const,
  data: { count: 1, region: 'syd', ...told },
});

describe('a person met without a coordinator', () => {
  it.each([{}, { consentToContact: true, contact: 'mornings' }, { contact: 'mornings' }])(
    'is recorded with what was told: %j',
    (told) => met(told).then(recorded(told)),
  );

  it('who said no to contact is recorded without a way to reach her', () => {
    met({ consentToContact: false }).then(recorded({ consentToContact: false }));
    met({ consentToContact: false, contact: 'mornings' }).refused('PERSON_MET.CONTACT_NOT_WANTED');
  });
});
