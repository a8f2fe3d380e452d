import { PostgresCiphertexts } from '@samsyn/event-store';
import { LeaseLost, PostgresLeases, PostgresProcessingStore } from '@samsyn/processing';
import { EphemeralRootKey, PostgresKeys } from '@samsyn/secrecy';
import type { PostgresDatabase } from '@samsyn/postgres';
import { PostgresServer } from '../support/postgres-server';
import { ciphertextStoreContract } from './ciphertext-store.contract';
import { fieldKeysContract } from './field-keys.contract';
import { leasesContract, type LeasesOfProcess } from './leases.contract';
import { processingStateContract } from './processing-state.contract';

let server: PostgresServer;
let url: string;
beforeAll(async () => {
  server = await PostgresServer.start();
  url = await server.newMigrated();
  await server.ask(url, 'CREATE TABLE public.written (nr serial PRIMARY KEY, word text NOT NULL)');
  await server.ask(url, 'GRANT ALL ON public.written, public.written_nr_seq TO PUBLIC');
});
afterEach(() => server.closeOpened());
afterAll(() => server.stop());

/** Every adapter is held to its contract as a user with the least rights. */
const database = (): Promise<PostgresDatabase> => server.opened({ url });
const emptied = (...tables: readonly string[]) => server.ask(url, `TRUNCATE ${tables.join(', ')}`);

ciphertextStoreContract('PostgreSQL', {
  open: async () => {
    await emptied('samsyn.ciphertext');
    return new PostgresCiphertexts(await database());
  },
});

fieldKeysContract('PostgreSQL', {
  begin: async () => {
    await emptied('samsyn.field_key', 'samsyn.branch_key', 'samsyn.secret', 'samsyn.destroyed_scope');
    return {
      open: async (root, mayBegin) => {
        const own = await database();
        const keys = await PostgresKeys.open(own, root, mayBegin);
        return {
          keys,
          secretFor: (purpose) => keys.secretFor(purpose),
          destroyedKeys: (scope) => keys.destroyedKeys(scope),
          close: () => own.close(),
        };
      },
    };
  },
});

processingStateContract('PostgreSQL', {
  begin: async () => {
    await emptied('samsyn.checkpoint', 'samsyn.timer', 'samsyn.lease');
    return { open: async () => new PostgresProcessingStore(await database()) };
  },
});

function ofProcess(own: PostgresDatabase): LeasesOfProcess {
  const leases = new PostgresLeases(own);
  return {
    take: (request) => leases.take(request),
    release: (lease) => leases.release(lease),
    require: (lease) => leases.require(lease),
    write: (lease, word, whileHeld) =>
      leases.write(lease, async (sql) => {
        await sql.rows('INSERT INTO public.written (word) VALUES ($1)', [word]);
        await whileHeld?.();
      }),
  };
}

let asked = 0;
const LEASES = {
  begin: async () => {
    await emptied('samsyn.lease', 'public.written');
    const processes = [ofProcess(await database()), ofProcess(await database())] as const;
    return {
      processes,
      written: async () =>
        (await server.ask<{ word: string }>(url, 'SELECT word FROM public.written ORDER BY nr')).map(
          ({ word }) => word,
        ),
      // The clock is the server's: the lease is moved, not the clock.
      pass: async (ms: number) =>
        void (await server.ask(
          url,
          `UPDATE samsyn.lease SET until = until - ${ms} * interval '1 millisecond'`,
        )),
      // Of processes whose clocks are a day apart.
      now: () => ((asked += 1) % 2 === 0 ? '2026-11-19T15:00:00.000Z' : '2026-11-20T15:00:00.000Z'),
    };
  },
};
leasesContract('PostgreSQL', LEASES);

describe('a lease on PostgreSQL', () => {
  it('is taken by nobody while something is written under it, though its time is over', async () => {
    const { processes, pass, now, written } = await LEASES.begin();
    const [one, other] = processes;
    const asked = (holder: string) => ({ name: 'work', holder, now: now(), until: now() });
    const first = (await one.take(asked('a')))!;
    await pass(1_000);
    const order: string[] = [];
    let taking: Promise<unknown> = Promise.resolve();
    await one.write(first, 'in time', async () => {
      taking = other.take(asked('b')).then(() => order.push('taken'));
      await new Promise((resolve) => setTimeout(resolve, 200));
      order.push('written');
    });
    await taking;
    expect(order).toEqual(['written', 'taken']);
    await expect(one.write(first, 'late')).rejects.toThrow(LeaseLost);
    expect(await written()).toEqual(['in time']);
  });
});

describe('keys on PostgreSQL', () => {
  it('begin with one root key, where two processes begin with one of their own each', async () => {
    await emptied('samsyn.field_key', 'samsyn.branch_key', 'samsyn.secret');
    const databases = [await database(), await database(), await database()];
    const begun = await Promise.allSettled(
      databases.map((own) => PostgresKeys.open(own, new EphemeralRootKey())),
    );
    expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it('know which ids no key ever had', async () => {
    await emptied('samsyn.field_key', 'samsyn.branch_key', 'samsyn.secret');
    const keys = await PostgresKeys.open(await database(), new EphemeralRootKey());
    const { id } = await keys.make({ scope: 'hers', owner: 'b', labels: [] });
    await keys.destroy('hers', '2026-11-22T12:00:00.000Z');
    expect(await keys.unknown([id, 'never made'])).toEqual(['never made']);
  });
});
