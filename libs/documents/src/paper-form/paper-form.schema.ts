import { schemas, type AnswerOf } from '@samsyn/kernel';
import { PAPER_TEXTS } from './paper-texts';

const { closed, codeOf, count, flag, list, named, text } = schemas;

const detail = named('Detail', () =>
  closed({
    label: text('What it is.', 'Operation'),
    text: text('What it says; empty: a line to write on.', '5000-K1-26'),
  }),
);

const columns = () =>
  closed(
    {
      'what?': list(text('A field.', 'text'), 'What happened.'),
      'count?': list(text('A field.', 'persons'), 'How many.'),
      'who?': list(text('A field.', 'role'), 'Who.'),
    },
    'Fields of the event’s body that each column fills in.',
  );

const key = named('PaperKey', () =>
  closed(
    {
      code: text('What is written on the paper.', 'S1'),
      event: text('`does` of an item of `POST /operations/{operationId}/entries`.', 'SiteEntered'),
      name: text('What happened, in words.', 'The first went in'),
      write: list(detail, 'What is written in which column.'),
      columns: columns(),
    },
    'What a short code on the paper stands for.',
  ),
);
export type PaperKey = AnswerOf<typeof key>;

const sheetMembers = () => ({
  heading: text('What the sheet is for.', 'What happens'),
  'intro?': text('How to fill it in.', 'One row for each thing that happens.'),
  rows: count('Rows to write on.', 24),
  keys: list(key, 'The codes.'),
});

/** The words as they stand in the table, by their names. */
const words = <Table extends object>(table: Table): schemas.Schema<Table> =>
  closed(
    Object.fromEntries(
      Object.entries(table).map(([name, printed]) => [
        name,
        typeof printed === 'string' ? text('Printed words.', printed) : words(printed as object),
      ]),
    ),
    'Words of the form.',
  ) as schemas.Schema as schemas.Schema<Table>;

export const paperForm = named('PaperForm', () =>
  closed(
    {
      language: codeOf(['sv', 'en'], 'Language of every word.', 'en'),
      blank: flag('Nothing of the operation but its kind stands on it.'),
      title: text('Title.', 'Operation on paper: visit to a flat'),
      secrecyMark: text('What stands on each sheet.', 'May contain secret information'),
      'trainingMark?': text('In the training world: that nothing on it has happened.', 'TRAINING'),
      facts: list(detail, 'Of the operation.'),
      head: list(detail, 'What stands over each further sheet, so that a loose one says what it belongs to.'),
      instructions: list(text('A sentence.', 'Write the time at once.'), 'How to use it.'),
      warning: text('What is not written on it.', 'No names.'),
      door: list(text('A sentence.', 'Police enter first.'), 'What holds at the door.'),
      steps: list(
        closed({
          codes: list(text('A code.', 'S1'), 'With a box for each.'),
          what: text('What must happen.', 'The site is secured'),
          by: text('Who tells it.', 'police on the site'),
        }),
        'What must happen.',
      ),
      log: closed(sheetMembers()),
      'encounter?': closed(
        {
          ...sheetMembers(),
          warning: text('What is not written on it.', 'Nothing that the exposed person told.'),
        },
        'For the social services alone.',
      ),
      planKeys: list(key, 'Codes of the plan.'),
      printed: text('When it was printed.', '19 November 2026 16:20'),
      texts: words(PAPER_TEXTS.en),
    },
    'A form to print, for work without any device: its words, and the event behind each code.',
  ),
);
export type PaperSheet = PaperForm['log'];
export type PaperStep = PaperForm['steps'][number];
export type PaperForm = AnswerOf<typeof paperForm>;
