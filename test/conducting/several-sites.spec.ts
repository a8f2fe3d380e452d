import { TestSamsyn, type Handle } from '../support/test-samsyn';

interface HeadCount {
  readonly sites: readonly {
    readonly site: string;
    readonly inside: number;
    readonly most: number;
    readonly maxInside?: number;
    readonly roles: readonly {
      readonly role: string | null;
      readonly inside: number;
      readonly most: number;
    }[];
  }[];
}

const AGENCIES = [
  ['work', 'agency-own', 'KANARIE-WORK', 'OSL 8:1', 'working-environment'],
  ['tax', 'tax', 'KANARIE-TAX', 'OSL 27:1', 'staff-ledger'],
  ['border', 'police-investigation', 'KANARIE-BORDER', 'OSL 18:1', 'right-of-residence'],
] as const;
const SITES = ['salon', 'storeroom'] as const;

describe('one operation, two sites, three agencies in parallel', () => {
  let app: TestSamsyn;
  let operation: string;
  const conduct = (path: string) => `/operations/${operation}/conduct/${path}`;
  const headCount = async (handle: Handle, query = ''): Promise<HeadCount> =>
    (await app.get<HeadCount>(handle, `/operations/${operation}/head-count${query}`)).body;

  beforeEach(async () => {
    app = await TestSamsyn.open();
    operation = await app.plan(['border', 'coordB', 'work', 'tax']);
    await app.tell('leader', conduct('start'));
    for (const site of SITES) await app.tell('officer', conduct('site-entered'), { site, persons: 1 });
  });
  afterEach(() => app.close());

  it('is inspected by each within its own mandate, and each finding stays with who made it', async () => {
    const inspecting = AGENCIES.flatMap(([handle, label, canary, , area]) =>
      SITES.map(async (site) => {
        const detail = { value: `${canary}-${site}`, label };
        await app.tell(handle, conduct('inspection-started'), { site, area });
        const { entry } = await app.tell(handle, conduct('findings'), {
          site,
          area,
          severity: 'serious',
          detail,
        });
        await app.tell(handle, conduct('inspection-completed'), { site, area });
        return [handle, site, entry] as const;
      }),
    );
    const findings = await Promise.all(inspecting);
    for (const [handle, , canary] of AGENCIES) {
      const own = SITES.map((site) => `${canary}-${site}`).sort();
      expect(await app.canaries(handle, operation)).toEqual(own);
    }
    // Preliminary investigation is the leading police branch's; the tax agency's and the inspection's are nobody else's.
    expect(await app.canaries('leader', operation)).toEqual([
      'KANARIE-BORDER-salon',
      'KANARIE-BORDER-storeroom',
    ]);
    expect(await app.canaries('coordB', operation)).toEqual([]);
    for (const [handle, site, entry] of findings) {
      const [, , , rule, area] = AGENCIES.find(([one]) => one === handle)!;
      const viewed = await app.seen('coordB', operation, entry);
      expect(viewed?.facts).toEqual({ site, area, severity: 'serious' });
      expect(viewed?.withheld).toEqual([{ field: 'detail', rule }]);
    }
  });

  it('takes a site by the name that the participants gave it, however its letters are composed', async () => {
    for (const form of ['NFC', 'NFD'] as const)
      await app.tell('officer', conduct('person-entered'), {
        site: 'källaren-Östra'.normalize(form),
        role: 'officer',
      });
    const { sites } = await headCount('coordB');
    expect(sites.filter(({ site }) => site.startsWith('k'))).toMatchObject([
      { site: 'källaren-Östra'.normalize('NFC'), inside: 2 },
    ]);
  });

  it('has a head-count per site and role, at a moment and at most', async () => {
    await app.tell('work', conduct('person-entered'), { site: 'salon', role: 'inspector', count: 2 });
    await app.tell('tax', conduct('person-entered'), { site: 'storeroom', role: 'other' });
    app.clock.moveTo('2026-11-19T19:40:00.000Z');
    await app.tell('work', conduct('person-left'), { site: 'salon', role: 'inspector' });
    const before = await headCount('coordB', '?at=2026-11-19T19:39:00Z');
    expect(before.sites.map(({ site, inside }) => [site, inside])).toEqual([
      ['salon', 3],
      ['storeroom', 2],
    ]);
    expect((await headCount('coordB')).sites).toEqual([
      {
        site: 'salon',
        inside: 2,
        most: 3,
        roles: [
          { role: null, inside: 1, most: 1 },
          { role: 'inspector', inside: 1, most: 2 },
        ],
      },
      {
        site: 'storeroom',
        inside: 2,
        most: 2,
        roles: [
          { role: null, inside: 1, most: 1 },
          { role: 'other', inside: 1, most: 1 },
        ],
      },
    ]);
    for (const path of [operation, '00000000-0000-4000-8000-000000000000', 'no-uuid']) {
      const { status, text } = await app.get('stranger', `/operations/${path}/head-count`);
      expect([status, (JSON.parse(text) as { code: string }).code]).toEqual([404, 'OPERATION.UNKNOWN']);
    }
    const odd = await app.get<{ code: string }>('coordB', `/operations/${operation}/head-count?at=now`);
    expect([odd.status, odd.body.code]).toEqual([400, 'REQUEST.INVALID']);
  });
});
