import { HttpProblem } from '@samsyn/web';
import type { JWTPayload } from 'jose';

/** What an operator demands of access tokens beside that they are good (RFC 9068 sections 2.2.1, 2.2.3). */
export interface TokenDemands {
  /** One of these authentication context classes: how strongly the person signed in. */
  readonly acr?: readonly string[];
  /** How long ago the person signed in at most, whatever the token's own expiry is. */
  readonly maxAgeSeconds?: number;
  /** Among the scopes that the token grants. */
  readonly scope?: string;
}

const challenge = (error: string, more: string): Readonly<Record<string, string>> => ({
  'www-authenticate': `Bearer realm="samsyn", error="${error}", ${more}`,
});

/** RFC 9470 section 3: the client sends the person to the issuer again, and says what was wanted. */
const signInAgain = (code: string, more: string): HttpProblem =>
  new HttpProblem(401, code, { headers: challenge('insufficient_user_authentication', more) });

/**
 * Until when the token meets the demands, in epoch seconds; endless where none ends.
 * @throws HttpProblem 401 `AUTH.SIGN_IN_TOO_WEAK`, `AUTH.SIGN_IN_TOO_OLD`; 403 `AUTH.SCOPE_MISSING`
 */
export function meetsUntil(
  { acr, auth_time: signedInAt, scope }: JWTPayload,
  { acr: classes, maxAgeSeconds, scope: wanted }: TokenDemands,
  nowSeconds: number,
): number {
  if (classes && !(typeof acr === 'string' && classes.includes(acr)))
    throw signInAgain('AUTH.SIGN_IN_TOO_WEAK', `acr_values="${classes.join(' ')}"`);
  if (wanted !== undefined && !(typeof scope === 'string' && scope.split(' ').includes(wanted)))
    throw new HttpProblem(403, 'AUTH.SCOPE_MISSING', {
      headers: challenge('insufficient_scope', `scope="${wanted}"`),
    });
  if (maxAgeSeconds === undefined) return Infinity;
  const until = typeof signedInAt === 'number' ? signedInAt + maxAgeSeconds : 0;
  if (until <= nowSeconds) throw signInAgain('AUTH.SIGN_IN_TOO_OLD', `max_age="${maxAgeSeconds}"`);
  return until;
}
