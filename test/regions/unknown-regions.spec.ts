import { COORDINATORS, TestSamsyn, POLICE, type Handle } from '../support/test-samsyn';
import { registerAdministrators } from '../support/administrators';

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly $ref?: string;
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const NOWHERE = 'nowhere';
const PERIOD = 'from=2026-11-16T00:00:00Z&to=2026-11-23T00:00:00Z';
const SHIFT = { from: '2026-12-01T16:00:00+01:00', to: '2026-12-02T08:00:00+01:00', mode: 'on-site' };
const DAYS = { firstDay: '2026-11-16', lastDay: '2026-11-22' };
const TERMS = {
  name: 'Visits',
  validFrom: '2026-11-01',
  parties: [POLICE, COORDINATORS],
  ...{ leads: [], invites: [] },
  answerMinutes: { invitation: 60, call: 20 },
};
const CAMPAIGN = {
  name: 'Outreach week',
  theme: 'prostitution',
  kinds: ['street-outreach'],
  ...DAYS,
  purpose: 'to reach',
};

interface Asking {
  readonly by: Handle;
  readonly body?: (regions: string) => object;
  /** Of a GET. */
  readonly query?: (region: string) => string;
  /** Where its codes are no regions of the directory, but classes of a published table. */
  readonly code?: string;
}

const proposal = (region: string) => ({
  ...{ kind: 'apartment-visit', region, municipality: 'Växjö', purpose: 'a visit', reference: 'K1-26' },
  window: ['2026-11-19T19:00:00+01:00', '2026-11-19T23:00:00+01:00'],
});
const lesson = (region: string) => ({ what: `in ${region}`, tags: ['theme:safety', `region:${region}`] });

/** Method, address and field → how it is asked; each with everything right but the region. */
const ASKED: Readonly<Record<string, Asking>> = {
  'GET /availability/who-can-come region': { by: 'leader', query: (region) => `region=${region}` },
  'GET /availability/coverage region': { by: 'leader', query: (region) => `region=${region}&${PERIOD}` },
  'GET /agreements region': { by: 'leader', query: (region) => `region=${region}` },
  'GET /contacts region': { by: 'leader', query: (region) => `region=${region}` },
  'GET /oversight/tables/{name} region': {
    by: 'facilitator',
    query: (region) => `region=${region}&from=2026-10&to=2026-12`,
    code: 'REQUEST.INVALID',
  },
  'POST /operations region': { by: 'leader', body: proposal },
  'POST /availability/shifts covers': {
    by: 'coordA',
    body: (region) => ({ ...SHIFT, covers: ['syd', region] }),
  },
  'POST /availability/rotas covers': {
    by: 'coordA',
    body: (region) => ({
      ...{ persons: ['coordA'], firstDay: '2026-12-07', lastDay: '2026-12-20', turn: 'week' },
      ...{ mode: 'on-site', hours: { from: '16:00', to: '22:00' }, covers: [region] },
    }),
  },
  'POST /agreements region': { by: 'leader', body: (region) => ({ ...TERMS, region, chain: [] }) },
  'POST /agreements chain.region': {
    by: 'leader',
    body: (region) => ({ ...TERMS, region: 'syd', chain: [{ branch: COORDINATORS, region }] }),
  },
  'POST /agreements/{agreementId}/versions region': {
    by: 'leader',
    body: (region) => ({ ...TERMS, region, chain: [] }),
  },
  'POST /agreements/{agreementId}/versions chain.region': {
    by: 'leader',
    body: (region) => ({ ...TERMS, region: 'syd', chain: [{ branch: COORDINATORS, region }] }),
  },
  'POST /campaigns regions': { by: 'leader', body: (region) => ({ ...CAMPAIGN, regions: ['syd', region] }) },
  'POST /campaigns/{campaignId}/amendments regions': {
    by: 'leader',
    body: (region) => ({ regions: [region] }),
  },
  'POST /campaigns/{campaignId}/lessons tags': { by: 'leader', body: lesson },
  'POST /debriefs/{operationId}/lessons tags': { by: 'leader', body: lesson },
  'POST /advice-calls region': {
    by: 'leader',
    body: (region) => ({
      ...{ topic: 'other', region, question: 'how?', answerBy: '2026-11-20T12:00:00Z', to: 'coordA' },
    }),
  },
  'POST /contact-drills region': {
    by: 'leader',
    body: (region) => ({ region, answerBy: '2026-11-20T12:00:00Z' }),
  },
  'PUT /admin/agencies/{agency}/branches/{branch}/split offices.regions': {
    by: 'admin' as Handle,
    body: (region) => ({
      offices: [
        { branch: 'tax-agency/audit-south', persons: ['tax'], regions: [region] },
        { branch: 'tax-agency/audit-rest', persons: [], rest: true },
      ],
    }),
  },
  'PUT /admin/persons/{handle} regions': {
    by: 'admin' as Handle,
    body: (region) => ({ branch: POLICE, role: 'officer', regions: [region] }),
  },
};
const EVERYWHERE = Object.entries(ASKED);

