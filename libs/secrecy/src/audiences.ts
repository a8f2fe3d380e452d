import { namingFields, type EventDefinition } from '@samsyn/event-store';
import { isPersonRef, type Audience, type Branch, type PersonRef, type Recorded } from '@samsyn/kernel';
import type { Access } from './access';
import { isDuring } from './conduct-times';
import { isOfGlass } from './glass';
import {
  coordinatesRegion,
  isDisclosureParty,
  isInvited as hasInvitation,
  isOffice,
  perspectivesAreClosed,
  readsEncounter,
} from './knowledge';
import { isListedFor } from './listed';
import { holdsHers } from './met-without-coordinator';
import type { Viewer } from './viewer';

/** One entry before one viewer. */
export interface AccessContext {
  readonly event: Recorded;
  readonly definition: EventDefinition;
  readonly viewer: Viewer;
  readonly access: Access;
  /** Position of the entry that makes this one known, a correction's; absent: its own. */
  readonly knownFrom?: number;
}

const participates = ({ viewer, access }: AccessContext): boolean => access.participants.has(viewer.branch);
const facilitates = ({ viewer, access }: AccessContext): boolean => access.facilitators.has(viewer.person);
const leads = ({ viewer, access }: AccessContext): boolean => viewer.branch === access.leadingBranch;
const recorded = ({ event, viewer }: AccessContext): boolean => event.actor.branch === viewer.branch;

/**
 * Whether the entry itself names the viewer's branch, or a person of it: a consent, a referral, a concern, an alarm.
 * A concern that was redirected names the office that it went to as if it had been sent there.
 */
export function isNamedIn(accessContext: AccessContext): boolean {
  const { event, definition, viewer, access } = accessContext;
  if (access.concerns.offices.get(event.id)?.has(viewer.branch)) return true;
  const data = event.data as Record<string, unknown>;
  const naming = namingFields(definition);
  if (naming.length > 0 && isListedFor(accessContext)) return true;
  return naming.some((field) => {
    const named = data[field] as Branch | readonly (Branch | PersonRef)[] | undefined;
    if (!Array.isArray(named)) return named === viewer.branch;
    return named.some((one: Branch | PersonRef) => (isPersonRef(one) ? one.branch : one) === viewer.branch);
  });
}

export const holds = ({ event, viewer, access, knownFrom }: AccessContext): boolean =>
  readsEncounter(viewer, access.encounters.get(event.stream), knownFrom ?? event.position);

/** Whether the viewer's branch is the office of the encounter that the entry stands in, now or when it was recorded. */
export function isOfOffice({ event, viewer, access }: AccessContext): boolean {
  const encounter = access.encounters.get(event.stream);
  return encounter !== undefined && isOffice(viewer, encounter, event.position);
}

/** What happens outside the conduct is the exposed person's, and no participant's. */
const isDuringConduct = ({ event, access }: Pick<AccessContext, 'event' | 'access'>): boolean =>
  isDuring(access.conduct, [event.occurredAt, ...(access.correctedTimes.get(event.id) ?? [])]);

/** The branch that reported a concern outside every encounter sees what comes of it, as a holder does. */
export const isReporter = ({ event, viewer, access }: AccessContext): boolean =>
  access.concerns.outside.get(event.stream)?.reporter === viewer.branch;

/** Inside an encounter the owning branch as such sees nothing more than a participant; the holder does. */
const recordedFromOutside = (accessContext: AccessContext): boolean =>
  recorded(accessContext) && !isOfOffice(accessContext);

/** Whose call it is: the turn's addressee, what the branch itself answered, and a withdrawal of its open call. */
export function isCalledIn(accessContext: AccessContext): boolean {
  const { event, viewer, access } = accessContext;
  const state = access.calls.get(event.stream)?.get(viewer.branch);
  if (state === undefined) return false;
  const to = (event.data as { to?: PersonRef }).to;
  return (
    to?.branch === viewer.branch ||
    recorded(accessContext) ||
    (event.name === 'CallWithdrawn' && state === 'open')
  );
}

const isInvited = ({ viewer, access }: AccessContext): boolean => hasInvitation(access, viewer.branch);

/** Entrusted to the facilitators there were: a leader cannot name one afterwards to learn who wrote it. */
const isEntrustedWith = ({ event, viewer, access }: AccessContext): boolean =>
  (access.facilitatesSince.get(viewer.person) ?? Infinity) < event.position;

