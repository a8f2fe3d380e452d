import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDS_OF_THE_LOG, KnownIds } from '@samsyn/history';
import { canSeeOperation, viewerOf } from '@samsyn/secrecy';
import { TestSamsyn, type Answer, type Handle } from '../support/test-samsyn';
import { documentOfInterface } from '../support/document-of-interface';
import { Counted } from './counted-work';
import { idsOfLog, onDuty, routesOfIds, type RouteOfId } from './ids-of-log';
import { PERSONS, Story } from './story';

jest.setTimeout(300_000);

/** Of other branches, in the roles that are asked for most. */
const FOREIGNERS = ['outsider', 'farCoordinator', 'farHead'] as unknown as readonly Handle[];
describe('foreign and unknown ids', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-ids-'));
  let app: TestSamsyn;
  let routes: readonly RouteOfId[];
  let ids: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    app = await TestSamsyn.open({ folder });
    await new Story(app).tell();
    await onDuty(app);
    const far = { branch: 'social-services/north', role: 'supervisor', regions: [] };
    app.parts.directory.registerPerson('farHead', far, null);
    await app.parts.processing.settled();
    ids = await idsOfLog(app);
    routes = await routesOfIds();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const ask = async (
    { method, path, param, body, query }: RouteOfId,
    by: Handle,
    id: string,
  ): Promise<Answer> => {
    const url = path.replace(`{${param}}`, id) + query;
    return method === 'GET' ? app.fetch<never>(by, url, {}) : app.post(by, url, body);
  };

  /** Routes and ids at which the two differ, in what they answer or in what was done for it. */
  async function differences(): Promise<readonly string[]> {
    const counted = new Counted(app);
    const found: string[] = [];
    const asked = async (route: RouteOfId, by: Handle, id: string) => {
      await app.parts.processing.settled();
      let answer: Answer | undefined;
      const work = await counted.of(async () => (answer = await ask(route, by, id)));
      const { status, body } = answer!;
      return JSON.stringify([status, body.code, Object.entries(work).sort()]);
    };
    for (const route of routes) {
      for (const by of FOREIGNERS) {
        // What is the caller's own is in memory after the first.
        await asked(route, by, randomUUID());
        const unknown = await asked(route, by, randomUUID());
        for (const id of ids.get(route.param)!) {
          const foreign = await asked(route, by, id);
          if (foreign !== unknown)
            found.push(`${route.method} ${route.path} ${by}: ${foreign}, not ${unknown}`);
        }
      }
    }
    return found;
  }

  it('are tried on every route whose path takes an id of the log', async () => {
    expect([...ids].filter(([, some]) => some.length === 0).map(([param]) => param)).toEqual([]);
    expect(new Set(routes.map(({ param }) => param))).toEqual(new Set(IDS_OF_THE_LOG));
    expect(routes.length).toBeGreaterThan(150);
    const { paths } = await documentOfInterface();
    const uuids = Object.values(paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ parameters = [] }) =>
        parameters.flatMap(({ in: where, name, schema }) =>
          where === 'path' && schema?.['format'] === 'uuid' ? [name] : [],
        ),
      ),
    );
    // A proposal is any administrator's to know; the others stand in files of their own, each row with whose it is.
    const others = ['proposalId', 'attentionId', 'channelId', 'feedId'];
    expect(new Set(uuids)).toEqual(new Set([...IDS_OF_THE_LOG, ...others]));
  });

  it('are none of those that somebody sees', async () => {
    const { directory, operationLog } = app.parts;
    const known = app.part(KnownIds);
    await app.parts.processing.settled();
    const missed: string[] = [];
    let viewed = 0;
    for (const by of PERSONS) {
      const viewer = viewerOf(directory.byHandle(by)!.actor);
      for (const operation of new Set(ids.get('operationId'))) {
        const { access } = await operationLog.snapshot(operation);
        if (canSeeOperation(access, viewer) && !known.mayKnow(operation, viewer))
          missed.push(`${by} operation`);
        for (const entry of await app.history(by, operation)) {
          const { id, type, encounter, callOut } = entry as typeof entry &
            Record<'encounter' | 'callOut', string>;
          for (const one of [id, encounter, callOut]) {
            if (one === undefined) continue;
            viewed += 1;
            if (known.mayKnow(one, viewer)) continue;
            const stored = await app.parts.eventStore.readEvent(one);
            if (!known.mayKnowEntry(one, stored, viewer)) missed.push(`${by} ${type} ${one}`);
          }
        }
      }
    }
    expect(missed).toEqual([]);
    expect(viewed).toBeGreaterThan(500);
  });

  it('are counted by what is asked of the log, the read models and the keys', async () => {
    const counted = new Counted(app);
    const [operation] = ids.get('operationId')!;
    const known = await counted.of(() => app.get('leader', `/operations/${operation}/history`));
    expect(Object.keys(known)).toContain('operations.snapshot');
    const unknown = await counted.of(() => app.get('leader', `/operations/${randomUUID()}/history`));
    expect(Object.keys(unknown)).toEqual(expect.arrayContaining(['log.head', 'read-models.get']));
  });

  it('do the same work where everything is in memory', async () => {
    expect(await differences()).toEqual([]);
  });

  it('do the same work where nothing is, after a restart', async () => {
    await app.close();
    app = await TestSamsyn.open({ folder });
    expect(await differences()).toEqual([]);
  });
});
