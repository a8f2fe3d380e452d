import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@samsyn/web';
import Database from 'better-sqlite3';
import request from 'supertest';
import { loopbackIdentity, Samsyn } from '../../apps/samsyn/src/samsyn';
import { eventCount } from '../support/event-count';

jest.setTimeout(60_000);

const LEADER = 'trafficking-leader';

describe('A store that does not answer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-unavailable-'));
  let samsyn: Samsyn;
  let baseUrl = '';

  const propose = async () =>
    request(baseUrl)
      .post('/operations')
      .set({ authorization: `Bearer ${await samsyn.issuer!.tokenFor(LEADER)}` })
      .send({
        kind: 'apartment-visit',
        region: 'syd',
        municipality: 'Växjö',
        window: ['2030-01-14T18:00:00Z', '2030-01-14T22:00:00Z'],
        purpose: 'visit',
        reference: 'r',
      });

  beforeAll(async () => {
    const logger = createLogger({ level: 'silent' });
    samsyn = await Samsyn.create({ place: { folder }, identity: loopbackIdentity(), logger, examples: true });
    baseUrl = await samsyn.listen(0);
  });

  afterAll(async () => {
    await samsyn.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is not ready while appends fail, and ready again without anybody writing', async () => {
    const readiness = async () => {
      const { status, body } = await request(baseUrl).get('/health/ready');
      return [status, (body as { checks: Record<string, string> }).checks['event-store']];
    };
    expect(await readiness()).toEqual([200, 'up']);
    const other = new Database(join(folder, 'log.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const refused = await propose();
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([503, 'STORE.UNAVAILABLE']);
    expect(await readiness()).toEqual([503, 'down']);
    other.close();
    while ((await readiness())[0] !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await readiness()).toEqual([200, 'up']);
    expect((await propose()).status).toBe(201);
  });

  it('is answered with 503, never with a false yes, and makes the process not ready', async () => {
    expect((await propose()).status).toBe(201);
    expect((await request(baseUrl).get('/health/ready')).status).toBe(200);
    const before = eventCount(folder);
    await samsyn.parts.eventStore.close();
    const refused = await propose();
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([503, 'STORE.UNAVAILABLE']);
    expect(refused.text).not.toContain(folder);
    expect(eventCount(folder)).toBe(before);
    const ready = await request(baseUrl).get('/health/ready');
    expect(ready.status).toBe(503);
    expect((ready.body as { checks: object }).checks).toMatchObject({ 'event-store': 'down' });
    expect((await request(baseUrl).get('/health/live')).status).toBe(200);
  });
});
