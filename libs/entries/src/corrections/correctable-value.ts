import { InstantText, LocalDate, Uuid, type FieldSpec } from '@samsyn/event-store';
import { isOfPlausibleYear, toInstant, type Instant } from '@samsyn/kernel';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { CHANGED_ELSEWHERE, SET_BY_SAMSYN, REPORTED_TIMES } from './changed-elsewhere';
import { namesSomebody } from './recipients';

/** What a correction can say a field is. */
export type CorrectedValue = string | number | boolean;

/** Parts of a typebox schema that tell its kind (JSON Schema draft 2020-12). */
interface SchemaShape {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly SchemaShape[];
  readonly pattern?: string;
}

const PLAIN_TYPES: ReadonlySet<string | undefined> = new Set(['string', 'number', 'integer', 'boolean']);

const isPlain = ({ type, anyOf }: SchemaShape): boolean =>
  anyOf ? anyOf.length > 0 && anyOf.every(isPlain) : PLAIN_TYPES.has(type);

/** What a campaign is: rules rest on it, and its leader amends it. */
const AMENDED = ['name', 'theme', 'firstDay', 'lastDay', 'purpose'];

/**
 * What gives somebody a right or a deadline is decided anew and not corrected; what Samsyn itself recorded is
 * no statement of a person: the marks of a hand-over, the version of a template or of a signed document.
 */
const NEVER_CORRECTED: Readonly<Record<string, readonly string[]>> = {
  OperationProposed: ['kindVersion'],
  ConductStarted: ['planRevision', 'planHash'],
  // Whose duty it is to reach the person.
  PersonMetWithoutCoordinator: ['region'],
  DebriefOpened: ['conductRevision', 'conductHash'],
  DebriefSignedOff: ['version'],
  PerspectiveSubmitted: ['through'],
  CampaignProposed: AMENDED,
  CampaignAmended: AMENDED,
  CampaignBranchInvited: [...AMENDED, 'part'],
  CampaignJoined: ['part'],
  CampaignActionAgreed: ['due'],
  CampaignActionMoved: ['due'],
  CampaignActionReminded: ['due', 'about'],
  DisclosureDecided: ['outcome', 'consent'],
};

/** Codes that older entries have, and that nothing is corrected to. */
const RECORDED_NO_MORE: Readonly<Record<string, readonly CorrectedValue[]>> = {
  'SuspectEncountered.kind': ['other'],
};
export const isRecordedNoMore = (eventName: string, field: string, value: CorrectedValue): boolean =>
  RECORDED_NO_MORE[`${eventName}.${field}`]?.includes(value) === true;

/**
 * Whether a field of that event can be corrected: a text, code or number, and no pointer to an entry. A moment or day only
 * where it is known that nothing waits for it.
 */
export const isCorrectable = (eventName: string, field: string, { schema }: FieldSpec): boolean => {
  const key = `${eventName}.${field}`;
  if (!isPlain(schema) || patternOf(schema) === patternOf(Uuid)) return false;
  if (namesSomebody(schema)) return false;
  if (NEVER_CORRECTED[eventName]?.includes(field)) return false;
  if (SET_BY_SAMSYN.has(key) || CHANGED_ELSEWHERE[key] !== undefined) return false;
  return REPORTED_TIMES.has(key) || !isTime(schema);
};
/** A moment or a day. */
export const isTime = (schema: TSchema): boolean => isInstant(schema) || isDay(schema);

const patternOf = (schema: TSchema): string | undefined => (schema as SchemaShape).pattern;
const isInstant = (schema: TSchema): boolean => patternOf(schema) === patternOf(InstantText);
const isDay = (schema: TSchema): boolean => patternOf(schema) === patternOf(LocalDate);

/** The value as the log holds it; undefined where it does not fit the field's schema. */
export function fitting(schema: TSchema, given: unknown): CorrectedValue | undefined {
  const value = isInstant(schema) ? instantOf(given) : given;
  if (isDay(schema) && (typeof value !== 'string' || !isCalendarDay(value))) return undefined;
  if ((isDay(schema) || isInstant(schema)) && !isOfPlausibleYear(String(value))) return undefined;
  return Compile(schema).Check(value) ? (value as CorrectedValue) : undefined;
}

/** What may stand there, for the refusal of something else: the codes of a field that holds one. */
export function expectedBy(schema: TSchema): { readonly allowed?: readonly string[] } {
  const { anyOf = [] } = schema as SchemaShape;
  const allowed = anyOf.flatMap((one) => (typeof one.const === 'string' ? [one.const] : []));
  return allowed.length > 0 && allowed.length === anyOf.length ? { allowed } : {};
}

const RFC3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** A `date-time` of RFC 3339 section 5.6 with any offset, in UTC with milliseconds; undefined for what is none. */
export function instantOf(given: unknown): Instant | undefined {
  if (typeof given !== 'string' || given.length > 40) return undefined;
  const day = RFC3339.exec(given)?.[1];
  return day !== undefined && isCalendarDay(day) ? toInstant(given.toUpperCase()) : undefined;
}

function isCalendarDay(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight) && toInstant(midnight).startsWith(day);
}
