import { WORLDS, type World } from '@samsyn/kernel';
import type { TokenDemands } from './tokens/token-demands';

export type Profile = 'embedded' | 'production';

export interface IdentityConfig {
  readonly world: World;
  /** `embedded`: one machine, with the development issuer. `production`: tokens of an issuer outside. */
  readonly profile: Profile;
  /** `iss` of the tokens; undefined in the embedded profile, where the development issuer gives it. */
  readonly issuer?: string;
  /** Where the issuer's keys are; undefined: where its discovery document points. */
  readonly jwksUri?: string;
  /** `aud` of the tokens; in the training world it ends in `-training`, so that no token serves both. */
  readonly audience: string;
  /** Signature algorithms that are accepted, and no others (RFC 8725 section 3.1). */
  readonly algorithms: readonly string[];
  /** `typ` of the tokens that are accepted, in lower case. */
  readonly types: readonly string[];
  /** What the tokens must claim besides that; empty if nothing is demanded. */
  readonly demands?: TokenDemands;
  /** Loopback port of the development issuer. */
  readonly developmentIssuerPort: number;
  /** `sub` of the persons who administer a production directory: two, or one who then registers the other. */
  readonly administratorSubjects?: readonly string[];
}

const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256'];
const DEFAULT_ALGORITHMS = ['ES256', 'EdDSA', 'Ed25519', 'PS256'];
const DEFAULT_AUDIENCE = 'samsyn';
/** RFC 9068 section 2.1; `jwt` for issuers that mark their access tokens so. */
const TOKEN_TYPES = ['at+jwt', 'jwt'];
const DEFAULT_TOKEN_TYPES = ['at+jwt'];
const DEFAULT_ISSUER_PORT: Readonly<Record<World, number>> = { real: 3001, training: 3011 };
const PROFILES: readonly string[] = ['embedded', 'production'] satisfies Profile[];

/** The environment has a setting that cannot be meant; the message names the variable and never its value. */
export class ConfigurationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigurationError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads SAMSYN_WORLD, SAMSYN_PROFILE, SAMSYN_OIDC_ISSUER, SAMSYN_OIDC_JWKS_URI, SAMSYN_OIDC_AUDIENCE, SAMSYN_OIDC_ALGORITHMS and
 * SAMSYN_OIDC_TOKEN_TYPES (with commas), SAMSYN_OIDC_ACR, SAMSYN_OIDC_MAX_AGE, SAMSYN_OIDC_SCOPE, SAMSYN_ISSUER_PORT,
 * SAMSYN_ADMINISTRATOR_SUBJECT and SAMSYN_SECOND_ADMINISTRATOR_SUBJECT. Without any of them the profile is `embedded`.
 * @throws ConfigurationError
 */
export function readIdentityConfig(env: Environment): IdentityConfig {
  const { SAMSYN_OIDC_ISSUER: issuer, SAMSYN_OIDC_JWKS_URI: jwksUri } = env;
  const [world, profile] = [worldIn(env), profileOf(env)];
  if (profile === 'production') {
    if (!issuer) throw new ConfigurationError('the production profile needs SAMSYN_OIDC_ISSUER');
    mustBeHttps('SAMSYN_OIDC_ISSUER', issuer);
    if (jwksUri) mustBeHttps('SAMSYN_OIDC_JWKS_URI', jwksUri);
  } else if (issuer || jwksUri) {
    throw new ConfigurationError('SAMSYN_PROFILE=embedded has its own issuer: SAMSYN_OIDC_* must not be set');
  }
  const audience = env['SAMSYN_OIDC_AUDIENCE'] || DEFAULT_AUDIENCE;
  const demands = demandsIn(env);
  return {
    world,
    profile,
    audience: world === 'real' ? audience : `${audience}-${world}`,
    algorithms: algorithmsIn(env['SAMSYN_OIDC_ALGORITHMS']),
    types: tokenTypesIn(env['SAMSYN_OIDC_TOKEN_TYPES']),
    developmentIssuerPort: portIn(env['SAMSYN_ISSUER_PORT'], world),
    ...(Object.keys(demands).length > 0 ? { demands } : {}),
    ...(issuer ? { issuer } : {}),
    ...(jwksUri ? { jwksUri } : {}),
    ...administratorsIn(env),
  };
}

