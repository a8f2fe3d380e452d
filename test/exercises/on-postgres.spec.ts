import { PostgresServer } from '../support/postgres-server';
import { KurrentStandIn } from '../standins/kurrentdb/kurrent-stand-in';
import { exerciseOnEngine } from './on-engine';

/** Its erasure is what ciphertexts stand beside the log for. */
const EXERCISE = 'every-event.json';

describe('An exercise, with the log on KurrentDB (a stand-in) and what processes share on PostgreSQL', () => {
  it(`${EXERCISE} leaves the same as with the embedded log`, async () => {
    const [standIn, server] = [await KurrentStandIn.start(), await PostgresServer.start()];
    try {
      const postgresUrl = await server.newMigrated();
      const engine = { kind: 'kurrentdb', url: standIn.url, prefix: 'samsyn', postgresUrl } as const;
      const { there, here } = await exerciseOnEngine(EXERCISE, engine);
      expect([...there.keys()].sort()).toEqual([...here.keys()].sort());
      for (const [file, content] of here) expect([file, there.get(file)]).toEqual([file, content]);
      const count = async (table: string): Promise<number> => {
        const [row] = await server.ask<{ n: string }>(
          postgresUrl,
          `SELECT count(*) AS n FROM samsyn.${table}`,
        );
        return Number(row!.n);
      };
      expect(await count('ciphertext')).toBeGreaterThan(50);
      expect(await count('checkpoint')).toBeGreaterThan(3);
      expect(await count('timer')).toBeGreaterThan(0);
    } finally {
      await standIn.stop();
      await server.stop();
    }
  }, 300_000);
});
