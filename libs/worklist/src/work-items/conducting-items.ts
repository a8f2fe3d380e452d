import { personsToContact } from '@samsyn/kinds';
import { childConcernStream, contactAwaited, type RunningClocks } from '@samsyn/conducting/contract';
import {
  checkInPlans,
  endingReflectionPeriods,
  EntryIndex,
  openConcerns,
  openFollowUps,
  openReferrals,
  type ViewedEntry,
} from '@samsyn/operations/contract';
import { idOfStream, plusDays, plusMs, stockholmDay, stockholmInstant, type Instant } from '@samsyn/kernel';
import type { AnswerCode } from './answers';
import {
  dueAt,
  instantIn,
  listIn,
  type PendingItem,
  type Rule,
  type OperationForViewer,
} from './pending-item';

/** Who of the leading branch acts on an alarm beside the leader (ADR 0015). */
const WATCHES: readonly string[] = ['supervisor', 'duty-officer'];
const CONCERNS = childConcernStream('');
const MINUTE_MS = 60_000;
const CHECK_IN_SHOWN_MS = 15 * MINUTE_MS;

/** An alarm that stands, for the leader and for those it is about; a sign of life that is due, for those it is due from. */
export const checkIns: Rule = (viewed) =>
  [...checkInPlans(viewed).values()].flatMap((plan) => checkIn(viewed, plan.at(-1)!));

