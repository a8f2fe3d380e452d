import { MAX_BODY_BYTES } from '@samsyn/web';
import { TestSamsyn } from '../support/test-samsyn';
import { documentOfInterface } from '../support/document-of-interface';
import { bodyOf, placesOf, type Leaf, type Place } from '../support/leaves-of';

jest.setTimeout(300_000);

const ID = '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const SMALL = 32 * 1024;
const BATCH = '/operations/{operationId}/entries';
/** Four bytes of UTF-8, the most that a character takes. */
const WIDE = '😀';

/** How large a body a route reads: as large as its texts may be, and no larger. */
describe('the size of a body', () => {
  let app: TestSamsyn;
  let places: readonly Place[];
  const limitOf = ({ route }: Place) => (route as unknown as { 'x-body-bytes': number })['x-body-bytes'];

  beforeAll(async () => {
    places = placesOf(await documentOfInterface());
    app = await TestSamsyn.open();
    expect(places.length).toBeGreaterThan(150);
  });
  afterAll(() => app.close());

  const ask = async ({ path }: Place, body: object) => {
    const { status, body: facts } = await app.post('leader', path.replaceAll(/\{\w+\}/g, ID), body);
    return [status, facts.code];
  };
  const longest = ({ schema }: Leaf): unknown =>
    typeof schema['maxLength'] === 'number' ? WIDE.repeat(schema['maxLength']) : undefined;

  it('is stated for each route, small for most, and a megabyte for a batch alone', () => {
    const limits = places.map(limitOf);
    expect(limits.filter((limit) => !(limit >= SMALL && limit <= MAX_BODY_BYTES))).toEqual([]);
    expect(limits.filter((limit) => limit === SMALL).length).toBeGreaterThan(limits.length / 2);
    expect(places.filter((place) => limitOf(place) === MAX_BODY_BYTES).map(({ path }) => path)).toEqual([
      BATCH,
    ]);
  });

  it('is enough for a body whose every text is as long as it may be', async () => {
    const refused: unknown[] = [];
    for (const place of places) {
      const values = place.leaves.flatMap((leaf) => {
        const value = longest(leaf);
        return value === undefined ? [] : [[leaf.at, value] as const];
      });
      const [status] = await ask(place, bodyOf(values));
      if (status === 413) refused.push(place.path);
    }
    expect(refused).toEqual([]);
  });

  it('is refused where it is a byte more, before anything of it is read', async () => {
    const otherwise: unknown[] = [];
    for (const place of places) {
      const empty = JSON.stringify({ fill: '' }).length;
      const fill = (bytes: number) => ({ fill: 'x'.repeat(bytes - empty) });
      const [at, over] = [await ask(place, fill(limitOf(place))), await ask(place, fill(limitOf(place) + 1))];
      if (at[0] === 413 || over.join() !== '413,REQUEST.TOO_LARGE') otherwise.push([place.path, at, over]);
    }
    expect(otherwise).toEqual([]);
  });

  it('is not made of more parts than anybody needs', async () => {
    const parts = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`k${index}`, 0]));
    const otherwise: unknown[] = [];
    for (const place of places) {
      const [flat, nested] = [await ask(place, parts), await ask(place, { text: { value: parts } })];
      for (const found of [flat, nested])
        if (found.join() !== '400,REQUEST.TOO_MANY_PARTS') otherwise.push([place.path, found]);
    }
    expect(otherwise).toEqual([]);
  });
});
