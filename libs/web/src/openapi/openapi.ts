import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { EventRegistry, type WireType } from '@samsyn/event-store';
import { AUDIENCE_TEXTS, factsOfTypes, LABEL_RULES, readersOfFields } from '@samsyn/secrecy';
import { RULE_TEXTS } from '../fields/rule-texts';
import { PROBLEM_TITLES, WARNING_TITLES } from '@samsyn/presentation';
import { BODY_BYTES, SMALL_BODY_BYTES } from '../http/body-limit';
import { problemResponses, problemsOf } from './described-problems';
import { applyDocumentation, REQUIRED_MEMBERS } from './documented';
import { exampleOf } from './example';
import { PATH_PARAMETERS } from './path-parameters';
import { schemas } from '@samsyn/kernel';
import { TAGS } from './tags';

const { namedSchemas } = schemas;

type Components = Record<string, schemas.Schema>;

interface Parameter {
  readonly name: string;
  readonly in: string;
}
interface Content {
  schema?: schemas.Schema;
  example?: unknown;
  examples?: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>;
}
interface Answer {
  content?: Record<string, Content>;
  headers?: Readonly<Record<string, unknown>>;
}
interface Operation {
  readonly summary?: string;
  readonly description?: string;
  'x-refusals'?: readonly string[];
  [BODY_BYTES]?: number;
  parameters?: Parameter[];
  requestBody?: { readonly content?: Record<string, Content> };
  responses?: Record<string, Answer>;
  security?: readonly unknown[];
}

const header = (name: string, description: string, example?: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string', ...(example === undefined ? {} : { examples: [example] }) },
});
const ACCEPT_LANGUAGE = header(
  'Accept-Language',
  'Language of titles and documents, `sv` or `en`. Swedish where it names neither.',
  'en',
);
const WAIT_FOR = header(
  'Samsyn-Wait-For',
  '`position` of a command’s answer: this one then shows what the command did. 503 `READ_MODEL.BEHIND` after five seconds.',
);
const IF_NONE_MATCH = header(
  'If-None-Match',
  'An `ETag` received before: 304 where nothing has changed since.',
);

const ETAG = {
  ETag: {
    description: 'Of the answer as this caller sees it; for `If-None-Match`.',
    schema: { type: 'string' },
  },
};
const POSITION = {
  'Samsyn-Position': { description: '`position` of the answer.', schema: { type: 'string' } },
};
const NOT_MODIFIED = { description: 'What the caller has already (`If-None-Match`).', headers: ETAG };

/** Every answer of the training world says that it is one. */
const WORLD = { type: 'string', const: 'training', description: 'In the training world, and nowhere else.' };

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
const JSON_TYPE = 'application/json';

const DESCRIPTION = [
  'Samsyn keeps what was planned, done and learnt in joint operations, and shows each agency what it may see.',
  '',
  '**Who acts** comes from the bearer token alone (RFC 6750), never from a body. Each route says who may call it after',
  '“Who may:”. What the caller may not know answers exactly as what does not exist: 404.',
  '',
  '**A token** comes from the OpenID provider that the operator has set. The embedded profile has one of its own for',
  'development, on the port after that of the interface: `POST http://127.0.0.1:3001/token` with',
  '`grant_type=client_credentials` and HTTP Basic, the handle of a person as user and the content of',
  '`data/issuer/client-secret` as password, answers `access_token`. `npm start` prints handles of its example, and',
  '`SAMSYN_EXAMPLES=1` registers others (`trafficking-leader`, `coordinator-syd` …); `GET /directory` lists more.',
  '',
  '**Commands** are `POST` and answer 201 when they are durable, with the entries that were recorded and a `position`.',
  'Send an `Idempotency-Key`: the same key with the same content is carried out once, however often it is sent. A query',
  'that comes at once sends the `position` back as `Samsyn-Wait-For`. What happened on a site is never refused for its',
  'order or state: it is recorded, and may be told late by `occurredAt`.',
  '',
  '**Moments** are RFC 3339; sent with any offset, answered in UTC with milliseconds. Days and times of day are of',
  'Europe/Stockholm. Ids are UUIDs in lower case. Branches are `agency/branch`, persons are named by their handle.',
  'Unknown fields are refused; bodies are JSON of at most `x-body-bytes`.',
  '',
  '**Entries**: everything that was recorded is an entry of a history, named after its event. What `facts` may hold for',
  'each stands under `components.schemas` as the name of the event and `Facts`. Fields that the caller may not see are',
  'listed under `withheld` with the paragraph of law they rest on.',
  '',
  '**Who reads what is typed**: `x-readers` of a command says for each field of its body the label and the audience that',
  'it has as it stands; what they mean stands in both languages under `x-labels` and `x-audiences`. `recorder`: under the',
  'label of the own branch, unless the body chooses another. `GET /operations/{operationId}/readers` names the branches,',
  'and the answer to a command says under `readableBy` who reads what was recorded.',
  '',
  '**Warnings** stand in the answer to a command that was carried out: what seems unlikely, or has an effect that is',
  'easily overlooked. Their codes and titles are listed under `x-warning-codes`.',
  '',
  '**Problems** are RFC 9457 with a stable `code`. The codes and their titles are listed under `x-problem-codes`, those',
  'that a route gives beside the common ones under its `x-refusals`, the rules of fields under `x-field-rules`. Every',
  'command on an operation of a kind that takes counts alone (`onlyCounts` of `GET /kinds`) may answer `SURVEY.IDENTIFIES`:',
  'nothing was recorded, and `details.fields` says where in which text somebody can be identified, and by what.',
].join('\n');

