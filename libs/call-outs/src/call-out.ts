import type { EntriesEventOfStream } from '@samsyn/entries/contract';
import {
  carriedFold,
  msBetween,
  type Branch,
  type Instant,
  type PersonRef,
  type Recorded,
  type RecordedOf,
} from '@samsyn/kernel';
import { holdsFor } from '@samsyn/operations/contract';
import { ANSWER_MODES, callOutStream, DECLINE_REASONS, type CallOutEvent } from './call-out.events';

export type AnswerMode = (typeof ANSWER_MODES)[number];
export type DeclineReason = (typeof DECLINE_REASONS)[number];
export type Answer =
  | { readonly answer: 'accepted'; readonly mode?: AnswerMode; readonly eta?: Instant }
  | { readonly answer: 'declined'; readonly reason?: DeclineReason };

/** What stands in the stream of a call-out: its own events, and corrections and disclosures of them. */
export type CallOutStreamEvent = CallOutEvent | EntriesEventOfStream;

/** One person's turn to answer. The last turn is the current one. */
export interface Turn {
  readonly to: PersonRef;
  readonly answerBy: Instant;
  readonly askedAt: Instant;
  /** The window that the person was asked for: the operation's at that moment. */
  readonly window: readonly [Instant, Instant];
}

/** A chain of calls: one person after the other until somebody comes. */
export interface CallOut {
  /**
   * `open`: the person of the last turn is asked. `between`: their turn is over and what follows comes in the
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
      const { answerBy, then } = event.data;
      const windowMs = msBetween(event.occurredAt, answerBy);
      return { ...callOut, phase: 'open', windowMs, turns: [turnOf(event)], rest: then ?? [] };
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
    case 'CallPassedOver': {
      const { to } = event.data;
      const rest = callOut.rest.filter((one) => one.person !== to.person);
      const isTurn = callOut.phase === 'open' && currentTurn(callOut)?.to.person === to.person;
      return { ...callOut, rest, ...(isTurn ? { phase: 'between' } : {}) };
    }
    case 'CallEscalated': {
      const turns = [...callOut.turns, turnOf(event)];
      const reached = callOut.rest.findIndex(({ person: next }) => next === event.data.to.person);
      return { ...callOut, phase: 'open', turns, rest: callOut.rest.slice(reached + 1) };
    }
    case 'CallDeadlineMoved': {
      const { turn, answerBy } = event.data;
      const turns = callOut.turns.map((known, index) => (index === turn ? { ...known, answerBy } : known));
      return { ...callOut, turns };
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
      // Their yes is used up: if they said it again, it would be a new answer.
      const answers = new Map([...callOut.answers].filter(([who]) => who !== event.data.who.person));
      return { ...callOut, phase: 'released', accepted: undefined, answers };
    }
    case 'EntryCorrected':
    case 'DisclosureRequested':
    case 'DisclosureDecided':
    case 'EntryMarkedInError':
    case 'SubjectErased':
    case 'ReceivedCopyErased':
    case 'EveryCopyErased':
    case 'DisclosuresListed':
      return callOut;
    default:
      event satisfies never;
      return callOut;
  }
}

const turnOf = ({
  occurredAt: askedAt,
  data: { to, answerBy, window },
}: Extract<RecordedOf<CallOutEvent>, { name: 'CoordinatorCalled' | 'CallEscalated' }>): Turn => ({
  to,
  answerBy,
  askedAt,
  window,
});

const answered = ({ answers }: CallOut, person: string, answer: Answer): ReadonlyMap<string, Answer> =>
  new Map(answers).set(person, answer);

const CALL_OUT_STREAMS = callOutStream('');

/** The operation's call-outs by stream, among all its entries. */
export const callOutsIn: (entries: readonly Recorded[]) => ReadonlyMap<string, CallOut> = carriedFold(
  new Map<string, CallOut>(),
  (callOuts, event: Recorded) => {
    if (!event.stream.startsWith(CALL_OUT_STREAMS)) return callOuts;
    const before = callOuts.get(event.stream) ?? noCallOut;
    return new Map(callOuts).set(
      event.stream,
      evolveCallOut(before, event as RecordedOf<CallOutStreamEvent>),
    );
  },
);

/**
 * By person, the call-out that asks them now or has them coming, other than that of the named stream.
 */
export function engagedIn(
  callOuts: ReadonlyMap<string, CallOut>,
  except: string,
): ReadonlyMap<string, string> {
  const engaged = new Map<string, string>();
  for (const [stream, callOut] of callOuts) {
    if (stream === except) continue;
    const id = stream.slice(CALL_OUT_STREAMS.length);
    const asked = callOut.phase === 'open' ? currentTurn(callOut)?.to : callOut.accepted;
    if (asked) engaged.set(asked.person, id);
  }
  return engaged;
}

/** The window for which somebody accepted; a later acceptance of the same call is for the same window. */
export const acceptedFor = ({ phase, accepted, turns }: CallOut): Turn['window'] | undefined =>
  phase === 'accepted' ? turns.findLast(({ to }) => to.person === accepted?.person)?.window : undefined;

/** Somebody who is counted on. */
export interface Acceptance {
  readonly who: PersonRef;
  /** Comes to the site; otherwise advises by telephone. */
  readonly onSite: boolean;
}

/**
 * Who comes or advises in that window: accepted in time, not released and without a change of mind. Somebody
 * who accepted for another time, before the operation was moved, has not said that they come; somebody who
 * has left since (`isStillThere`, which the directory knows) no longer comes.
 */
export const acceptancesIn = (
  entries: readonly Recorded[],
  window?: Turn['window'],
  isStillThere: (who: PersonRef) => boolean = () => true,
): readonly Acceptance[] =>
  [...callOutsIn(entries).values()].flatMap((callOut): Acceptance[] => {
    const { accepted: who } = callOut;
    const asked = acceptedFor(callOut);
    if (!who || !asked || (window !== undefined && !holdsFor(asked, window)) || !isStillThere(who)) return [];
    const answer = callOut.answers.get(who.person);
    return [{ who, onSite: answer?.answer === 'accepted' && answer.mode === 'on-site' }];
  });

/** How many had accepted for a time that the operation has left, and have not answered for the one that holds now. */
export function awaitedAnew(entries: readonly Recorded[]): number {
  const callOuts = callOutsIn(entries);
  return entries.filter(({ name, stream, data }) => {
    if (name !== 'CoordinatorCalled' || callOuts.get(stream)?.phase !== 'open') return false;
    const { renews } = data as { readonly renews?: string };
    return renews !== undefined && callOuts.get(callOutStream(renews))?.phase === 'released';
  }).length;
}
