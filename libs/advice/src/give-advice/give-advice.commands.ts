import { byEvent, commandOf, type ChangeDefinition } from '@samsyn/event-store';
import type { AdviceCallChange } from '../advice-call-decider';
import { AdviceGiven, AdviceLinkedToOperation, AdviceRequestWithdrawn } from '../advice-call.events';

type Definition = ChangeDefinition<AdviceCallChange['kind']>;
const command = commandOf<AdviceCallChange['kind']>();

const UNKNOWN = 'ADVICE_CALL.UNKNOWN';
const MINUTES_OF_A_DAY = 1_440;

/** Commands of a request for advice, by the name of the event. */
export const ADVICE_COMMANDS: Readonly<Record<string, Definition>> = byEvent<Definition>([
  command({
    event: AdviceGiven,
    kind: 'GiveAdvice',
    id: 'giveAdvice',
    path: 'advice',
    who: 'whoever was asked; once the call is over or nobody answered, a coordinator of the region too',
    title: 'The advice was given',
    description: 'Never refused for being late. The note is for the own branch.',
    refusals: [UNKNOWN, 'ADVICE.NOT_YOURS'],
    fields: {
      durationMinutes: {
        description: 'How long they spoke, in minutes.',
        example: 12,
        max: MINUTES_OF_A_DAY,
      },
      outcome: 'What came of it.',
      note: {
        description: 'More about it.',
        example: { value: 'told of the shelter', label: 'social-services' },
      },
    },
  }),
  command({
    event: AdviceRequestWithdrawn,
    kind: 'WithdrawRequest',
    id: 'withdrawAdviceRequest',
    path: 'withdrawal',
    who: 'whoever asked',
    title: 'No answer is needed any more',
    refusals: [UNKNOWN, 'ADVICE.NOT_YOURS', 'ADVICE.ALREADY_GIVEN'],
    fields: {},
  }),
  command({
    event: AdviceLinkedToOperation,
    kind: 'LinkToOperation',
    id: 'linkAdviceToOperation',
    path: 'operation',
    who: 'whoever asked or gave the advice, where that person may know the operation',
    title: 'It became an operation',
    description: 'Shown to a party of the call who may know the operation, and to nobody else.',
    refusals: [UNKNOWN, 'OPERATION.UNKNOWN', 'ADVICE.NOT_YOURS', 'ADVICE.ALREADY_LINKED'],
    fields: { operation: 'An operation that the caller may know.' },
  }),
]);
