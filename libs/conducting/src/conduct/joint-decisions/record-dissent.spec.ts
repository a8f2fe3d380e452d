import { given } from '@samsyn/kernel';
import { conduct } from '../conduct';
import { border, by, coordinator, idAt, leader, officer, past } from '../conduct.fixture';
import type { ReportedConductFact } from '../conduct-facts';
import type { ConductEvent } from '../conduct.events';

const tell = (fact: ReportedConductFact) => ({ kind: 'RecordConductFact', fact }) as const;
const decision = {
  name: 'DecisionTaken' as const,
  data: { what: 'border police wait outside', why: 'agreed', agreed: [coordinator], disagreed: [border] },
} satisfies Extract<ConductEvent, { name: 'DecisionTaken' }>;
const dissent = (index: number) =>
  ({ name: 'DissentRecorded', data: { decision: idAt(index), reason: 'not within our mandate' } }) as const;

describe('a joint decision', () => {
  it('says its ground and why some disagreed, where that is told', () => {
    const whole = { ...decision, data: { ...decision.data, ground: 'OSL 10:27', dissent: 'flight risk' } };
    const fact = { ...whole, labels: { ground: ['agency-own'] } } as unknown as ReportedConductFact;
    given(conduct).when(tell(fact), by(leader, 1)).then(fact);
  });
  it.each([
    ['a branch that is said to have agreed', coordinator],
    ['one that is said to have disagreed', border],
    ['one that is not named', officer],
  ])('has dissent recorded afterwards by %s', (_who, who) => {
    given(conduct, past(decision, 1), past(decision, 2))
      .when(tell(dissent(1)), by(who, 40))
      .then(dissent(1));
  });
  it('is not disputed where there is none, or where the entry is no decision', () => {
    given(conduct)
      .when(tell(dissent(0)), by(border, 1))
      .refused('DECISION.UNKNOWN');
    given(conduct, past({ name: 'SiteSecured', data: {} }, 1))
      .when(tell(dissent(0)), by(border, 2))
      .refused('DECISION.UNKNOWN');
  });
  it('is nothing for those who take no part', () => {
    given(conduct, past(decision, 1))
      .when(tell(dissent(0)), by(border, 2, { participates: false }))
      .refused('ACCESS.NOT_YOURS');
  });
});
