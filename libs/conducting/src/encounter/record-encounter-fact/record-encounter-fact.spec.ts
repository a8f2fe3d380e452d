import { asRecorded, given, refOf, type Actor, type Past } from '@samsyn/kernel';
import { encounter, type EncounterCommand } from '../encounter';
import { ENCOUNTER_FACTS, type Entrance, type ReportedEncounterFact } from '../encounter-facts';
import type { EncounterEvent } from '../encounter.events';

const SHELTER = 'ngo/shelter';
const holder: Actor = person('social-services/coordinator-syd', 'coordinator', '1');
const shelter: Actor = person(SHELTER, 'support-worker', '2');
const clinic: Actor = person('health-care/clinic', 'nurse', '3');
function person(branch: string, role: string, digit: string): Actor {
  return { person: `${digit.repeat(8)}-1111-4111-8111-111111111111`, branch, role, regions: [] };
}

type Entry = Past<EncounterEvent>;
const opened: Entry = { name: 'EncounterOpened', data: { identity: 'unknown' }, actor: holder };
const at = (hour: number) => `2026-01-02T${String(hour).padStart(2, '0')}:00:00.000Z`;
const booked = (followUp: number): Entry => ({ name: 'FollowUpBooked', data: { followUp, at: at(10) } });
const kept = (followUp: number): Entry => ({ name: 'FollowUpKept', data: { followUp } });
const missed = (followUp: number): Entry => ({ name: 'FollowUpMissed', data: { followUp } });
const referral = (id: string, to = SHELTER): Entry => ({
  name: 'ReferralRequested',
  data: { to, service: 'shelter' },
  id,
});
const accepted = (id: string): Entry => ({ name: 'ReferralAccepted', data: { referral: id } });
const refusedBy = (id: string): Entry => ({
  name: 'ReferralRefused',
  data: { referral: id, reason: 'full' },
});
const given1: Entry = {
  name: 'ConsentGiven',
  data: { recipient: SHELTER, scope: ['referral'], purpose: 'a place' },
};
const withdrawn: Entry = { name: 'ConsentWithdrawn', data: { recipient: SHELTER } };

const command = (fact: ReportedEncounterFact, entrance: Entrance): EncounterCommand => ({
  kind: 'RecordEncounterFact',
  entrance,
  fact,
});
const byHolder = (fact: ReportedEncounterFact, ...past: Entry[]) =>
  given(encounter, opened, ...past).when(command(fact, 'holder'), { actor: holder });
const by = (actor: Actor, fact: ReportedEncounterFact, ...past: Entry[]) =>
  given(encounter, opened, ...past).when(command(fact, 'named'), { actor });

describe('follow-ups', () => {
  it('are numbered from one', () => {
    byHolder({ name: 'FollowUpBooked', data: { at: at(11) } }, booked(1), kept(1)).then({
      name: 'FollowUpBooked',
      data: { at: at(11), followUp: 2 },
    });
  });
  it.each([
    ['the latest open one', [booked(1), booked(2)], undefined, 2],
    ['the one before, where the latest is closed', [booked(1), booked(2), kept(2)], undefined, 1],
    ['the one that is named', [booked(1), booked(2)], 1, 1],
  ])('a step is about %s', (_which, past, named, followUp) => {
    byHolder({ name: 'FollowUpKept', data: { followUp: named } }, ...past).then({
      name: 'FollowUpKept',
      data: { followUp },
    });
  });
  it.each([
    ['none was booked', [], undefined],
    ['all are closed', [booked(1), kept(1)], undefined],
    ['that one was missed', [booked(1), missed(1)], 1],
    ['that one does not exist', [booked(1)], 2],
  ])('cannot be kept where %s', (_why, past, named) => {
    byHolder({ name: 'FollowUpKept', data: { followUp: named } }, ...past).refused(
      'ENCOUNTER.NO_OPEN_FOLLOW_UP',
    );
  });
  it('change nothing where the named one is already so', () => {
    byHolder({ name: 'FollowUpMissed', data: { followUp: 1 } }, booked(1), missed(1)).silent();
  });
  it('can be moved after they were missed, and are open again', () => {
    const moved: Entry = { name: 'FollowUpMoved', data: { followUp: 1, at: at(12) } };
    byHolder({ name: 'FollowUpMoved', data: { at: at(12) } }, booked(1), missed(1)).then(moved);
    byHolder({ name: 'FollowUpKept', data: {} }, booked(1), missed(1), moved).then(kept(1));
  });
});

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

