import { personsToContact } from '@samsyn/kinds';
import { CONTACT_EVENTS, contactAwaited } from '@samsyn/conducting/contract';
import { endForgottenFrom, stockholmDay, type Branch, type Instant } from '@samsyn/kernel';
import { ACTION_ENTRIES, actionsAfter } from '../actions/action-lines';
import type { Perspectives, Task, TaskCode } from './debrief-document';
import type { ReportEntries, ReportEntry } from './report-entry';

/** What each task rests on; its words stand in render/texts. */
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
function forgottenEnd(entries: ReportEntries, now: Instant): Task[] {
  const started = entries.last('ConductStarted');
  if (!started || entries.first('ConductEnded')) return [];
  const { window } = entries.of('OperationProposed', 'OperationRescheduled').at(-1)?.facts ?? {};
  const plannedEnd = Array.isArray(window) ? (window[1] as Instant) : undefined;
  if (now < endForgottenFrom(started.at, plannedEnd)) return [];
  return [{ code: 'conduct-not-ended', branch: started.branch, entries: [started.id] }];
}

const CHECK_INS = [
  'SafetyCheckInStarted',
  'SafetyCheckedIn',
  'SafetyCheckInMissed',
  'SafetyAlarmHandled',
  'SafetyCheckInEnded',
];

/** An alarm that stands: nobody was heard of, and nobody has said since what came of it. It waits for who leads. */
function standingAlarms(entries: ReportEntries, viewer: Branch): Task[] {
  const leading = entries.first('OperationProposed')?.branch ?? viewer;
  const last = new Map<string, ReportEntry>();
  for (const entry of inOrderOfRecording(entries.of(...CHECK_INS)))
    last.set(typeof entry.facts.checkIn === 'string' ? entry.facts.checkIn : entry.id, entry);
  return [...last.values()]
    .filter(({ name }) => name === 'SafetyCheckInMissed')
    .map(({ id }) => ({ code: 'check-in-missed', branch: leading, entries: [id] }));
}

/** Whoever sees the request is of the branch that it was put to. */
function recordsAsked(entries: ReportEntries, branch: Branch): Task[] {
  const ended = new Set(
    entries.of('PublicRecordsAnswered', 'PublicRecordsRequestWithdrawn').map(({ stream }) => stream),
  );
  return entries
    .of('PublicRecordsRequested')
    .filter(({ stream }) => !ended.has(stream))
    .map(({ id }) => ({ code: 'public-records-to-answer', branch, entries: [id] }));
}

/** For the coordinators of the region alone: when they reached the person is nobody else's to know. */
function personsMetToContact(entries: ReportEntries, branch: Branch): Task[] {
  const { isToContact, encounters } = entries.metWithoutCoordinator;
  if (!isToContact) return [];
  return personsToContact(entries.of('PersonMetWithoutCoordinator'), encounters).map(({ told, due }) => ({
    code: 'contact-person-met',
    branch,
    due,
    entries: [told.id],
  }));
}

interface OpenConcern {
  /** The office that has it. */
  readonly branch: Branch;
  readonly reporter: Branch;
  readonly stream: string;
  readonly ids: string[];
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
  const open = new Map<string, OpenConcern>();
  const told = entries.of('ChildConcernReported', 'ChildConcernRedirected', 'ChildConcernAcknowledged');
  for (const { id, name, branch, stream, facts } of inOrderOfRecording(told)) {
    const { to, concern, reporter } = facts as Readonly<Record<string, string | undefined>>;
    // Where it is erased, nobody knows for whom it waits, or what was answered.
    if (name === 'ChildConcernReported' && to !== undefined) {
      open.set(id, { branch: to, reporter: branch, stream, ids: [id] });
    } else if (name === 'ChildConcernRedirected' && concern !== undefined && to !== undefined) {
      const ids = [...(open.get(concern)?.ids ?? [concern]), id];
      open.set(concern, { branch: to, reporter: reporter ?? branch, stream, ids });
    } else if (name === 'ChildConcernAcknowledged' && concern !== undefined) open.delete(concern);
  }
  const isHeld = held(entries);
  return [...open.values()]
    .filter(({ branch, reporter, stream }) => [branch, reporter].includes(viewer) || isHeld(stream))
    .map(({ branch, ids }) => ({ code: 'child-concern-unacknowledged', branch, entries: ids }));
}

/** A redirection may be told to have happened before what it answers. */
const inOrderOfRecording = (entries: readonly ReportEntry[]): readonly ReportEntry[] =>
  [...entries].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));

