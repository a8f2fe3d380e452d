import { DomainError, must, type Branch, type Instant, type Intent, type PersonRef } from '@samsyn/kernel';
import type { Debrief } from '../debrief';
import type { DebriefEvent } from '../debrief.events';
import { mustBeOpen } from '../debrief-rule';

/** The leader opens the debrief on the conduct as it stands; `revision` -1 where nothing was conducted. */
export interface OpenDebrief {
  readonly kind: 'OpenDebrief';
  readonly conduct: { readonly revision: number; readonly hash: string };
}
export interface NameFacilitator<Who = PersonRef> {
  readonly kind: 'NameFacilitator';
  readonly who: Who;
  /** Her branch takes part in the operation. */
  readonly takesPart: boolean;
}
export interface HoldMeeting<Who = PersonRef> {
  readonly kind: 'HoldMeeting';
  readonly present: readonly Who[];
}
export interface RequestPerspectives {
  readonly kind: 'RequestPerspectives';
  readonly of: readonly Branch[];
  readonly answerBy?: Instant;
}
export interface CloseDebrief {
  readonly kind: 'CloseDebrief';
}
export interface ReopenDebrief {
  readonly kind: 'ReopenDebrief';
  readonly why: string;
}

export function decideOpenDebrief(
  { conduct }: OpenDebrief,
  { phase }: Debrief,
  intent: Intent,
): readonly DebriefEvent[] {
  must('operation-leader', intent);
  if (phase === 'closed') throw new DomainError('DEBRIEF.CLOSED');
  if (phase === 'open') return [];
  const conductHash = conduct.revision < 0 ? {} : { conductHash: conduct.hash };
  return [{ name: 'DebriefOpened', data: { conductRevision: conduct.revision, ...conductHash } }];
}

/**
 * A facilitator reads who wrote what: the criticised branch, the leader's own above all, cannot be given that by being
 * named.
 */
export function decideNameFacilitator(
  { who, takesPart }: NameFacilitator,
  state: Debrief,
  intent: Intent,
): readonly DebriefEvent[] {
  must('operation-leader', intent);
  mustBeOpen(state);
  if (state.facilitators.has(who.person)) return [];
  if (takesPart) throw new DomainError('DEBRIEF.FACILITATOR_TAKES_PART');
  return [{ name: 'FacilitatorNamed', data: { who } }];
}

export function decideHoldMeeting(
  { present }: HoldMeeting,
  state: Debrief,
  intent: Intent,
): readonly DebriefEvent[] {
  must('operation-leader', intent);
  mustBeOpen(state);
  return [{ name: 'DebriefMeetingHeld', data: { present: [...present] } }];
}

export function decideRequestPerspectives(
  { of, answerBy }: RequestPerspectives,
  state: Debrief,
  intent: Intent,
): readonly DebriefEvent[] {
  must('operation-leader', intent);
  mustBeOpen(state);
  if (answerBy === undefined && of.every((branch) => state.asked.has(branch))) return [];
  return [
    { name: 'PerspectiveRequested', data: { of: [...of], ...(answerBy === undefined ? {} : { answerBy }) } },
  ];
}

export function decideCloseDebrief(_: CloseDebrief, state: Debrief, intent: Intent): readonly DebriefEvent[] {
  must('operation-leader', intent);
  if (state.phase === 'closed') return [];
  mustBeOpen(state);
  return [{ name: 'DebriefClosed', data: {} }];
}

export function decideReopenDebrief(
  { why }: ReopenDebrief,
  { phase }: Debrief,
  intent: Intent,
): readonly DebriefEvent[] {
  must('operation-leader', intent);
  if (phase === 'none') throw new DomainError('DEBRIEF.NOT_OPEN');
  return phase === 'open' ? [] : [{ name: 'DebriefReopened', data: { why } }];
}