const NAMES = ['region', 'regions', 'covers', 'tags'];

function regionFields(described: Described): string[] {
  const resolved = ({ $ref, ...own }: Schema): Schema =>
    $ref === undefined ? own : resolved(described.components.schemas[$ref.split('/').at(-1)!]!);
  const within = (schema: Schema, path: string): string[] =>
    Object.entries(resolved(schema).properties ?? {}).flatMap(([name, of]) => {
      const own = NAMES.includes(name) ? [path + name] : [];
      const field = resolved(of);
      return [...own, ...within(field, `${path}${name}.`), ...within(field.items ?? {}, `${path}${name}.`)];
    });
  return Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters = [], requestBody }]) => {
      const inPath = parameters.filter((one) => one.in === 'query' && NAMES.includes(one.name));
      const schemas = Object.values(requestBody?.content ?? {}).map(({ schema }) => schema);
      const fields = [...inPath.map(({ name }) => name), ...schemas.flatMap((one) => within(one, ''))];
      return fields.map((field) => `${method.toUpperCase()} ${path} ${field}`);
    }),
  );
}

describe('a region', () => {
  let app: TestSamsyn;
  let ids: Readonly<Record<string, string>>;
  beforeAll(async () => {
    app = await TestSamsyn.open();
    const { directory } = app.parts;
    registerAdministrators(directory);
    directory.registerPerson('facilitator', { branch: POLICE, role: 'analyst', regions: [] }, null);
    const operationId = await app.plan();
    await app.tell('leader', `/operations/${operationId}/debrief`);
    const agreement = await app.tell('leader', '/agreements', { ...TERMS, region: 'syd', chain: [] });
    const campaign = await app.tell('leader', '/campaigns', { ...CAMPAIGN, regions: ['syd'] });
    ids = {
      operationId,
      agreementId: agreement.id,
      campaignId: campaign.id,
      name: 'requests',
      agency: 'tax-agency',
      branch: 'audit',
      handle: 'new',
    };
  });
  afterAll(() => app.close());

  const ask = (asked: string, { by, body, query }: Asking, region: string) => {
    const [method = '', path = ''] = asked.split(' ');
    const url = path.replaceAll(/\{(\w+)\}/g, (_, id: string) => ids[id]!);
    if (query) return app.get<{ code?: string }>(by, `${url}?${query(region)}`);
    const telling = method === 'PUT' ? app.put.bind(app) : app.post.bind(app);
    return telling(by, url, body!(region));
  };

  it('is given nowhere in the interface but where it is tried here', async () => {
    const { body } = await app.get<Described>('leader', '/openapi.json');
    expect(regionFields(body).sort()).toEqual(Object.keys(ASKED).sort());
  });

  it.each(EVERYWHERE)('that is not registered is refused: %s', async (asked, asking) => {
    const { status, body } = await ask(asked, asking, NOWHERE);
    expect([status, body.code]).toEqual([400, asking.code ?? 'REGION.UNKNOWN']);
  });

  it('is not corrected into one that is not registered', async () => {
    const { entries } = await app.parts.operationLog.snapshot(ids.operationId!);
    const [proposed] = entries;
    const correct = (is: string) =>
      app.post('leader', `/entries/${proposed!.id}/corrections`, { field: 'region', is, reason: 'wrong' });
    expect((await correct(NOWHERE)).body.code).toBe('REGION.UNKNOWN');
    expect((await correct('ost')).status).toBe(201);
  });

  it('is what an administrator has registered, from then on', async () => {
    const registered = await app.put('admin' as Handle, '/admin/regions/gotland', {
      sv: 'Gotland',
      en: 'Gotland',
    });
    expect([registered.status, registered.body]).toEqual([
      200,
      { region: 'gotland', sv: 'Gotland', en: 'Gotland' },
    ]);
    const refused: unknown[] = [];
    for (const [asked, asking] of EVERYWHERE) {
      const { status, body } = await ask(asked, asking, 'gotland');
      if (status >= 300) refused.push([asked, body.code]);
    }
    // The classes of a published table are its own, and a drill is held in a region of one's own.
    expect(refused).toEqual([
      ['GET /oversight/tables/{name} region', 'REQUEST.INVALID'],
      ['POST /contact-drills region', 'ACCESS.NOT_YOURS'],
    ]);
    const { body } = await app.get<{ regions: { region: string }[] }>('leader', '/directory');
    expect(body.regions.map(({ region }) => region)).toContain('gotland');
  });

  it('is registered by administrators alone', async () => {
    expect((await app.put('leader', '/admin/regions/gotland')).body.code).toBe('AUTH.ROLE_NOT_ALLOWED');
    expect((await app.put('admin' as Handle, '/admin/regions/Got%20land')).body.code).toBe('REQUEST.INVALID');
  });
});
