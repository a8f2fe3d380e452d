import { COUNTED } from '@samsyn/conducting/contract';
import { KINDS } from '@samsyn/kinds';

describe('what a kind counts', () => {
  const counting = KINDS.current().flatMap(({ code, counts }) =>
    counts ? [[code, counts.what] as const] : [],
  );

  it('is asked for in a field survey', () => {
    expect(counting.map(([code]) => code)).toEqual(['field-survey']);
    expect(counting[0]?.[1]).toEqual(COUNTED);
  });

  it.each(counting)('has a code each that a count can have, once: %s', (_code, what) => {
    expect(what.filter((one) => !(COUNTED as readonly string[]).includes(one))).toEqual([]);
    expect(new Set(what).size).toBe(what.length);
  });
});
