import { PURPOSE_CODES, type AnswerOf, schemas } from '@samsyn/kernel';

const { closed, codeOf, count, day, flag, list, named, text } = schemas;

const label = () => text('A label.', 'agency-own');
const party = () => text('An agency, or a single branch of one.', 'police');

const ground = () =>
  closed({
    ground: text('As it is cited.', 'OSL 10:2'),
    ...schemas.bilingual(
      'Nödvändigt för den utlämnande myndighetens egen verksamhet; skriftligt skäl.',
      'Necessary for the task of the branch that gives it; written reason.',
    ),
    validFrom: day('The first day on which it holds.', '2009-06-30'),
    'validUntil?': day('The first day on which it holds no more.', '2030-01-01'),
    labels: list(label(), 'Labels of what can be given under it.'),
    excludesLabels: list(label(), 'Labels that it does not break.', { example: [] }),
    'recipients?': list(party(), 'Who may receive; absent: any branch.'),
    'givers?': list(party(), 'Who may give; absent: any branch.'),
    authoritiesOnly: flag('No private recipient.', false),
    workplaceInspectionsOnly: flag('It holds in inspections of workplaces alone.', false),
    demands: list(
      codeOf(['weighing', 'purpose-code', 'consent', 'reservation'], 'What is demanded.'),
      'What a decision has to tell, or to rest on.',
    ),
    'purposes?': list(codeOf(PURPOSE_CODES, 'A purpose.'), 'For what may be given; absent: for any purpose.'),
    confirmed: flag('Somebody has confirmed that the row says what the law says.', false),
    'confirmedBy?': text('Who.', 'a lawyer of the authority'),
    'on?': day('When.', '2026-11-28'),
  });

export const groundList = named('Grounds', () =>
  closed({
    grounds: list(ground(), 'Each ground with what it reaches and demands.'),
    purposes: list(
      closed({
        code: codeOf(PURPOSE_CODES, 'Code.', 'support'),
        ...schemas.bilingual(
          'stöd och skydd för den utsatta',
          'support and protection of the exposed person',
        ),
      }),
      'What each purpose means.',
    ),
    weighingAtLeast: count('Visible characters of a weighing.', 30),
    withoutConsentNotTo: list(party(), 'Who controls residence.'),
    withoutConsentNotOf: list(
      label(),
      'Labels that go to those, or for control of residence, with consent alone.',
    ),
  }),
);
export type GroundList = AnswerOf<typeof groundList>;
