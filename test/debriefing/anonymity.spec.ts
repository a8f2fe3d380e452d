import { CAST, HANDLES, TestSamsyn, MORNING_AFTER, type Handle } from '../support/test-samsyn';

const TEXT = { hard: 'four persons inside at once', develop: 'fewer at the door' };
const SPEAKERS = ['coordB', 'border', 'work'] as const;

/** An evening that ended, with a debrief that has a facilitator and asks everybody. */
async function debriefed(app: TestSamsyn): Promise<string> {
  const operationId = await app.plan();
  await app.tell('leader', `/operations/${operationId}/conduct/start`);
  await app.tell('leader', `/operations/${operationId}/conduct/end`);
  await app.tell('leader', `/operations/${operationId}/debrief`);
  await app.tell('leader', `/debriefs/${operationId}/facilitators`, { who: 'facilitator' });
  const of = SPEAKERS.map((handle) => CAST[handle][0]);
  await app.tell('leader', `/debriefs/${operationId}/perspective-requests`, { of });
  return operationId;
}

describe('what goes through the facilitator', () => {
  let app: TestSamsyn;
  let operationId: string;
  const at = (path: string) => `/debriefs/${operationId}/${path}`;
  const submit = (handle: Handle, body: object) => app.tell(handle, at('perspectives'), body);

  beforeAll(async () => {
    app = await TestSamsyn.open();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    operationId = await debriefed(app);
  });

  it.each(SPEAKERS)('leaves no trace for anybody outside the branch when %s submits it', async (author) => {
    const others = HANDLES.filter(
      (handle) => handle !== 'facilitator' && CAST[handle][0] !== CAST[author][0],
    );
    const before = await Promise.all(others.map((handle) => app.everything(handle, operationId)));
    await submit(author, { through: 'facilitator', ...TEXT });
    for (const [index, handle] of others.entries()) {
      const same = (await app.everything(handle, operationId)) === before[index];
      expect([handle, same]).toEqual([handle, true]);
    }
  });

  it('leaves no trace either when its author corrects it', async () => {
    const { entry } = await submit('coordB', { through: 'facilitator', ...TEXT });
    const others = HANDLES.filter((handle) => handle !== 'facilitator' && handle !== 'coordB');
    const before = await Promise.all(others.map((handle) => app.everything(handle, operationId)));
    const url = `/entries/${entry}/corrections`;
    await app.tell('coordB', url, { field: 'hard', is: 'five persons', reason: 'counted again' });
    await app.tell('coordB', url, { field: 'occurredAt', is: '2026-11-19T18:00:00Z', reason: 'earlier' });
    for (const [index, handle] of others.entries()) {
      const same = (await app.everything(handle, operationId)) === before[index];
      expect([handle, same]).toEqual([handle, true]);
    }
  });

  it('is neither read nor counted by a colleague of its author', async () => {
    await submit('coordB', { through: 'facilitator', hard: 'KANARIE' });
    expect(await app.canaries('coordA', operationId)).toEqual([]);
    const { body } = await app.get<{ perspectives: object[] }>('coordA', at('perspectives'));
    expect(body.perspectives).toEqual([]);
  });

  it('is the author’s and the facilitators’ to read, by one list', async () => {
    const { entry } = await submit('coordB', { through: 'facilitator', ...TEXT });
    await submit('border', { well: 'quick' });
    type List = { perspectives: { id: string; branch: string; texts: object; released?: boolean }[] };
    const listed = async (handle: Handle) =>
      (await app.get<List>(handle, at('perspectives'))).body.perspectives;
    expect((await listed('facilitator')).map(({ branch, released }) => [branch, released])).toEqual([
      [CAST.coordB[0], false],
      [CAST.border[0], false],
    ]);
    await app.tell('facilitator', at('releases'));
    expect((await listed('facilitator')).map(({ released }) => released)).toEqual([true, false]);
    expect(await listed('coordB')).toEqual([expect.objectContaining({ id: entry, texts: TEXT })]);
    expect(await listed('leader')).toEqual([]);
  });

  it('stands for the facilitator alone under the id that it has', async () => {
    const { entry } = await submit('coordB', { through: 'facilitator', ...TEXT });
    await app.tell('facilitator', at('releases'));
    for (const handle of HANDLES.filter((one) => one !== 'facilitator' && one !== 'coordB')) {
      expect([handle, (await app.everything(handle, operationId)).includes(entry)]).toEqual([handle, false]);
      const probes = [
        app.post(handle, `/entries/${entry}/corrections`, { field: 'hard', is: 'x', reason: 'x' }),
        app.post(handle, '/disclosures/requests', {
          item: { entry, field: 'hard' },
          ground: 'OSL 10:27',
          purpose: 'x',
        }),
        app.post(handle, '/disclosures/decisions', {
          item: { entry, field: 'hard' },
          outcome: 'refused',
          why: 'x',
        }),
        app.post(handle, at('releases'), { perspective: entry }),
      ];
      const codes = (await Promise.all(probes)).map(({ body }) => body.code);
      const outside = ['otherLeader', 'stranger', 'tax', 'shelter', 'otherFacilitator'];
      const last = outside.includes(handle) ? 'OPERATION.UNKNOWN' : 'ACCESS.NOT_YOURS';
      expect([handle, codes]).toEqual([handle, ['ENTRY.UNKNOWN', 'ENTRY.UNKNOWN', 'ENTRY.UNKNOWN', last]]);
    }
  });

  it('is released as it was written or in the facilitator’s words, and points at nothing', async () => {
    await submit('coordB', { through: 'facilitator', hard: 'KANARIE-written' });
    await submit('work', { through: 'facilitator', hard: 'as it was' });
    const latest = await app.tell('facilitator', at('releases'));
    const worded = await app.tell('facilitator', at('releases'), { hard: 'crowded' });
    expect((await app.post('facilitator', at('releases'))).body.code).toBe('PERSPECTIVE.UNKNOWN');
    const texts = async (entry: string) => (await app.seen('leader', operationId, entry))?.facts;
    expect(await texts(latest.entry)).toEqual({ hard: 'as it was' });
    expect(await texts(worded.entry)).toEqual({ hard: 'crowded' });
    expect(await app.canaries('leader', operationId)).toEqual([]);
    for (const { entry } of [latest, worded]) {
      expect(await app.entry(operationId, entry)).toMatchObject({
        causationId: null,
        occurredAt: app.clock.now(),
      });
      expect(await app.seen('leader', operationId, entry)).toMatchObject({ by: 'facilitator' });
    }
  });
});

