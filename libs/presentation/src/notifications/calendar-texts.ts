/** All that a feed says in words: others who read the calendar program learn no more (ADR 0027). */
export const CALENDAR_SUMMARIES = {
  // Published hours are no on-call duty: the word `beredskap` has a meaning in agreements on pay.
  'within-hours': { summary: 'Kan kallas', busy: false },
  'within-hours-telephone': { summary: 'Kan kallas per telefon', busy: false },
  'on-duty': { summary: 'Beredskap', busy: false },
  'on-duty-telephone': { summary: 'Beredskap per telefon', busy: false },
  operation: { summary: 'Insats', busy: true },
  'pre-briefing': { summary: 'Förmöte', busy: true },
  appointment: { summary: 'Bokad tid', busy: true },
} as const satisfies Readonly<Record<string, { readonly summary: string; readonly busy: boolean }>>;
/** What a word in a calendar stands for; the feed has no other words. */
export type CalendarWord = keyof typeof CALENDAR_SUMMARIES;

export const CALENDAR_NAMES = {
  duty: 'Samsyn: beredskap',
  operations: 'Samsyn: insatser',
  'follow-ups': 'Samsyn: bokade tider',
} as const;
export type CalendarCode = keyof typeof CALENDAR_NAMES;
export const CALENDARS = Object.keys(CALENDAR_NAMES) as readonly CalendarCode[];
