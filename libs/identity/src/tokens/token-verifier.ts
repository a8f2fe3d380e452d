import { hash } from 'node:crypto';
import { HttpProblem, LIMITS } from '@samsyn/web';
import { FailedTokens } from './failed-tokens';
import { jose, KeysUnavailable, type KeyResolver } from './keys';
import { meetsUntil, type TokenDemands } from './token-demands';
import { isTokenOf } from './token-shape';

export interface TokenRules {
  /** `iss`; a function where it is known only when the first token comes. */
  readonly issuer: string | (() => string);
  readonly audience: string;
  readonly algorithms: readonly string[];
  /** `typ` of the header, in lower case; absent: `at+jwt` alone (RFC 9068 section 2.1). */
  readonly types?: readonly string[];
  readonly demands?: TokenDemands;
}

export interface VerifiedToken {
  readonly subject: string;
  /** Epoch milliseconds of `exp`, or of when the sign-in is too old: what the token opened, a live stream too, ends then. */
  readonly expiresAtMs: number;
}

export interface VerifierOptions {
  /** Real time, whatever clock the application runs on. */
  readonly nowMs?: () => number;
  /** How many good tokens are remembered; default 10 000. */
  readonly capacity?: number;
}

interface Remembered extends VerifiedToken {
  /** After this the signature is checked again, so that a key that was withdrawn stops counting. */
  readonly checkedUntilMs: number;
}

const ACCESS_TOKEN: readonly string[] = ['at+jwt'];
/** The clocks of issuer and server may differ so much: for `exp` and `nbf` alike (RFC 7519 section 4.1.4, "a few minutes"). */
const CLOCK_TOLERANCE_SECONDS = 60;
const RECHECK_AFTER_MS = 5 * 60_000;
const KEY_FETCH_CODES = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC']);
const REFUSED = 401;
const CHALLENGE = 'Bearer realm="samsyn"';

/** A 401 with the challenge of RFC 6750 section 3. */
export function unauthorized(code: string, error?: 'invalid_token' | 'invalid_request'): HttpProblem {
  const challenge = error === undefined ? CHALLENGE : `${CHALLENGE}, error="${error}"`;
  return new HttpProblem(401, code, { headers: { 'www-authenticate': challenge } });
}

/**
 * Checks access tokens (RFC 9068): signature by a listed algorithm under a key of the issuer, a listed `typ`, issuer,
 * audience, `exp` and `nbf` within a minute of real time, whatever clock the application runs on, and what the operator
 * demands beside (`TokenDemands`). Checking is the dearest part of a request, so the digests of the last 10 000 good tokens are remembered, five minutes at most.
 */
export class TokenVerifier {
  private readonly remembered = new Map<string, Remembered>();
  private readonly failed: FailedTokens;
  private readonly nowMs: () => number;
  private readonly capacity: number;

  constructor(
    private readonly rules: TokenRules,
    private readonly keys: KeyResolver,
    { nowMs = Date.now, capacity = LIMITS.tokensRemembered.value }: VerifierOptions = {},
  ) {
    this.nowMs = nowMs;
    this.failed = new FailedTokens(nowMs);
    this.capacity = capacity;
  }

  /**
   * At once where the token is remembered. `address`: where it came from; one that has sent many that did not hold waits.
   * @throws DomainError `AUTH.TOO_MANY_FAILED` (throttled)
   * @throws HttpProblem 401 `AUTH.TOKEN_INVALID`, `AUTH.TOKEN_EXPIRED`, what `meetsUntil` throws; 503 `AUTH.KEYS_UNAVAILABLE`
   * (as a rejection)
   */
  verify(token: string, address = ''): VerifiedToken | Promise<VerifiedToken> {
    const digest = hash('sha256', token, 'base64url');
    const known = this.remembered.get(digest);
    const nowMs = this.nowMs();
    if (known && nowMs < known.checkedUntilMs && nowMs < known.expiresAtMs) {
      this.remembered.delete(digest);
      this.remembered.set(digest, known);
      return known;
    }
    this.remembered.delete(digest);
    // A token that held and is only checked again waits for no failures of others at the same address.
    if (!known) this.failed.mustBeFew(address);
    return this.check(token, digest).catch((error: unknown) => {
      if (error instanceof HttpProblem && error.status === REFUSED) this.failed.add(address);
      throw error;
    });
  }

  private async check(token: string, digest: string): Promise<VerifiedToken> {
    const { issuer, audience, algorithms, types = ACCESS_TOKEN, demands = {} } = this.rules;
    if (!isTokenOf({ algorithms, types }, token)) throw unauthorized('AUTH.TOKEN_INVALID', 'invalid_token');
    const { jwtVerify } = await jose();
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: typeof issuer === 'string' ? issuer : issuer(),
        audience,
        algorithms: [...algorithms],
        requiredClaims: ['sub', 'exp', 'iat'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(this.nowMs()),
      });
      const { sub = '', exp = 0 } = payload;
      const nowMs = this.nowMs();
      const until = Math.min(exp + CLOCK_TOLERANCE_SECONDS, meetsUntil(payload, demands, nowMs / 1_000));
      const checkedUntilMs = nowMs + RECHECK_AFTER_MS;
      const verified = { subject: sub, expiresAtMs: until * 1_000, checkedUntilMs };
      this.remember(digest, verified);
      return verified;
    } catch (error) {
      throw error instanceof HttpProblem ? error : refusalOf(error);
    }
  }

  private remember(digest: string, verified: Remembered): void {
    this.remembered.set(digest, verified);
    if (this.remembered.size <= this.capacity) return;
    const [oldest] = this.remembered.keys();
    if (oldest !== undefined) this.remembered.delete(oldest);
  }
}

function refusalOf(error: unknown): HttpProblem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_JWT_EXPIRED') return unauthorized('AUTH.TOKEN_EXPIRED', 'invalid_token');
  const isAboutToken = typeof code === 'string' && code.startsWith('ERR_J') && !KEY_FETCH_CODES.has(code);
  if (isAboutToken && !(error instanceof KeysUnavailable)) {
    return unauthorized('AUTH.TOKEN_INVALID', 'invalid_token');
  }
  return new HttpProblem(503, 'AUTH.KEYS_UNAVAILABLE', { headers: { 'retry-after': '5' } });
}
