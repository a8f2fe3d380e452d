import { TestSamsyn, type Answer, type Handle } from '../support/test-samsyn';

interface Form {
  readonly log: {
    readonly keys: readonly {
      readonly code: string;
      readonly event: string;
      readonly columns: Readonly<Partial<Record<'count' | 'who' | 'what', readonly string[]>>>;
    }[];
  };
}
interface Batch {
  readonly items: readonly {
    readonly status: number;
    readonly entries?: readonly { readonly id: string }[];
  }[];
}

/** What somebody wrote by hand: code, time, number, who, what. */
const WRITTEN = [
  ['CS', '19:31'],
  ['SE', '19:34', 2],
  ['SS', '19:38'],
  ['PE', '19:41', 1, 'coordinator'],
  ['SI', '19:50', undefined, undefined, 'threat'],
  ['NA', '20:05', undefined, undefined, 'the lamp in the stairs is broken'],
  ['CE', '21:10'],
] as const;

describe('the paper form', () => {
  let app: TestSamsyn;
  let operation: string;
  const ask = (handle: Handle, query: string, headers: Record<string, string>): Promise<Answer<Form>> =>
    app.fetch(handle, `/operations/${operation}/paper-form${query}`, headers);

  beforeEach(async () => {
    app = await TestSamsyn.open();
    operation = await app.plan(['border', 'coordB', 'work']);
  });
  afterEach(() => app.close());

  it('is a page, a PDF or data, in Swedish or English, for whoever may know the operation', async () => {
    const page = await ask('work', '', { 'accept-language': 'en' });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-language': 'en',
    });
    expect(String(page.headers['content-security-policy'])).toContain("default-src 'none'");
    expect(page.text).toContain('Field form: apartment visit');
    const swedish = await ask('work', '?lang=sv', { accept: 'text/html', 'accept-language': 'en' });
    expect(swedish.text).toContain('Fältblankett: lägenhetsbesök');
    const pdf = await ask('coordB', '', { accept: 'application/pdf' });
    expect([pdf.headers['content-type'], pdf.text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
    expect((await ask('work', '', { accept: 'image/png' })).status).toBe(406);
    expect((await ask('work', '?blank=2', {})).status).toBe(400);
    const blank = await ask('work', '?blank=1', { accept: 'text/html' });
    expect([blank.text.includes('K1-26'), page.text.includes('K1-26')]).toEqual([false, true]);
    expect((await ask('stranger', '', {})).status).toBe(404);
    // The address is the police's, and stands on nobody's paper.
    for (const handle of ['leader', 'work', 'coordB'] as const)
      expect((await ask(handle, '', {})).text).not.toContain('Exempelgatan');
  });

  it('is typed in afterwards by its codes, as late entries, each row once', async () => {
    const { body } = await ask('leader', '', { accept: 'application/json' });
    const items = WRITTEN.map(([code, time, count, who, what], row) => {
      const { event, columns } = body.log.keys.find((one) => one.code === code)!;
      const written = { count, who, what };
      const fields = (Object.keys(columns) as (keyof typeof written)[]).flatMap((column) =>
        columns[column]!.slice(0, 1).map((field) => [field, written[column]] as const),
      );
      const facts = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
      const occurredAt = `2026-11-19T${time}:00+01:00`;
      return { key: `sheet-1-row-${row + 1}`, does: event, occurredAt, ...facts };
    });
    app.clock.moveTo('2026-11-20T08:00:00.000Z');
    const typed = await app.post<Batch>('leader', `/operations/${operation}/entries`, { items });
    expect([typed.status, typed.body.items.map(({ status }) => status)]).toEqual([
      200,
      WRITTEN.map(() => 201),
    ]);
    const again = await app.post<Batch>('leader', `/operations/${operation}/entries`, { items });
    expect(again.body.items.map(({ entries }) => entries?.[0]?.id)).toEqual(
      typed.body.items.map(({ entries }) => entries?.[0]?.id),
    );
    const history = await app.history('border', operation);
    const late = history.filter((entry) => (entry as { late?: true }).late);
    expect(late.map(({ type, at }) => [type, at.slice(11, 16)])).toEqual([
      ['ConductStarted', '18:31'],
      ['SiteEntered', '18:34'],
      ['SiteSecured', '18:38'],
      ['PersonEntered', '18:41'],
      ['SafetyIncidentOccurred', '18:50'],
      ['ConductEnded', '20:10'],
    ]);
  });
});
