import { setImmediate as nextTurn } from 'node:timers/promises';
import { BORDER, TestSamsyn, MORNING_AFTER, type Handle, type HistoryEntry } from '../support/test-samsyn';

const BATCH = 500;
const ROUNDS = 2;
/** Ten persons of nine branches who work on one site; the eleventh has nothing to do with it. */
const AT_WORK: readonly Handle[] = [
  'leader',
  'officer',
  'border',
  'coordA',
  'coordB',
  'work',
  'tax',
  'shelter',
  'otherLeader',
  'stranger',
];
const ROLES = ['coordinator', 'officer', 'border-officer', 'inspector', 'support-worker', 'other'];
const INVITED = AT_WORK.filter((handle) => !['leader', 'officer', 'coordA'].includes(handle));
const WRITTEN = AT_WORK.length * ROUNDS * BATCH;

interface Item {
  readonly key: string;
  readonly does: string;
  readonly [field: string]: unknown;
}
interface Batch {
  readonly items: readonly { readonly key?: string; readonly status: number }[];
}
interface Page {
  readonly entries: readonly HistoryEntry[];
  readonly next?: string;
}
interface Debrief {
  readonly course: readonly { readonly entry: string; readonly at: string }[];
  readonly withheld: readonly { readonly fields: readonly { readonly field: string }[] }[];
  readonly lateEntries: number;
  readonly changes?: { readonly changes: readonly { readonly part: string; readonly how: string }[] };
}
interface State {
  readonly phase: string;
  readonly personsMet: number;
  readonly entries: number;
  readonly lastEntries: readonly string[];
}

/** What somebody on a site tells: what she found, who went in and came out again, a note. */
const facts = (handle: Handle, round: number, index: number): Item => {
  const key = `${handle}-${round}-${index}`;
  const detail = { value: `KANARIE-${handle}`, label: 'agency-own' };
  const passage = { role: ROLES[AT_WORK.indexOf(handle) % ROLES.length], count: 1 };
  const items: readonly Omit<Item, 'key'>[] = [
    { does: 'FindingRecorded', area: 'kitchen', severity: 'minor', detail },
    { does: 'PersonEntered', ...passage },
    { does: 'NoteAdded', text: { value: 'seen by all', label: 'participants-only' } },
    { does: 'PersonLeft', ...passage },
    { does: 'FindingRecorded', area: 'ledger', severity: 'missing' },
  ];
  return { key, ...items[index % items.length]! } as Item;
};

