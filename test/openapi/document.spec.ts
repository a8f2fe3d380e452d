import { documentOfInterface } from '../support/document-of-interface';
import {
  DescribedSchemas,
  problemOf,
  nameIn,
  type Content,
  type Described,
  type DescribedRoute,
} from '../support/problem-of-answer';

jest.setTimeout(60_000);

interface Place {
  readonly about: string;
  readonly path: string;
  readonly method: string;
  readonly route: DescribedRoute;
}
type Schema = Readonly<Record<string, unknown>>;

const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';
/** What each problem answer is for stands in libs/web; these a caller meets on every route that asks who she is. */
const OF_EVERY_ROUTE = ['400', '500', '503'];
const OF_A_PERSON = ['401', '403'];

describe('The document of the interface', () => {
  let document: Described;
  let schemas: DescribedSchemas;
  let places: Place[] = [];

  const resolved = (schema: Schema): Schema =>
    typeof schema['$ref'] === 'string' ? document.components.schemas[nameIn(schema['$ref'])]! : schema;
  const bodyOf = ({ requestBody }: DescribedRoute) => requestBody?.content[JSON_TYPE];
  const answersOf = ({ responses }: DescribedRoute) =>
    Object.entries(responses).filter(([status]) => status.startsWith('2'));
  /** What of all places is otherwise: names them, so that one look tells what to mend. */
  const none = (problems: readonly (string | undefined)[]) => expect(problems.filter(Boolean)).toEqual([]);

  beforeAll(async () => {
    document = await documentOfInterface();
    schemas = await DescribedSchemas.of(document);
    places = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => ({
        about: `${method.toUpperCase()} ${path}`,
        ...{ path, method, route },
      })),
    );
    expect(places.length).toBeGreaterThan(200);
  });

  it('says of every route what it does and who may call it', () => {
    none(
      places.flatMap(({ about, route: { summary, description } }) => [
        /\S.*\.$/.test(summary ?? '') ? undefined : `${about}: no summary`,
        /Who may: \S/.test(description ?? '') ? undefined : `${about}: not who may`,
      ]),
    );
  });

  it('puts every route under one or two tags of the list, and says in a sentence what each tag is', () => {
    const known = new Map(document.tags.map(({ name, description }) => [name, description]));
    const used = new Set(places.flatMap(({ route }) => route.tags ?? []));
    none([...known].map(([name, words]) => (/^\S.*\.$/.test(words ?? '') ? undefined : name)));
    expect([...used].sort()).toEqual([...known.keys()].sort());
    none(
      places.map(({ about, route: { tags = [] } }) => (/^[12]$/.test(`${tags.length}`) ? undefined : about)),
    );
  });

  it('names every route by an id of its own that was chosen for it', () => {
    const ids = places.map(({ route }) => route.operationId ?? '');
    none(ids.map((id) => (/^[a-z]+([A-Z][a-z]*)+$/.test(id) ? undefined : id)));
    expect([...ids].sort()).toEqual([...new Set(ids)].sort());
  });

  it('describes every parameter', () => {
    none(
      places.flatMap(({ about, path, route: { parameters = [] } }) => [
        ...parameters.map(({ name, description, schema }) =>
          description && schema && Object.keys(schema).length > 0 ? undefined : `${about}: ${name}`,
        ),
        ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) =>
          parameters.some((one) => one.in === 'path' && one.name === name) ? undefined : `${about}: ${name}`,
        ),
      ]),
    );
  });

  it('describes every field of every body, and those within', () => {
    const viewed = new Set<Schema>();
    const undescribed = (schema: Schema, about: string): string[] => {
      const whole = resolved(schema);
      if (viewed.has(whole)) return [];
      viewed.add(whole);
      const fields = Object.entries((whole['properties'] ?? {}) as Record<string, Schema>);
      return fields.flatMap(([name, field]) => {
        const within = [field, field['items'], ...((field['allOf'] ?? []) as Schema[])] as (
          Schema | undefined
        )[];
        return [
          ...(field['description'] ? [] : [`${about}/${name}`]),
          ...within.flatMap((one) => (one?.['$ref'] ? undescribed(one, `${about}/${name}`) : [])),
        ];
      });
    };
    none(places.flatMap(({ about, route }) => undescribed((bodyOf(route)?.schema as Schema) ?? {}, about)));
  });

  it('describes every member of every answer', () => {
    const answered = Object.entries(document.components.schemas).filter(
      ([name]) => !/(Dto|Facts)$/.test(name) && name !== 'OperationKind',
    );
    const undescribed = (value: unknown, about: string): string[] => {
      if (typeof value !== 'object' || value === null) return [];
      const schema = value as Schema;
      const members = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
      return [
        ...members.flatMap(([name, member]) => [
          ...(member['description'] || member['$ref'] || member['type'] === 'object'
            ? []
            : [`${about}/${name}`]),
          ...undescribed(member, `${about}/${name}`),
        ]),
        ...undescribed(schema['items'], `${about}/*`),
      ];
    };
    none(answered.flatMap(([name, schema]) => undescribed(schema, name)));
  });

  it('closes every answer of fixed shape', () => {
    const OPEN = ['StatisticsRow', 'OperationKind', 'LabelledTextDto'];
    none(
      Object.entries(document.components.schemas).map(([name, schema]) =>
        /Dto$/.test(name) ||
        OPEN.includes(name) ||
        schema['type'] !== 'object' ||
        schema['additionalProperties'] === false
          ? undefined
          : name,
      ),
    );
  });

  it('has a schema and an example that fits for what every route takes and answers', () => {
    none(
      places.flatMap(({ about, route }) => {
        const contents = answersOf(route).flatMap(([status, { content = {} }]) => {
          const found = Object.entries(content);
          return found.length > 0
            ? found.map(([type, one]) => ({ at: `${status} ${type}`, one }))
            : [{ at: status, one: {} }];
        });
        const body = bodyOf(route);
        const listed = Object.entries(body?.examples ?? (body ? { none: {} } : {}));
        const bodies = listed.map(([name, { value }]) => ({
          at: `body ${name}`,
          one: { schema: body?.schema, example: value },
        }));
        const all = [...contents, ...bodies];
        if (contents.length === 0) return [`${about}: no answer`];
        return all.map(({ at, one: { schema, example } }: { at: string; one: Content }) => {
          if (!schema) return `${about} ${at}: no schema`;
          if (example === undefined) return `${about} ${at}: no example`;
          const problem = schemas.problem(schema, example);
          return problem && `${about} ${at}: ${problem}`;
        });
      }),
    );
  });

  it('gives no example of a part that does not fit the part', () => {
    const problemsIn = (value: unknown, about: string): (string | undefined)[] => {
      if (typeof value !== 'object' || value === null) return [];
      if (Array.isArray(value)) return value.flatMap((one, index) => problemsIn(one, `${about}/${index}`));
      const { example, ...schema } = value as Schema;
      const problem = example === undefined ? undefined : schemas.problem(schema, example);
      const parts = [
        ...Object.entries(schema['properties'] ?? {}),
        ...['items', 'additionalProperties', 'anyOf', 'oneOf', 'allOf'].map(
          (word) => [word, schema[word]] as const,
        ),
      ];
      return [
        problem && `${about}: ${problem}`,
        ...parts.flatMap(([name, part]) => problemsIn(part, `${about}/${name}`)),
      ];
    };
    none(Object.entries(document.components.schemas).flatMap(([name, schema]) => problemsIn(schema, name)));
  });

  it('describes the problems of every route, with examples that fit and codes that are listed', () => {
    const codes = Object.keys(document['x-problem-codes']);
    const problems = Object.entries(document.components.responses);
    none(
      problems.map(([name, { content }]) => {
        const { schema, example } = content?.[PROBLEM_TYPE] ?? {};
        if (!schema || !example) return name;
        const { code } = example as { code: string };
        return schemas.problem(schema, example) ?? (codes.includes(code) ? undefined : `${name}: ${code}`);
      }),
    );
    none(
      places.flatMap(({ about, route }) => {
        const { responses, security } = route as DescribedRoute & { security?: readonly unknown[] };
        const expected = [...OF_EVERY_ROUTE, ...(security?.length === 0 ? [] : OF_A_PERSON)];
        const refusals = (route as unknown as { 'x-refusals': readonly string[] })['x-refusals'];
        return [
          ...expected.map((status) => (responses[status] ? undefined : `${about}: ${status}`)),
          ...refusals.map((code) => (codes.includes(code) ? undefined : `${about}: ${code}`)),
        ];
      }),
    );
  });

  it('explains every rule that a field may break', () => {
    const { rule } = document.components.schemas['FieldError']!['properties'] as { rule: Schema };
    expect(rule['enum']).toEqual(Object.keys(document['x-field-rules']));
    for (const code of rule['enum'] as string[]) expect(rule['description']).toContain(`\`${code}\``);
  });

  it('says what facts every type of entry may hold', () => {
    const byType = document.components.schemas['Entry']!['x-facts-of-type'] as Record<string, string>;
    expect(Object.keys(byType).length).toBeGreaterThan(120);
    none(
      Object.entries(byType).map(([type, ref]) =>
        document.components.schemas[nameIn(ref)] ? undefined : type,
      ),
    );
    for (const $ref of Object.values(byType)) expect(schemas.problem({ $ref }, {})).toBeUndefined();
  });

  it('is what every answer is held against, by route and place', () => {
    const answer = (about: object) =>
      problemOf(
        {
          ...{
            method: 'GET',
            url: '/operations/:operationId/head-count',
            status: 200,
            type: JSON_TYPE,
            body: '{}',
          },
          ...about,
        },
        document,
        schemas,
      );
    const sites = [{ site: 's1', inside: '2', most: 2, roles: [] }];
    const whole = {
      operation: '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42',
      at: '2026-11-19T18:40:00.000Z',
      sites: [],
    };
    const recorded = (body: object) => answer({ body: JSON.stringify(body) });
    expect(recorded(whole)).toBeUndefined();
    expect(recorded({ ...whole, sites })).toContain(
      'GET /operations/{operationId}/head-count 200: /sites/0/inside',
    );
    expect(recorded({ ...whole, secret: 1 })).toContain('secret');
    expect(answer({})).toContain('operation');
    expect(answer({ url: '/operations/:operationId/heads' })).toContain('the route is not described');
    expect(answer({ status: 202 })).toContain('this status is not described');
    expect(answer({ type: 'text/html' })).toContain('text/html is not described');
    const entry = { ...(document.components.schemas['Entry']!['example'] as object), facts: { site: 1 } };
    const history = { url: '/operations/:operationId/history', body: JSON.stringify({ entries: [entry] }) };
    expect(answer(history)).toContain('/entries/0 SiteSecured facts /site');
  });
});
