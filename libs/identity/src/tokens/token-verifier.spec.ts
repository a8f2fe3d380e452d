import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { base64url, exportJWK, SignJWT, type JWK } from 'jose';
import { HttpProblem } from '@samsyn/web';
import { localKeys, remoteKeys, TokenVerifier } from '..';

const ISSUER = 'https://id.example';
const rules = { issuer: ISSUER, audience: 'samsyn', algorithms: ['ES256'] };

interface Pair {
  privateKey: KeyObject;
  jwk: JWK;
}
const pairOf = async (kid: string, namedCurve = 'P-256', alg = 'ES256'): Promise<Pair> => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
};

interface Wanted {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  expires?: number | null;
}
const sign = (
  { privateKey, jwk }: Pair,
  { claims = {}, header = {}, expires = 600 }: Wanted = {},
): Promise<string> => {
  const now = Math.floor(Date.now() / 1000);
  const base = {
    iss: ISSUER,
    aud: 'samsyn',
    sub: 'coordB',
    iat: now,
    ...(expires === null ? {} : { exp: now + expires }),
  };
  return new SignJWT({ ...base, ...claims })
    .setProtectedHeader({ alg: jwk.alg ?? 'ES256', typ: 'at+jwt', kid: jwk.kid ?? 'a', ...header })
    .sign(privateKey);
};

const refusal = async (verify: () => unknown): Promise<[number, string]> => {
  try {
    await verify();
  } catch (error) {
    if (error instanceof HttpProblem) return [error.status, error.code];
    throw error;
  }
  return [200, 'accepted'];
};

const refused = async (verify: () => unknown): Promise<{ readonly code?: string }> => {
  try {
    await verify();
  } catch (error) {
    return error as { readonly code?: string };
  }
  return {};
};

