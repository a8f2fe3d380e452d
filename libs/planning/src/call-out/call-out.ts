import type { EntriesEvent } from '@samsyn/entries/contract';
import {
  msBetween,
  type Branch,
  type Instant,
  type PersonRef,
  type Recorded,
  type RecordedOf,
} from '@samsyn/kernel';
import { ANSWER_MODES, callOutStream, DECLINE_REASONS, type CallOutEvent } from './call-out.events';

export type AnswerMode = (typeof ANSWER_MODES)[number];
export type DeclineReason = (typeof DECLINE_REASONS)[number];
export type Answer =
  | { readonly answer: 'accepted'; readonly mode?: AnswerMode; readonly eta?: Instant }
  | { readonly answer: 'declined'; readonly reason?: DeclineReason };

/** What stands in the stream of a call-out: its own events, and corrections and disclosures of them. */
export type CallOutStreamEvent = CallOutEvent | EntriesEvent;

/** One person's turn to answer. The last turn is the current one. */
export interface Turn {
  readonly to: PersonRef;
  readonly answerBy: Instant;
}

/** A chain of calls: one person after the other until somebody comes. */
export interface CallOut {
  /**
   * `open`: the person of the last turn is asked. `between`: her turn is over and what follows from that comes in the
   * same append, so no command ever meets it.
   */
  readonly phase: 'not-called' | 'open' | 'between' | 'accepted' | 'released' | 'withdrawn' | 'exhausted';
  /** Length of every answer window, in milliseconds: that of the first call. */
  readonly windowMs: number;
  readonly turns: readonly Turn[];
  /** Who is called next, in order. */
  readonly rest: readonly PersonRef[];
  /** Who comes, while the phase is `accepted`. */
  readonly accepted: PersonRef | undefined;
  /** The latest answer of each person, in time or late. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly delivered: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
}

export const noCallOut: CallOut = {
  phase: 'not-called',
  windowMs: 0,
  turns: [],
  rest: [],
  accepted: undefined,
  answers: new Map(),
  delivered: new Set(),
  read: new Set(),
};

export const currentTurn = ({ turns }: CallOut): Turn | undefined => turns.at(-1);
export const isCalledPerson = ({ turns }: CallOut, person: string): boolean =>
  turns.some(({ to }) => to.person === person);
export const isCalledBranch = ({ turns }: CallOut, branch: Branch): boolean =>
  turns.some(({ to }) => to.branch === branch);

export function evolveCallOut(callOut: CallOut, event: RecordedOf<CallOutStreamEvent>): CallOut {
  const { person } = event.actor;
  switch (event.name) {
    case 'CoordinatorCalled': {
      const { to, answerBy, then } = event.data;
      const windowMs = msBetween(event.occurredAt, answerBy);
      return { ...callOut, phase: 'open', windowMs, turns: [{ to, answerBy }], rest: then ?? [] };
    }
    case 'CallDelivered':
      return { ...callOut, delivered: new Set([...callOut.delivered, person]) };
    case 'CallRead':
      return { ...callOut, read: new Set([...callOut.read, person]) };
    case 'CoordinatorAccepted': {
      const answers = answered(callOut, person, { answer: 'accepted', ...event.data });
      return { ...callOut, phase: 'accepted', accepted: event.actor, answers };
    }
    case 'CoordinatorDeclined': {
      const answers = answered(callOut, person, { answer: 'declined', reason: event.data.reason });
      return { ...callOut, phase: 'between', accepted: undefined, answers };
    }
    case 'CallExpired':
      return { ...callOut, phase: 'between' };
    case 'CallEscalated': {
      const { to, answerBy } = event.data;
      return {
        ...callOut,
        phase: 'open',
        turns: [...callOut.turns, { to, answerBy }],
        rest: callOut.rest.slice(1),
      };
    }
    case 'CallAnsweredLate': {
      const { answer, mode, eta, reason } = event.data;
      const late = answer === 'accepted' ? { answer, mode, eta } : { answer, reason };
      return { ...callOut, answers: answered(callOut, person, late) };
    }
    case 'CallWithdrawn':
      return { ...callOut, phase: 'withdrawn' };
    case 'CallChainExhausted':
      return { ...callOut, phase: 'exhausted' };
    case 'CoordinatorReleased': {
      // Her yes is used up: were it told again, it would be a new answer.
      const answers = new Map([...callOut.answers].filter(([who]) => who !== event.data.who.person));
      return { ...callOut, phase: 'released', accepted: undefined, answers };
    }
    case 'EntryCorrected':
    case 'DisclosureRequested':
    case 'DisclosureDecided':
      return callOut;
    default:
      event satisfies never;
      return callOut;
  }
}

const answered = ({ answers }: CallOut, person: string, answer: Answer): ReadonlyMap<string, Answer> =>
  new Map(answers).set(person, answer);

const CALL_OUT_STREAMS = callOutStream('');

/** The operation's call-outs by stream, among all its entries. */
export function callOutsIn(entries: readonly Recorded[]): ReadonlyMap<string, CallOut> {
  const callOuts = new Map<string, CallOut>();
  for (const event of entries) {
    if (!event.stream.startsWith(CALL_OUT_STREAMS)) continue;
    const before = callOuts.get(event.stream) ?? noCallOut;
    callOuts.set(event.stream, evolveCallOut(before, event as RecordedOf<CallOutStreamEvent>));
  }
  return callOuts;
}

/** Whether somebody comes: accepted in time, not released and without a change of mind. */
export const isAnyoneAccepted = (entries: readonly Recorded[]): boolean =>
  [...callOutsIn(entries).values()].some(({ phase }) => phase === 'accepted');
