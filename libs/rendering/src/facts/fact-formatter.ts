import { languageName, type Instant } from '@samsyn/kernel';
import { isInstant } from '@samsyn/presentation';
import { formatOf, isInformativeField, type FactFormat } from './fact-formats';
import type { Detail } from '../report-model';
import type { Wording } from '../wording';

/** Where in the list of sources an entry stands, and what kind of entry it is. */
export interface EntryPlaces {
  numberOf(entry: string): number | undefined;
  typeOf(entry: string): string | undefined;
}

/** What happened, as a document has it. */
export interface FormattedEntry {
  readonly type: string;
  readonly at: Instant;
  readonly facts: Readonly<Record<string, unknown>>;
}

type Formatter = (value: unknown, context: FormatContext) => string | undefined;
export interface FormatContext {
  readonly words: Wording;
  readonly places: EntryPlaces;
  readonly facts: Readonly<Record<string, unknown>>;
  /** When it happened: a time of the same day needs no date. */
  readonly at: Instant;
}

const PLAN = 'PlanAmended';

const text = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((item: unknown) => text(item) ?? []) : [];
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const records = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];
const recordOf = (value: unknown): Readonly<Record<string, unknown>> => records([value])[0] ?? {};

const each =
  (write: (item: string, words: Wording) => string): Formatter =>
  (value, { words }) =>
    words.list(texts(value).map((item) => write(item, words)));
const one =
  (write: (item: string, words: Wording) => string): Formatter =>
  (value, { words }) => {
    const item = text(value);
    return item === undefined ? undefined : write(item, words);
  };

const aboutEntry: Formatter = (value, { words, places }) => {
  const n = typeof value === 'string' ? places.numberOf(value) : undefined;
  return n === undefined ? undefined : words.say('aboutEntry', { n });
};

const aboutItem: Formatter = (value, { words, places }) => {
  const { entry, field } = recordOf(value);
  if (typeof entry !== 'string' || typeof field !== 'string') return undefined;
  const n = places.numberOf(entry);
  const name = words.field(places.typeOf(entry) ?? '', field) || field;
  return n === undefined ? name : words.say('aboutField', { field: name, n });
};

/** What an entry held before and holds now, in the words of that entry itself. */
const correction: Formatter = (is, context) => {
  const { words, places, facts } = context;
  const field = text(facts.field) ?? '';
  const type = places.typeOf(text(facts.entry) ?? '') ?? '';
  const written = (value: unknown) => formatAs(formatOf(type, field), value, context) ?? '';
  const values = {
    field: words.field(type, field) || words.event(type),
    is: written(is),
    was: written(facts.was),
  };
  const stated = words.say(facts.was === undefined ? 'nowIs' : 'wasIs', values);
  const about = aboutEntry(facts.entry, context);
  return about === undefined ? stated : `${stated} (${about})`;
};

/** A changed field of the plan, or a point of the kind's agenda, in the words of the plan itself. */
function changeText(
  { field: name, value, was }: Readonly<Record<string, unknown>>,
  context: FormatContext,
): string {
  const { words } = context;
  const field = text(name) ?? '';
  const written = (one: unknown) => formatAs(formatOf(PLAN, field), one, context) ?? text(one) ?? '';
  const label = words.field(PLAN, field);
  const values = {
    field: label === field ? words.agendaPoint(field) : label,
    is: written(value),
    was: written(was),
  };
  return words.say(was === undefined ? 'nowIs' : 'wasIs', values);
}

const override: Formatter = (value, { words }) => {
  const { of, reason } = recordOf(value);
  const codes = texts(of).map((code) => words.deviationTitle(code));
  return [codes.join(', '), text(reason)].filter(Boolean).join(': ');
};

const windows: Formatter = (value, { words }) =>
  records(value)
    .map(({ weekdays, from, to }) => {
      const days = texts(weekdays)
        .map((day) => words.code('weekdays', day))
        .join(', ');
      return words.say('windowOf', { days, from: text(from) ?? '', to: text(to) ?? '' });
    })
    .join('; ');

/** Kind by kind: `shelter: yes; health care: no`. */
const answers: Formatter = (value, { words }) =>
  records(value)
    .map(({ kind, answer }) =>
      words.say('nowIs', {
        field: words.code('support', text(kind) ?? ''),
        is: words.code('answers', text(answer) ?? ''),
      }),
    )
    .join('; ');