describe('consents', () => {
  it('can be withdrawn once, and only where one was given', () => {
    const withdraw: ReportedEncounterFact = { name: 'ConsentWithdrawn', data: { recipient: SHELTER } };
    byHolder(withdraw).refused('ENCOUNTER.NO_CONSENT');
    byHolder(withdraw, given1).then(withdrawn);
    byHolder(withdraw, given1, withdrawn).silent();
    byHolder(withdraw, given1, withdrawn, given1).then(withdrawn);
    byHolder({ ...withdraw, data: { recipient: 'health-care/clinic' } }, given1).refused(
      'ENCOUNTER.NO_CONSENT',
    );
  });
});

describe('referrals', () => {
  const accept = (named?: string): ReportedEncounterFact => ({
    name: 'ReferralAccepted',
    data: { referral: named },
  });
  const refuse: ReportedEncounterFact = { name: 'ReferralRefused', data: { reason: 'full' } };
  const [one, two] = ['11111111-0000-4000-8000-000000000001', '11111111-0000-4000-8000-000000000002'];

  it('are answered by the branch they are addressed to, the latest open one first', () => {
    by(shelter, accept(), referral(one), referral(two), referral('x', clinic.branch)).then(accepted(two));
    by(shelter, accept(), referral(one), referral(two), accepted(two)).then(accepted(one));
    by(shelter, accept(one), referral(one), referral(two)).then(accepted(one));
  });
  it('are silent where already so, and refused where nothing waits', () => {
    by(shelter, accept(), referral(one), accepted(one)).silent();
    by(shelter, accept(one), referral(one), accepted(one), referral(two)).silent();
    by(shelter, accept(), referral(one), refusedBy(one)).refused('ENCOUNTER.NO_OPEN_REFERRAL');
    by(shelter, refuse, referral(one), accepted(one)).then(refusedBy(one));
  });
  it('do not exist for another branch', () => {
    by(clinic, accept(one), referral(one)).refused('ENCOUNTER.UNKNOWN');
    by(clinic, accept(), referral(one)).refused('ENCOUNTER.UNKNOWN');
    by(clinic, { name: 'ReferralCompleted', data: {} }, referral(one)).refused('ENCOUNTER.UNKNOWN');
  });
  it('are not answered by the holder, who may say that they are completed', () => {
    byHolder(accept(), referral(one)).refused('ACCESS.NOT_YOURS');
    byHolder({ name: 'ReferralCompleted', data: {} }, referral(one)).then({
      name: 'ReferralCompleted',
      data: { referral: one },
    });
    byHolder({ name: 'ReferralCompleted', data: {} }).refused('ENCOUNTER.NO_OPEN_REFERRAL');
    byHolder({ name: 'ReferralCompleted', data: { referral: two } }, referral(one)).refused(
      'ENCOUNTER.UNKNOWN',
    );
  });
});

