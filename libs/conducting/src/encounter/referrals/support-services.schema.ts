import { schemas, shared } from '@samsyn/web';
import type { SupportService } from './support-services';

const { closed, codeOf, count, list, named, text } = schemas;

export const supportServices = named('SupportServices', () =>
  closed<{ services: readonly SupportService[] }>({
    services: list(
      closed<SupportService>({
        code: text('Code; others are accepted too and follow the rules of `other`.', 'shelter'),
        ...shared.said('skyddat boende', 'shelter'),
        source: text('Where it is described.', 'Manual vid misstanke om människohandel'),
        receivers: list(text('Code of an agency.', 'ngo'), 'Agencies whose branches can answer; none: any.'),
        demands: list(
          codeOf(['consent', 'reservation'], 'What is demanded.'),
          'What a referral asks for before it can be answered.',
        ),
        'applicants?': closed<NonNullable<SupportService['applicants']>>(
          shared.said('polis eller åklagare', 'police or prosecutor'),
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
