import { conductEvents, encounterEvents } from '@samsyn/conducting/contract';
import { entriesEvents } from '@samsyn/entries/contract';
import { BranchText, type EventDefinition } from '@samsyn/event-store';
import { adviceCallEvents } from '@samsyn/advice/contract';
import { availabilityEvents } from '@samsyn/availability/contract';
import { callOutEvents } from '@samsyn/call-outs/contract';
import { operationPlanEvents } from '@samsyn/planning/contract';
import { campaignDebriefEvents, campaignEvents } from '@samsyn/campaigns/contract';
import { LABEL_RULES, PURPOSES } from '@samsyn/secrecy';
import { lessonsEvents } from '@samsyn/lessons/contract';
import { LESSON_THEMES, KINDS, SUPPORT_CODES } from '@samsyn/kinds';
import { debriefEvents, TASK_CODES } from '@samsyn/debriefing/contract';
import type { Json } from '@samsyn/kernel';
import { formatFacts, formatOf, isInformativeField, Wording } from '@samsyn/rendering';
import { exampleNames } from '../../identity/src/register/register-names.fixture';
import { MACHINE_FIELDS, textsEn, textsSv } from '@samsyn/presentation';

const events: readonly EventDefinition[] = [
  ...availabilityEvents,
  ...adviceCallEvents,
  ...campaignEvents,
  ...operationPlanEvents,
  ...callOutEvents,
  ...conductEvents,
  ...encounterEvents,
  ...entriesEvents,
  ...debriefEvents,
  ...lessonsEvents,
  ...campaignDebriefEvents,
];

/** Every text by its path: `phrases.title`. */
function flat(texts: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]: [string, string | object]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...flat(value, `${path}${key}.`)],
    ),
  );
}

describe.each([
  ['Swedish', textsSv],
  ['English', textsEn],
])('the %s texts', (_language, texts) => {
  it('name every event of every contract', () => {
    const names: Readonly<Record<string, string>> = texts.events;
    expect(events.filter(({ name }) => !names[name]).map(({ name }) => name)).toEqual([]);
  });

  it('name every field that a reader may meet', () => {
    const labels: Readonly<Record<string, string>> = texts.fields;
    const unnamed = events.flatMap(({ name, fields }) =>
      Object.keys(fields).filter(
        (field) =>
          formatOf(name, field) !== 'technical' && !(field in labels) && !(`${name}.${field}` in labels),
      ),
    );
    expect(unnamed).toEqual([]);
  });

  it('name the fields that only machines need, for copies of the record', () => {
    const labels: Readonly<Record<string, string>> = texts.fields;
    // Availability and advice belong to no operation, and stand in no copy of its record.
    const outside: readonly EventDefinition[] = [...availabilityEvents, ...adviceCallEvents];
    const unnamed = events.flatMap((event) =>
      Object.keys(outside.includes(event) ? {} : event.fields).filter(
        (field) => !(field in MACHINE_FIELDS || field in labels || `${event.name}.${field}` in labels),
      ),
    );
    expect(unnamed).toEqual([]);
  });

  it('have words for every theme of a lesson', () => {
    expect(Object.keys(texts.codes.themes).sort()).toEqual(Object.keys(LESSON_THEMES).sort());
  });

  it('have words for every task and paragraph of secrecy', () => {
    expect(Object.keys(texts.tasks).sort()).toEqual([...TASK_CODES].sort());
    const rules = LABEL_RULES.map(({ rule }) => rule).filter((rule) => rule !== 'none');
    expect(rules.filter((rule) => !(rule in texts.rules))).toEqual([]);
  });
});

describe('the two languages', () => {
  const [sv, en] = [flat(textsSv), flat(textsEn)];

  it('have the same texts', () => {
    expect([...en.keys()].sort()).toEqual([...sv.keys()].sort());
  });

  it('fill in the same values', () => {
    // Of an ICU message its argument: what else stands in braces is text.
    const places = (text = '') => (text.match(/\{n, /g) ?? text.match(/\{\w+\}/g) ?? []).sort();
    const different = [...sv].filter(([key, text]) => places(text).join() !== places(en.get(key)).join());
    expect(different.map(([key]) => key)).toEqual([]);
  });
});

interface CodedSchema {
  readonly const?: unknown;
  readonly anyOf?: readonly CodedSchema[];
  readonly items?: CodedSchema;
}
/** The codes that a schema allows, by themselves or in a list. */
function codesOf(schema: CodedSchema): readonly string[] {
  if (typeof schema.const === 'string') return [schema.const];
  return [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])].flatMap(codesOf);
}

