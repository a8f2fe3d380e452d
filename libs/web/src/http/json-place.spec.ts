import fc from 'fast-check';
import { brokenJsonAt, brokenUtf8At } from './json-place';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('where JSON breaks', () => {
  it('is nowhere in what is JSON, and somewhere in everything else', () => {
    const pieces = fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', '"', '"a"', '"\\u00e5"', '"\\x"', '"\n"', '\\', ' ', '\n', '\u00a0'],
      ...[
        '0',
        '01',
        '-',
        '-1',
        '1.',
        '1.5',
        '1e',
        '1e+9',
        'true',
        'tru',
        'null',
        'NaN',
        '\ud800',
        '"\u0085"',
      ],
    );
    const text = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (one) => expect(brokenJsonAt(one) === undefined).toBe(isJson(one))),
      { numRuns: 3_000 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) =>
        expect(brokenJsonAt(JSON.stringify(value, null, indent))).toBeUndefined(),
      ),
    );
  });

  it('is the end of a text that was cut off', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.nat(), (value, cut) => {
        const whole = JSON.stringify(value, null, 1);
        const text = whole.slice(0, cut % whole.length);
        const rows = text.split('\n');
        const { line, column } = brokenJsonAt(text)!;
        expect(line).toBe(rows.length);
        // A cut number, word or escape breaks where it begins, every other text where it ends.
        expect(column).toBeLessThanOrEqual([...rows.at(-1)!].length + 1);
        if (/["[\]{},:]$/.test(text)) expect(column).toBe([...rows.at(-1)!].length + 1);
      }),
    );
  });

  it.each([
    ['{"a":1,}', 1, 8],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ['{\r\n  "å🙂": nej }', 2, 9],
    ["{'a':1}", 1, 2],
    ['[1] [', 1, 5],
    ['', 1, 1],
  ])('is counted in lines and characters: %j', (text, line, column) => {
    expect(brokenJsonAt(text)).toEqual({ line, column });
  });

  it('is found in the longest text that is taken', () => {
    const long = 'å\\n'.repeat(300_000);
    expect(brokenJsonAt(`["${long}"]`)).toBeUndefined();
    expect(brokenJsonAt(`["${long}`)).toEqual({ line: 1, column: long.length + 3 });
  });

  it('is where bytes are no UTF-8 either', () => {
    const at = (...parts: (string | number[])[]) =>
      brokenUtf8At(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
    expect(at('{"a":"å"}')).toBeUndefined();
    expect(at('{"a":"\ufffd"}')).toBeUndefined();
    expect(at('{\n"\ufffdå": "', [0xe5], '"}')).toEqual({ line: 2, column: 8 });
    expect(at('"', [0xef, 0xbf, 0x41], '"')).toEqual({ line: 1, column: 2 });
  });
});
