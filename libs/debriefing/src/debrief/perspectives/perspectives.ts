import type { PerspectiveTexts } from '@samsyn/operations/contract';
import { DomainError, authorize, unknownTo, type Branch, type CommandMetadata } from '@samsyn/kernel';
import type { Debrief, PerspectiveState } from '../debrief';
import type { DebriefEvent } from '../debrief.events';
import { mustBeOpen } from '../debrief-rule';

/** What went well, what was hard, what to develop: at least one of them, as a participant. */
export interface SubmitPerspective extends PerspectiveTexts {
  readonly kind: 'SubmitPerspective';
  readonly through?: 'facilitator';
  /** A branch that the operation is not shared with, which hears of it through the facilitator. */
  readonly about?: Branch;
  /** Of the branch that it is about. */
  readonly takesPart?: boolean;
  /** The joint decision that the author does not agree to. */
  readonly decision?: string;
  /**
   * Whether there is one by that id; only those who may speak are shown it. Absent: it was not looked for.
   */
  readonly isDecision?: boolean;
  /** Facilitators who have left, by pseudonym: nothing is entrusted to them any more. */
  readonly departed?: readonly string[];
}
/**
 * The facilitator lets the participants read it without its author, as it was written or in the facilitator's
 * own words.
 */
export interface ReleasePerspective extends PerspectiveTexts {
  readonly kind: 'ReleasePerspective';
  /** Id of the entry; absent: the latest that went through the facilitator and is not released. */
  readonly perspective?: string;
}

/** Samsyn reminds of one request, shortly before its deadline. */
export interface RemindPerspectives {
  readonly kind: 'RemindPerspectives';
  /** Id of the entry that asked. */
  readonly request: string;
}

const textsOf = ({ well, hard, develop }: PerspectiveTexts): PerspectiveTexts => ({
  ...(well === undefined ? {} : { well }),
  ...(hard === undefined ? {} : { hard }),
  ...(develop === undefined ? {} : { develop }),
});
/**
 * Criticism of those who were not there, and a no without a name, go through the facilitator only.
 * @rule criticism-of-others: A group that was not there is criticised through the facilitator, who passes it on to that
 *   group without its author; dissent from a joint decision may go through the facilitator too.
 * @source domain: Debrief; ADR 0039
 * @proof a perspective › is about a branch that was not there, or a no to a decision, through the facilitator alone
 */
function subjectOf({ through, about, takesPart, decision }: SubmitPerspective): {
  about?: Branch;
  decision?: string;
} {
  if (about === undefined && decision === undefined) return {};
  if (through === undefined) throw new DomainError('DEBRIEF.THROUGH_FACILITATOR_ONLY', {}, 'invalid');
  if (about !== undefined && decision !== undefined)
    throw new DomainError('DEBRIEF.ONE_SUBJECT', {}, 'invalid');
  if (about === undefined) return { decision: decision! };
  if (takesPart) throw new DomainError('DEBRIEF.ABOUT_TAKES_PART');
  return { about };
}
const isEmpty = (texts: PerspectiveTexts): boolean => Object.keys(texts).length === 0;

export function decideSubmitPerspective(
  command: SubmitPerspective,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('participant', metadata);
  if (command.isDecision === false) throw unknownTo('DECISION');
  mustBeOpen(state);
  const texts = textsOf(command);
  if (isEmpty(texts)) throw new DomainError('DEBRIEF.PERSPECTIVE_EMPTY', {}, 'invalid');
  const subject = subjectOf(command);
  if (command.through === undefined) return [{ name: 'PerspectiveSubmitted', data: texts }];
  const { departed = [] } = command;
  const facilitators = [...state.facilitators].filter((one) => !departed.includes(one));
  if (facilitators.length === 0) throw new DomainError('DEBRIEF.NO_FACILITATOR');
  if (facilitators.every((one) => one === metadata.actor.person))
    throw new DomainError('DEBRIEF.OWN_PERSPECTIVE', {}, 'forbidden');
  return [{ name: 'PerspectiveSubmitted', data: { ...texts, ...subject, through: 'facilitator' } }];
}

