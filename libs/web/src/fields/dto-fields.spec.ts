import 'reflect-metadata';
import fc from 'fast-check';
import {
  BranchCode,
  Code,
  Count,
  Flag,
  Instant,
  items,
  LabelledText,
  LabelledTextDto,
  ListOf,
  LocalDate,
  LocalTime,
  PersonHandle,
  Slug,
  Text,
  TextByHandle,
  UuidField,
  validationPipe,
  Window,
  HttpProblem,
} from '..';

class Dto {
  @Text({ max: 5, optional: true }) text?: string;
  @Instant({ optional: true }) at?: string;
  @Window({ optional: true }) window?: [string, string];
  @LocalDate({ optional: true }) day?: string;
  @LocalTime({ optional: true }) time?: string;
  @Code(['low', 'high'], { optional: true }) level?: string;
  @Slug({ optional: true }) area?: string;
  @Count({ min: 0, max: 9, optional: true }) count?: number;
  @Flag({ optional: true }) flag?: boolean;
  @UuidField({ optional: true }) id?: string;
  @PersonHandle({ optional: true }) who?: string;
  @BranchCode({ optional: true }) branch?: string;
  @ListOf(items.codes(['a', 'b']), { max: 2, optional: true }) codes?: string[];
  @ListOf(items.texts(3), { min: 0, max: 2, unique: false, optional: true }) texts?: string[];
  @TextByHandle({ max: 5, maxEntries: 2, optional: true }) roles?: Record<string, string>;
  @LabelledText({ max: 5, optional: true }) secret?: LabelledTextDto;
}

const pipe = validationPipe();
const check = async (body: object): Promise<{ dto?: Dto; errors?: string[] }> => {
  try {
    return { dto: (await pipe.transform(body, { type: 'body', metatype: Dto })) as Dto };
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    return { errors: error.extras.errors?.map(({ path, rule }) => `${path} ${rule}`) };
  }
};

