import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@samsyn/web';
import request from 'supertest';
import { loopbackIdentity, Samsyn } from '../../apps/samsyn/src/samsyn';
import { Command, freePort } from '../support/command';
import { eventCount } from '../support/event-count';

jest.setTimeout(60_000);

const LEADER = 'trafficking-leader';
const logger = createLogger({ level: 'silent' });
const KEYS = ['keys.sqlite', 'keys.sqlite-wal', 'keys.sqlite-shm'];

describe('A log whose keys are lost', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'samsyn-keys-lost-'));
  const original = join(scratch, 'original');
  const older = join(scratch, 'older-keys');

  const open = (folder: string, keys = false) =>
    Samsyn.create({
      place: { folder },
      identity: loopbackIdentity(),
      logger,
      examples: true,
      accepted: { keys, log: false },
    });

  async function propose(samsyn: Samsyn, baseUrl: string): Promise<void> {
    const answer = await request(baseUrl)
      .post('/operations')
      .set({ authorization: `Bearer ${await samsyn.issuer!.tokenFor(LEADER)}` })
      .send({
        kind: 'apartment-visit',
        region: 'syd',
        municipality: 'Växjö',
        window: ['2030-01-14T18:00:00Z', '2030-01-14T22:00:00Z'],
        purpose: 'visit',
        reference: 'r',
        location: { value: 'KANARIE', label: 'police-investigation' },
      });
    expect(answer.status).toBe(201);
  }

  async function recordOne(folder: string): Promise<void> {
    const samsyn = await open(folder);
    await propose(samsyn, await samsyn.listen(0));
    await samsyn.close();
  }

  beforeAll(async () => {
    await recordOne(original);
    cpSync(join(original, 'keys'), older, { recursive: true });
    await recordOne(original);
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  const losses: Readonly<Record<string, (keys: string) => void>> = {
    'the whole folder': (keys) => rmSync(keys, { recursive: true }),
    'the root key': (keys) => rmSync(join(keys, 'root.key')),
    'the key store': (keys) => KEYS.forEach((name) => rmSync(join(keys, name), { force: true })),
    'those since the back-up of the keys': (keys) => {
      rmSync(keys, { recursive: true });
      cpSync(older, keys, { recursive: true });
    },
  };

  it.each(Object.entries(losses))('is refused in one line, and no root key is made: %s', async (_, lose) => {
    const folder = mkdtempSync(join(scratch, 'data-'));
    cpSync(original, folder, { recursive: true });
    lose(join(folder, 'keys'));
    const hadRoot = existsSync(join(folder, 'keys', 'root.key'));
    const settings = {
      SAMSYN_DATA: folder,
      SAMSYN_PORT: String(await freePort()),
      SAMSYN_ISSUER_PORT: String(await freePort()),
      SAMSYN_LOG_LEVEL: 'warn',
    };
    const { status, stdout, stderr } = await Command.built('start', [], settings).ended;
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^keys are lost: .+ \(docs\/operating\.md, "When keys are lost"\)\n$/);
    expect(existsSync(join(folder, 'keys', 'root.key'))).toBe(hadRoot);
    rmSync(join(folder, 'keys'), { recursive: true, force: true });
    cpSync(join(original, 'keys'), join(folder, 'keys'), { recursive: true });
    await (await open(folder)).close();
  });

  it.each(['the whole folder', 'those since the back-up of the keys'])(
    'goes on without what they sealed where somebody has said so: %s',
    async (loss) => {
      const folder = mkdtempSync(join(scratch, 'data-'));
      cpSync(original, folder, { recursive: true });
      losses[loss]!(join(folder, 'keys'));
      const samsyn = await open(folder, true);
      const baseUrl = await samsyn.listen(0);
      expect((await request(baseUrl).get('/health/ready')).status).toBe(200);
      const before = eventCount(folder);
      await propose(samsyn, baseUrl);
      await samsyn.settled();
      expect(eventCount(folder)).toBe(before + 1);
      const authorization = `Bearer ${await samsyn.issuer!.tokenFor(LEADER)}`;
      const { body } = await request(baseUrl).get('/operations').set({ authorization });
      expect((body as { operations: object[] }).operations.length).toBeGreaterThan(0);
      await samsyn.close();
    },
  );
});