/**
 * The OpenAPI 3.1 document of the application. @nestjs/swagger is loaded here and nowhere else; the caller keeps the
 * result, since building takes some hundred milliseconds.
 */
export async function openApiDocument(app: INestApplication, version = '0.1.0'): Promise<OpenAPIObject> {
  const api = await import('@nestjs/swagger');
  applyDocumentation(api);
  const builder = new api.DocumentBuilder()
    .setTitle('Samsyn')
    .setVersion(version)
    .setDescription(DESCRIPTION)
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT (RFC 9068)' }, 'token')
    .addSecurityRequirements('token');
  for (const [tag, words] of Object.entries(TAGS)) builder.addTag(tag, words);
  const document = api.SwaggerModule.createDocument(app, builder.build(), { autoTagControllers: false });
  const responses = problemResponses();
  const events = wireTypesOf(app);
  const schemas = withFacts(
    { ...withRequiredMembers(document.components?.schemas ?? {}), ...namedSchemas() },
    factsOfTypes(events),
  );
  const readers = readersOfFields(events);
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = methods[method] as Operation | undefined;
      if (!operation) continue;
      describe(operation, { path, method, schemas });
      if (method === 'post') sayReaders(operation, schemas, readers);
    }
  }
  return {
    ...document,
    servers: [{ url: '/', description: 'Where this document was read.' }],
    components: { ...document.components, schemas, responses },
    'x-problem-codes': PROBLEM_TITLES,
    'x-warning-codes': WARNING_TITLES,
    'x-field-rules': RULE_TEXTS,
    'x-audiences': AUDIENCE_TEXTS,
    'x-labels': LABEL_RULES.map(({ label, rule, sv, en }) => ({ label, rule, sv, en })),
  } as unknown as OpenAPIObject;
}

/** None where the application records nothing. */
function wireTypesOf(app: INestApplication): readonly WireType[] {
  try {
    return app.get(EventRegistry, { strict: false }).all();
  } catch {
    return [];
  }
}

/** Of a command, who reads each field of its body: by the event that its summary names. */
function sayReaders(
  operation: Operation,
  schemas: Components,
  readers: ReturnType<typeof readersOfFields>,
): void {
  const event = /\b[A-Z][a-z]+[A-Z]\w+\b/.exec(operation.summary ?? '')?.[0] ?? '';
  const ref = operation.requestBody?.content?.[JSON_TYPE]?.schema?.['$ref'];
  const name = typeof ref === 'string' ? ref.split('/').at(-1)! : '';
  const fields = Object.keys((schemas[name]?.['properties'] as object | undefined) ?? {});
  const known = readers.get(event) ?? {};
  const readable = fields.flatMap((field) => (known[field] ? [[field, known[field]] as const] : []));
  if (readable.length > 0) Object.assign(operation, { 'x-readers': Object.fromEntries(readable) });
}

