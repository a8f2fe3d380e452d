import { auc, standardError } from './timing';

describe('the area under the curve', () => {
  it('is a half where nothing is told apart, and one where everything is', () => {
    expect(auc([1, 2, 3], [1, 2, 3])).toBe(0.5);
    expect(auc([4, 5], [1, 2, 3])).toBe(1);
    expect(auc([1, 2], [2, 3])).toBe(0.125);
  });
  it('has the smaller an error, the more was tried', () => {
    expect(standardError(1_000, 1_000)).toBeCloseTo(0.0129, 4);
    expect(standardError(4_000, 4_000)).toBeCloseTo(0.0065, 4);
  });
});
