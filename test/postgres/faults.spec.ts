import { setTimeout as pause } from 'node:timers/promises';
import { PostgresCiphertexts, StoreUnavailable, type PlacedCiphertext } from '@samsyn/event-store';
import { LeaseLost, PostgresLeases, type Lease } from '@samsyn/processing';
import { EphemeralRootKey, PostgresKeys, type FieldKey } from '@samsyn/secrecy';
import type { PostgresDatabase } from '@samsyn/postgres';
import { PostgresServer } from '../support/postgres-server';
import { seededRandom } from '../support/seeded-random';

const SEED = Number(process.env['SEED'] ?? 20_261_130);
const KILLS = Number(process.env['KILLS'] ?? 8);
const WORKERS = 6;

let server: PostgresServer;
let url: string;
beforeAll(async () => {
  server = await PostgresServer.startOwn();
  url = await server.newMigrated();
  await server.ask(url, 'CREATE TABLE public.step (holder text, nr int, token bigint, at bigserial)');
  await server.ask(url, 'GRANT ALL ON public.step, public.step_at_seq TO PUBLIC');
});
afterAll(() => server.stop());

/** Short, so that a test that waits for a server that stands still waits for no longer. */
const opened = (): Promise<PostgresDatabase> => server.opened({ url, statementMs: 1_500, connectMs: 1_500 });

/** What was answered as done. */
interface Acknowledged {
  readonly texts: Map<string, PlacedCiphertext>;
  readonly removedKeys: Set<string>;
  readonly keys: Map<string, FieldKey>;
  readonly destroyed: Set<string>;
  /** Asked for, and no answer came: done or not. */
  readonly askedToDestroy: Set<string>;
  readonly secrets: Map<string, string>;
}

const textOf = (id: string, key: string): PlacedCiphertext => ({
  ...{
    event: id,
    leaf: 'leaf',
    field: 'text',
    key,
    text: `sealed ${id}`,
    recordedAt: '2026-11-19T15:20:00.000Z',
  },
});
const scopeOf = (nr: number): string => `scope ${nr}`;
const placeOf = (scope: string, label: number) => ({
  scope,
  owner: `branch ${label % 3}`,
  labels: [`l${label}`],
});

/** Does one thing after the other; whatever it throws but that the store cannot answer is a fault of ours. */
async function work(
  random: () => number,
  parts: Parts,
  answered: Acknowledged,
  isOver: () => boolean,
): Promise<number> {
  let done = 0;
  for (let nr = 0; !isOver(); nr += 1) {
    try {
      await STEPS[Math.floor(random() * STEPS.length)]!(parts, answered, random, `${parts.name} ${nr}`);
      done += 1;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await pause(20);
    }
  }
  return done;
}

interface Parts {
  readonly name: string;
  readonly ciphertexts: PostgresCiphertexts;
  readonly keys: PostgresKeys;
}
type Step = (parts: Parts, answered: Acknowledged, random: () => number, id: string) => Promise<void>;

const STEPS: readonly Step[] = [
  async ({ ciphertexts }, answered, random, id) => {
    const key = `key ${Math.floor(random() * 20)}`;
    const texts = [textOf(`${id} a`, key), textOf(`${id} b`, key)];
    if (answered.removedKeys.has(key)) return;
    await ciphertexts.put(texts);
    for (const text of texts) answered.texts.set(text.event, text);
  },
  async ({ ciphertexts }, answered, random) => {
    const key = `key ${Math.floor(random() * 200)}`;
    answered.removedKeys.add(key);
    await ciphertexts.destroy([key]);
  },
  async ({ keys }, answered, random) => {
    const place = placeOf(scopeOf(Math.floor(random() * 40)), Math.floor(random() * 5));
    const made = await keys.make(place).catch((error: unknown) => {
      if (
        error instanceof Error &&
        error.message.includes('destroyed') &&
        answered.askedToDestroy.has(place.scope)
      )
        return undefined;
      throw error;
    });
    if (!made) return;
    const before = answered.keys.get(JSON.stringify(place));
    if (before) expect(made).toEqual(before);
    answered.keys.set(JSON.stringify(place), made);
  },
  async ({ keys }, answered, random) => {
    if (random() < 0.8) return;
    const scope = scopeOf(Math.floor(random() * 40));
    const [made] = await keys.load([scope]);
    answered.askedToDestroy.add(scope);
    await keys.destroy(scope, '2026-11-22T12:00:00.000Z');
    if (made) answered.destroyed.add(scope);
  },
  async ({ keys }, answered, random) => {
    const purpose = `purpose ${Math.floor(random() * 30)}`;
    const secret = (await keys.secretFor(purpose)).toString('hex');
    expect(answered.secrets.get(purpose) ?? secret).toBe(secret);
    answered.secrets.set(purpose, secret);
  },
];

