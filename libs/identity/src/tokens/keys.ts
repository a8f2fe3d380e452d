import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';

/** Finds the key that a token says it was signed with. Throws what jose throws where there is none. */
export type KeyResolver = JWTVerifyGetKey;

const FETCH_TIMEOUT_MS = 5_000;
const KEYS_MAX_AGE_MS = 10 * 60_000;
/** A token with an unknown key id makes us ask again, but not more often than this. */
const COOLDOWN_MS = 30_000;

type Jose = typeof import('jose');
let loading: Promise<Jose> | undefined;

/** Loaded with the first token: nothing before that needs it, and it takes part of a cold start. */
export const jose = (): Promise<Jose> => (loading ??= import('jose'));

/** The issuer's published keys cannot be had. */
export class KeysUnavailable extends Error {
  constructor(options?: ErrorOptions) {
    super('the keys of the issuer cannot be had', options);
    this.name = 'KeysUnavailable';
  }
}

const remembered = (make: () => Promise<KeyResolver>): KeyResolver => {
  let making: Promise<KeyResolver> | undefined;
  return async (header, token) => {
    making ??= make().catch((error: unknown) => {
      making = undefined;
      throw error;
    });
    return (await making)(header, token);
  };
};

/** Keys that this process itself holds the private half of. */
export const localKeys = (set: JSONWebKeySet): KeyResolver =>
  remembered(async () => (await jose()).createLocalJWKSet(set));

/**
 * Keys that an issuer publishes (RFC 7517), fetched when first needed, kept for ten minutes, and fetched again at once
 * when a token names one that is not among them: rotation needs no restart. Without `jwksUri` the address is taken from
 * the issuer's discovery document (OpenID Connect Discovery 1.0 section 4).
 */
export const remoteKeys = (issuer: string, jwksUri?: string): KeyResolver =>
  remembered(async () => {
    const { createRemoteJWKSet } = await jose();
    const address = jwksUri ?? (await discover(issuer));
    return createRemoteJWKSet(new URL(address), {
      timeoutDuration: FETCH_TIMEOUT_MS,
      cacheMaxAge: KEYS_MAX_AGE_MS,
      cooldownDuration: COOLDOWN_MS,
    });
  });

async function discover(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    const document: unknown = await answer.json();
    if (answer.ok && isDiscovery(document) && document.issuer === issuer) return document.jwks_uri;
  } catch (error) {
    throw new KeysUnavailable({ cause: error });
  }
  throw new KeysUnavailable();
}

const isDiscovery = (value: unknown): value is { issuer: string; jwks_uri: string } =>
  typeof value === 'object' &&
  value !== null &&
  'issuer' in value &&
  'jwks_uri' in value &&
  typeof value.jwks_uri === 'string';