describe('fields', () => {
  it.each([
    [{ text: 'å\n\tö' }],
    [{ text: ' a ' }],
    [{ text: 'a\r\nb' }, { text: 'a\nb' }],
    [{ texts: ['\r\nx'] }, { texts: ['\nx'] }],
    [{ secret: 'a\r\nb' }, { secret: { value: 'a\nb', label: [] } }],
    [{ roles: { coordB: 'a\r\nb' } }, { roles: { coordB: 'a\nb' } }],
    [{ text: '😀😀😀😀😀' }],
    [{ at: '2024-02-29T23:59:59.123456789Z' }, { at: '2024-02-29T23:59:59.123Z' }],
    [{ at: '2026-03-29T02:30:00+01:00' }, { at: '2026-03-29T01:30:00.000Z' }],
    [{ at: '2026-11-19t15:20:00z' }, { at: '2026-11-19T15:20:00.000Z' }],
    [
      { window: ['2026-11-19T19:00:00+01:00', '2026-11-19T19:00:00Z'] },
      { window: ['2026-11-19T18:00:00.000Z', '2026-11-19T19:00:00.000Z'] },
    ],
    [{ day: '2024-02-29', time: '23:59' }],
    [{ level: 'high', area: 'working-hours', count: 0, flag: false }],
    [{ id: '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42', who: 'coordB', branch: 'police/border-police' }],
    [{ codes: ['b', 'a'], texts: [], roles: { coordB: 'talks' } }],
    [{ secret: { value: 'x' } }, { secret: { value: 'x', label: [] } }],
    [{ secret: 'x' }, { secret: { value: 'x', label: [] } }],
    [{ secret: { value: 'x', label: [] } }],
    [{ secret: { value: 'x', label: 'tax' } }, { secret: { value: 'x', label: ['tax'] } }],
    [{ secret: { value: 'x', label: ['tax', 'identity'] } }],
  ] as [object, object?][])('takes %j', async (body, canonical = body) => {
    const { dto, errors } = await check(body);
    expect(errors).toBeUndefined();
    expect(JSON.parse(JSON.stringify(dto))).toEqual(canonical);
  });

  it.each([
    [{ text: '' }, '/text not-blank'],
    [{ text: ' \n ' }, '/text not-blank'],
    [{ text: '123456' }, '/text max-length'],
    [{ text: '😀😀😀😀😀😀' }, '/text max-length'],
    [{ text: '\u200b\u00a0\u2800\u3164' }, '/text not-blank'],
    [{ secret: { value: '\u00ad\ufeff' } }, '/secret/value not-blank'],
    [{ text: 'a\r' }, '/text text-characters'],
    [{ text: 'a\u0000' }, '/text text-characters'],
    [{ text: '\ud800' }, '/text text-characters'],
    [{ text: 'a\u202eb' }, '/text text-characters'],
    [{ text: null }, '/text text'],
    [{ text: ['a'] }, '/text text'],
    [{ at: '2026-02-30T10:00:00Z' }, '/at instant'],
    [{ at: '2026-02-28T25:00:00Z' }, '/at instant'],
    [{ at: '2026-02-28T10:00:00' }, '/at instant'],
    [{ at: '2026-02-28' }, '/at instant'],
    [{ at: '2026-02-28T10:00:60Z' }, '/at instant'],
    [{ at: '2026-02-28T10:00:00+24:00' }, '/at instant'],
    [{ at: 1_700_000_000_000 }, '/at instant'],
    [{ at: '0001-01-01T00:00:00Z' }, '/at year'],
    [{ at: '1999-12-31T23:59:59.999Z' }, '/at year'],
    [{ at: '2200-01-01T00:00:00Z' }, '/at year'],
    [{ at: '9999-12-31T23:00:00-05:00' }, '/at instant'],
    [{ window: ['2026-11-19T19:00:00Z', '20260-11-19T19:00:00Z'] }, '/window/1 instant'],
    [{ window: ['2026-11-19T19:00:00Z', '2260-11-19T19:00:00Z'] }, '/window/1 year'],
    [{ day: '0026-11-19' }, '/day year'],
    [{ window: ['2026-11-19T19:00:00Z'] }, '/window window'],
    [{ window: ['2026-11-19T19:00:00Z', 'soon'] }, '/window/1 instant'],
    [{ window: ['2026-11-19T19:00:00Z', '2026-11-19T19:00:00Z'] }, '/window window-order'],
    [{ day: '2025-02-29' }, '/day local-date'],
    [{ day: '2025-2-9' }, '/day local-date'],
    [{ time: '24:00' }, '/time local-time'],
    [{ level: 'medium' }, '/level code'],
    [{ area: 'Working Hours' }, '/area slug'],
    [{ count: 10 }, '/count count-range'],
    [{ count: '1' }, '/count count'],
    [{ count: 1.5 }, '/count count'],
    [{ flag: 'true' }, '/flag flag'],
    [{ id: '6F1C2F0E-5C0B-5B7E-9D0E-0D7C2F3A1B42' }, '/id uuid'],
    [{ who: 'å' }, '/who person-handle'],
    [{ branch: 'police' }, '/branch branch'],
    [{ branch: `police/${'a'.repeat(200)}` }, '/branch branch'],
    [{ codes: [] }, '/codes list-size'],
    [{ codes: ['a', 'a'] }, '/codes list-unique'],
    [{ codes: ['a', 'c'] }, '/codes/1 code'],
    [{ codes: { 0: 'a', length: 1 } }, '/codes list'],
    [{ texts: ['ok', 'long!'] }, '/texts/1 max-length'],
    [{ roles: {} }, '/roles map-size'],
    [{ roles: { 'no handle': 'x' } }, '/roles map-key'],
    [{ roles: { coordB: 7 } }, '/roles/coordB text'],
    [{ roles: [] }, '/roles object'],
    [{ secret: 7 }, '/secret labelled-text'],
    [{ secret: '' }, '/secret/value not-blank'],
    [{ secret: {} }, '/secret/value required'],
    [{ secret: { value: '123456' } }, '/secret/value max-length'],
    [{ secret: { value: 'x', label: 'shared' } }, '/secret/label/0 code'],
    [{ secret: { value: 'x', label: null } }, '/secret/label/0 code'],
    [{ secret: { value: 'x', labels: 'tax' } }, '/secret unknown-field'],
  ])('refuses %j as %s', async (body, error) => {
    expect(await check(body)).toEqual({ errors: [error] });
  });

  it('gives the class of a labelled text its label list whatever came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('tax', 'identity', 'address'), async (label) => {
        const { dto } = await check({ secret: { value: 'x', label } });
        expect(dto?.secret?.label).toEqual([label]);
      }),
    );
  });

  it('keeps the moment of every date-time, whatever its offset', async () => {
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
    const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(date, offset, async (moment, minutes) => {
        const sign = minutes < 0 ? '-' : '+';
        const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
        const two = (number: number) => String(number).padStart(2, '0');
        const local = new Date(moment.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const { dto } = await check({ at: `${local}${sign}${two(hours)}:${two(rest)}` });
        expect(dto?.at).toBe(moment.toISOString());
      }),
    );
  });

  it('never lets anything but a canonical moment through', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (value) => {
        const { dto, errors } = await check({ at: value, text: value });
        if (dto?.at !== undefined) expect(dto.at).toBe(new Date(dto.at).toISOString());
        if (dto?.text !== undefined) expect(typeof dto.text).toBe('string');
        expect(dto !== undefined || (errors?.length ?? 0) > 0).toBe(true);
      }),
    );
  });
});
