import { toInstant, type Instant } from './clock';

/** A day of the calendar in Sweden, `2026-11-19`: compares as text. */
export type Day = string;

const ZONE = 'Europe/Stockholm';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Summer time first: a time that the autumn change repeats is meant the first time that the clock shows it. */
const OFFSETS_MINUTES = [120, 60] as const;

const HOUR_MS = 60 * MINUTE_MS;
const HOURS_IN_MEMORY = 5_000;

// Made when somebody asks: it brings eight megabytes of names and rules into the process.
let format: Intl.DateTimeFormat | undefined;
const offsets = new Map<number, number>();

/**
 * How far the clock on the wall in Stockholm is ahead of UTC, in milliseconds. It changes where an hour begins and
 * nowhere else, so each hour is looked up once: taking every moment apart is most of the work of a long document.
 */
export function stockholmOffsetMs(ms: number): number {
  const hour = Math.floor(ms / HOUR_MS);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const offset = wallClockAtHour(hour * HOUR_MS) - hour * HOUR_MS;
  if (offsets.size >= HOURS_IN_MEMORY) offsets.clear();
  offsets.set(hour, offset);
  return offset;
}

function wallClockAtHour(ms: number): number {
  format ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  // `Date.UTC` takes the years 0 to 99 for 1900 to 1999.
  const wall = new Date(0);
  wall.setUTCFullYear(part('year'), part('month') - 1, part('day'));
  return wall.setUTCHours(part('hour'), part('minute'));
}

/** The clock on the wall in Stockholm, as if it were UTC. */
const wallClockMs = (ms: number): number => ms + stockholmOffsetMs(ms);

const dayOfMs = (ms: number): Day => toInstant(ms).slice(0, 10);
const msOfDay = (day: Day): number => Date.parse(`${day}T00:00:00.000Z`);

/** The day that it is in Stockholm at that moment. */
export const stockholmDay = (instant: Instant): Day => dayOfMs(wallClockMs(Date.parse(instant)));

/** What the clock on the wall in Stockholm shows at that moment, `16:50`. */
export const stockholmTime = (instant: Instant): string =>
  toInstant(wallClockMs(Date.parse(instant))).slice(11, 16);

/**
 * When the clock on the wall in Stockholm shows `time` (`09:00`) on that day. A time that the spring change removes is
 * the moment as far after the change; of a time that the autumn change repeats it is the first.
 */
export function stockholmInstant(day: Day, time: string): Instant {
  const wall = Date.parse(`${day}T${time}:00.000Z`);
  const candidates = OFFSETS_MINUTES.map((offset) => wall - offset * MINUTE_MS);
  return toInstant(candidates.find((ms) => wallClockMs(ms) === wall) ?? candidates.at(-1)!);
}

export const plusDays = (day: Day, days: number): Day => dayOfMs(msOfDay(day) + days * DAY_MS);
/** Whole days from one day to the other; negative where `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((msOfDay(to) - msOfDay(from)) / DAY_MS);

/**
 * As many days of the calendar later, when the clock on the wall in Stockholm shows the same: across a clock change
 * that is an hour more or less than 24 hours a day. Of a time that the change removes or repeats: as `stockholmInstant`.
 */
export function plusCalendarDays(instant: Instant, days: number): Instant {
  const wall = wallClockMs(Date.parse(instant)) + days * DAY_MS;
  const candidates = OFFSETS_MINUTES.map((offset) => wall - offset * MINUTE_MS);
  return toInstant(candidates.find((ms) => wallClockMs(ms) === wall) ?? candidates.at(-1)!);
}

/**
 * From when an operation that goes on has been forgotten to be ended: eight in the morning of the day after its window,
 * or after its start where that was later.
 * @rule conduct-not-ended: An operation whose end nobody recorded is a task of the leading branch from eight in the
 *   morning after its planned end.
 * @source domain: On the site; ADR 0038
 * @proof days of the calendar › forget an end from the next morning
 */
export const endForgottenFrom = (startedAt: Instant, plannedEnd: Instant | undefined): Instant => {
  const last = plannedEnd !== undefined && plannedEnd > startedAt ? plannedEnd : startedAt;
  return stockholmInstant(plusDays(stockholmDay(last), 1), '08:00');
};

