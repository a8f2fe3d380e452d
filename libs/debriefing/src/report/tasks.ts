import { personsToContact } from '@samsyn/kinds';
import { CONTACT_EVENTS, contactAwaited } from '@samsyn/conducting/contract';
import { stockholmDay, type Branch, type Instant } from '@samsyn/kernel';
import {
  checkInPlans,
  conductNotEnded,
  endingReflectionPeriods,
  missedFollowUps,
  OF_PLAN_HEAD,
  openConcerns,
  openFollowUps,
  openReferrals,
  planHead,
  recordsRequested,
} from '@samsyn/operations/contract';
import { ACTION_ENTRIES, actionsAfter } from '@samsyn/operations';
import type { ReportEntries, ReportEntry } from './report-entry';
import type { Perspectives, Task, TaskCode } from './debrief.schema';

/** What each task rests on; its words stand in `libs/presentation/src/documents`. */
export const TASK_SOURCES: Readonly<Record<TaskCode, string>> = {
  'contact-person-met': 'domain: The encounter; ADR 0034',
  'child-concern-unacknowledged': 'domain: The encounter; SoL (2025:400) 19:1',
  'follow-up-overdue': 'domain: The encounter',
  'follow-up-missed': 'domain: The encounter',
  'support-contact-due': 'domain: The encounter',
  'reflection-period-ending': 'utlänningslagen (2005:716) 5 kap. 15 §',
  'referral-unanswered': 'domain: The encounter',
  'perspective-unanswered': 'domain: Debrief',
  'action-overdue': 'domain: Debrief',
  'lesson-unanswered': 'domain: Debrief; ADR 0023',
  'conduct-not-ended': 'domain: On the site; ADR 0038',
  'check-in-missed': 'domain: On the site; ADR 0015',
  'public-records-to-answer': 'OSL 6:4–5; domain: Secrecy',
};

/** It began, and nobody has recorded that it ended. */
function forgottenEnd({ recorded }: ReportEntries, now: Instant): Task[] {
  const { started, from } = conductNotEnded(recorded, planHead(recorded.of(...OF_PLAN_HEAD)).window) ?? {};
  if (!started || from === undefined || now < from) return [];
  return [{ code: 'conduct-not-ended', branch: started.actor.branch, entries: [started.id] }];
}

/**
 * An alarm that stands: the person was not heard from, and nobody has reported since what came of it. It
 * waits for the leader.
 */
function standingAlarms({ recorded }: ReportEntries, viewer: Branch): Task[] {
  const branch = recorded.first('OperationProposed')?.actor.branch ?? viewer;
  return [...checkInPlans(recorded).values()].flatMap((plan) => {
    const { name, id } = plan.at(-1)!;
    return name === 'SafetyCheckInMissed'
      ? [{ code: 'check-in-missed' as const, branch, entries: [id] }]
      : [];
  });
}

/** A reader who sees the request is of the branch that it was put to. */
const recordsAsked = ({ recorded }: ReportEntries, branch: Branch): Task[] =>
  recordsRequested(recorded).map(({ id }) => ({ code: 'public-records-to-answer', branch, entries: [id] }));

/** For the coordinators of the region alone: nobody else may know when they reached the person. */
function personsMetToContact(entries: ReportEntries, branch: Branch): Task[] {
  const { isToContact, encounters } = entries.metWithoutCoordinator;
  if (!isToContact) return [];
  return personsToContact(entries.of('PersonMetWithoutCoordinator'), encounters).map(({ report, due }) => ({
    code: 'contact-person-met',
    branch,
    due,
    entries: [report.id],
  }));
}

/** Who sees the opening of an encounter holds it. */
const held = (entries: ReportEntries): ((stream: string) => boolean) => {
  const streams = new Set(entries.of('EncounterOpened').map(({ stream }) => stream));
  return (stream) => streams.has(stream);
};

/**
 * A duty to report to the social services stays until the office that has it has acknowledged it. An office that it was
 * redirected from has no part of what comes after, and so no task.
 */
function unacknowledgedConcerns(entries: ReportEntries, viewer: Branch): Task[] {
  const isHeld = held(entries);
  return openConcerns(entries.recorded).flatMap(({ office, reporter, stream, entries: cited }) =>
    // Where it is erased, nobody knows whom it waits for.
    office !== undefined && ([office, reporter].includes(viewer) || isHeld(stream))
      ? [{ code: 'child-concern-unacknowledged' as const, branch: office, entries: cited }]
      : [],
  );
}