const withRequiredMembers = (schemas: object): Components =>
  JSON.parse(JSON.stringify(schemas).replaceAll(`"${REQUIRED_MEMBERS}":`, '"required":')) as Components;

/** Schemas of entries say which schema `facts` has, by the type of the entry. */
function withFacts(schemas: Components, facts: Components): Components {
  const nameOf = (type: string) => `${type}Facts`;
  const byType = Object.fromEntries(
    Object.keys(facts).map((type) => [type, `#/components/schemas/${nameOf(type)}`]),
  );
  const linked = Object.entries(schemas).map(([name, schema]) => [
    name,
    'x-entry' in schema ? { ...schema, 'x-facts-of-type': byType } : schema,
  ]);
  const named = Object.entries(facts).map(([type, schema]) => [nameOf(type), schema]);
  return Object.fromEntries([...linked, ...named]) as Components;
}

interface Place {
  readonly path: string;
  readonly method: (typeof METHODS)[number];
  readonly schemas: Components;
}

function describe(operation: Operation, { path, method, schemas }: Place): void {
  const isPublic = operation.security?.length === 0;
  const isQuery = method === 'get';
  const answers = (operation.responses ??= {});
  for (const [status, answer] of Object.entries(answers)) {
    if (!status.startsWith('2')) continue;
    for (const [type, content] of Object.entries(answer.content ?? {})) {
      if (type !== JSON_TYPE) continue;
      describeJson(content, schemas);
      mayNameWorld(content, schemas);
    }
    const isJson = answer.content !== undefined && JSON_TYPE in answer.content;
    if (isJson)
      answer.headers = { ...answer.headers, ...(isQuery ? ETAG : method === 'post' ? POSITION : {}) };
    if (isJson && isQuery) answers[304] = NOT_MODIFIED;
  }
  for (const content of Object.values(operation.requestBody?.content ?? {})) describeBody(content, schemas);
  operation['x-refusals'] ??= refusalsIn(operation);
  const route = {
    refusals: operation['x-refusals'],
    isNegotiated: Object.values(answers).some(({ content = {} }) => Object.keys(content).length > 1),
    isPublic,
    isCommand: !isQuery,
    hasBody: operation.requestBody !== undefined,
    namesSomething: path.includes('{'),
  };
  for (const [status, problem] of Object.entries(problemsOf(route))) {
    if (!answers[status]?.content) answers[status] = problem;
  }
  if (operation.requestBody) operation[BODY_BYTES] ??= SMALL_BODY_BYTES;
  operation.parameters = [
    ...(operation.parameters ?? []).map((one) =>
      one.in === 'path' && PATH_PARAMETERS[one.name] ? { ...one, ...PATH_PARAMETERS[one.name] } : one,
    ),
    ACCEPT_LANGUAGE,
    ...(isQuery ? [IF_NONE_MATCH, ...(isPublic ? [] : [WAIT_FOR])] : []),
  ];
}

/** What its description lists after “Refusals:”. */
const refusalsIn = ({ description = '' }: Operation): readonly string[] =>
  description
    .split('Refusals:')
    .slice(1)
    .flatMap((listed) => listed.match(/[A-Z][A-Z_]*\.[A-Z][A-Z_]*/g) ?? []);

function describeJson(content: Content, schemas: Components): void {
  if (content.schema === undefined) return;
  content.example ??= exampleOf(content.schema, schemas);
}

/** What must be said, and what may be: ids of the second are made up. */
function describeBody(content: Content, schemas: Components): void {
  if (content.schema === undefined) return;
  const needed = exampleOf(content.schema, schemas, { requiredOnly: true });
  const whole = exampleOf(content.schema, schemas);
  content.examples = {
    needed: { summary: 'What must be said.', value: needed },
    whole: { summary: 'With everything that may be said; its ids are made up.', value: whole },
  };
}

function mayNameWorld(content: Content, schemas: Components): void {
  const marked = (schema: schemas.Schema): schemas.Schema =>
    schema.additionalProperties === false
      ? { ...schema, properties: { ...(schema.properties as object), world: WORLD } }
      : schema;
  if (content.schema === undefined) return;
  const { $ref = '' } = content.schema as { readonly $ref?: string };
  const name = $ref.split('/').at(-1)!;
  if (schemas[name]) schemas[name] = marked(schemas[name]);
  else content.schema = marked(content.schema);
}
