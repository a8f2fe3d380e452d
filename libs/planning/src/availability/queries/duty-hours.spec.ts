import fc from 'fast-check';
import type { Weekday, WeeklyWindow } from '../availability';
import { WEEKDAYS } from '../availability.events';
import { coverageOf, hoursWithin } from './duty-hours';

const every = (from: string, to: string, weekdays: readonly Weekday[] = WEEKDAYS): WeeklyWindow => ({
  weekdays,
  from,
  to,
});
const hours = (window: WeeklyWindow, from: string, to: string) =>
  hoursWithin([window], { from, to }).map((found) => `${found.from.slice(0, 16)} ${found.to.slice(0, 16)}`);

describe('hours on the clock on the wall in Sweden', () => {
  it('are an hour earlier in UTC in summer than in winter', () => {
    expect(hours(every('08:00', '17:00'), '2026-07-01T00:00:00.000Z', '2026-07-01T20:00:00.000Z')).toEqual([
      '2026-07-01T06:00 2026-07-01T15:00',
    ]);
    expect(hours(every('08:00', '17:00'), '2026-12-01T00:00:00.000Z', '2026-12-01T20:00:00.000Z')).toEqual([
      '2026-12-01T07:00 2026-12-01T16:00',
    ]);
  });

  it('are of the weekday on which they begin, also past midnight', () => {
    const friday = every('22:00', '06:00', ['fri']);
    // Saturday 21 November 2026, 02:00 in Sweden.
    expect(hours(friday, '2026-11-21T01:00:00.000Z', '2026-11-21T02:00:00.000Z')).toEqual([
      '2026-11-20T21:00 2026-11-21T05:00',
    ]);
    expect(hours(friday, '2026-11-22T01:00:00.000Z', '2026-11-22T02:00:00.000Z')).toEqual([]);
  });

  it('may last to the end of the day', () => {
    expect(
      hours(every('18:00', '24:00', ['thu']), '2026-11-19T20:00:00.000Z', '2026-11-19T23:30:00.000Z'),
    ).toEqual(['2026-11-19T17:00 2026-11-19T23:00']);
  });

  it('are seven in the night when the clock is put forward, nine when it is put back', () => {
    // 29 March and 25 October 2026.
    expect(
      hours(every('22:00', '06:00', ['sat']), '2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z'),
    ).toEqual(['2026-03-28T21:00 2026-03-29T04:00']);
    expect(
      hours(every('22:00', '06:00', ['sat']), '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'),
    ).toEqual(['2026-10-24T20:00 2026-10-25T05:00']);
  });

  it('that begin or end in the hour that the spring removes do so at the change', () => {
    const [from, to] = ['2026-03-28T22:00:00.000Z', '2026-03-29T10:00:00.000Z'] as const;
    expect(hours(every('02:30', '06:00', ['sun']), from, to)).toEqual(['2026-03-29T01:00 2026-03-29T04:00']);
    expect(hours(every('00:00', '02:30', ['sun']), from, to)).toEqual(['2026-03-28T23:00 2026-03-29T01:00']);
    expect(hours(every('02:10', '02:50', ['sun']), from, to)).toEqual([]);
  });

  it('that begin in the hour that the autumn repeats begin the first time, and end the second', () => {
    const [from, to] = ['2026-10-24T22:00:00.000Z', '2026-10-25T10:00:00.000Z'] as const;
    expect(hours(every('02:30', '06:00', ['sun']), from, to)).toEqual(['2026-10-25T00:30 2026-10-25T05:00']);
    expect(hours(every('00:00', '02:30', ['sun']), from, to)).toEqual(['2026-10-24T22:00 2026-10-25T01:30']);
    expect(hours(every('02:00', '03:00', ['sun']), from, to)).toEqual(['2026-10-25T00:00 2026-10-25T02:00']);
  });

  it('round the clock leave no moment of the year out, and never one twice but in the repeated hour', () => {
    const start = Date.parse('2026-01-01T00:00:00.000Z');
    const minute = fc.integer({ min: 0, max: 365 * 24 * 60 - 1 });
    const halves = [every('07:30', '19:30'), every('19:30', '07:30')];
    fc.assert(
      fc.property(minute, (at) => {
        const [from, to] = [start + at * 60_000, start + (at + 1) * 60_000].map((ms) =>
          new Date(ms).toISOString(),
        );
        expect(hoursWithin(halves, { from: from!, to: to! })).toHaveLength(1);
      }),
    );
  });
});

describe('coverage', () => {
  const asked = { from: '2026-11-19T18:00:00.000Z', to: '2026-11-19T22:00:00.000Z' };
  const at = (from: number, to: number) => ({
    from: `2026-11-19T${from}:00:00.000Z`,
    to: `2026-11-19T${to}:00:00.000Z`,
  });
  it.each([
    ['none', []],
    ['none', [at(16, 18), at(22, 23)]],
    ['part', [at(17, 20)]],
    ['part', [at(20, 23)]],
    ['part', [at(17, 19), at(20, 23)]],
    ['whole', [at(20, 23), at(17, 20)]],
    ['whole', [at(18, 22)]],
  ] as const)('is %s', (coverage, intervals) => {
    expect(coverageOf(asked, intervals)).toBe(coverage);
  });
});
