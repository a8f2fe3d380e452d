import { CAST, TestSamsyn, type Handle } from '../support/test-samsyn';

interface Summed {
  readonly total: number;
  readonly in: readonly { readonly operation: string; readonly n: number }[];
}
interface Combined {
  readonly operations: readonly { readonly id: string; readonly phase: string }[];
  readonly support: { readonly personsMet: Summed; readonly offered: Summed };
  readonly deviations: readonly { readonly code: string; readonly in: readonly unknown[] }[];
  readonly lateEntries: Summed;
  readonly perspectives: readonly { readonly branch: string | null; readonly hard?: string }[];
  readonly lessons: readonly { readonly what: string; readonly operation: string | null }[];
  readonly actions: readonly { readonly what: string; readonly state: string }[];
  readonly tasks: readonly { readonly code: string; readonly operation: string }[];
  readonly course: readonly {
    readonly type: string;
    readonly facts: Readonly<Record<string, unknown>>;
  }[];
}

const branch = (handle: Handle): string => CAST[handle][0];
const WEEK = {
  name: 'KANARIE-NAMN <b>week</b>',
  theme: 'prostitution',
  kinds: ['apartment-visit'],
  regions: ['syd'],
  firstDay: '2026-11-16',
  lastDay: '2026-11-22',
  purpose: 'to be where nobody has been',
};
const PROPOSAL = {
  kind: 'apartment-visit',
  region: 'syd',
  municipality: 'Växjö',
  window: ['2026-11-19T19:00:00+01:00', '2026-11-19T23:00:00+01:00'],
  purpose: 'a visit',
  reference: 'K1-26',
};

