import { schemas, type AnswerOf } from '@samsyn/kernel';
import { branches, contact, COORDINATORS } from './agreed-parts.schema';

const { branch, closed, codeOf, count, day, list, named, person, text, uuid } = schemas;

const step = () =>
  closed({
    branch: branch('The branch whose coordinator on duty is called.', COORDINATORS),
    region: text('Code of the region of the duty.', 'syd'),
    'who?': person('A person by name, where the agreement says so.'),
  });

const version = () =>
  closed({
    version: count('Number of the version, from 1.'),
    state: codeOf(
      ['proposed', 'agreed', 'in-force', 'past'],
      '`in-force` is the one that holds today; `agreed` waits for its first day.',
      'in-force',
    ),
    name: text('What it is called.', 'Region syd: visits to flats'),
    region: text('Code of the region.', 'syd'),
    validFrom: day('First day.', '2026-01-01'),
    'validUntil?': day('The first day on which it no longer holds.', '2027-01-01'),
    parties: branches('Who agrees.'),
    adoptedBy: branches('Parties that have adopted it.'),
    missing: list(branch('A branch.'), 'Parties that have not adopted it yet.', { example: [] }),
    chain: list(step(), 'Who is called, in order.'),
    'facilitator?': person('The facilitator of every debrief that rests on it.'),
    leads: list(
      closed({
        kind: text('Code of the kind.', 'apartment-visit'),
        branches: list(branch('A branch.'), 'Who leads operations of that kind.'),
      }),
      'Who leads what.',
    ),
    invites: list(
      closed({
        kind: text('Code of the kind.', 'apartment-visit'),
        agencies: list(branch('A branch.', 'tax-agency/audit'), 'Who is invited to operations of that kind.'),
      }),
      'Who is invited to what.',
    ),
    answerMinutes: closed(
      {
        invitation: count('Minutes to answer an invitation.', 4_320),
        call: count('Minutes to answer a call.', 20),
      },
      'How long those who are asked have.',
    ),
    'contacts?': list(contact(), 'Where the parties are reached.'),
  });
export type ShownVersion = AnswerOf<typeof version>;

export const agreement = named('Agreement', () =>
  closed(
    {
      id: uuid('Id of the agreement.'),
      'endsOn?': day('The first day on which it no longer holds.', '2027-01-01'),
      'endReason?': text('Why it ends; for the parties to its latest version.', 'the region is divided'),
      versions: list(version(), 'Those that the caller’s branch is a party to, the latest last.'),
    },
    'A standing agreement between branches of a region.',
  ),
);
export type AgreementView = AnswerOf<typeof agreement>;

export const agreementList = named('Agreements', () =>
  closed({
    agreements: list(agreement, 'Those that the caller’s branch is a party to.'),
  }),
);
