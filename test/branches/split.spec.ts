import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COORDINATORS, TestSamsyn, MORNING_AFTER, type Handle } from '../support/test-samsyn';
import { registerAdministrators } from '../support/administrators';

const MUNICIPALITY = 'social-services/municipality';
const [SYD, OST] = ['social-services/coordinator-syd', 'social-services/coordinator-ost'];
const [VAXJO, MALMO] = ['social-services/vaxjo', 'social-services/malmo'];
const further = (handle: string): Handle => handle as unknown as Handle;
const [admin, head, vera, malin] = ['admin', 'head', 'vera', 'malin'].map(further) as [
  Handle,
  Handle,
  Handle,
  Handle,
];

interface Split {
  readonly state: string;
  readonly takenOver?: Readonly<Record<string, number>>;
}

/** Where the coordinators go, and the two municipalities. */
const OF_COORDINATORS = {
  offices: [
    { branch: SYD, persons: ['coordA', 'head'], regions: ['syd'], rest: true },
    { branch: OST, persons: ['coordB'], regions: ['ost'] },
  ],
};
const OF_MUNICIPALITIES = {
  offices: [
    { branch: VAXJO, persons: ['vera'], municipalities: ['vaxjo'] },
    { branch: MALMO, persons: ['malin'], municipalities: ['malmo'], rest: true },
  ],
};
const pathOf = (branch: string): string => {
  const [agency, code] = branch.split('/');
  return `/admin/agencies/${agency}/branches/${code}/split`;
};

jest.setTimeout(120_000);

