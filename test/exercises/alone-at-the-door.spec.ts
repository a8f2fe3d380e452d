import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@samsyn/web';
import request from 'supertest';
import { playOn, readExercise } from '@samsyn/exercise';
import { loopbackIdentity, Samsyn } from '../../apps/samsyn/src/samsyn';
import type { DebriefDocument } from '../../libs/debriefing/src/report/debrief.schema';

const FILE = join(__dirname, 'alone-at-the-door.json');
/** The person of each branch with most steps. */
const VIEWERS = {
  'police/trafficking-unit': 'off',
  'police/border-police': 'border',
  'social-services/coordinator-ost': 'c',
  'social-services/linkoping': 'kom',
  'social-services/emergency-linkoping': 'jour',
} as const;
type Handle = (typeof VIEWERS)[keyof typeof VIEWERS] | 'lead' | 'lead2';

interface Expected {
  readonly measures: object;
  readonly calls: object;
  readonly deviations: readonly string[];
  readonly lateEntries: number;
  readonly hidden: Readonly<Record<keyof typeof VIEWERS, readonly string[]>>;
}
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly withheld: readonly { readonly field: string; readonly rule: string }[];
}

/** Police and border police at a door where no coordinator could come; the coordinator of the region on Monday. */
describe('Alone at the door', () => {
  const { expect: expected } = JSON.parse(readFileSync(FILE, 'utf8')) as { expect: Expected };
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-alone-'));
  let samsyn: Samsyn;
  let baseUrl = '';
  let operation = '';

  const get = async (handle: Handle, path: string, headers: Record<string, string> = {}) =>
    request(baseUrl)
      .get(path)
      .set({ authorization: `Bearer ${await samsyn.issuer!.tokenFor(handle)}`, ...headers });
  const historyOf = async (handle: Handle) =>
    ((await get(handle, `/operations/${operation}/history?limit=500`)).body as { entries?: Entry[] })
      .entries ?? [];
  const entryOf = async (handle: Handle, type: string) =>
    (await historyOf(handle)).find((entry) => entry.type === type);
  const debriefOf = async (handle: Handle, query = '') =>
    (await get(handle, `/operations/${operation}/debrief${query}`)).body as DebriefDocument;
  const everything = async (handle: Handle) => {
    const paths = ['', '/history?limit=500', '/debrief', '/replay?at=2026-12-08T08:05:00Z', '/plan'];
    const urls = [...paths.map((path) => `/operations/${operation}${path}`), '/operations', '/work-list'];
    const answers: string[] = [];
    for (const url of urls) answers.push((await get(handle, url)).text);
    for (const accept of ['text/html', 'text/markdown']) {
      answers.push((await get(handle, `/operations/${operation}/debrief?lang=sv`, { accept })).text);
    }
    return answers.join('\n');
  };

  beforeAll(async () => {
    const logger = createLogger({ level: 'silent' });
    samsyn = await Samsyn.create({ place: { folder }, identity: loopbackIdentity(), logger });
    baseUrl = await samsyn.listen(0);
    const played = await playOn(samsyn, readExercise(FILE), { baseUrl });
    operation = played.operations.get('op')!;
  }, 120_000);

  afterAll(async () => {
    await samsyn.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('comes out as it was told', async () => {
    const { measures, calls, deviations, lateEntries } = await debriefOf('lead');
    expect(measures).toEqual(expected.measures);
    expect(calls).toEqual(expected.calls);
    expect(deviations.map(({ code }) => code).sort()).toEqual([...expected.deviations].sort());
    expect(lateEntries).toBe(expected.lateEntries);
    const concerned = [await debriefOf('kom'), await debriefOf('off')].flatMap(({ tasks = [] }) => tasks);
    expect(concerned.map(({ code }) => code)).toContain('child-concern-unacknowledged');
  });

  it('hides from each branch what it may not know, by every route', async () => {
    for (const [branch, handle] of Object.entries(VIEWERS)) {
      const text = await everything(handle);
      const found = expected.hidden[branch as keyof typeof VIEWERS].filter((canary) => text.includes(canary));
      expect([branch, found]).toEqual([branch, []]);
    }
  }, 60_000);

  it('gives a secret told without a label the recorder’s own', async () => {
    const proposed = await entryOf('border', 'OperationProposed');
    expect(proposed?.withheld.map(({ field }) => field).sort()).toEqual(['location', 'source']);
    expect((await entryOf('border', 'PersonMetWithoutCoordinator'))?.facts).toEqual({
      region: 'ost',
      language: 'ro',
      count: 1,
    });
  });

  it('is a task of the region’s coordinators until the encounter was opened, by Monday', async () => {
    const met = await entryOf('c', 'PersonMetWithoutCoordinator');
    const task = { code: 'contact-person-met', branch: 'social-services/coordinator-ost', due: '2026-12-07' };
    const at = (moment: string) => debriefOf('c', `?asOf=${moment}`);
    expect((await at('2026-12-04T21:49:00Z')).tasks ?? []).toEqual([]);
    for (const moment of ['2026-12-04T21:51:00Z', '2026-12-07T07:59:00Z'])
      expect((await at(moment)).tasks).toEqual([{ ...task, entries: [met!.id] }]);
    expect((await debriefOf('c')).tasks.map(({ code }) => code)).not.toContain(task.code);
  });

  it('shows nobody else anything of Monday', async () => {
    const monday = [
      'EncounterOpened',
      'VictimConversationStarted',
      'VictimConversationEnded',
      'SupportOffered',
    ];
    expect((await historyOf('c')).map(({ type }) => type)).toEqual(
      expect.arrayContaining([...monday, 'SupportAnswered']),
    );
    for (const handle of ['lead', 'off', 'border', 'kom', 'jour'] as const) {
      const viewed = (await historyOf(handle)).map(({ type }) => type);
      expect(viewed.filter((type) => [...monday, 'SupportAnswered'].includes(type))).toEqual([]);
      const { measures, course = [] } = await debriefOf(handle);
      expect(measures?.conversationMinutes ?? null).toBeNull();
      // Reminders of the child concern are of Friday's report.
      const ofMonday = course.filter(({ at }) => at.startsWith('2026-12-07')).map(({ type }) => type);
      expect(ofMonday.filter((type) => type !== 'ChildConcernReminded')).toEqual([]);
    }
  });

  it('shows what was asked and answered to the asking branch and the holder, its content to the former alone', async () => {
    const asked = { measure: 'telephone', explained: true, answer: 'no', coordinatorPresent: false };
    expect((await entryOf('off', 'VoluntaryMeasureAsked'))?.facts).toEqual({
      ...asked,
      content: 'KANARIE-TELEFON',
    });
    const held = await entryOf('c', 'VoluntaryMeasureAsked');
    expect(held?.facts).toEqual(asked);
    expect(held?.withheld.map(({ field }) => field)).toEqual(['content']);
    for (const handle of ['border', 'kom', 'jour'] as const)
      expect(await entryOf(handle, 'VoluntaryMeasureAsked')).toBeUndefined();
    const before = await get('c', `/operations/${operation}/history?asOf=2026-12-07T07:59:00Z`);
    expect(before.text).toContain('PersonMetWithoutCoordinator');
  });

  it('says that leadership was taken over, when and why', async () => {
    const taken = await entryOf('border', 'LeadershipTakenOver');
    expect(taken).toMatchObject({ at: '2026-12-04T22:20:00.000Z' });
    const ended = await entryOf('border', 'ConductEnded');
    expect(ended).toBeDefined();
    const { text } = await get('lead', `/operations/${operation}/debrief?lang=sv`, {
      accept: 'text/markdown',
    });
    expect(text).toContain('she was called to another scene and does not answer');
  });

  it('remarks on what the person met was not told', async () => {
    for (const handle of ['lead', 'border'] as const) {
      const { remarks } = await debriefOf(handle);
      expect(remarks.map(({ points }) => points)).toEqual([
        ['secrecy-limits', 'reflection-period', 'compensation', 'complaint'],
      ]);
    }
  });
});
