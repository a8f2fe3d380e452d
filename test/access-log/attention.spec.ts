import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessLog, Attention, keptSince, PLACES, RETENTION, type RelativesOf } from '@samsyn/access-log';
import { COORDINATORS, EVENING, TestSamsyn, POLICE, type Handle } from '../support/test-samsyn';

interface Listed {
  readonly attention: readonly {
    readonly id: string;
    readonly code: string;
    readonly who: string;
    readonly operation: string;
  }[];
}
const head = 'policeHead' as Handle;
const second = 'secondHead' as Handle;
const office = 'officeHead' as Handle;

describe('a read that should be looked at', () => {
  let app: TestSamsyn;
  let folder: string;
  const open = async (now: string) => {
    app = await TestSamsyn.open({ folder }, now);
    const supervisors = { [head]: POLICE, [second]: POLICE, [office]: COORDINATORS };
    for (const [handle, branch] of Object.entries(supervisors))
      app.parts.directory.registerPerson(handle, { branch, role: 'supervisor', regions: ['syd'] }, null);
  };
  const list = async (by: Handle) => (await app.get<Listed>(by, '/access/attention')).body.attention;
  const flags = async (by: Handle) => (await list(by)).map(({ code, who }) => `${code} ${who}`);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'samsyn-attention-'));
    await open(EVENING);
  });
  afterEach(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is one by somebody who has no task in the operation, once a day', async () => {
    const operationId = await app.plan();
    for (let times = 0; times < 3; times += 1) await app.history('officer', operationId);
    await app.history('leader', operationId);
    await app.history(head, operationId);
    expect(await flags(head)).toEqual(['not-assigned officer']);
    app.clock.moveTo('2026-11-20T10:00:00.000Z');
    await app.history('officer', operationId);
    expect(await flags(head)).toEqual(['not-assigned officer', 'not-assigned officer']);
  });

  it('is none by whoever has recorded something in it or is named in it', async () => {
    const operationId = await app.plan();
    await app.start(operationId);
    await app.tell('officer', `/operations/${operationId}/conduct/notes`, {
      text: { value: 'x', label: 'participants-only' },
    });
    await app.history('officer', operationId);
    await app.history('border', operationId);
    expect(await flags(head)).toEqual([]);
  });

  it('is none of a list, be it of one operation, though its texts are read there', async () => {
    const operationId = await app.plan();
    const { text } = await app.get('officer', '/operations');
    expect(text).toContain(operationId);
    await app.get('officer', '/work-list');
    const { person } = app.parts.directory.byHandle('officer')!;
    const { rows } = app.part(AccessLog).find(PLACES.person(person), 10);
    expect(rows.map((row) => 'route' in row && row.route)).toContain('GET /operations');
    expect(await flags(head)).toEqual([]);
    await app.get('officer', `/operations/${operationId}`);
    expect(await flags(head)).toEqual(['not-assigned officer']);
  });

  it('is one of many operations in little time, and not of many that are listed', async () => {
    const operations: string[] = [];
    for (let count = 0; count < 10; count += 1) operations.push(await app.propose());
    await app.get('leader', '/operations');
    for (const operation of operations.slice(0, 9)) await app.history('leader', operation);
    expect(await flags(head)).toEqual([]);
    app.clock.moveTo('2026-11-19T20:30:00.000Z');
    await app.history('leader', operations[9]!);
    expect(await flags(head)).toEqual([]);
    for (const operation of operations) await app.history('leader', operation);
    expect(await flags(head)).toEqual(['much-in-little-time leader']);
  });

  it('is one at night while nothing is under way', async () => {
    const operationId = await app.plan();
    app.clock.moveTo('2026-11-19T23:30:00.000Z');
    await app.history('leader', operationId);
    expect(await flags(head)).toEqual([]);
    app.clock.moveTo('2026-11-20T23:30:00.000Z');
    await app.history('leader', operationId);
    expect(await flags(head)).toEqual(['odd-hours leader']);
  });

  it('is one of a name that a relative of the reader has, where somebody says who they are', async () => {
    const operationId = await app.plan();
    await app.start(operationId);
    const encounter = await app.encounter(operationId);
    await app.tell('coordB', `/encounters/${encounter}/identifications`, {
      ...{ how: 'told-herself', name: { value: 'Ana Popa', label: 'identity' } },
    });
    const attention = app.part(Attention) as unknown as { relatives?: RelativesOf };
    attention.relatives = {
      names: (person) => (person === app.parts.directory.byHandle('coordB')!.person ? ['ana  popa'] : []),
    };
    await app.get('coordB', `/encounters/${encounter}`);
    await app.history(office, operationId);
    expect(await flags(office)).toEqual(['own-relatives coordB']);
  });

  it('waits in the work list of those who answer for the branch, until one of them has, for good', async () => {
    const operationId = await app.plan();
    await app.history('officer', operationId);
    interface Items {
      readonly items: readonly { readonly code: string; readonly parts: readonly { about: string }[] }[];
    }
    const waits = async (by: Handle) =>
      (await app.get<Items>(by, '/work-list')).body.items
        .filter(({ code }) => code === 'access-to-look-at')
        .flatMap(({ parts }) => parts.map(({ about }) => about));
    expect([await waits(head), await waits(second), await waits(office), await waits('officer')]).toEqual([
      ['not-assigned'],
      ['not-assigned'],
      [],
      [],
    ]);
    const [{ id }] = (await list(head)) as [Listed['attention'][number]];
    const answer = (by: Handle) =>
      app.post<{ code?: string }>(by, `/access/attention/${id}/answers`, { outcome: 'in-order' });
    expect((await answer(office)).body.code).toBe('ACCESS_ATTENTION.UNKNOWN');
    expect((await answer('officer')).body.code).toBe('AUTH.ROLE_NOT_ALLOWED');
    expect((await answer(head)).status).toBe(201);
    expect((await answer(second)).status).toBe(201);
    expect([await waits(head), await waits(second)]).toEqual([[], []]);
    await app.close();
    await open(EVENING);
    await app.history('officer', operationId);
    expect(await flags(head)).toEqual([]);
  });

  it('is never answered, nor seen, by whoever read', async () => {
    const operationId = await app.plan();
    app.clock.moveTo('2026-11-20T23:30:00.000Z');
    await app.history(head, operationId);
    expect([await flags(head), await flags(second)]).toEqual([[], ['odd-hours policeHead']]);
    const [{ id }] = (await list(second)) as [Listed['attention'][number]];
    const { body } = await app.post<{ code?: string }>(head, `/access/attention/${id}/answers`, {
      outcome: 'in-order',
    });
    expect(body.code).toBe('ACCESS_ATTENTION.UNKNOWN');
  });

  it('is kept with who read what for as long as the rule says, and no longer', async () => {
    const operationId = await app.plan();
    await app.history('officer', operationId);
    const { person } = app.parts.directory.byHandle('officer')!;
    const rows = () => app.part(AccessLog).find(PLACES.person(person), 10).rows.length;
    expect(rows()).toBe(2);
    const [{ years }] = RETENTION as [(typeof RETENTION)[number]];
    expect(keptSince('2031-11-19T19:00:00.000Z')).toBe(`${2031 - years}-11-19T19:00:00.000Z`);
    await app.close();
    await open(`${2026 + years}-11-19T18:59:59.000Z`);
    expect(rows()).toBe(2);
    await app.close();
    await open(`${2026 + years}-11-19T19:00:01.000Z`);
    for (let turn = 0; turn < 1_000 && rows() > 0; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(rows()).toBe(0);
    expect(await app.part(AccessLog).check()).toBeUndefined();
  });
});
