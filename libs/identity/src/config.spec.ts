import { ConfigurationError, readIdentityConfig } from '.';

describe('the configuration of identity', () => {
  it('is embedded where nothing is said', () => {
    expect(readIdentityConfig({})).toEqual({
      world: 'real',
      profile: 'embedded',
      audience: 'samsyn',
      algorithms: ['ES256', 'EdDSA', 'Ed25519', 'PS256'],
      types: ['at+jwt'],
      developmentIssuerPort: 3001,
    });
  });

  it('is production beside an issuer outside', () => {
    const env = {
      SAMSYN_OIDC_ISSUER: 'https://id.example',
      SAMSYN_OIDC_ALGORITHMS: 'RS256, ES256',
      SAMSYN_OIDC_TOKEN_TYPES: 'at+jwt, JWT',
      NODE_ENV: 'production',
    };
    expect(readIdentityConfig(env)).toMatchObject({
      profile: 'production',
      issuer: 'https://id.example',
      algorithms: ['RS256', 'ES256'],
      types: ['at+jwt', 'jwt'],
    });
    const demanding = {
      SAMSYN_OIDC_ACR: 'loa3, loa4',
      SAMSYN_OIDC_MAX_AGE: '28800',
      SAMSYN_OIDC_SCOPE: 'samsyn',
    };
    expect(readIdentityConfig({ ...env, ...demanding }).demands).toEqual({
      acr: ['loa3', 'loa4'],
      maxAgeSeconds: 28_800,
      scope: 'samsyn',
    });
  });

  it('keeps the training world apart: no token and no port serves both', () => {
    expect(readIdentityConfig({ SAMSYN_WORLD: 'training' })).toMatchObject({
      world: 'training',
      audience: 'samsyn-training',
      developmentIssuerPort: 3011,
    });
    const outside = { SAMSYN_OIDC_ISSUER: 'https://id.example', SAMSYN_OIDC_AUDIENCE: 'api' };
    expect(readIdentityConfig(outside).audience).toBe('api');
    expect(readIdentityConfig({ ...outside, SAMSYN_WORLD: 'training' }).audience).toBe('api-training');
  });

  it.each([
    ['a world that is neither', { SAMSYN_WORLD: 'test' }],
    ['production without an issuer', { NODE_ENV: 'production' }],
    ['the production profile without an issuer', { SAMSYN_PROFILE: 'production' }],
    ['an unknown profile', { SAMSYN_PROFILE: 'prod' }],
    [
      'the embedded profile beside an issuer',
      { SAMSYN_PROFILE: 'embedded', SAMSYN_OIDC_ISSUER: 'https://id.example' },
    ],
    ['keys without an issuer', { SAMSYN_OIDC_JWKS_URI: 'https://id.example/jwks' }],
    ['an issuer without TLS', { SAMSYN_OIDC_ISSUER: 'http://id.example' }],
    [
      'keys without TLS',
      { SAMSYN_OIDC_ISSUER: 'https://id.example', SAMSYN_OIDC_JWKS_URI: 'http://id.example/jwks' },
    ],
    ['no signature at all', { SAMSYN_OIDC_ALGORITHMS: 'none' }],
    ['tokens of any type', { SAMSYN_OIDC_TOKEN_TYPES: 'any' }],
    ['a shared secret', { SAMSYN_OIDC_ALGORITHMS: 'HS256' }],
    ['a class of sign-in with a quote', { SAMSYN_OIDC_ACR: 'loa3"' }],
    ['a sign-in that never ages', { SAMSYN_OIDC_MAX_AGE: '0' }],
    ['several scopes', { SAMSYN_OIDC_SCOPE: 'a b' }],
    ['a port that is none', { SAMSYN_ISSUER_PORT: '70000' }],
  ])('refuses %s', (_, env) => {
    expect(() => readIdentityConfig(env)).toThrow(ConfigurationError);
  });
});