function unansweredReferrals(entries: ReportEntries): Task[] {
  const answers = entries.of('ReferralAccepted', 'ReferralRefused', 'ReferralCompleted', 'ReferralWithdrawn');
  const answered = new Set(answers.map(({ facts }) => facts.referral));
  return entries
    .of('ReferralRequested')
    .filter(({ id, facts }) => !answered.has(id) && typeof facts.to === 'string')
    .map(({ id, facts }) => ({ code: 'referral-unanswered', branch: facts.to as Branch, entries: [id] }));
}

/** A booked time that has passed without the meeting being kept, missed or moved; only for who knows the time. */
function overdueFollowUps(entries: ReportEntries, now: Instant): Task[] {
  const booked = new Map<string, ReportEntry>();
  for (const entry of entries.of('FollowUpBooked', 'FollowUpMoved', 'FollowUpKept', 'FollowUpMissed')) {
    const key = `${entry.stream} ${JSON.stringify(entry.facts.followUp)}`;
    if (entry.name === 'FollowUpBooked' || entry.name === 'FollowUpMoved') booked.set(key, entry);
    else booked.delete(key);
  }
  return [...booked.values()]
    .filter(
      ({ facts }) => typeof facts.at === 'string' && facts.at < now && typeof facts.followUp === 'number',
    )
    .map(({ id, branch }) => ({ code: 'follow-up-overdue', branch, entries: [id] }));
}

/** A meeting that she did not come to, and no other is booked: only for who knows which meeting. */
function missedFollowUps(entries: ReportEntries): Task[] {
  const missed = new Map<string, ReportEntry>();
  for (const entry of entries.of('FollowUpBooked', 'FollowUpMoved', 'FollowUpKept', 'FollowUpMissed')) {
    if (entry.name === 'FollowUpMissed') missed.set(entry.stream, entry);
    else missed.delete(entry.stream);
  }
  return [...missed.values()]
    .filter(({ facts }) => typeof facts.followUp === 'number')
    .map(({ id, branch }) => ({ code: 'follow-up-missed', branch, entries: [id] }));
}

/** Encounters of the reader that are not erased: of an erased one nothing is awaited. */
function encountersKept(entries: ReportEntries): readonly ReportEntry[] {
  const erased = new Set(entries.of('SubjectErased').map(({ stream }) => stream));
  return entries.of('EncounterOpened').filter(({ stream }) => !erased.has(stream));
}

/** Who sees the opening of an encounter holds it, and so sees whether the person was reached. */
function contactsDue(entries: ReportEntries): Task[] {
  const told = entries.of(...CONTACT_EVENTS);
  return encountersKept(entries).flatMap(({ stream, branch }) => {
    const moments = told
      .filter((entry) => entry.stream === stream)
      .map(({ id, name, at, recordedAt, facts }) => ({ id, name, at, recordedAt, answer: facts.answer }));
    const asked = contactAwaited(moments);
    return asked ? [{ code: 'support-contact-due' as const, branch, entries: [asked.id] }] : [];
  });
}

/** Samsyn has said that it is about to end, and it has neither ended nor been prolonged since. */
function endingReflectionPeriods(entries: ReportEntries): Task[] {
  const ending = new Map<string, ReportEntry>();
  const told = entries.of('ReflectionPeriodEnding', 'ReflectionPeriodProlonged', 'ReflectionPeriodEnded');
  for (const entry of told) {
    if (entry.name === 'ReflectionPeriodEnding') ending.set(entry.stream, entry);
    else ending.delete(entry.stream);
  }
  const holders = new Map(encountersKept(entries).map(({ stream, branch }) => [stream, branch]));
  return [...ending].flatMap(([stream, { id }]) => {
    const branch = holders.get(stream);
    return branch === undefined ? [] : [{ code: 'reflection-period-ending' as const, branch, entries: [id] }];
  });
}

function unansweredPerspectives(
  entries: ReportEntries,
  { unanswered, entrustedEarlier }: Perspectives,
): Task[] {
  // Some of them may have answered an earlier facilitator: whose texts they are, this one does not know.
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
  [...actionsAfter(entries.of(...ACTION_ENTRIES)).values()].flatMap((action): Task[] => {
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
  ...missedFollowUps(entries),
  ...contactsDue(entries),
  ...endingReflectionPeriods(entries),
  ...unansweredReferrals(entries),
  ...unansweredPerspectives(entries, perspectives),
  ...overdueActions(entries, stockholmDay(now)),
  ...forgottenEnd(entries, now),
  ...recordsAsked(entries, branch),
];
