import { readFileSync } from 'node:fs';

export interface CastMember {
  readonly agency: string;
  readonly branch: string;
  readonly role: string;
  readonly region?: string;
}

/** A bare text stands under the recorder's own label. */
export type SecretValue = string | { readonly value: string; readonly label: string | readonly string[] };

export interface Step {
  /** From 1, in the order of the file. */
  readonly number: number;
  readonly at: string;
  readonly recordedAt: string;
  readonly by: string;
  readonly does: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly secret: Readonly<Record<string, SecretValue>>;
  readonly person: string;
  readonly site: string;
  readonly operation: string;
  /** The problem code with which the command must be refused. */
  readonly refused?: string;
}

export interface Exercise {
  readonly name: string;
  readonly kind: string;
  readonly region: string;
  readonly municipality: string;
  readonly cast: ReadonlyMap<string, CastMember>;
  /** In the order of recording, ties in the order of the file. */
  readonly steps: readonly Step[];
}

/** A step, or the file, that cannot be played: its number (0 for the file itself), the field and the reason. */
export class ExerciseError extends Error {
  constructor(
    readonly step: number,
    readonly field: string,
    readonly reason: string,
  ) {
    super(step === 0 ? `${field}: ${reason}` : `step ${step}, ${field}: ${reason}`);
    this.name = 'ExerciseError';
  }
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function text(source: Json, field: string, step: number, within = ''): string {
  const value = source[field];
  if (typeof value === 'string' && value !== '') return value;
  throw new ExerciseError(step, `${within}${field}`, 'a text is required');
}

function optionalText(source: Json, field: string, step: number): string | undefined {
  return source[field] === undefined ? undefined : text(source, field, step);
}

function instant(value: string, field: string, step: number): string {
  const ms = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(ms)) throw new ExerciseError(step, field, 'a date and time with offset is required');
  return new Date(ms).toISOString();
}

function object(source: Json, field: string, step: number): Json {
  const value = source[field] ?? {};
  if (!isObject(value)) throw new ExerciseError(step, field, 'an object is required');
  return value;
}

/** @throws ExerciseError where the text is no exercise */
export function parseExercise(content: string): Exercise {
  let source: unknown;
  try {
    // Some editors begin a file with a byte order mark, which JSON does not know.
    source = JSON.parse(content.replace(/^\ufeff/, ''));
  } catch {
    throw new ExerciseError(0, 'file', 'is not JSON');
  }
  if (!isObject(source)) throw new ExerciseError(0, 'file', 'is not an object');
  const cast = new Map(
    Object.entries(object(source, 'cast', 0)).map(([id, member]) => [id, castMember(id, member)]),
  );
  if (cast.size === 0) throw new ExerciseError(0, 'cast', 'is empty');
  if (!Array.isArray(source.steps)) throw new ExerciseError(0, 'steps', 'a list is required');
  const steps = source.steps.map((step: unknown, index) => parseStep(step, index + 1, cast));
  return {
    name: text(source, 'exercise', 0),
    kind: text(source, 'kind', 0),
    region: text(source, 'region', 0),
    municipality: text(source, 'municipality', 0),
    cast,
    steps: steps.sort((a, b) =>
      a.recordedAt === b.recordedAt ? a.number - b.number : a.recordedAt < b.recordedAt ? -1 : 1,
    ),
  };
}

export const readExercise = (file: string): Exercise => {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    throw new ExerciseError(0, 'file', `cannot be read: ${file}`);
  }
  return parseExercise(content);
};

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const CAST_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** A code stands in addresses and for ever in the log: what is called Stödlinjen has a code like `stodlinjen`. */
function code(value: string, field: string): string {
  if (CODE.test(value)) return value;
  throw new ExerciseError(
    0,
    field,
    'a code of a–z and 0–9 with hyphens is required (å, ä and ö are for names)',
  );
}

function castMember(id: string, member: unknown): CastMember {
  const at = `cast.${id}`;
  if (!CAST_ID.test(id)) {
    throw new ExerciseError(0, at, 'an id of at most 64 of A–Z, a–z, 0–9, ".", "_" and "-" is required');
  }
  if (!isObject(member)) throw new ExerciseError(0, at, 'an object is required');
  const of = (field: string) => text(member, field, 0, `${at}.`);
  const known = {
    agency: code(of('agency'), `${at}.agency`),
    branch: code(of('branch'), `${at}.branch`),
    role: code(of('role'), `${at}.role`),
  };
  return member.region === undefined ? known : { ...known, region: code(of('region'), `${at}.region`) };
}

function parseStep(step: unknown, number: number, cast: ReadonlyMap<string, CastMember>): Step {
  if (!isObject(step)) throw new ExerciseError(number, 'step', 'an object is required');
  const by = text(step, 'by', number);
  if (by !== 'system' && !cast.has(by)) throw new ExerciseError(number, 'by', `${by} is not in the cast`);
  const at = instant(text(step, 'at', number), 'at', number);
  const recordedAt = optionalText(step, 'recordedAt', number);
  const refused = optionalText(step, 'refused', number);
  return {
    number,
    at,
    recordedAt: recordedAt === undefined ? at : instant(recordedAt, 'recordedAt', number),
    by,
    does: text(step, 'does', number),
    facts: object(step, 'facts', number),
    secret: secrets(object(step, 'secret', number), number),
    person: optionalText(step, 'person', number) ?? 'p1',
    site: optionalText(step, 'site', number) ?? 's1',
    operation: optionalText(step, 'operation', number) ?? 'op',
    ...(refused === undefined ? {} : { refused }),
  };
}

function secrets(source: Json, step: number): Record<string, SecretValue> {
  const entries = Object.entries(source).map(([field, given]): [string, SecretValue] => {
    if (typeof given === 'string' && given !== '') return [field, given];
    if (!isObject(given))
      throw new ExerciseError(step, `secret.${field}`, 'a text, or value and label, are required');
    const { label } = given;
    if (typeof label !== 'string' && !Array.isArray(label))
      throw new ExerciseError(step, `secret.${field}.label`, 'is required');
    return [field, { value: text(given, 'value', step), label: label as string | readonly string[] }];
  });
  return Object.fromEntries(entries);
}

/** Moves every time of the exercise by whole weeks, so that weekdays stay what they were. */
export function shiftedByWeeks(content: string, weeks: number): string {
  const source = JSON.parse(content) as Json;
  const ms = weeks * 7 * 86_400_000;
  return JSON.stringify({ ...source, steps: shifted(source.steps, ms) });
}

const OFFSET_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function shifted(value: unknown, ms: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shifted(item, ms));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shifted(inner, ms)]));
  if (typeof value !== 'string') return value;
  if (OFFSET_TIME.test(value)) return new Date(Date.parse(value) + ms).toISOString();
  return DAY.test(value) ? new Date(Date.parse(value) + ms).toISOString().slice(0, 10) : value;
}
