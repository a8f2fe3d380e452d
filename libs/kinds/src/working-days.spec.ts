import { holidaysIn, isWorkingDay, workingDayAfter } from './working-days';

describe('Swedish holidays', () => {
  it.each([
    ['2026-04-03', 'långfredagen'],
    ['2026-04-06', 'annandag påsk'],
    ['2026-05-14', 'Kristi himmelsfärdsdag'],
    ['2026-06-19', 'midsommarafton'],
    ['2026-06-20', 'midsommardagen'],
    ['2026-10-31', 'alla helgons dag'],
    ['2027-03-28', 'påskdagen'],
    ['2027-06-26', 'midsommardagen'],
    ['2027-11-06', 'alla helgons dag'],
    ['2024-03-31', 'påskdagen'],
    ['2038-04-25', 'påskdagen'],
    ['2008-03-23', 'påskdagen'],
  ])('%s is %s', (day, sv) => {
    expect(holidaysIn(Number(day.slice(0, 4))).get(day)?.sv).toBe(sv);
  });

  it.each([
    ['a Thursday', '2026-11-19', '2026-11-20'],
    ['a Friday', '2026-11-20', '2026-11-23'],
    ['a Saturday', '2026-11-21', '2026-11-23'],
    ['the day before Midsummer Eve', '2026-06-18', '2026-06-22'],
    ['Maundy Thursday', '2026-04-02', '2026-04-07'],
    ['the day before Christmas Eve', '2026-12-23', '2026-12-28'],
    ['the day before New Year’s Eve, with Epiphany to come', '2026-12-30', '2027-01-04'],
    ['the day before Epiphany', '2027-01-05', '2027-01-07'],
    ['the day before Ascension Day', '2026-05-13', '2026-05-15'],
  ])('the next working day after %s leaves them out', (_what, day, next) => {
    expect(workingDayAfter(day)).toBe(next);
  });

  it('counts several working days, and not the day it begins on', () => {
    expect(workingDayAfter('2026-12-22', 3)).toBe('2026-12-29');
    expect(isWorkingDay('2026-12-22')).toBe(true);
    expect(isWorkingDay('2026-06-06')).toBe(false);
  });
});
