import Database from 'better-sqlite3';
import { plusMs } from '@samsyn/kernel';
import { SqliteCiphertexts } from '@samsyn/event-store';
import { ProcessingStore, SqliteLeases, type Lease } from '@samsyn/processing';
import { KeyStore } from '@samsyn/secrecy';
import { ciphertextStoreContract } from './ciphertext-store.contract';
import { LogFiles } from './event-store.log-files';
import { fieldKeysContract } from './field-keys.contract';
import { leasesContract, type LeasesOfProcess } from './leases.contract';
import { processingStateContract } from './processing-state.contract';

const files = new LogFiles();
afterAll(() => files.discard());

ciphertextStoreContract('SQLite', { open: () => Promise.resolve(new SqliteCiphertexts(':memory:')) });

fieldKeysContract('SQLite', {
  begin: () => {
    const file = `${files.newFile()}.keys`;
    return Promise.resolve({
      open: async (root, mayBegin) => {
        const keys = await Promise.resolve().then(() => new KeyStore(file, root, mayBegin));
        const later = async <Value>(value: () => Value): Promise<Awaited<Value>> => await value();
        return {
          keys: {
            load: (scopes) => later(() => keys.load(scopes)),
            make: (place) => later(() => keys.make(place)),
            destroy: (scope, at) => later(() => keys.destroy(scope, at)),
            destroyedAfter: (mark) => later(() => keys.destroyedAfter(mark)),
          },
          secretFor: (purpose) => later(() => keys.secretFor(purpose)),
          destroyedKeys: (scope) => later(() => keys.destroyedKeys(scope)),
          close: () => later(() => keys.close()),
        };
      },
    });
  },
});

processingStateContract('SQLite', {
  begin: () => {
    const file = `${files.newFile()}.processing`;
    return Promise.resolve({ open: () => Promise.resolve(new ProcessingStore(file)) });
  },
});

const opened: Database.Database[] = [];
afterAll(() => opened.forEach((database) => database.close()));

/** A transaction on SQLite is synchronous: what happens in it has happened before another looks. */
function ofProcess(database: Database.Database): LeasesOfProcess {
  const leases = new SqliteLeases(database);
  return {
    take: (request) => leases.take(request),
    release: (lease) => leases.release(lease),
    require: async (lease) => leases.require(lease),
    async write(lease: Lease, word, whileHeld) {
      const fault = await whileHeld?.().catch((error: unknown) => error as Error);
      leases.write(lease, () => {
        database.prepare('INSERT INTO written (word) VALUES (?)').run(word);
        if (fault) throw fault;
      });
    },
  };
}

leasesContract('SQLite', {
  begin: () => {
    const file = `${files.newFile()}.leases`;
    const databases = [new Database(file), new Database(file)] as const;
    opened.push(...databases);
    databases[0].exec('CREATE TABLE written (nr INTEGER PRIMARY KEY, word TEXT NOT NULL)');
    let now = '2026-11-19T15:00:00.000Z';
    return Promise.resolve({
      processes: [ofProcess(databases[0]), ofProcess(databases[1])],
      written: () =>
        Promise.resolve(
          databases[1].prepare('SELECT word FROM written ORDER BY nr').pluck().all() as string[],
        ),
      pass: (ms) => Promise.resolve(void (now = plusMs(now, ms))),
      now: () => now,
    });
  },
});
