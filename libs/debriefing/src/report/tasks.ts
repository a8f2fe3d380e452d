import type { Branch, Instant, PersonRef } from '@samsyn/kernel';
import type { Perspectives, Task } from './debrief-document';
import type { ReportEntries, ReportEntry } from './report-entry';

/** A duty to report to the social services stays until the receiving branch has acknowledged it. */
function unacknowledgedConcerns(entries: ReportEntries): Task[] {
  const acknowledged = new Set(entries.of('ChildConcernAcknowledged').map(({ facts }) => facts.concern));
  return entries
    .of('ChildConcernReported')
    .filter(({ id }) => !acknowledged.has(id))
    .map(({ id, facts }) => ({
      code: 'child-concern-unacknowledged',
      branch: facts.to as Branch,
      entries: [id],
    }));
}

function unansweredReferrals(entries: ReportEntries): Task[] {
  const answers = entries.of('ReferralAccepted', 'ReferralRefused', 'ReferralCompleted');
  const answered = new Set(answers.map(({ facts }) => facts.referral));
  return entries
    .of('ReferralRequested')
    .filter(({ id }) => !answered.has(id))
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

function unansweredPerspectives(entries: ReportEntries, { unanswered }: Perspectives): Task[] {
  const asking = (branch: Branch) =>
    entries.of('PerspectiveRequested').filter(({ facts }) => (facts.of as Branch[]).includes(branch));
  return unanswered.map((branch) => ({
    code: 'perspective-unanswered',
    branch,
    entries: asking(branch).map(({ id }) => id),
  }));
}

/** State of each agreed action, by the id of its entry. */
export function actionStates(entries: ReportEntries): ReadonlyMap<string, 'completed' | 'dropped'> {
  const ended = entries.of('ActionCompleted', 'ActionDropped');
  return new Map(
    ended.map(({ name, facts }) => [
      facts.action as string,
      name === 'ActionCompleted' ? 'completed' : 'dropped',
    ]),
  );
}

/** `today` is the day in Stockholm: an action due today is not overdue. */
function overdueActions(entries: ReportEntries, today: string): Task[] {
  const states = actionStates(entries);
  return entries
    .of('ActionAgreed')
    .filter(({ id, facts }) => !states.has(id) && (facts.due as string) < today)
    .map(({ id, facts }) => ({
      code: 'action-overdue',
      branch: (facts.owner as unknown as PersonRef).branch,
      entries: [id],
    }));
}

const stockholmDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' });

/** What waits for someone; each task follows the entries it rests on, so nobody learns of an entry through a task. */
export const tasksIn = (
  entries: ReportEntries,
  perspectives: Perspectives,
  now: Instant,
): readonly Task[] => [
  ...unacknowledgedConcerns(entries),
  ...overdueFollowUps(entries, now),
  ...unansweredReferrals(entries),
  ...unansweredPerspectives(entries, perspectives),
  ...overdueActions(entries, stockholmDay.format(Date.parse(now))),
];
