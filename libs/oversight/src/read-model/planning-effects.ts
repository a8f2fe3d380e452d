import type { Instant } from '@samsyn/kernel';
import { ADVICE, OUTCOMES, TOPICS } from '../statistics/advice';
import { classIn, codesOf } from '../statistics/classes';
import { KINDS, OPERATIONS } from '../statistics/operations';
import { declineClass, modeOf, REQUESTS } from '../statistics/requests';
import type { Counting } from './counting';
import type { Observation } from '../statistics/fact';

/** What an event means for the facts, by name of the event. */
export type Effects = Readonly<Record<string, (counting: Counting) => void>>;

const TOPIC_CODES = codesOf(TOPICS);
const OUTCOME_CODES = codesOf(OUTCOMES);

export const tellOfOperation = (
  counting: Counting,
  ...observations: readonly Omit<Observation, 'entry' | 'at'>[]
): void => counting.tell(OPERATIONS, `operation-${counting.operation}`, ...observations);
const tellOfRequest = (counting: Counting, observation: Omit<Observation, 'entry' | 'at'>): void =>
  counting.tell(REQUESTS, `request-${counting.operation}`, observation);

const startOf = (window: unknown): Instant => (window as readonly [Instant, Instant])[0];
/** Undefined where it is erased. */
const asked = (counting: Counting): Pick<Observation, 'who'> => {
  const { person } = (counting.sealed('to') ?? {}) as { readonly person?: string };
  return person === undefined ? {} : { who: person };
};

function propose(counting: Counting): void {
  const { region, kind, window } = counting.data;
  counting.standsIn(region);
  tellOfOperation(counting, { what: 'proposed', is: classIn(KINDS, kind), planned: startOf(window) });
}

function call(counting: Counting): void {
  const { stream: of, data } = counting;
  tellOfRequest(counting, { what: 'called', of, planned: startOf(data.window), ...asked(counting) });
}

/** What came of a call-out, and whether somebody comes after it. */
const come = (counting: Counting, observation: Pick<Observation, 'what' | 'is' | 'who'>): void => {
  const { stream: of } = counting;
  tellOfRequest(counting, { ...observation, of });
  tellOfOperation(counting, { what: observation.what === 'accepted' ? 'coming' : 'not-coming', of });
};

export const PLANNING_EFFECTS: Effects = {
  OperationProposed: propose,
  OperationRescheduled: (counting) =>
    tellOfOperation(counting, { what: 'rescheduled', planned: startOf(counting.data.window) }),
  OperationReleased: (counting) => tellOfOperation(counting, { what: 'released' }),
  OperationReleasedWithoutCoordinator: (counting) => tellOfOperation(counting, { what: 'released-without' }),
  CoordinatorCalled: call,
  CallEscalated: (counting) => tellOfRequest(counting, { what: 'escalated' }),
  CoordinatorAccepted: (counting) => come(counting, { what: 'accepted', is: modeOf(counting.data.mode) }),
  CoordinatorDeclined: (counting) =>
    come(counting, {
      what: 'declined',
      who: counting.person,
      is: declineClass(counting.sealed('reason')),
    }),
  CallAnsweredLate: (counting) => tellOfRequest(counting, { what: 'answered-late', who: counting.person }),
  CallExpired: (counting) => tellOfRequest(counting, { what: 'expired', ...asked(counting) }),
  CallChainExhausted: (counting) => come(counting, { what: 'exhausted' }),
  CallWithdrawn: (counting) => come(counting, { what: 'not-needed' }),
  CoordinatorReleased: (counting) => come(counting, { what: 'not-needed' }),
  AdviceRequested: (counting) => {
    const { topic, region } = counting.data;
    const observation = { what: 'asked', is: classIn(TOPIC_CODES, topic) };
    counting.tellAlone(ADVICE, counting.stream, observation, region);
  },
  AdviceGiven: (counting) => {
    const is = classIn(OUTCOME_CODES, counting.data.outcome);
    counting.tellAlone(ADVICE, counting.stream, { what: 'given', is });
  },
  AdviceRequestWithdrawn: (counting) => counting.tellAlone(ADVICE, counting.stream, { what: 'not-needed' }),
};
