import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { problemTitles } from '../problems/problem-titles';
import { applyDocumentation, REQUIRED_MEMBERS } from './documented';

/** Problem answers that an operation may give, by what kind of operation it is. */
const PROBLEMS: readonly { status: number; description: string; applies: (of: Operation) => boolean }[] = [
  {
    status: 400,
    description: 'The request is not valid; `errors` names fields and rules.',
    applies: () => true,
  },
  { status: 401, description: 'No token, or one that does not hold.', applies: ({ isPublic }) => !isPublic },
  { status: 403, description: 'The acting person may not do this.', applies: ({ isPublic }) => !isPublic },
  {
    status: 404,
    description: 'It does not exist, or the caller may not know of it: the answer is the same.',
    applies: ({ path }) => path.includes('{'),
  },
  {
    status: 409,
    description: 'A rule or an earlier fact stands against it.',
    applies: ({ isCommand }) => isCommand,
  },
  { status: 412, description: 'If-Match names another version.', applies: ({ isCommand }) => isCommand },
  { status: 503, description: 'The store cannot answer; nothing was written.', applies: () => true },
];

interface Operation {
  readonly path: string;
  readonly isCommand: boolean;
  readonly isPublic: boolean;
}

interface OperationObject {
  parameters?: unknown[];
  responses?: Record<string, unknown>;
  security?: readonly unknown[];
}

const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'RFC 9457. `code` is stable, `title` is for people and follows Accept-Language.',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri', examples: ['urn:samsyn:problem:REQUEST.INVALID'] },
    title: { type: 'string', examples: ['Uppgifterna i anropet är inte giltiga.'] },
    status: { type: 'integer', examples: [400] },
    code: { type: 'string', examples: ['REQUEST.INVALID'] },
    details: { type: 'object', additionalProperties: true },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'rule'],
        properties: {
          path: { type: 'string', description: 'JSON Pointer (RFC 6901)', examples: ['/window/1'] },
          rule: { type: 'string', examples: ['window-order'] },
        },
      },
    },
  },
};

const ACCEPT_LANGUAGE = {
  name: 'Accept-Language',
  in: 'header',
  required: false,
  description: 'Language of titles and documents. Swedish where it names neither.',
  schema: { type: 'string', examples: ['sv', 'en'] },
};

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

const DESCRIPTION = [
  'Samsyn keeps what was planned, done and learnt in joint operations, and shows each agency what it may see.',
  '',
  'Who acts comes from the bearer token alone. Moments are RFC 3339 with an offset. Problems are RFC 9457 with a',
  'stable `code`; the codes and their titles are listed under `x-problem-codes`.',
].join('\n');

/**
 * The OpenAPI 3.1 document of the application. @nestjs/swagger is loaded here and nowhere else; the caller keeps the
 * result, since building takes some hundred milliseconds.
 */
export async function openApiDocument(app: INestApplication, version = '0.1.0'): Promise<OpenAPIObject> {
  const api = await import('@nestjs/swagger');
  applyDocumentation(api);
  const description = new api.DocumentBuilder()
    .setTitle('Samsyn')
    .setVersion(version)
    .setDescription(DESCRIPTION)
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT (RFC 9068)' }, 'token')
    .addSecurityRequirements('token')
    .build();
  const document = api.SwaggerModule.createDocument(app, description, { autoTagControllers: false });
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = methods[method] as OperationObject | undefined;
      if (operation) describeProblems(operation, path, method !== 'get');
    }
  }
  const schemas = { ...withRequiredMembers(document.components?.schemas ?? {}), Problem: PROBLEM_SCHEMA };
  return {
    ...document,
    components: { ...document.components, schemas },
    'x-problem-codes': problemTitles(),
  } as OpenAPIObject;
}

const withRequiredMembers = (schemas: object): object =>
  JSON.parse(JSON.stringify(schemas).replaceAll(`"${REQUIRED_MEMBERS}":`, '"required":')) as object;

function describeProblems(operation: OperationObject, path: string, isCommand: boolean): void {
  const of = { path, isCommand, isPublic: operation.security?.length === 0 };
  const responses = (operation.responses ??= {});
  for (const { status, description, applies } of PROBLEMS) {
    if (!applies(of)) continue;
    responses[status] ??= {
      description,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  operation.parameters = [...(operation.parameters ?? []), ACCEPT_LANGUAGE];
}
