import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomFillSync,
  type KeyObject,
} from 'node:crypto';
import { DomainError, type Json } from '@samsyn/kernel';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const BLOCK_BYTES = 32;
const MAX_CHARACTERS = 4_096;
const FORMAT = 1;

/** Random bytes are asked for in blocks: every answer to a command has its token, and each call has its price. */
const ivs = Buffer.alloc(IV_BYTES * 340);
let nextIv = ivs.length;

function freshIv(): Buffer {
  if (nextIv === ivs.length) {
    randomFillSync(ivs);
    nextIv = 0;
  }
  const iv = Buffer.from(ivs.subarray(nextIv, nextIv + IV_BYTES));
  nextIv += IV_BYTES;
  return iv;
}

/**
 * Cursors and positions that tell the caller nothing, not even by their length: JSON padded to whole blocks,
 * sealed with AES-256-GCM (NIST SP 800-38D) under a random 96-bit IV, base64url. `purpose` is authenticated
 * with it, so that a token serves only what it was made for; let it name the caller where it must be theirs
 * alone.
 */
export class OpaqueToken {
  private readonly key: KeyObject;
  private readonly ivKey: KeyObject;

  /** @throws RangeError where the key is not 32 bytes */
  constructor(key: Uint8Array) {
    if (key.length !== KEY_BYTES) throw new RangeError(`the key of opaque tokens is ${KEY_BYTES} bytes`);
    this.key = createSecretKey(key);
    const ivKey = hkdfSync('sha256', key, new Uint8Array(), 'samsyn opaque-token iv', KEY_BYTES);
    this.ivKey = createSecretKey(new Uint8Array(ivKey));
  }

  /** Another token each time: a holder of two cannot even tell whether they are of the same content. */
  seal(content: Json, purpose: string): string {
    return this.sealed(content, purpose, () => freshIv());
  }

  /**
   * The same token each time for the same content, purpose and `about`: what is asked for again is answered
   * alike. The IV is derived with a key of its own (HMAC-SHA-256, RFC 2104; the key by RFC 5869), so that one
   * IV never seals two contents. Two such tokens tell whether they are the same, and so whether content and
   * `about` are. Let `about` hold what the answer names already and what fixes the content for ever: then the
   * same token says what the answer says, and different ones say that the answers are of different things.
   * Never seal so what may be another one the next time that the same is asked for: that it is, would show
   * that something was recorded meanwhile.
   */
  sealAlike(content: Json, purpose: string, about: readonly string[]): string {
    return this.sealed(content, purpose, (padded) =>
      createHmac('sha256', this.ivKey)
        .update(JSON.stringify([purpose, about]))
        .update(padded)
        .digest()
        .subarray(0, IV_BYTES),
    );
  }

  private sealed(content: Json, purpose: string, ivFor: (padded: Buffer) => Buffer): string {
    const text = Buffer.from(JSON.stringify(content), 'utf8');
    const padded = Buffer.alloc(Math.ceil((text.length + 1) / BLOCK_BYTES) * BLOCK_BYTES, ' ');
    text.copy(padded);
    const iv = ivFor(padded);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(purpose, 'utf8'));
    const sealed = [cipher.update(padded), cipher.final()];
    return Buffer.concat([Buffer.of(FORMAT), iv, cipher.getAuthTag(), ...sealed]).toString('base64url');
  }

  /** @throws DomainError `REQUEST.CURSOR_INVALID` (invalid) for whatever was not sealed here for this purpose */
  open(token: string, purpose: string): Json {
    if (token.length > MAX_CHARACTERS) throw invalid();
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length <= 1 + IV_BYTES + TAG_BYTES || bytes[0] !== FORMAT) throw invalid();
    const [iv, tag] = [
      bytes.subarray(1, 1 + IV_BYTES),
      bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES),
    ];
    const decipher = createDecipheriv('aes-256-gcm', this.key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(purpose, 'utf8'));
    decipher.setAuthTag(tag);
    try {
      const text = Buffer.concat([
        decipher.update(bytes.subarray(1 + IV_BYTES + TAG_BYTES)),
        decipher.final(),
      ]);
      return JSON.parse(text.toString('utf8')) as Json;
    } catch {
      throw invalid();
    }
  }
}

const invalid = (): DomainError => new DomainError('REQUEST.CURSOR_INVALID', {}, 'invalid');
