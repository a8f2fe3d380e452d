import { personsToContact } from '@samsyn/kinds';
import { childConcernStream, contactAwaited, type RunningClocks } from '@samsyn/conducting/contract';
import type { ViewedEntry } from '@samsyn/operations/contract';
import { plusDays, plusMs, stockholmDay, stockholmInstant, type Branch, type Instant } from '@samsyn/kernel';
import type { AnswerCode } from './answers';
import {
  dueAt,
  idOf,
  instantIn,
  listIn,
  type PendingItem,
  type Rule,
  type OperationForViewer,
} from './pending-item';

const CHECK_IN_EVENTS = [
  'SafetyCheckInStarted',
  'SafetyCheckedIn',
  'SafetyCheckInMissed',
  'SafetyAlarmHandled',
  'SafetyCheckInEnded',
];
/** Who of the leading branch acts on an alarm beside the leader (ADR 0015). */
const WATCHES: readonly string[] = ['supervisor', 'duty-officer'];
const CONCERNS = childConcernStream('');
const MINUTE_MS = 60_000;
const CHECK_IN_SHOWN_MS = 15 * MINUTE_MS;

const planOf = ({ name, entry, data }: ViewedEntry): string =>
  name === 'SafetyCheckInStarted' ? entry.id : (data.checkIn as string);

/** An alarm that stands, for the leader and for those it is about; a sign of life that is due, for those it is due from. */
export const checkIns: Rule = (seen) => {
  const plans = new Map<string, ViewedEntry[]>();
  for (const entry of seen.of(...CHECK_IN_EVENTS)) {
    const plan = planOf(entry);
    plans.set(plan, [...(plans.get(plan) ?? []), entry]);
  }
  return [...plans.values()].flatMap((told) => checkIn(seen, told));
};

function checkIn(seen: OperationForViewer, told: readonly ViewedEntry[]): readonly PendingItem[] {
  const last = told.at(-1)!;
  const { viewer } = seen;
  const isHers = listIn<{ person: string }>(last.data.who).some(({ person }) => person === viewer.person);
  if (last.name === 'SafetyCheckInMissed') {
    const acts = seen.leads || (seen.standing.leads && WATCHES.includes(viewer.role));
    if (!acts && !isHers) return [];
    const due = dueAt(instantIn(last.data.dueAt));
    const answers: AnswerCode[] = [
      ...(acts ? (['recordSafetyAlarmHandled'] as const) : []),
      ...(isHers ? (['recordSafetyCheckedIn', 'recordSafetyCheckInEnded'] as const) : []),
    ];
    return [{ code: 'check-in-missed', reason: last, ...due, answers }];
  }
  const next = instantIn(last.data.nextAt);
  if (last.name === 'SafetyCheckInEnded' || next === undefined || !isHers) return [];
  const from = plusMs(next, -CHECK_IN_SHOWN_MS);
  return [{ code: 'check-in-due', reason: last, due: next, from }];
}

/** What the holder of an encounter is waiting for, or is waited for with. Nobody else has any of it. */
export const encountersHeld =
  (clocks: RunningClocks): Rule =>
  (seen) =>
    seen.held.flatMap((stream) => {
      const entries = seen.entries.filter((entry) => entry.stream === stream);
      const running = clocks.of(entries);
      const due = (code: string, about?: string): Instant | undefined =>
        running.find((clock) => clock.code === code && (about === undefined || clock.about === about))?.due;
      return [
        ...followUps(entries, stream),
        ...referralsOut(entries, stream, due),
        ...concernsOut(entries, stream, due),
        ...supportContact(entries, stream, due('support-contact')),
        ...reflectionPeriod(entries, stream),
      ];
    });

/** Its holders have left: a coordinator of the branch takes it over with a reason (ADR 0037). Supervisors hold it anyway. */
export const encountersToTakeOver: Rule = (seen) => {
  if (seen.viewer.role !== 'coordinator') return [];
  return seen.withoutHolder.map(({ id, name, recordedAt, stream }): PendingItem => {
    const reason = { entry: { id }, name, recordedAt };
    return { code: 'encounter-to-take-over', reason, at: idOf(stream) };
  });
};

const endOfDay = (at: Instant): Instant => stockholmInstant(plusDays(stockholmDay(at), 1), '00:00');
const beginningOfDay = (at: Instant): Instant => stockholmInstant(stockholmDay(at), '00:00');

function followUps(entries: readonly ViewedEntry[], stream: string): readonly PendingItem[] {
  const open = new Map<unknown, ViewedEntry>();
  for (const entry of entries) {
    const { followUp } = entry.data;
    if (followUp === undefined) continue;
    if (entry.name === 'FollowUpBooked' || entry.name === 'FollowUpMoved') open.set(followUp, entry);
    if (entry.name === 'FollowUpKept' || entry.name === 'FollowUpMissed') open.delete(followUp);
  }
  return [...open.values()].flatMap((reason): PendingItem[] => {
    const at = instantIn(reason.data.at);
    if (at === undefined) return [];
    const told = { reason, due: at, about: `${Number(reason.data.followUp)}`, at: idOf(stream) };
    const midnight = endOfDay(at);
    return [
      { code: 'follow-up-today', ...told, from: beginningOfDay(at), until: midnight },
      { code: 'follow-up-overdue', ...told, from: midnight },
    ];
  });
}

type DueOf = (code: string, about?: string) => Instant | undefined;

/** Entries with that name, by what they answer. */
const answers = (entries: readonly ViewedEntry[], field: string, ...names: readonly string[]): Set<unknown> =>
  new Set(entries.filter(({ name }) => names.includes(name)).map(({ data }) => data[field]));

