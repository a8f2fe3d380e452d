import { schemas, type AnswerOf } from '@samsyn/kernel';

const { branch, closed, day, flag, instant, list, named, person, text, uuid } = schemas;

const next = () => text('`cursor` of the next page; absent on the last.', 'c2VhbGVkIHBsYWNl');
const intact = () =>
  flag(
    'Nothing of this page, nor what came before each of its rows, was changed or taken away since it was written.',
    true,
  );
const who = () => person('By handle for persons of the own branch, elsewhere branch and role.', 'coordB');
const route = () =>
  text('Method and template of the route; never an address.', 'GET /operations/:operationId/history');
const role = () => text('What the person did at the time.', 'coordinator');

const access = named('Access', () =>
  closed(
    {
      at: instant('When, before the bytes left.'),
      who: who(),
      branch: branch('The reader’s branch at the time.'),
      role: role(),
      route: route(),
      form: text('Media type of the answer.', 'application/json'),
      read: list(
        closed({
          'within?': uuid('Id of the encounter, or of what stands outside every operation.'),
          type: text('Name of the event.', 'FollowUpBooked'),
          fields: list(text('Name of a field.', 'place'), 'Fields that were in the answer.'),
          basis: text(
            'What gave sight: `own`, `label` and its labels, `decision` and its id, `named`, `broken-glass` and its entry, `perspective`, `correction`; `otherwise`: texts without their senders.',
            'label participants-only',
          ),
          entries: list(uuid('Id of an entry.'), 'The entries, in no order.'),
        }),
        'Fields of the caller’s branch alone.',
      ),
    },
    'One answer, or what was sent at once on a live stream.',
  ),
);
export type AccessShown = AnswerOf<typeof access>;

export const officeLooked = () =>
  closed({
    branch: branch('The office; of its persons nobody is named.', 'social-services/coordinator-syd'),
    first: day('The first day, in Sweden.'),
    last: day('The last day.'),
  });
/** That somebody of an office looked at what was recorded of one person met: on which days, first and last. */
export type OfficeLooked = AnswerOf<typeof officeLooked>;

export const accessList = named('AccessList', () =>
  closed({
    rows: list(access, 'The latest first.'),
    'next?': next(),
    intact: intact(),
  }),
);
export type AccessListed = AnswerOf<typeof accessList>;

export const denialList = named('DenialList', () =>
  closed({
    rows: list(
      closed({
        at: instant('When.'),
        who: who(),
        role: role(),
        route: route(),
        status: { type: 'integer', enum: [403, 404], description: 'How it was answered.', example: 404 },
        id: uuid('What was asked for, and is there.'),
      }),
      'The latest first; the same again within a minute stands once.',
    ),
    'next?': next(),
    intact: intact(),
  }),
);
export type DenialShown = DenialsListed['rows'][number];
export type DenialsListed = AnswerOf<typeof denialList>;
