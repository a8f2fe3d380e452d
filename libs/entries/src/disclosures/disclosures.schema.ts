import { schemas, type AnswerOf } from '@samsyn/kernel';

const { branch, closed, instant, list, mark, named, text, uuid } = schemas;

export const disclosureList = named('Disclosures', () =>
  closed({
    disclosures: list(
      closed(
        {
          entry: uuid('Id of the entry.'),
          type: text('Name of its event.', 'FollowUpBooked'),
          field: text('The field that was given.', 'at'),
          recipient: branch('Who received it.'),
          'ground?': text('What the decision rests on.', 'OSL 12:2'),
          'purpose?': text('For what it was given.', 'planning of an interview'),
          decidedAt: instant('When it was decided.'),
          decision: uuid('Id of the `DisclosureDecided`.'),
          'withdrawn?': mark(
            'The consent that it rested on has been taken back; what was received stays received.',
          ),
          'until?': instant('The consent that it rests on ends then by itself.', '2026-12-01T00:00:00.000Z'),
          'wrongBy?': uuid(
            'It went to the wrong recipient, who sees it no more: id of the entry that says so.',
          ),
          'erased?': mark('What was given has been erased, and the texts of the decision with it.'),
        },
        'A field that a branch has given to another.',
      ),
      'In the order in which they were decided.',
    ),
  }),
);
export type GivenDisclosure = AnswerOf<typeof disclosureList>['disclosures'][number];
