import { blockOf, closesAt, monthsOf, nextBlock, publishedAt, wallClock } from './calendar';
import { bandOf, hourOfWeek, NOTICE_BANDS } from './classes';

describe('the calendar of the statistics', () => {
  it.each([
    ['2026-12-31T23:30:00.000Z', '2027-01', 'fri', 0],
    ['2026-06-30T21:59:59.999Z', '2026-06', 'tue', 23],
    ['2026-06-30T22:00:00.000Z', '2026-07', 'wed', 0],
    // The clock goes from 02:00 to 03:00, and in autumn shows 02:00 to 03:00 twice.
    ['2026-03-29T00:59:00.000Z', '2026-03', 'sun', 1],
    ['2026-03-29T01:00:00.000Z', '2026-03', 'sun', 3],
    ['2026-10-25T00:30:00.000Z', '2026-10', 'sun', 2],
    ['2026-10-25T01:30:00.000Z', '2026-10', 'sun', 2],
    ['2026-10-25T02:00:00.000Z', '2026-10', 'sun', 3],
  ])('reads %s on the clock on the wall in Stockholm', (instant, month, weekday, hour) => {
    expect(wallClock(instant)).toEqual({ month, weekday, hour });
  });

  it('knows the quarter and the year of a month, and what comes next', () => {
    expect([
      blockOf('quarter', '2026-09'),
      blockOf('quarter', '2026-10'),
      blockOf('year', '2026-10'),
    ]).toEqual(['2026-Q3', '2026-Q4', '2026']);
    expect([nextBlock('2026-Q3'), nextBlock('2026-Q4'), nextBlock('2026')]).toEqual([
      '2026-Q4',
      '2027-Q1',
      '2027',
    ]);
    expect(monthsOf('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(monthsOf('2026')).toHaveLength(12);
  });

  it('closes a block 60 days after its last midnight in Stockholm, and publishes it a day later', () => {
    expect(closesAt('2026-Q3')).toBe('2026-11-29T23:00:00.000Z');
    expect(publishedAt('2026-Q3')).toBe('2026-11-30T23:00:00.000Z');
    expect(closesAt('2026')).toBe(closesAt('2026-Q4'));
  });

  it('tells the hour of the week, and lengths of time up to their bound', () => {
    expect(hourOfWeek('2026-11-19T17:05:00.000Z')).toBe('thu-18');
    const band = (to: string) => bandOf(NOTICE_BANDS, '2026-11-19T12:00:00.000Z', to);
    expect(band('2026-11-19T13:59:59.999Z')).toBe('under-2-hours');
    expect(band('2026-11-19T14:00:00.000Z')).toBe('2-to-6-hours');
    expect(band('2026-11-19T11:00:00.000Z')).toBe('under-2-hours');
    expect(band('2027-11-19T11:00:00.000Z')).toBe('over-7-days');
  });
});
