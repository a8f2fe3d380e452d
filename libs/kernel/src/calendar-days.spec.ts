import { plusCalendarDays, stockholmTime } from './stockholm-clock';
import { endForgottenFrom } from './working-days';

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

  it('forget an end from the next morning', () => {
    expect(endForgottenFrom('2026-11-19T18:00:00.000Z', '2026-11-19T22:30:00.000Z')).toBe(
      '2026-11-20T07:00:00.000Z',
    );
    expect(endForgottenFrom('2026-10-24T18:00:00.000Z', '2026-10-24T21:00:00.000Z')).toBe(
      '2026-10-25T07:00:00.000Z',
    );
    expect(endForgottenFrom('2026-11-20T01:00:00.000Z', undefined)).toBe('2026-11-21T07:00:00.000Z');
  });

  it('are no number of milliseconds', () => {
    const days = ['2026-03-28T11:00:00.000Z', '2026-10-24T10:00:00.000Z'];
    for (const day of days) expect(Date.parse(plusCalendarDays(day, 1)) - Date.parse(day)).not.toBe(DAY_MS);
  });
});
