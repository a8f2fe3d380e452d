import {
  coordinatesRegion,
  disclosuresListed,
  foldAccess,
  emptyAccess,
  isCalled,
  isInvited,
  isUnweighed,
  canSeeOperation,
  perspectivesAreClosed,
  type Access,
  type OperationSnapshot,
  type ViewContext,
  type Viewer,
} from '@samsyn/secrecy';
import type { Recorded } from '@samsyn/kernel';
import type {
  HistoryQuery,
  MetWithoutCoordinator,
  Relation,
  ViewedOperation,
} from '@samsyn/operations/contract';
import { textsWithoutSender } from './texts-without-sender';
import { ViewedLog } from './viewed-log';

/** What a view needs beside the log: event definitions, the day whose rules apply, handles of persons. */
export type ViewingContext = Pick<ViewContext, 'registry' | 'on' | 'nameOf'>;

/** With a position, the pages of one reading belong together. */
export type AsOf = HistoryQuery;

const PERSPECTIVE = 'PerspectiveSubmitted';

const RELATION_RULES: Readonly<Record<Relation, (access: Access, viewer: Viewer) => boolean>> = {
  leading: ({ leadingBranch }, { branch }) => leadingBranch === branch,
  participant: ({ participants }, { branch }) => participants.has(branch),
  facilitator: ({ facilitators }, { person }) => facilitators.has(person),
  invited: (access, { branch }) => isInvited(access, branch),
  called: (access, { branch }) => isCalled(access, branch),
  named: () => true,
};

/** What the viewer's branch is to an operation that she may know. */
export function relationOf(access: Access, viewer: Viewer): Relation {
  const rules = Object.entries(RELATION_RULES) as [Relation, (access: Access, viewer: Viewer) => boolean][];
  return rules.find(([, applies]) => applies(access, viewer))?.[0] ?? 'named';
}

/** What an operation is to the viewer, beside what she sees of it. */
export function toViewer(
  { access, operationId }: Pick<OperationSnapshot, 'access' | 'operationId'>,
  viewer: Viewer,
  accesses: ViewContext['accesses'],
): Omit<ViewedOperation, 'ownBranchAnswered' | 'textsWithoutSender' | 'entries'> {
  const relation = relationOf(access, viewer);
  const isFacilitator = access.facilitators.has(viewer.person);
  const takesPart = access.participants.has(viewer.branch);
  const earlier = isFacilitator ? entrustedEarlier(accesses.at(-1)!, viewer) : 0;
  return {
    operationId,
    viewer,
    relation,
    ...(relation === 'named' ? {} : { leadingBranch: access.leadingBranch }),
    perspectivesAreClosed: !isFacilitator && (!takesPart || accesses.some(perspectivesAreClosed)),
    ...(earlier === 0 ? {} : { entrustedEarlier: earlier }),
    metWithoutCoordinator: metWithoutCoordinator(accesses, viewer),
  };
}

/** Texts that went to facilitators named before her: a count and no more, which says of nobody that they have answered. */
function entrustedEarlier({ byId, facilitatesSince }: Access, { person }: Viewer): number {
  const since = facilitatesSince.get(person) ?? 0;
  const released = new Set<unknown>();
  const latest = new Map<string, Recorded>();
  for (const event of byId.values()) {
    if (event.name === 'PerspectiveReleased')
      released.add((event.data as { perspective?: string }).perspective);
    if (event.name === PERSPECTIVE) latest.set(event.actor.person, event);
  }
  return [...latest.values()].filter(
    ({ id, position, data }) =>
      (data as { through?: string }).through === 'facilitator' && position < since && !released.has(id),
  ).length;
}

/** As it stood at the moment that the view is of. */
function metWithoutCoordinator(accesses: ViewContext['accesses'], viewer: Viewer): MetWithoutCoordinator {
  const { residence, openedFrom } = accesses.at(-1)!;
  const unweighed = [...residence].flatMap(([id, weighed]) => (isUnweighed(weighed) ? [id] : []));
  return {
    unweighed,
    encounters: new Map(openedFrom),
    isToContact: coordinatesRegion(accesses[0], viewer),
  };
}

export const hasAnswered = (log: ViewedLog, { branch }: Viewer): boolean =>
  log.named([PERSPECTIVE]).some(({ actor }) => actor.branch === branch);

/**
 * The operation as the viewer may know it; `undefined` where she may not know that it exists. With `asOf`, what was
 * recorded by then within today's rights: who may see is as today, what had been disclosed is as then, and both must
 * allow it.
 */
export function viewOperation(
  snapshot: OperationSnapshot,
  viewer: Viewer,
  { asOf, position = Infinity, entriesInError }: AsOf,
  viewingContext: ViewingContext,
): ViewedOperation | undefined {
  const { access } = snapshot;
  if (!canSeeOperation(access, viewer)) return undefined;
  const stood = (event: Recorded): boolean =>
    event.position <= position && (asOf === undefined || event.recordedAt <= asOf);
  const isWhole = asOf === undefined && position >= snapshot.position;
  const events = isWhole ? snapshot.entries : snapshot.entries.filter(stood);
  const accesses: ViewContext['accesses'] = isWhole ? [access] : [access, earlier(events, access)];
  const log = new ViewedLog({ ...viewingContext, viewer, accesses }, entriesInError);
  for (const event of events) log.add(event);
  return {
    ...toViewer(snapshot, viewer, accesses),
    ownBranchAnswered: hasAnswered(log, viewer),
    textsWithoutSender: textsWithoutSender(events, { ...viewingContext, viewer, accesses }),
    ...(asOf === undefined ? {} : { asOf }),
    entries: log.byTime(),
  };
}

/** What had been recorded and given by then, before those who take part today. */
function earlier(events: readonly Recorded[], today: Access): Access {
  const access = emptyAccess();
  for (const event of events) foldAccess(access, event);
  const { leadingBranch, participants, invitations, calls, encounters, facilitators, facilitatesSince } =
    today;
  const region = today.region === undefined ? {} : { region: today.region };
  const { knownSince, addressedAt, namedInPerson } = today;
  const people = { facilitators, facilitatesSince, knownSince, addressedAt, namedInPerson, ...region };
  // Of what has been erased since, the rest that is kept stood there then, too.
  for (const list of today.listed.lists)
    if (!access.listed.lists.includes(list)) disclosuresListed(access, list);
  return { ...access, leadingBranch, participants, invitations, calls, encounters, ...people };
}
