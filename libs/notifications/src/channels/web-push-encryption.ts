import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

const CURVE = 'prime256v1';
const RECORD_BYTES = 4_096;
const SALT_BYTES = 16;
/** The delimiter of the last record (RFC 8188 section 2). */
const LAST_RECORD = Buffer.of(2);

/** The keys of a browser's subscription, base64url. */
export interface SubscriptionKeys {
  /** Its public key, an uncompressed point on P-256. */
  readonly p256dh: string;
  readonly auth: string;
}

const derive = (secret: Buffer, salt: Buffer, info: Buffer | string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));

/**
 * A message that the browser alone can read: one record of `aes128gcm` (RFC 8188) under keys agreed with the
 * subscription (RFC 8291 sections 3.1–3.4). The last two parameters are for the test vector of RFC 8291 appendix A.
 * @throws Error where the subscription's key is no point on the curve
 */
export function encryptForPush(
  text: string,
  { p256dh, auth }: SubscriptionKeys,
  salt = randomBytes(SALT_BYTES),
  privateKey?: Buffer,
): Buffer {
  const own = createECDH(CURVE);
  if (privateKey) own.setPrivateKey(privateKey);
  else own.generateKeys();
  const [theirs, ours] = [Buffer.from(p256dh, 'base64url'), own.getPublicKey()];
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]);
  const secret = derive(own.computeSecret(theirs), Buffer.from(auth, 'base64url'), info, 32);
  const key = derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16);
  const nonce = derive(secret, salt, 'Content-Encoding: nonce\0', 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const sealed = [cipher.update(Buffer.concat([Buffer.from(text), LAST_RECORD])), cipher.final()];
  const head = Buffer.alloc(SALT_BYTES + 5);
  salt.copy(head);
  head.writeUInt32BE(RECORD_BYTES, SALT_BYTES);
  head.writeUInt8(ours.length, SALT_BYTES + 4);
  return Buffer.concat([head, ours, ...sealed, cipher.getAuthTag()]);
}
