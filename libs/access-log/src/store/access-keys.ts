import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';
import { decrypt, encrypt } from '@samsyn/secrecy';

const SEQUENCE_BYTES = 8;
/** Enough that two of a hundred million keys are equal by chance once in 10²² (a birthday bound over 128 bits). */
const FOUND_BYTES = 16;

/** The same few are read again and again. */
const MOST_KNOWN = 20_000;

/** Before the first row of all. */
export const NOTHING_BEFORE = Buffer.alloc(32);

const derived = (root: Buffer, what: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', root, '', `samsyn access log: ${what}`, 32)));

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(SEQUENCE_BYTES * values.length);
  values.forEach((value, index) => bytes.writeBigUInt64BE(BigInt(value), index * SEQUENCE_BYTES));
  return bytes;
}

/** Keys of the access log's own (RFC 5869 from its root key): the event log's open nothing here, nor these there. */
export class AccessKeys {
  private readonly rows: KeyObject;
  private readonly chain: KeyObject;
  private readonly places: KeyObject;
  private readonly known = new Map<string, Buffer>();

  /** @param root 32 bytes */
  constructor(root: Buffer) {
    this.rows = derived(root, 'rows');
    this.chain = derived(root, 'chain');
    this.places = derived(root, 'places');
  }

  /** Under which a row is found; says nothing of what it is about to somebody who has the file alone. */
  keyOf(place: string): Buffer {
    const known = this.known.get(place);
    if (known) return known;
    const key = createHmac('sha256', this.places).update(place).digest().subarray(0, FOUND_BYTES);
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(place, key);
    return key;
  }

  seal(content: string, seq: number, at: number): Buffer {
    return encrypt(this.rows, Buffer.from(content, 'utf8'), `row|${seq}|${at}`);
  }

  /** @throws Error where a bit of it, its number or its time differs */
  open(sealed: Buffer, seq: number, at: number): string {
    return decrypt(this.rows, sealed, `row|${seq}|${at}`).toString('utf8');
  }

  /** Of a row and of all that came before it. */
  macOf(before: Uint8Array, seq: number, at: number, sealed: Uint8Array): Buffer {
    return createHmac('sha256', this.chain).update(before).update(numbers(seq, at)).update(sealed).digest();
  }

  /** Of a mark: which row it names. */
  tagOf(name: string, seq: number, mac: Uint8Array): Buffer {
    return createHmac('sha256', this.chain).update(`mark|${name}`).update(numbers(seq)).update(mac).digest();
  }
}

export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