const REFERRAL_ANSWERS = ['ReferralAccepted', 'ReferralRefused', 'ReferralCompleted', 'ReferralWithdrawn'];

function openReferrals(entries: readonly ViewedEntry[]): readonly ViewedEntry[] {
  const ended = answers(entries, 'referral', ...REFERRAL_ANSWERS);
  return entries.filter(({ name, entry }) => name === 'ReferralRequested' && !ended.has(entry.id));
}

interface OpenConcern {
  readonly id: string;
  readonly reporter: Branch;
  /** The office that has it now. */
  readonly office: Branch;
  /** What sent it there. */
  readonly reason: ViewedEntry;
}

/** In order of recording: a redirection takes it from the office that had it, whatever that office has answered. */
function openConcerns(entries: readonly ViewedEntry[]): readonly OpenConcern[] {
  const open = new Map<string, OpenConcern>();
  for (const reason of entries) {
    const { name, entry, actor, data } = reason;
    const office = data.to as Branch;
    const id = name === 'ChildConcernReported' ? entry.id : (data.concern as string);
    if (name === 'ChildConcernReported') open.set(id, { id, reporter: actor.branch, office, reason });
    if (name === 'ChildConcernRedirected')
      open.set(id, { id, reporter: data.reporter as Branch, office, reason });
    if (name === 'ChildConcernAcknowledged') open.delete(id);
  }
  return [...open.values()];
}

const referralsOut = (entries: readonly ViewedEntry[], stream: string, due: DueOf): readonly PendingItem[] =>
  openReferrals(entries).map((reason) => ({
    code: 'referral-unanswered',
    reason,
    ...dueAt(due('referral-reminder', reason.entry.id)),
    at: idOf(stream),
  }));

const concernsOut = (entries: readonly ViewedEntry[], stream: string, due: DueOf): readonly PendingItem[] =>
  openConcerns(entries).map(({ id, reason }) => ({
    code: 'child-concern-unacknowledged',
    reason,
    ...dueAt(due('child-concern-reminder', id)),
    at: id,
  }));

/** What somebody of her branch reported outside every encounter, for everybody of the branch: the duty does not go away. */
export const concernsReported: Rule = (seen) =>
  openConcerns(seen.entries.filter(({ stream }) => stream.startsWith(CONCERNS)))
    .filter(({ reporter, office }) => reporter === seen.viewer.branch && office !== reporter)
    .map(({ id, reason }) => ({ code: 'child-concern-unacknowledged', reason, at: id }));

function supportContact(
  entries: readonly ViewedEntry[],
  stream: string,
  running: Instant | undefined,
): readonly PendingItem[] {
  const awaited = contactAwaited(
    entries.map(({ entry: { id }, name, at, recordedAt, data }) => {
      return { id, name, at, recordedAt, answer: data.answer };
    }),
  );
  const reason = entries.find(({ entry }) => entry.id === awaited?.id);
  if (!reason) return [];
  const overdue = entries.findLast(({ name }) => name === 'SupportContactOverdue')?.data.due;
  const due = dueAt(running ?? instantIn(overdue));
  return [{ code: 'support-contact-due', reason, ...due, at: idOf(stream) }];
}

/** From the day on which Samsyn reminds of it, until the period is over. */
function reflectionPeriod(entries: readonly ViewedEntry[], stream: string): readonly PendingItem[] {
  const last = entries.findLast(({ name }) => name.startsWith('ReflectionPeriod'));
  const due = instantIn(last?.data.endsAt);
  if (last?.name !== 'ReflectionPeriodEnding' || due === undefined) return [];
  return [{ code: 'reflection-period-ending', reason: last, due, until: due, at: idOf(stream) }];
}

/** Whoever was met without a coordinator, for the coordinators of the region, until there is an encounter. */
export const personsMetToContact: Rule = (seen) => {
  const { isToContact, encounters } = seen.operation.metWithoutCoordinator ?? {};
  if (!isToContact || !encounters) return [];
  const told = seen.of('PersonMetWithoutCoordinator').map((reason) => {
    const { entry, at, recordedAt, data } = reason;
    return { id: entry.id, at, recordedAt, facts: data, reason };
  });
  return personsToContact(told, encounters).map(({ told: { reason }, due }): PendingItem => {
    const about = reason.entry.id;
    return { code: 'contact-person-met', reason, due: stockholmInstant(plusDays(due, 1), '00:00'), about };
  });
};

/** Referrals and concerns that were sent to her branch: the branch sees those entries, and nothing else of her. */
export const askedOfTheBranch: Rule = (seen) => {
  const { branch } = seen.viewer;
  const isToUs = ({ data, stream }: ViewedEntry): boolean => data.to === branch && !seen.holds(stream);
  const reminded = (field: string, id: string): Instant | undefined =>
    seen.entries.find(
      ({ name, data }) => name.endsWith('Reminded') && data[field] === id && data.to === branch,
    )?.at;
  return [
    ...openReferrals(seen.entries)
      .filter(isToUs)
      .map((reason): PendingItem => {
        const due = dueAt(reminded('referral', reason.entry.id));
        return { code: 'referral-to-answer', reason, ...due, at: idOf(reason.stream) };
      }),
    ...openConcerns(seen.entries)
      .filter(({ office, reason }) => office === branch && !seen.holds(reason.stream))
      .map(({ id, reason }): PendingItem => {
        return { code: 'child-concern-to-acknowledge', reason, ...dueAt(reminded('concern', id)), at: id };
      }),
  ];
};