/**
 * Only what was entrusted to this facilitator: one who is named later learns of nothing that came before.
 * Where those that wait go to different readers, the facilitator names the one that is meant: one that came a
 * moment ago would send the words to others.
 * @throws DomainError `PERSPECTIVE.UNKNOWN` (unknown), `DEBRIEF.SEVERAL_PERSPECTIVES` (conflict), with those that wait
 */
function toRelease(
  { perspective }: ReleasePerspective,
  state: Debrief,
  { actor }: CommandMetadata,
): [string, PerspectiveState] {
  const facilitated = [...state.perspectives].filter(
    ([, perspective]) => perspective.throughFacilitator && perspective.receivers.has(actor.person),
  );
  const waiting = facilitated.filter(([, perspective]) => !perspective.released);
  if (perspective === undefined && new Set(waiting.map(([, { about }]) => about)).size > 1)
    throw new DomainError('DEBRIEF.SEVERAL_PERSPECTIVES', { waiting: waiting.map(([id]) => id) }, 'conflict');
  const found = perspective === undefined ? waiting.at(-1) : facilitated.find(([id]) => id === perspective);
  if (!found) throw unknownTo('PERSPECTIVE');
  return found;
}

export function decideReleasePerspective(
  command: ReleasePerspective,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('facilitator', metadata);
  mustBeOpen(state);
  const [perspective, found] = toRelease(command, state, metadata);
  if (found.author.person === metadata.actor.person)
    throw new DomainError('DEBRIEF.OWN_PERSPECTIVE', {}, 'forbidden');
  if (found.released) return [];
  const worded = textsOf(command);
  const texts = isEmpty(worded) ? found.texts : worded;
  // Of an erased perspective nothing is left for others to read.
  if (isEmpty(texts)) throw new DomainError('DEBRIEF.PERSPECTIVE_EMPTY', {}, 'invalid');
  const { about, decision } = found;
  if (about !== undefined)
    return [{ name: 'PerspectivePassedOn', data: { ...texts, to: about, perspective } }];
  const dissent = decision === undefined ? {} : { decision };
  return [{ name: 'PerspectiveReleased', data: { ...texts, ...dissent, perspective } }];
}

/**
 * Whether only facilitators may know who has answered. The same rule as in libs/secrecy
 * (`perspectivesAreClosed`), which decides what is shown (ADR 0010).
 */
const isClosed = ({ facilitators, meetingHeld, perspectives }: Debrief): boolean =>
  facilitators.size > 0 &&
  (!meetingHeld || [...perspectives.values()].some(({ throughFacilitator }) => throughFacilitator));

/** A branch that was asked again with another deadline is reminded of that one alone. */
function isLatestRequestOf(branch: Branch, request: string, { requests }: Debrief): boolean {
  const [latest] =
    [...requests].findLast(([, { of, answerBy }]) => answerBy !== undefined && of.includes(branch)) ?? [];
  return latest === request;
}

/**
 * Those who were asked and have not answered. While it is closed who has answered, everybody who was asked: a
 * reminder that left somebody out would reveal that they have answered.
 */
export function decideRemindPerspectives(
  { request }: RemindPerspectives,
  state: Debrief,
): readonly DebriefEvent[] {
  const asked = state.requests.get(request);
  if (state.phase !== 'open' || asked?.answerBy === undefined || asked.reminded) return [];
  const answered = new Set([...state.perspectives.values()].map(({ author }) => author.branch));
  const closed = isClosed(state);
  const of = asked.of.filter(
    (branch) => isLatestRequestOf(branch, request, state) && (closed || !answered.has(branch)),
  );
  if (of.length === 0) return [];
  return [{ name: 'PerspectiveReminded', data: { request, of, answerBy: asked.answerBy } }];
}
