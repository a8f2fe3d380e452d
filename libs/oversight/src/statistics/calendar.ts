import { plusCalendarDays, stockholmInstant, stockholmWallClock, type Instant } from '@samsyn/kernel';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const pad = (value: number): string => String(value).padStart(2, '0');

/** The wall clock in Stockholm. */
export interface WallClock {
  /** `2026-03` */
  readonly month: string;
  readonly weekday: (typeof WEEKDAYS)[number];
  /** 0 to 23 */
  readonly hour: number;
}

/**
 * Month, weekday and hour in Stockholm. The two hours that the autumn change shows twice count as one; an hour that the
 * spring change skips has no facts.
 */
export function wallClock(instant: Instant): WallClock {
  const shown = stockholmWallClock(instant);
  return {
    month: shown.slice(0, 7),
    weekday: WEEKDAYS[(new Date(shown).getUTCDay() + 6) % 7]!,
    hour: Number(shown.slice(11, 13)),
  };
}

/** How long a period is whose numbers are published at once. */
export type Span = 'quarter' | 'year';

/** A period whose numbers are published at once, in one piece: `2026-Q3` or `2026`. */
export type Block = string;

const monthOf = (year: number, month: number): string => `${year}-${pad(month)}`;
const quarterOf = (month: string): string =>
  `${month.slice(0, 4)}-Q${Math.floor((Number(month.slice(5)) - 1) / 3) + 1}`;

/** The quarter, or the year, of a month. */
export const blockOf = (span: Span, month: string): Block =>
  span === 'year' ? month.slice(0, 4) : quarterOf(month);

export const monthsOf = (block: Block): readonly string[] => {
  const year = Number(block.slice(0, 4));
  const first = block.length === 4 ? 1 : (Number(block.slice(6)) - 1) * 3 + 1;
  const count = block.length === 4 ? 12 : 3;
  return Array.from({ length: count }, (_, index) => monthOf(year, first + index));
};

export const quartersOf = (year: string): readonly string[] => [1, 2, 3, 4].map((q) => `${year}-Q${q}`);

export function nextBlock(block: Block): Block {
  const year = Number(block.slice(0, 4));
  if (block.length === 4) return String(year + 1);
  const quarter = Number(block.slice(6));
  return quarter === 4 ? `${year + 1}-Q1` : `${year}-Q${quarter + 1}`;
}

/**
 * What is recorded later than this many days after a block has ended is in no number of it, so that no number is ever
 * changed: the difference between two versions would tell of single operations (docs/adr/0020). Long enough for debriefs
 * (7 days), answers to referrals and what is typed in afterwards.
 * @rule statistics-close: A block is closed {value} days after its end: what is recorded later is in no number.
 * @source domain: Oversight; ADR 0020
 * @proof the calendar of the statistics › closes a block 60 days after its last midnight in Stockholm, and publishes
 *   it a day later
 */
export const RECORDED_WITHIN_DAYS = 60;
/**
 * Between the last recording that counts and publication: longer than events wait before they stand in the log.
 * @rule statistics-published-once: A block is published {value} day after it was closed, once, and never changes.
 * @source domain: Oversight; ADR 0020; ADR 0029
 * @proof what is published once › stays, whoever is erased and whenever the read model is built again
 */
const PUBLISHED_AFTER_DAYS = 1;

const endOf = (block: Block): Instant => stockholmInstant(`${monthsOf(nextBlock(block))[0]!}-01`, '00:00');

/** Asked for at each event. Blocks are few: four a year and one. */
const closings = new Map<Block, Instant>();
/** Events recorded from then on are in no number of the block. */
export function closesAt(block: Block): Instant {
  const known = closings.get(block);
  if (known !== undefined) return known;
  const closing = plusCalendarDays(endOf(block), RECORDED_WITHIN_DAYS);
  closings.set(block, closing);
  return closing;
}
export const publishedAt = (block: Block): Instant => plusCalendarDays(closesAt(block), PUBLISHED_AFTER_DAYS);
