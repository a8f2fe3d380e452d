import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable, type EventStore } from '@samsyn/event-store';
import { playOn, readExercise } from '@samsyn/exercise';
import { ConfigurationError } from '@samsyn/identity';
import { createLogger } from '@samsyn/web';
import { EMBEDDED, type LogEngine } from '../../apps/samsyn/src/log-engine';
import { loopbackIdentity, Samsyn } from '../../apps/samsyn/src/samsyn';
import { copyToFile, copyToKurrentdb } from '../../apps/samsyn/src/store/copy-log';
import { KurrentStandIn } from '../standins/kurrentdb/kurrent-stand-in';
import { PostgresServer } from '../support/postgres-server';

jest.setTimeout(300_000);

const EXERCISE = join(__dirname, '../exercises/evening-visit.json');
const LEADER = 'leader';
const SILENT = { logger: createLogger({ level: 'silent' }), showProgress: () => () => {} };

describe('the log of a folder, copied from its file to KurrentDB (a stand-in) and back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-copy-'));
  let standIn: KurrentStandIn;
  let engine: Extract<LogEngine, { kind: 'kurrentdb' }>;
  let operation = '';
  let histories: readonly string[] = [];

  const copying = () => ({ ...SILENT, engine, world: 'real' as const });

  async function withSamsyn<Result>(
    log: LogEngine,
    work: (samsyn: Samsyn, baseUrl: string) => Promise<Result>,
  ): Promise<Result> {
    const { logger } = SILENT;
    const samsyn = await Samsyn.create({
      place: { folder },
      identity: loopbackIdentity(),
      logger,
      engine: log,
    });
    try {
      return await work(samsyn, await samsyn.listen(0));
    } finally {
      await samsyn.close();
    }
  }

  const ask = async (samsyn: Samsyn, url: string, handle: string, init: RequestInit = {}) => {
    const authorization = `Bearer ${await samsyn.issuer!.tokenFor(handle)}`;
    const answer = await fetch(url, {
      ...init,
      headers: { authorization, 'content-type': 'application/json' },
    });
    return { status: answer.status, text: await answer.text() };
  };
  /** Of everybody whom the directory has, and how many events and deadlines there are. */
  const shown = (samsyn: Samsyn, baseUrl: string): Promise<readonly string[]> =>
    Promise.all(
      samsyn.parts.directory.persons().map(async ({ handle }) => {
        const { status, text } = await ask(samsyn, `${baseUrl}/operations/${operation}/history`, handle);
        const { next: _cursor, ...history } = JSON.parse(text) as { next?: string };
        return `${handle} ${status} ${JSON.stringify(history)}`;
      }),
    );
  const idsIn = async (store: EventStore): Promise<readonly string[]> =>
    (await store.readAll({ after: 0, limit: 10_000 })).map(({ id }) => id);

  beforeAll(async () => {
    standIn = await KurrentStandIn.start();
    engine = { kind: 'kurrentdb', url: standIn.url, prefix: 'samsyn' };
    await withSamsyn(EMBEDDED, async (samsyn, baseUrl) => {
      await playOn(samsyn, readExercise(EXERCISE), { baseUrl });
      const entries = await samsyn.parts.eventStore.readAll({ after: 0, limit: 10_000 });
      operation = entries.find(({ operationId }) => operationId !== null)!.operationId!;
      histories = await shown(samsyn, baseUrl);
      expect(histories.filter((history) => history.includes(' 200 ')).length).toBeGreaterThan(3);
    });
  });
  afterAll(async () => {
    await standIn.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is not begun on while it stands in the file, and the settings say that it is on the engine', async () => {
    const before = standIn.storedEvents;
    await expect(withSamsyn(engine, () => Promise.resolve())).rejects.toBeInstanceOf(ConfigurationError);
    expect(standIn.storedEvents).toBe(before);
  });

  it('goes on where it was cut off, and shows everybody what they were shown before', async () => {
    let before: readonly string[] = [];
    // The engine is full in the middle of it.
    const small = await KurrentStandIn.start({ capacity: 60 });
    const there = { ...copying(), engine: { ...engine, url: small.url } };
    await expect(copyToKurrentdb(folder, there)).rejects.toBeInstanceOf(StoreUnavailable);
    await small.stop();
    await withSamsyn(EMBEDDED, async (samsyn, baseUrl) => {
      expect(await shown(samsyn, baseUrl)).toEqual(histories);
      before = await idsIn(samsyn.parts.eventStore);
    });
    rmSync(join(folder, 'log-mirror.sqlite'), { force: true });
    standIn.arm('cut-reply', { times: 3 });
    expect(await copyToKurrentdb(folder, copying())).toBe(before.length);
    await withSamsyn(engine, async (samsyn, baseUrl) => {
      expect(await idsIn(samsyn.parts.eventStore)).toEqual(before);
      expect(await shown(samsyn, baseUrl)).toEqual(histories);
      await samsyn.parts.processing.settled({ timeoutMs: 60_000 });
      expect(await idsIn(samsyn.parts.eventStore)).toEqual(before);
    });
    await expect(withSamsyn(EMBEDDED, () => Promise.resolve())).rejects.toBeInstanceOf(ConfigurationError);
  });

  it('comes back with what was recorded there', async () => {
    await withSamsyn(engine, async (samsyn, baseUrl) => {
      const body = JSON.stringify({ text: 'recorded on the engine' });
      const path = `${baseUrl}/operations/${operation}/conduct/notes`;
      const { status, text } = await ask(samsyn, path, LEADER, { method: 'POST', body });
      expect([status, text]).toEqual([201, expect.any(String)]);
      histories = await shown(samsyn, baseUrl);
    });
    await copyToFile(folder, copying());
    await withSamsyn(EMBEDDED, async (samsyn, baseUrl) => {
      expect(await shown(samsyn, baseUrl)).toEqual(histories);
    });
  });

  it('goes there again with what was recorded in the file meanwhile', async () => {
    await withSamsyn(EMBEDDED, async (samsyn, baseUrl) => {
      const body = JSON.stringify({ text: 'recorded in the file' });
      const path = `${baseUrl}/operations/${operation}/conduct/notes`;
      expect((await ask(samsyn, path, LEADER, { method: 'POST', body })).status).toBe(201);
    });
    await copyToKurrentdb(folder, copying());
    await withSamsyn(engine, async (samsyn, baseUrl) => {
      expect((await shown(samsyn, baseUrl)).join()).toContain('recorded in the file');
    });
  });

  it('has its ciphertexts moved to the PostgreSQL that the settings name, and is not begun on without them', async () => {
    const server = await PostgresServer.start();
    try {
      await withSamsyn(engine, async (samsyn, baseUrl) => {
        histories = await shown(samsyn, baseUrl);
      });
      const shared = { ...engine, postgresUrl: await server.newMigrated() };
      await withSamsyn(shared, async (samsyn, baseUrl) => {
        expect(await shown(samsyn, baseUrl)).toEqual(histories);
        expect(samsyn.parts.damage.count).toBe(0);
      });
      await expect(withSamsyn(engine, () => Promise.resolve())).rejects.toThrow(
        'ciphertexts.sqlite is not in',
      );
      await withSamsyn(shared, async (samsyn, baseUrl) => {
        expect(await shown(samsyn, baseUrl)).toEqual(histories);
      });
    } finally {
      await server.stop();
    }
  });
});
