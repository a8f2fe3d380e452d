import { conductNotEnded, type ViewedEntry } from '@samsyn/operations/contract';
import { idOfStream, type Instant, type Json } from '@samsyn/kernel';
import type { OpenPlanItems } from '@samsyn/planning/contract';
import type { AnswerCode } from './answers';
import {
  dueAt,
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

/** It is the viewer's turn, and the turn is open. */
export const callsToAnswer: Rule = (viewed) => {
  const turns = new Map<string, ViewedEntry>();
  for (const entry of viewed.of(...TURNS, ...ENDS_TURN)) {
    if (TURNS.includes(entry.name)) turns.set(entry.stream, entry);
    else turns.delete(entry.stream);
  }
  return [...turns.values()]
    .filter(({ data }) => personIn(data.to) === viewed.viewer.person)
    .map((reason): PendingItem => {
      const due = dueAt(instantIn(reason.data.answerBy));
      return { code: 'call-to-answer', reason, ...due, at: idOfStream(reason.stream) };
    });
};

/** Whose yes holds, by call-out: in time, not taken back, and not released. */
const comingBy = (viewed: OperationForViewer): ReadonlyMap<string, string> => {
  const coming = new Map<string, string>();
  for (const { name, stream, actor } of viewed.of(
    ...['CoordinatorAccepted', 'CoordinatorDeclined', 'CoordinatorReleased'],
  )) {
    if (name === 'CoordinatorAccepted') coming.set(stream, actor.person);
    else coming.delete(stream);
  }
  return coming;
};

/** The latest chain has ended without a yes, nobody comes by another, and nobody has been called since. */
export const chainExhausted: Rule = (viewed) => {
  const reason = viewed.last('CallChainExhausted', 'CoordinatorCalled');
  if (!viewed.leads || !viewed.isPlanned || reason?.name !== 'CallChainExhausted') return [];
  if (comingBy(viewed).size > 0 || viewed.has('OperationReleasedWithoutCoordinator')) return [];
  return [{ code: 'call-chain-exhausted', reason, ...dueAt(viewed.window?.[0]) }];
};

/** A yes that came too late does not count by itself: the coordinator is called anew, or another comes. */
export const lateYes: Rule = (viewed) => {
  if (!viewed.leads || !viewed.isPlanned || comingBy(viewed).size > 0) return [];
  const calls = viewed.of('CoordinatorCalled', 'CallEscalated');
  return viewed
    .of('CallAnsweredLate')
    .filter(
      ({ data, actor, position, stream }) =>
        data.answer === 'accepted' &&
        !calls.some((one) => one.position > position && personIn(one.data.to) === actor.person) &&
        !viewed
          .of('CallAnsweredLate')
          .some(
            (one) => one.position > position && one.actor.person === actor.person && one.stream === stream,
          ),
    )
    .map((reason): PendingItem => ({ code: 'late-yes-to-take-up', reason, ...dueAt(viewed.window?.[0]) }));
};

/** It goes on by what is recorded, and was to have ended the day before. */
export const conductToEnd: Rule = (viewed) => {
  const { started: reason, from } = conductNotEnded(viewed, viewed.window) ?? {};
  return viewed.leads && reason && from !== undefined
    ? [{ code: 'conduct-not-ended', reason, due: from, from }]
    : [];
};

const ASKS = ['AgencyInvited', 'InvitationRenewed'];

/** A branch that does not take part yet is not shown whom else an entry names: what it sees is for it. */
const names = (agencies: Json | undefined, branch: string): boolean =>
  agencies === undefined || listIn<string>(agencies).includes(branch);

/** Asked last, and neither answered nor withdrawn since. A late answer is still an answer, until the window is over. */
export const invitationsToAnswer: Rule = (viewed) => {
  const { branch } = viewed.viewer;
  if (!viewed.isPlanned) return [];
  const asked = viewed.of(...ASKS).findLast(({ data }) => names(data.agencies, branch));
  if (!asked) return [];
  const answers = viewed
    .of('AgencyConfirmed', 'AgencyDeclined')
    .filter(({ actor }) => actor.branch === branch);
  // Who has said yes and is invited once more need not say it again; who said no is asked anew.
  if (asked.name === 'AgencyInvited' && answers.at(-1)?.name === 'AgencyConfirmed') return [];
  const ended = [
    ...answers,
    ...viewed.of('InvitationWithdrawn').filter(({ data }) => names(data.agencies, branch)),
  ].some(({ position }) => position > asked.position);
  if (ended) return [];
  const until = viewed.window?.[1];
  const due = dueAt(instantIn(asked.data.answerBy));
  return [{ code: 'invitation-to-answer', reason: asked, ...due, ...(until ? { until } : {}) }];
};

/** The viewer's tasks and the pre-briefing, before the operation. */
export const tasksBefore: Rule = (viewed) => {
  if (!viewed.isPlanned || !viewed.takesPart) return [];
  const [starts, ends] = viewed.window ?? [];
  const assigned = viewed
    .of('RoleAssigned')
    .findLast(({ data }) =>
      listIn<{ who: Json }>(data.roles).some(({ who }) => personIn(who) === viewed.viewer.person),
    );
  const until = ends === undefined ? {} : { until: ends };
  const task: PendingItem[] = assigned
    ? [{ code: 'task-assigned', reason: assigned, ...dueAt(starts), ...until }]
    : [];
  const meeting = viewed.last('PreBriefingScheduled');
  const at = instantIn(meeting?.data.at);
  const isHeld = viewed.of('PreBriefingHeld').some(({ position }) => position > (meeting?.position ?? 0));
  if (!meeting || at === undefined || isHeld) return task;
  return [...task, { code: 'pre-briefing-to-attend', reason: meeting, due: at, until: at }];
};

/** The viewer's branch asked for an interpreter; nobody has booked or declined, and the time is not over. */
export const interpretersToBook: Rule = (viewed) => {
  if (viewed.isCancelled || viewed.has('ConductEnded')) return [];
  const answered = new Set(
    viewed
      .of('InterpreterBooked', 'InterpreterDeclined', 'InterpreterCancelled')
      .map(({ data }) => data.booking),
  );
  return viewed
    .of('InterpreterRequested')
    .filter(({ actor, data }) => actor.branch === viewed.viewer.branch && !answered.has(data.booking))
    .map((reason): PendingItem => {
      const [begins, ends] = listIn<Instant>(reason.data.window);
      const until = ends === undefined ? {} : { until: ends };
      const about = reason.data.booking as string;
      return { code: 'interpreter-to-book', reason, ...dueAt(begins), ...until, about };
    });
};

/** Leadership that was offered to the viewer and not accepted; an offer to another takes its place. */
export const leadershipToAccept: Rule = (viewed) => {
  const latest = viewed.last('LeadershipHandedOver', 'LeadershipAccepted', 'LeadershipTakenOver');
  if (latest?.name !== 'LeadershipHandedOver' || viewed.has('ConductEnded')) return [];
  if (personIn(latest.data.to) !== viewed.viewer.person) return [];
  return [{ code: 'leadership-to-accept', reason: latest }];
};

const BEGAN_TO_LEAD = ['OperationProposed', 'ConductStarted', 'LeadershipAccepted', 'LeadershipTakenOver'];

/** Who led has left: any operation leader of the branch may take over. */
export const leadershipToTakeOver: Rule = (viewed) => {
  const reason = viewed.last(...BEGAN_TO_LEAD);
  const mayLead = viewed.standing.leads && viewed.viewer.role === 'operation-leader';
  if (!reason || !mayLead || !viewed.isLeaderless || viewed.has('OperationCancelled', 'ConductEnded'))
    return [];
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
  (openItems: OpenPlanItems): Rule =>
  (viewed) => {
    const proposed = viewed.last('OperationProposed');
    if (!viewed.leads || !viewed.isPlanned || !proposed) return [];
    const { gates, notices } = openItems.of(viewed.operation);
    const due = dueAt(viewed.window?.[0]);
    const released = viewed.last('OperationReleased', 'OperationReleasedWithoutCoordinator');
    return [
      ...gates.map((about): PendingItem => {
        const answers = ANSWERS_OF_GATES[about];
        return { code: 'gate-not-met', reason: proposed, ...due, about, ...(answers && { answers }) };
      }),
      ...notices.map(({ code: notice, branch, about, entries }): PendingItem => {
        const reason = entries.map((id) => viewed.get(id)).findLast((one) => one !== undefined) ?? proposed;
        const isBriefing = TO_BRIEF.includes(notice);
        const code = isBriefing ? 'branch-to-brief' : 'plan-incomplete';
        const key = [notice, branch, about].filter((one) => one !== undefined).join(' ');
        return { code, reason, ...due, about: key };
      }),
      ...(released && gates.length === 0 ? [start(viewed, released)] : []),
    ];
  };

function start(viewed: OperationForViewer, reason: ViewedEntry): PendingItem {
  const starts = viewed.window?.[0];
  const from = starts === undefined ? {} : { from: starts };
  return { code: 'operation-to-start', reason, ...dueAt(starts), ...from };
}