const FORMATTERS: Readonly<Record<Exclude<FactFormat, object>, Formatter>> = {
  text: one((item, words) => (isInstant(item) ? words.moment(item) : item)),
  count: one((item) => item),
  flag: one((item, words) => words.code('flags', item)),
  instant: (value, { words, at }) => (isInstant(value) ? words.calendar.near(value, at) : text(value)),
  date: one((item, words) => words.calendar.date(item)),
  window: (value, { words }) => {
    const [from, to] = texts(value);
    return isInstant(from) && isInstant(to) ? words.calendar.window(from, to) : undefined;
  },
  branch: one((code, words) => words.branch(code)),
  branches: each((code, words) => words.branch(code)),
  person: one((name, words) => words.person(name)),
  persons: each((name, words) => words.person(name)),
  kind: one((code, words) => words.kindOf(code)),
  agenda: each((code, words) => words.agendaPoint(code)),
  region: one((code, words) => words.region(code)),
  regions: each((code, words) => words.region(code)),
  role: one((code, words) => words.role(code)),
  language: one((item, { language }) => languageName(item, language)),
  deviation: one((code, words) => words.deviationTitle(code)),
  deviations: each((code, words) => words.deviationTitle(code)),
  texts: each((item) => item),
  tags: each((tag, words) => words.tag(tag)),
  entry: aboutEntry,
  item: aboutItem,
  roles: (value, { words }) =>
    records(value)
      .map(({ who, task }) =>
        words.say('roleOf', { who: words.person(text(who) ?? ''), task: words.task(text(task) ?? '') }),
      )
      .join('; '),
  changes: (value, context) =>
    records(value)
      .map((change) => changeText(change, context))
      .join('; '),
  briefAnew: (value, { words }) => words.branches(records(value).flatMap(({ branch }) => text(branch) ?? [])),
  windows,
  override,
  answers,
  correction,
  technical: () => undefined,
};

function formatAs(format: FactFormat, value: unknown, context: FormatContext): string | undefined {
  if (typeof format === 'string') return FORMATTERS[format](value, context);
  const formatter =
    'code' in format
      ? one((code, w) => w.code(format.code, code))
      : each((code, w) => w.code(format.codes, code));
  return formatter(value, context);
}

/** One fact in plain words; `undefined` where only a machine needs it, or it is not what the field should hold. */
export const formatFact = (
  type: string,
  field: string,
  value: unknown,
  context: FormatContext,
): string | undefined => formatAs(formatOf(type, field), value, context);

/** The facts of an entry in plain words, those that only machines need left out. */
export function formatFacts(
  { type, facts, at }: FormattedEntry,
  words: Wording,
  places: EntryPlaces,
): Detail[] {
  return codesFirst(type, facts).flatMap(([field, value]) => {
    if (isTheUsual(type, field, value)) return [];
    const written = formatAs(formatOf(type, field), value, { words, places, facts, at });
    return written ? [{ label: labelOf(type, field, facts, words), text: written }] : [];
  });
}

/** What an entry states in words beside a code for the same thing. */
const IN_WORDS: Readonly<Record<string, { readonly code: string; readonly words: string }>> = {
  DisclosureDecided: { code: 'purposeCode', words: 'purpose' },
  ReferralWithdrawn: { code: 'reason', words: 'why' },
};

/** The code, and then the words that were added to it. */
function codesFirst(type: string, facts: FormattedEntry['facts']): (readonly [string, unknown])[] {
  const all = Object.entries(facts);
  const { code, words } = IN_WORDS[type] ?? {};
  if (code === undefined || words === undefined || !(code in facts) || !(words in facts)) return all;
  return all.flatMap((fact): (readonly [string, unknown])[] => {
    if (fact[0] === words) return [];
    return fact[0] === code ? [fact, [words, facts[words]]] : [fact];
  });
}

/** Words without a code are no addition to one. */
function labelOf(type: string, field: string, facts: FormattedEntry['facts'], words: Wording): string {
  const pair = IN_WORDS[type];
  const isAlone = pair?.words === field && !(pair.code in facts);
  return words.field(isAlone ? '' : type, field);
}

/** `Gick in` already says that one person went in. */
const isTheUsual = (type: string, field: string, value: unknown): boolean =>
  field === 'count' && value === 1 && (type === 'PersonEntered' || type === 'PersonLeft');

/** Fields by their names in words, each once, without those that only machines need. */
export const formatFieldNames = (
  fields: readonly { type: string; field: string }[],
  words: Wording,
): string[] => [
  ...new Set(
    fields
      .filter(({ type, field }) => isInformativeField(type, field))
      .map(({ type, field }) => words.fieldLabel(type, field)),
  ),
];