interface BranchSchema {
  readonly pattern?: string;
  readonly items?: BranchSchema;
}
const isBranch = ({ pattern, items }: BranchSchema): boolean =>
  pattern === (BranchText as BranchSchema).pattern || (items !== undefined && isBranch(items));

interface PersonSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly items?: PersonSchema;
}
/** One person, or several, whom an entry names. */
const isPerson = ({ properties = {}, items }: PersonSchema): boolean =>
  ['person', 'branch', 'role'].every((part) => part in properties) ||
  (items !== undefined && isPerson(items));

const SCOPES = ['account', 'needs', 'follow-up time', 'follow-up place', 'identity', 'referral', 'all'];
/** Codes and, beside them, what a register of ours calls them: for texts that a kind or the site gives in codes. */
const REGISTERED: readonly (readonly [string, string, (code: string) => Json, readonly string[]])[] = [
  [
    'RoleAssigned',
    'roles',
    (task) => [{ who: 'coordB', task }],
    KINDS.current().flatMap(({ roles }) => roles.map(({ code }) => code)),
  ],
  [
    'PreBriefingHeld',
    'covered',
    (code) => [code],
    KINDS.newest('akc-inspection')!.agenda.map(({ code }) => code),
  ],
  ['SupportOffered', 'kinds', (code) => [code], SUPPORT_CODES],
  ['SupportAnswered', 'kinds', (code) => [code], SUPPORT_CODES],
  ['ReferralRequested', 'service', (code) => code, SUPPORT_CODES],
  ['ConsentGiven', 'scope', (code) => [code], SCOPES],
  ['DisclosureDecided', 'purposeCode', (code) => code, Object.keys(PURPOSES)],
  ['FindingRecorded', 'area', (code) => code, ['working-environment', 'work-environment', 'Working hours']],
  ['FindingRecorded', 'severity', (code) => code, ['serious', 'High']],
  ['PersonMetWithoutCoordinator', 'language', (code) => code, ['Romanian', 'Spanish', 'th']],
];