function administratorsIn(env: Environment): Pick<IdentityConfig, 'administratorSubjects'> {
  const [first, second] = [env['SAMSYN_ADMINISTRATOR_SUBJECT'], env['SAMSYN_SECOND_ADMINISTRATOR_SUBJECT']];
  if (!first && !second) return {};
  if (!first)
    throw new ConfigurationError('SAMSYN_SECOND_ADMINISTRATOR_SUBJECT needs SAMSYN_ADMINISTRATOR_SUBJECT');
  if (first === second)
    throw new ConfigurationError(
      'SAMSYN_ADMINISTRATOR_SUBJECT and SAMSYN_SECOND_ADMINISTRATOR_SUBJECT are two persons',
    );
  return { administratorSubjects: second ? [first, second] : [first] };
}

/** SAMSYN_WORLD: `real` where it is not set. @throws ConfigurationError */
export function worldIn(env: Environment): World {
  const given = env['SAMSYN_WORLD'] || 'real';
  const world = WORLDS.find((one) => one === given);
  if (!world) throw new ConfigurationError(`SAMSYN_WORLD is ${WORLDS.join(' or ')}`);
  return world;
}

function profileOf(env: Environment): Profile {
  const given = env['SAMSYN_PROFILE'];
  if (given !== undefined && !PROFILES.includes(given)) {
    throw new ConfigurationError('SAMSYN_PROFILE is embedded or production');
  }
  if (given === 'production' || (given === undefined && env['SAMSYN_OIDC_ISSUER'])) return 'production';
  if (env['NODE_ENV'] === 'production') {
    throw new ConfigurationError(
      'NODE_ENV=production needs the production profile: set SAMSYN_OIDC_ISSUER to the issuer of the tokens',
    );
  }
  return 'embedded';
}

function mustBeHttps(variable: string, value: string): void {
  if (!URL.canParse(value) || new URL(value).protocol !== 'https:') {
    throw new ConfigurationError(`${variable} must be an https address`);
  }
}

function algorithmsIn(text: string | undefined): readonly string[] {
  if (!text) return DEFAULT_ALGORITHMS;
  const algorithms = text.split(',').map((algorithm) => algorithm.trim());
  if (!algorithms.every((algorithm) => ALGORITHMS.includes(algorithm))) {
    throw new ConfigurationError(`SAMSYN_OIDC_ALGORITHMS is a list out of ${ALGORITHMS.join(', ')}`);
  }
  return algorithms;
}

function tokenTypesIn(text: string | undefined): readonly string[] {
  if (!text) return DEFAULT_TOKEN_TYPES;
  const types = text.split(',').map((type) => type.trim().toLowerCase());
  if (!types.every((type) => TOKEN_TYPES.includes(type))) {
    throw new ConfigurationError(`SAMSYN_OIDC_TOKEN_TYPES is a list out of ${TOKEN_TYPES.join(', ')}`);
  }
  return types;
}

const MAX_AGE_SECONDS = { least: 60, most: 7 * 86_400 } as const;
/** Printable, without space, quote and backslash (RFC 6749 section 3.3), or the comma of our list. */
const TOKEN_VALUE = /^[!#-+\--[\]-~]{1,200}$/;

function demandsIn(env: Environment): TokenDemands {
  const { SAMSYN_OIDC_ACR: acr, SAMSYN_OIDC_MAX_AGE: maxAge, SAMSYN_OIDC_SCOPE: scope } = env;
  const classes = acr ? acr.split(',').map((one) => one.trim()) : [];
  if (!classes.every((one) => TOKEN_VALUE.test(one)))
    throw new ConfigurationError('SAMSYN_OIDC_ACR is a list of values of `acr`');
  if (scope && !TOKEN_VALUE.test(scope)) throw new ConfigurationError('SAMSYN_OIDC_SCOPE is one scope');
  const seconds = maxAge ? Number(maxAge) : undefined;
  const { least, most } = MAX_AGE_SECONDS;
  if (seconds !== undefined && !(Number.isInteger(seconds) && seconds >= least && seconds <= most))
    throw new ConfigurationError(`SAMSYN_OIDC_MAX_AGE is ${least} to ${most} seconds`);
  return {
    ...(classes.length > 0 ? { acr: classes } : {}),
    ...(seconds === undefined ? {} : { maxAgeSeconds: seconds }),
    ...(scope ? { scope } : {}),
  };
}

function portIn(text: string | undefined, world: World): number {
  if (!text) return DEFAULT_ISSUER_PORT[world];
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new ConfigurationError('SAMSYN_ISSUER_PORT is a port');
  return port;
}