describe('a branch that was registered too wide', () => {
  const folder = mkdtempSync(join(tmpdir(), 'split-'));
  let app: TestSamsyn;
  let operation: string;
  const encounters: Record<'coordA' | 'coordB', string> = { coordA: '', coordB: '' };
  let concern: string;
  const split = (branch: string, body: object, by = admin) =>
    app.put<Split & { code?: string; id?: string }>(by, pathOf(branch), body);
  const restart = async () => {
    await app.close();
    app = await TestSamsyn.open({ folder }, MORNING_AFTER);
  };
  const codesOf = async (handle: Handle) => {
    const { body } = await app.get<{ items: readonly { code: string }[] }>(handle, '/work-list');
    return body.items.map(({ code }) => code);
  };

  beforeAll(async () => {
    app = await TestSamsyn.open({ folder });
    const { directory } = app.parts;
    for (const [handle, branch, role] of [
      ['head', COORDINATORS, 'supervisor'],
      ['vera', MUNICIPALITY, 'case-officer'],
      ['malin', MUNICIPALITY, 'case-officer'],
    ] as const) {
      directory.registerBranch(branch, {}, null);
      directory.registerPerson(handle, { branch, role, regions: ['syd'] }, null);
    }
    registerAdministrators(directory);
    operation = await app.plan(['border', 'coordA', 'coordB']);
    for (const handle of ['coordA', 'coordB'] as const) {
      encounters[handle] = (
        await app.tell(handle, `/operations/${operation}/encounters`, { identity: 'unknown' })
      ).id;
      await app.tell(handle, `/encounters/${encounters[handle]}/conversation-ended`, {
        account: { value: `KANARIE-${handle}` },
      });
    }
    concern = (
      await app.tell('coordB', `/encounters/${encounters.coordB}/child-concerns`, {
        to: MUNICIPALITY,
        ground: { value: 'KANARIE-ORO' },
      })
    ).id;
    await app.tell('coordA', '/availability/shifts', {
      who: 'coordB',
      from: '2026-11-21T17:00:00.000Z',
      to: '2026-11-22T07:00:00.000Z',
      mode: 'telephone',
      covers: ['syd'],
    });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    [
      'somebody is left out',
      { offices: [{ branch: SYD, persons: ['coordA', 'head'], rest: true }] },
      'IDENTITY.SPLIT_INCOMPLETE',
    ],
    [
      'somebody is of another branch',
      { offices: [{ branch: SYD, persons: ['coordA', 'coordB', 'head', 'leader'], rest: true }] },
      'IDENTITY.SPLIT_INCOMPLETE',
    ],
    [
      'nobody takes the rest',
      { offices: [{ branch: SYD, persons: ['coordA', 'coordB', 'head'] }] },
      'IDENTITY.SPLIT_REST',
    ],
    [
      'an office is of another agency',
      { offices: [{ branch: 'ngo/shelter', persons: ['coordA', 'coordB', 'head'], rest: true }] },
      'IDENTITY.SPLIT_OUTSIDE_AGENCY',
    ],
    [
      'a region is none',
      { offices: [{ branch: SYD, persons: ['coordA', 'coordB', 'head'], regions: ['no'], rest: true }] },
      'REGION.UNKNOWN',
    ],
    [
      'a municipality is none',
      {
        offices: [{ branch: SYD, persons: ['coordA', 'coordB', 'head'], municipalities: ['no'], rest: true }],
      },
      'IDENTITY.MUNICIPALITY_UNKNOWN',
    ],
  ])('is not split where %s', async (_why, body, code) => {
    const refused = await split(COORDINATORS, body);
    expect([refused.status, refused.body.code]).toEqual([400, code]);
    expect((await split(COORDINATORS, OF_COORDINATORS, 'leader')).status).toBe(403);
    expect((await split('social-services/nowhere', OF_COORDINATORS)).body.code).toBe(
      'IDENTITY.BRANCH_UNKNOWN',
    );
    expect((await app.get<{ splits: unknown[] }>(admin, '/admin/splits')).body.splits).toEqual([]);
  });

  it('stays as it is until the next start', async () => {
    for (const [branch, offices] of [
      [COORDINATORS, OF_COORDINATORS],
      [MUNICIPALITY, OF_MUNICIPALITIES],
    ] as const) {
      const proposed = await split(branch, offices);
      expect([proposed.status, app.parts.directory.splits().some((one) => one.branch === branch)]).toEqual([
        202,
        false,
      ]);
      await app.tell('admin2' as Handle, `/approvals/${proposed.body.id}/approve`);
      expect((await split(branch, offices)).body.state).toBe('pending');
    }
    expect(app.parts.directory.byHandle('coordA')?.branch).toBe(COORDINATORS);
    expect(await codesOf(malin)).toContain('child-concern-to-acknowledge');
    const stored = await app.parts.eventStore.readAll({ after: 0, limit: 500 });
    await restart();
    const log = await app.parts.eventStore.readAll({ after: 0, limit: 500 });
    expect(log.map(({ id, recordedAs, actor }) => [id, recordedAs ?? actor.branch])).toEqual(
      stored.map(({ id, actor }) => [id, actor.branch]),
    );
    const { body } = await app.get<{ splits: readonly Split[] }>(admin, '/admin/splits');
    expect(body.splits.map(({ state }) => state)).toEqual(['done', 'done']);
  });

  it('gives each person the office that was said, and what they held and recorded', async () => {
    expect(await app.canaries('coordA', operation)).toEqual(['KANARIE-coordA']);
    expect(await app.canaries(head, operation)).toEqual(['KANARIE-coordA']);
    expect(await app.canaries('coordB', operation)).toEqual(['KANARIE-ORO', 'KANARIE-coordB']);
    expect((await app.get('coordA', `/encounters/${encounters.coordB}`)).status).toBe(404);
    expect((await app.get('coordB', `/encounters/${encounters.coordB}`)).status).toBe(200);
    const confirmed = (await app.history('coordA', operation)).filter(
      ({ type, by }) => type === 'AgencyConfirmed' && by === 'coordA',
    );
    expect(confirmed).toEqual([expect.objectContaining({ branch: SYD, recordedAs: COORDINATORS })]);
    expect((await app.post('coordB', `/encounters/${encounters.coordB}/contact-cards`)).status).toBe(201);
  });

  it('leaves what waited for it as such to the office of the place, and to no other', async () => {
    expect(await codesOf(vera)).toContain('child-concern-to-acknowledge');
    expect(await codesOf(malin)).toEqual([]);
    expect((await app.get(malin, `/operations/${operation}`)).status).toBe(404);
    expect(await app.canaries(malin, operation)).toEqual([]);
    const acknowledge = (by: Handle) =>
      app.post(by, `/encounters/${encounters.coordB}/child-concern-acknowledgements`, { concern });
    expect((await acknowledge(malin)).status).toBe(404);
    expect((await acknowledge(vera)).status).toBe(201);
  });

  it('leaves the shifts to those who have them', async () => {
    const withdrawn = await app.post('coordB', '/availability/shift-withdrawals', {
      shift: { from: '2026-11-21T17:00:00.000Z', to: '2026-11-22T07:00:00.000Z' },
    });
    expect([withdrawn.status, withdrawn.body.code]).toEqual([201, undefined]);
  });

  it('is closed from then on', async () => {
    const { directory } = app.parts;
    expect(directory.branch(COORDINATORS)).toBeUndefined();
    const invited = await app.post('leader', `/operations/${operation}/invitations`, {
      agencies: [COORDINATORS],
      answerBy: '2026-11-20T20:00:00+01:00',
    });
    expect(invited.body.code).toBe('IDENTITY.BRANCH_UNKNOWN');
    expect((await split(COORDINATORS, OF_COORDINATORS)).body.code).toBe('IDENTITY.BRANCH_SPLIT');
    const again = await app.put<{ code?: string }>(
      admin,
      '/admin/agencies/social-services/branches/municipality',
      {},
    );
    expect([again.status, again.body.code]).toEqual([409, 'IDENTITY.BRANCH_SPLIT']);
  });
});