/** The author of a perspective sees it; so do facilitators; others only what was said openly, while that is open. */
function seesPerspective(accessContext: AccessContext): boolean {
  const { event, viewer, access } = accessContext;
  if (event.actor.person === viewer.person) return true;
  if ((event.data as { through?: string }).through === 'facilitator') return isEntrustedWith(accessContext);
  if (facilitates(accessContext)) return true;
  if (recorded(accessContext)) return true;
  return participates(accessContext) && !perspectivesAreClosed(access);
}

/** Who held the encounter when the glass was broken or holds it now, who broke it, and who answers for the branch. */
function seesGlass({ event, viewer, access }: AccessContext): boolean {
  const glass = access.glass.get((event.data as { accessed?: string }).accessed ?? event.id);
  if (!glass) return false;
  return (
    isOfGlass(viewer, glass) || readsEncounter(viewer, access.encounters.get(glass.stream), glass.position)
  );
}

/** The branch that it is about, the facilitators, and who wrote what was passed on. */
function isPassedOnTo(accessContext: AccessContext): boolean {
  const { event, viewer, access } = accessContext;
  const origin = access.byId.get((event.data as { perspective?: string }).perspective ?? '');
  return facilitates(accessContext) || isNamedIn(accessContext) || origin?.actor.person === viewer.person;
}

/**
 * Who may know that an entry exists ("Default visibility"). An entry whose audience a viewer is not in is absent
 * without trace. `correction` is as the entry that it corrects and is resolved in view.ts.
 */
export const AUDIENCE_RULES: Readonly<
  Record<Exclude<Audience, 'correction'>, (accessContext: AccessContext) => boolean>
> = {
  participants: (accessContext) =>
    participates(accessContext) ||
    facilitates(accessContext) ||
    (isInvited(accessContext) && recorded(accessContext)),
  region: (accessContext) =>
    AUDIENCE_RULES.participants(accessContext) ||
    coordinatesRegion(accessContext.access, accessContext.viewer),
  asked: (accessContext) =>
    recorded(accessContext) ||
    holdsHers(accessContext.access, accessContext.viewer, accessContext.event.data as object),
  safety: (accessContext) =>
    leads(accessContext) ||
    recorded(accessContext) ||
    (participates(accessContext) && isNamedIn(accessContext)),
  invitation: (accessContext) =>
    participates(accessContext) ||
    facilitates(accessContext) ||
    (isInvited(accessContext) && isNamedIn(accessContext)),
  call: (accessContext) => leads(accessContext) || isCalledIn(accessContext),
  answer: (accessContext) =>
    participates(accessContext) || facilitates(accessContext) || isCalledIn(accessContext),
  encounter: (accessContext) =>
    (participates(accessContext) && isDuringConduct(accessContext)) ||
    holds(accessContext) ||
    recordedFromOutside(accessContext),
  'encounter-owner': (accessContext) =>
    holds(accessContext) ||
    isNamedIn(accessContext) ||
    recordedFromOutside(accessContext) ||
    isReporter(accessContext) ||
    accessContext.access.copies.erasedEntries
      .get(accessContext.event.id)
      ?.has(accessContext.viewer.branch) === true,
  owner: holds,
  glass: seesGlass,
  disclosure: (accessContext) => isPartyToDisclosure(accessContext),
  perspective: seesPerspective,
  'passed-on': isPassedOnTo,
  // Those who take part here and did where the lesson was agreed; nobody else learns that there was one.
  lesson: (accessContext) =>
    participates(accessContext) && (recorded(accessContext) || isNamedIn(accessContext)),
  branch: recorded,
};

/**
 * Whether everybody who takes part sees that the entry is there, whoever asks: what they have in common, and may speak
 * of by the same number. The viewer's own branch changes nothing of it.
 */
export function isForParticipants({ event, definition, access }: Omit<AccessContext, 'viewer'>): boolean {
  const { audience } = definition;
  if (audience === 'participants' || audience === 'region') return true;
  return audience === 'encounter' && isDuringConduct({ event, access });
}

/** Requester, decider, recipient. Where the item is an encounter's, the owning branch's party is the holder. */
const isPartyToDisclosure = ({ event, viewer, access }: AccessContext): boolean =>
  isDisclosureParty(access, event.id, viewer);
