import { ACTION_ENTRIES, actionsAfter } from '@samsyn/operations';
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
const isOpen = (viewed: OperationForViewer): boolean =>
  ['DebriefOpened', 'DebriefReopened'].includes(
    viewed.last('DebriefOpened', 'DebriefReopened', 'DebriefClosed')?.name ?? '',
  );

export const debriefToOpen: Rule = (viewed) => {
  const ended = viewed.last('ConductEnded');
  if (!viewed.leads || !ended || viewed.has('DebriefOpened')) return [];
  return [{ code: 'debrief-to-open', reason: ended }];
};

/** Nobody has been asked yet, and the branches have not met over it. */
export const perspectivesToAskFor: Rule = (viewed) => {
  const reason = viewed.last('DebriefOpened');
  if (!viewed.leads || !reason || !isOpen(viewed)) return [];
  if (viewed.has('PerspectiveRequested', 'DebriefMeetingHeld')) return [];
  return [{ code: 'perspectives-to-ask-for', reason }];
};

/**
 * The viewer's branch is asked, and the viewer sees no answer of it. What a colleague gave to the facilitator
 * is not counted, so that the list tells nobody who has answered (ADR 0010).
 */
export const perspectiveToGive: Rule = (viewed) => {
  if (!isOpen(viewed) || viewed.operation.ownBranchAnswered) return [];
  const reason = viewed
    .of('PerspectiveRequested')
    .findLast(({ data }) => listIn<string>(data.of).includes(viewed.viewer.branch));
  if (!reason) return [];
  const due = dueAt(instantIn(reason.data.answerBy));
  return [{ code: 'perspective-to-give', reason, ...due }];
};

/** What another person entrusted to the viewer as facilitator, and is not released. */
export const perspectivesToRelease: Rule = (viewed) => {
  if (!isOpen(viewed) || !viewed.standing.facilitates) return [];
  const released = new Set(viewed.of('PerspectiveReleased').map(({ data }) => data.perspective));
  return viewed
    .of('PerspectiveSubmitted')
    .filter(({ data, entry, actor }) => {
      const isHers = actor.person === viewed.viewer.person;
      return data.through === 'facilitator' && !released.has(entry.id) && !isHers;
    })
    .map((reason) => ({ code: 'perspective-to-release', reason }));
};

const facilitatorsOf = (viewed: OperationForViewer): readonly PersonRef[] =>
  viewed.of('FacilitatorNamed').flatMap(({ data }) => refIn(data.who) ?? []);

/** The facilitators who were named have left: where none remains, any participant names another. */
export const facilitatorToName: Rule = (viewed) => {
  const reason = viewed.last('FacilitatorNamed');
  const facilitators = facilitatorsOf(viewed);
  if (!isOpen(viewed) || !reason || !viewed.takesPart || facilitators.some(viewed.isStillThere)) return [];
  return [{ code: 'facilitator-to-name', reason }];
};

/**
 * What was entrusted to facilitators who have left and is not released stays with them (ADR 0022): its author is asked
 * to give it to one who is there.
 */
export const perspectiveToEntrustAnew: Rule = (viewed) => {
  const facilitators = viewed.of('FacilitatorNamed');
  if (!isOpen(viewed) || !facilitatorsOf(viewed).some(viewed.isStillThere)) return [];
  const own = viewed.last('PerspectiveSubmitted');
  const released = viewed.of('PerspectiveReleased').some(({ data }) => data.perspective === own?.entry.id);
  if (!own || released || own.actor.person !== viewed.viewer.person || own.data.through !== 'facilitator')
    return [];
  const received = facilitators.filter(({ position }) => position < own.position);
  if (received.some(({ data }) => viewed.isStillThere(refIn(data.who)!))) return [];
  return [{ code: 'perspective-to-entrust-anew', reason: own }];
};

/** After the meeting, until the branch has signed off what it sees; anew after the debrief was reopened. */
export const debriefToSignOff: Rule = (viewed) => {
  const { branch } = viewed.viewer;
  if (!isOpen(viewed) || !(viewed.standing.leads ? viewed.leads : viewed.takesPart)) return [];
  const reason = viewed.last('DebriefMeetingHeld', 'DebriefReopened');
  const signed = viewed.of('DebriefSignedOff').findLast(({ data }) => data.branch === branch);
  if (!reason || !viewed.has('DebriefMeetingHeld') || (signed?.position ?? 0) > reason.position) return [];
  return [{ code: 'debrief-to-sign-off', reason }];
};

/**
 * Actions that the viewer owns now, with the last day as it is now. Where the owner has left, the action
 * waits for the owner's branch, and for the leader, who gives it to another.
 */
export const actionsDue: Rule = (viewed) => {
  const actions = actionsAfter(viewed.of(...ACTION_ENTRIES));
  return [...actions].flatMap(([about, { state, owner, due, entries }]): PendingItem[] => {
    const reason = viewed.get(entries.at(-1)!);
    if (state !== 'open' || !owner || !isFor(viewed, owner) || !reason) return [];
    // `due` is the last day: until it is over the action is in time.
    const last = due === '' ? undefined : stockholmInstant(plusDays(due, 1), '00:00');
    return [{ code: 'action-due', reason, ...dueAt(last), about }];
  });
};

const isFor = (viewed: OperationForViewer, owner: PersonRef): boolean =>
  viewed.isStillThere(owner)
    ? owner.person === viewed.viewer.person
    : owner.branch === viewed.viewer.branch || viewed.leads;
