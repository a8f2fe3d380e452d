import { msBetween, type Actor, type Instant, type PersonRef, type RecordedOf } from '@samsyn/kernel';
import {
  ADVICE_OUTCOMES,
  ADVICE_TOPICS,
  ADVICE_UNANSWERED_REASONS,
  type AdviceCallEvent,
} from './advice-call.events';

export type AdviceTopic = (typeof ADVICE_TOPICS)[number];
export type AdviceOutcome = (typeof ADVICE_OUTCOMES)[number];
export type UnansweredReason = (typeof ADVICE_UNANSWERED_REASONS)[number];

/** What is asked, as the next in the chain is shown it. */
export interface AdviceQuestion {
  readonly topic: AdviceTopic;
  readonly region: string;
  readonly question: string;
  readonly telephone?: string;
}
export interface AdviceTurn {
  readonly to: PersonRef;
  readonly answerBy: Instant;
}
export interface AdviceAnswer {
  readonly by: PersonRef;
  readonly durationMinutes: number;
  readonly outcome: AdviceOutcome;
}

/** A call for advice, from the question to what came of it. */
export interface AdviceCall {
  /** `open`: the person of the last turn is asked. `between`: what follows is in the same append. */
  readonly phase: 'not-asked' | 'open' | 'between' | 'given' | 'unanswered' | 'withdrawn';
  readonly asker: PersonRef | undefined;
  readonly asked: AdviceQuestion | undefined;
  readonly askedAt: Instant;
  /** Length of every answer window: that of the first. */
  readonly windowMs: number;
  readonly turns: readonly AdviceTurn[];
  /** Who is asked next, in order. */
  readonly rest: readonly PersonRef[];
  /** Why nobody answered, while nobody has. */
  readonly unanswered: UnansweredReason | undefined;
  readonly answers: readonly AdviceAnswer[];
  readonly operation: string | undefined;
}

export const noAdviceCall: AdviceCall = {
  phase: 'not-asked',
  asker: undefined,
  asked: undefined,
  askedAt: '',
  windowMs: 0,
  turns: [],
  rest: [],
  unanswered: undefined,
  answers: [],
  operation: undefined,
};

export const currentTurn = ({ turns }: AdviceCall): AdviceTurn | undefined => turns.at(-1);
export const isAsked = ({ turns }: AdviceCall, person: string): boolean =>
  turns.some(({ to }) => to.person === person);
/** The two sides of the call: who asks, and who has been asked. */
export const isParty = (call: AdviceCall, person: string): boolean =>
  call.asker?.person === person || isAsked(call, person);

/**
 * A coordinator who is employed for the region, once the call is over or nobody answered: the region takes up
 * the questions of the night in the morning (ADR 0042).
 */
export const isOfRegion = (
  { asked, phase }: AdviceCall,
  { role, regions }: Pick<Actor, 'role' | 'regions'>,
): boolean =>
  role === 'coordinator' &&
  asked !== undefined &&
  regions.includes(asked.region) &&
  phase !== 'open' &&
  phase !== 'between';

const questionOf = ({ topic, region, question, telephone }: AdviceQuestion): AdviceQuestion => ({
  ...{ topic, region, question },
  ...(telephone === undefined ? {} : { telephone }),
});

export function evolveAdviceCall(call: AdviceCall, event: RecordedOf<AdviceCallEvent>): AdviceCall {
  switch (event.name) {
    case 'AdviceRequested': {
      const { to, then, answerBy } = event.data;
      const begun = { asker: event.actor, asked: questionOf(event.data), askedAt: event.occurredAt };
      const windowMs = msBetween(event.occurredAt, answerBy);
      const turns = to ? [{ to, answerBy }] : [];
      return { ...call, ...begun, phase: to ? 'open' : 'between', windowMs, turns, rest: then ?? [] };
    }
    case 'AdviceEscalated': {
      const { to, answerBy } = event.data;
      // A person who has left was passed over.
      const reached = call.rest.findIndex(({ person }) => person === to.person);
      const rest = call.rest.slice(reached + 1);
      return { ...call, phase: 'open', turns: [...call.turns, { to, answerBy }], rest };
    }
    case 'AdviceUnanswered': {
      const { last, reason } = event.data;
      return { ...call, phase: last ? 'unanswered' : 'between', unanswered: last ? reason : undefined };
    }
    case 'AdviceGiven': {
      const { durationMinutes, outcome } = event.data;
      const answer = { by: event.actor, durationMinutes, outcome };
      return { ...call, phase: 'given', unanswered: undefined, answers: [...call.answers, answer] };
    }
    case 'AdviceRequestWithdrawn':
      return { ...call, phase: 'withdrawn' };
    case 'AdviceLinkedToOperation':
      return { ...call, operation: event.data.operation };
    default:
      event satisfies never;
      return call;
  }
}