describe.each(['sv', 'en'] as const)('a fact in %s', (language) => {
  const operation = (kind: string) => ({
    operation: { kind, kindVersion: null, window: null } as never,
    course: [],
    computedAt: '2026-11-20T09:00:00.000Z',
  });
  const places = { numberOf: () => 1, typeOf: () => undefined };
  const textOf = (words: Wording, type: string, field: string, value: Json): string =>
    formatFacts({ type, at: '2026-11-20T09:00:00.000Z', facts: { [field]: value } }, words, places)
      .map(({ text }) => text)
      .join();
  const words = new Wording(language, exampleNames, operation('akc-inspection'));
  /** Codes that are words of the language. */
  const wordsOfTheLanguage = new Set(language === 'en' ? [] : ['prostitution', 'video', 'format', 'pdf']);

  it('says no code of any event as it stands in the log', () => {
    const coded = events.flatMap(({ name, fields }) =>
      Object.entries(fields).flatMap(([field, { schema }]) =>
        codesOf(schema as CodedSchema).map((code) => ({ name, field, code, isList: 'items' in schema })),
      ),
    );
    expect(coded.length).toBeGreaterThan(100);
    const withoutWords = coded.filter(({ name, field, code, isList }) => {
      const text = textOf(words, name, field, isList ? [code] : code);
      return text === code && (language === 'sv' || code.includes('-')) && !wordsOfTheLanguage.has(code);
    });
    expect(withoutWords.map(({ name, field, code }) => `${name}.${field}: ${code}`)).toEqual([]);
  });

  it('says no code that a text of an event may hold as it stands in the log', () => {
    const coded = events.flatMap(({ name, fields }) =>
      Object.entries(fields).flatMap(([field, { chosen }]) =>
        (chosen?.codes ?? []).map((code) => ({ name, field, code })),
      ),
    );
    expect(coded.length).toBeGreaterThan(20);
    const known: Readonly<Record<string, Readonly<Record<string, string>>>> = words.texts.codes;
    const withoutWords = coded.filter(({ name, field, code }) => {
      const format = formatOf(name, field);
      return typeof format === 'string' || !('code' in format) || !(code in known[format.code]!);
    });
    expect(withoutWords).toEqual([]);
  });

  it('names no person by a code', () => {
    const ref = 'police/border-police officer';
    const persons = events.flatMap(({ name, fields }) =>
      Object.entries(fields).flatMap(([field, { schema }]) =>
        isPerson(schema as PersonSchema) ? [{ name, field, value: 'items' in schema ? [ref] : ref }] : [],
      ),
    );
    expect(persons.length).toBeGreaterThan(20);
    const coded = persons.filter(({ name, field, value }) => textOf(words, name, field, value).includes(ref));
    expect(coded.map(({ name, field }) => `${name}.${field}`)).toEqual([]);
  });

  it('names no branch by its code', () => {
    const code = 'police/border-police';
    const named = events.flatMap(({ name, fields }) =>
      Object.entries(fields).flatMap(([field, { schema }]) =>
        isBranch(schema as BranchSchema) ? [{ name, field, value: 'items' in schema ? [code] : code }] : [],
      ),
    );
    expect(named.length).toBeGreaterThan(20);
    const coded = named.filter(({ name, field, value }) => textOf(words, name, field, value).includes(code));
    expect(coded.map(({ name, field }) => `${name}.${field}`)).toEqual([]);
  });

  it('writes a code before the words that were added to it, and words alone as such', () => {
    const written = (facts: Readonly<Record<string, Json>>) =>
      formatFacts({ type: 'DisclosureDecided', at: '2026-11-20T09:00:00.000Z', facts }, words, places).map(
        ({ label, text }) => `${label}: ${text}`,
      );
    const [purpose, inWords] =
      language === 'sv' ? ['ändamål', 'ändamålet i ord'] : ['purpose', 'purpose in words'];
    expect(written({ purpose: 'report' })).toEqual([`${purpose}: report`]);
    expect(written({ purpose: 'report', purposeCode: 'other' })).toEqual([
      expect.stringContaining(`${purpose}: `),
      `${inWords}: report`,
    ]);
  });

  it('writes what has changed in the plan as the plan itself would write it', () => {
    const change = (field: string, was: string, value: string): string =>
      textOf(words, 'PlanAmended', 'changes', [{ field, was, value }]);
    const inSwedish = language === 'sv';
    expect(change('purpose', 'a', 'b')).toBe(inSwedish ? 'syfte: a → b' : 'purpose: a → b');
    expect(change('dress', 'uniform', 'plain')).toContain(inSwedish ? 'civila kläder' : 'plain clothes');
    expect(change('entry-order', 'a', 'b')).not.toContain('entry-order');
  });

  it.each(REGISTERED)('says no code of a register in %s.%s', (name, field, valueOf, codes) => {
    const kinds = KINDS.current().map(({ code }) => new Wording(language, exampleNames, operation(code)));
    const withoutWords = codes.filter(
      (code) =>
        (code.includes('-') || (language === 'sv' && !wordsOfTheLanguage.has(code))) &&
        ![words, ...kinds].some((one) => textOf(one, name, field, valueOf(code)) !== code) &&
        ![words, ...kinds].some((one) => !textOf(one, name, field, valueOf(code)).includes(code)),
    );
    expect(withoutWords).toEqual([]);
  });

  it('leaves what somebody typed as it was typed', () => {
    expect(textOf(words, 'FindingRecorded', 'area', 'Källaren bakom köket')).toBe('Källaren bakom köket');
    expect(textOf(words, 'PersonMetWithoutCoordinator', 'language', 'banana')).toBe('banana');
  });

  it('has another label for each of its entry’s other facts', () => {
    const twice = events.flatMap(({ name, fields }) => {
      const labels = Object.keys(fields)
        .filter((field) => isInformativeField(name, field))
        .map((field) => words.field(name, field))
        .filter((label) => label !== '');
      return labels.filter((label, index) => labels.indexOf(label) !== index).map((one) => `${name}: ${one}`);
    });
    expect(twice).toEqual([]);
  });

  it('has words for every measure that has come out negative', () => {
    const { measures } = words.texts;
    const names = Object.keys(measures) as (keyof typeof measures)[];
    expect(names.filter((name) => measures[name].negative === '')).toEqual([]);
  });

  it('agrees in number, for one and for two, in every text with a count', () => {
    const { counted } = words.texts;
    for (const what of Object.keys(counted) as (keyof typeof counted)[]) {
      const [one, two] = [words.count(what, 1), words.count(what, 2)];
      expect(one).not.toMatch(
        /\{\w+\}|\b1 (?:minuter|timmar|uppgifter|kallelser|insatser|personer|entries|calls|minutes)\b/,
      );
      expect(two).not.toMatch(
        /\{\w+\}|\b2 (?:minut|timme|uppgift|kallelse|insats|person|entry|call|minute)\b/,
      );
    }
    expect(words.count('lateMarked', 1)).not.toBe(words.count('lateMarked', 2));
  });
});
