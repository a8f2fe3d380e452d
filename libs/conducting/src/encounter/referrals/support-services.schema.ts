import { schemas, type AnswerOf } from '@samsyn/kernel';

const { branch, closed, codeOf, count, flag, list, named, text } = schemas;

export const serviceActor = named('SupportServiceActor', () =>
  closed({
    branch: branch('Its code.', 'ngo/shelter'),
    ...schemas.bilingual('Skyddat boende', 'Shelter'),
    'certifiedBy?': text('Who has certified it.', 'Plattformen Civila Sverige mot människohandel'),
    'certifiedUntil?': text('Last day of the certification; absent: it does not end.', '2027-12-31'),
    certificationEnded: flag('Its certification has ended: no new referral goes there.', false),
  }),
);
export type ServiceActor = AnswerOf<typeof serviceActor>;

export const supportServices = named('SupportServices', () =>
  closed({
    services: list(
      closed({
        actors: list(serviceActor, 'Branches that are registered for it.'),
        code: text('Code; others are accepted too and follow the rules of `other`.', 'shelter'),
        ...schemas.bilingual('skyddat boende', 'shelter'),
        source: text('Where it is described.', 'Manual vid misstanke om människohandel'),
        receivers: list(text('Code of an agency.', 'ngo'), 'Agencies whose branches can answer; none: any.'),
        demands: list(
          codeOf(['consent', 'reservation'], 'What is demanded.'),
          'What a referral asks for before it can be answered.',
        ),
        'applicants?': closed(
          schemas.bilingual('polis eller åklagare', 'police or prosecutor'),
          'Who may apply, where that is not everybody who refers.',
        ),
        answerWorkingDays: count(
          'Working days until the receiving branch is reminded, and between reminders.',
          1,
        ),
        remindersAtMost: count('How often it is reminded.', 3),
      }),
      'Kinds of support that an exposed person can be offered and referred to.',
    ),
  }),
);
