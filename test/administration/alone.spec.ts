import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CAST, COORDINATORS, TestSamsyn, POLICE, type Handle } from '../support/test-samsyn';
import { registerAdministrators } from '../support/administrators';
import { documentOfInterface } from '../support/document-of-interface';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly tags: readonly string[];
}
const METHODS = ['get', 'post', 'put', 'delete'] as const;
const as = (handle: string) => handle as Handle;
const ADMIN = as('admin');
/** An administrator of a folder from before, whose account is of a branch that takes part. */
const OLD = as('old-administrator');
/** Routes that administrators have: accounts, the directory, what they are told, and what is nobody's secret. */
const THEIRS =
  /^\/(admin|approvals|branch-changes|directory|support-services|me\/(telephone|notification)|work-list|health)/;

describe('an administrator alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alone-'));
  let app: TestSamsyn;
  let routes: readonly Route[];
  let operation: string;
  let encounter: string;
  let entry: string;

  beforeAll(async () => {
    app = await TestSamsyn.open({ folder });
    const { directory } = app.parts;
    registerAdministrators(directory);
    directory.registerPerson('head', { branch: COORDINATORS, role: 'supervisor', regions: [] }, null);
    directory.registerPerson(OLD, { branch: POLICE, role: 'officer', regions: ['syd'] }, null);
    directory.registerPerson('gone', { branch: POLICE, role: 'operation-leader', regions: ['syd'] }, null);
    directory.deactivate('gone', null);
    await app.close();
    const raw = new Database(join(folder, 'identity.sqlite'));
    raw.exec(`UPDATE persons SET role = 'administrator' WHERE handle = '${OLD}'`);
    raw.close();
    app = await TestSamsyn.open({ folder });
    operation = await app.plan();
    await app.start(operation);
    entry = (
      await app.tell('officer', `/operations/${operation}/conduct/notes`, {
        text: { value: 'KANARIE-note', label: 'participants-only' },
      })
    ).entry;
    encounter = await app.encounter(operation);
    await app.tell('coordB', `/encounters/${encounter}/conversation-ended`, {
      account: { value: 'KANARIE-account' },
    });
    const { paths } = (await documentOfInterface()) as unknown as {
      paths: Record<string, Record<string, { tags?: string[] }>>;
    };
    routes = Object.entries(paths).flatMap(([path, own]) =>
      METHODS.flatMap((method) => {
        const found = own[method];
        return found ? [{ method, path, tags: found.tags ?? [] }] : [];
      }),
    );
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const call = ({ method, path }: Pick<Route, 'method' | 'path'>, by: Handle, body: object = {}) => {
    const ids: Readonly<Record<string, string>> = {
      ...{ operationId: operation, encounterId: encounter, entryId: entry, handle: 'leader' },
      ...{ agency: 'police', branch: 'trafficking-unit', region: 'syd', file: 'x.ics' },
    };
    const url = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? operation);
    if (method === 'get') return app.get<{ code?: string }>(by, url);
    if (method === 'delete') return app.delete(by, url);
    return method === 'put' ? app.put(by, url, body) : app.post(by, url, body);
  };

  it.each([ADMIN, OLD])('has no route on which operations are led or read: %s', async (by) => {
    const others = routes.filter(
      ({ path }) => !THEIRS.test(path) && !/^\/(calendar|openapi|metrics)/.test(path),
    );
    expect(others.length).toBeGreaterThan(150);
    const open: unknown[] = [];
    for (const route of others) {
      const { status, body, text } = await call(route, by);
      if (status !== 403 || body.code !== 'AUTH.ROLE_NOT_ALLOWED')
        open.push([route.method, route.path, text]);
    }
    expect(open).toEqual([]);
  });

  it('reads nothing of an operation on the routes that there are', async () => {
    for (const route of routes.filter(({ path, method }) => THEIRS.test(path) && method === 'get')) {
      const { text } = await call(route, ADMIN);
      expect(text).not.toMatch(/KANARIE/);
      expect(text).not.toContain(operation);
    }
  });

  it('gives nobody sight: neither a new account, nor another role, branch, region or sign-in, nor a split', async () => {
    const before = app.parts.directory.persons();
    const branches = [...new Set(Object.values(CAST).map(([branch]) => branch))];
    const roles = ['operation-leader', 'supervisor', 'coordinator', 'officer', 'case-officer', 'facilitator'];
    const accounts = ['puppet', ADMIN, 'leader', 'coordB', 'head', 'gone', 'border'];
    const asked: number[] = [];
    for (const handle of accounts)
      for (const branch of branches)
        for (const role of roles)
          for (const subject of [{}, { subject: 'puppet-sign-in' }]) {
            const body = { branch, role, regions: ['syd'], ...subject };
            asked.push((await app.put(ADMIN, `/admin/persons/${handle}`, body)).status);
          }
    expect(asked.filter((status) => status === 202).length).toBeGreaterThan(6);
    await app.put(ADMIN, '/admin/agencies/social-services/branches/regional-coordinator/split', {
      offices: [{ branch: 'social-services/mine', persons: ['coordA', 'coordB', 'head'], rest: true }],
    });
    const { changes } = (
      await app.get<{ changes: { id: string; mayApprove: boolean }[] }>(ADMIN, '/approvals')
    ).body;
    expect(changes.length).toBeGreaterThan(6);
    for (const { id, mayApprove } of changes) {
      expect(mayApprove).toBe(false);
      expect((await app.post(ADMIN, `/approvals/${id}/approve`)).body.code).toBe('APPROVAL.OWN_PROPOSAL');
      expect((await app.post(as('puppet'), `/approvals/${id}/approve`)).status).toBe(401);
    }
    expect(app.parts.directory.persons()).toEqual(before);
    for (const sign of ['puppet', 'puppet-sign-in', ADMIN])
      expect(await app.canaries(as(sign), operation)).toEqual([]);
    expect(await app.canaries('leader', operation)).toContain('KANARIE-note');
  });

  it('takes sight from nobody who leads or supervises', async () => {
    for (const handle of ['leader', 'head', 'admin2', ADMIN]) {
      const { status } = await app.delete(ADMIN, `/admin/persons/${handle}`);
      // What waits already about the same account is not joined by another change of it.
      expect([202, 409]).toContain(status);
      expect(app.parts.directory.byHandle(handle)?.active).toBe(true);
    }
  });

  it('registers no second administrator beside the one that there is', async () => {
    const answer = await app.put(ADMIN, '/admin/persons/third', {
      branch: 'samsyn/administration',
      role: 'administrator',
    });
    expect(answer.status).toBe(202);
    expect(app.parts.directory.byHandle('third')).toBeUndefined();
  });

  it('is not let in by a region or a branch that was registered', async () => {
    await app.put(ADMIN, '/admin/regions/mine', {});
    await app.put(ADMIN, '/admin/agencies/police/branches/mine', {});
    await app.put(ADMIN, '/admin/agencies/ngo/branches/shelter/services/shelter', {});
    expect(await app.canaries(ADMIN, operation)).toEqual([]);
  });
});
