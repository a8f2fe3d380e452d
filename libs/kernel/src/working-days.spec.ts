import {
  daysBetween,
  holidaysIn,
  isWorkingDay,
  plusDays,
  stockholmDay,
  stockholmInstant,
  workingDayAfter,
} from '.';

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
