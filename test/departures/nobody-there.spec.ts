import { BranchText, namingFields } from '@samsyn/event-store';
import { NAMES_NO_RECIPIENT, receivingFields } from '@samsyn/secrecy';
import { eventRegistry } from '../../apps/samsyn/src/event-registry';
import { INSPECTION, POLICE, SHELTER, type Handle } from '../support/test-samsyn';
import { FURTHER, MUNICIPALITY, openTestSamsyn } from '../encounter/persons';
import type { TestSamsyn } from '../support/test-samsyn';

jest.setTimeout(120_000);

interface Warned {
  readonly entries: readonly { readonly id: string }[];
  readonly warnings?: readonly {
    readonly code: string;
    readonly title: string;
    readonly details?: { readonly branch?: string };
  }[];
}
const NEVER_STAFFED = 'social-services/ale';
const CONCERN = { ground: { value: 'x', label: 'social-services' } };

describe('what is sent to a branch with nobody in it', () => {
  let app: TestSamsyn;
  let operation: string;
  let encounter: string;
  beforeEach(async () => {
    app = await openTestSamsyn();
    app.parts.directory.registerBranch(NEVER_STAFFED, {}, null);
    operation = await app.plan();
    encounter = await app.encounter(operation);
  });
  afterEach(() => app.close());

  const leaveAll = (branch: string) => {
    for (const { handle } of app.parts.directory.personsOf(branch))
      app.parts.directory.deactivate(handle, null);
  };
  const answer = async (by: Handle, path: string, body: object) => {
    const { status, body: facts } = await app.post<Warned>(by, path, body);
    const absent = (facts.warnings ?? []).filter(({ code }) => code.endsWith('.NOBODY_THERE'));
    return { status, absent: absent.map(({ code, details }) => [code, details?.branch]), facts };
  };
  const answerBy = '2026-11-19T20:30:00+01:00';
  const agreement = {
    ...{ name: 'agreement', region: 'syd', validFrom: '2026-11-19', parties: [POLICE, INSPECTION] },
    ...{ leads: [{ kind: 'apartment-visit', branches: [POLICE] }], invites: [], chain: [] },
    answerMinutes: { invitation: 60, call: 20 },
  };

  it('is told of a person met in a region that has no coordinator, and of no other', async () => {
    const met = () => answer('officer', `/operations/${operation}/conduct/persons-met`, { language: 'ro' });
    expect(await met()).toMatchObject({ status: 201, absent: [] });
    for (const { handle, role, regions, active } of app.parts.directory.persons())
      if (active && role === 'coordinator' && regions.includes('syd'))
        app.parts.directory.deactivate(handle, null);
    const { status, facts } = await met();
    expect([status, facts.warnings]).toMatchObject([
      201,
      [{ code: 'PERSON_MET.NOBODY_THERE', details: { region: 'syd' } }],
    ]);
  });

  const SENT: readonly (readonly [
    string,
    Handle,
    string,
    () => Promise<readonly [string, object]> | readonly [string, object],
  ])[] = [
    [
      'a referral',
      'coordB',
      SHELTER,
      () => [`/encounters/${encounter}/referrals`, { to: SHELTER, service: 'shelter' }],
    ],
    [
      'a consent',
      'coordB',
      SHELTER,
      () => [`/encounters/${encounter}/consents`, { recipient: SHELTER, purpose: 'support', scope: ['all'] }],
    ],
    [
      'a concern for a child in an encounter',
      'coordB',
      MUNICIPALITY,
      () => [`/encounters/${encounter}/child-concerns`, { ...CONCERN, to: MUNICIPALITY }],
    ],
    [
      'a concern for a child outside every encounter',
      'officer',
      MUNICIPALITY,
      () => [
        `/operations/${operation}/child-concerns`,
        { ...CONCERN, to: MUNICIPALITY, about: 'child-elsewhere' },
      ],
    ],
    [
      'an invitation',
      'leader',
      INSPECTION,
      async () => {
        const another = await app.propose();
        return [`/operations/${another}/invitations`, { agencies: [INSPECTION], answerBy }];
      },
    ],
    [
      'a request for a perspective',
      'leader',
      INSPECTION,
      async () => {
        await app.tell('leader', `/operations/${operation}/debrief`);
        return [`/debriefs/${operation}/perspective-requests`, { of: [INSPECTION] }];
      },
    ],
    ['an agreement', 'leader', INSPECTION, () => ['/agreements', agreement]],
    [
      'an invitation to a campaign',
      'leader',
      INSPECTION,
      async () => {
        const { id } = await app.tell('leader', '/campaigns', {
          ...{ name: 'week', theme: 'prostitution', kinds: ['apartment-visit'], regions: ['syd'] },
          ...{ firstDay: '2026-11-23', lastDay: '2026-11-29', purpose: 'a week' },
        });
        return [`/campaigns/${id}/invitations`, { branches: [INSPECTION], part: 'joining' }];
      },
    ],
  ];

  it.each(SENT)(
    '%s is recorded, and warned of once everybody there has left',
    async (what, by, branch, prepare) => {
      const [path, body] = await prepare();
      const code = what.startsWith('a concern') ? 'CHILD_CONCERN.NOBODY_THERE' : 'RECIPIENT.NOBODY_THERE';
      leaveAll(branch);
      const { status, absent } = await answer(by, path, body);
      expect([status, absent]).toEqual([201, [[code, branch]]]);
    },
  );

  it.each(SENT)('%s is not warned of while somebody is there', async (_what, by, _branch, prepare) => {
    const [path, body] = await prepare();
    const { status, absent } = await answer(by, path, body);
    expect([status, absent]).toEqual([201, []]);
  });

  it('tells whoever reports or redirects a concern for a child to telephone the office', async () => {
    const sent = { ...CONCERN, to: NEVER_STAFFED, about: 'child-elsewhere' };
    const { absent, facts } = await answer('officer', `/operations/${operation}/child-concerns`, sent);
    expect(absent).toEqual([['CHILD_CONCERN.NOBODY_THERE', NEVER_STAFFED]]);
    expect(facts.warnings!.map(({ title }) => title).join(' ')).toContain('Ring kontoret nu.');
    const redirections = `/child-concerns/${facts.entries[0]!.id}/redirections`;
    const there = await answer('officer', redirections, { to: FURTHER.emergency[0], why: 'nobody is there' });
    expect([there.status, there.absent]).toEqual([201, []]);
    const back = await answer('officer', redirections, { to: NEVER_STAFFED, why: 'it is theirs' });
    expect([back.status, back.absent]).toEqual([201, absent]);
  });

  const NAMED: readonly (readonly [string, Handle, () => string, object])[] = [
    ['a call', 'leader', () => `/operations/${operation}/calls`, { to: 'coordA', answerBy }],
    [
      'advice',
      'leader',
      () => '/advice-calls',
      { to: 'coordA', answerBy, topic: 'approach', region: 'syd', question: 'how' },
    ],
    ['a hand-over', 'coordB', () => `/encounters/${encounter}/hand-overs`, { to: 'coordA' }],
  ];
  it.each(NAMED)('%s is refused where the person who is named has left', async (_what, by, path, body) => {
    app.parts.directory.deactivate('coordA', null);
    expect([400, 422]).toContain((await app.post(by, path(), body)).status);
  });
});

describe('the fields that name whoever is sent something', () => {
  const registry = eventRegistry();
  const pattern = JSON.stringify((BranchText as { readonly pattern?: string }).pattern);
  const branchFields = registry.all().flatMap(({ definition }) =>
    namingFields(definition)
      .filter((field) => JSON.stringify(definition.fields[field]?.schema).includes(pattern))
      .map((field) => [definition.name, field] as const),
  );

  it('are all those that events name somebody in, but for what takes something back or only says who knew', () => {
    const unheard = branchFields.filter(([name, field]) => {
      const persons = JSON.stringify(registry.ofName(name).definition.fields[field]!.schema).includes(
        '"person"',
      );
      return !persons && !receivingFields(registry, name).includes(field);
    });
    for (const [name, field] of unheard) expect([...NAMES_NO_RECIPIENT]).toContain(`${name}.${field}`);
  });

  it('leave out only what there is', () => {
    for (const one of NAMES_NO_RECIPIENT) {
      const [name, field] = one.split('.') as [string, string];
      expect([one, registry.ofName(name).definition.fields[field] !== undefined]).toEqual([one, true]);
    }
  });
});
