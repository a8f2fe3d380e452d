import { given, refOf } from '@samsyn/kernel';
import { encounter } from '../encounter';
import type { ReportedEncounterFact } from '../encounter-facts';
import type { EncounterEvent } from '../encounter.events';
import { holder, clinic, person, type Entry, opened, byHolder } from '../record-encounter-fact/told.fixture';

describe('what happened between her and the holder', () => {
  it.each([
    [{ name: 'SupportAnswered', data: { answer: 'declined' } }],
    [{ name: 'VictimConversationEnded', data: {} }],
    [{ name: 'ContactCardGiven', data: {} }],
  ] as [ReportedEncounterFact & EncounterEvent][])('is never refused: %j', (fact) => {
    byHolder(fact).then(fact);
    byHolder(fact, fact).then(fact);
  });
});

describe('who she is', () => {
  it('can become known again and again, whatever was said when the encounter was opened', () => {
    const identified: ReportedEncounterFact & EncounterEvent = {
      name: 'SubjectIdentified',
      data: { how: 'document', name: 'A.' },
    };
    byHolder(identified).then(identified);
    byHolder(identified, identified).then(identified);
  });
});

describe('hand-over to another office', () => {
  const OST = 'social-services/coordinator-ost';
  const other = refOf(person(OST, 'coordinator', '5'));
  const handed = (data: object): ReportedEncounterFact & EncounterEvent =>
    ({ name: 'EncounterHandedOver', data }) as ReportedEncounterFact & EncounterEvent;
  const fact = { to: other, ground: 'OSL 12:2' };
  const handOver = (data: object, handOverRefusal?: string, ...past: Entry[]) =>
    given(encounter, opened, ...past).when(
      { kind: 'RecordEncounterFact', entrance: 'holder', fact: handed(data), handOverRefusal },
      { actor: holder },
    );

  it('says on what ground, which the rules of disclosure must allow', () => {
    handOver(fact).then(handed(fact));
    handOver({ to: other }).refused('ENCOUNTER.HAND_OVER_NEEDS_GROUND');
    handOver(fact, 'DISCLOSURE.NO_CONSENT').refused('DISCLOSURE.NO_CONSENT');
  });

  it('goes to no other agency', () => {
    handOver({ ...fact, to: refOf(clinic) }).refused('ENCOUNTER.HAND_OVER_OUTSIDE_BRANCH');
  });

  it('gives it to that office alone, which may hand it back', () => {
    handOver(fact, undefined, handed(fact)).silent();
    handOver({ ...fact, to: refOf(holder) }, undefined, handed(fact)).then(
      handed({ ...fact, to: refOf(holder) }),
    );
  });

  it('needs no ground within the office, and keeps none', () => {
    const colleague = refOf(person(holder.branch, 'coordinator', '6'));
    handOver({ to: colleague, ground: 'OSL 12:2' }).then(handed({ to: colleague }));
  });
});
