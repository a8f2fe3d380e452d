import type { Instant } from '@samsyn/kernel';
import { ADVICE, OUTCOMES, TOPICS, type AdviceMarks } from '../statistics/advice';
import { classIn, codesOf, KIND_CLASSES } from '../statistics/classes';
import { OPERATIONS, type OperationMarks } from '../statistics/operations';
import {
  ANSWERED_LATE,
  declineClass,
  NO_ANSWER,
  REQUESTS,
  type CallOutState,
  type RequestMarks,
} from '../statistics/requests';
import type { Counting } from './counting';

/** What an event means for the facts, by name of the event. */
export type Effects = Readonly<Record<string, (counting: Counting) => void>>;

const KINDS = codesOf(KIND_CLASSES);
const TOPIC_CODES = codesOf(TOPICS);
const OUTCOME_CODES = codesOf(OUTCOMES);

export const operationFact = (operation: string | null): string => `operation-${operation}`;
const requestFact = (operation: string | null): string => `request-${operation}`;

const startOf = (window: unknown): Instant => (window as readonly [Instant, Instant])[0];
const personIn = (ref: unknown): string | undefined => (ref as { person?: string } | undefined)?.person;

function propose(counting: Counting): void {
  const { operation, data } = counting;
  counting.standsIn(data.region);
  const marks: OperationMarks = {
    kind: classIn(KINDS, data.kind),
    started: false,
    coming: {},
    perspectivesAsked: [],
    perspectivesGiven: [],
  };
  counting.begin(OPERATIONS.code, operationFact(operation), marks, startOf(data.window));
}

function call(counting: Counting): void {
  const { operation, stream, data } = counting;
  counting.standsIn(data.region);
  const firstAsked = personIn(counting.sealed('to'));
  const marks: RequestMarks = {
    needed: startOf(data.window),
    callOuts: {},
    asked: 0,
    ...(firstAsked === undefined ? {} : { firstAsked }),
  };
  counting.begin(REQUESTS.code, requestFact(operation), marks);
  counting.mark<RequestMarks>(requestFact(operation), ({ callOuts, asked }) => ({
    callOuts: { ...callOuts, [stream]: 'open' },
    asked: asked + 1,
  }));
}

const come = (counting: Counting, state: CallOutState, first?: string): void => {
  const { operation, stream, person } = counting;
  counting.mark<RequestMarks>(requestFact(operation), ({ callOuts, firstAsked }) => ({
    callOuts: { ...callOuts, [stream]: state },
    ...(first !== undefined && firstAsked === person ? { first } : {}),
  }));
  const coming = state === 'on-site' || state === 'telephone';
  counting.mark<OperationMarks>(operationFact(operation), (marks) => {
    // After the start it is a fact of what happened then, and stays.
    if (marks.started) return {};
    const { [stream]: _, ...others } = marks.coming;
    return { coming: coming ? { ...others, [stream]: true } : others };
  });
};

/** She who was asked first answers, or her time is over; somebody else may be asked then. */
const answer = (counting: Counting, first: string): void =>
  counting.mark<RequestMarks>(requestFact(counting.operation), ({ firstAsked }) =>
    firstAsked === counting.person ? { first } : {},
  );

const release = (counting: Counting, released: OperationMarks['released']): void =>
  counting.mark<OperationMarks>(operationFact(counting.operation), ({ started }) =>
    started ? {} : { released },
  );

export const PLANNING_EFFECTS: Effects = {
  OperationProposed: propose,
  OperationRescheduled: (counting) =>
    counting.move(operationFact(counting.operation), startOf(counting.data.window)),
  OperationReleased: (counting) => release(counting, 'as-planned'),
  OperationReleasedWithoutCoordinator: (counting) => release(counting, 'without-coordinator'),
  CoordinatorCalled: call,
  CallEscalated: (counting) =>
    counting.mark<RequestMarks>(requestFact(counting.operation), ({ asked }) => ({ asked: asked + 1 })),
  CoordinatorAccepted: (counting) => come(counting, counting.data.mode as CallOutState),
  // What she said last holds. The chain goes on, or ends with an event of its own.
  CoordinatorDeclined: (counting) => come(counting, 'open', declineClass(counting.sealed('reason'))),
  CallAnsweredLate: (counting) => answer(counting, ANSWERED_LATE),
  CallExpired: (counting) => {
    const to = personIn(counting.sealed('to'));
    counting.mark<RequestMarks>(requestFact(counting.operation), ({ firstAsked }) =>
      firstAsked !== undefined && firstAsked === to ? { first: NO_ANSWER } : {},
    );
  },
  CallChainExhausted: (counting) => come(counting, 'nobody'),
  CallWithdrawn: (counting) => come(counting, 'not-needed'),
  CoordinatorReleased: (counting) => come(counting, 'not-needed'),
  AdviceRequested: (counting) => {
    const { stream, data } = counting;
    const marks: AdviceMarks = { topic: classIn(TOPIC_CODES, data.topic), state: 'open' };
    counting.beginAlone(ADVICE.code, stream, data.region, marks);
  },
  AdviceGiven: (counting) =>
    counting.mark<AdviceMarks>(counting.stream, () => ({
      state: 'given',
      outcome: classIn(OUTCOME_CODES, counting.data.outcome),
    })),
  AdviceRequestWithdrawn: (counting) =>
    counting.mark<AdviceMarks>(counting.stream, ({ state }) =>
      state === 'given' ? {} : { state: 'not-needed' },
    ),
};
