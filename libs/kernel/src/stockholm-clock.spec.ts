import {
  daysBetween,
  plusCalendarDays,
  plusDays,
  stockholmDay,
  stockholmInstant,
  stockholmTime,
} from './stockholm-clock';

const DAY_MS = 86_400_000;
const hours = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 3_600_000;

describe('days of the calendar', () => {
  it.each([
    ['into summer time', '2026-03-26T20:30:15.250Z', 7, 167],
    ['out of summer time', '2026-10-22T20:30:15.250Z', 7, 169],
    ['within winter time', '2026-11-19T20:30:15.250Z', 7, 168],
    ['back into winter time', '2026-04-02T20:30:15.250Z', -7, -167],
  ])('are as long as the clock on the wall says: %s', (_what, from, days, length) => {
    const to = plusCalendarDays(from, days);
    expect([stockholmTime(to), hours(from, to)]).toEqual([stockholmTime(from), length]);
  });

  it('end at a time that the clock shows: after the hour that is left out, the first of two', () => {
    expect(plusCalendarDays('2026-03-28T01:30:00.000Z', 1)).toBe('2026-03-29T01:30:00.000Z');
    expect(plusCalendarDays('2026-10-24T00:30:00.000Z', 1)).toBe('2026-10-25T00:30:00.000Z');
  });

  it('are no number of milliseconds', () => {
    const days = ['2026-03-28T11:00:00.000Z', '2026-10-24T10:00:00.000Z'];
    for (const day of days) expect(Date.parse(plusCalendarDays(day, 1)) - Date.parse(day)).not.toBe(DAY_MS);
  });
});

describe('the clock on the wall in Stockholm', () => {
  it.each([
    ['2026-11-19T22:59:00.000Z', '2026-11-19'],
    ['2026-11-19T23:00:00.000Z', '2026-11-20'],
    ['2026-07-01T21:59:59.999Z', '2026-07-01'],
    ['2026-07-01T22:00:00.000Z', '2026-07-02'],
  ])('at %s it is %s', (instant, day) => {
    expect(stockholmDay(instant)).toBe(day);
  });

  it.each([
    ['in winter', '2026-11-19', '09:00', '2026-11-19T08:00:00.000Z'],
    ['in summer', '2026-07-01', '09:00', '2026-07-01T07:00:00.000Z'],
    ['on the day of the spring change', '2026-03-29', '09:00', '2026-03-29T07:00:00.000Z'],
    ['on the day of the autumn change', '2026-10-25', '09:00', '2026-10-25T08:00:00.000Z'],
    ['in the hour that spring removes', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['in the hour that autumn repeats', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ])('shows a time %s', (_when, day, time, instant) => {
    expect(stockholmInstant(day, time)).toBe(instant);
  });

  it('counts days across a clock change as days', () => {
    expect(plusDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(plusDays('2026-03-28', 30)).toBe('2026-04-27');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2);
  });
});
