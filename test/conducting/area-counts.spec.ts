import { COUNTED } from '@samsyn/conducting/contract';
import { CONDUCT_EFFECTS } from '../../libs/oversight/src/read-model/conduct-effects';
import { PLANNING_EFFECTS } from '../../libs/oversight/src/read-model/planning-effects';
import { TestSamsyn, type Handle, type RecordedBody } from '../support/test-samsyn';

interface Problem {
  readonly code?: string;
  readonly errors?: readonly { readonly path: string; readonly rule: string }[];
  readonly details?: { readonly fields: readonly { readonly field: string }[] };
  readonly warnings?: readonly { readonly code: string; readonly field?: string }[];
}
const square = { area: 'Järntorget', what: 'advertisements', count: 12 };

describe('Counts for areas', () => {
  let app: TestSamsyn;
  let survey = '';
  let visit = '';
  const counts = (operation: string) => `/operations/${operation}/conduct/area-counts`;
  const post = (by: Handle, body: object, operation = survey) =>
    app.post<Problem & RecordedBody>(by, counts(operation), body);
  const started = async (kind: string): Promise<string> => {
    const operation = await app.propose(kind);
    const agencies = ['police/border-police', 'social-services/regional-coordinator'];
    const answerBy = '2026-11-19T20:00:00+01:00';
    await app.tell('leader', `/operations/${operation}/invitations`, { agencies, answerBy });
    for (const handle of ['border', 'coordB'] as const)
      await app.tell(handle, `/operations/${operation}/confirmations`, { staff: 1, focus: 'counts' });
    await app.start(operation);
    return operation;
  };
  beforeAll(async () => {
    app = await TestSamsyn.open();
    survey = await started('field-survey');
    visit = await started('apartment-visit');
  });
  afterAll(() => app.close());

  it('are recorded by whoever takes part, in an operation of any kind, and by nobody else', async () => {
    for (const by of ['leader', 'officer', 'border', 'coordB'] as const)
      expect((await post(by, square)).status).toBe(201);
    expect((await post('officer', square, visit)).status).toBe(201);
    expect((await post('tax', square)).body.code).toBe('OPERATION.UNKNOWN');
  });

  it('tell all who take part the area and the number, and the note to its recorder’s branch', async () => {
    const when = { from: '2026-11-18T00:00:00+01:00', to: '2026-11-19T00:00:00+01:00' };
    const { body } = await post('coordB', { ...square, count: 0, ...when, note: 'KANARIE-NOTE' });
    const id = body.entries[0]!.id;
    const utc = { from: '2026-11-17T23:00:00.000Z', to: '2026-11-18T23:00:00.000Z' };
    const facts = { ...square, count: 0, ...utc };
    expect((await app.seen('coordA', survey, id))?.facts).toEqual({ ...facts, note: 'KANARIE-NOTE' });
    for (const by of ['leader', 'border'] as const)
      expect((await app.seen(by, survey, id))?.facts).toEqual(facts);
  });

  it('name an area in one line, of at most 120 characters', async () => {
    const { body } = await post('officer', { ...square, area: ' Järn\u00a0torget \n norra ' });
    expect((await app.seen('officer', survey, body.entries[0]!.id))?.facts['area']).toBe('Järn torget norra');
    for (const [area, rule] of [
      ['a'.repeat(121), 'max-length'],
      [' \n ', 'not-blank'],
      [7, 'text'],
    ] as const)
      expect((await post('officer', { ...square, area })).body.errors).toEqual([
        expect.objectContaining({ path: '/area', rule }),
      ]);
  });

  it.each([
    [{ what: 'women' }, '/what', 'code'],
    [{ count: -1 }, '/count', 'count-range'],
    [{ count: 10_001 }, '/count', 'count-range'],
    [{ count: 1.5 }, '/count', 'count'],
    [{ from: '2026-11-19' }, '/from', 'instant'],
    [{ site: 's1' }, '/site', 'unknown-field'],
  ])('refuse %j and leave no trace', async (more, path, rule) => {
    const before = await app.parts.eventStore.head();
    const { status, body } = await post('officer', { ...square, ...more });
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ path, rule })]]);
    expect(await app.parts.eventStore.head()).toBe(before);
  });

  it('refuse a time that ends before it begins, and warn of one that has not begun', async () => {
    const wrong = { from: '2026-11-19T20:00:00+01:00', to: '2026-11-19T19:59:00+01:00' };
    const refused = await post('officer', { ...square, ...wrong });
    expect([refused.status, refused.body.code]).toEqual([400, 'AREA_COUNT.ENDS_BEFORE_IT_BEGINS']);
    const late = await post('officer', { ...square, from: '2026-11-29T20:00:00+01:00' });
    expect([late.status, late.body.warnings?.map(({ code, field }) => [code, field])]).toEqual([
      201,
      [['AREA_COUNT.NOT_BEGUN', 'from']],
    ]);
    const today = await post('officer', { ...square, to: '2026-11-20T00:00:00+01:00' });
    expect([today.status, today.body.warnings ?? []]).toEqual([201, []]);
  });

  it.each([
    'Storgatan 12–40',
    'Malmskillnadsgatan, norra delen',
    'E4 avfart 72',
    'Kv. 07 och 08',
    'Rosengård',
    '411 20 Göteborg',
    'riksväg 40 vid Ulricehamn',
  ])('take the name of an area in a field survey: %s', async (area) => {
    expect((await post('officer', { ...square, area })).status).toBe(201);
  });

  it.each([
    ['area', { area: 'annons 070-123 45 67' }],
    ['area', { area: 'eskort.nu' }],
    ['note', { note: { value: 'ring 070-123 45 67', label: 'participants-only' } }],
  ])('refuse in a field survey what identifies somebody, in %s', async (field, more) => {
    const { status, body, text } = await post('officer', { ...square, ...more });
    expect([status, body.code, body.details?.fields.map((one) => one.field)]).toEqual([
      409,
      'SURVEY.IDENTIFIES',
      [field],
    ]);
    expect(text).not.toMatch(/070|eskort/);
    expect((await post('officer', { ...square, ...more }, visit)).status).toBe(201);
  });

  it('come in a batch as on their own route', async () => {
    const items = [
      ...COUNTED.map((what) => ({ key: what, does: 'AreaCounted', ...square, what })),
      { key: 'wrong', does: 'AreaCounted', ...square, from: '2026-11-19', area: 'x' },
      { key: 'named', does: 'AreaCounted', ...square, area: 'anna@exempel.se' },
    ];
    const { body } = await app.post<{ items: readonly { status: number; problem?: Problem }[] }>(
      'officer',
      `/operations/${survey}/entries`,
      { items },
    );
    expect(body.items.map(({ status, problem }) => problem?.code ?? status)).toEqual([
      ...COUNTED.map(() => 201),
      'REQUEST.INVALID',
      'SURVEY.IDENTIFIES',
    ]);
  });

  it('are corrected field by field by whoever recorded them', async () => {
    const { entry } = await app.tell('border', counts(survey), square);
    const correct = (field: string, is: unknown, by: Handle = 'border') =>
      app.post<Problem>(by, `/entries/${entry}/corrections`, { field, is, reason: 'counted again' });
    for (const [field, is] of [
      ['area', 'Masthugget'],
      ['what', 'apartments'],
      ['count', 3],
      ['occurredAt', '2026-11-19T19:30:00+01:00'],
    ] as const)
      expect([field, (await correct(field, is)).status]).toEqual([field, 201]);
    for (const [field, is] of [
      ['what', 'women'],
      ['count', 10_001],
      ['from', 'yesterday'],
    ] as const)
      expect((await correct(field, is)).body.code).toBe('CORRECTION.VALUE_INVALID');
    expect((await correct('from', '2026-11-19T18:00:00+01:00')).status).toBe(201);
    expect((await correct('count', 4, 'officer')).body.code).toBe('ACCESS.NOT_YOURS');
    const again = { field: 'area', was: 'Masthugget', is: 'på 070-123 45 67', reason: 'counted again' };
    const { body } = await app.post<Problem>('border', `/entries/${entry}/corrections`, again);
    expect(body.code).toBe('SURVEY.IDENTIFIES');
    const debrief = await app.get<{
      areaCounts: readonly { readonly entries: readonly string[] }[];
    }>('leader', `/operations/${survey}/debrief`);
    const corrected = debrief.body.areaCounts.find(({ entries }) => entries.includes(entry));
    expect(corrected).toMatchObject({
      ...{ area: 'Masthugget', what: 'apartments', count: 3 },
      ...{ from: '2026-11-19T17:00:00.000Z', at: '2026-11-19T18:30:00.000Z' },
    });
  });

  it('are gone from history and debrief where they were entered in error', async () => {
    const { entry } = await app.tell('officer', counts(survey), { ...square, area: 'Fel torg' });
    expect(await app.everything('border', survey)).toContain('Fel torg');
    const reason = { kind: 'entered-in-error', reason: 'the wrong square' };
    expect((await app.post('officer', `/entries/${entry}/in-error`, reason)).status).toBe(201);
    expect(await app.everything('border', survey)).not.toContain('Fel torg');
  });

  it('are in no figure of the national statistics', () => {
    const counted = Object.keys({ ...PLANNING_EFFECTS, ...CONDUCT_EFFECTS });
    expect(counted).toContain('PersonMetWithoutCoordinator');
    expect(counted).not.toContain('AreaCounted');
  });

  it('are had as JSON and as CSV by whoever takes part, in the language asked for', async () => {
    const week = await started('field-survey');
    const time = { from: '2026-11-19T18:30:00+01:00', to: '2026-11-19T19:15:00+01:00' };
    const at = '2026-11-19T19:16:00+01:00';
    await app.tell('officer', counts(week), { ...square, ...time, occurredAt: at });
    await app.tell('border', counts(week), { ...square, area: '=1+1; "x"', count: 0, occurredAt: at });
    const url = `/operations/${week}/area-counts`;
    const { body } = await app.get<{ areaCounts: readonly object[] }>('coordB', url);
    expect(body.areaCounts).toHaveLength(2);
    const csv = (query: string, accept = 'text/csv') =>
      app.fetch<unknown>('coordB', `${url}?${query}`, { accept });
    const swedish = await csv('');
    expect(swedish.headers['content-type']).toMatch(/^text\/csv/);
    expect(swedish.text.split('\r\n')).toEqual([
      'Område,Vad,Antal,Från,Till,Räknat,Verksamhet,Senaste',
      `"'=1+1; ""x""",annonser,0,,,2026-11-19 19:16,police/border-police,ja`,
      'Järntorget,annonser,12,2026-11-19 18:30,2026-11-19 19:15,2026-11-19 19:16,police/trafficking-unit,ja',
      '',
    ]);
    const english = await csv('format=csv&lang=en&sep=semicolon', 'application/json');
    expect(english.text).toContain('\ufeffArea;What;Number;From;To;Counted;Branch;Latest\r\n');
    expect(english.text).toContain(`"'=1+1; ""x""";advertisements;0;;;`);
    expect((await app.fetch<Problem>('tax', url, { accept: 'text/csv' })).body.code).toBe(
      'OPERATION.UNKNOWN',
    );
    const none = await app.get<{ areaCounts?: readonly object[] }>(
      'coordB',
      `${url}?asOf=2026-11-19T18:00:00Z`,
    );
    expect(none.body.areaCounts ?? []).toEqual([]);
  });
});
