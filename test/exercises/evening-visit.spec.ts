import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@samsyn/web';
import request from 'supertest';
import { playOn, readExercise } from '@samsyn/exercise';
import { loopbackIdentity, Samsyn } from '../../apps/samsyn/src/samsyn';
import { readSource } from '../support/exercise-run';

const POLICE = 'police/trafficking-unit';

interface Entry {
  readonly id: string;
  readonly type: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly withheld: readonly { readonly field: string; readonly rule: string }[];
}

/** The lines of `also` that need the interface, and every route that no output file shows. */
describe('After the evening visit', () => {
  const source = readSource('evening-visit');
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-evening-'));
  let log = '';
  let samsyn: Samsyn;
  let baseUrl = '';
  let operation = '';

  const get = async (handle: string, path: string, headers: Record<string, string> = {}) =>
    request(baseUrl)
      .get(path)
      .set({ authorization: `Bearer ${await samsyn.issuer!.tokenFor(handle)}`, ...headers });
  const post = async (handle: string, path: string, body: object) =>
    request(baseUrl)
      .post(path)
      .set({ authorization: `Bearer ${await samsyn.issuer!.tokenFor(handle)}` })
      .send(body);
  const historyOf = async (handle: string, query = '') => {
    const { body } = await get(handle, `/operations/${operation}/history${query}`);
    return (body as { entries: Entry[] }).entries;
  };
  const entryOf = async (handle: string, type: string, query = '') =>
    (await historyOf(handle, query)).find((entry) => entry.type === type)!;

  beforeAll(async () => {
    const destination = { write: (line: string) => void (log += line) };
    const logger = createLogger({ level: 'trace', destination });
    samsyn = await Samsyn.create({ place: { folder }, identity: loopbackIdentity(), logger });
    baseUrl = await samsyn.listen(0);
    const played = await playOn(samsyn, readExercise(join(__dirname, 'evening-visit.json')), { baseUrl });
    operation = played.operations.get('op')!;
  }, 60_000);

  afterAll(async () => {
    await samsyn.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lists for the coordinator that the police received the follow-up time, and that the consent was withdrawn', async () => {
    const { body } = await get('coordB', `/disclosures?operation=${operation}`);
    expect((body as { disclosures: unknown[] }).disclosures).toContainEqual(
      expect.objectContaining({
        type: 'FollowUpBooked',
        field: 'at',
        recipient: POLICE,
        ground: 'OSL 12:2',
        withdrawn: true,
      }),
    );
  });

  it('takes no new disclosure to the police after the withdrawal, of the time neither', async () => {
    const booked = await entryOf('coordB', 'FollowUpBooked');
    for (const field of ['at', 'place']) {
      const decision = {
        outcome: 'granted',
        item: { entry: booked.id, field },
        recipient: POLICE,
        ground: 'OSL 12:2',
        purpose: 'interview',
      };
      const { status, body } = await post('coordB', '/disclosures/decisions', decision);
      expect([field, status, (body as { code: string }).code]).toEqual([field, 409, 'DISCLOSURE.NO_CONSENT']);
    }
  });

  it('shows the police as of 21:45 nothing of a follow-up, and of 21:55 when it is, not where', async () => {
    const types = (await historyOf('leader', '?asOf=2026-11-19T20:45:00Z')).map(({ type }) => type);
    expect(types).toContain('VictimConversationEnded');
    expect(types).not.toContain('FollowUpBooked');
    const after = await entryOf('leader', 'FollowUpBooked', '?asOf=2026-11-19T20:55:00Z');
    expect(after.facts).toEqual({ at: '2026-11-21T09:00:00.000Z' });
  });

  it('shows the open action when another apartment visit in the region is proposed', async () => {
    const plan = {
      kind: 'apartment-visit',
      region: 'syd',
      municipality: 'Kalmar',
      purpose: 'visit',
      reference: 'next',
    };
    const window = ['2027-01-14T18:00:00Z', '2027-01-14T22:00:00Z'];
    const { status, body } = await post('leader', '/operations', { ...plan, window });
    const { id, openActions } = body as { id: string; openActions: object[] };
    expect(status).toBe(201);
    const action = {
      what: 'agree on shared on-call between region syd and ost',
      due: '2026-12-15',
      fromOperation: operation,
    };
    expect(openActions).toEqual([expect.objectContaining({ ...action, matches: ['kind', 'region'] })]);
    const later = await get('leader', `/operations/${id}/carry-over`);
    expect((later.body as { actions: object[] }).actions).toEqual([expect.objectContaining(action)]);
  });

  it('shows the branch of the coordinator who declined the call to it and its own answer, nothing else', async () => {
    const types = (await historyOf('coordA')).map(({ type }) => type);
    expect(types).toEqual(['CoordinatorCalled', 'CallDelivered', 'CoordinatorDeclined']);
  });

  it('names in the answer to the amendment the branch that had been given the former address', async () => {
    const path = `/operations/${operation}/amendments`;
    const { status, body } = await post('leader', path, { changes: { location: 'Exempelgatan 5' } });
    expect([status, (body as { hadFormerValue: object[] }).hadFormerValue]).toEqual([
      201,
      [{ field: 'location', branches: ['social-services/coordinator-ost'] }],
    ]);
    expect((body as { readableBy: { field: string; branches: string[] }[] }).readableBy).toContainEqual(
      expect.objectContaining({ field: 'location', branches: [POLICE] }),
    );
  });

  it('answers the national coordination as if the operation were not there', async () => {
    for (const path of [
      '',
      '/history',
      '/history/stream',
      '/replay?at=2026-11-19T19:00:00Z',
      '/debrief',
      '/carry-over',
      '/who-can-come',
    ]) {
      const { status, body } = await get('national', `/operations/${operation}${path}`);
      expect([path, status, (body as { code: string }).code]).toEqual([path, 404, 'OPERATION.UNKNOWN']);
    }
    expect((await get('national', '/operations')).body).toEqual({ operations: [] });
  });

  it('lets no hidden string out by any other route, nor into the log', async () => {
    const handles = new Map(
      Object.entries(source.cast).map(([handle, { agency, branch }]) => [handle, `${agency}/${branch}`]),
    );
    const routes = [
      '/operations',
      '/directory',
      ...[
        '',
        '/replay?at=2026-11-19T19:00:00Z',
        '/replay?at=2026-11-19T19:00:00Z',
        '/carry-over',
        '/who-can-come',
        '/debrief?lang=en',
      ].map((path) => `/operations/${operation}${path}`),
      `/disclosures?operation=${operation}`,
      `/debriefs/${operation}/perspectives`,
    ];
    for (const [handle, branch] of handles) {
      for (const route of routes) {
        const { text } = await get(handle, route, {
          accept: route.includes('lang=en') ? 'text/markdown' : 'application/json',
        });
        for (const hidden of source.expect.hidden[branch] ?? [])
          expect([handle, route, text.includes(hidden)]).toEqual([handle, route, false]);
      }
    }
    expect(log).not.toContain('KANARIE');
    expect(log).not.toContain(operation);
    const watching = `Bearer ${readFileSync(join(folder, 'metrics-token'), 'utf8').trim()}`;
    const metrics = await request(baseUrl).get('/metrics').set('authorization', watching);
    expect([metrics.status, metrics.text.includes('samsyn_http')]).toEqual([200, true]);
    expect(metrics.text).not.toContain(operation);
  });

  it('keeps no secret in clear in any file of the data folder, and no name of a person in the log', () => {
    const files = readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((file) => statSync(file).isFile());
    const secrets = source.steps.flatMap(({ secret = {} }) =>
      Object.values(secret).map((given) => (typeof given === 'string' ? given : given.value)),
    );
    const typed = [
      'visit after an advertisement',
      'hard to build trust',
      'noted from the radio log',
      'planning of an interview',
    ];
    for (const file of files) {
      const content = readFileSync(file);
      for (const text of [...secrets, ...typed])
        expect([file, content.includes(text)]).toEqual([file, false]);
    }
    const written = files.filter((file) => file.includes('log.sqlite')).map((file) => readFileSync(file));
    for (const handle of ['coordA', 'coordB'])
      expect(written.some((content) => content.includes(`"${handle}"`))).toBe(false);
  });
});
