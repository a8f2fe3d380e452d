import type { ArgumentMetadata } from '@nestjs/common';
import fc from 'fast-check';
import {
  BranchCode,
  Code,
  Count,
  FactDto,
  Flag,
  Instant,
  items,
  LabelledText,
  LabelledTextDto,
  ListOf,
  LocalDate,
  Nested,
  NestedList,
  PersonHandle,
  Slug,
  Text,
  TextByHandle,
  validationPipe,
  Window,
} from '..';
import { compiledDto } from './compiled-dto';
import { interpretedValidationPipe } from './validation';

class PlaceDto {
  @Text({ max: 6 }) street: string;
  @Count({ min: 1, max: 9, optional: true }) floor?: number;
}
class EveryFieldDto extends FactDto {
  @Text({ max: 5 }) text: string;
  @Count({ min: 0, max: 3, optional: true }) count = 1;
  @Code(['high', 'low'], { optional: true }) level?: string;
  @Flag({ optional: true }) flag?: boolean;
  @Window({ optional: true }) window?: [string, string];
  @LocalDate({ optional: true }) day?: string;
  @Slug({ optional: true }) area?: string;
  @PersonHandle({ optional: true }) who?: string;
  @BranchCode({ optional: true }) branch?: string;
  @ListOf(items.codes(['a', 'b']), { max: 2, optional: true }) codes?: string[];
  @TextByHandle({ max: 5, maxEntries: 2, optional: true }) roles?: Record<string, string>;
  @LabelledText({ max: 5, optional: true }) secret?: LabelledTextDto;
  @Nested(() => PlaceDto, { optional: true }) place?: PlaceDto;
  @NestedList(() => PlaceDto, { max: 2, optional: true }) places?: PlaceDto[];
  @Instant({ optional: true }) until?: string;
}

class UndecoratedDto {
  @Text({ max: 5 }) text: string;
  more = 1;
}

const metadata: ArgumentMetadata = { type: 'body', metatype: EveryFieldDto };
const place = { street: 'gatan', floor: 2 };
const GOOD: Readonly<Record<string, readonly unknown[]>> = {
  text: ['a', 'åäö'],
  count: [0, 3],
  level: ['high'],
  flag: [false],
  window: [['2026-11-19T19:00:00+01:00', '2026-11-19T19:00:00Z']],
  day: ['2024-02-29'],
  area: ['working-hours'],
  who: ['coordB'],
  branch: ['police/border-police'],
  codes: [['a'], ['b', 'a']],
  roles: [{ coordB: 'talks' }],
  secret: [{ value: 'x' }, { value: 'x', label: 'tax' }, { value: 'x', label: ['tax', 'identity'] }],
  place: [place],
  places: [[place], [place, { street: 'x' }]],
  until: ['2026-03-29T02:30:00+01:00'],
  occurredAt: ['2026-11-19t15:20:00z'],
};
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, '', 'x', [], {}, [null], [[]], { value: 1 }, -1, 1.5, 'a'.repeat(99), [
    place,
    3,
  ]),
  fc.jsonValue(),
);
const fieldNamed = (name: string): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...(GOOD[name] ?? [0])) }, { weight: 1, arbitrary: odd });
const bodies = fc
  .subarray([...Object.keys(GOOD), 'unheardOf'])
  .map((names) => ['text', ...names])
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, fieldNamed(name)]))));

const outcomeOf = (
  pipe: { transform(value: unknown, of: ArgumentMetadata): Promise<unknown> },
  body: object,
) =>
  pipe.transform(structuredClone(body), metadata).then(
    (taken) => ({ taken }),
    (error: unknown) => ({ refused: error }),
  );

describe('a compiled DTO', () => {
  it('takes and refuses what class-validator does, and makes the same of it', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const slow = await outcomeOf(interpretedValidationPipe(), body);
        expect(await outcomeOf(validationPipe(), body)).toEqual(slow);
        const fast = compiledDto(EveryFieldDto)!.read(structuredClone(body));
        expect(fast !== undefined).toBe('taken' in slow);
        if (fast === undefined) return;
        taken += 1;
        expect(fast).toBeInstanceOf(EveryFieldDto);
        expect({ taken: fast }).toStrictEqual(slow);
      }),
      { numRuns: 600 },
    );
    expect(taken).toBeGreaterThan(50);
  });

  it('is left to the libraries where a field has no rule of ours', () => {
    expect(compiledDto(UndecoratedDto)).toBeUndefined();
    expect(compiledDto(class {})).toBeUndefined();
  });
});
