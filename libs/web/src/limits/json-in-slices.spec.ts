import fc from 'fast-check';
import { jsonInSlices, membersInSlices, objectOfMembers } from './json-in-slices';

const lines = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({ entry: `e${index}`, facts: { what: 'å', of: [1, 2, 3] } }));

/** How many breaths were taken for what is the same text as at a stretch. */
async function breathsFor(value: unknown): Promise<number> {
  let breaths = 0;
  const json = await jsonInSlices(value, () => {
    breaths += 1;
    return Promise.resolve();
  });
  expect(json).toBe(JSON.stringify(value));
  return breaths;
}

describe('JSON in slices', () => {
  it('is the same text as at a stretch', async () => {
    const json = fc.jsonValue({ maxDepth: 6 });
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        expect(await jsonInSlices(value)).toBe(JSON.stringify(value));
      }),
    );
    const odd = { gone: undefined, at: new Date(0), 'a"b': [undefined, null], course: lines(3_000) };
    await breathsFor({ ...odd, inner: [odd, lines(2_000), odd, [lines(1_500)]] });
    await breathsFor([]);
    await breathsFor('text');
  });

  it('takes a breath in proportion to what there is to write, and none for what is small', async () => {
    expect(await breathsFor(lines(100))).toBe(0);
    const [some, many] = [await breathsFor(lines(5_000)), await breathsFor({ a: lines(20_000) })];
    expect(some).toBeGreaterThanOrEqual(5);
    expect(many).toBeGreaterThanOrEqual(4 * some - 4);
  });

  it('gives the members by themselves, for what is told without one of them', async () => {
    const document = { computedAt: 'now', nothing: undefined, course: lines(2_000) };
    const members = await membersInSlices(document);
    expect(members.map(([name]) => name)).toEqual(['computedAt', 'course']);
    expect(objectOfMembers(members)).toBe(JSON.stringify(document));
  });
});
