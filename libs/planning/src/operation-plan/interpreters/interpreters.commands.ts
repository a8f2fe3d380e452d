import { FILLED_IN } from '@samsyn/event-store';
import { planCommand } from '../../command-definition';
import {
  InterpreterBooked,
  InterpreterCancelled,
  InterpreterDeclined,
  InterpreterRequested,
} from './interpreter.events';

const who = 'any person of a participating branch';
const UNKNOWN = ['INTERPRETER.UNKNOWN', 'INTERPRETER.NOT_OPEN'];
const NOT_UNDER_WAY = ['PLAN.CANCELLED', 'PLAN.ENDED'];
/** The id that the request answered. */
const ofBooking = {
  booking: { description: 'The latest that it can be about where absent.', optional: true },
} as const;

export const interpreterCommands = [
  planCommand({
    event: InterpreterRequested,
    kind: 'RequestInterpreter',
    id: 'requestInterpreter',
    path: 'interpreters',
    who,
    title: 'An interpreter is asked for',
    description: '`id` is the booking.',
    answersNewId: true,
    refusals: NOT_UNDER_WAY,
    fields: {
      booking: FILLED_IN,
      language: { description: 'Code of the language (ISO 639).', example: 'es' },
      mode: 'How the interpreter works.',
      window: { description: 'The operation’s own window where absent.', optional: true },
      preference: 'Absent: no matter.',
    },
  }),
  planCommand({
    event: InterpreterBooked,
    kind: 'BookInterpreter',
    id: 'bookInterpreter',
    path: 'interpreters/booked',
    who,
    title: 'The agency has booked an interpreter',
    refusals: [...UNKNOWN, ...NOT_UNDER_WAY, 'PERSON.UNKNOWN'],
    fields: {
      reference: { description: 'The agency’s own number of the booking.', example: 'T-2026-11877' },
      who: 'The interpreter, where the register has the person.',
      conflict: {
        description: 'What stands between this interpreter and those who are met.',
        example: { value: 'from the same town as the person met', label: 'agency-own' },
      },
      ...ofBooking,
    },
  }),
  planCommand({
    event: InterpreterDeclined,
    kind: 'DeclineInterpreter',
    id: 'declineInterpreter',
    path: 'interpreters/declined',
    who,
    title: 'The agency has no interpreter',
    refusals: [...UNKNOWN, ...NOT_UNDER_WAY],
    fields: { reason: 'Why none could be booked.', ...ofBooking },
  }),
  planCommand({
    event: InterpreterCancelled,
    kind: 'CancelInterpreter',
    id: 'cancelInterpreter',
    path: 'interpreters/cancelled',
    who,
    title: 'A booking or a request for an interpreter is taken back',
    refusals: UNKNOWN,
    fields: { reason: 'Why the booking ends.', ...ofBooking },
  }),
];
