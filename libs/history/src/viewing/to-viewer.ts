import {
  coordinatesRegion,
  isCalled,
  isInvited,
  isUnweighed,
  perspectivesAreClosed,
  type Access,
  type OperationSnapshot,
  type ViewContext,
  type Viewer,
} from '@samsyn/secrecy';
import type { Recorded } from '@samsyn/kernel';
import type { MetWithoutCoordinator, Relation, ViewedOperation } from '@samsyn/operations/contract';

const PERSPECTIVE = 'PerspectiveSubmitted';

const RELATION_RULES: Readonly<Record<Relation, (access: Access, viewer: Viewer) => boolean>> = {
  leading: ({ leadingBranch }, { branch }) => leadingBranch === branch,
  participant: ({ participants }, { branch }) => participants.has(branch),
  facilitator: ({ facilitators }, { person }) => facilitators.has(person),
  invited: (access, { branch }) => isInvited(access, branch),
  called: (access, { branch }) => isCalled(access, branch),
  named: () => true,
};

/** What the viewer's branch is to an operation that the viewer may know. */
function relationOf(access: Access, viewer: Viewer): Relation {
  const rules = Object.entries(RELATION_RULES) as [Relation, (access: Access, viewer: Viewer) => boolean][];
  return rules.find(([, applies]) => applies(access, viewer))?.[0] ?? 'named';
}

/** What an operation is to the viewer, beside what they see of it. */
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

/**
 * Texts that went to facilitators named before the viewer: a bare count, which shows of nobody that they have
 * answered.
 */
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
