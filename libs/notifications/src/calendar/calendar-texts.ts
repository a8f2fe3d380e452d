import type { CalendarCode, CalendarWord } from '../personal-calendar.port';

/** All that a feed says in words: whoever reads along in the calendar program learns no more (ADR 0027). */
export const CALENDAR_SUMMARIES: Readonly<
  Record<CalendarWord, { readonly sv: string; readonly busy: boolean }>
> = {
  // Published hours are no on-call duty: the word `beredskap` has a meaning in agreements on pay.
  'within-hours': { sv: 'Kan kallas', busy: false },
  'within-hours-telephone': { sv: 'Kan kallas per telefon', busy: false },
  'on-duty': { sv: 'Beredskap', busy: false },
  'on-duty-telephone': { sv: 'Beredskap per telefon', busy: false },
  operation: { sv: 'Insats', busy: true },
  'pre-briefing': { sv: 'Förmöte', busy: true },
  appointment: { sv: 'Bokad tid', busy: true },
};

export const CALENDAR_NAMES: Readonly<Record<CalendarCode, string>> = {
  duty: 'Samsyn: beredskap',
  operations: 'Samsyn: insatser',
  'follow-ups': 'Samsyn: bokade tider',
};
