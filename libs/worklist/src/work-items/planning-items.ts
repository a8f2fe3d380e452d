import { conductNotEnded, type ViewedEntry } from '@samsyn/operations/contract';
import type { Instant, Json } from '@samsyn/kernel';
import type { PlanMatters } from '@samsyn/planning/contract';
import type { AnswerCode } from './answers';
import {
  dueAt,
  idOf,
  instantIn,
  listIn,
  personIn,
  type PendingItem,
  type Rule,
  type OperationForViewer,
} from './pending-item';

const TURNS = ['CoordinatorCalled', 'CallEscalated', 'CallDeadlineMoved'];
/** A late answer ends no turn: it may be of one person while another is asked. */
const ENDS_TURN = [
  ...['CoordinatorAccepted', 'CoordinatorDeclined', 'CallExpired', 'CallWithdrawn', 'CallChainExhausted'],
  'CallPassedOver',
];

/** The turn is hers, and it is open. */
export const callsToAnswer: Rule = (seen) => {
  const turns = new Map<string, ViewedEntry>();
  for (const entry of seen.of(...TURNS, ...ENDS_TURN)) {
    if (TURNS.includes(entry.name)) turns.set(entry.stream, entry);
    else turns.delete(entry.stream);
  }
  return [...turns.values()]
    .filter(({ data }) => personIn(data.to) === seen.viewer.person)
    .map((reason): PendingItem => {
      const due = dueAt(instantIn(reason.data.answerBy));
      return { code: 'call-to-answer', reason, ...due, at: idOf(reason.stream) };
    });
};

/** Whose yes holds, by call-out: in time, not taken back, and not released. */
const comingBy = (seen: OperationForViewer): ReadonlyMap<string, string> => {
  const coming = new Map<string, string>();
  for (const { name, stream, actor } of seen.of(
    ...['CoordinatorAccepted', 'CoordinatorDeclined', 'CoordinatorReleased'],
  )) {
    if (name === 'CoordinatorAccepted') coming.set(stream, actor.person);
    else coming.delete(stream);
  }
  return coming;
};

/** The latest chain has ended without a yes, nobody comes by another, and nobody has been called since. */
export const chainExhausted: Rule = (seen) => {
  const reason = seen.last('CallChainExhausted', 'CoordinatorCalled');
  if (!seen.leads || !seen.isPlanned || reason?.name !== 'CallChainExhausted') return [];
  if (comingBy(seen).size > 0 || seen.has('OperationReleasedWithoutCoordinator')) return [];
  return [{ code: 'call-chain-exhausted', reason, ...dueAt(seen.window?.[0]) }];
};

/** A yes that came too late counts for nothing by itself: she is called anew, or another comes. */
export const lateYes: Rule = (seen) => {
  if (!seen.leads || !seen.isPlanned || comingBy(seen).size > 0) return [];
  const calls = seen.of('CoordinatorCalled', 'CallEscalated');
  return seen
    .of('CallAnsweredLate')
    .filter(
      ({ data, actor, position, stream }) =>
        data.answer === 'accepted' &&
        !calls.some((one) => one.position > position && personIn(one.data.to) === actor.person) &&
        !seen
          .of('CallAnsweredLate')
          .some(
            (one) => one.position > position && one.actor.person === actor.person && one.stream === stream,
          ),
    )
    .map((reason): PendingItem => ({ code: 'late-yes-to-take-up', reason, ...dueAt(seen.window?.[0]) }));
};

/** It goes on by what is recorded, and was to have ended the day before. */
export const conductToEnd: Rule = (seen) => {
  const { started: reason, from } = conductNotEnded(seen, seen.window) ?? {};
  return seen.leads && reason && from !== undefined
    ? [{ code: 'conduct-not-ended', reason, due: from, from }]
    : [];
};

const ASKS = ['AgencyInvited', 'InvitationRenewed'];

/** A branch that does not take part yet is not told whom else an entry names: what it sees is for it. */
const names = (agencies: Json | undefined, branch: string): boolean =>
  agencies === undefined || listIn<string>(agencies).includes(branch);

/** Asked last, and neither answered nor withdrawn since. A late answer is still an answer, until the window is over. */
export const invitationsToAnswer: Rule = (seen) => {
  const { branch } = seen.viewer;
  if (!seen.isPlanned) return [];
  const asked = seen.of(...ASKS).findLast(({ data }) => names(data.agencies, branch));
  if (!asked) return [];
  const answers = seen.of('AgencyConfirmed', 'AgencyDeclined').filter(({ actor }) => actor.branch === branch);
  // Who has said yes and is invited once more need not say it again; who said no is asked anew.
  if (asked.name === 'AgencyInvited' && answers.at(-1)?.name === 'AgencyConfirmed') return [];
  const ended = [
    ...answers,
    ...seen.of('InvitationWithdrawn').filter(({ data }) => names(data.agencies, branch)),
  ].some(({ position }) => position > asked.position);
  if (ended) return [];
  const until = seen.window?.[1];
  const due = dueAt(instantIn(asked.data.answerBy));
  return [{ code: 'invitation-to-answer', reason: asked, ...due, ...(until ? { until } : {}) }];
};

