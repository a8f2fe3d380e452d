import { schemas, shared } from '@samsyn/web';
import type { AgreementView, ShownStep, ShownVersion } from './queries/agreement-view';
import type { SuggestedStep } from './start-from-agreement/suggestion';
import type { ProposalAnswer } from './start-from-agreement/start-from-agreement.http';

const { branch, closed, codeOf, count, day, instant, list, named, person, text, uuid } = schemas;

const COORDINATORS = 'social-services/coordinator-syd';
const branches = (description: string) => list(branch('A branch.', COORDINATORS), description);

const contact = () =>
  closed<{ branch: string; function: string; telephone?: string }>({
    branch: branch('The branch.', 'social-services/emergency-vaxjo'),
    function: text('What the person does, no name.', 'duty desk'),
    'telephone?': text('As the parties agreed.', '010-000 00 00'),
  });

const step = () =>
  closed<ShownStep>({
    branch: branch('The branch whose coordinator on duty is called.', COORDINATORS),
    region: text('Code of the region of the duty.', 'syd'),
    'who?': person('A person by name, where the agreement says so.'),
  });

const version = () =>
  closed<ShownVersion>({
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
      closed<ShownVersion['leads'][number]>({
        kind: text('Code of the kind.', 'apartment-visit'),
        branches: list(branch('A branch.'), 'Who leads operations of that kind.'),
      }),
      'Who leads what.',
    ),
    invites: list(
      closed<ShownVersion['invites'][number]>({
        kind: text('Code of the kind.', 'apartment-visit'),
        agencies: list(branch('A branch.', 'tax-agency/audit'), 'Who is invited to operations of that kind.'),
      }),
      'Who is invited to what.',
    ),
    answerMinutes: closed<ShownVersion['answerMinutes']>(
      {
        invitation: count('Minutes to answer an invitation.', 4_320),
        call: count('Minutes to answer a call.', 20),
      },
      'How long those who are asked have.',
    ),
    'contacts?': list(contact(), 'Where the parties are reached.'),
  });

export const agreement = named('Agreement', () =>
  closed<AgreementView>(
    {
      id: uuid('Id of the agreement.'),
      'endsOn?': day('The first day on which it no longer holds.', '2027-01-01'),
      'endReason?': text('Why it ends; for the parties to its latest version.', 'the region is divided'),
      versions: list(version(), 'Those that the caller’s branch is a party to, the latest last.'),
    },
    'A standing agreement between branches of a region.',
  ),
);

export const agreementList = named('Agreements', () =>
  closed<{ agreements: readonly AgreementView[] }>({
    agreements: list(agreement, 'Those that the caller’s branch is a party to.'),
  }),
);

const suggestedStep = () =>
  closed<{ [K in keyof SuggestedStep]?: SuggestedStep[K] } & Pick<SuggestedStep, 'branch' | 'region'>>({
    branch: branch('The branch.', COORDINATORS),
    region: text('Code of the region.', 'syd'),
    'handle?': person('Who is called for it now; absent where nobody can be found.'),
  });

type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

export const agreementProposal = named('AgreementProposal', () =>
  closed<Optional<ProposalAnswer, 'invitations' | 'call'>>(
    {
      agreement: closed<ProposalAnswer['agreement']>(
        {
          id: uuid('Id of the agreement.'),
          version: count('Version that holds.'),
          name: text('What it is called.', 'Region syd: visits to flats'),
        },
        'What it comes from.',
      ),
      'invitations?': closed<NonNullable<ProposalAnswer['invitations']>>(
        {
          agencies: branches('Who would be invited.'),
          answerBy: instant('Until when they would have to answer.'),
        },
        'Absent where nobody is left to invite.',
      ),
      'call?': closed<NonNullable<ProposalAnswer['call']>>(
        {
          to: person('Who would be called first.'),
          then: list(person('A person.', 'coordA'), 'Those who are called next, in order.'),
          answerBy: instant('Until when the person would have to answer.'),
        },
        'Absent where a call has been made, or nobody can be found.',
      ),
      steps: list(suggestedStep(), 'The chain, with who is called for each step now.'),
      roles: list(
        closed<ProposalAnswer['roles'][number]>({
          role: text('Code of the kind’s role.', 'enters-first'),
          ...shared.said('går in först', 'enters first'),
          branches: list(branch('A branch.'), 'The parties and invited branches that can take it.'),
        }),
        'The kind’s roles.',
      ),
      contacts: list(contact(), 'Where the parties are reached.'),
    },
    'What an operation would start with by its standing agreement; nothing of it is recorded.',
  ),
);