describe('the token verifier', () => {
  let good: Pair;
  let foreign: Pair;
  let verifier: TokenVerifier;
  let nowMs = 0;
  beforeAll(async () => {
    good = await pairOf('a');
    foreign = await pairOf('a');
  });
  beforeEach(() => {
    nowMs = Date.now();
    verifier = new TokenVerifier(rules, localKeys({ keys: [good.jwk] }), { nowMs: () => nowMs });
  });

  it('takes a good token, and the second time at once', async () => {
    const token = await sign(good);
    const first = await verifier.verify(token);
    expect(first.subject).toBe('coordB');
    const second = verifier.verify(token);
    expect(second).not.toBeInstanceOf(Promise);
    expect(await second).toMatchObject({ subject: 'coordB', expiresAtMs: first.expiresAtMs });
  });

  it('looks for a key, and checks a signature, only where a token has the shape, algorithm and type of ours', async () => {
    let asked = 0;
    const keys = localKeys({ keys: [good.jwk] });
    const counting = new TokenVerifier(rules, (...given) => {
      asked += 1;
      return keys(...given);
    });
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const [, payload, signature] = (await sign(good)).split('.');
    const withHead = (head: unknown) => `${part(head)}.${payload}.${signature}`;
    const head = { alg: 'ES256', typ: 'at+jwt', kid: 'a' };
    const junk = [
      ...['x', 'a.b', 'a.b.c.d', 'e30.e30.', `${part(head)}..x`, `!.${payload}.${signature}`],
      ...[withHead('text'), withHead(null), withHead([]), `${Buffer.from('{').toString('base64url')}.a.b`],
      ...[
        { alg: 'none' },
        { alg: 'HS256' },
        { alg: ['ES256'] },
        { typ: 'jwt' },
        { kid: '' },
        { kid: {} },
      ].map((other) => withHead({ ...head, ...other })),
      ...[withHead({ ...head, kid: 'k'.repeat(257) }), withHead({ ...head, more: 'm'.repeat(1_000) })],
      `${withHead(head)}${'A'.repeat(8_192)}`,
    ];
    for (const token of junk)
      expect(await refusal(() => counting.verify(token))).toEqual([401, 'AUTH.TOKEN_INVALID']);
    expect(asked).toBe(0);
    expect(await refusal(() => counting.verify(withHead(head)))).toEqual([200, 'accepted']);
    expect(asked).toBe(1);
  });

  it('looks at no more tokens from an address that has sent many that did not hold, but known ones go on', async () => {
    let asked = 0;
    const keys = localKeys({ keys: [good.jwk] });
    const counting = new TokenVerifier(
      rules,
      (...given) => {
        asked += 1;
        return keys(...given);
      },
      { nowMs: () => nowMs },
    );
    const [known, forged] = [await sign(good), await sign(foreign)];
    await counting.verify(known, 'here');
    const codes = [];
    for (let tried = 0; tried < 300; tried += 1)
      codes.push((await refused(() => counting.verify(forged, 'here'))).code);
    expect([codes.filter((code) => code === 'AUTH.TOKEN_INVALID').length, asked]).toEqual([200, 201]);
    expect(codes.at(-1)).toBe('AUTH.TOO_MANY_FAILED');
    expect(counting.verify(known, 'here')).toMatchObject({ subject: 'coordB' });
    nowMs += 5 * 60_000 + 1;
    for (let tried = 0; tried < 300; tried += 1) await refused(() => counting.verify(forged, 'here'));
    expect((await counting.verify(known, 'here')).subject).toBe('coordB');
    expect(await refusal(() => counting.verify(forged, 'elsewhere'))).toEqual([401, 'AUTH.TOKEN_INVALID']);
    nowMs += 1_000;
    expect((await refused(() => counting.verify(forged, 'here'))).code).toBe('AUTH.TOKEN_INVALID');
  });

  it('forgets a token when it expires, and asks for the key again after five minutes', async () => {
    const token = await sign(good);
    await verifier.verify(token);
    nowMs += 5 * 60_000 + 1;
    const checkedAgain = verifier.verify(token);
    expect(checkedAgain).toBeInstanceOf(Promise);
    expect((await checkedAgain).subject).toBe('coordB');
    nowMs += 10 * 60_000;
    expect(await refusal(() => verifier.verify(token))).toEqual([401, 'AUTH.TOKEN_EXPIRED']);
  });

  it.each<[string, (forged: () => Promise<string>) => Promise<string>]>([
    ['another key', () => sign(foreign)],
    ['another issuer', () => sign(good, { claims: { iss: 'https://evil.example' } })],
    ['another audience', () => sign(good, { claims: { aud: 'other' } })],
    ['another type', () => sign(good, { header: { typ: 'JWT' } })],
    ['an id token', () => sign(good, { header: { typ: undefined } })],
    [
      'a key that it brings itself',
      () =>
        sign(foreign, {
          header: { jwk: foreign.jwk, jku: 'https://evil.example/jwks', x5u: 'https://evil.example' },
        }),
    ],
    ['no expiry', () => sign(good, { expires: null })],
    ['no subject', () => sign(good, { claims: { sub: undefined } })],
    ['an unknown key id', () => sign(good, { header: { kid: 'b' } })],
    ['a start in the future', () => sign(good, { claims: { nbf: Math.floor(Date.now() / 1000) + 600 } })],
    ['no JWT', () => Promise.resolve('nonsense')],
    ['an endless text', () => Promise.resolve('a'.repeat(100_000))],
    ['no algorithm', () => Promise.resolve(unsigned('none', ''))],
    ['the public key as a secret', async () => Promise.resolve(unsigned('HS256', JSON.stringify(good.jwk)))],
    ['an algorithm that is not listed', async () => sign(await pairOf('a', 'P-384', 'ES384'))],
  ])('refuses %s', async (_, make) => {
    const token = await make(() => sign(good));
    expect(await refusal(() => verifier.verify(token))).toEqual([401, 'AUTH.TOKEN_INVALID']);
  });

  it('refuses a token whose content was changed', async () => {
    const [header, , signature] = (await sign(good)).split('.');
    const payload = base64url.encode(
      JSON.stringify({ iss: ISSUER, aud: 'samsyn', sub: 'admin', iat: 1, exp: 9_999_999_999 }),
    );
    expect(await refusal(() => verifier.verify(`${header}.${payload}.${signature}`))).toEqual([
      401,
      'AUTH.TOKEN_INVALID',
    ]);
  });

  it('says that a token has expired', async () => {
    const token = await sign(good, { expires: -61 });
    expect(await refusal(() => verifier.verify(token))).toEqual([401, 'AUTH.TOKEN_EXPIRED']);
  });

  it.each(['exp', 'nbf'])('allows for clocks that differ by a minute, and no more: %s', async (claim) => {
    const now = Math.floor(nowMs / 1000);
    const late = claim === 'exp' ? -1 : 1;
    const signed = (seconds: number) => sign(good, { claims: { [claim]: now + late * seconds } });
    expect((await verifier.verify(await signed(55))).subject).toBe('coordB');
    const [, code] = await refusal(async () => verifier.verify(await signed(65)));
    expect(code).toBe(claim === 'exp' ? 'AUTH.TOKEN_EXPIRED' : 'AUTH.TOKEN_INVALID');
  });

  it('takes the types that it is told to take, in whichever spelling, and no token without one', async () => {
    const wide = new TokenVerifier({ ...rules, types: ['at+jwt', 'jwt'] }, localKeys({ keys: [good.jwk] }), {
      nowMs: () => nowMs,
    });
    for (const typ of ['JWT', 'jwt', 'at+jwt', 'application/at+jwt'])
      expect((await wide.verify(await sign(good, { header: { typ } }))).subject).toBe('coordB');
    for (const typ of [undefined, 'logout+jwt'])
      expect(await refusal(async () => wide.verify(await sign(good, { header: { typ } })))).toEqual([
        401,
        'AUTH.TOKEN_INVALID',
      ]);
  });

  it('demands how, and how long ago, the person signed in, and for what, where the operator does', async () => {
    const now = Math.floor(nowMs / 1_000);
    const demands = { acr: ['loa3', 'loa4'], maxAgeSeconds: 3_600, scope: 'samsyn' };
    const strict = new TokenVerifier({ ...rules, demands }, localKeys({ keys: [good.jwk] }), {
      nowMs: () => nowMs,
    });
    const met = { acr: 'loa3', auth_time: now - 3_500, scope: 'openid samsyn' };
    const asked = async (claims: object) =>
      refusal(async () => strict.verify(await sign(good, { claims: { ...met, ...claims } })));
    for (const acr of [undefined, 'loa2', 'loa3 loa4', ['loa3']])
      expect([acr, ...(await asked({ acr }))]).toEqual([acr, 401, 'AUTH.SIGN_IN_TOO_WEAK']);
    for (const auth_time of [undefined, now - 3_600, String(now)])
      expect([auth_time, ...(await asked({ auth_time }))]).toEqual([auth_time, 401, 'AUTH.SIGN_IN_TOO_OLD']);
    for (const scope of [undefined, 'openid', 'samsyn2', 'Samsyn'])
      expect([scope, ...(await asked({ scope }))]).toEqual([scope, 403, 'AUTH.SCOPE_MISSING']);
    const token = await sign(good, { claims: met });
    expect((await strict.verify(token)).expiresAtMs).toBe((now + 100) * 1_000);
    nowMs += 100_000;
    expect(await refusal(() => strict.verify(token))).toEqual([401, 'AUTH.SIGN_IN_TOO_OLD']);
  });

  it('remembers as many as it may, and forgets what was not used for longest', async () => {
    const few = new TokenVerifier(rules, localKeys({ keys: [good.jwk] }), { capacity: 2 });
    const tokens = await Promise.all(['1', '2', '3'].map((jti) => sign(good, { claims: { jti } })));
    const [one = '', two = '', three = ''] = tokens;
    for (const token of [one, two, one, three]) await few.verify(token);
    expect([one, three].map((token) => few.verify(token) instanceof Promise)).toEqual([false, false]);
    const forgotten = few.verify(two);
    expect(forgotten).toBeInstanceOf(Promise);
    await forgotten;
  });
});

