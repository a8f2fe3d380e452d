import { WARNING_TITLES } from '@samsyn/presentation';
import { schemas } from '@samsyn/kernel';
import { entrySchemas } from '@samsyn/secrecy';

const { closed, codeOf, facts, list, named, text, uuid } = schemas;

const recordedEvent = named('RecordedEvent', () =>
  closed({
    id: uuid('Id of the entry in the history.'),
    type: text('Name of the event.', 'SiteSecured'),
  }),
);

export const answeredWarning = named('Warning', () =>
  closed(
    {
      code: codeOf(Object.keys(WARNING_TITLES), 'What it is; stable.'),
      'field?': text('The field of the body that it is about.', 'occurredAt'),
      title: text('In the language of `Accept-Language`.', WARNING_TITLES['TIME.LONG_AGO']?.en),
      'details?': facts('Codes, numbers, times, branches and persons that belong to it.', { days: 366 }),
    },
    'What the caller should look at once more. It is recorded as it was told.',
  ),
);

export type AnsweredWarning = schemas.AnswerOf<typeof answeredWarning>;

const commandMembers = () => ({
  'id?': uuid(
    'Id of what the command created, to be used in the path of what concerns it; absent where it created nothing.',
  ),
  entries: list(
    recordedEvent,
    'What was recorded, in order; empty where it was so already. A repetition with the same key names the same entries.',
  ),
  'warnings?': list(
    answeredWarning,
    'What seems unlikely, or has an effect that is easily overlooked; absent where there is nothing. A repetition ' +
      'with the same key warns of the same.',
    { example: [] },
  ),
  'readableBy?': list(
    entrySchemas.readableField,
    'Who reads what was recorded, by text: so that whoever wrote it can see it. A repetition is told as it stands by then.',
    { example: [] },
  ),
  'hadFormerValue?': list(
    entrySchemas.formerReaders,
    'Of an amendment or a correction: who had been given what it was, and may have acted on it.',
    { example: [] },
  ),
  position: text(
    'Opaque. Sent back as `Samsyn-Wait-For`, a query waits until it shows what this command did. Also in the header `Samsyn-Position`.',
    'Zm9sbG93cyBmcm9tIHRoZSBsb2c',
  ),
});

export const commandAnswer = named('CommandAnswer', () =>
  closed(commandMembers(), 'What every command answers.'),
);

export type CommandAnswer = schemas.AnswerOf<typeof commandAnswer>;

/** A command’s answer with further members. */
export const commandAnswerWith = <const M extends schemas.Members>(further: M) =>
  closed({ ...commandMembers(), ...further });
