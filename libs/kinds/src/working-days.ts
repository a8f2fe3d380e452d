import { plusDays, toInstant, weekday, type Day } from '@samsyn/kernel';

const SATURDAY = 6;
const SUNDAY = 0;

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
  return toInstant(Date.UTC(year, month - 1, dayLessOne + 1)).slice(0, 10);
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
