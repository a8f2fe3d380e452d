import type { ErrorObject, ValidateFunction } from 'ajv';
import type { DataValidateFunction } from 'ajv/dist/types';
import type { Ajv2020 } from 'ajv/dist/2020.js';

export interface Content {
  readonly schema?: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}
export interface DescribedAnswer {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: Readonly<Record<string, Content>>;
}
export interface DescribedParameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly schema?: Readonly<Record<string, unknown>>;
}
export interface DescribedRoute {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly DescribedParameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, DescribedAnswer>>;
}
/** What of the document tests look at. */
export interface Described {
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedRoute>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly responses: Readonly<Record<string, DescribedAnswer>>;
  };
  readonly 'x-problem-codes': Readonly<Record<string, unknown>>;
  readonly 'x-field-rules': Readonly<Record<string, string>>;
}

const DOCUMENT = 'openapi';
/** What OpenAPI adds to JSON Schema, and what the document says in words of its own. */
const VOCABULARY = ['components', 'example', 'x-entry', 'x-codes'];
const FACTS_OF_TYPE = 'x-facts-of-type';
const FORMATS = ['date-time', 'date', 'uuid', 'uri'] as const;

interface ShownEntry {
  readonly type: string;
  readonly facts: unknown;
}

/** The JSON Schemas of a document, each compiled when it is first asked for. */
export class DescribedSchemas {
  private readonly compiled = new Map<string, ValidateFunction>();

  private constructor(private readonly ajv: Ajv2020) {}

  static async of({ components }: Described): Promise<DescribedSchemas> {
    const { Ajv2020: Ajv } = await import('ajv/dist/2020.js');
    const { default: addFormats } = await import('ajv-formats');
    const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
    addFormats.default(ajv, [...FORMATS]);
    ajv.addVocabulary(VOCABULARY);
    ajv.addSchema({ components }, DOCUMENT, undefined, false);
    const schemas = new DescribedSchemas(ajv);
    ajv.addKeyword({
      keyword: FACTS_OF_TYPE,
      type: 'object',
      compile: (byType: Readonly<Record<string, string>>) => schemas.factsFit(byType),
    });
    return schemas;
  }

  /** What the value breaks, as `pointer: message`; undefined where it fits. */
  problem(schema: object, value: unknown): string | undefined {
    const key = JSON.stringify(schema).replaceAll('"#/', `"${DOCUMENT}#/`);
    const known = this.compiled.get(key);
    const validate = known ?? this.ajv.compile(JSON.parse(key) as object);
    if (!known) this.compiled.set(key, validate);
    return validate(value) ? undefined : (validate.errors ?? []).map(messageOf).join('; ');
  }

  /** Each type of entry says other facts: only the schemas of those that are met are compiled. */
  private factsFit(byType: Readonly<Record<string, string>>): DataValidateFunction {
    const fits = (entry: ShownEntry): boolean => {
      const $ref = byType[entry.type];
      const problem = $ref === undefined ? 'no such type of entry' : this.problem({ $ref }, entry.facts);
      fits.errors = problem === undefined ? [] : [{ message: `${entry.type} facts ${problem}` }];
      return problem === undefined;
    };
    fits.errors = [] as Partial<ErrorObject>[];
    return fits;
  }
}

const messageOf = ({ instancePath = '', message = '', params }: ErrorObject): string =>
  `${instancePath || '/'} ${message} ${params === undefined ? '' : JSON.stringify(params)}`;

/** An answer, as it left the server. */
export interface GivenAnswer {
  readonly method: string;
  /** As the route is declared, `/operations/:operationId`. */
  readonly url: string;
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const NO_CONTENT = new Set([204, 304]);

/** In what the answer is otherwise than the document says of its route; undefined where it is not. */
const PROBLEM = 'application/problem+json';
const UNFILLED = /\{(min|max|allowed)\}/;

export function problemOf(
  { method, url, status, type, body }: GivenAnswer,
  document: Described,
  schemas: DescribedSchemas,
): string | undefined {
  const path = url.replaceAll(/:(\w+)/g, '{$1}').replace(/(?<=.)\/$/, '');
  const route = document.paths[path]?.[method.toLowerCase()];
  const about = `${method} ${path} ${status}`;
  if (!route) return `${about}: the route is not described`;
  const described = route.responses[status];
  if (!described) return `${about}: this status is not described`;
  if (NO_CONTENT.has(status)) return undefined;
  const answer =
    described.$ref === undefined ? described : document.components.responses[nameIn(described.$ref)];
  const media = type.split(';')[0]!.trim();
  const content = answer?.content?.[media];
  if (!content?.schema) return `${about}: ${media || 'an answer of no media type'} is not described`;
  if (!media.endsWith('json')) return undefined;
  // What a sentence expects stands in it: `min` and `max` themselves, not their names.
  if (media === PROBLEM && UNFILLED.test(body)) return `${about}: a sentence is not filled in: ${body}`;
  const problem = schemas.problem(content.schema, JSON.parse(body));
  return problem && `${about}: ${problem}`;
}

export const nameIn = (reference: string): string => reference.split('/').at(-1)!;
