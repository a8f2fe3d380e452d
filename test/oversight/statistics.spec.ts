import { newUuid } from '@samsyn/event-store';
import { plusMs } from '@samsyn/kernel';
import type { TestSamsyn } from '../support/test-samsyn';
import {
  ANALYST,
  openTestSamsyn,
  rowOf,
  shownOf,
  SPRING_PUBLISHED,
  table,
  THURSDAY,
  type Row,
} from './oversight-samsyn';
import { CANARY, COORDINATOR, DAY, HOUR, LEADER, FactsLog } from './facts-log';

/** So many operations in a region, one each day; of every `gapEach` one finds nobody. */
async function winter(log: FactsLog, region: string, many: number, gapEach: number): Promise<void> {
  for (let index = 0; index < many; index += 1) {
    const start = plusMs('2027-01-08T17:00:00.000Z', index * DAY + (index % 5) * HOUR);
    const operation = await log.propose(region, start);
    const reason = index % 2 === 0 ? 'illness' : 'leave';
    await operation.call(index % gapEach === 0 ? 'nobody' : 'on-site', 3 + (index % 3), reason);
  }
}

describe('statistics for the national coordination', () => {
  let app: TestSamsyn;
  let log: FactsLog;
  beforeAll(async () => {
    app = await openTestSamsyn();
    log = new FactsLog(app.parts);
    await winter(log, 'syd', 60, 3);
    await winter(log, 'vast', 40, 4);
    await winter(log, 'ost', 3, 2);
    await winter(log, 'a-region-of-somebody', 12, 2);
    app.clock.moveTo('2027-05-31T21:59:00.000Z');
  });
  afterAll(() => app.close());

  it('are for the national coordination alone', async () => {
    for (const handle of ['leader', 'coordA', 'facilitator', 'stranger'] as const) {
      for (const url of ['tables', 'tables/operations-by-month', 'tables/none', 'fields']) {
        const { status, body } = await app.get<{ code: string }>(handle, `/oversight/${url}`);
        expect([handle, url, status, body.code]).toEqual([handle, url, 403, 'ACCESS.NOT_YOURS']);
      }
    }
    const unknown = await app.get<{ code: string }>(ANALYST, '/oversight/tables/none');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'STATISTICS_TABLE.UNKNOWN']);
  });

  it.each([
    ['from=2027-13', '/from', 'month'],
    ['to=2027', '/to', 'month'],
    ['region=vaxjo', '/region', 'code'],
    ['region=', '/region', 'code'],
    ['per=week', '/per', 'code'],
    ['format=pdf', '/format', 'code'],
    ['kind=apartment-visit', '/kind', 'unknown-field'],
    ['municipality=x', '/municipality', 'unknown-field'],
  ])('refuse a filter that there is none of: %s', async (query, path, rule) => {
    const url = `/oversight/tables/operations-by-kind?${query}`;
    const { status, body } = await app.get<{ code: string; errors: object }>(ANALYST, url);
    expect([status, body.code, body.errors]).toEqual([
      400,
      'REQUEST.INVALID',
      // What would be right is told, where it can be listed.
      [
        expect.objectContaining({
          path,
          rule,
          ...(rule === 'code' && { allowed: expect.any(Array) as string[] }),
        }),
      ],
    ]);
  });

  it.each([
    ['per=month', 'STATISTICS_TABLE.NO_SUCH_PERIOD', { has: ['quarter', 'year'] }],
    ['level=hour', 'STATISTICS_TABLE.NO_SUCH_LEVEL', { has: ['kind'] }],
    ['from=2027-03&to=2027-02', 'STATISTICS_TABLE.ENDS_BEFORE_IT_BEGINS', undefined],
  ])('refuse a filter that the table has nothing for: %s', async (query, code, details) => {
    const url = `/oversight/tables/operations-by-kind?${query}`;
    const { status, body } = await app.get<{ code: string; details?: object }>(ANALYST, url);
    expect([status, body.code, body.details]).toEqual([400, code, details]);
  });

  it('tell nothing of a quarter before its day of publication', async () => {
    const before = await table(app, 'coordinator-requests-by-month');
    expect([before.publishedThrough, before.nextPublication, before.rows]).toEqual([
      null,
      SPRING_PUBLISHED,
      [],
    ]);
  });

  describe('once the quarter is published', () => {
    beforeAll(() => app.clock.moveTo(SPRING_PUBLISHED));

    it('say how often coordinators were asked and came, by month, quarter and region', async () => {
      const asked = await table(app, 'coordinator-requests-by-month');
      expect(asked.publishedThrough).toBe('2027-Q1');
      expect(rowOf(asked, { period: '2027-Q1', region: 'syd' })).toMatchObject({
        attended: 40,
        nobody: 20,
        asked: 60,
      });
      expect(rowOf(asked, { period: '2027-Q1', region: 'all' })).toMatchObject({
        attended: 77,
        nobody: 38,
        asked: 115,
      });
      expect(rowOf(asked, { period: '2027-01', region: 'syd' })).toMatchObject({ attended: 16 });
    });

    it('suppress a region of few operations, and another from which it could be told', async () => {
      const asked = await table(app, 'coordinator-requests-by-month', '?per=quarter');
      const hidden = asked.rows.filter(({ nobody }) => nobody === null).map(({ region }) => region);
      expect(hidden).toContain('ost');
      expect(hidden.length).toBeGreaterThan(1);
      expect(rowOf(asked, { region: 'ost' })).toMatchObject({
        suppressed: expect.arrayContaining(['nobody', 'asked']),
      });
      expect(rowOf(asked, { region: 'nord' })).toMatchObject({ attended: 0, nobody: 0, asked: 0 });
    });

    it('count a region that the register does not know as another', async () => {
      const asked = await table(app, 'operations-by-month', '?per=quarter');
      expect(asked.rows.map(({ region }) => region)).not.toContain('a-region-of-somebody');
      expect(rowOf(asked, { region: 'all' })).toMatchObject({ 'not-carried-out': 115 });
    });

    it('show weekday and hour on the clock on the wall', async () => {
      const week = await table(app, 'coordinator-requests-by-weekday-and-hour', '?region=all&per=quarter');
      const hours = '/coordinator-requests-by-weekday-and-hour?region=all&per=quarter&level=hour';
      const byHour = await app.get<{ rows: readonly Row[] }>(ANALYST, `/oversight/tables${hours}`);
      const evening = byHour.body.rows.filter((row) => row['weekday-and-hour'] === 'fri-18');
      expect(evening).toHaveLength(1);
      const weekdays = week.rows.filter((row) => String(row['weekday-and-hour']).length === 3);
      expect(weekdays.reduce((sum, { attended }) => sum + Number(attended), 0)).toBe(77);
      const nights = week.rows.filter((row) => row['weekday-and-hour'] === 'mon-00-06');
      expect(nights).toMatchObject([{ attended: 0 }]);
    });

    it('show the notice as a distribution with its median, and why nobody came without telling illness from leave', async () => {
      const notice = await table(app, 'coordinator-requests-by-notice', '?region=all&per=quarter');
      expect(rowOf(notice, { notice: '2-to-6-hours' })).toMatchObject({ asked: 115 });
      expect(notice.medians).toEqual([{ period: '2027-Q1', region: 'all', hours: 4 }]);
      const why = await table(app, 'coordinator-requests-by-first-answer', '?region=all&per=quarter');
      expect(rowOf(why, { 'first-answer': 'unavailable' })).toMatchObject({ nobody: 38 });
      expect(JSON.stringify(why)).not.toMatch(/illness|leave/);
    });

    it('filter what is published and add nothing up anew', async () => {
      const whole = await table(app, 'coordinator-requests-by-month');
      for (const query of [
        '?region=syd',
        '?per=month',
        '?from=2027-02',
        '?to=2027-02',
        '?from=2027-02&to=2027-02',
      ]) {
        const part = await table(app, 'coordinator-requests-by-month', query);
        expect(part.rows.length).toBeGreaterThan(0);
        for (const row of part.rows) expect(whole.rows).toContainEqual(row);
      }
    });

    it('never change: late entries, corrections and outcomes after the closing are in no number', async () => {
      const before = await table(app, 'coordinator-requests-by-month');
      const counted = await shownOf(app, 'coordinator-requests');
      const late = await log.propose('syd', '2027-02-05T17:00:00.000Z');
      const called = { to: { ...COORDINATOR }, turn: 0, answerBy: THURSDAY, then: [] };
      const window = ['2027-02-05T17:00:00.000Z', '2027-02-05T21:00:00.000Z'];
      await log.tell({
        name: 'CoordinatorCalled',
        data: { kind: 'apartment-visit', region: 'syd', municipality: CANARY, window, ...called },
        at: THURSDAY,
        recordedAt: '2027-06-02T08:00:00.000Z',
        stream: `planning.call-out-${newUuid()}`,
        operation: late.id,
      });
      app.clock.moveTo('2027-06-03T08:00:00.000Z');
      expect(await table(app, 'coordinator-requests-by-month')).toEqual(before);
      expect(await shownOf(app, 'coordinator-requests')).toEqual(counted);
    });

    it('are the same after the read model was built again from the log', async () => {
      const families = ['coordinator-requests', 'operations'];
      const read = () => Promise.all(families.map((family) => shownOf(app, family)));
      const before = await read();
      app.parts.processing.rebuild('oversight');
      expect(await read()).toEqual(before);
    });

    it('come as CSV with the same numbers, an empty field where one is suppressed', async () => {
      const { text, headers } = await app.fetch(
        ANALYST,
        '/oversight/tables/coordinator-requests-by-month?per=quarter',
        {
          accept: 'text/csv',
        },
      );
      expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
      expect(headers['link']).toBe('</oversight/fields>; rel="describedby"');
      const lines = text.split('\r\n');
      expect(lines[0]).toBe('period,region,attended,nobody,asked,suppressed');
      expect(lines.find((line) => line.includes(',syd,'))).toBe('2027-Q1,syd,40,20,60,');
      expect(lines.find((line) => line.includes(',ost,'))).toBe('2027-Q1,ost,,,,attended nobody asked');
      const asked = await app.fetch(ANALYST, '/oversight/tables/operations-by-kind?format=csv', {});
      expect(asked.text).toContain('period,region,kind,');
      const swedish = `/oversight/tables/operations-by-kind?format=csv&sep=semicolon`;
      expect((await app.fetch(ANALYST, swedish, {})).text).toContain('\ufeffperiod;region;kind;');
    });

    it('hold no id, no text, no municipality, no person', async () => {
      const { body } = await app.get<{ tables: readonly { name: string }[] }>(ANALYST, '/oversight/tables');
      const texts: string[] = [];
      for (const { name } of body.tables)
        texts.push((await app.get(ANALYST, `/oversight/tables/${name}`)).text);
      expect(texts.length).toBeGreaterThan(15);
      const all = [...texts, JSON.stringify(body)].join('\n');
      expect(all).not.toContain(CANARY);
      expect(all).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
      expect(all).not.toContain(LEADER.branch);
      expect(all).not.toContain('a-region-of-somebody');
    });
  });
});
