import {
  DomainError,
  authorize,
  noneOf,
  type Branch,
  type Instant,
  type CommandMetadata,
  type PersonRef,
  type Warning,
} from '@samsyn/kernel';
import type { Debrief } from '../debrief';
import type { DebriefEvent } from '../debrief.events';
import { mustBeOpen } from '../debrief-rule';

/** A participant opens the debrief on the conduct as it stands; `revision` -1 where nothing was conducted. */
export interface OpenDebrief<Who = PersonRef> {
  readonly kind: 'OpenDebrief';
  readonly conduct: { readonly revision: number; readonly hash: string };
  /** Whom a standing agreement names as facilitator, and whose branch takes no part. */
  readonly agreedFacilitator?: Who;
}
export interface NameFacilitator<Who = PersonRef> {
  readonly kind: 'NameFacilitator';
  readonly who: Who;
  /** Their branch takes part in the operation. */
  readonly takesPart: boolean;
  /** The directory knows them as a facilitator, and they are active. */
  readonly isRegistered: boolean;
  /** Facilitators who have left, by pseudonym. */
  readonly departed?: readonly string[];
}
export interface HoldMeeting<Who = PersonRef> {
  readonly kind: 'HoldMeeting';
  readonly present: readonly Who[];
}
export interface RequestPerspectives {
  readonly kind: 'RequestPerspectives';
  readonly of: readonly Branch[];
  readonly answerBy?: Instant;
  /** Branches that take part now. */
  readonly takingPart: ReadonlySet<Branch>;
}
export interface CloseDebrief {
  readonly kind: 'CloseDebrief';
}
export interface ReopenDebrief {
  readonly kind: 'ReopenDebrief';
  readonly why: string;
}

/**
 * @rule debrief-opened-by-any: Any participant opens the debrief and asks for perspectives; a facilitator whom a
 *   standing agreement names is named with it.
 * @source domain: Debrief; ADR 0039
 * @proof opening the debrief › is any participant’s, and names whom a standing agreement names
 */
export function decideOpenDebrief(
  { conduct, agreedFacilitator }: OpenDebrief,
  { phase }: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('participant', metadata);
  if (phase === 'closed') throw new DomainError('DEBRIEF.CLOSED');
  if (phase === 'open') return [];
  const conductHash = conduct.revision < 0 ? {} : { conductHash: conduct.hash };
  const opened = { conductRevision: conduct.revision, ...conductHash };
  return [
    { name: 'DebriefOpened', data: opened },
    ...(agreedFacilitator === undefined
      ? []
      : [{ name: 'FacilitatorNamed' as const, data: { who: agreedFacilitator } }]),
  ];
}

/**
 * A facilitator reads who wrote what: naming one must not give that to the criticised branch, least of all
 * the leader's own.
 * @rule facilitator-named: A facilitator is a registered one of a branch that takes no part; the leader or, where none
 *   is named or all have left, any participant names one.
 * @source domain: Debrief; ADR 0039
 * @proof a facilitator › is named by any participant where there is none, and by the leader after that
 */
export function decideNameFacilitator(
  { who, takesPart, isRegistered, departed = [] }: NameFacilitator,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  const isThereOne = [...state.facilitators].some((one) => !departed.includes(one));
  authorize(isThereOne ? 'operation-leader' : 'participant', metadata);
  mustBeOpen(state);
  if (state.facilitators.has(who.person)) return [];
  if (takesPart) throw new DomainError('DEBRIEF.FACILITATOR_TAKES_PART');
  if (!isRegistered) throw new DomainError('DEBRIEF.FACILITATOR_NOT_REGISTERED');
  return [{ name: 'FacilitatorNamed', data: { who } }];
}

/**
 * What was entrusted to a facilitator who has left does not pass to the next. The warning is the same whether
 * anything was or not: nobody else may know.
 * @rule texts-stay-with-facilitator: Whoever names a facilitator after one who has left is warned that texts do not pass
 *   to the new one, who is told how many there are.
 * @source domain: Debrief; ADR 0022; ADR 0010
 * @proof a facilitator after one who has left › …
 */
export const warningsOfFacilitator = ({ command }: { readonly command: object }): readonly Warning[] => {
  const { kind, departed = [] } = command as Partial<NameFacilitator>;
  return kind === 'NameFacilitator' && departed.length > 0
    ? [{ code: 'DEBRIEF.EARLIER_FACILITATOR_LEFT' }]
    : [];
};

export function decideHoldMeeting(
  { present }: HoldMeeting,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('operation-leader', metadata);
  mustBeOpen(state);
  return [{ name: 'DebriefMeetingHeld', data: { present: [...present] } }];
}

/**
 * @rule perspective-of-participants: A perspective is asked of branches that take part: no other sees the request, or may
 *   answer it.
 * @source domain: Debrief
 * @proof asking for perspectives is of branches that take part, and says which do
 * @throws DomainError `DEBRIEF.TAKES_NO_PART` (invalid)
 */
export function decideRequestPerspectives(
  { of, answerBy, takingPart }: RequestPerspectives,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('participant', metadata);
  mustBeOpen(state);
  const others = of.filter((branch) => !takingPart.has(branch));
  if (others.length > 0) throw noneOf('DEBRIEF.TAKES_NO_PART', others, takingPart);
  if (answerBy === undefined && of.every((branch) => state.asked.has(branch))) return [];
  return [
    { name: 'PerspectiveRequested', data: { of: [...of], ...(answerBy === undefined ? {} : { answerBy }) } },
  ];
}

export function decideCloseDebrief(
  _: CloseDebrief,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('operation-leader', metadata);
  if (state.phase === 'closed') return [];
  mustBeOpen(state);
  return [{ name: 'DebriefClosed', data: {} }];
}

export function decideReopenDebrief(
  { why }: ReopenDebrief,
  { phase }: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('operation-leader', metadata);
  if (phase === 'none') throw new DomainError('DEBRIEF.NOT_OPEN');
  return phase === 'open' ? [] : [{ name: 'DebriefReopened', data: { why } }];
}
