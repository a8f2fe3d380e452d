import { asRecorded } from '@samsyn/kernel';
import { encounter } from '../encounter';
import { ENCOUNTER_FACTS, type ReportedEncounterFact } from '../encounter-facts';
import {
  SHELTER,
  holder,
  shelter,
  person,
  type Entry,
  at,
  referral,
  given1,
  withdrawn,
  byHolder,
  by,
} from './told.fixture';

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
  const REQUIRED: Readonly<Partial<Record<string, object>>> = {
    EncounterHandedOver: { to: person(holder.branch, 'coordinator', '4') },
    ChildConcernReported: { to: 'social-services/municipality' },
    ChildConcernRedirected: { to: 'social-services/municipality' },
    ReflectionPeriodApplied: { applicant: 'social-services-committee' },
    ReflectionPeriodGranted: { from: '2026-01-02' },
  };
  const isTurnedAway = (refused: string | undefined): boolean =>
    refused === 'ACCESS.NOT_YOURS' || refused === 'ENCOUNTER.UNKNOWN';

  it.each(MAY)('%s: %j', (name, may) => {
    const fact = { name, data: REQUIRED[name] ?? {} } as unknown as ReportedEncounterFact;
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
