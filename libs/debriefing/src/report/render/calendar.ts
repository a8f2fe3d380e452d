import type { Instant } from '@samsyn/kernel';
import type { Texts } from './texts/texts.sv';

const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment on the clock on the wall in Stockholm. */
interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: string;
}

/** Which of the two hours it is, in the night when the clocks go back and one hour comes twice. */
export type RepeatedHour = 'summerTime' | 'standardTime';

const HOUR_MS = 3_600_000;

function repeatedHour(instant: Instant): RepeatedHour | undefined {
  const at = Date.parse(instant);
  const shown = PARTS.format(at);
  if (PARTS.format(at + HOUR_MS) === shown) return 'summerTime';
  return PARTS.format(at - HOUR_MS) === shown ? 'standardTime' : undefined;
}

function wallClock(instant: Instant): WallClock {
  const parts = new Map(PARTS.formatToParts(Date.parse(instant)).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    year: Number(part('year')),
    month: Number(part('month')),
    day: Number(part('day')),
    time: `${part('hour')}:${part('minute')}`,
  };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
export const isInstant = (value: unknown): value is Instant =>
  typeof value === 'string' && INSTANT.test(value);

/** Replaces `{name}` once: what is put in is never read as a template itself. */
export const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );

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
    const weekday = this.texts.weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
    return fill(this.texts.dayHeading, { weekday, day, month: this.texts.months[month - 1] ?? '', year });
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

  private shortDate({ year, month, day }: WallClock): string {
    const template = year === this.about.year ? this.texts.shortDate : this.texts.shortDateWithYear;
    return fill(template, { day, month: this.texts.shortMonths[month - 1] ?? '', year });
  }
}

const dayOf = (date: string): WallClock => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day, time: '' };
};
