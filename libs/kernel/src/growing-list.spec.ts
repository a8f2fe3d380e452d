import * as fc from 'fast-check';
import { carriedFold } from './carried-fold';
import { GrowingList, originOf } from './growing-list';

describe('a growing list', () => {
  it('gives lists that do not change, and the same one until something is added', () => {
    const list = new GrowingList<number>();
    list.push(1);
    const one = list.taken();
    expect(list.taken()).toBe(one);
    list.push(2);
    expect([one, list.taken()]).toEqual([[1], [1, 2]]);
    expect(list.length).toBe(2);
  });

  it('is the origin of all that was taken of it, and of nothing else', () => {
    const [list, other] = [new GrowingList<number>(), new GrowingList<number>()];
    const one = list.taken();
    list.push(1);
    expect(originOf(list.taken())).toBe(originOf(one));
    expect(originOf(other.taken())).not.toBe(originOf(one));
    const plain = [1];
    expect(originOf(plain)).toBe(plain);
  });
});

describe('a carried fold', () => {
  it('gives for each list what folding it alone gives, in whichever order they are asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 12 }), fc.array(fc.nat(12)), (numbers, asked) => {
        const list = new GrowingList<number>();
        const lists = [list.taken()];
        for (const number of numbers) {
          list.push(number);
          lists.push(list.taken());
        }
        const sum = carriedFold<number, number>(0, (total, number) => total * 31 + number);
        for (const index of asked) {
          const items = lists[index % lists.length]!;
          expect(sum(items)).toBe(items.reduce((total, number) => total * 31 + number, 0));
        }
      }),
    );
  });

  it('takes each item once where the lists are asked for as they grow', () => {
    const list = new GrowingList<number>();
    let steps = 0;
    const count = carriedFold<number, number>(0, (total) => {
      steps += 1;
      return total + 1;
    });
    for (let length = 1; length <= 100; length += 1) {
      list.push(length);
      expect(count(list.taken())).toBe(length);
    }
    expect(steps).toBe(100);
  });
});
