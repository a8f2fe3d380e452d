import { CAST, TestSamsyn, type Handle } from '../support/test-samsyn';

interface Line {
  readonly entry: string;
  readonly type: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly corrections?: readonly { readonly field: string; readonly is: unknown; readonly was?: unknown }[];
  readonly inError?: { readonly kind: string; readonly by: string };
}
interface Combined {
  readonly lessons: readonly { readonly what: string }[];
  readonly course: readonly Line[];
}
interface Shown {
  readonly entries: readonly {
    readonly id: string;
    readonly type: string;
    readonly facts: Readonly<Record<string, unknown>>;
    readonly corrections?: readonly object[];
  }[];
}

const branch = (handle: Handle): string => CAST[handle][0];
const WEEK = {
  name: 'a week',
  theme: 'prostitution',
  kinds: ['apartment-visit'],
  regions: ['syd'],
  ...{ firstDay: '2026-11-16', lastDay: '2026-11-22', purpose: 'to be where nobody has been' },
};
const WRONG = 'KANARIE-WRONG of another campaign';

describe('an entry of a campaign', () => {
  let app: TestSamsyn;
  let week: string;

  const at = (path = '') => `/campaigns/${week}${path}`;
  const debrief = async (by: Handle, query = '') =>
    (await app.get<Combined>(by, `${at('/debrief')}${query}`)).body;
  const correct = (by: Handle, entry: string, body: object) =>
    app.post(by, `/entries/${entry}/corrections`, { reason: 'KANARIE-REASON', ...body });
  const mark = (by: Handle, entry: string, kind = 'entered-in-error') =>
    app.post(by, `/entries/${entry}/in-error`, { kind, reason: 'KANARIE-REASON' });

  beforeEach(async () => {
    app = await TestSamsyn.open();
    week = (await app.tell('leader', '/campaigns', WEEK)).id;
    for (const handle of ['coordB', 'work', 'tax'] as const)
      await app.tell('leader', at('/invitations'), { branches: [branch(handle)], part: 'joining' });
    for (const handle of ['coordB', 'work'] as const) await app.tell(handle, at('/joinings'));
  });
  afterEach(() => app.close());

  it('is corrected by the branch that told it, and read so, with what it was', async () => {
    const { entry } = await app.tell('leader', at('/actions'), {
      ...{ what: 'a list of number', owner: 'coordB', due: '2026-12-15' },
    });
    const moved = await app.tell('coordB', at('/action-moves'), {
      ...{ action: entry, due: '2026-12-22', why: 'ill' },
    });
    expect((await correct('leader', entry, { field: 'what', is: 'a list of numbers' })).status).toBe(201);
    expect((await correct('coordB', moved.entry, { field: 'why', is: 'well', was: 'ill' })).status).toBe(201);
    const { course } = await debrief('work');
    expect(course.map(({ type, facts }) => [type, facts.what ?? facts.why ?? facts.is])).toEqual([
      ['CampaignActionAgreed', 'a list of numbers'],
      ['CampaignActionMoved', 'well'],
      ['EntryCorrected', 'a list of numbers'],
      ['EntryCorrected', 'well'],
    ]);
    expect(course[1]!.corrections).toEqual([{ field: 'why', is: 'well', was: 'ill', by: course[3]!.entry }]);
    const next = await app.plan(['coordB']);
    const carried = await app.get<{ actions: object[] }>('coordB', `/operations/${next}/carry-over`);
    expect(carried.body.actions).toMatchObject([{ what: 'a list of numbers', due: '2026-12-22' }]);
    expect((await app.page('work', at('/debrief'), 'text/html')).includes('Skäl: well')).toBe(true);
  });

  it('that is marked in error is left out, and stays provable for those who may see it', async () => {
    const { entry } = await app.tell('leader', at('/lessons'), { what: WRONG });
    const meeting = await app.tell('leader', at('/meetings'), { present: ['leader', 'coordB'] });
    const lessons = async (by: Handle) =>
      (await app.get(by, `/operations/${await app.plan(['coordB'])}/lessons`)).text;
    expect(await lessons('coordB')).toContain(WRONG);
    const marked = await mark('leader', entry);
    expect([marked.status, marked.body.entries.map(({ type }) => type)]).toEqual([
      201,
      ['EntryMarkedInError'],
    ]);
    expect((await mark('leader', meeting.entry)).status).toBe(201);
    expect((await mark('leader', entry)).body.entries).toEqual([]);
    for (const by of ['leader', 'coordB', 'work'] as const) {
      const ordinary = await debrief(by);
      expect([ordinary.lessons, ordinary.course]).toEqual([[], []]);
      expect(await app.page(by, at('/debrief'), 'text/html')).not.toContain('KANARIE');
      const shown = await debrief(by, '?inError=shown');
      expect(shown.lessons).toEqual([]);
      expect(shown.course.find((line) => line.entry === entry)).toMatchObject({
        facts: { what: WRONG },
        inError: { kind: 'entered-in-error', by: marked.body.entries[0]!.id },
      });
    }
    expect(await lessons('coordB')).not.toContain('KANARIE');
    // It was not agreed on: so it may be.
    await app.tell('leader', at('/lessons'), { what: WRONG });
    expect((await debrief('work')).lessons).toEqual([expect.objectContaining({ what: WRONG })]);
  });

  it('that was no meeting leaves the debrief to be held', async () => {
    await app.tell('leader', at('/end'));
    const waits = async () =>
      (await app.get('leader', '/work-list')).text.includes('campaign-debrief-to-hold');
    expect(await waits()).toBe(true);
    const { entry } = await app.tell('leader', at('/meetings'), { present: ['leader'] });
    expect(await waits()).toBe(false);
    await mark('leader', entry);
    expect(await waits()).toBe(true);
    await app.tell('leader', at('/meetings'), { present: ['leader', 'coordB'] });
    expect(await waits()).toBe(false);
  });

  it('is put right by the branch that told it, and unknown to who may not know it', async () => {
    const { entry } = await app.tell('leader', at('/lessons'), { what: WRONG });
    const body = { field: 'what', is: 'x' };
    const refusals = async (by: Handle) => [
      ...[(await correct(by, entry, body)).body.code, (await mark(by, entry)).body.code],
    ];
    expect(await refusals('coordB')).toEqual(['ACCESS.NOT_YOURS', 'ACCESS.NOT_YOURS']);
    // Asked and not joined; of no branch of it; and one that has left.
    await app.tell('work', at('/leavings'));
    for (const by of ['tax', 'otherLeader', 'work'] as const)
      expect(await refusals(by)).toEqual(['ENTRY.UNKNOWN', 'ENTRY.UNKNOWN']);
    expect((await mark('leader', entry, 'wrong-person')).body.code).toBe('CORRECTION.NO_PERSON_MET');
  });

  it('that gives a right, a duty or a deadline is ended or amended, and nothing in it corrected away', async () => {
    const action = await app.tell('leader', at('/actions'), {
      ...{ what: 'a list', owner: 'coordB', due: '2026-12-15' },
    });
    expect((await mark('leader', action.entry)).body.code).toBe('CORRECTION.NOT_MARKABLE');
    const due = { field: 'due', is: '2026-12-16' };
    expect((await correct('leader', action.entry, due)).body.code).toBe('CORRECTION.FIELD_NOT_CORRECTABLE');
    const { body } = await app.get<Shown>('leader', at());
    const [proposed] = body.entries;
    expect((await mark('leader', proposed!.id)).body.code).toBe('CORRECTION.NOT_MARKABLE');
    for (const field of ['name', 'purpose', 'firstDay', 'theme', 'regions']) {
      const answer = await correct('leader', proposed!.id, { field, is: '2026-11-17' });
      expect([field, answer.body.code]).toEqual([field, 'CORRECTION.FIELD_NOT_CORRECTABLE']);
    }
  });

  it('is sealed as what it corrects, and an operation that the reader may not know stays without trace', async () => {
    const operation = await app.plan(['coordB']);
    const added = await app.tell('leader', at('/operations'), { operation });
    const time = { field: 'occurredAt', is: '2026-11-19T19:30:00+01:00' };
    expect((await correct('leader', added.entry, time)).status).toBe(201);
    const known = async (by: Handle) => (await app.get<Shown>(by, at())).body.entries;
    expect((await known('coordB')).find(({ id }) => id === added.entry)?.corrections).toHaveLength(1);
    const { text } = await app.get('work', at());
    expect(text).not.toMatch(new RegExp(`${added.entry}|EntryCorrected|KANARIE`));
    expect((await correct('work', added.entry, time)).body.code).toBe('ENTRY.UNKNOWN');
    const stored = await app.parts.eventStore.readStream(`planning.campaign-${week}`);
    const correction = stored.find(({ type }) => type === 'entries.EntryCorrected.v1')!;
    expect(JSON.stringify(correction.data)).not.toContain('KANARIE');
  });
});