const SATURDAY = 6;
const SUNDAY = 0;
/** Of a day of the calendar: 0 is Sunday, 6 is Saturday. */
export const weekday = (day: Day): number => new Date(msOfDay(day)).getUTCDay();

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm, as in Meeus, Astronomical Algorithms, ch. 8). */
function easterSunday(year: number): Day {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const [month, dayLessOne] = [Math.floor((h + l - 7 * m + 114) / 31), (h + l - 7 * m + 114) % 31];
  return dayOfMs(Date.UTC(year, month - 1, dayLessOne + 1));
}

/** The first day of that weekday from the given one on. */
const onOrAfter = (day: Day, wanted: number): Day => plusDays(day, (wanted - weekday(day) + 7) % 7);

type DayOfYear =
  | { readonly on: string }
  | { readonly daysFromEaster: number }
  /** The Saturday within the week that begins with this day, and how many days from it. */
  | { readonly saturdayFrom: string; readonly days?: number };

export interface Holiday {
  readonly sv: string;
  readonly en: string;
  readonly when: DayOfYear;
  readonly source: string;
}

const HOLIDAYS_ACT = 'lag (1989:253) om allmänna helgdagar 1–2 §§';
const EVES = 'lag (1930:173) om beräkning av lagstadgad tid 2 §';
const holiday = (sv: string, en: string, when: DayOfYear, source = HOLIDAYS_ACT): Holiday => ({
  sv,
  en,
  when,
  source,
});

/**
 * Days beside Saturdays and Sundays on which offices are closed: the public holidays, and the three eves that the law
 * puts beside them where a period ends.
 */
export const HOLIDAYS: readonly Holiday[] = [
  holiday('nyårsdagen', "New Year's Day", { on: '01-01' }),
  holiday('trettondedag jul', 'Epiphany', { on: '01-06' }),
  holiday('långfredagen', 'Good Friday', { daysFromEaster: -2 }),
  holiday('påskdagen', 'Easter Sunday', { daysFromEaster: 0 }),
  holiday('annandag påsk', 'Easter Monday', { daysFromEaster: 1 }),
  holiday('första maj', 'May Day', { on: '05-01' }),
  holiday('Kristi himmelsfärdsdag', 'Ascension Day', { daysFromEaster: 39 }),
  holiday('pingstdagen', 'Whit Sunday', { daysFromEaster: 49 }),
  holiday('nationaldagen', 'National Day', { on: '06-06' }),
  holiday('midsommarafton', 'Midsummer Eve', { saturdayFrom: '06-20', days: -1 }, EVES),
  holiday('midsommardagen', 'Midsummer Day', { saturdayFrom: '06-20' }),
  holiday('alla helgons dag', "All Saints' Day", { saturdayFrom: '10-31' }),
  holiday('julafton', 'Christmas Eve', { on: '12-24' }, EVES),
  holiday('juldagen', 'Christmas Day', { on: '12-25' }),
  holiday('annandag jul', 'Boxing Day', { on: '12-26' }),
  holiday('nyårsafton', "New Year's Eve", { on: '12-31' }, EVES),
];

function dayOf(when: DayOfYear, year: number): Day {
  if ('on' in when) return `${year}-${when.on}`;
  if ('daysFromEaster' in when) return plusDays(easterSunday(year), when.daysFromEaster);
  return plusDays(onOrAfter(`${year}-${when.saturdayFrom}`, SATURDAY), when.days ?? 0);
}

const byYear = new Map<number, ReadonlyMap<Day, Holiday>>();

/** The holidays of a year by their days. */
export function holidaysIn(year: number): ReadonlyMap<Day, Holiday> {
  const known = byYear.get(year);
  if (known) return known;
  const days = new Map(HOLIDAYS.map((known) => [dayOf(known.when, year), known]));
  byYear.set(year, days);
  return days;
}

/** A day on which offices are open: neither Saturday, Sunday nor a holiday. */
export const isWorkingDay = (day: Day): boolean =>
  weekday(day) !== SATURDAY && weekday(day) !== SUNDAY && !holidaysIn(Number(day.slice(0, 4))).has(day);

/** The working day that comes as the `count`th after the day, which itself is not counted. */
export function workingDayAfter(day: Day, count = 1): Day {
  let found = day;
  for (let left = count; left > 0;) {
    found = plusDays(found, 1);
    if (isWorkingDay(found)) left -= 1;
  }
  return found;
}