/** Ids as they first appear, so that two worlds can be compared. */
function withoutIds(text: string): string {
  const known = new Map<string, string>();
  return text
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
      known.set(id, known.get(id) ?? `id-${known.size}`);
      return known.get(id)!;
    })
    .replaceAll(/"(?:W\/)?\\"[\w-]{43}\\""/g, 'etag')
    .replaceAll(/"(planHash|conductHash)":"[\w-]+"/g, '"$1":"hash"');
}

/** The same day, but for who spoke through the facilitator and when. */
async function world(author: Handle, order: readonly Handle[]): Promise<Readonly<Record<string, string>>> {
  const app = await TestSamsyn.open();
  try {
    const operationId = await debriefed(app);
    for (const [index, handle] of order.entries()) {
      app.clock.moveTo(`2026-11-20T0${index + 2}:00:00.000Z`);
      const route = handle === author ? { through: 'facilitator', ...TEXT } : { well: 'quick' };
      await app.tell(handle, `/debriefs/${operationId}/perspectives`, route);
    }
    app.clock.moveTo(MORNING_AFTER);
    await app.tell('facilitator', `/debriefs/${operationId}/releases`);
    await app.tell('leader', `/debriefs/${operationId}/meetings`, {
      present: ['leader', 'coordB', 'border', 'work'],
    });
    const viewed: Record<string, string> = {};
    for (const handle of ['leader', 'officer'] as const) {
      viewed[handle] = withoutIds(await app.everything(handle, operationId));
    }
    return viewed;
  } finally {
    await app.close();
  }
}

describe('who spoke through the facilitator', () => {
  it('makes no difference to what anybody else can get, nor does the order in which they spoke', async () => {
    const first = await world('coordB', ['coordB', 'border', 'work']);
    for (const [author, order] of [
      ['border', ['work', 'coordB', 'border']],
      ['work', ['border', 'work', 'coordB']],
    ] as const) {
      const other = await world(author, order);
      for (const handle of Object.keys(first))
        expect([author, handle, other[handle]]).toEqual([author, handle, first[handle]]);
    }
  });
});