async function killed(random: () => number, times: number): Promise<void> {
  for (let nr = 0; nr < times; nr += 1) {
    await pause(random() * 250);
    await server.kill(random() < 0.5 ? 'all of it' : 'its first process');
    await pause(random() * 100);
    await server.startAgain();
  }
}

describe(`PostgreSQL that is killed again and again (SEED=${SEED} KILLS=${KILLS})`, () => {
  it('loses nothing that was acknowledged, and doubles nothing', async () => {
    const random = seededRandom(SEED);
    const root = new EphemeralRootKey();
    const answered: Acknowledged = {
      ...{ texts: new Map(), keys: new Map(), secrets: new Map() },
      ...{ removedKeys: new Set(), destroyed: new Set(), askedToDestroy: new Set() },
    };
    const processes: Parts[] = [];
    for (let nr = 0; nr < WORKERS; nr += 1) {
      const database = await opened();
      const keys = await PostgresKeys.open(database, root);
      processes.push({ name: `process ${nr}`, ciphertexts: new PostgresCiphertexts(database), keys });
    }
    let isOver = false;
    const working = Promise.all(
      processes.map((parts, nr) => work(seededRandom(SEED + nr + 1), parts, answered, () => isOver)),
    );
    const killing = killed(random, KILLS).finally(() => (isOver = true));
    const [done] = await Promise.all([working, killing]);
    expect(done.every((steps) => steps > 0)).toBe(true);
    await mustHoldAll(answered, root);
  });

  it('keeps what was written under a lease by its holder alone, each step once', async () => {
    const random = seededRandom(SEED);
    const acknowledged: string[] = [];
    let isOver = false;
    const holders = await Promise.all(
      ['a', 'b', 'c'].map(async (holder) => ({ holder, leases: new PostgresLeases(await opened()) })),
    );
    const asOne = async ({ holder, leases }: (typeof holders)[0]): Promise<void> => {
      let lease: Lease | undefined;
      for (let nr = 0; !isOver;) {
        try {
          lease ??= await leases.take({
            ...{ name: 'work', holder, now: '2026-11-19T15:00:00.000Z', until: '2026-11-19T15:00:00.150Z' },
          });
          if (!lease) await pause(10);
          else {
            const { token } = lease;
            await leases.write(lease, (sql) =>
              sql.rows('INSERT INTO public.step (holder, nr, token) VALUES ($1, $2, $3)', [
                holder,
                nr,
                token,
              ]),
            );
            acknowledged.push(`${holder} ${nr}`);
            nr += 1;
          }
        } catch (error) {
          if (!(error instanceof LeaseLost || error instanceof StoreUnavailable)) throw error;
          // Whether that step was written is not known: it is not done again under its number.
          if (error instanceof LeaseLost) lease = undefined;
          nr += 1;
          await pause(10);
        }
      }
    };
    const working = Promise.all(holders.map(asOne));
    await killed(random, KILLS).finally(() => (isOver = true));
    await working;
    const rows = await server.ask<{ holder: string; nr: number; token: string }>(
      url,
      'SELECT holder, nr, token FROM public.step ORDER BY at',
    );
    const written = rows.map(({ holder, nr }) => `${holder} ${nr}`);
    expect(new Set(written).size).toBe(written.length);
    const missing = acknowledged.filter((step) => !written.includes(step));
    expect({ missing, acknowledged: acknowledged.length > 0 }).toEqual({ missing: [], acknowledged: true });
    const tokens = rows.map(({ token }) => Number(token));
    expect(tokens).toEqual([...tokens].sort((a, b) => a - b));
  });
});

