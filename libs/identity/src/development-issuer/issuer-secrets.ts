import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JWK } from 'jose';

export interface IssuerSecrets {
  /** ES256 private key; `kid` is its thumbprint (RFC 7638). */
  readonly signingKey: JWK;
  /** The public half, as the issuer publishes it. */
  readonly publicKey: JWK;
  /** The one client secret of this data folder. */
  readonly clientSecret: string;
  readonly clientSecretFile: string;
}

const OWNER_ONLY = 0o600;
const SECRET_BYTES = 32;

/** Reads the secrets of the data folder, or makes them at the first start; files that only their owner may read. */
export function issuerSecrets(folder: string): IssuerSecrets {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keyFile = join(folder, 'signing-key.json');
  const clientSecretFile = join(folder, 'client-secret');
  const signingKey = JSON.parse(readOrMake(keyFile, () => JSON.stringify(newSigningKey()))) as JWK;
  const clientSecret = readOrMake(clientSecretFile, () =>
    randomBytes(SECRET_BYTES).toString('base64url'),
  ).trim();
  const { kty, crv, x, y, kid, alg, use } = signingKey as Required<Pick<JWK, 'kty'>> & JWK;
  return { signingKey, publicKey: { kty, crv, x, y, kid, alg, use }, clientSecret, clientSecretFile };
}

function readOrMake(file: string, make: () => string): string {
  if (existsSync(file)) {
    chmodSync(file, OWNER_ONLY);
    return readFileSync(file, 'utf8');
  }
  const content = make();
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, content, { mode: OWNER_ONLY, flag: 'wx' });
  renameSync(unfinished, file);
  return content;
}

function newSigningKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y, d } = privateKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  return { kty, crv, x, y, d, kid, alg: 'ES256', use: 'sig' };
}
