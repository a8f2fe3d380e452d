import type { Instant, Json } from '@samsyn/kernel';
import { classIn, codesOf, SERVICE_CLASSES } from '../statistics/classes';
import type { OperationMarks } from '../statistics/operations';
import {
  CHILD_CONCERNS,
  FOLLOW_UPS,
  REFERRALS,
  SUPPORT,
  type ChildConcernMarks,
  type FollowUpMarks,
  type ReferralMarks,
  type SupportMarks,
} from '../statistics/support';
import type { Counting } from './counting';
import { operationFact, type Effects } from './planning-effects';

const SERVICES = codesOf(SERVICE_CLASSES);

/** Facts of a person met begin with the name of her stream: what erases her takes them with it. */
const inStream = (stream: string, what: string, which: string): string => `${stream}#${what}-${which}`;
const texts = (list: Json | undefined): readonly string[] =>
  Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];

const ofOperation = (counting: Counting, change: (marks: OperationMarks) => Partial<OperationMarks>): void =>
  counting.mark<OperationMarks>(operationFact(counting.operation), change);

const supportFact = (stream: string, service: string): string => inStream(stream, 'support', service);

function offer(counting: Counting): void {
  for (const kind of texts(counting.sealed('kinds'))) {
    const service = classIn(SERVICES, kind);
    const marks: SupportMarks = { service, answer: 'undecided' };
    counting.begin(SUPPORT.code, supportFact(counting.stream, service), marks);
  }
}

/** The answer kind by kind where it was told so, else of the kinds it names, else of all that was offered. */
function answerSupport(counting: Counting): void {
  const { stream, data } = counting;
  const kinds = texts(counting.sealed('kinds'));
  const named = kinds.length > 0 ? kinds : [...SERVICES];
  const answered = new Map(named.map((kind) => [classIn(SERVICES, kind), data.answer]));
  const each = (counting.sealed('answers') ?? []) as readonly {
    readonly kind: string;
    readonly answer: string;
  }[];
  for (const { kind, answer } of each) answered.set(classIn(SERVICES, kind), answer);
  for (const [service, answer] of answered) {
    counting.mark<SupportMarks>(supportFact(stream, service), () => ({
      answer: answer as SupportMarks['answer'],
    }));
  }
}

const followUpFact = (counting: Counting): string | undefined => {
  const number = counting.sealed('followUp');
  return typeof number === 'number' ? inStream(counting.stream, 'follow-up', String(number)) : undefined;
};
const followUp = (counting: Counting, state: FollowUpMarks['state']): void => {
  const id = followUpFact(counting);
  if (id === undefined) return;
  if (state === 'booked') counting.begin(FOLLOW_UPS.code, id, { state } satisfies FollowUpMarks);
  else counting.mark<FollowUpMarks>(id, () => ({ state }));
};

const referralFact = (stream: string, id: string): string => inStream(stream, 'referral', id);
const referral = (counting: Counting, state: ReferralMarks['state'], answered?: Instant): void => {
  const id = counting.sealed('referral');
  if (typeof id !== 'string') return;
  counting.mark<ReferralMarks>(referralFact(counting.stream, id), (marks) => ({
    state,
    ...(answered === undefined || marks.answered !== undefined ? {} : { answered }),
  }));
};
const concernFact = (stream: string, id: string): string => inStream(stream, 'concern', id);

export const CONDUCT_EFFECTS: Effects = {
  ConductStarted: (counting) => ofOperation(counting, () => ({ started: true })),
  ConductEnded: (counting) => ofOperation(counting, () => ({ ended: counting.at })),
  DebriefMeetingHeld: (counting) =>
    ofOperation(counting, ({ debriefed }) => ({ debriefed: debriefed ?? counting.at })),
  PerspectiveRequested: (counting) =>
    ofOperation(counting, ({ perspectivesAsked }) => ({
      perspectivesAsked: [...new Set([...perspectivesAsked, ...texts(counting.data.of)])],
    })),
  PerspectiveSubmitted: (counting) =>
    ofOperation(counting, ({ perspectivesGiven }) => ({
      perspectivesGiven: [...new Set([...perspectivesGiven, counting.branch])],
    })),
  SupportOffered: offer,
  SupportAnswered: answerSupport,
  FollowUpBooked: (counting) => followUp(counting, 'booked'),
  FollowUpKept: (counting) => followUp(counting, 'kept'),
  FollowUpMissed: (counting) => followUp(counting, 'missed'),
  ReferralRequested: (counting) => {
    const service = counting.sealed('service');
    if (service === undefined) return;
    const marks: ReferralMarks = { service: classIn(SERVICES, service), state: 'requested' };
    counting.begin(REFERRALS.code, referralFact(counting.stream, counting.entry), marks);
  },
  ReferralAccepted: (counting) => referral(counting, 'accepted', counting.at),
  ReferralRefused: (counting) => referral(counting, 'refused', counting.at),
  ReferralWithdrawn: (counting) => referral(counting, 'withdrawn'),
  ChildConcernReported: (counting) => {
    if (counting.sealed('to') === undefined) return;
    counting.begin(CHILD_CONCERNS.code, concernFact(counting.stream, counting.entry), {});
  },
  ChildConcernAcknowledged: (counting) => {
    const id = counting.sealed('concern');
    if (typeof id !== 'string') return;
    counting.mark<ChildConcernMarks>(concernFact(counting.stream, id), ({ acknowledged }) => ({
      acknowledged: acknowledged ?? counting.at,
    }));
  },
  // Erased before its numbers are published, nothing of her is in them: a rebuild could not read it either.
  SubjectErased: (counting) => counting.drop(`${counting.stream}#`),
  EntryMarkedInError: (counting) => counting.takeBack(counting.data.entry as string),
  EntryCorrected: (counting) => {
    if (counting.data.field !== 'occurredAt') return;
    const is = counting.sealed('is');
    if (typeof is === 'string') counting.correct(counting.data.entry as string, is);
  },
};
