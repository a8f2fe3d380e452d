import { auc } from './timing';

describe('the area under the curve', () => {
  it('is a half where nothing is told apart, and one where everything is', () => {
    expect(auc([1, 2, 3], [1, 2, 3])).toBe(0.5);
    expect(auc([4, 5], [1, 2, 3])).toBe(1);
    expect(auc([1, 2], [2, 3])).toBe(0.125);
  });
});
