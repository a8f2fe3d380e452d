import { stockholmDay, stockholmOffsetMs, weekday, type Instant } from '@samsyn/kernel';
import type { Texts } from './documents/texts.sv';

/** Which of the two hours it is, in the night when the clocks go back and one hour comes twice. */
export type RepeatedHour = 'summerTime' | 'standardTime';

const HOUR_MS = 3_600_000;

function repeatedHour(instant: Instant): RepeatedHour | undefined {
  const at = Date.parse(instant);
  const offset = stockholmOffsetMs(at);
  if (offset - stockholmOffsetMs(at + HOUR_MS) === HOUR_MS) return 'summerTime';
  return stockholmOffsetMs(at - HOUR_MS) - offset === HOUR_MS ? 'standardTime' : undefined;
}

/** A moment on the clock on the wall in Stockholm. */
interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: string;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A moment is asked for its day, its time and its hour one after the other. */
let asked: { readonly instant: Instant; readonly clock: WallClock } | undefined;

function wallClock(instant: Instant): WallClock {
  if (asked?.instant === instant) return asked.clock;
  const at = Date.parse(instant);
  const wall = new Date(at + stockholmOffsetMs(at));
  const clock = {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    time: `${twoDigits(wall.getUTCHours())}:${twoDigits(wall.getUTCMinutes())}`,
  };
  asked = { instant, clock };
  return clock;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
export const isInstant = (value: unknown): value is Instant =>
  typeof value === 'string' && INSTANT.test(value);

/** Literals and, between them, the names to fill in: texts are few, and each is parsed once. */
const templates = new Map<string, readonly string[]>();

function partsOf(template: string): readonly string[] {
  const known = templates.get(template);
  if (known) return known;
  const parts = template.split(/\{(\w+)\}/);
  templates.set(template, parts);
  return parts;
}

/** Replaces `{name}` once: what is put in is never read as a template itself. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  let filled = '';
  partsOf(template).forEach((part, index) => {
    if (index % 2 === 0) filled += part;
    else filled += Object.hasOwn(values, part) ? values[part] : `{${part}}`;
  });
  return filled;
}

/** Dates and times in words. The year is left out where it is the year of the operation. */
export class Calendar {
  private readonly about: WallClock;

  constructor(
    private readonly texts: Texts,
    about: Instant,
  ) {
    this.about = wallClock(about);
  }

  /** `19:38`, as on the wall: the same for both moments of an hour that comes twice. */
  time(instant: Instant): string {
    return wallClock(instant).time;
  }

  /** That the hour comes twice, and which of them this is; undefined in every other hour of the year. */
  repeated(instant: Instant): RepeatedHour | undefined {
    return repeatedHour(instant);
  }

  /** `19:38`; `02:10 normaltid` in the hour that comes twice. */
  private exactTime(instant: Instant): string {
    const repeated = repeatedHour(instant);
    const { time } = wallClock(instant);
    return repeated === undefined ? time : fill(this.texts.phrases[repeated], { time });
  }

  /** `19 nov 19:38` */
  moment(instant: Instant): string {
    return fill(this.texts.moment, {
      date: this.shortDate(wallClock(instant)),
      time: this.exactTime(instant),
    });
  }

  /** The time alone where the moment is on the same day as the other, by default that of the operation. */
  near(instant: Instant, other?: Instant): string {
    const [one, beside] = [wallClock(instant), other === undefined ? this.about : wallClock(other)];
    const isSameDay = one.day === beside.day && one.month === beside.month && one.year === beside.year;
    return isSameDay ? this.exactTime(instant) : this.moment(instant);
  }

  /** `torsdag 19 november 2026` */
  dayHeading(instant: Instant): string {
    const { year, month, day } = wallClock(instant);
    const weekdayName = this.texts.weekdays[weekday(stockholmDay(instant))] ?? '';
    return fill(this.texts.dayHeading, {
      weekday: weekdayName,
      day,
      month: this.texts.months[month - 1] ?? '',
      year,
    });
  }

  /** `19 november 2026`, from an instant or a `YYYY-MM-DD` */
  date(value: string): string {
    const { year, month, day } = isInstant(value) ? wallClock(value) : dayOf(value);
    return fill(this.texts.date, { day, month: this.texts.months[month - 1] ?? '', year });
  }

  /** `19 november 2026 19:00–23:00`; both dates where it goes past midnight. */
  window(from: Instant, to: Instant): string {
    const sameDay = this.date(from) === this.date(to);
    if (!sameDay) return `${this.moment(from)} – ${this.moment(to)}`;
    return fill(this.texts.phrases.windowOf, {
      days: this.date(from),
      from: this.exactTime(from),
      to: this.exactTime(to),
    });
  }

  /** `19 nov 21:30–22:15`; from midnight to midnight the days alone: `18–20 nov` as `18 nov – 20 nov`. */
  span(from: Instant, to: Instant): string {
    if (from === to) return this.moment(from);
    const isWholeDays = from < to && [from, to].every((instant) => wallClock(instant).time === '00:00');
    if (isWholeDays) {
      const last = new Date(Date.parse(to) - 1).toISOString();
      return [...new Set([from, last].map((day) => this.shortDate(wallClock(day))))].join(' – ');
    }
    const isSameDay = this.date(from) === this.date(to);
    return isSameDay
      ? `${this.moment(from)}–${this.exactTime(to)}`
      : `${this.moment(from)} – ${this.moment(to)}`;
  }

  private shortDate({ year, month, day }: WallClock): string {
    const template = year === this.about.year ? this.texts.shortDate : this.texts.shortDateWithYear;
    return fill(template, { day, month: this.texts.shortMonths[month - 1] ?? '', year });
  }
}

const dayOf = (date: string): WallClock => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day, time: '' };
};
