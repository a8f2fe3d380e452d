import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { DomainError, type Json } from '@samsyn/kernel';
import {
  commandIdOf,
  etagOf,
  eventFrame,
  isUnchanged,
  languageOf,
  OpaqueToken,
  sealedPosition,
  unscopedCommandIdOf,
} from '..';
import { excessIn, MAX_JSON_DEPTH, MAX_PARTS_TOGETHER } from './json-body';

describe('opaque tokens', () => {
  const key = randomBytes(32);
  const tokens = new OpaqueToken(key);

  it('open to what was sealed, for its purpose alone', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (content) => {
        const expected = JSON.parse(JSON.stringify(content)) as Json;
        expect(tokens.open(tokens.seal(expected, 'page'), 'page')).toEqual(expected);
      }),
    );
    expect(() => tokens.open(tokens.seal(7, 'page'), 'position')).toThrow(DomainError);
    expect(() => new OpaqueToken(randomBytes(32)).open(tokens.seal(7, 'page'), 'page')).toThrow(DomainError);
  });

  it('tell nothing by length, and are never twice the same', () => {
    const [small, large] = [
      tokens.seal({ position: 9 }, 'page'),
      tokens.seal({ position: 1_000_000_000 }, 'page'),
    ];
    expect(small.length).toBe(large.length);
    expect(tokens.seal({ position: 9 }, 'page')).not.toBe(small);
  });

  it('are the same for what is asked for again, and open alike', () => {
    const about = fc.array(fc.uuid(), { minLength: 1, maxLength: 3 });
    const position = fc.integer({ min: 1 });
    fc.assert(
      fc.property(position, about, position, about, (one, entries, other, others) => {
        const token = tokens.sealAlike(one, 'position', entries);
        expect(tokens.sealAlike(one, 'position', entries)).toBe(token);
        expect(new OpaqueToken(key).sealAlike(one, 'position', entries)).toBe(token);
        expect(tokens.open(token, 'position')).toBe(one);
        const isSame = one === other && JSON.stringify(entries) === JSON.stringify(others);
        expect(tokens.sealAlike(other, 'position', others) === token).toBe(isSame);
        expect(tokens.sealAlike(one, 'page', entries)).not.toBe(token);
        expect(new OpaqueToken(randomBytes(32)).sealAlike(one, 'position', entries)).not.toBe(token);
      }),
    );
  });

  it('of a command are fixed by the entries that it recorded, and by nothing where it recorded none', () => {
    const recorded = (...ids: string[]) => ({ events: ids.map((id) => ({ id, name: 'NoteAdded' })) });
    const positionOf = (...outcomes: ReturnType<typeof recorded>[]) => sealedPosition(tokens, 7, outcomes);
    expect(positionOf(recorded('a', 'b'))).toBe(positionOf(recorded('a', 'b')));
    expect(positionOf(recorded('a'))).not.toBe(positionOf(recorded('b')));
    expect(positionOf(recorded('a'), recorded('b'))).toBe(positionOf(recorded('a'), recorded('b')));
    for (const silent of [[], [recorded()], [recorded('a'), recorded()]]) {
      expect(positionOf(...silent)).not.toBe(positionOf(...silent));
    }
  });

  it('refuse whatever was changed or made up', () => {
    const sealed = Buffer.from(tokens.seal({ position: 9 }, 'page'), 'base64url');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => tokens.open(changed.toString('base64url'), 'page')).toThrow(
        expect.objectContaining({ code: 'REQUEST.CURSOR_INVALID', kind: 'invalid' }) as Error,
      );
    }
    fc.assert(
      fc.property(fc.string(), (text) => expect(() => tokens.open(text, 'page')).toThrow(DomainError)),
    );
    expect(() => tokens.open('A'.repeat(1_000_000), 'page')).toThrow(DomainError);
    expect(() => new OpaqueToken(randomBytes(16))).toThrow(RangeError);
  });
});

describe('tags, keys and frames', () => {
  it('follow from what they stand for', () => {
    expect(etagOf({ a: 1 })).toBe(etagOf('{"a":1}'));
    expect(etagOf({ a: 1 })).not.toBe(etagOf({ a: 2 }));
    expect(isUnchanged('*', etagOf(1))).toBe(true);
    expect(isUnchanged(undefined, etagOf(1))).toBe(false);
    const person = '6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42';
    const scope = { does: 'POST /notes/:id', path: { id: '1' } };
    const id = commandIdOf({ person }, scope, 'k');
    expect(commandIdOf({ person }, { ...scope, path: { id: '1' } }, 'k')).toBe(id);
    const others = [
      commandIdOf({ person: '00000000-0000-4000-8000-000000000000' }, scope, 'k'),
      commandIdOf({ person }, { ...scope, does: 'POST /drafts/:id' }, 'k'),
      commandIdOf({ person }, { ...scope, path: { id: '2' } }, 'k'),
      commandIdOf({ person }, scope, 'l'),
      unscopedCommandIdOf({ person }, 'k'),
    ];
    expect(new Set([id, ...others]).size).toBe(6);
  });

  it('keep an event on its own lines', () => {
    expect(eventFrame({ event: 'a\ndata: x', id: '1\r2', data: 'rad\nrad' }).toString()).toBe(
      'event: adata: x\nid: 12\ndata: "rad\\nrad"\n\n',
    );
  });

  it('prefer the language that the caller prefers', () => {
    const languages = [undefined, '', 'en', 'en;q=0.1, sv', 'sv;q=0.1, en-US', 'fi', 'en;q=0', '*'].map(
      languageOf,
    );
    expect(languages).toEqual(['sv', 'sv', 'en', 'sv', 'en', 'sv', 'sv', 'sv']);
  });

  it('count levels and parts outside of texts only, and end at the first that is too many', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    const members = (count: number) =>
      `{${Array.from({ length: count }, (_, index) => `"k${index}":0`).join()}}`;
    const lists = (count: number) => `[${Array.from({ length: count }, () => members(100)).join()}]`;
    const languages = [
      nested(MAX_JSON_DEPTH),
      nested(MAX_JSON_DEPTH + 1),
      `["${'[{,'.repeat(3_000)}\\"[["]`,
      members(MAX_PARTS_TOGETHER),
      members(MAX_PARTS_TOGETHER + 1),
      lists(190),
      lists(210),
      `${']'.repeat(50)}${nested(1)}`,
    ].map((text) => excessIn(Buffer.from(text)));
    const [deep, many] = ['REQUEST.TOO_DEEP', 'REQUEST.TOO_MANY_PARTS'];
    expect(languages).toEqual([undefined, deep, undefined, undefined, many, undefined, many, undefined]);
    // What comes after the first that is too many is not looked at.
    const read = new Set<number>();
    const counted = new Proxy(Buffer.from(members(100_000)), {
      get: (bytes, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) read.add(Number(key));
        return Reflect.get(bytes, key) as unknown;
      },
    });
    expect(excessIn(counted)).toBe(many);
    expect(read.size).toBeLessThan(MAX_PARTS_TOGETHER * 12);
  });
});
