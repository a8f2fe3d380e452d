import { LeastRecentlyUsed } from './least-recently-used';

describe('a bounded map', () => {
  it('drops what was used least recently', () => {
    const cache = new LeastRecentlyUsed<string, number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.get('a');
    cache.set('c', 3);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
    cache.delete('a');
    expect(cache.get('a')).toBeUndefined();
  });

  it('weighs again a value that has grown and is set again', () => {
    const cache = new LeastRecentlyUsed<string, number[]>(5, ({ length }) => length);
    const growing = [1];
    cache.set('other', [1]);
    cache.set('growing', growing);
    growing.push(2, 3, 4, 5);
    cache.set('growing', growing);
    expect([cache.get('other'), cache.get('growing')]).toEqual([undefined, growing]);
  });

  it('keeps the newest value alone where it is heavier than the whole, until the next one comes', () => {
    const cache = new LeastRecentlyUsed<string, number>(5, (weight) => weight);
    cache.set('light', 0);
    cache.set('heavy', 9);
    expect([cache.get('light'), cache.get('heavy')]).toEqual([undefined, 9]);
    cache.set('light', 1);
    expect([cache.get('light'), cache.get('heavy')]).toEqual([1, undefined]);
  });
});