function unsigned(alg: string, secret: string): string {
  const now = Math.floor(Date.now() / 1000);
  const head = base64url.encode(JSON.stringify({ alg, typ: 'at+jwt', kid: 'a' }));
  const body = base64url.encode(
    JSON.stringify({ iss: ISSUER, aud: 'samsyn', sub: 'admin', iat: now, exp: now + 600 }),
  );
  const signature = secret ? createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url') : '';
  return `${head}.${body}.${signature}`;
}

describe('keys that an issuer publishes', () => {
  let server: Server;
  let address: string;
  let keys: JWK[];
  let answers: number;
  let down = false;
  beforeEach(async () => {
    [keys, answers, down] = [[], 0, false];
    server = createServer((request, response) => {
      if (down) return void response.writeHead(500).end();
      answers += 1;
      const discovery = { issuer: address, jwks_uri: `${address}/jwks` };
      response.setHeader('content-type', 'application/json');
      return void response.end(JSON.stringify(request.url === '/jwks' ? { keys } : discovery));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise<void>((resolve) => void server.close(() => resolve())));

  it('are found by discovery, and kept', async () => {
    const pair = await pairOf('a');
    keys = [pair.jwk];
    const verifier = new TokenVerifier({ ...rules, issuer: address }, remoteKeys(address));
    for (const jti of ['1', '2', '3'])
      await verifier.verify(await sign(pair, { claims: { iss: address, jti } }));
    expect(answers).toBe(2);
  });

  it('are fetched again when a token names a new one', async () => {
    const [old, fresh] = [await pairOf('old'), await pairOf('fresh')];
    keys = [old.jwk];
    const verifier = new TokenVerifier({ ...rules, issuer: address }, remoteKeys(address, `${address}/jwks`));
    const claims = { iss: address };
    await verifier.verify(await sign(old, { claims }));
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 31_000);
    keys = [fresh.jwk];
    expect((await verifier.verify(await sign(fresh, { claims }))).subject).toBe('coordB');
    expect(
      await refusal(async () => verifier.verify(await sign(old, { claims: { ...claims, jti: 'x' } }))),
    ).toEqual([401, 'AUTH.TOKEN_INVALID']);
    clock.mockRestore();
  });

  it('are not taken from a discovery document that names another issuer', async () => {
    const pair = await pairOf('a');
    keys = [pair.jwk];
    const other = `${address}/`.replace('127.0.0.1', 'localhost');
    const verifier = new TokenVerifier({ ...rules, issuer: other }, remoteKeys(other));
    const token = await sign(pair, { claims: { iss: other } });
    expect(await refusal(() => verifier.verify(token))).toEqual([503, 'AUTH.KEYS_UNAVAILABLE']);
  });

  it('that cannot be had are our trouble, not a bad token, and are asked for again', async () => {
    const pair = await pairOf('a');
    keys = [pair.jwk];
    const token = await sign(pair, { claims: { iss: address } });
    for (const resolver of [remoteKeys(address), remoteKeys(address, `${address}/jwks`)]) {
      const verifier = new TokenVerifier({ ...rules, issuer: address }, resolver);
      down = true;
      expect(await refusal(() => verifier.verify(token))).toEqual([503, 'AUTH.KEYS_UNAVAILABLE']);
      down = false;
      expect((await verifier.verify(token)).subject).toBe('coordB');
    }
  });
});
