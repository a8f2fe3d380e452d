import { createECDH, createHash, createPrivateKey, type KeyObject } from 'node:crypto';

const TOKEN_SECONDS = 12 * 3_600;

/** Tells push services who sends (RFC 8292). The key pair follows from 32 secret bytes of the key store. */
export class Vapid {
  /** Base64url, for a browser's `applicationServerKey`. */
  readonly publicKey: string;
  private readonly key: KeyObject;

  /** @param subject `mailto:` or `https:`, for the push service to complain to */
  constructor(
    secret: Buffer,
    private readonly subject: string,
  ) {
    const { d, point } = pairFrom(secret);
    this.publicKey = point.toString('base64url');
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
    const jwk = { kty: 'EC', crv: 'P-256', d: d.toString('base64url'), x: x!, y: y! };
    this.key = createPrivateKey({ key: jwk, format: 'jwk' });
  }

  /** Value of the `authorization` header for one endpoint (RFC 8292 section 3). */
  async authorizationFor(endpoint: string): Promise<string> {
    const { SignJWT } = await import('jose');
    const exp = Math.floor(Date.now() / 1_000) + TOKEN_SECONDS;
    const token = await new SignJWT({ aud: new URL(endpoint).origin, exp, sub: this.subject })
      .setProtectedHeader({ typ: 'JWT', alg: 'ES256' })
      .sign(this.key);
    return `vapid t=${token}, k=${this.publicKey}`;
  }
}

/** Hashed on until the number is a private key of the curve, which almost every number is. */
function pairFrom(secret: Buffer): { readonly d: Buffer; readonly point: Buffer } {
  for (let d = createHash('sha256').update(secret).digest(); ; d = createHash('sha256').update(d).digest()) {
    const pair = createECDH('prime256v1');
    try {
      pair.setPrivateKey(d);
      return { d, point: pair.getPublicKey() };
    } catch {
      continue;
    }
  }
}