describe('a referral that the holder takes back', () => {
  const one = '11111111-0000-4000-8000-000000000001';
  const withdraw: ReportedEncounterFact = { name: 'ReferralWithdrawn', data: { reason: 'her-wish' } };
  const taken: Entry = {
    name: 'ReferralWithdrawn',
    data: { referral: one, to: SHELTER, reason: 'her-wish' },
  };

  it('names the branch that was asked, before or after it accepted', () => {
    byHolder(withdraw, referral(one)).then(taken);
    byHolder(withdraw, referral(one), accepted(one)).then(taken);
  });
  it('is taken back once, and not when it was refused', () => {
    byHolder(withdraw, referral(one), taken).silent();
    byHolder(withdraw, referral(one), refusedBy(one)).refused('ENCOUNTER.NO_OPEN_REFERRAL');
    byHolder(withdraw).refused('ENCOUNTER.NO_OPEN_REFERRAL');
  });
  it('cannot be answered any more', () => {
    by(shelter, { name: 'ReferralAccepted', data: {} }, referral(one), taken).refused(
      'ENCOUNTER.NO_OPEN_REFERRAL',
    );
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

describe('the answer of an actor', () => {
  it('carries from when, and what it asks', () => {
    const one = '11111111-0000-4000-8000-000000000001';
    const answer = { startsAt: at(12), note: 'two nights' };
    by(shelter, { name: 'ReferralAccepted', data: answer }, referral(one)).then({
      name: 'ReferralAccepted',
      data: { ...answer, referral: one },
    });
  });
});

describe('who may tell each fact of an encounter', () => {
  const holds = { holder: true, named: false };
  const answers = { holder: false, named: true };
  const MAY = [
    ['SubjectIdentified', holds],
    ['EncounterHandedOver', holds],
    ['EncounterTakenOver', holds],
    ['VictimConversationStarted', holds],
    ['VictimConversationEnded', holds],
    ['SupportOffered', holds],
    ['SupportAnswered', holds],
    ['ContactCardGiven', holds],
    ['SupportContactMade', holds],
    ['FollowUpBooked', holds],
    ['FollowUpMoved', holds],
    ['FollowUpKept', holds],
    ['FollowUpMissed', holds],
    ['ConsentGiven', holds],
    ['ConsentRefused', holds],
    ['ConsentWithdrawn', holds],
    ['ReservationAccepted', answers],
    ['ReferralRequested', holds],
    ['ReferralAccepted', answers],
    ['ReferralRefused', answers],
    ['ReferralCompleted', { holder: true, named: true }],
    ['ReferralWithdrawn', holds],
    ['ChildConcernReported', holds],
    ['ChildConcernAcknowledged', answers],
    ['ChildConcernRedirected', { holder: true, named: true }],
    ['ReflectionPeriodApplied', holds],
    ['ReflectionPeriodGranted', holds],
    ['ReflectionPeriodProlonged', holds],
    ['ReflectionPeriodEnded', holds],
  ] as const;
  const past: Entry[] = [
    given1,
    referral('22222222-0000-4000-8000-000000000001'),
    {
      name: 'ChildConcernReported',
      data: { to: SHELTER, about: 'child-present' },
      id: '22222222-0000-4000-8000-000000000002',
    },
  ];
  /** What some facts cannot do without. */
  const SAID: Readonly<Partial<Record<string, object>>> = {
    EncounterHandedOver: { to: person(holder.branch, 'coordinator', '4') },
    ChildConcernReported: { to: 'social-services/municipality' },
    ChildConcernRedirected: { to: 'social-services/municipality' },
    ReflectionPeriodApplied: { applicant: 'social-services-committee' },
    ReflectionPeriodGranted: { from: '2026-01-02' },
  };
  const isTurnedAway = (refused: string | undefined): boolean =>
    refused === 'ACCESS.NOT_YOURS' || refused === 'ENCOUNTER.UNKNOWN';

  it.each(MAY)('%s: %j', (name, may) => {
    const fact = { name, data: SAID[name] ?? {} } as unknown as ReportedEncounterFact;
    expect({
      holder: !isTurnedAway(byHolder(fact, ...past).outcome.refused),
      named: !isTurnedAway(by(shelter, fact, ...past).outcome.refused),
    }).toEqual(may);
  });

  it('is said of every fact', () => {
    expect(MAY.map(([name]) => name)).toEqual(Object.keys(ENCOUNTER_FACTS));
  });
});

describe('the way into an encounter', () => {
  it.each(Object.entries(ENCOUNTER_FACTS).filter(([, rule]) => rule.who === 'holder'))(
    'as a named branch does not lead to %s',
    (name) => {
      by(shelter, { name, data: {} } as ReportedEncounterFact, given1).refused('ENCOUNTER.UNKNOWN');
    },
  );
  it('is not lost by corrections and by what later services add', () => {
    const foreign = ['EntryCorrected', 'DisclosureRequested', 'OfTomorrow'].map((name, index) =>
      asRecorded({ name, data: {} }, index, at(1)),
    );
    const state = foreign.reduce(
      (folded, event) => encounter.evolve(folded, event as never),
      encounter.initial,
    );
    expect(state).toEqual(encounter.initial);
  });
});
