import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { HoursException, PublishedHours, Weekday, WeeklyWindow } from '../availability';
import { WEEKDAYS } from '../availability.events';
import { coverageOf, dutyHours, gapsIn, hoursWithin, isAway, momentsOf } from './duty-hours';
import { dayOf } from './wall-clock';

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

/** The weeks in which the clock is changed in 2026, to the Monday after. */
const CHANGE_WEEKS = [
  { change: '2026-03-29', first: '2026-03-23', last: '2026-03-30', lostMinutes: 60 },
  { change: '2026-10-25', first: '2026-10-19', last: '2026-10-26', lostMinutes: -60 },
] as const;

describe.each(CHANGE_WEEKS)('the week of the clock change on $change', ({ first, last, lostMinutes }) => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const days = fc
    .integer({ min: 0, max: 6 })
    .map((after) => Temporal.PlainDate.from(first).add({ days: after }));
  const minutesOfDay = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const lengthOf = ({ from, to }: { from: string; to: string }) =>
    (Date.parse(to) - Date.parse(from)) / 60_000;
  const isIn = (text: string) => text >= '02:00' && text < '03:00';

  it('keeps the time on the wall of every window that does not touch the hour of the change', () => {
    fc.assert(
      fc.property(days, time, time, fc.boolean(), (day, from, to, overnight) => {
        fc.pre((overnight ? to <= from : to > from) && !isIn(from) && !isIn(to));
        const moments = momentsOf(day, { from, to, overnight });
        const night = overnight ? day.add({ days: 1 }) : day;
        const wall = (instant: string) =>
          Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Stockholm');
        expect(wall(moments!.from).toPlainTime().toString().slice(0, 5)).toBe(from);
        expect(wall(moments!.to).toPlainDateTime().toString().slice(0, 16)).toBe(`${night.toString()}T${to}`);
        const onTheWall = minutesOfDay(to) - minutesOfDay(from) + (overnight ? 1_440 : 0);
        const passes = wall(moments!.from).offset !== wall(moments!.to).offset;
        expect(lengthOf(moments!)).toBe(onTheWall - (passes ? lostMinutes : 0));
      }),
    );
  });

  it('never begins after it ends, nor leaves a moment out between two windows that meet', () => {
    fc.assert(
      fc.property(time, (meeting) => {
        fc.pre(meeting > '00:00');
        const night = { weekdays: WEEKDAYS, from: '00:00', to: meeting };
        const day = { weekdays: WEEKDAYS, from: meeting, to: '24:00' };
        const asked = { from: `${first}T00:00:00.000Z`, to: `${last}T00:00:00.000Z` };
        const found = hoursWithin([night, day], asked);
        expect(found.every(({ from, to }) => from < to)).toBe(true);
        expect(gapsIn(asked, found)).toEqual([]);
      }),
    );
  });

  it('is the same whatever part of it is asked for', () => {
    fc.assert(
      fc.property(time, time, fc.integer({ min: 0, max: 7 * 1_440 - 1 }), (from, to, minute) => {
        fc.pre(from !== to);
        const window = { weekdays: WEEKDAYS, from, to, overnight: to < from };
        const week = hoursWithin([window], { from: `${first}T00:00:00.000Z`, to: `${last}T00:00:00.000Z` });
        const at = Date.parse(`${first}T00:00:00.000Z`) + minute * 60_000;
        const asked = { from: new Date(at).toISOString(), to: new Date(at + 60_000).toISOString() };
        const part = hoursWithin([window], asked);
        expect(part).toEqual(week.filter((one) => one.from < asked.to && one.to > asked.from));
      }),
    );
  });
});

describe('what holds on a day', () => {
  const asked = { from: '2026-11-16T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z' };
  const published = (from: string, own: Partial<PublishedHours> = {}): PublishedHours => ({
    windows: [every(from, '17:00', ['mon', 'tue', 'wed', 'thu', 'fri'])],
    mode: 'on-site',
    regions: ['syd'],
    ...own,
  });
  const except = (firstDay: string, lastDay: string, own: Partial<HoursException> = {}): HoursException => ({
    ...{ exception: firstDay, firstDay, lastDay, hours: [], regions: ['syd'] },
    ...own,
  });
  const begins = (...schedule: [readonly PublishedHours[], readonly HoursException[]]) =>
    dutyHours({ published: schedule[0], exceptions: schedule[1] }, asked).map(({ from }) =>
      from.slice(8, 16),
    );

  it('are the hours told last among those valid on it, and before and after them the others', () => {
    const midweek = published('10:00', { validFrom: '2026-11-17', validUntil: '2026-11-18' });
    expect(begins([published('08:00'), midweek], [])).toEqual([
      ...['16T07:00', '17T09:00', '18T09:00', '19T07:00', '20T07:00'],
    ]);
    expect(begins([published('08:00', { validUntil: '2026-11-17' })], [])).toEqual(['16T07:00', '17T07:00']);
    expect(begins([published('08:00', { validFrom: '2026-11-20' })], [])).toEqual(['20T07:00']);
  });

  it('are none in leave, and other ones where an exception tells them; the exception told last holds', () => {
    const leave = except('2026-11-17', '2026-11-19');
    expect(begins([published('08:00')], [leave])).toEqual(['16T07:00', '20T07:00']);
    const called = except('2026-11-18', '2026-11-18', { hours: [{ from: '12:00', to: '14:00' }] });
    expect(begins([published('08:00')], [leave, called])).toEqual(['16T07:00', '18T11:00', '20T07:00']);
    expect(begins([published('08:00')], [called, leave])).toEqual(['16T07:00', '20T07:00']);
  });

  it('is away only where every day that is asked for is without hours', () => {
    const schedule = { published: [published('08:00')], exceptions: [except('2026-11-17', '2026-11-18')] };
    const at = (from: string, to: string) =>
      isAway(schedule, { from: `2026-11-${from}:00.000Z`, to: `2026-11-${to}:00.000Z` });
    expect(at('17T08:00', '17T20:00')).toBe(true);
    expect(at('17T08:00', '18T20:00')).toBe(true);
    expect(at('18T08:00', '19T08:00')).toBe(false);
    expect(at('16T08:00', '16T20:00')).toBe(false);
  });

  it('counts a night by the day on which it begins, though leave begins at midnight', () => {
    const nights = published('22:00', { windows: [every('22:00', '06:00', ['mon'])] });
    const leave = except('2026-11-17', '2026-11-17');
    expect(dutyHours({ published: [nights], exceptions: [leave] }, asked)).toMatchObject([
      { from: '2026-11-16T21:00:00.000Z', to: '2026-11-17T05:00:00.000Z' },
    ]);
  });

  it('is a day of the calendar in Sweden, not in Greenwich', () => {
    expect(dayOf('2026-11-18T23:30:00.000Z').toString()).toBe('2026-11-19');
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
