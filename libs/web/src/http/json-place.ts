import { isUtf8 } from 'node:buffer';

/** Where something stands in a text: both count from 1, and a column is a character (a code point). */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const SPACE = /[ \t\n\r]*/y;
/** No quote, no backslash and no control character below U+0020. */
const CHARACTERS = /[ !#-[\]-\uffff]+/y;
const ESCAPED = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/** Reads a JSON text as RFC 8259 writes it, and stands where it stops being one. */
class Reader {
  index = 0;

  constructor(private readonly text: string) {}

  /** Whether there is a value, and nothing after it. */
  whole(): boolean {
    this.take(SPACE);
    if (!this.value()) return false;
    this.take(SPACE);
    return this.index === this.text.length;
  }

  private value(): boolean {
    const first = this.text[this.index];
    if (first === '{') return this.parts('}', () => this.member());
    if (first === '[') return this.parts(']', () => this.value());
    return first === '"' ? this.string() : this.take(NUMBER) || this.take(WORD);
  }

  private parts(end: string, part: () => boolean): boolean {
    this.index += 1;
    this.take(SPACE);
    if (this.is(end)) return true;
    for (;;) {
      if (!part()) return false;
      this.take(SPACE);
      if (this.is(end)) return true;
      if (!this.is(',')) return false;
      this.take(SPACE);
    }
  }

  private member(): boolean {
    if (!this.string()) return false;
    this.take(SPACE);
    if (!this.is(':')) return false;
    this.take(SPACE);
    return this.value();
  }

  private string(): boolean {
    if (!this.is('"')) return false;
    while (this.take(CHARACTERS) || this.take(ESCAPED));
    return this.is('"');
  }

  private is(character: string): boolean {
    if (this.text[this.index] !== character) return false;
    this.index += 1;
    return true;
  }

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.index;
    const found = pattern.exec(this.text);
    if (!found) return false;
    this.index += found[0].length;
    return true;
  }
}

function placeOf(text: string, index: number): Place {
  const lines = text.slice(0, index).split(/\r\n|\n|\r/);
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}

/**
 * Where a text stops being JSON (RFC 8259): the first character that cannot stand there, or the end, where more had to
 * follow. Undefined where it is JSON. It is nested no deeper than `excessIn` lets through.
 */
export function brokenJsonAt(text: string): Place | undefined {
  const reader = new Reader(text);
  return reader.whole() ? undefined : placeOf(text, reader.index);
}

const REPLACEMENT = '\ufffd';
const BYTES_OF_REPLACEMENT = Buffer.from(REPLACEMENT, 'utf8');

/** Where bytes stop being UTF-8 (RFC 3629); undefined where they do not. */
export function brokenUtf8At(bytes: Buffer): Place | undefined {
  if (isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  let [index, offset] = [0, 0];
  for (const character of text) {
    const sent = bytes.subarray(offset, offset + BYTES_OF_REPLACEMENT.length);
    if (character === REPLACEMENT && !sent.equals(BYTES_OF_REPLACEMENT)) break;
    index += character.length;
    offset += Buffer.byteLength(character, 'utf8');
  }
  return placeOf(text, index);
}
