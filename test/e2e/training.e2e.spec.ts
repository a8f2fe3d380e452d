import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, readIdentityConfig } from '@samsyn/identity';
import type { World } from '@samsyn/kernel';
import { createLogger } from '@samsyn/web';
import { playOn, readExercise } from '@samsyn/exercise';
import { Samsyn } from '../../apps/samsyn/src/samsyn';

jest.setTimeout(120_000);

const exercise = readExercise(join(__dirname, '../exercises/evening-visit.json'));
const logger = createLogger({ level: 'silent' });
const folders: string[] = [];
const running: Samsyn[] = [];

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-worlds-'));
  folders.push(folder);
  return folder;
};
const begin = async (world: World, folder: string): Promise<Samsyn> => {
  const identity = { ...readIdentityConfig({ SAMSYN_WORLD: world }), developmentIssuerPort: 0 };
  const samsyn = await Samsyn.create({ place: { folder }, identity, logger });
  running.push(samsyn);
  return samsyn;
};

afterAll(async () => {
  for (const samsyn of running) await samsyn.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('the training world', () => {
  const urls: Record<World, string> = { real: '', training: '' };
  const tokens: Record<World, string> = { real: '', training: '' };
  let operationId: string;
  const get = (world: World, path: string, token: string, accept = 'application/json') =>
    fetch(`${urls[world]}${path}`, { headers: { authorization: `Bearer ${token}`, accept } });

  beforeAll(async () => {
    for (const world of ['real', 'training'] as const) {
      const samsyn = await begin(world, newFolder());
      urls[world] = await samsyn.listen(0);
      await playOn(samsyn, exercise, { baseUrl: urls[world] });
      tokens[world] = await samsyn.issuer!.tokenFor('leader');
    }
    const answer = await get('training', '/operations', tokens.training);
    const { operations } = (await answer.json()) as { operations: { id: string }[] };
    operationId = operations[0]!.id;
  });

  it('says in every answer what it is: data, commands, problems and live streams', async () => {
    for (const path of [
      '/operations',
      `/operations/${operationId}/history`,
      `/operations/${operationId}/debrief`,
    ]) {
      const answer = await get('training', path, tokens.training);
      expect(answer.headers.get('samsyn-world')).toBe('training');
      expect(await answer.json()).toMatchObject({ world: 'training' });
    }
    const problem = await get('training', '/operations/none', tokens.training);
    expect([problem.status, problem.headers.get('samsyn-world')]).toEqual([404, 'training']);
    const coordinator = await running[1]!.issuer!.tokenFor('coordA');
    const facts = await fetch(`${urls.training}/availability/windows`, {
      method: 'POST',
      headers: { authorization: `Bearer ${coordinator}`, 'content-type': 'application/json' },
      body: JSON.stringify({ windows: [{ weekdays: ['mon'], from: '08:00', to: '17:00' }], mode: 'on-site' }),
    });
    expect(await facts.json()).toMatchObject({ world: 'training' });
    const live = await get('training', `/operations/${operationId}/history/stream`, tokens.training);
    expect([live.status, live.headers.get('samsyn-world')]).toEqual([200, 'training']);
    await live.body?.cancel();
    const described = (await (await get('training', '/openapi.json', '')).json()) as Record<string, unknown>;
    expect([described['x-world'], described['world']]).toEqual(['training', undefined]);
  });

  it('says on every document, in both languages, that nothing of it has happened', async () => {
    const path = `/operations/${operationId}/debrief`;
    for (const [lang, words] of [
      ['sv', 'ÖVNING – inget i detta dokument har hänt på riktigt.'],
      ['en', 'TRAINING – nothing in this document has really happened.'],
    ] as const) {
      const page = await (await get('training', `${path}?lang=${lang}`, tokens.training, 'text/html')).text();
      expect(page).toContain(`<p class="training" role="note">${words}</p>`);
      expect(page).toMatch(new RegExp(`<title>${words.slice(0, 6)}`));
      const text = await (
        await get('training', `${path}?lang=${lang}`, tokens.training, 'text/markdown')
      ).text();
      expect(text.startsWith(`**${words}**`)).toBe(true);
    }
    const pdf = await get('training', path, tokens.training, 'application/pdf');
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  });

  it('marks nothing in the real world', async () => {
    const answer = await get('real', '/operations', tokens.real);
    expect(answer.headers.get('samsyn-world')).toBeNull();
    expect(await answer.text()).not.toContain('training');
  });

  it('takes no token of the other world, nor gives one that the other takes', async () => {
    expect((await get('training', '/operations', tokens.real)).status).toBe(401);
    expect((await get('real', '/operations', tokens.training)).status).toBe(401);
  });

  it('knows no operation of the other world', async () => {
    expect((await get('real', `/operations/${operationId}`, tokens.real)).status).toBe(404);
  });

  it('never opens a folder of the other world', async () => {
    const folder = newFolder();
    const first = await begin('training', folder);
    await first.close();
    running.splice(running.indexOf(first), 1);
    expect(readFileSync(join(folder, 'world'), 'utf8')).toBe('training\n');
    await expect(begin('real', folder)).rejects.toThrow(ConfigurationError);
    await expect(begin('real', folder)).rejects.toThrow('never mix');
  });
});