/** Her tasks and the pre-briefing, before the operation. */
export const tasksBefore: Rule = (seen) => {
  if (!seen.isPlanned || !seen.takesPart) return [];
  const [starts, ends] = seen.window ?? [];
  const assigned = seen
    .of('RoleAssigned')
    .findLast(({ data }) =>
      listIn<{ who: Json }>(data.roles).some(({ who }) => personIn(who) === seen.viewer.person),
    );
  const until = ends === undefined ? {} : { until: ends };
  const task: PendingItem[] = assigned
    ? [{ code: 'task-assigned', reason: assigned, ...dueAt(starts), ...until }]
    : [];
  const meeting = seen.last('PreBriefingScheduled');
  const at = instantIn(meeting?.data.at);
  const isHeld = seen.of('PreBriefingHeld').some(({ position }) => position > (meeting?.position ?? 0));
  if (!meeting || at === undefined || isHeld) return task;
  return [...task, { code: 'pre-briefing-to-attend', reason: meeting, due: at, until: at }];
};

/** Her branch has asked for an interpreter, and nobody has booked or declined, until the time it is for is over. */
export const interpretersToBook: Rule = (seen) => {
  if (seen.isCancelled || seen.has('ConductEnded')) return [];
  const answered = new Set(
    seen
      .of('InterpreterBooked', 'InterpreterDeclined', 'InterpreterCancelled')
      .map(({ data }) => data.booking),
  );
  return seen
    .of('InterpreterRequested')
    .filter(({ actor, data }) => actor.branch === seen.viewer.branch && !answered.has(data.booking))
    .map((reason): PendingItem => {
      const [begins, ends] = listIn<Instant>(reason.data.window);
      const until = ends === undefined ? {} : { until: ends };
      const about = reason.data.booking as string;
      return { code: 'interpreter-to-book', reason, ...dueAt(begins), ...until, about };
    });
};

/** Leadership that was offered to her and not accepted; an offer to another takes its place. */
export const leadershipToAccept: Rule = (seen) => {
  const latest = seen.last('LeadershipHandedOver', 'LeadershipAccepted', 'LeadershipTakenOver');
  if (latest?.name !== 'LeadershipHandedOver' || seen.has('ConductEnded')) return [];
  if (personIn(latest.data.to) !== seen.viewer.person) return [];
  return [{ code: 'leadership-to-accept', reason: latest }];
};

const BEGAN_TO_LEAD = ['OperationProposed', 'ConductStarted', 'LeadershipAccepted', 'LeadershipTakenOver'];

/** Who led has left: any operation leader of the branch may take over. */
export const leadershipToTakeOver: Rule = (seen) => {
  const reason = seen.last(...BEGAN_TO_LEAD);
  const mayLead = seen.standing.leads && seen.viewer.role === 'operation-leader';
  if (!reason || !mayLead || !seen.isLeaderless || seen.has('OperationCancelled', 'ConductEnded')) return [];
  return [{ code: 'leadership-to-take-over', reason }];
};

const TO_BRIEF = ['branch-not-briefed', 'needs-new-briefing'];

/** By what a gate is met, and by what it is overridden. */
const ANSWERS_OF_GATES: Readonly<Record<string, readonly AnswerCode[]>> = {
  'PLAN.NOT_BRIEFED': ['holdPreBriefing', 'releaseOperation', 'readPlan'],
  'PLAN.AGENDA_NOT_COVERED': ['holdPreBriefing', 'releaseOperation', 'readPlan'],
  'PLAN.BRANCH_NOT_BRIEFED': ['briefLateJoiner', 'releaseOperation', 'readPlan'],
  'PLAN.NO_COORDINATOR': ['callCoordinator', 'releaseOperationWithoutCoordinator', 'readPlan'],
};

/** What the leader's plan waits for: gates of the release, branches to brief, and what else is missing. */
export const planOf =
  (matters: PlanMatters): Rule =>
  (seen) => {
    const proposed = seen.last('OperationProposed');
    if (!seen.leads || !seen.isPlanned || !proposed) return [];
    const { gates, notices } = matters.of(seen.operation);
    const due = dueAt(seen.window?.[0]);
    const released = seen.last('OperationReleased', 'OperationReleasedWithoutCoordinator');
    return [
      ...gates.map((about): PendingItem => {
        const answers = ANSWERS_OF_GATES[about];
        return { code: 'gate-not-met', reason: proposed, ...due, about, ...(answers && { answers }) };
      }),
      ...notices.map(({ code: notice, branch, about, entries }): PendingItem => {
        const reason = entries.map((id) => seen.get(id)).findLast((one) => one !== undefined) ?? proposed;
        const isBriefing = TO_BRIEF.includes(notice);
        const code = isBriefing ? 'branch-to-brief' : 'plan-incomplete';
        const told = [notice, branch, about].filter((one) => one !== undefined).join(' ');
        return { code, reason, ...due, about: told };
      }),
      ...(released && gates.length === 0 ? [start(seen, released)] : []),
    ];
  };

function start(seen: OperationForViewer, reason: ViewedEntry): PendingItem {
  const starts = seen.window?.[0];
  const from = starts === undefined ? {} : { from: starts };
  return { code: 'operation-to-start', reason, ...dueAt(starts), ...from };
}
