import type { CalendarCode, CalendarWord } from '@samsyn/presentation';
import type { Actor, Instant } from '@samsyn/kernel';

/** The part of an entry that says which of its fields, and which of its corrections, were shown. */
export interface TellingEntry {
  readonly id: string;
  readonly type: string;
  readonly facts: { readonly at: Instant };
  readonly corrections: readonly { readonly by: string }[];
}

/** A time in a person's calendar: no place, no name, nothing of what it is about (ADR 0027). */
export interface CalendarTime {
  /** Distinguishes it within the calendar, and stays the same while it is the same thing; never shown. */
  readonly key: string;
  readonly word: CalendarWord;
  readonly from: Instant;
  readonly to: Instant;
  /**
   * The entry that it comes from, where not everybody may know it: a moment alone has no text by which the
   * log of who reads would find it (ADR 0047). Never shown.
   */
  readonly source?: TellingEntry;
}

/** A person's calendars, as they may know them now. Injected by this class; `WorklistModule` provides it. */
export abstract class PersonalCalendar {
  /** Times that touch the window, in order. */
  abstract of(actor: Actor, what: CalendarCode, from: Instant, to: Instant): Promise<readonly CalendarTime[]>;
}
