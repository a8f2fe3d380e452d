import { columnsOf, csvOf, exportedRow } from '../exports/columns';
import type { ShownLayer, ShownRow } from '../protection/protected-layer';
import { NOTICE_BANDS, REGION_CODES } from '../statistics/classes';
import type { PublishedBlock } from './counts';
import { medianHours, mediansOf, rowsOf } from './rows';
import { tableNamed, type StatisticsTable } from './tables';

const REGIONS = REGION_CODES.length + 1;
const notice = tableNamed('coordinator-requests-by-notice')!;
const month = tableNamed('coordinator-requests-by-month')!;

/** The same number for every region. */
const row = (value: number | null): ShownRow => Array.from({ length: REGIONS }, () => value);
const layer = (total: number | null, bands: readonly (number | null)[]): ShownLayer => ({
  total: row(total),
  dimensions: {
    month: {},
    notice: Object.fromEntries(
      NOTICE_BANDS.map(({ code }, index) => [code, row(index < bands.length ? bands[index]! : 0)]),
    ),
  },
});
const blocks = (attended: readonly (number | null)[], nobody: readonly (number | null)[]): PublishedBlock[] =>
  attended.map((value, index) => ({
    block: `2026-Q${index + 1}`,
    shown: { attended: layer(value, [value]), nobody: layer(nobody[index]!, [nobody[index]!]) },
  }));
const syd = (table: StatisticsTable, published: readonly PublishedBlock[], period: string) =>
  rowsOf(table, published, { region: 'syd' })
    .filter((one) => one.period === period)
    .map(({ values }) => values);

describe('the rows of a table', () => {
  it('add up a year from its quarters only where each of them is shown', () => {
    const published = blocks([10, 20, 30, 40], [5, 6, null, 8]);
    expect(syd(month, published, '2026')).toEqual([[100, null, null]]);
    expect(syd(month, blocks([10, 20, 30, 40], [5, 6, 7, 8]), '2026')).toEqual([[100, 26, 126]]);
    expect(syd(month, published.slice(0, 3), '2026')).toEqual([]);
  });

  it('have a total over what came out differently only where each part is shown', () => {
    const published = blocks([10, 20], [5, null]);
    expect(syd(month, published, '2026-Q1')).toEqual([[10, 5, 15]]);
    expect(syd(month, published, '2026-Q2')).toEqual([[20, null, null]]);
  });

  it('give no total where a table leaves a layer out', () => {
    const mode = tableNamed('coordinator-requests-by-mode')!;
    expect(columnsOf(mode).map(({ name }) => name)).toEqual(['period', 'region', 'mode', 'attended']);
  });
});

describe('a median', () => {
  it('is interpolated within its class, and none where a class is suppressed', () => {
    expect(medianHours(NOTICE_BANDS, [10, 10, 0, 0, 0, 0])).toBe(2);
    expect(medianHours(NOTICE_BANDS, [0, 8, 0, 0, 0, 0])).toBe(4);
    expect(medianHours(NOTICE_BANDS, [1, 0, 0, 0, 0, 9])).toBe(168);
    expect(medianHours(NOTICE_BANDS, [10, null, 0, 0, 0, 0])).toBeNull();
    expect(medianHours(NOTICE_BANDS, [0, 0, 0, 0, 0, 0])).toBeNull();
  });

  it('is that of all who asked, from what is shown of both outcomes', () => {
    const medians = mediansOf(notice, blocks([10, 20], [5, null]), { region: 'syd' });
    expect(medians?.map(({ period, hours }) => [period, hours])).toEqual([
      ['2026-Q1', 1],
      ['2026-Q2', null],
    ]);
    expect(mediansOf(month, [], {})).toBeUndefined();
  });
});

describe('an exported row', () => {
  const columns = columnsOf(month);
  const rows = [{ period: '2026-Q1', region: 'syd', category: undefined, values: [10, null, null] }];

  it('names what is suppressed', () => {
    expect(exportedRow(columns, rows[0]!)).toEqual({
      period: '2026-Q1',
      region: 'syd',
      attended: 10,
      nobody: null,
      asked: null,
      suppressed: ['nobody', 'asked'],
    });
  });

  it('is a record of RFC 4180', () => {
    expect(csvOf(columns, rows)).toBe(
      'period,region,attended,nobody,asked,suppressed\r\n2026-Q1,syd,10,,,nobody asked\r\n',
    );
    const comma = [{ ...columns[0]!, name: 'a,"b"' }];
    expect(csvOf(comma, rows)).toBe('"a,""b""",suppressed\r\n2026-Q1,\r\n');
  });

  it('opens in columns where the comma is the decimal sign', () => {
    const halves = [{ ...rows[0]!, values: [10.5, null, null] }];
    expect(csvOf(columns, halves, 'semicolon')).toBe(
      '\ufeffperiod;region;attended;nobody;asked;suppressed\r\n2026-Q1;syd;10,5;;;nobody asked\r\n',
    );
    expect(csvOf([{ ...columns[0]!, name: 'a;b' }], rows, 'semicolon')).toContain('"a;b";suppressed');
  });

  it.each(['=1+1', '+46', '-1', '@SUM(A1)', '\tx'])('is nothing that a spreadsheet works out: %j', (text) => {
    const column = [{ ...columns[0]!, value: () => text }];
    for (const separator of ['comma', 'semicolon'] as const)
      expect(csvOf(column, rows, separator)).toContain(`\r\n'${text}`);
  });
});
