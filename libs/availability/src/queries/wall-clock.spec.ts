import { DomainError } from '@samsyn/kernel';
import { instantOfClock, mustBeUnambiguous } from './wall-clock';

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'taken';
};

describe('a moment that is told', () => {
  it('with its offset is what it says, also in the hours of a clock change', () => {
    for (const moment of ['2026-10-25T00:30:00.000Z', '2026-03-29T01:30:00.000Z'])
      expect(instantOfClock(moment)).toBe(moment);
  });

  it('without offset is by the clock on the wall in Sweden', () => {
    expect(instantOfClock('2026-11-19T17:00')).toBe('2026-11-19T16:00:00.000Z');
    expect(instantOfClock('2026-07-01T17:00')).toBe('2026-07-01T15:00:00.000Z');
    expect(instantOfClock('2026-03-29T01:59')).toBe('2026-03-29T00:59:00.000Z');
    expect(instantOfClock('2026-03-29T03:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(instantOfClock('2026-10-25T03:00')).toBe('2026-10-25T02:00:00.000Z');
  });

  it.each(['2026-03-29T02:00', '2026-03-29T02:30', '2026-03-29T02:59'])(
    'is refused where the clock never shows it: %s',
    (wall) => expect(codeOf(() => instantOfClock(wall))).toBe('TIME.REMOVED_BY_CLOCK_CHANGE'),
  );

  it.each(['2026-10-25T02:00', '2026-10-25T02:30', '2026-10-25T02:59'])(
    'is refused where the clock shows it twice: %s',
    (wall) => expect(codeOf(() => instantOfClock(wall))).toBe('TIME.REPEATED_BY_CLOCK_CHANGE'),
  );
});

describe('the hours of one day', () => {
  const window = (day: string, from: string, to: string, overnight = false) =>
    codeOf(() => mustBeUnambiguous(day, [{ from, to, overnight }]));

  it('are refused where one of their times is removed or repeated on that very day', () => {
    expect(window('2026-03-29', '02:30', '06:00')).toBe('TIME.REMOVED_BY_CLOCK_CHANGE');
    expect(window('2026-10-25', '00:00', '02:30')).toBe('TIME.REPEATED_BY_CLOCK_CHANGE');
    expect(window('2026-10-24', '22:00', '02:30', true)).toBe('TIME.REPEATED_BY_CLOCK_CHANGE');
    expect(window('2026-10-25', '02:00', '02:30')).toBe('TIME.REPEATED_BY_CLOCK_CHANGE');
  });

  it('are taken where they pass over the change, or lie on another day', () => {
    expect(window('2026-10-25', '00:00', '06:00')).toBe('taken');
    expect(window('2026-03-28', '22:00', '06:00', true)).toBe('taken');
    expect(window('2026-10-24', '02:00', '02:30')).toBe('taken');
    expect(window('2026-10-24', '18:00', '24:00')).toBe('taken');
  });
});
