import type { Json } from '@samsyn/kernel';
import { codesOf, SERVICE_CLASSES } from '../statistics/classes';
import { FAMILIES } from '../statistics/families';
import type { Family } from '../statistics/family';
import {
  CHILD_CONCERNS,
  FOLLOW_UPS,
  PERSONS_MET,
  REFERRALS,
  serviceClass,
  SUPPORT,
} from '../statistics/support';
import type { Counting } from './counting';
import { tellOfOperation, type Effects } from './planning-effects';

/** Facts of a person met begin with the name of her stream: what erases her takes them with it. */
const inStream = (stream: string, what: string, which: string): string => `${stream}#${what}-${which}`;
const texts = (list: Json | undefined): readonly string[] =>
  Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];

const supportFact = (stream: string, service: string): string => inStream(stream, 'support', service);

function offer(counting: Counting): void {
  for (const service of new Set(texts(counting.sealed('kinds')).map(serviceClass))) {
    counting.tell(SUPPORT, supportFact(counting.stream, service), { what: 'offered', is: service });
  }
}

/** The answer for each kind where it has one, else for the kinds it names, else for all that was offered. */
function answerSupport(counting: Counting): void {
  const { stream } = counting;
  const kinds = texts(counting.sealed('kinds'));
  const named = kinds.length > 0 ? kinds : [...codesOf(SERVICE_CLASSES)];
  const whole = counting.sealed('answer');
  const onTheWhole = { what: 'answered', is: typeof whole === 'string' ? whole : 'undecided' };
  const answered = new Map(named.map((kind) => [serviceClass(kind), onTheWhole]));
  const each = (counting.sealed('answers') ?? []) as readonly {
    readonly kind: string;
    readonly answer: string;
  }[];
  // A correction of the answer on the whole does not change these.
  for (const { kind, answer } of each)
    answered.set(serviceClass(kind), { what: 'answered-of-it', is: answer });
  for (const [service, observed] of answered) counting.tell(SUPPORT, supportFact(stream, service), observed);
}

const followUpFact = (stream: string, number: number): string =>
  inStream(stream, 'follow-up', String(number));
const followUp = (what: string) => (counting: Counting) => {
  const number = counting.sealed('followUp');
  if (typeof number === 'number') counting.tell(FOLLOW_UPS, followUpFact(counting.stream, number), { what });
};
/** What says by number which meeting it is about. A booking has its number from the order of bookings. */
const ABOUT_A_BOOKING = new Set(['kept', 'missed']);

/** What is recorded about an earlier entry that a sealed field names. */
const about = (family: Family, field: string, what: string) => (counting: Counting) => {
  const id = counting.sealed(field);
  if (typeof id === 'string') counting.tell(family, inStream(counting.stream, field, id), { what });
};

/** More than these are counted as these: a slip of the pen is no crowd. */
const COUNTED_AT_MOST = 100;
/** The persons of one entry are distinguished by their number. */
const metFacts = (stream: string, entry: string, count: unknown): readonly string[] =>
  Array.from({ length: Math.min(Number(count) || 1, COUNTED_AT_MOST) }, (_, index) =>
    inStream(stream, 'met', `${entry}-${index + 1}`),
  );

function metWithoutCoordinator(counting: Counting): void {
  const observed = { what: 'met', is: 'without-coordinator' };
  for (const id of metFacts(counting.stream, counting.entry, counting.data.count))
    counting.tell(PERSONS_MET, id, observed);
}

function metByEncounter(counting: Counting): void {
  if (counting.sealed('from') !== undefined) return;
  counting.tell(PERSONS_MET, inStream(counting.stream, 'met', counting.entry), {
    what: 'met',
    is: 'with-coordinator',
  });
}

/** Fields that the facts depend on. */
const FOLLOWED: ReadonlySet<unknown> = new Set([
  'occurredAt',
  'region',
  'followUp',
  'count',
  ...FAMILIES.flatMap(({ corrected = {} }) => Object.values(corrected).map(({ field }) => field)),
]);

function correct(counting: Counting): void {
  const { stream, data } = counting;
  const field = data.field as string;
  const is = FOLLOWED.has(field) ? counting.sealed('is') : undefined;
  if (is === undefined) return;
  const entry = data.entry as string;
  if (field === 'count') counting.recount(PERSONS_MET, entry, metFacts(stream, entry, is));
  else if (field !== 'followUp') counting.correct(entry, { field, is });
  else if (typeof is === 'number') counting.readdress(entry, ABOUT_A_BOOKING, followUpFact(stream, is));
}

export const CONDUCT_EFFECTS: Effects = {
  ConductStarted: (counting) => tellOfOperation(counting, { what: 'started' }),
  ConductEnded: (counting) => tellOfOperation(counting, { what: 'ended' }),
  DebriefMeetingHeld: (counting) => tellOfOperation(counting, { what: 'debriefed' }),
  PerspectiveRequested: (counting) =>
    tellOfOperation(counting, ...texts(counting.data.of).map((of) => ({ what: 'perspective-asked', of }))),
  PerspectiveSubmitted: (counting) =>
    tellOfOperation(counting, { what: 'perspective-given', of: counting.branch }),
  EncounterOpened: metByEncounter,
  PersonMetWithoutCoordinator: metWithoutCoordinator,
  SupportOffered: offer,
  SupportAnswered: answerSupport,
  FollowUpBooked: followUp('booked'),
  FollowUpKept: followUp('kept'),
  FollowUpMissed: followUp('missed'),
  ReferralRequested: (counting) => {
    const service = counting.sealed('service');
    if (service === undefined) return;
    const id = inStream(counting.stream, 'referral', counting.entry);
    counting.tell(REFERRALS, id, { what: 'requested', is: serviceClass(service) });
  },
  ReferralAccepted: about(REFERRALS, 'referral', 'accepted'),
  ReferralRefused: about(REFERRALS, 'referral', 'refused'),
  ReferralWithdrawn: about(REFERRALS, 'referral', 'withdrawn'),
  ChildConcernReported: (counting) => {
    if (counting.sealed('to') === undefined) return;
    counting.tell(CHILD_CONCERNS, inStream(counting.stream, 'concern', counting.entry), { what: 'reported' });
  },
  ChildConcernAcknowledged: about(CHILD_CONCERNS, 'concern', 'acknowledged'),
  // Erased before its numbers are published, nothing of her is in them: a rebuild could not read it either.
  SubjectErased: (counting) => counting.drop(`${counting.stream}#`),
  EntryMarkedInError: (counting) => counting.correct(counting.data.entry as string, undefined),
  EntryCorrected: correct,
};
