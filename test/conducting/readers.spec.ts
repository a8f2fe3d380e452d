import {
  BORDER,
  COORDINATORS,
  TestSamsyn,
  INSPECTION,
  POLICE,
  SHELTER,
  TAX,
  type Handle,
} from '../support/test-samsyn';
import { documentOfInterface } from '../support/document-of-interface';

interface Answered {
  readonly entries: readonly { readonly id: string }[];
  readonly readableBy?: readonly { readonly field: string; readonly branches: readonly string[] }[];
  readonly hadFormerValue?: readonly { readonly field: string; readonly branches: readonly string[] }[];
}
interface Readers {
  readonly defaultLabel: string;
  readonly labels: readonly { readonly label: string; readonly branches: readonly string[] }[];
}

describe('Who reads what is typed', () => {
  let app: TestSamsyn;
  let op: string;

  beforeAll(async () => {
    app = await TestSamsyn.open();
    const proposal = {
      ...{
        kind: 'apartment-visit',
        region: 'syd',
        municipality: 'Kalmar',
        purpose: 'a visit',
        reference: 'K1',
      },
      window: ['2026-11-19T20:00:00+01:00', '2026-11-19T23:00:00+01:00'],
      location: 'Storgatan 1',
    };
    ({ id: op } = await app.tell('leader', '/operations', proposal));
    const asked = {
      agencies: [BORDER, INSPECTION, TAX, COORDINATORS],
      answerBy: '2026-11-19T22:00:00+01:00',
    };
    await app.tell('leader', `/operations/${op}/invitations`, asked);
    for (const by of ['border', 'work', 'coordB'] as const)
      await app.tell(by, `/operations/${op}/confirmations`, { staff: 1, focus: 'x' });
  });
  afterAll(() => app.close());

  const noted = async (by: Handle, text: unknown) =>
    (await app.post<Answered>(by, `/operations/${op}/conduct/notes`, { text })).body;
  const ALL = [POLICE, BORDER, COORDINATORS, INSPECTION].sort();

  it.each([
    ['officer', 'police-investigation', [POLICE]],
    ['border', 'police-investigation', [BORDER, POLICE]],
    ['coordB', 'social-services', [COORDINATORS]],
    ['work', 'agency-own', [INSPECTION]],
  ] as const)('is said to %s before: %s, and after', async (by, label, branches) => {
    const { body } = await app.get<Readers>(by, `/operations/${op}/readers`);
    expect(body.defaultLabel).toBe(label);
    expect(body.labels.find((one) => one.label === label)?.branches).toEqual(branches);
    expect(body.labels.find((one) => one.label === 'participants-only')?.branches).toEqual(ALL);
    expect((await noted(by, 'x')).readableBy).toMatchObject([{ field: 'text', branches }]);
    const shared = await noted(by, { value: 'x', label: 'participants-only' });
    expect(shared.readableBy).toMatchObject([{ field: 'text', branches: ALL }]);
  });

  it('is all for a code of an area or of how grave it is, the recorder’s own for other words and for a deviation', async () => {
    const recorded = async (path: string, body: object) =>
      (await app.post<Answered>('work', `/operations/${op}/conduct/${path}`, body)).body;
    const readers = ({ readableBy = [] }: Answered) =>
      Object.fromEntries(readableBy.map(({ field, branches }) => [field, branches]));
    const hurried = 'she sleeps in the kitchen';
    expect(readers(await recorded('findings', { area: 'housing', severity: 'serious' }))).toEqual({
      area: ALL,
      severity: ALL,
    });
    expect(readers(await recorded('findings', { area: 'housing', severity: hurried }))).toEqual({
      area: ALL,
      severity: [INSPECTION],
    });
    expect(readers(await recorded('safety-incidents', { severity: hurried })).severity).toEqual([INSPECTION]);
    expect(readers(await recorded('inspection-started', { area: hurried })).area).toEqual([INSPECTION]);
    expect(readers(await recorded('deviations', { code: 'other', what: hurried })).what).toEqual([
      INSPECTION,
    ]);
    const { body } = await app.get<unknown>('border', `/operations/${op}/history`);
    expect(JSON.stringify(body)).not.toContain(hurried);
  });

  it('tells whoever was only invited of the own and the leading branch, not of who takes part', async () => {
    const { body } = await app.get<Readers>('tax', `/operations/${op}/readers`);
    const found = new Set(body.labels.flatMap(({ branches }) => branches));
    expect([...found].sort()).toEqual([POLICE, TAX].sort());
  });

  it('says that others read the answer of who takes no part, and names who asked', async () => {
    const declined = await app.post<Answered>('tax', `/operations/${op}/declines`, { reason: 'no staff' });
    expect(declined.body.readableBy).toMatchObject([
      { field: 'reason', branches: [POLICE, TAX].sort(), andOthers: true },
    ]);
    const encounter = await app.encounter(op);
    const { id: referral } = await app.tell('coordB', `/encounters/${encounter}/referrals`, {
      to: SHELTER,
      service: 'shelter',
    });
    const answer = { referral, note: 'KANARIE-NOTE' };
    const path = `/encounters/${encounter}/referral-acceptances`;
    const { body } = await app.post<Answered>('shelter', path, answer);
    const note = body.readableBy?.find(({ field }) => field === 'note');
    expect(note?.branches).toEqual([SHELTER, COORDINATORS].sort());
    expect(await app.canaries('coordB', op)).toContain('KANARIE-NOTE');
  });

  it('is unknown to whoever may not know the operation', async () => {
    const { status, body } = await app.get<{ code: string }>('stranger', `/operations/${op}/readers`);
    expect([status, body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
  });

  it('names who had read what a correction changed', async () => {
    const { entries } = await noted('work', { value: 'three beds', label: 'participants-only' });
    const correction = { field: 'text', is: 'four beds', reason: 'counted again' };
    const { body } = await app.post<Answered>('work', `/entries/${entries[0]!.id}/corrections`, correction);
    const others = ALL.filter((branch) => branch !== INSPECTION);
    expect(body.hadFormerValue).toEqual([{ field: 'text', branches: others }]);
  });
});

it('stands in the document of the interface for every text whose readers the recorder chooses', async () => {
  const document = (await documentOfInterface()) as {
    readonly paths: Record<
      string,
      { post?: { summary: string; requestBody?: object; 'x-readers'?: object } }
    >;
    readonly components: { readonly schemas: Record<string, { properties?: Record<string, object> }> };
  };
  const missing = Object.entries(document.paths).flatMap(([path, { post }]) => {
    const name = /schemas\/(\w+)"/.exec(JSON.stringify(post?.requestBody ?? {}))?.[1] ?? '';
    const fields = Object.entries(document.components.schemas[name]?.properties ?? {});
    return fields
      .filter(([, schema]) => JSON.stringify(schema).includes('"police-investigation"'))
      .filter(([field]) => !(field in (post?.['x-readers'] ?? {})))
      .map(([field]) => `${path} ${field}`);
  });
  expect(missing).toEqual([]);
});