describe('the combined debrief of a campaign', () => {
  let app: TestSamsyn;
  let week: string;

  const debrief = async (handle: Handle) =>
    (await app.get<Combined>(handle, `/campaigns/${week}/debrief`)).body;
  const page = (handle: Handle, type: string, language = 'sv') =>
    app.fetch(handle, `/campaigns/${week}/debrief`, { accept: type, 'accept-language': language });
  const joins = async (handle: Handle) => {
    const invited = { branches: [branch(handle)], part: 'joining' };
    await app.tell('leader', `/campaigns/${week}/invitations`, invited);
    await app.tell(handle, `/campaigns/${week}/joinings`);
  };
  const operationOf = async (...taking: readonly Handle[]) => {
    const operation = await app.plan(taking);
    await app.tell('leader', `/campaigns/${week}/operations`, { operation });
    return operation;
  };

  beforeEach(async () => {
    app = await TestSamsyn.open();
    week = (await app.tell('leader', '/campaigns', WEEK)).id;
  });
  afterEach(() => app.close());

  it('is for each branch the sum of what it sees in the operations that it may know', async () => {
    await joins('coordB');
    await joins('work');
    const first = await operationOf('coordB', 'work');
    const second = await operationOf('coordB');
    for (const operation of [first, second]) {
      await app.start(operation);
      const met = await app.encounter(operation);
      await app.tell('coordB', `/encounters/${met}/support-offers`, { kinds: ['shelter'] });
    }
    const met = async (handle: Handle) => {
      const { support } = await debrief(handle);
      return [support.personsMet.total, support.offered.in.map(({ operation }) => operation)];
    };
    expect(await met('coordB')).toEqual([2, [first, second].sort()]);
    expect(await met('leader')).toEqual([2, [first, second].sort()]);
    expect(await met('work')).toEqual([1, [first]]);
  });

  it('says exactly what the debrief of the only operation says, where there is no other', async () => {
    await joins('work');
    const operation = await operationOf('coordB', 'work');
    await app.tell('leader', `/operations/${operation}/conduct/start`);
    await app.tell('leader', `/operations/${operation}/conduct/site-entered`, { persons: 2 });
    const own = await app.get<{
      deviations: { code: string; entries: string[] }[];
      tasks: { code: string }[];
      lateEntries: number;
    }>('work', `/operations/${operation}/debrief`);
    const { deviations, tasks, lateEntries } = await debrief('work');
    expect(deviations).toEqual(
      own.body.deviations
        .map(({ code, entries }) => ({ code, in: [{ operation, entries }] }))
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
    );
    expect(deviations.length).toBeGreaterThan(0);
    expect(tasks.map(({ code }) => code)).toEqual(own.body.tasks.map(({ code }) => code));
    expect(lateEntries.total).toBe(own.body.lateEntries);
  });

  it('gathers what was said, learnt and agreed, with what is overdue first among what is to be done', async () => {
    await joins('coordB');
    const operation = await operationOf('coordB');
    const debriefs = `/debriefs/${operation}`;
    await app.tell('leader', `/operations/${operation}/debrief`);
    await app.tell('leader', `${debriefs}/perspective-requests`, {
      of: [branch('coordB')],
      answerBy: '2026-11-25T12:00:00Z',
    });
    await app.tell('coordB', `${debriefs}/perspectives`, { hard: 'called too late' });
    await app.tell('leader', `${debriefs}/lessons`, { what: 'call before noon' });
    await app.tell('leader', `${debriefs}/actions`, { what: 'a list', owner: 'leader', due: '2026-11-21' });
    await app.tell('leader', `/campaigns/${week}/lessons`, { what: 'one list for all' });
    await app.tell('leader', `/campaigns/${week}/actions`, {
      what: 'a meeting',
      owner: 'coordB',
      due: '2026-12-01',
    });
    await app.tell('leader', `/campaigns/${week}/actions`, {
      what: 'done at once',
      owner: 'coordB',
      due: '2026-11-20',
    });
    await app.tell('coordB', `/campaigns/${week}/action-completions`, { what: 'done at once' });
    app.clock.moveTo('2026-11-23T09:00:00.000Z');
    const { perspectives, lessons, actions } = await debrief('coordB');
    expect(perspectives).toEqual([
      expect.objectContaining({ branch: branch('coordB'), hard: 'called too late', operation }),
    ]);
    expect(lessons.map((lesson) => [lesson.what, lesson.operation])).toEqual([
      ['one list for all', null],
      ['call before noon', operation],
    ]);
    expect(actions.map(({ what, state }) => [what, state])).toEqual([
      ['a list', 'overdue'],
      ['a meeting', 'open'],
      ['done at once', 'completed'],
    ]);
  });

  it('says why an action was moved, given to another or dropped, to branches that joined alone', async () => {
    await joins('coordB');
    await app.tell('leader', `/campaigns/${week}/invitations`, {
      branches: [branch('tax')],
      part: 'joining',
    });
    const at = `/campaigns/${week}`;
    const { entry: action } = await app.tell('leader', `${at}/actions`, {
      ...{ what: 'a meeting', owner: 'coordB', due: '2026-12-01' },
    });
    await app.tell('coordB', `${at}/action-moves`, { action, due: '2026-12-08', why: 'KANARIE <i>ill' });
    await app.tell('leader', `${at}/action-reassignments`, {
      action,
      owner: 'leader',
      why: 'KANARIE-busy',
    });
    await app.tell('leader', `${at}/action-drops`, { action, why: 'KANARIE-others' });
    const { course } = await debrief('coordB');
    expect(course.map(({ type, facts }) => [type, facts.why])).toEqual([
      ['CampaignActionAgreed', undefined],
      ['CampaignActionMoved', 'KANARIE <i>ill'],
      ['CampaignActionReassigned', 'KANARIE-busy'],
      ['CampaignActionDropped', 'KANARIE-others'],
    ]);
    expect(course[2]!.facts.owner).toBe(`${branch('leader')} operation-leader`);
    const { text } = await page('coordB', 'text/html');
    expect(text).toContain('Åtgärd efter kampanjen fick nytt slutdatum. Skäl: KANARIE &lt;i&gt;ill');
    expect(text).toContain('Åtgärd efter kampanjen avskriven. Skäl: KANARIE-others');
    expect((await page('coordB', 'text/markdown', 'en')).text).toContain('Reason: KANARIE-busy');
    for (const by of ['tax', 'work'] as const) expect((await app.get(by, `${at}/debrief`)).status).toBe(404);
  });

  it('is a page, Markdown or PDF in either language, marked and escaped as the debrief is', async () => {
    await joins('coordB');
    await operationOf('coordB');
    const swedish = await page('coordB', 'text/html');
    expect(swedish.headers['content-security-policy']).toContain("default-src 'none'");
    expect([swedish.headers['content-language'], swedish.headers['vary']]).toEqual([
      'sv',
      'Accept, Accept-Language',
    ]);
    expect(swedish.text).toContain('KANARIE-NAMN &lt;b&gt;week&lt;/b&gt;');
    expect(swedish.text).toContain('1 insats: 1 planerad.');
    expect((await page('coordB', 'text/html', 'en')).text).toContain('1 operation: 1 planned.');
    expect((await page('coordB', 'text/markdown')).text).toContain('KANARIE-NAMN \\<b\\>week');
    expect((await page('coordB', 'application/pdf')).text.slice(0, 5)).toBe('%PDF-');
    expect((await page('coordB', 'image/png')).status).toBe(406);
  });

  it('tells a branch that takes part in no operation that it does not', async () => {
    await joins('tax');
    await operationOf('coordB');
    expect((await debrief('tax')).operations).toEqual([]);
    expect((await page('tax', 'text/html')).text).toContain(
      'Din verksamhet deltar inte i någon av insatserna.',
    );
  });

  it('holds a hundred operations, each with what was learnt there', async () => {
    const worked = async (index: number) => {
      const body = { ...PROPOSAL, reference: `K${index}-26`, campaign: week };
      const { id } = await app.tell('leader', '/operations', body);
      await app.tell('leader', `/operations/${id}/debrief`);
      await app.tell('leader', `/debriefs/${id}/lessons`, { what: `lesson ${index}` });
    };
    await Promise.all(Array.from({ length: 100 }, (_, index) => worked(index)));
    const { operations } = await debrief('leader');
    expect(operations).toHaveLength(100);
  }, 120_000);
});
