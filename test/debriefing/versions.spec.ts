import { BORDER, COORDINATORS, TestSamsyn, MORNING_AFTER, POLICE, type Handle } from '../support/test-samsyn';

interface Change {
  readonly part: string;
  readonly how: string;
  readonly code: string;
  readonly entries: readonly string[];
}
interface Changes {
  readonly version: string;
  readonly since: { readonly version: string; readonly at: string; readonly entry: string } | null;
  readonly changes: readonly Change[];
  readonly code?: string;
}
interface Debrief {
  readonly signOffs: readonly { readonly branch: string; readonly outdated?: true }[];
  readonly changes?: { readonly changes: readonly Change[] };
}

describe('each branch’s version', () => {
  let app: TestSamsyn;
  let operationId: string;

  const at = (path: string) => `/debriefs/${operationId}/${path}`;
  const changes = async (handle: Handle) =>
    (await app.get<Changes>(handle, `/operations/${operationId}/debrief/changes?since=signoff`)).body;
  const short = async (handle: Handle) =>
    (await changes(handle)).changes.map(({ part, how, code }) => `${part} ${how} ${code}`);
  const debrief = async (handle: Handle) =>
    (await app.get<Debrief>(handle, `/operations/${operationId}/debrief`)).body;
  const outdated = async (handle: Handle) =>
    (await debrief(handle)).signOffs.map(({ branch, outdated: is = false }) => [branch, is]);
  const generate = (handle: Handle, body: object = {}) =>
    app.post(handle, `/operations/${operationId}/debrief/versions`, body);

  beforeEach(async () => {
    app = await TestSamsyn.open();
    operationId = await app.plan();
    await app.tell('leader', `/operations/${operationId}/conduct/start`);
    await app.tell('leader', `/operations/${operationId}/conduct/end`);
    await app.tell('leader', `/operations/${operationId}/debrief`);
    app.clock.moveTo(MORNING_AFTER);
  });
  afterEach(() => app.close());

  it('is made on purpose, once while nothing changes, and seen by nobody else', async () => {
    const first = await generate('coordB', { format: 'pdf' });
    expect(first.body.entries.map(({ type }) => type)).toEqual(['DebriefGenerated']);
    expect((await generate('coordB', { format: 'pdf' })).body.entries).toEqual([]);
    // A colleague of hers sees the same, and so makes the same version.
    expect((await generate('coordA', { format: 'pdf' })).body.entries).toEqual([]);
    const { id } = first.body.entries[0]!;
    const { version } = await changes('coordB');
    expect((await app.entry(operationId, id)).data).toEqual({
      branch: COORDINATORS,
      version,
      format: 'pdf',
      upTo: expect.any(String) as string,
    });
    for (const handle of ['leader', 'border', 'work'] as const)
      expect(await app.everything(handle, operationId)).not.toContain('DebriefGenerated');
    await app.tell('leader', at('lessons'), { what: 'call earlier' });
    expect((await generate('coordB', { format: 'pdf' })).body.entries).toHaveLength(1);
    for (const handle of ['stranger', 'tax'] as const)
      expect((await generate(handle)).body.code).toBe('OPERATION.UNKNOWN');
    expect((await generate('coordB', { format: 'fax' })).body.code).toBe('REQUEST.INVALID');
  });

  it('is what its sign-off names, and must be the one that was read', async () => {
    const made = (await generate('coordB', { format: 'html' })).body.entries[0]!.id;
    const { version } = await changes('coordB');
    const { entry } = await app.tell('coordB', at('sign-offs'), { version });
    expect((await app.entry(operationId, entry)).data).toEqual({
      branch: COORDINATORS,
      version,
      generated: made,
    });
    const read = (await changes('border')).version;
    await app.tell('leader', at('lessons'), { what: 'call earlier' });
    const late = await app.post('border', at('sign-offs'), { version: read });
    expect([late.status, late.body.code]).toEqual([409, 'DEBRIEF.VERSION_CHANGED']);
  });

  it('has changed by what the branch sees since its sign-off, each change with its entries', async () => {
    expect(await changes('coordB')).toMatchObject({ since: null, changes: [] });
    const { entry } = await app.tell('coordB', at('sign-offs'));
    expect(await changes('coordB')).toMatchObject({ since: { entry }, changes: [] });
    const lesson = (await app.tell('leader', at('lessons'), { what: 'call earlier' })).entry;
    const arrived = { occurredAt: '2026-11-19T18:30:00Z' };
    const late = (await app.tell('border', `/operations/${operationId}/conduct/agency-arrived`, arrived))
      .entry;
    expect((await changes('coordB')).changes.map(({ part, how, entries }) => [part, how, entries])).toEqual([
      ['lessons', 'added', [lesson]],
      ['entries', 'added', [late]],
      ['entries', 'added', [lesson]],
    ]);
    expect((await debrief('coordB')).changes?.changes).toEqual((await changes('coordB')).changes);
    expect(await outdated('coordB')).toEqual([[COORDINATORS, true]]);
    await app.tell('coordB', at('sign-offs'));
    expect(await short('coordB')).toEqual([]);
    expect(await outdated('coordB')).toEqual([
      [COORDINATORS, true],
      [COORDINATORS, false],
    ]);
  });

  it('has changed for nobody else by what only one branch sees', async () => {
    const encounter = await app.encounter(operationId);
    for (const handle of ['leader', 'coordB', 'border'] as const) await app.tell(handle, at('sign-offs'));
    const consent = { recipient: POLICE, scope: ['needs'], purpose: 'x' };
    await app.tell('coordB', `/encounters/${encounter}/consents`, consent);
    expect(await short('coordB')).toEqual(['entries added ConsentGiven']);
    expect(await short('leader')).toEqual(['entries added ConsentGiven']);
    expect(await short('border')).toEqual([]);
    // Each sees of the others' sign-offs what everybody sees, not what changed in the others' versions.
    expect(await outdated('border')).toEqual([
      [POLICE, false],
      [COORDINATORS, false],
      [BORDER, false],
    ]);
    expect(await outdated('coordB')).toEqual([
      [POLICE, false],
      [COORDINATORS, true],
      [BORDER, false],
    ]);
    await app.tell('leader', at('lessons'), { what: 'x' });
    expect((await outdated('border')).map(([, is]) => is)).toEqual([true, true, true]);
  });

  it('is outdated by a reopening, after which perspectives may be added', async () => {
    await app.tell('border', at('sign-offs'));
    await app.tell('leader', at('closing'));
    expect(await outdated('border')).toEqual([[BORDER, false]]);
    expect((await app.post('border', at('perspectives'), { hard: 'x' })).body.code).toBe('DEBRIEF.CLOSED');
    await app.tell('leader', at('reopenings'), { why: 'a late statement' });
    expect(await outdated('border')).toEqual([[BORDER, true]]);
    expect(await outdated('leader')).toEqual([[BORDER, true]]);
    await app.tell('border', at('perspectives'), { hard: 'unclear who leads' });
    expect(await short('border')).toEqual([
      'perspectives added named',
      'entries added DebriefReopened',
      'entries added PerspectiveSubmitted',
    ]);
  });

  it('says in its page what has changed, in plain words', async () => {
    await app.tell('border', at('sign-offs'));
    await app.tell('leader', at('lessons'), {
      what: 'ring tidigare',
      tags: ['theme:interpreter', 'region:syd'],
    });
    const markdown = (lang: string) =>
      app.page('border', `/operations/${operationId}/debrief?lang=${lang}`, 'text/markdown');
    const [sv, en] = [await markdown('sv'), await markdown('en')];
    expect(sv).toContain('## Ändrat sedan ni godkände');
    expect(sv).toContain('Ny lärdom: ring tidigare');
    expect(sv).toContain('ring tidigare. Gäller: tolk och region Syd.');
    expect(sv).toContain('Nya poster: Lärdom.');
    expect(sv).toContain('Något har ändrats sedan dess.');
    expect(en).toContain('## Changed since you signed off');
    expect(en).toContain('New lesson: ring tidigare');
  });

  it('is not told of to whoever may not know the operation', async () => {
    for (const handle of ['stranger', 'otherLeader', 'tax'] as const) {
      const asked = await app.get<Changes>(handle, `/operations/${operationId}/debrief/changes`);
      expect([asked.status, asked.body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
    }
  });
});
