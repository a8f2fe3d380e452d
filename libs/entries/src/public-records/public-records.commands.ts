import { closed, codeOf, commandOf, FILLED_IN, listOf, Text, Uuid } from '@samsyn/event-store';
import Type from 'typebox';
import {
  PublicRecordsAnswered,
  PublicRecordsPartsDecided,
  PublicRecordsRequested,
  PublicRecordsRequestWithdrawn,
} from './public-records.events';
import type { RequestCommand } from './public-records-request';

const command = commandOf<RequestCommand['kind']>();
const who = 'registrar, supervisor or operation leader of the branch that was asked';

export const registerRequest = command({
  event: PublicRecordsRequested,
  kind: 'RegisterRequest',
  id: 'registerPublicRecordsRequest',
  path: 'public-records-requests',
  who,
  title: 'Somebody asks the branch for what it keeps of the operation',
  description: '`id` is the request.',
  answersNewId: true,
  fields: {
    asked: { description: 'What is asked for.', example: 'everything about the inspection' },
    address: 'Where the copy goes. Nobody is asked who they are (TF 2:18).',
  },
});

const OPEN = ['RECORDS.UNKNOWN', 'RECORDS.CLOSED'];

/** Commands on a request of the public for what a branch keeps (TF 2 kap., OSL 6 kap.). */
export const requestCommands = [
  command({
    event: PublicRecordsPartsDecided,
    kind: 'DecideParts',
    id: 'decidePublicRecordsParts',
    path: 'parts',
    who,
    title: 'What is given and what is masked, part by part',
    description: 'The latest decision of a part counts. What no rule and nobody has decided of stays masked.',
    refusals: [
      ...OPEN,
      'ENTRY.UNKNOWN',
      'RECORDS.UNKNOWN_RULE',
      'RECORDS.WHY_REQUIRED',
      'RECORDS.ABSOLUTE_SECRECY',
    ],
    fields: { parts: FILLED_IN },
    beside: {
      parts: {
        // Wider than the event: a field that no entry has is unknown, and a paragraph that nobody knows is no rule.
        schema: listOf(
          closed({
            entry: Uuid,
            field: Type.Optional(Type.String({ maxLength: 64 })),
            decision: codeOf(['given', 'masked']),
            rule: Type.Optional(Type.String({ maxLength: 100 })),
            why: Type.Optional(Text),
          }),
          500,
        ),
        description: 'Each part with what is decided of it.',
        members: {
          entry: 'The entry that the part is of.',
          field: { description: 'Absent: the whole entry.', example: 'reason' },
          decision: 'Whether the public is given it.',
          rule: { description: 'Required for a mask.', example: 'OSL 26:1' },
          why: 'Required for what is given: why no harm is done.',
        },
      },
    },
  }),
  command({
    event: PublicRecordsAnswered,
    kind: 'AnswerRequest',
    id: 'answerPublicRecordsRequest',
    path: 'answer',
    who,
    title: 'The copy is given, in full, in part or not at all',
    refusals: [...OPEN, 'RECORDS.UNDECIDED', 'RECORDS.COURT_REQUIRED', 'RECORDS.REASONS_REQUIRED'],
    fields: {
      ...{ outcome: FILLED_IN, asOf: FILLED_IN, masked: FILLED_IN, given: FILLED_IN, copy: FILLED_IN },
      court: 'Where it may be appealed; required with a mask.',
      reasons: 'The reasons of the decision; required with a mask.',
    },
  }),
  command({
    event: PublicRecordsRequestWithdrawn,
    kind: 'WithdrawRequest',
    id: 'withdrawPublicRecordsRequest',
    path: 'withdrawal',
    who,
    title: 'It is no longer asked for',
    refusals: OPEN,
    fields: {},
  }),
];