function checkIn(viewed: OperationForViewer, last: ViewedEntry): readonly PendingItem[] {
  const { viewer } = viewed;
  const isHers = listIn<{ person: string }>(last.data.who).some(({ person }) => person === viewer.person);
  if (last.name === 'SafetyCheckInMissed') {
    const acts = viewed.leads || (viewed.standing.leads && WATCHES.includes(viewer.role));
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

/** What the holder of an encounter waits for, or must do for others. Nobody else has any of it. */
export const encountersHeld =
  (clocks: RunningClocks): Rule =>
  (viewed) =>
    viewed.held.flatMap((stream) => {
      const entries = new EntryIndex(viewed.all.filter((entry) => entry.stream === stream));
      const running = clocks.of(entries.all);
      const due = (code: string, about?: string): Instant | undefined =>
        running.find((clock) => clock.code === code && (about === undefined || clock.about === about))?.due;
      return [
        ...openFollowUps(entries).flatMap((reason) => followUp(reason, idOfStream(stream))),
        ...referralsOut(entries, stream, due),
        ...concernsOut(entries, stream, due),
        ...supportContact(entries, stream, due('support-contact')),
        ...endingReflectionPeriods(entries).flatMap(reflectionPeriod),
      ];
    });

/** Its holders have left: a coordinator of the branch takes it over with a reason (ADR 0037). Supervisors hold it anyway. */
export const encountersToTakeOver: Rule = (viewed) => {
  if (viewed.viewer.role !== 'coordinator') return [];
  return viewed.withoutHolder.map(({ id, name, recordedAt, stream }): PendingItem => {
    const reason = { entry: { id }, name, recordedAt };
    return { code: 'encounter-to-take-over', reason, at: idOfStream(stream) };
  });
};

const endOfDay = (at: Instant): Instant => stockholmInstant(plusDays(stockholmDay(at), 1), '00:00');
const beginningOfDay = (at: Instant): Instant => stockholmInstant(stockholmDay(at), '00:00');

function followUp(reason: ViewedEntry, encounter: string): readonly PendingItem[] {
  const at = instantIn(reason.data.at);
  if (at === undefined) return [];
  const plan = { reason, due: at, about: `${Number(reason.data.followUp)}`, at: encounter };
  const midnight = endOfDay(at);
  return [
    { code: 'follow-up-today', ...plan, from: beginningOfDay(at), until: midnight },
    { code: 'follow-up-overdue', ...plan, from: midnight },
  ];
}

type DueOf = (code: string, about?: string) => Instant | undefined;

type Entries = EntryIndex<ViewedEntry>;

const referralsOut = (entries: Entries, stream: string, due: DueOf): readonly PendingItem[] =>
  openReferrals(entries).map((reason) => ({
    code: 'referral-unanswered',
    reason,
    ...dueAt(due('referral-reminder', reason.entry.id)),
    at: idOfStream(stream),
  }));

const concernsOut = (entries: Entries, stream: string, due: DueOf): readonly PendingItem[] =>
  openConcerns(entries).map(({ id, reason }) => ({
    code: 'child-concern-unacknowledged',
    reason,
    ...dueAt(due('child-concern-reminder', id)),
    at: id,
  }));

/** What the viewer's branch reported outside every encounter, for all of it: the duty does not lapse. */
export const concernsReported: Rule = (viewed) =>
  openConcerns(viewed)
    .filter(({ stream }) => stream.startsWith(CONCERNS))
    .filter(({ reporter, office }) => reporter === viewed.viewer.branch && office !== reporter)
    .map(({ id, reason }) => ({ code: 'child-concern-unacknowledged', reason, at: id }));

function supportContact(
  entries: Entries,
  stream: string,
  running: Instant | undefined,
): readonly PendingItem[] {
  const awaited = contactAwaited(
    entries.all.map(({ id, name, at, recordedAt, data }) => {
      return { id, name, at, recordedAt, answer: data.answer };
    }),
  );
  const reason = awaited && entries.get(awaited.id);
  if (!reason) return [];
  const overdue = entries.last('SupportContactOverdue')?.data.due;
  const due = dueAt(running ?? instantIn(overdue));
  return [{ code: 'support-contact-due', reason, ...due, at: idOfStream(stream) }];
}

/** From the day on which Samsyn reminds of it, until the period is over. */
function reflectionPeriod(reason: ViewedEntry): readonly PendingItem[] {
  const due = instantIn(reason.data.endsAt);
  if (due === undefined) return [];
  return [{ code: 'reflection-period-ending', reason, due, until: due, at: idOfStream(reason.stream) }];
}

/** Persons met without a coordinator, for the coordinators of the region, until there is an encounter. */
export const personsMetToContact: Rule = (viewed) => {
  const { isToContact, encounters } = viewed.operation.metWithoutCoordinator ?? {};
  if (!isToContact || !encounters) return [];
  const plan = viewed.of('PersonMetWithoutCoordinator').map((reason) => {
    const { entry, at, recordedAt, data } = reason;
    return { id: entry.id, at, recordedAt, facts: data, reason };
  });
  return personsToContact(plan, encounters).map(({ report: { reason }, due }): PendingItem => {
    const about = reason.entry.id;
    return { code: 'contact-person-met', reason, due: stockholmInstant(plusDays(due, 1), '00:00'), about };
  });
};

/** Referrals and concerns sent to the viewer's branch, which sees nothing else of the person met. */
export const askedOfTheBranch: Rule = (viewed) => {
  const { branch } = viewed.viewer;
  const isToUs = ({ data, stream }: ViewedEntry): boolean => data.to === branch && !viewed.holds(stream);
  const reminded = (field: string, id: string): Instant | undefined =>
    viewed.all.find(({ name, data }) => name.endsWith('Reminded') && data[field] === id && data.to === branch)
      ?.at;
  return [
    ...openReferrals(viewed)
      .filter(isToUs)
      .map((reason): PendingItem => {
        const due = dueAt(reminded('referral', reason.entry.id));
        return { code: 'referral-to-answer', reason, ...due, at: idOfStream(reason.stream) };
      }),
    ...openConcerns(viewed)
      .filter(({ office, reason }) => office === branch && !viewed.holds(reason.stream))
      .map(({ id, reason }): PendingItem => {
        return { code: 'child-concern-to-acknowledge', reason, ...dueAt(reminded('concern', id)), at: id };
      }),
  ];
};
