import type { ViewedEntry } from '@samsyn/operations/contract';
import { plusDays, stockholmInstant, type PersonRef } from '@samsyn/kernel';
import {
  dueAt,
  instantIn,
  listIn,
  refIn,
  type PendingItem,
  type Rule,
  type OperationForViewer,
} from './pending-item';

/** The debrief is open: opened or reopened after it was closed last. */
const isOpen = (seen: OperationForViewer): boolean =>
  ['DebriefOpened', 'DebriefReopened'].includes(
    seen.last('DebriefOpened', 'DebriefReopened', 'DebriefClosed')?.name ?? '',
  );

export const debriefToOpen: Rule = (seen) => {
  const ended = seen.last('ConductEnded');
  if (!seen.leads || !ended || seen.has('DebriefOpened')) return [];
  return [{ code: 'debrief-to-open', reason: ended }];
};

/** Nobody has been asked yet, and the branches have not met over it. */
export const perspectivesToAskFor: Rule = (seen) => {
  const reason = seen.last('DebriefOpened');
  if (!seen.leads || !reason || !isOpen(seen)) return [];
  if (seen.has('PerspectiveRequested', 'DebriefMeetingHeld')) return [];
  return [{ code: 'perspectives-to-ask-for', reason }];
};

/**
 * Her branch is asked and she sees no answer of it. What a colleague gave to the facilitator counts for nothing here,
 * so that the list tells nobody who has answered (ADR 0010).
 */
export const perspectiveToGive: Rule = (seen) => {
  if (!isOpen(seen) || seen.operation.ownBranchAnswered) return [];
  const reason = seen
    .of('PerspectiveRequested')
    .findLast(({ data }) => listIn<string>(data.of).includes(seen.viewer.branch));
  if (!reason) return [];
  const due = dueAt(instantIn(reason.data.answerBy));
  return [{ code: 'perspective-to-give', reason, ...due }];
};

/** What was entrusted to her as facilitator, by another, and is not released. */
export const perspectivesToRelease: Rule = (seen) => {
  if (!isOpen(seen) || !seen.standing.facilitates) return [];
  const released = new Set(seen.of('PerspectiveReleased').map(({ data }) => data.perspective));
  return seen
    .of('PerspectiveSubmitted')
    .filter(({ data, entry, actor }) => {
      const isHers = actor.person === seen.viewer.person;
      return data.through === 'facilitator' && !released.has(entry.id) && !isHers;
    })
    .map((reason) => ({ code: 'perspective-to-release', reason }));
};

const facilitatorsOf = (seen: OperationForViewer): readonly PersonRef[] =>
  seen.of('FacilitatorNamed').flatMap(({ data }) => refIn(data.who) ?? []);

/** Whoever was named has left: where there is none any more, any participant names another. */
export const facilitatorToName: Rule = (seen) => {
  const reason = seen.last('FacilitatorNamed');
  const facilitators = facilitatorsOf(seen);
  if (!isOpen(seen) || !reason || !seen.takesPart || facilitators.some(seen.isStillThere)) return [];
  return [{ code: 'facilitator-to-name', reason }];
};

/**
 * What was entrusted to facilitators who have left and is not released stays with them (ADR 0022): its author is asked
 * to give it to one who is there.
 */
export const perspectiveToEntrustAnew: Rule = (seen) => {
  const facilitators = seen.of('FacilitatorNamed');
  if (!isOpen(seen) || !facilitatorsOf(seen).some(seen.isStillThere)) return [];
  const own = seen.last('PerspectiveSubmitted');
  const released = seen.of('PerspectiveReleased').some(({ data }) => data.perspective === own?.entry.id);
  if (!own || released || own.actor.person !== seen.viewer.person || own.data.through !== 'facilitator')
    return [];
  const received = facilitators.filter(({ position }) => position < own.position);
  if (received.some(({ data }) => seen.isStillThere(refIn(data.who)!))) return [];
  return [{ code: 'perspective-to-entrust-anew', reason: own }];
};

/** After the meeting, until the branch has signed off what it sees; anew after the debrief was reopened. */
export const debriefToSignOff: Rule = (seen) => {
  const { branch } = seen.viewer;
  if (!isOpen(seen) || !(seen.standing.leads ? seen.leads : seen.takesPart)) return [];
  const reason = seen.last('DebriefMeetingHeld', 'DebriefReopened');
  const signed = seen.of('DebriefSignedOff').findLast(({ data }) => data.branch === branch);
  if (!reason || !seen.has('DebriefMeetingHeld') || (signed?.position ?? 0) > reason.position) return [];
  return [{ code: 'debrief-to-sign-off', reason }];
};

/**
 * Actions that are hers now, with the last day as it stands now. Where the owner has left, the action waits for the
 * owner's branch, and for the leader, who gives it to another.
 */
export const actionsDue: Rule = (seen) => {
  const open = new Map<string, { owner?: PersonRef; due?: string; reason: ViewedEntry }>();
  const names = ['ActionAgreed', 'ActionMoved', 'ActionReassigned', 'ActionCompleted', 'ActionDropped'];
  for (const entry of seen.of(...names)) {
    const { data } = entry;
    const id = entry.name === 'ActionAgreed' ? entry.entry.id : (data.action as string);
    if (entry.name === 'ActionCompleted' || entry.name === 'ActionDropped') open.delete(id);
    else if (entry.name === 'ActionAgreed' || open.has(id)) {
      const owner = refIn(data.owner) ?? open.get(id)?.owner;
      const due = instantIn(data.due) ?? open.get(id)?.due;
      open.set(id, { ...(owner ? { owner } : {}), ...(due ? { due } : {}), reason: entry });
    }
  }
  return [...open].flatMap(([about, { owner, due, reason }]): PendingItem[] => {
    if (!owner || !isFor(seen, owner)) return [];
    // `due` is the last day: until it is over the action is in time.
    const last = due === undefined ? undefined : stockholmInstant(plusDays(due, 1), '00:00');
    return [{ code: 'action-due', reason, ...dueAt(last), about }];
  });
};

const isFor = (seen: OperationForViewer, owner: PersonRef): boolean =>
  seen.isStillThere(owner)
    ? owner.person === seen.viewer.person
    : owner.branch === seen.viewer.branch || seen.leads;
