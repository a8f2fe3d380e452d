import { carriedFold } from './carried-fold';

describe('a carried fold', () => {
  it('looks at each item of a growing list once, however often it is asked', () => {
    const folded: number[] = [];
    const sum = carriedFold(0, (state, item: number) => {
      folded.push(item);
      return state + item;
    });
    const items = [1, 2];
    expect(sum(items)).toBe(3);
    expect(sum(items)).toBe(3);
    items.push(3);
    expect(sum(items)).toBe(6);
    expect(folded).toEqual([1, 2, 3]);
  });

  it('keeps lists apart', () => {
    const count = carriedFold(0, (state) => state + 1);
    expect([count([1]), count([1, 2]), count([])]).toEqual([1, 2, 0]);
  });
});
