import { KINDS, REGIONS, SUPPORT_WORDS } from '@samsyn/kinds';
import { plusMs, type Instant } from '@samsyn/kernel';
import type { Category } from '../protection/protected-layer';
import { monthsOf, quartersOf, wallClock, WEEKDAYS, type Block } from './calendar';

/** How something is called where a person reads it. */
export interface Named {
  readonly sv: string;
  readonly en: string;
}
export interface NamedCategory extends Category, Named {
  /** What the class is a division of: `weekday`, `hour`. */
  readonly level: string;
  readonly children?: readonly NamedCategory[];
}

/** What no class of a classification fits. A code that somebody made up is never shown. */
export const OTHER = 'other';
const other: Named = { sv: 'annat', en: 'other' };

/** The class of a code: itself, or `other` where the table does not know it. */
export const classIn = (codes: ReadonlySet<string>, code: unknown): string =>
  typeof code === 'string' && codes.has(code) ? code : OTHER;

const classes = (level: string, names: Readonly<Record<string, Named>>): readonly NamedCategory[] =>
  Object.entries(names).map(([code, { sv, en }]) => ({ code, sv, en, level }));
export const codesOf = (categories: readonly Category[]): ReadonlySet<string> =>
  new Set(categories.map(({ code }) => code));

export const ALL_REGIONS = 'all';
const REGION_NAMES: Readonly<Record<string, Named>> = {
  ...REGIONS,
  [OTHER]: { sv: 'annan region', en: 'another region' },
};
/** The regions of the register and, together, any other code that an operation has. */
export const REGION_CODES: readonly string[] = Object.keys(REGION_NAMES);
export const REGION_LABELS: Readonly<Record<string, Named>> = {
  ...REGION_NAMES,
  [ALL_REGIONS]: { sv: 'hela landet', en: 'the whole country' },
};

const kindNames = Object.fromEntries(KINDS.current().map(({ code, sv, en }) => [code, { sv, en }]));
export const KIND_CLASSES = classes('kind', { ...kindNames, [OTHER]: other });

/** Kinds of support and of referral. */
export const SERVICE_CLASSES = classes('service', { ...SUPPORT_WORDS, [OTHER]: other });

/** A length of time, in hours: from `fromHours` up to but not including `toHours`. */
export interface Band extends NamedCategory {
  readonly fromHours: number;
  readonly toHours: number;
}
const band = (code: string, fromHours: number, toHours: number, sv: string, en: string): Band => ({
  code,
  level: 'band',
  fromHours,
  toHours,
  sv,
  en,
});
const DAY = 24;

/** From the first call to the planned start. Police often act the same day or night (docs/domain.md section 2). */
export const NOTICE_BANDS: readonly Band[] = [
  band('under-2-hours', 0, 2, 'under 2 timmar', 'under 2 hours'),
  band('2-to-6-hours', 2, 6, '2–6 timmar', '2–6 hours'),
  band('6-to-24-hours', 6, DAY, '6–24 timmar', '6–24 hours'),
  band('1-to-3-days', DAY, 3 * DAY, '1–3 dygn', '1–3 days'),
  band('3-to-7-days', 3 * DAY, 7 * DAY, '3–7 dygn', '3–7 days'),
  band('over-7-days', 7 * DAY, Infinity, 'över 7 dygn', 'over 7 days'),
];
/** From a referral or a report to its answer. */
export const ANSWER_BANDS: readonly Band[] = [
  band('under-1-day', 0, DAY, 'under 1 dygn', 'under 1 day'),
  band('1-to-3-days', DAY, 3 * DAY, '1–3 dygn', '1–3 days'),
  band('3-to-7-days', 3 * DAY, 7 * DAY, '3–7 dygn', '3–7 days'),
  band('7-to-30-days', 7 * DAY, 30 * DAY, '7–30 dygn', '7–30 days'),
  band('over-30-days', 30 * DAY, Infinity, 'över 30 dygn', 'over 30 days'),
];
const HOUR_MS = 3_600_000;
/** The band of the time from one moment to another; what has a negative length counts as none. */
export function bandOf(bands: readonly Band[], from: Instant, to: Instant): string {
  return (
    bands.find(({ toHours }) => toHours === Infinity || to < plusMs(from, toHours * HOUR_MS)) ?? bands[0]!
  ).code;
}

const WEEKDAY_NAMES: readonly Named[] = [
  { sv: 'måndag', en: 'Monday' },
  { sv: 'tisdag', en: 'Tuesday' },
  { sv: 'onsdag', en: 'Wednesday' },
  { sv: 'torsdag', en: 'Thursday' },
  { sv: 'fredag', en: 'Friday' },
  { sv: 'lördag', en: 'Saturday' },
  { sv: 'söndag', en: 'Sunday' },
];
const PARTS_OF_DAY = [0, 6, 12, 18] as const;
const PART_HOURS = 6;
const clock = (hour: number): string => String(hour).padStart(2, '0');

/** Weekday, quarter of the day, hour; on the clock on the wall in Stockholm. */
export const WEEK_CLASSES: readonly NamedCategory[] = WEEKDAYS.map((weekday, index) => {
  const { sv, en } = WEEKDAY_NAMES[index]!;
  const at = (from: number, to: number): Named => ({
    sv: `${sv} ${clock(from)}–${clock(to)}`,
    en: `${en} ${clock(from)}–${clock(to)}`,
  });
  const hour = (from: number): NamedCategory => ({
    code: `${weekday}-${clock(from)}`,
    level: 'hour',
    ...at(from, from + 1),
  });
  const part = (from: number): NamedCategory => ({
    code: `${weekday}-${clock(from)}-${clock(from + PART_HOURS)}`,
    level: 'part-of-day',
    ...at(from, from + PART_HOURS),
    children: Array.from({ length: PART_HOURS }, (_, offset) => hour(from + offset)),
  });
  return { code: weekday, level: 'weekday', sv, en, children: PARTS_OF_DAY.map(part) };
});
/** Levels of so many classes that they are given only to those who ask for them by name. */
export const ONLY_WHEN_ASKED: ReadonlySet<string> = new Set(['hour']);
/** The hour of the week, the finest class of `WEEK_CLASSES`. */
export function hourOfWeek(instant: Instant): string {
  const { weekday, hour } = wallClock(instant);
  return `${weekday}-${clock(hour)}`;
}

/** How a block is divided over time. The block itself is the total. */
export function timeClasses(block: Block): readonly NamedCategory[] {
  const months = (of: Block): readonly NamedCategory[] =>
    monthsOf(of).map((code) => ({ code, level: 'month', sv: code, en: code }));
  if (block.length > 4) return months(block);
  return quartersOf(block).map((code) => ({
    code,
    level: 'quarter',
    sv: code,
    en: code,
    children: months(code),
  }));
}
