import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { ConfigurationError } from '../config';

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
const OF_OTHERS = 0o077;
const SECRET_BYTES = 32;
/** The least length of `SECRET_BYTES` in base64url. */
const SECRET = /^[\w~.-]{43,}$/;

/**
 * Reads the secrets of the data folder, or makes them at the first start; files that only their owner may read.
 * @throws ConfigurationError where one of them is damaged, or could be read by others
 */
export function issuerSecrets(folder: string): IssuerSecrets {
  const keyFile = join(folder, 'signing-key.json');
  const clientSecretFile = join(folder, 'client-secret');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const signingKey = keyIn(
      keyFile,
      readOrMake(keyFile, () => JSON.stringify(newSigningKey())),
    );
    const made = () => randomBytes(SECRET_BYTES).toString('base64url');
    const clientSecret = readOrMake(clientSecretFile, made).trim();
    if (!SECRET.test(clientSecret)) throw damaged(clientSecretFile);
    const { kty, crv, x, y, kid, alg, use } = signingKey as Required<Pick<JWK, 'kty'>> & JWK;
    return { signingKey, publicKey: { kty, crv, x, y, kid, alg, use }, clientSecret, clientSecretFile };
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new ConfigurationError(`a file of the development issuer cannot be used: ${error.message}`);
  }
}

/** The same for both files: tokens given with the deleted one become invalid, and new ones are asked for. */
const ANEW = 'delete it and start again, and a new one is made; tokens that were given before end';
const damaged = (file: string): ConfigurationError =>
  new ConfigurationError(`${file} is damaged: restore it from a copy, or ${ANEW}`);

/** @throws ConfigurationError if others could have read it: anybody who has it can act as everybody */
function mustBeOwners(file: string): void {
  if ((statSync(file).mode & OF_OTHERS) === 0) return;
  throw new ConfigurationError(
    `${file} may be read by others, who could then act as everybody. If nobody else could log in to this machine, ` +
      `make it yours alone (chmod 600) and start again; else ${ANEW}`,
  );
}

function readOrMake(file: string, make: () => string): string {
  if (existsSync(file)) {
    mustBeOwners(file);
    return readFileSync(file, 'utf8');
  }
  const content = make();
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, content, { mode: OWNER_ONLY, flag: 'wx' });
  renameSync(unfinished, file);
  return content;
}

/** @throws ConfigurationError where it is no whole ES256 key under its own name */
function keyIn(file: string, text: string): JWK {
  try {
    const key = JSON.parse(text) as JWK;
    const { kty, crv, x, y, kid, d } = key;
    const privateKey = createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' });
    const publicKey = createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
    const probe = Buffer.from(kid ?? '');
    const isPair = verify('sha256', probe, publicKey, sign('sha256', probe, privateKey));
    if (crv === 'P-256' && kid === thumbprint({ crv, kty, x, y }) && isPair) return key;
  } catch {
    // Reported below, without a word of what stood there.
  }
  throw damaged(file);
}

const thumbprint = ({ crv, kty, x, y }: JWK): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');

function newSigningKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y, d } = privateKey.export({ format: 'jwk' });
  return { kty, crv, x, y, d, kid: thumbprint({ crv, kty, x, y }), alg: 'ES256', use: 'sig' };
}