const unansweredReferrals = ({ recorded }: ReportEntries): Task[] =>
  openReferrals(recorded)
    .filter(({ data }) => typeof data.to === 'string')
    .map(({ id, data }) => ({ code: 'referral-unanswered', branch: data.to as Branch, entries: [id] }));

/** A booked time that has passed without the meeting being kept, missed or moved; only for who knows the time. */
const overdueFollowUps = ({ recorded }: ReportEntries, now: Instant): Task[] =>
  openFollowUps(recorded)
    .filter(({ data: { at } }) => typeof at === 'string' && at < now)
    .map(({ id, actor: { branch } }) => ({ code: 'follow-up-overdue', branch, entries: [id] }));

const followUpsMissed = ({ recorded }: ReportEntries): Task[] =>
  missedFollowUps(recorded).map(({ id, actor: { branch } }) => ({
    code: 'follow-up-missed',
    branch,
    entries: [id],
  }));

/** Encounters of the reader that are not erased: of an erased one nothing is awaited. */
function unerasedEncounters(entries: ReportEntries): readonly ReportEntry[] {
  const erased = new Set(entries.of('SubjectErased').map(({ stream }) => stream));
  return entries.of('EncounterOpened').filter(({ stream }) => !erased.has(stream));
}

/** Who sees the opening of an encounter holds it, and so sees whether the person was reached. */
function contactsDue(entries: ReportEntries): Task[] {
  const contacts = entries.of(...CONTACT_EVENTS);
  return unerasedEncounters(entries).flatMap(({ stream, branch }) => {
    const moments = contacts
      .filter((entry) => entry.stream === stream)
      .map(({ id, name, at, recordedAt, facts }) => ({ id, name, at, recordedAt, answer: facts.answer }));
    const asked = contactAwaited(moments);
    return asked ? [{ code: 'support-contact-due' as const, branch, entries: [asked.id] }] : [];
  });
}

function periodsEnding(entries: ReportEntries): Task[] {
  const holders = new Map(unerasedEncounters(entries).map(({ stream, branch }) => [stream, branch]));
  return endingReflectionPeriods(entries.recorded).flatMap(({ id, stream }) => {
    const branch = holders.get(stream);
    return branch === undefined ? [] : [{ code: 'reflection-period-ending' as const, branch, entries: [id] }];
  });
}

function unansweredPerspectives(
  entries: ReportEntries,
  { unanswered, entrustedEarlier }: Perspectives,
): Task[] {
  // Some of them may have answered through an earlier facilitator: this one does not know whose texts those
  // are.
  if (entrustedEarlier !== undefined) return [];
  const asking = (branch: Branch) =>
    entries.of('PerspectiveRequested').filter(({ facts }) => (facts.of as Branch[]).includes(branch));
  return unanswered.map((branch) => ({
    code: 'perspective-unanswered',
    branch,
    entries: asking(branch).map(({ id }) => id),
  }));
}

/** `today` is the day in Stockholm: an action due today is not overdue. */
const overdueActions = (entries: ReportEntries, today: string): Task[] =>
  [...actionsAfter(entries.recorded.of(...ACTION_ENTRIES)).values()].flatMap((action): Task[] => {
    const { state, due, owner } = action;
    if (state !== 'open' || due === '' || due >= today || !owner) return [];
    return [{ code: 'action-overdue', branch: owner.branch, entries: action.entries }];
  });

/** What waits for someone; each task follows the entries it rests on, so nobody learns of an entry through a task. */
export const tasksIn = (
  entries: ReportEntries,
  perspectives: Perspectives,
  { now, branch }: { readonly now: Instant; readonly branch: Branch },
): readonly Task[] => [
  ...standingAlarms(entries, branch),
  ...personsMetToContact(entries, branch),
  ...unacknowledgedConcerns(entries, branch),
  ...overdueFollowUps(entries, now),
  ...followUpsMissed(entries),
  ...contactsDue(entries),
  ...periodsEnding(entries),
  ...unansweredReferrals(entries),
  ...unansweredPerspectives(entries, perspectives),
  ...overdueActions(entries, stockholmDay(now)),
  ...forgottenEnd(entries, now),
  ...recordsAsked(entries, branch),
];
