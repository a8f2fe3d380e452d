import { isOfPlausibleYear, PLAUSIBLE_YEARS, siteNameOf, toInstant, type Instant } from '@samsyn/kernel';

/**
 * Undefined where the value keeps the rule, else the code of the rule that it breaks, `@3/what code` for a part of it; after
 * the code what would keep it, as JSON (`saying`).
 */
export type Rule = (value: unknown) => string | undefined;

export const SLUG_MAX = 64;
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const BRANCH = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const HANDLE = /^[A-Za-z0-9._-]{1,64}$/;
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const LOCAL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
export const SITE = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{P}\p{S} ]{0,62}[\p{L}\p{M}\p{N}\p{P}\p{S}])?$/u;
const BRANCH_MAX = 2 * SLUG_MAX + 1;
const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const RFC3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
/** Control characters but tab and line feed, and the marks that reorder text to mislead a reader (Unicode TR 36). */
const FORBIDDEN_CHARACTER = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

/** What a value must be instead: the codes there are, or the bounds. Never anything of the value itself. */
export interface Expected {
  readonly allowed?: readonly string[];
  readonly min?: number | string;
  readonly max?: number | string;
}

/** The code of a broken rule with what would keep it. */
export const saying = (code: string, expected: Expected): string => `${code} ${JSON.stringify(expected)}`;

/** Names a part of the value, by JSON Pointer without its first slash. */
export const inPart = (part: string | number, rule: string | undefined): string | undefined => {
  if (rule === undefined) return undefined;
  const nested = /^@(\S+) (.+)$/.exec(rule);
  return nested ? `@${part}/${nested[1]} ${nested[2]}` : `@${part} ${rule}`;
};

const required = (rule: Rule): Rule => {
  return (value) => (value === undefined ? 'required' : rule(value));
};

const matching = (code: string, pattern: RegExp, max: number): Rule =>
  required((value) =>
    typeof value === 'string' && value.length <= max && pattern.test(value) ? undefined : code,
  );

/**
 * Something that a reader sees: neither space nor format character nor one that is ignored by default (Unicode Standard
 * section 5.21, with the Hangul fillers), nor a Braille pattern without dots.
 */
const VISIBLE_CHARACTER = /[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Characters as Unicode counts them, and JSON Schema with it (draft 2020-12, validation section 6.3.1). */
const isLonger = (text: string, max: number): boolean => {
  if (text.length <= max) return false;
  if (text.length > 2 * max) return true;
  let count = 0;
  for (const _ of text) count += 1;
  return count > max;
};

/** A line break is one line feed, however the caller's system writes it. */
export const withLineFeeds = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\r\n') ? value.replaceAll('\r\n', '\n') : value;

/** Up to `max` code points; at least one visible character. */
export const textRule = (max: number): Rule =>
  required((value) => {
    if (typeof value !== 'string') return 'text';
    if (isLonger(value, max)) return saying('max-length', { max });
    if (!value.isWellFormed() || FORBIDDEN_CHARACTER.test(value)) return 'text-characters';
    return VISIBLE_CHARACTER.test(value) ? undefined : 'not-blank';
  });

export const codeRule = (values: readonly string[]): Rule => {
  const known = new Set<unknown>(values);
  const broken = saying('code', { allowed: values });
  return required((value) => (known.has(value) ? undefined : broken));
};

export const countRule = (min: number, max: number): Rule =>
  required((value) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'count';
    return value < min || value > max ? saying('count-range', { min, max }) : undefined;
  });

export const flagRule: Rule = required((value) => (typeof value === 'boolean' ? undefined : 'flag'));
export const uuidRule = matching('uuid', UUID, 36);
export const handleRule = matching('person-handle', HANDLE, 64);
export const branchRule = matching('branch', BRANCH, BRANCH_MAX);
/** The name of a site, composed and without superfluous spaces (`siteNameOf`). */
export const siteRule: Rule = required((value) =>
  typeof value === 'string' && value.length <= 200 && SITE.test(siteNameOf(value)) ? undefined : 'site',
);
export const slugRule = matching('slug', SLUG, SLUG_MAX);
export const localTimeRule = matching('local-time', LOCAL_TIME, 5);

const isCalendarDate = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

const YEARS = saying('year', PLAUSIBLE_YEARS);

export const localDateRule: Rule = required((value) => {
  if (typeof value !== 'string' || !LOCAL_DATE.test(value) || !isCalendarDate(value)) return 'local-date';
  return isOfPlausibleYear(value) ? undefined : YEARS;
});

/** The same moment in UTC with milliseconds; undefined for what is no `date-time` of RFC 3339 section 5.6. */
export function instantOf(value: unknown): Instant | undefined {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const date = RFC3339.exec(value)?.[1];
  return date !== undefined && isCalendarDate(date) ? toInstant(value.toUpperCase()) : undefined;
}

export const instantRule: Rule = required((value) => {
  const instant = instantOf(value);
  if (instant === undefined) return 'instant';
  return isOfPlausibleYear(instant) ? undefined : YEARS;
});

export const windowRule: Rule = required((value) => {
  if (!Array.isArray(value) || value.length !== 2) return 'window';
  for (const [index, item] of (value as unknown[]).entries()) {
    const broken = inPart(index, instantRule(item));
    if (broken !== undefined) return broken;
  }
  const [from, to] = value.map(instantOf);
  return to! > from! ? undefined : 'window-order';
});

export interface ListBounds {
  /** Default 1. */
  readonly min?: number;
  readonly max: number;
  /** Default true: the same value twice is refused. */
  readonly unique?: boolean;
}

export const listRule = (item: Rule, { min = 1, max, unique = true }: ListBounds): Rule =>
  required((value) => {
    if (!Array.isArray(value)) return 'list';
    if (value.length < min || value.length > max) return saying('list-size', { min, max });
    for (const [index, entry] of (value as unknown[]).entries()) {
      const broken = inPart(index, item(entry));
      if (broken) return broken;
    }
    return unique && new Set(value).size !== value.length ? 'list-unique' : undefined;
  });

export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object from keys to values, both checked; a key that breaks its rule is not repeated to the caller. */
export const mapRule = (key: Rule, entry: Rule, maxEntries: number): Rule =>
  required((value) => {
    if (!isPlainObject(value)) return 'object';
    const entries = Object.entries(value);
    if (entries.length === 0 || entries.length > maxEntries)
      return saying('map-size', { min: 1, max: maxEntries });
    for (const [name, inner] of entries) {
      const broken = key(name) === undefined ? inPart(name, entry(inner)) : 'map-key';
      if (broken) return broken;
    }
    return undefined;
  });
