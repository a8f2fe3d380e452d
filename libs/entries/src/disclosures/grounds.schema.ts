import { PURPOSE_CODES } from '@samsyn/kernel';
import { schemas, shared } from '@samsyn/web';

const { closed, codeOf, count, day, flag, list, named, text } = schemas;

interface Ground {
  readonly ground: string;
  readonly sv: string;
  readonly en: string;
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly labels: readonly string[];
  readonly excludesLabels: readonly string[];
  readonly recipients?: readonly string[];
  readonly givers?: readonly string[];
  readonly authoritiesOnly: boolean;
  readonly workplaceInspectionsOnly: boolean;
  readonly demands: readonly string[];
  readonly purposes?: readonly string[];
  readonly confirmed: boolean;
  readonly confirmedBy?: string;
  readonly on?: string;
}

export interface GroundList {
  readonly grounds: readonly Ground[];
  readonly purposes: readonly { readonly code: string; readonly sv: string; readonly en: string }[];
  readonly weighingAtLeast: number;
  readonly withoutConsentNotTo: readonly string[];
  readonly withoutConsentNotOf: readonly string[];
}

const label = () => text('A label.', 'agency-own');
const party = () => text('An agency, or a single branch of one.', 'police');

const ground = () =>
  closed<Ground>({
    ground: text('As it is cited.', 'OSL 10:2'),
    ...shared.said(
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
  closed<GroundList>({
    grounds: list(ground(), 'Each ground with what it reaches and demands.'),
    purposes: list(
      closed<GroundList['purposes'][number]>({
        code: codeOf(PURPOSE_CODES, 'Code.', 'support'),
        ...shared.said('stöd och skydd för den utsatta', 'support and protection of the exposed person'),
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
