import {
  definedFields,
  DomainError,
  secretsOf,
  unknownTo,
  type Instant,
  type LabelledText,
  type PersonRef,
} from '@samsyn/kernel';
import type { OperationPlan } from '../operation-plan';
import { refuseIfCancelled, type PlanRule, type PlanRules } from '../plan-rule';
import type { Booking } from './interpreter-state';
import type {
  INTERPRETER_CANCELLATIONS,
  INTERPRETER_DECLINES,
  INTERPRETER_PREFERENCES,
  INTERPRETING_MODES,
} from './interpreter.events';

export interface RequestInterpreter {
  readonly kind: 'RequestInterpreter';
  readonly language: string;
  readonly mode: (typeof INTERPRETING_MODES)[number];
  /** The operation's own window where none is given. */
  readonly window?: [Instant, Instant];
  readonly preference?: (typeof INTERPRETER_PREFERENCES)[number];
}
/** `booking`: the latest request that it can be about, where none is named. */
export interface BookInterpreter {
  readonly kind: 'BookInterpreter';
  readonly booking?: string;
  readonly reference: string;
  readonly who?: PersonRef;
  readonly conflict?: LabelledText;
}
export interface DeclineInterpreter {
  readonly kind: 'DeclineInterpreter';
  readonly booking?: string;
  readonly reason: (typeof INTERPRETER_DECLINES)[number];
}
export interface CancelInterpreter {
  readonly kind: 'CancelInterpreter';
  readonly booking?: string;
  readonly reason: (typeof INTERPRETER_CANCELLATIONS)[number];
}
export type InterpreterCommand =
  RequestInterpreter | BookInterpreter | DeclineInterpreter | CancelInterpreter;

type State = Booking['state'];

/** @throws DomainError `INTERPRETER.UNKNOWN` (unknown): nothing was asked for that it can be about */
function bookingOf(
  { bookings }: OperationPlan,
  named: string | undefined,
  states: readonly State[],
): readonly [string, Booking] {
  const known = [...bookings];
  const found =
    named === undefined
      ? known.findLast(([, { state }]) => states.includes(state))
      : known.find(([id]) => id === named);
  if (!found) throw unknownTo('INTERPRETER');
  return found;
}

/** @throws DomainError `INTERPRETER.NOT_OPEN`: the booking was ended before */
function mustBe({ state }: Booking, states: readonly State[]): void {
  if (!states.includes(state)) throw new DomainError('INTERPRETER.NOT_OPEN', { state });
}

const request: PlanRule<RequestInterpreter>['decide'] = (command, plan, { newId }) => {
  refuseIfCancelled(plan);
  const { language, mode, preference, window = plan.operation?.window } = command;
  if (!window || plan.bookings.has(newId)) return [];
  return [
    {
      name: 'InterpreterRequested',
      data: { booking: newId, language, mode, window, ...definedFields({ preference }) },
    },
  ];
};

/** A refusal by the agency may turn into a booking: another interpreter was found. */
const book: PlanRule<BookInterpreter>['decide'] = (command, plan) => {
  refuseIfCancelled(plan);
  const states: readonly State[] = ['requested', 'declined'];
  const [booking, known] = bookingOf(plan, command.booking, states);
  const { reference, who } = command;
  if (known.state === 'booked' && known.reference === reference && !command.conflict) return [];
  mustBe(known, [...states, 'booked']);
  const { data, labels } = secretsOf(command, ['conflict']);
  return [
    { name: 'InterpreterBooked', data: { booking, reference, ...definedFields({ who }), ...data }, labels },
  ];
};

const decline: PlanRule<DeclineInterpreter>['decide'] = ({ booking: named, reason }, plan) => {
  refuseIfCancelled(plan);
  const [booking, known] = bookingOf(plan, named, ['requested']);
  if (known.state === 'declined') return [];
  mustBe(known, ['requested']);
  return [{ name: 'InterpreterDeclined', data: { booking, reason } }];
};

const cancel: PlanRule<CancelInterpreter>['decide'] = ({ booking: named, reason }, plan) => {
  const [booking, known] = bookingOf(plan, named, ['requested', 'booked']);
  if (known.state === 'cancelled') return [];
  mustBe(known, ['requested', 'booked']);
  return [{ name: 'InterpreterCancelled', data: { booking, reason } }];
};

/** Anybody who takes part may ask for an interpreter: mostly the coordinator, who holds the conversation. */
export const INTERPRETER_RULES: PlanRules<InterpreterCommand> = {
  RequestInterpreter: { who: 'participant', decide: request },
  BookInterpreter: { who: 'participant', decide: book },
  DeclineInterpreter: { who: 'participant', decide: decline },
  CancelInterpreter: { who: 'participant', decide: cancel },
};
