import { DomainError } from '@samsyn/kernel';
import fc from 'fast-check';
import { WEEKDAYS } from '../availability.events';
import { gapsIn } from './duty-hours';
import { turnsOf, type RotaRule } from './rota-turns';

const rule = (own: Partial<RotaRule>): RotaRule => ({
  persons: 2,
  firstDay: '2026-11-16',
  lastDay: '2026-11-29',
  turn: 'week',
  changesOn: 'mon',
  weekdays: WEEKDAYS,
  hours: { from: '17:00', to: '08:00', overnight: true },
  ...own,
});
const orderOf = (own: Partial<RotaRule>) =>
  turnsOf(rule(own)).map(({ person, from, to }) => `${person} ${from.slice(5, 16)} ${to.slice(5, 16)}`);

describe('turns on call', () => {
  it('go by the week from the day on which they change', () => {
    const turns = turnsOf(rule({ changesOn: 'fri', persons: 3 }));
    const byDay = turns.map(({ person }) => person).join('');
    // Monday to Thursday, Friday to Thursday, and Friday to Sunday.
    expect(byDay).toBe('0000' + '1111111' + '222');
    expect(turns).toHaveLength(14);
  });

  it('go by the day of duty, from one person to the next', () => {
    const weekdays = ['sat', 'sun'] as const;
    expect(orderOf({ turn: 'day', weekdays, hours: { from: '08:00', to: '20:00' } })).toEqual([
      '0 11-21T07:00 11-21T19:00',
      '1 11-22T07:00 11-22T19:00',
      '0 11-28T07:00 11-28T19:00',
      '1 11-29T07:00 11-29T19:00',
    ]);
  });

  it('are an hour shorter or longer over a clock change, on the same time of the wall', () => {
    const night = { firstDay: '2026-03-28', lastDay: '2026-03-29' };
    expect(orderOf(night)).toEqual(['0 03-28T16:00 03-29T06:00', '0 03-29T15:00 03-30T06:00']);
    expect(orderOf({ firstDay: '2026-10-24', lastDay: '2026-10-25' })).toEqual([
      '0 10-24T15:00 10-25T07:00',
      '0 10-25T16:00 10-26T07:00',
    ]);
  });

  it('leave out a duty of which the spring leaves nothing', () => {
    const hours = { from: '02:10', to: '02:50' };
    expect(orderOf({ firstDay: '2026-03-29', lastDay: '2026-03-29', hours })).toEqual([]);
    expect(orderOf({ firstDay: '2026-10-25', lastDay: '2026-10-25', hours })).toEqual([
      '0 10-25T00:10 10-25T01:50',
    ]);
  });

  it('are refused for more than a year', () => {
    expect(() => turnsOf(rule({ lastDay: '2028-01-01' }))).toThrow(DomainError);
    expect(turnsOf(rule({ firstDay: '2026-01-01', lastDay: '2026-12-31' }))).toHaveLength(365);
  });

  it.each([
    ['2026-03-23', '2026-04-05'],
    ['2026-10-19', '2026-11-01'],
  ])('round the clock leave no moment without somebody, from %s to %s', (firstDay, lastDay) => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(
        time,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(...WEEKDAYS),
        (at, persons, changesOn) => {
          for (const turn of ['week', 'day'] as const) {
            const hours = { from: at, to: at, overnight: true };
            const turns = turnsOf(rule({ firstDay, lastDay, hours, persons, turn, changesOn }));
            expect(turns).toHaveLength(14);
            expect(gapsIn({ from: turns[0]!.from, to: turns.at(-1)!.to }, turns)).toEqual([]);
            // A turn that changes in the repeated hour of the autumn is covered by both meanwhile.
            const meet = turns.slice(1).filter(({ from }, index) => from === turns[index]!.to);
            expect(meet.length).toBeGreaterThanOrEqual(at.startsWith('02') ? 12 : 13);
            expect(turns.every(({ person }) => person >= 0 && person < persons)).toBe(true);
          }
        },
      ),
    );
  });
});
