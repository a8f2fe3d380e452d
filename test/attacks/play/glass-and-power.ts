import { OFFICER, STRANGER, SUPERVISOR } from '../../support/recorded-evening';
import { held, Tally, type Result } from './result';
import { ADMINISTRATOR, COLLEAGUE, nameOf, type Target } from './target';

/** Under broken glass one reads what is asked for, and nothing else. */
export async function brokenGlass(target: Target): Promise<readonly Result[]> {
  const { operation, encounter, conversation } = target.evening;
  const history = `/operations/${operation}/history?limit=500`;
  const before = (await target.get(COLLEAGUE, history)).text;
  const broken = await target.post(COLLEAGUE, `/entries/${conversation}/break-glass`, {
    ground: 'danger-to-life-or-health',
    reason: 'KANARIE-reason she called, afraid',
  });
  const under = (await target.get(COLLEAGUE, history)).text;
  const isOpen =
    broken.status === 201 && !before.includes('KANARIE-account') && under.includes('KANARIE-account');
  const to = { recipient: 'police/trafficking-unit', purpose: 'support' };
  const tries: readonly (readonly [string, object])[] = [
    [`/encounters/${encounter}/hand-overs`, { to: COLLEAGUE }],
    [`/encounters/${encounter}/takeovers`, { why: 'nobody else is there' }],
    [`/encounters/${encounter}/consents`, { ...to, scope: ['all'] }],
    [`/encounters/${encounter}/child-concerns`, { to: 'social-services/vaxjo' }],
    [`/encounters/${encounter}/referrals`, { to: 'ngo/shelter', service: 'shelter' }],
    [`/encounters/${encounter}/follow-ups`, { at: new Date(Date.now() + 86_400_000).toISOString() }],
    [`/entries/${conversation}/corrections`, { field: 'account', is: 'otherwise', reason: 'misheard' }],
    [
      '/disclosures/decisions',
      {
        ...{ outcome: 'granted', item: { entry: conversation, field: 'account' }, ground: 'OSL 10:2' },
        ...{ weighing: 'what speaks for it and against it was weighed', ...to },
      },
    ],
  ];
  const tally = new Tally();
  for (const [path, body] of tries) tally.add(nameOf(await target.post(COLLEAGUE, path, body)));
  const itself = await target.post(COLLEAGUE, `/break-glass/${idOf(broken.text)}/reviews`, {
    verdict: 'justified',
  });
  const viewed = await target.get(SUPERVISOR, `/break-glass/${idOf(broken.text)}`);
  return [
    held(
      'under glass: handed over, consented, disclosed, recorded',
      tries.length,
      isOpen && tally.of(/^201/) === 0,
      tally.summary,
    ),
    held('her own broken glass found justified', 1, itself.status === 403, nameOf(itself)),
    held(
      'nobody hears that glass was broken',
      1,
      viewed.text.includes('KANARIE-reason'),
      `the supervisor’s page: ${viewed.status}`,
    ),
  ];
}

const idOf = (text: string): string =>
  (JSON.parse(text) as { entries: { id: string }[] }).entries[0]?.id ?? '';

/** An administrator who wants to see. */
export async function administratorAlone(target: Target): Promise<readonly Result[]> {
  const { operation, encounter } = target.evening;
  const read = () =>
    Promise.all(
      [`/operations/${operation}/history`, `/encounters/${encounter}`, '/operations'].map((path) =>
        target.get(ADMINISTRATOR, path),
      ),
    );
  const put = (handle: string, body: object) =>
    target.ask({
      method: 'PUT',
      path: `/admin/persons/${handle}`,
      as: ADMINISTRATOR,
      body: JSON.stringify(body),
    });
  const police = { branch: 'police/trafficking-unit', regions: ['syd'] };
  const asked = [
    await put(ADMINISTRATOR, { ...police, role: 'operation-leader' }),
    await put('puppet-leader', { ...police, role: 'operation-leader', subject: 'puppet' }),
    await put('puppet-head', {
      branch: 'social-services/coordinator-syd',
      role: 'supervisor',
      regions: ['syd'],
    }),
    await put(SUPERVISOR, {
      ...{
        branch: 'social-services/coordinator-syd',
        role: 'supervisor',
        regions: ['syd'],
        subject: 'puppet-sign-in',
      },
    }),
    await put(OFFICER, { ...police, role: 'operation-leader', newRole: true }),
    await put(STRANGER, { ...police, role: 'officer', newRole: true }),
  ];
  const tally = new Tally();
  for (const answer of asked) tally.add(nameOf(answer));
  const approved = new Tally();
  for (const { status, text } of asked) {
    if (status !== 202) continue;
    const { id } = JSON.parse(text) as { id: string };
    approved.add(nameOf(await target.post(ADMINISTRATOR, `/approvals/${id}/approve`, {})));
  }
  const answers = await read();
  const isBlind = answers.every(({ status, text }) => status === 403 && !text.includes('KANARIE'));
  const puppet = await target.samsyn.tokenFor('puppet-leader').catch(() => 'none');
  const asPuppet = await target.ask({
    path: `/operations/${operation}/history`,
    headers: { authorization: `Bearer ${puppet}` },
  });
  return [
    held(
      'an administrator gives herself or a puppet sight',
      asked.length,
      tally.of(/^20[01]/) === 0,
      tally.summary,
    ),
    held('and approves it herself', approved.all, approved.of(/^201/) === 0, approved.summary),
    held(
      'and reads',
      answers.length + 1,
      isBlind && asPuppet.status === 401,
      [...answers, asPuppet].map(nameOf).join(', '),
    ),
  ];
}

/** What is not theirs is told to none of those who take part in nothing of it. */
export async function foreignIds(target: Target): Promise<readonly Result[]> {
  const { operation, encounter, conversation } = target.evening;
  const unknown = '6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42';
  const paths = (ids: readonly [string, string, string]) => [
    ...['history', 'debrief', 'conduct', 'head-count', 'participants', 'copy'].map(
      (end) => `/operations/${ids[0]}/${end}`,
    ),
    `/encounters/${ids[1]}`,
    `/break-glass/${ids[2]}`,
  ];
  const [foreign, nothing] = [
    paths([operation, encounter, conversation]),
    paths([unknown, unknown, unknown]),
  ];
  let differences = 0;
  let tries = 0;
  for (const as of [STRANGER, 'shelter-worker', 'tax-inspector', 'national-analyst']) {
    for (const [index, path] of foreign.entries()) {
      tries += 1;
      const [one, other] = [await target.get(as, path), await target.get(as, nothing[index]!)];
      // An answer may say which address it is about.
      const written = ({ status, text }: typeof one) => `${status} ${text.replace(/[0-9a-f-]{36}/g, 'ID')}`;
      if (written(one) !== written(other) || one.text.includes('KANARIE')) differences += 1;
    }
  }
  return [held('a foreign id against an unknown one', tries, differences === 0, `${differences} differ`)];
}