describe('an operation of ten thousand entries', () => {
  let app: TestSamsyn;
  let operationId: string;
  let before: number;

  const at = (path: string) => `/operations/${operationId}${path}`;
  const write = (handle: Handle, round: number) => {
    const items = Array.from({ length: BATCH }, (_, index) => facts(handle, round, index));
    return app.post<Batch>(handle, at('/entries'), { items });
  };
  const page = async (handle: Handle, cursor?: string) =>
    (
      await app.get<Page>(
        handle,
        at(`/history?limit=500${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`),
      )
    ).body;
  const debrief = async (handle: Handle) => (await app.get<Debrief>(handle, at('/debrief'))).body;
  const finding = { area: 'cellar', severity: 'minor' };
  const find = (handle: Handle, headers?: Record<string, string>) =>
    app.post(handle, at('/conduct/findings'), finding, headers);

  beforeAll(async () => {
    app = await TestSamsyn.open();
    operationId = await app.plan(INVITED);
    await app.tell('leader', at('/conduct/start'));
    before = (await app.entries(operationId)).length;
    for (let round = 0; round < ROUNDS; round += 1) {
      const answers = await Promise.all(AT_WORK.map((handle) => write(handle, round)));
      const statuses = answers.flatMap(({ body }) => body.items.map(({ status }) => status));
      expect(new Set(statuses)).toEqual(new Set([201]));
    }
  }, 60_000);
  afterAll(() => app.close());

  it('holds what ten persons sent at once, each item once however often it is sent', async () => {
    expect(await app.entries(operationId)).toHaveLength(before + WRITTEN);
    await write('tax', 0);
    expect(await app.entries(operationId)).toHaveLength(before + WRITTEN);
  });

  it('is paged to its end as it stood at the first page, while others go on writing', async () => {
    const first = await page('border');
    const viewed = [...first.entries];
    for (let next = first.next; next !== undefined;) {
      await find('work');
      const more = await page('border', next);
      viewed.push(...more.entries);
      next = more.next;
    }
    const whole = before + WRITTEN;
    expect(new Set(viewed.map(({ id }) => id)).size).toBe(viewed.length);
    expect(viewed).toHaveLength(whole);
    expect(viewed.map((entry) => entry.at)).toEqual(viewed.map((entry) => entry.at).toSorted());
    const found = JSON.stringify(viewed).match(/KANARIE-\w+/g);
    expect(new Set(found)).toEqual(new Set(['KANARIE-border']));
  });

  it('is watched: everything so far, then what is new', async () => {
    const whole = (await app.entries(operationId)).length;
    const frames = await app.watch('border', operationId);
    // Each frame waits until it is durable who reads it, however long the disk takes: what never comes is ended by the test's time.
    const sent = async (count: number) => {
      while (frames.length < count) await nextTurn();
    };
    await sent(whole + 1);
    expect(frames).toHaveLength(whole + 1);
    expect(frames.at(-1)).toContain('caught-up');
    const { entries } = (await find('tax')).body;
    await sent(whole + 2);
    expect(frames.at(-1)).toContain(entries[0]!.id);
  });

  it('takes a command on what its writer saw, and refuses one on what has changed since', async () => {
    const tag = async () => String((await app.get('border', at(''))).headers['etag']);
    const viewed = await tag();
    expect((await find('border', { 'if-match': viewed })).status).toBe(201);
    expect((await find('border', { 'if-match': viewed })).status).toBe(412);
    expect((await find('border', { 'if-match': await tag() })).status).toBe(201);
  });

  it('is replayed: who is inside, what was last', async () => {
    await app.tell('leader', at('/conduct/end'));
    const { body } = await app.get<State>('leader', at(`/replay?at=${app.clock.now()}`));
    const entries = await app.entries(operationId);
    expect(body).toMatchObject({ phase: 'ended', entries: entries.length });
    expect(body.lastEntries.at(-1)).toBe(entries.at(-1)!.id);
    interface Counts {
      readonly sites: readonly { readonly inside: number; readonly roles: readonly unknown[] }[];
    }
    const count = await app.get<Counts>('leader', at('/head-count'));
    expect(count.body.sites).toMatchObject([{ inside: 0 }]);
    expect(count.body.sites[0]!.roles).toHaveLength(ROLES.length);
  });

  it('is debriefed: each branch by what it may know, and what has changed since it signed off', async () => {
    await app.tell('leader', at('/debrief'));
    app.clock.moveTo(MORNING_AFTER);
    await app.tell('border', `/debriefs/${operationId}/sign-offs`);
    const own = await debrief('border');
    expect(own.course).toHaveLength((await app.entries(operationId)).length);
    const details = own.withheld.flatMap(({ fields }) => fields.filter(({ field }) => field === 'detail'));
    expect(details).toHaveLength((WRITTEN / 5 / AT_WORK.length) * (AT_WORK.length - 1));
    expect(own.changes?.changes).toEqual([]);
    await find('tax');
    const after = await debrief('border');
    expect(after.changes?.changes).toMatchObject([{ part: 'entries', how: 'added' }]);
    const html = await app.page('border', at('/debrief'), 'text/html');
    expect(html).toContain(`id="u${own.course.length + 1}"`);
    expect(new Set(html.match(/KANARIE-\w+/g))).toEqual(new Set(['KANARIE-border']));
    expect((await app.get('facilitator', at('/debrief'))).status).toBe(404);
  });

  it('is read from the log as it was carried on in memory', async () => {
    const carried = (await app.get('border', at('/debrief/changes?since=signoff'))).text;
    app.parts.operationLog.forget(operationId);
    expect((await app.get('border', at('/debrief/changes?since=signoff'))).text).toBe(carried);
    expect(
      (await app.entries(operationId)).filter(({ actor }) => actor.branch === BORDER).length,
    ).toBeGreaterThan(BATCH * ROUNDS);
  });
});
