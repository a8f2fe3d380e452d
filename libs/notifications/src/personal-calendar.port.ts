import type { CalendarCode, CalendarWord } from '@samsyn/presentation';
import type { Actor, Instant } from '@samsyn/kernel';

/** As much of an entry as says which of its fields was told, and which corrections of it. */
export interface TellingEntry {
  readonly id: string;
  readonly type: string;
  readonly facts: { readonly at: Instant };
  readonly corrections: readonly { readonly by: string }[];
}

/** A time in a person's calendar: no place, no name, nothing of what it is about (ADR 0027). */
export interface CalendarTime {
  /** Tells it from others of the same calendar and stays the same while it is the same thing; never shown. */
  readonly key: string;
  readonly word: CalendarWord;
  readonly from: Instant;
  readonly to: Instant;
  /**
   * The entry that tells it, where that is not for all to know: a moment is no words by which the log of who reads would
   * find it (ADR 0047). Never shown.
   */
  readonly source?: TellingEntry;
}

/** What stands in a person's calendars, as she may know it now. Injected by this class; `WorklistModule` provides it. */
export abstract class PersonalCalendar {
  /** Times that touch the window, in order. */
  abstract of(actor: Actor, what: CalendarCode, from: Instant, to: Instant): Promise<readonly CalendarTime[]>;
}
