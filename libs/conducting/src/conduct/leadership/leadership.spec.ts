import { given, WHO_MAY, type PersonRef } from '@samsyn/kernel';
import { conduct } from '../conduct';
import { border, by, idAt, leader, officer, past } from '../conduct.fixture';
import type { ReportedConductFact } from '../conduct-facts';

const tell = (fact: ReportedConductFact) => ({ kind: 'RecordConductFact', fact }) as const;
const offerTo = (to: PersonRef) => ({ name: 'LeadershipHandedOver', data: { to } }) as const;
const accept = { name: 'LeadershipAccepted', data: {} } as const;
const colleague: PersonRef = { ...officer, person: '77777777-0000-4000-8000-000000000000' };
const accepted = past({ name: 'LeadershipAccepted', data: { handover: idAt(0) } }, 6, officer);

describe('handing over leadership', () => {
  it('offers it to a person of the leading branch, whatever their role is', () => {
    given(conduct)
      .when(tell(offerTo(officer)), by(leader, 5))
      .then(offerTo(officer));
  });
  it('is refused to another branch, police or not: it may not read what is under investigation', () => {
    given(conduct)
      .when(tell(offerTo(border)), by(leader, 5))
      .refused('CONDUCT.LEADER_OUTSIDE_BRANCH');
  });
  it('is for the leader alone', () => {
    given(conduct)
      .when(tell(offerTo(colleague)), by(officer, 5))
      .refused('ACCESS.NOT_YOURS');
  });
  it('is silent where the person leads already, or where it has been offered to them', () => {
    given(conduct)
      .when(tell(offerTo(leader)), by(leader, 5))
      .silent();
    given(conduct, past(offerTo(officer), 5))
      .when(tell(offerTo(officer)), by(leader, 6))
      .silent();
  });
  it('to the one who offered it takes the offer back', () => {
    given(conduct, past(offerTo(officer), 5))
      .when(tell(offerTo(leader)), by(leader, 6))
      .then(offerTo(leader));
    given(conduct, past(offerTo(officer), 5), past(offerTo(leader), 6))
      .when(tell(accept), by(officer, 7))
      .refused('CONDUCT.NO_HANDOVER');
  });
});

describe('accepting leadership', () => {
  it('names the handover that it answers', () => {
    given(conduct, past(offerTo(officer), 5))
      .when(tell(accept), by(officer, 6))
      .then({ name: 'LeadershipAccepted', data: { handover: idAt(0) } });
  });
  it('is only for the one to whom it was offered last', () => {
    given(conduct, past(offerTo(officer), 5))
      .when(tell(accept), by(colleague, 6))
      .refused('CONDUCT.NO_HANDOVER');
    given(conduct, past(offerTo(officer), 5), past(offerTo(colleague), 6))
      .when(tell(accept), by(officer, 7))
      .refused('CONDUCT.NO_HANDOVER');
    given(conduct, past(offerTo(officer), 5))
      .when(tell(accept), by(border, 6))
      .refused('ACCESS.NOT_YOURS');
  });
  it('is silent a second time', () => {
    given(conduct, past(offerTo(officer), 5), accepted)
      .when(tell(accept), by(officer, 7))
      .silent();
  });
  it('lets the new leader hand it on and back', () => {
    given(conduct, past(offerTo(officer), 5), accepted)
      .when(tell(offerTo(leader)), by(officer, 9, { leadsInPerson: true }))
      .then(offerTo(leader));
  });
});

describe('taking over leadership', () => {
  const deputy: PersonRef = { ...leader, person: '88888888-0000-4000-8000-000000000000' };
  const from = (who: PersonRef) =>
    ({ name: 'LeadershipTakenOver', data: { from: who, why: 'does not answer' } }) as const;
  const tellOver = (who: PersonRef, ...leading: readonly PersonRef[]) =>
    ({ ...tell(from(who)), leading: leading.map(({ person }) => person) }) as const;

  it('names the one who leads, and why', () => {
    given(conduct).when(tellOver(leader, leader), by(deputy, 5)).then(from(leader));
  });
  it('is for another operation leader of the branch, also where one leads in person', () => {
    given(conduct, past(offerTo(officer), 5), accepted)
      .when(tellOver(officer, officer), by(deputy, 7, { leadsInPerson: false }))
      .then(from(officer));
    for (const who of [officer, border, { ...border, role: 'operation-leader' }]) {
      given(conduct).when(tellOver(leader, leader), by(who, 5)).refused('ACCESS.NOT_YOURS');
    }
  });
  it('is refused from anyone who does not lead, so that two who take over notice each other', () => {
    given(conduct).when(tellOver(officer, leader), by(deputy, 5)).refused('CONDUCT.NOT_THE_LEADER');
    given(conduct).when(tellOver(leader, leader), by(leader, 5)).refused('CONDUCT.NOT_THE_LEADER');
  });
  it('is silent for whoever leads in person already', () => {
    given(conduct, past(from(leader), 5, deputy))
      .when(tellOver(leader, deputy), by(deputy, 6, { leadsInPerson: true }))
      .silent();
  });
  it('lets an offer lapse that nobody had accepted', () => {
    given(conduct, past(offerTo(officer), 5), past(from(leader), 6, deputy))
      .when(tell(accept), by(officer, 7, { leadsInPerson: false }))
      .refused('CONDUCT.NO_HANDOVER');
  });
});

describe("who may give the leader's commands", () => {
  const may = (who: PersonRef, leadsInPerson?: boolean) =>
    WHO_MAY['operation-leader'](by(who, 0, leadsInPerson === undefined ? {} : { leadsInPerson }));

  it('follows the role while leadership was never handed over', () => {
    expect([may(leader), may(officer), may(border)]).toEqual([true, false, false]);
  });
  it('follows the person once it was: not the one who handed it over any more', () => {
    expect([may(leader, false), may(officer, true)]).toEqual([false, true]);
  });
});
