import fc from 'fast-check';
import { EntryIndex } from './entry-index';

const entry = fc.record({ id: fc.uuid(), name: fc.constantFrom('A', 'B', 'C') });
const entries = fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 20 });
const names = fc.array(fc.constantFrom('A', 'B', 'C', 'D'), { maxLength: 4 });

describe('an index of entries', () => {
  it('finds what looking through all of them finds, in the same order', () => {
    fc.assert(
      fc.property(entries, names, (all, asked) => {
        const index = new EntryIndex(all);
        const found = all.filter(({ name }) => asked.includes(name));
        expect(index.of(...asked)).toEqual(found);
        expect(index.first(...asked)).toBe(found[0]);
        expect(index.last(...asked)).toBe(found.at(-1));
        expect(index.has(...asked)).toBe(found.length > 0);
        expect(all.every((one) => index.get(one.id) === one)).toBe(true);
        expect([index.all, index.count, index.latest]).toEqual([all, all.length, all.at(-1)]);
      }),
    );
  });
});
