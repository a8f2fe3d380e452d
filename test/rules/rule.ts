/** How a rule finds the test that proves it. */
export type ProvedBy =
  /** A test that says this word; within a `describe` of such a title where one is named. */
  | { readonly word: string; readonly within?: readonly string[] }
  /** The title of a test, `describe › title`, as far as it goes; `…` at its end stands for the rest. */
  | { readonly title: string };

/** A line of the index. */
export interface Rule {
  readonly area: Area;
  /** Heading of the table that it stands in. */
  readonly table: string;
  readonly code: string;
  readonly en: string;
  readonly sv?: string;
  /** Citations, parted by `; ` (see citations.ts). */
  readonly source: string;
  /** File in which the rule stands; the test nearest to it is taken first. */
  readonly path: string;
  readonly provedBy: ProvedBy;
}

/** A row of a table, as the table has it. */
export interface Row {
  readonly code: string;
  readonly en: string;
  readonly sv?: string;
  readonly source: string;
  /** Absent: a test that says the code. */
  readonly provedBy?: ProvedBy;
}

/** @param within titles of the `describe` in one of which each code is said */
export const table = (
  area: Area,
  name: string,
  path: string,
  rows: readonly Row[],
  ...within: readonly string[]
): readonly Rule[] =>
  rows.map(({ code, en, sv, source, provedBy }) => ({
    ...{ area, table: name, path, code, en, source },
    ...(sv === undefined ? {} : { sv }),
    provedBy: provedBy ?? { word: code, ...(within.length === 0 ? {} : { within }) },
  }));

/** The areas of the index, in its order. */
export const AREAS = [
  'Planning',
  'Calls',
  'Conducting',
  'Encounter',
  'Disclosure and secrecy',
  'Debrief',
  'Oversight',
  'Notifications',
  'Administration',
  'Interface',
] as const;
export type Area = (typeof AREAS)[number];

/** Area of a refusal by what its code begins with. Whoever adds a family of codes adds it here. */
export const AREA_OF_CODES: Readonly<Record<string, Area>> = {
  PLAN: 'Planning',
  KIND: 'Planning',
  INTERPRETER: 'Planning',
  AVAILABILITY: 'Planning',
  AVAILABILITY_EXCEPTION: 'Planning',
  SWAP: 'Planning',
  AGREEMENT: 'Planning',
  CAMPAIGN: 'Planning',
  SURVEY: 'Disclosure and secrecy',
  CALL: 'Calls',
  CALL_OUT: 'Calls',
  ADVICE: 'Calls',
  ADVICE_CALL: 'Calls',
  CONDUCT: 'Conducting',
  AREA_COUNT: 'Conducting',
  CHECK_IN: 'Conducting',
  DECISION: 'Conducting',
  DEVIATION: 'Conducting',
  ENCOUNTER: 'Encounter',
  REFLECTION_PERIOD: 'Encounter',
  CHILD_CONCERN: 'Encounter',
  PERSON_MET: 'Encounter',
  ERASURE: 'Encounter',
  REFERRAL: 'Encounter',
  SUPPORT_SERVICE: 'Encounter',
  OPERATION: 'Disclosure and secrecy',
  ENTRY: 'Disclosure and secrecy',
  DISCLOSURE: 'Disclosure and secrecy',
  CORRECTION: 'Disclosure and secrecy',
  BREAK_GLASS: 'Disclosure and secrecy',
  INCIDENT: 'Disclosure and secrecy',
  RECORDS: 'Disclosure and secrecy',
  ACCESS_ATTENTION: 'Disclosure and secrecy',
  ACCESS_LOG: 'Disclosure and secrecy',
  DEBRIEF: 'Debrief',
  PERSPECTIVE: 'Debrief',
  LESSON: 'Debrief',
  ACTION: 'Debrief',
  STATISTICS_TABLE: 'Oversight',
  APPROVAL: 'Administration',
  CHANNEL: 'Notifications',
  NOTIFICATION: 'Notifications',
  DRILL: 'Notifications',
  CALENDAR: 'Notifications',
  ACCESS: 'Interface',
  AUTH: 'Interface',
  IDENTITY: 'Interface',
  REGION: 'Interface',
  PERSON: 'Interface',
  REQUEST: 'Interface',
  TIME: 'Interface',
  HISTORY: 'Interface',
  COMMANDS: 'Interface',
  STORE: 'Interface',
  LOG: 'Interface',
  READ_MODEL: 'Interface',
  PROCESSING: 'Interface',
  SERVER: 'Interface',
};

/** Area and table of what is tagged in a file, by the first of these that its path begins with. */
export const AREA_OF_PATHS: readonly (readonly [path: string, area: Area, table?: string])[] = [
  ['libs/kernel/src/standing.ts', 'Interface', 'Who may do what'],
  ['libs/debriefing/src/report/measures.ts', 'Debrief', 'Measures'],
  ['libs/call-outs', 'Calls'],
  ['libs/advice/src', 'Calls'],
  ['libs/planning', 'Planning'],
  ['libs/kinds', 'Planning'],
  ['libs/conducting/src/encounter', 'Encounter'],
  ['libs/conducting', 'Conducting'],
  ['libs/entries', 'Disclosure and secrecy'],
  ['libs/secrecy', 'Disclosure and secrecy'],
  ['libs/debriefing', 'Debrief'],
  ['libs/oversight', 'Oversight'],
  ['libs/notifications', 'Notifications'],
  ['libs/worklist', 'Notifications'],
  ['libs', 'Interface'],
  ['apps', 'Interface'],
];
