import { idOfStream } from '@samsyn/kernel';
import { GLASS_STEPS, INCIDENT_STEPS } from '@samsyn/entries/contract';
import { recordsRequested, type ViewedEntry } from '@samsyn/operations/contract';
import { instantIn, dueAt, type PendingItem, type Rule, type OperationForViewer } from './pending-item';

interface Item {
  readonly entry: string;
  readonly field: string;
}
const itemIn = ({ data }: ViewedEntry): Item => data.item as unknown as Item;
const keyOf = ({ entry, field }: Item, requester: unknown): string =>
  `${entry}#${field}#${String(requester)}`;

/** Requests for what the branch itself may disclose, where the viewer may decide. */
export const disclosuresToDecide: Rule = (viewed) => {
  const open = new Map<string, ViewedEntry>();
  for (const entry of viewed.of('DisclosureRequested', 'DisclosureDecided')) {
    const item = itemIn(entry);
    if (entry.name === 'DisclosureRequested') open.set(keyOf(item, entry.actor.branch), entry);
    else open.delete(keyOf(item, entry.data.requester));
  }
  return [...open.values()].flatMap((reason): PendingItem[] => {
    const item = viewed.get(itemIn(reason).entry);
    const { branch } = viewed.viewer;
    if (
      !item ||
      viewed.isErased(item) ||
      viewed.answersFor(item) !== branch ||
      reason.actor.branch === branch
    )
      return [];
    return [{ code: 'disclosure-to-decide', reason }];
  });
};

/** Whose step each is, of the branch that sent it or of the one that received it; see `STEP_OF` of the entries service. */
const RECIPIENTS_STEPS: readonly string[] = ['deletion-confirmed'];

export const incidentSteps: Rule = (viewed) => {
  const closed = new Set(viewed.of('IncidentClosed').map(({ data }) => data.incident));
  return viewed
    .of('WrongRecipientReported')
    .filter(({ entry }) => !closed.has(entry.id))
    .flatMap((reason) => stepsLeft(viewed, reason));
};

function stepsLeft(viewed: OperationForViewer, reason: ViewedEntry): readonly PendingItem[] {
  const decision = viewed.get(reason.data.decision as string);
  const isSender = decision?.actor.branch === viewed.viewer.branch;
  const taken = new Set(
    viewed
      .of('IncidentStepTaken')
      .filter(({ data }) => data.incident === reason.entry.id)
      .map(({ data }) => data.step),
  );
  const left = INCIDENT_STEPS.filter((step) => !taken.has(step));
  const at = reason.entry.id;
  const due = dueAt(instantIn(reason.data.notifyBy));
  const steps = left
    .filter((step) => RECIPIENTS_STEPS.includes(step) !== isSender)
    .map((about): PendingItem => ({
      ...{ code: 'incident-step', reason, ...due, about, at },
      answers: ['recordIncidentStep'],
    }));
  if (left.length > 0 || !isSender) return steps;
  return [{ code: 'incident-step', reason, about: 'closing', at, answers: ['closeIncident'] }];
}

/** Glass that was broken, until somebody has answered whether it was justified and has done what follows. */
export const brokenGlass: Rule = (viewed) =>
  viewed
    .of('AccessedUnderBreakGlass')
    .filter((glass) => viewed.reviewsGlass(glass) && !viewed.isErased(glass))
    .flatMap((glass): readonly PendingItem[] => {
      const at = glass.entry.id;
      const ofThis = ({ data }: ViewedEntry): boolean => data.accessed === at;
      const reason = viewed.of('BreakGlassReviewed').findLast(ofThis);
      if (!reason) return [{ code: 'break-glass-to-review', reason: glass, at }];
      if (reason.data.verdict === 'justified') return [];
      const taken = new Set(
        viewed
          .of('BreakGlassStepTaken')
          .filter(ofThis)
          .map(({ data }) => data.step),
      );
      const due = dueAt(instantIn(reason.data.notifyBy));
      return GLASS_STEPS.filter((step) => !taken.has(step)).map((about) => {
        return { code: 'break-glass-step', reason, ...due, about, at };
      });
    });

const MAY_ANSWER: readonly string[] = ['registrar', 'supervisor', 'operation-leader'];

/** Requests for public records to the own branch, for those who may answer them (OSL 6:4–5: promptly). */
export const publicRecords: Rule = (viewed) => {
  if (!MAY_ANSWER.includes(viewed.viewer.role)) return [];
  return recordsRequested(viewed).map((reason) => {
    return { code: 'public-records-to-answer', reason, at: idOfStream(reason.stream) };
  });
};