async function mustHoldAll(answered: Acknowledged, root: EphemeralRootKey): Promise<void> {
  const database = await opened();
  const texts = await new PostgresCiphertexts(database).read([...answered.texts.keys()]);
  const standing = new Map(texts.map((text) => [text.event, text]));
  expect(standing.size).toBe(texts.length);
  const lost = [...answered.texts.values()].filter(
    ({ event, key }) => !answered.removedKeys.has(key) && !standing.has(event),
  );
  expect(lost).toEqual([]);
  for (const [event, text] of standing) expect(text).toEqual(answered.texts.get(event));
  const keys = await PostgresKeys.open(database, root, false);
  const loaded = new Map(
    (await keys.load(Array.from({ length: 40 }, (_, nr) => scopeOf(nr)))).map((key) => [key.id, key]),
  );
  for (const key of answered.keys.values()) {
    const now = loaded.get(key.id);
    const isGone = answered.destroyed.has(key.scope) || (answered.askedToDestroy.has(key.scope) && !now?.key);
    expect(now).toEqual(isGone ? { ...key, key: undefined } : key);
  }
  const places = [...loaded.values()].map(({ scope, owner, labels }) =>
    JSON.stringify({ scope, owner, labels }),
  );
  expect(new Set(places).size).toBe(places.length);
  const { scopes } = await keys.destroyedAfter(0);
  expect(new Set(scopes).size).toBe(scopes.length);
  for (const scope of answered.destroyed) expect(scopes).toContain(scope);
  for (const [purpose, secret] of answered.secrets)
    expect((await keys.secretFor(purpose)).toString('hex')).toBe(secret);
}

describe('PostgreSQL that is gone for a while', () => {
  const TEXT = textOf('gone', 'key');
  const parts = async () => {
    const database = await opened();
    const keys = await PostgresKeys.open(database, ROOT);
    return {
      database,
      keys,
      ciphertexts: new PostgresCiphertexts(database),
      leases: new PostgresLeases(database),
    };
  };
  const ROOT = new EphemeralRootKey();
  const asked = {
    name: 'gone',
    holder: 'a',
    now: '2026-11-19T15:00:00.000Z',
    until: '2026-11-19T16:00:00.000Z',
  };
  beforeAll(() => server.ask(url, 'TRUNCATE samsyn.field_key, samsyn.branch_key, samsyn.secret'));

  it.each([
    ['ended', () => server.kill('all of it'), () => server.startAgain()],
    ['stands still', () => Promise.resolve(server.freeze()), () => Promise.resolve(server.thaw())],
  ])(
    'since it %s is said so by every port, and each works again with the same connection pool',
    async (_, go, comeBack) => {
      const { keys, ciphertexts, leases } = await parts();
      const place = { scope: 'gone', owner: 'b', labels: [] };
      await ciphertexts.put([TEXT]);
      const key = await keys.make(place);
      const lease = (await leases.take(asked))!;
      await go();
      const calls = [
        ...[
          () => ciphertexts.put([TEXT]),
          () => ciphertexts.read(['gone']),
          () => ciphertexts.destroy(['k']),
        ],
        ...[
          () => keys.load(['gone']),
          () => keys.make(place),
          () => keys.destroy('none', ''),
          () => keys.destroyedAfter(0),
        ],
        ...[
          () => keys.secretFor('new'),
          () => leases.take(asked),
          () => leases.release({ ...lease, token: 0 }),
        ],
        () => leases.write(lease, (sql) => sql.rows('SELECT 1')),
      ];
      const outcomes = await Promise.allSettled(calls.map((call) => call()));
      await comeBack();
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({
          status: 'rejected',
          reason: expect.any(StoreUnavailable) as unknown,
        });
      expect(await ciphertexts.read(['gone'])).toEqual([TEXT]);
      expect(await keys.make(place)).toEqual(key);
      expect(await leases.take(asked)).toEqual(lease);
      await leases.release(lease);
    },
  );

  it('does not hold a lease for whoever stands still within a transaction', async () => {
    const [{ leases }, other] = [await parts(), await parts()];
    const lease = (await leases.take({ ...asked, until: asked.now }))!;
    const [standstill, isWithin] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const late = leases.write(lease, async (sql) => {
      isWithin.resolve();
      await standstill.promise;
      await sql.rows('INSERT INTO public.step (holder, nr, token) VALUES ($1, $2, $3)', ['late', 0, 0]);
    });
    late.catch(() => {});
    await isWithin.promise;
    // While the transaction is open it waits, at most until the server ends that.
    let taken: Lease | undefined;
    while (!taken) taken = await other.leases.take({ ...asked, holder: 'b' }).catch(() => undefined);
    standstill.resolve();
    await expect(late).rejects.toThrow(StoreUnavailable);
    expect(taken.token).toBe(lease.token + 1);
    expect(await server.ask(url, `SELECT 1 FROM public.step WHERE holder = 'late'`)).toEqual([]);
  });
});
