import { TestSamsyn, POLICE, type Handle } from '../support/test-samsyn';
import { documentOfInterface } from '../support/document-of-interface';
import type { Described } from '../support/problem-of-answer';
import { bodyOf, placesOf, type LeafSchema, type Place } from '../support/leaves-of';

jest.setTimeout(300_000);

type Schema = LeafSchema;
interface FieldError {
  readonly path: string;
  readonly rule: string;
  readonly title?: string;
  readonly allowed?: readonly string[];
  readonly min?: number | string;
  readonly max?: number | string;
}
interface Refusal {
  readonly code?: string;
  readonly errors?: readonly FieldError[];
  readonly details?: Readonly<Record<string, unknown>>;
  readonly items?: readonly { readonly problem?: Refusal }[];
}

const ID = '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const INVISIBLE = '\u200b\u2060\u00ad\u2800\u3164\u115f\uffa0\u00a0\u200f\u061c\ufeff\r\n \t';
const WIDE = '😀';
const SUPERVISOR = 'supervisor' as Handle;
/** Routes that others are not let in to, whatever they send. */
const FOR_SUPERVISORS = /^\/access\//;
/** Of the batch the items are asked, by the routes of the facts. */
const BATCH = '/operations/{operationId}/entries';
const pointer = (at: readonly string[]): string => `/${at.join('/')}`;

