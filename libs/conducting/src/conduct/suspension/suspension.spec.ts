import { given } from '@samsyn/kernel';
import { conduct } from '../conduct';
import { by, leader, officer, past } from '../conduct.fixture';
import type { ReportedConductFact } from '../conduct-facts';

const tell = (fact: ReportedConductFact) => ({ kind: 'RecordConductFact', fact }) as const;
const suspended = { name: 'OperationSuspended', data: { reason: 'threat outside' } } as const;
const resumed = { name: 'OperationResumed', data: {} } as const;

describe('an operation', () => {
  it('is halted and goes on by the word of the leader alone', () => {
    given(conduct).when(tell(suspended), by(leader, 1)).then(suspended);
    given(conduct, past(suspended, 1)).when(tell(resumed), by(leader, 2)).then(resumed);
    given(conduct).when(tell(suspended), by(officer, 1)).refused('ACCESS.NOT_YOURS');
    given(conduct, past(suspended, 1)).when(tell(resumed), by(officer, 2)).refused('ACCESS.NOT_YOURS');
  });
  it('is not halted twice, and does not go on where it was not halted', () => {
    given(conduct, past(suspended, 1)).when(tell(suspended), by(leader, 2)).silent();
    given(conduct).when(tell(resumed), by(leader, 2)).silent();
    given(conduct, past(suspended, 1), past(resumed, 2)).when(tell(suspended), by(leader, 3)).then(suspended);
  });
  it('takes every fact of the site meanwhile', () => {
    const fact = { name: 'SiteSecured', data: {} } as const;
    given(conduct, past(suspended, 1)).when(tell(fact), by(officer, 2)).then(fact);
  });
});
