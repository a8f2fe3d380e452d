import { AtHand } from './at-hand';

const refused = (work: () => unknown): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('what a person has at hand', () => {
  it('is two hundred at most, and another person’s is another', () => {
    const atHand = new AtHand();
    const leave = Array.from({ length: 200 }, () => atHand.enter('one'));
    expect(refused(() => atHand.enter('one'))).toBe('REQUEST.TOO_MANY_AT_ONCE');
    expect(refused(() => atHand.enter('another'))).toBeUndefined();
    leave[0]!();
    leave[0]!();
    expect(refused(() => atHand.enter('one'))).toBeUndefined();
    expect(refused(() => atHand.enter('one'))).toBe('REQUEST.TOO_MANY_AT_ONCE');
  });

  it('is forgotten when it is answered', () => {
    const atHand = new AtHand();
    for (const leave of Array.from({ length: 5 }, (_, index) => atHand.enter(`p${index}`))) leave();
    expect(atHand.size).toBe(0);
  });
});
