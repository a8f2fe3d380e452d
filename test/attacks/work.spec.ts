import { WorkCounter } from '../support/work-of';
import { TestSamsyn, POLICE, type Handle } from '../support/test-samsyn';
import { registerAdministrators } from '../support/administrators';
import { documentOfInterface } from '../support/document-of-interface';
import { nameIn, type Described, type DescribedRoute } from '../support/problem-of-answer';
import { bodyOf, leavesOf, type LeafSchema } from '../support/leaves-of';

jest.setTimeout(900_000);

const ID = '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const ADMINISTRATOR = 'admin' as Handle;
const SUPERVISOR = 'supervisor' as Handle;
/** Members or items, and four times as many: both below what a body may have together. */
const [FEW, MANY] = [120, 480];
/** Four times the body, and what a request costs that does not grow. */
const MOST_TIMES = 5;
/** Where a rule begins to count only in the longer body: steps for each of its bytes. */
const STEPS_A_BYTE = 8;

type At = readonly string[];
type Grow = (size: number) => object;
interface Case {
  readonly method: 'post' | 'put';
  readonly path: string;
  readonly kind: string;
  readonly body: Grow;
}

const members = (size: number): object =>
  Object.fromEntries(Array.from({ length: size }, (_, index) => [`unknown${index}`, index]));

interface Composed {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, LeafSchema>>;
  readonly items?: LeafSchema;
  readonly oneOf?: readonly LeafSchema[];
  readonly allOf?: readonly LeafSchema[];
}

/** Every place of a body where an object, a list or a map may stand, however deep. */
function placesIn(document: Described, schema: LeafSchema, at: At = []): { at: At; schema: LeafSchema }[] {
  const { $ref, properties = {}, items, oneOf = [], allOf = [] } = schema as Composed;
  if ($ref) return placesIn(document, document.components.schemas[nameIn($ref)]!, at);
  return [
    { at, schema },
    ...[...allOf, ...oneOf].flatMap((one) => placesIn(document, one, at)),
    ...Object.entries(properties).flatMap(([name, inner]) => placesIn(document, inner, [...at, name])),
    ...(items ? placesIn(document, items, [...at, '0']) : []),
  ];
}

const put = (at: At, value: unknown): object => (at.length === 0 ? (value as object) : bodyOf([[at, value]]));

/** The worst bodies of each kind that the schema of a route lets one think of. */
function bodiesFor(document: Described, schema: LeafSchema): readonly (readonly [string, Grow])[] {
  const places = placesIn(document, schema);
  const leaves = leavesOf(document, schema).map(({ at }) => at);
  const wrong = (size: number) => bodyOf(leaves.map((at) => [at, '~'.repeat(size)] as const));
  const found: (readonly [string, Grow])[] = [
    ['long strings', (size) => wrong(size * 8)],
    ['nested objects in a list', (size) => ({ a: Array(size).fill({ b: { c: [] } }) })],
  ];
  for (const { at, schema: here } of places) {
    const where = `/${at.join('/')}`;
    const { properties, items, additionalProperties } = here as Record<string, LeafSchema | undefined>;
    if (properties || typeof additionalProperties === 'object')
      found.push([`unknown members at ${where}`, (size) => put(at, members(size))]);
    if (items) {
      const item = wrongItem(document, items);
      found.push([`wrong items at ${where}`, (size) => put(at, Array<unknown>(size).fill(item))]);
      found.push([
        `numbers at ${where}`,
        (size) =>
          put(
            at,
            Array.from({ length: size }, (_, n) => n),
          ),
      ]);
    }
  }
  const viewed = new Set<string>();
  return found.filter(([kind]) => !viewed.has(kind) && viewed.add(kind));
}

function wrongItem(document: Described, schema: LeafSchema): unknown {
  const leaves = leavesOf(document, schema);
  if (leaves.length === 1 && leaves[0]!.at.length === 0) return '~';
  return { ...bodyOf(leaves.slice(0, 8).map(({ at }) => [at, '~'] as const)), unknown: 1 };
}

function casesOf(document: Described): readonly Case[] {
  return Object.entries(document.paths).flatMap(([path, routes]) =>
    (['post', 'put'] as const).flatMap((method) => {
      const content = (routes as Record<string, DescribedRoute | undefined>)[method]?.requestBody?.content;
      const schema = (content?.['application/json'] as { schema: LeafSchema } | undefined)?.schema;
      if (!schema) return [];
      return bodiesFor(document, schema).map(([kind, body]) => ({ method, path, kind, body }));
    }),
  );
}

/**
 * What a request costs grows with its body and no faster, on every route that takes one. Steps are counted and not
 * seconds, so that the answer is the same on every machine.
 */
describe('the work that a body makes', () => {
  const counter = WorkCounter.running;
  let app: TestSamsyn;

  beforeAll(async () => {
    app = await TestSamsyn.open();
    registerAdministrators(app.parts.directory);
    const supervisor = { branch: POLICE, role: SUPERVISOR, regions: [] };
    app.parts.directory.registerPerson(SUPERVISOR, supervisor, null);
  });
  afterAll(async () => {
    counter.stop();
    await app.close();
  });

  const ask = ({ method, path }: Case, handle: Handle, body: object) =>
    app[method](handle, path.replaceAll(/\{\w+\}/g, ID), body);

  /** Whoever gets as far as the check of the body. */
  async function callerOf(one: Case): Promise<Handle | undefined> {
    const handles: readonly Handle[] = ['leader', 'coordB', 'shelter', 'facilitator', 'work'];
    for (const handle of [...handles, SUPERVISOR, ADMINISTRATOR]) {
      const { body } = await ask(one, handle, { ...members(1) });
      if (body.code === 'REQUEST.INVALID') return handle;
    }
    return undefined;
  }

  it('is at most in proportion to it, whatever the body holds', async () => {
    const cases = casesOf(await documentOfInterface());
    const callers = new Map<string, { readonly caller: Handle | undefined; readonly base: number }>();
    const problems: string[] = [];
    for (const one of cases) {
      const route = `${one.method} ${one.path}`;
      if (!callers.has(route)) {
        const caller = await callerOf(one);
        const least = () => ask(one, caller ?? 'leader', members(1));
        await counter.of(least);
        const base = await counter.of(least);
        callers.set(route, { caller, base });
      }
      const { caller, base } = callers.get(route)!;
      if (!caller) continue;
      const cost = (size: number) => counter.of(() => ask(one, caller, one.body(size)));
      const [few, many] = [await cost(FEW), await cost(MANY)];
      const linear = STEPS_A_BYTE * JSON.stringify(one.body(MANY)).length;
      if (many - base > Math.max(MOST_TIMES * (few - base), linear))
        problems.push(`${route}, ${one.kind}: ${base}, ${few}, ${many} steps`);
    }
    expect(problems).toEqual([]);
    expect([...callers].filter(([, { caller }]) => !caller)).toEqual([]);
    expect(callers.size).toBeGreaterThan(150);
    expect(cases.length).toBeGreaterThan(3 * callers.size);
  });
});
