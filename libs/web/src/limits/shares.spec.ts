import { Shares } from './shares';

const refused = (work: () => unknown): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};
const shares = () => new Shares({ ofPerson: 200, inAll: 500 }, 'REQUEST.TOO_MANY_AT_ONCE');

describe('what a person has at hand', () => {
  it('is two hundred at most, and another person’s is another', () => {
    const atHand = shares();
    const leave = Array.from({ length: 200 }, () => atHand.take('one'));
    expect(refused(() => atHand.take('one'))).toBe('REQUEST.TOO_MANY_AT_ONCE');
    expect(refused(() => atHand.take('another'))).toBeUndefined();
    leave[0]!();
    leave[0]!();
    expect(refused(() => atHand.take('one'))).toBeUndefined();
    expect(refused(() => atHand.take('one'))).toBe('REQUEST.TOO_MANY_AT_ONCE');
  });

  it('counts by its size, and all together are no more than the server holds', () => {
    const bytes = shares();
    for (const person of ['one', 'two']) bytes.take(person, 200);
    const last = bytes.take('three', 100);
    expect(refused(() => bytes.take('four', 1))).toBe('REQUEST.SERVER_BUSY');
    expect(refused(() => bytes.take('three', 101))).toBe('REQUEST.TOO_MANY_AT_ONCE');
    last();
    expect(refused(() => bytes.take('four', 100))).toBeUndefined();
    expect(bytes.inAll).toBe(500);
  });

  it('is forgotten when it is answered', () => {
    const atHand = shares();
    for (const leave of Array.from({ length: 5 }, (_, index) => atHand.take(`p${index}`, 3))) leave();
    expect([atHand.persons, atHand.inAll]).toEqual([0, 0]);
  });
});
