import type { CopiedEntry, CopiedField, PublicRecordsCopy } from '@samsyn/entries/contract';
import type { Json } from '@samsyn/kernel';
import {
  type Block,
  type Detail,
  type EntryPlaces,
  type FormatContext,
  formatFact,
  frameOf,
  OF_NO_OPERATION,
  paragraph,
  type Phrase,
  quiet,
  type Report,
  type Section,
  sentence,
  Wording,
  type WrittenWith,
} from '@samsyn/rendering';
import { isInstant, MACHINE_FIELDS } from '@samsyn/presentation';

/** What the copy is called by its decision; a draft says that it is one. */
const OUTCOMES: Readonly<Record<NonNullable<PublicRecordsCopy['outcome']>, Phrase>> = {
  'given-in-full': 'recordsInFull',
  'given-in-part': 'recordsInPart',
  refused: 'recordsRefused',
};

/**
 * The copy as it is handed out: each part, or the mask in its place with its paragraph, and how to appeal. Source: TF
 * 2:15–2:19; OSL 6:3, 6:7 and 6:8; the Administrative Procedure Act (2017:900) sections 32, 33 and 43–46.
 */
export function recordsReport(copy: PublicRecordsCopy, { language, names, now, world }: WrittenWith): Report {
  const computedAt = copy.answeredAt ?? now;
  const words = new Wording(language, names, { ...OF_NO_OPERATION, computedAt });
  const isDraft = copy.status !== 'answered';
  return {
    ...frameOf(words, { now, world }),
    title: words.say('recordsTitle'),
    subtitle: isDraft ? words.say('recordsDraft') : '',
    version: words.say('recordsVersion', { branch: words.branchInFull(copy.branch) }),
    facts: facts(copy, words),
    view: words.say('recordsView'),
    secrecyMark: words.say(isDraft ? 'recordsDraft' : 'recordsMark'),
    sections: [
      ...reasons(copy, words),
      { id: 'record', heading: words.say('recordsEntries'), blocks: record(copy, words) },
      ...paragraphs(copy, words),
      ...appeal(copy, words),
    ],
  };
}

function facts(
  { requestedAt, answeredAt, status, outcome, masked }: PublicRecordsCopy,
  words: Wording,
): Detail[] {
  const open = status === 'withdrawn' ? 'recordsStatusWithdrawn' : 'recordsStatusOpen';
  const decision = words.say(outcome === undefined ? open : OUTCOMES[outcome], {
    masked: words.count('parts', masked),
  });
  return [
    { label: words.say('recordsRequestedOn'), text: words.calendar.date(requestedAt) },
    ...(answeredAt === undefined
      ? []
      : [{ label: words.say('recordsDecidedOn'), text: words.calendar.date(answeredAt) }]),
    { label: words.say('recordsStatus'), text: decision },
  ];
}

const reasons = ({ reasons: stated }: PublicRecordsCopy, words: Wording): Section[] =>
  stated === undefined
    ? []
    : [{ id: 'reasons', heading: words.say('recordsReasons'), blocks: [paragraph(stated)] }];

/** In order of when it happened; a masked entry keeps its place, and not its time. */
function record({ entries }: PublicRecordsCopy, words: Wording): Block[] {
  const places: EntryPlaces = {
    numberOf: (id) => entries.findIndex(({ entry }) => entry === id) + 1 || undefined,
    typeOf: (id) => entries.find(({ entry }) => entry === id)?.told?.type,
  };
  return entries.flatMap((entry, index): Block[] => {
    const number = `${index + 1}.`;
    const { told: shown } = entry;
    if (!shown)
      return [{ kind: 'paragraph', statement: { lead: number, text: maskedWhole(entry, words), refs: [] } }];
    const who = `${words.moment(shown.at)} · ${words.branch(shown.branch)}`;
    const facts = Object.fromEntries(entry.fields.map(({ field, value }) => [field, value]));
    const context = { words, places, facts, at: shown.at };
    const parts = entry.fields.map((field) => ({
      label: sentence(labelOf(shown.type, field.field, words)),
      text: partOf(
        field,
        words,
        (value) =>
          OWN_FORMATS[field.field]?.(value, context) ?? formatFact(shown.type, field.field, value, context),
      ),
    }));
    return [
      { kind: 'paragraph', statement: { lead: `${number} ${words.event(shown.type)}`, text: who, refs: [] } },
      ...(parts.length === 0 ? [] : [{ kind: 'voices', items: [{ parts, refs: [] }] } as const]),
    ];
  });
}

const strings = (value: Json): string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string');

/** What another fact of the entry says in a debrief, and a copy of the record says part by part. */
const OWN_FORMATS: Readonly<Record<string, (value: Json, context: FormatContext) => string | undefined>> = {
  branch: (value, { words }) => (typeof value === 'string' ? words.branch(value) : undefined),
  entry: (value, { words, places }) => {
    const n = places.numberOf(strings(value)[0] ?? '');
    return n === undefined ? undefined : words.say('aboutEntry', { n });
  },
  field: (value, { words, places, facts }) => {
    const corrected = typeof facts.entry === 'string' ? places.typeOf(facts.entry) : undefined;
    return typeof value === 'string' ? words.fieldLabel(corrected ?? '', value) : undefined;
  },
  overridden: (value, { words }) => words.list(strings(value).map((code) => words.deviationTitle(code))),
};

const maskedWhole = ({ rule, undecided }: CopiedEntry, words: Wording): string =>
  undecided ? words.say('recordsUndecidedEntry') : words.say('recordsMaskedEntry', { rule: rule ?? '' });

const labelOf = (type: string, field: string, words: Wording): string =>
  MACHINE_FIELDS[field]?.[words.language] ?? (words.fieldLabel(type, field) || words.event(type));

const MASK = '█████';

/** What the words of the debrief would leave out of such a value is part of the record all the same. */
const AS_RECORDED: ReadonlySet<string> = new Set(['briefAnew', 'was']);

function partOf(
  { field, value, rule, undecided }: CopiedField,
  words: Wording,
  format: (value: Json) => string | undefined,
): string {
  if (value !== undefined) {
    return (AS_RECORDED.has(field) ? undefined : format(value)) || valueOf(value, words) || '–';
  }
  const why = undecided ? words.say('recordsUndecided') : words.say('recordsMasked', { rule: rule ?? '' });
  return `${MASK} (${why})`;
}

/** As it was recorded, where there are no words for it. */
function valueOf(value: Json, words: Wording): string {
  if (isInstant(value)) return words.calendar.moment(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => valueOf(one, words)).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, one]) => `${name}: ${valueOf(one, words)}`)
    .join('; ');
}

function paragraphs({ rules }: PublicRecordsCopy, words: Wording): Section[] {
  if (rules.length === 0) return [];
  const items = rules.map((one) => ({ lead: one.rule, text: one[words.language], refs: [] }));
  return [{ id: 'paragraphs', heading: words.say('recordsParagraphs'), blocks: [{ kind: 'list', items }] }];
}

function appeal({ court, branch }: PublicRecordsCopy, words: Wording): Section[] {
  if (court === undefined) return [];
  const to = { court: words.code('courts', court), branch: words.branchInFull(branch) };
  const instructions = words
    .say('recordsAppealText', to)
    .split('\n\n')
    .map((text) => paragraph(text));
  return [
    {
      id: 'appeal',
      heading: words.say('recordsAppeal'),
      blocks: [...instructions, quiet(words.say('recordsAppealRule'))],
    },
  ];
}
