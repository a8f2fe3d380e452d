import { schemaOf } from '@samsyn/event-store';
import { compiledDto, HttpProblem, interpretedValidationPipe, validationPipe } from '@samsyn/web';
import { getMetadataStorage } from 'class-validator';
import fc from 'fast-check';
import { eventRegistry } from './event-registry';
import './samsyn.module';

type Dto = new () => object;

/** Every class that has a rule of class-validator and can be made: the bodies and queries of all services. */
function everyDto(): Dto[] {
  const storage = getMetadataStorage() as unknown as { validationMetadatas: ReadonlyMap<Dto, unknown> };
  return [...storage.validationMetadatas.keys()];
}

const codesIn = (schema: unknown): unknown[] =>
  typeof schema !== 'object' || schema === null
    ? []
    : [...('const' in schema ? [schema.const] : []), ...Object.values(schema).flatMap(codesIn)];
const CODES = [
  ...new Set(
    eventRegistry()
      .all()
      .flatMap(({ fields }) => codesIn(schemaOf(fields))),
  ),
];
const UUID = '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const AT = '2026-11-19T19:00:00+01:00';
const SINGLE: readonly unknown[] = [
  ...[
    'text',
    'coordB',
    'police/border-police',
    'syd',
    UUID,
    AT,
    '2026-11-19',
    '08:00',
    '',
    ' ',
    'a'.repeat(20_000),
  ],
  ...[
    0,
    1,
    7,
    -1,
    1.5,
    1e9,
    '3',
    true,
    false,
    null,
    { value: 'x' },
    { value: 'x', label: 'tax' },
    { value: 1 },
  ],
  ...[{}, { coordB: 'talks' }, { entry: UUID, field: 'detail' }, [AT, '2026-11-19T23:00:00+01:00'], [], [[]]],
  ...CODES,
];
const POOL: readonly unknown[] = [...SINGLE, ...SINGLE.map((value) => [value])];

const slow = interpretedValidationPipe();
const quick = validationPipe();
const outcome = async (pipe: typeof slow, metatype: Dto, body: object) =>
  pipe.transform(structuredClone(body), { type: 'body', metatype }).then(
    (taken: unknown) => ({ taken }),
    (error: unknown) => ({ errors: error instanceof HttpProblem ? error.extras.errors : error }),
  );

/** What the libraries take for a field, whatever the others say. */
async function takenBy(dto: Dto, key: string): Promise<unknown[]> {
  const taken: unknown[] = [];
  for (const value of POOL) {
    const slowOutcome = await outcome(slow, dto, { [key]: value });
    const errors =
      'errors' in slowOutcome && Array.isArray(slowOutcome.errors)
        ? (slowOutcome.errors as { path: string }[])
        : [];
    if (!errors.some(({ path }) => path === `/${key}` || path.startsWith(`/${key}/`))) taken.push(value);
  }
  return taken;
}

describe('the compiled form of every DTO', () => {
  const dtos = everyDto();

  it('exists', () => {
    expect(dtos.length).toBeGreaterThan(50);
    expect(dtos.filter((dto) => !compiledDto(dto)).map(({ name }) => name)).toEqual([]);
  });

  it.each(dtos.map((dto) => [dto.name, dto] as const))(
    'of %s decides as class-validator does',
    async (_, dto) => {
      const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
      const keys = [...new Set(rules.map(({ propertyName }) => propertyName))];
      const good = new Map<string, fc.Arbitrary<unknown>>();
      for (const key of keys) {
        const taken = await takenBy(dto, key);
        const odd = fc.constantFrom(...POOL);
        good.set(
          key,
          taken.length === 0
            ? odd
            : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...taken) }, { weight: 1, arbitrary: odd }),
        );
      }
      const bodies = fc.record(Object.fromEntries(good), { requiredKeys: [] });
      await fc.assert(
        fc.asyncProperty(bodies, fc.boolean(), async (body, isWhole) => {
          const asked = isWhole ? body : { ...body, unheardOf: 1 };
          const expected = await outcome(slow, dto, asked);
          expect(await outcome(quick, dto, asked)).toStrictEqual(expected);
          expect(compiledDto(dto)?.read(structuredClone(asked)) !== undefined).toBe('taken' in expected);
        }),
        { numRuns: 25 },
      );
    },
  );
});