describe('a value that a route does not take', () => {
  let app: TestSamsyn;
  let document: Described;
  let places: readonly Place[];

  beforeAll(async () => {
    document = await documentOfInterface();
    app = await TestSamsyn.open();
    const supervisor = { branch: POLICE, role: 'supervisor', regions: [] };
    app.parts.directory.registerPerson(SUPERVISOR, supervisor, null);
    places = placesOf(document, [BATCH]);
    expect(places.length).toBeGreaterThan(100);
  });
  afterAll(() => app.close());

  const ask = async ({ path }: Place, body: object): Promise<readonly FieldError[]> => {
    const by = FOR_SUPERVISORS.test(path) ? SUPERVISOR : 'leader';
    const answer = await app.post<Refusal>(by, path.replaceAll(/\{\w+\}/g, ID), body);
    const { errors = [] } = answer.body;
    // Each says in a sentence what is expected, and leaves no place in it unfilled.
    for (const { title = '' } of errors) expect(title).toMatch(/^[0-9A-ZÅÄÖ`][^]*[.?!]$/);
    expect(errors.filter(({ title = '' }) => /\{(min|max|allowed)\}/.test(title))).toEqual([]);
    return errors;
  };
  /** What is wrong, of all routes, with the answer to one value at each of the leaves that are picked. */
  async function problems(
    pick: (schema: Schema) => unknown,
    isRight: (error: FieldError | undefined, schema: Schema) => boolean,
  ): Promise<{ readonly wrong: readonly string[]; readonly asked: number }> {
    const wrong: string[] = [];
    let asked = 0;
    for (const place of places) {
      const picked = place.leaves.flatMap((leaf) => {
        const value = pick(leaf.schema);
        return value === undefined ? [] : [{ ...leaf, value }];
      });
      if (picked.length === 0) continue;
      // Of a window both ends: one alone is no window.
      const others = picked.flatMap(({ at, value }) =>
        at.at(-2) === 'window' ? [[[...at.slice(0, -1), '1'], value] as const] : [],
      );
      const values = [...picked.map(({ at, value }) => [at, value] as const), ...others];
      const errors = await ask(place, bodyOf(values));
      for (const { at, schema } of picked) {
        asked += 1;
        const error = errors.find(({ path }) => path === pointer(at));
        if (!isRight(error, schema)) wrong.push(`${place.path} ${pointer(at)} ${JSON.stringify(error)}`);
      }
    }
    return { wrong, asked };
  }
  const isText = ({ type, maxLength, pattern, format, enum: codes }: Schema): boolean =>
    type === 'string' && typeof maxLength === 'number' && !pattern && !format && !codes;

  it('is answered, where a code is expected, with the codes that there are', async () => {
    const { wrong, asked } = await problems(
      ({ enum: codes }) => (codes ? 'no-such-code' : undefined),
      (error, { enum: codes }) =>
        error?.rule === 'code' && JSON.stringify(error.allowed) === JSON.stringify(codes),
    );
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(50);
  });

  it('is told, where none of the codes there are was given, which there are', async () => {
    const { wrong, asked } = await problems(
      // Of another type than any that a field can have.
      () => [[]],
      (error) => error === undefined || error.rule !== 'code' || (error.allowed ?? []).length > 0,
    );
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(200);
  });

  it('is, as a text, whatever shows nothing', async () => {
    const { wrong, asked } = await problems(
      (schema) => (isText(schema) ? INVISIBLE.slice(0, Number(schema['maxLength'])) : undefined),
      (error) => error?.rule === 'not-blank',
    );
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(100);
  });

  it('is a text of more code points than the document says, which says how many there may be', async () => {
    const { wrong } = await problems(
      (schema) => (isText(schema) ? WIDE.repeat(Number(schema['maxLength']) + 1) : undefined),
      (error, { maxLength }) => error?.rule === 'max-length' && error.max === maxLength,
    );
    expect(wrong).toEqual([]);
  });

  it('is not a text of that many, nor one with line breaks of another system', async () => {
    for (const text of [(max: number) => WIDE.repeat(max), () => 'a\r\nb']) {
      const { wrong } = await problems(
        (schema) => (isText(schema) ? text(Number(schema['maxLength'])) : undefined),
        (error) => error === undefined,
      );
      expect(wrong).toEqual([]);
    }
  });

  it('is answered, where a number is out of bounds, with the bounds', async () => {
    const numbers = await problems(
      ({ type, maximum }) => (type === 'integer' && maximum !== undefined ? Number(maximum) + 1 : undefined),
      (error, { minimum, maximum }) =>
        error?.rule === 'count-range' && error.min === minimum && error.max === maximum,
    );
    expect(numbers.wrong).toEqual([]);
    expect(numbers.asked).toBeGreaterThan(20);
  });

  it.each(['0000', '1999', '2200', '9999'])('is every moment and day of the year %s', async (year) => {
    const { wrong, asked } = await problems(
      ({ format }) =>
        format === 'date-time' ? `${year}-06-01T00:00:00Z` : format === 'date' ? `${year}-06-01` : undefined,
      (error) => error?.rule === 'year' && error.min === '2000' && error.max === '2199',
    );
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(60);
  });

  it('is every moment on the clock on the wall of such a year', async () => {
    const { wrong, asked } = await problems(
      ({ format, otherwise }) => (format === 'date-time' && otherwise ? '9999-06-01T17:00' : undefined),
      (error) => error?.rule === 'year',
    );
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(3);
  });

  it('is answered alike in a batch, for every fact', async () => {
    const operationId = await app.plan();
    const facts = places.flatMap(({ route: { operationId: name = '' }, leaves }) => {
      const does = /^record([A-Z]\w+)$/.exec(name)?.[1];
      const texts = leaves.filter(({ schema }) => isText(schema));
      return does === undefined || texts.length === 0 ? [] : [{ does, texts }];
    });
    const items = facts.map(({ does, texts }, index) => ({
      ...bodyOf(texts.map(({ at }) => [at, INVISIBLE] as const)),
      ...{ key: `k${index}`, does },
    }));
    const { body } = await app.post<Refusal>('leader', `/operations/${operationId}/entries`, { items });
    let asked = 0;
    facts.forEach(({ does, texts }, index) => {
      const { errors = [] } = body.items?.[index]?.problem ?? {};
      // What is no fact of conduct or encounter has no place in a batch.
      if (errors.some(({ path }) => path === '/does')) return;
      for (const { at } of texts) {
        asked += 1;
        const rules = errors.filter(({ path }) => path === pointer(at)).map(({ rule }) => rule);
        expect({ does, at, rules }).toEqual({ does, at, rules: ['not-blank'] });
      }
    });
    expect(asked).toBeGreaterThan(20);
  });

  it('is told which way round it goes, where person and text stand in each other’s place', async () => {
    const url = `/operations/${await app.plan()}/roles`;
    const reversed = await app.post<Refusal>('leader', url, { roles: { conversation: 'coordB' } });
    expect([reversed.status, reversed.body.code]).toEqual([400, 'PLAN.ROLES_REVERSED']);
    const { body } = await app.post<Refusal>('leader', url, { roles: { 'talks first': 'coordB' } });
    expect(body.errors).toMatchObject([{ path: '/roles', rule: 'map-key' }]);
    expect(body.errors?.[0]?.title).toContain('{ "id": "text" }');
    const right = await app.post('leader', url, { roles: { coordB: 'conversation' } });
    expect(right.status).toBe(201);
  });

  it('is named, where nobody or no branch is called so', async () => {
    const operationId = await app.plan();
    const encounter = await app.encounter(operationId);
    const named: string[] = [];
    const unnamed: string[] = [];
    for (const { path, route, leaves } of places) {
      const naming = leaves.filter(
        ({ schema: { pattern, enum: codes } }) =>
          codes === undefined &&
          /^\^\[(A-Za-z0-9|a-z0-9\]\+\(\?:-\[a-z0-9\]\+\)\*\\\/)/.test(String(pattern)),
      );
      const example = (route.requestBody?.content['application/json'] as { example?: object } | undefined)
        ?.example;
      for (const { at, schema } of naming) {
        const value = String(schema['pattern']).includes('\\/')
          ? 'no-such-agency/no-such-branch'
          : 'nobody-here';
        const url = path
          .replace('{operationId}', operationId)
          .replace('{encounterId}', encounter)
          .replaceAll(/\{\w+\}/g, ID);
        const body = { ...structuredClone(example ?? {}), ...bodyOf([[at, value]]) };
        for (const who of ['leader', 'coordB'] as const) {
          const { body: refusal } = await app.post<Refusal>(who, url, body);
          if (!['PERSON.UNKNOWN', 'IDENTITY.BRANCH_UNKNOWN'].includes(refusal.code ?? '')) continue;
          const isNamed = JSON.stringify(refusal.details ?? {}).includes(value);
          (isNamed ? named : unnamed).push(`${path} ${pointer(at)}`);
        }
      }
    }
    expect(unnamed).toEqual([]);
    expect(new Set(named).size).toBeGreaterThan(8);
  });
});
