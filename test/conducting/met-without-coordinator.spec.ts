import { TestSamsyn, type Handle } from '../support/test-samsyn';

interface Debrief {
  readonly deviations: readonly { code: string; entries: readonly string[]; unseen?: true }[];
  readonly remarks: readonly { code: string; points: readonly string[]; entries: readonly string[] }[];
  readonly tasks: readonly { code: string; branch: string; due?: string; entries: readonly string[] }[];
}
interface Item {
  readonly code: string;
  readonly text: { readonly sv: string };
  readonly operation?: { readonly id: string };
  readonly parts: readonly { readonly answers: readonly { readonly path: string }[] }[];
}

const UNWEIGHED = {
  outcome: 'removal',
  traffickingConsidered: true,
  coordinatorConsulted: false,
  reflectionPeriodConsidered: true,
  why: 'KANARIE-WHY no time',
  detail: { value: 'KANARIE-DETAIL' },
};

const OTHER_OFFICE = 'coordC' as unknown as Handle;

/** Police and border police, on a Thursday evening; coordA and coordB are the coordinators of the region. */
describe('whoever was met without a coordinator', () => {
  let app: TestSamsyn;
  let operation: string;
  const conduct = (path: string) => `/operations/${operation}/conduct/${path}`;
  const met = (body: object = {}) =>
    app.tell('officer', conduct('persons-met'), {
      language: 'ro',
      consentToContact: true,
      contact: 'KANARIE-NUMBER',
      circumstances: { value: 'KANARIE-ROOM' },
      ...body,
    });
  const debrief = async (handle: Handle) =>
    (await app.get<Debrief>(handle, `/operations/${operation}/debrief`)).body;
  const codes = async (handle: Handle) => (await debrief(handle)).deviations.map(({ code }) => code);
  const waiting = async (handle: Handle) =>
    (await app.get<{ items: readonly Item[] }>(handle, '/work-list')).body.items.filter(
      ({ code, operation: of }) => code === 'contact-person-met' && of?.id === operation,
    );
  const open = (from: string, handle: Handle = 'coordB') =>
    app.post(handle, `/operations/${operation}/encounters`, { identity: 'unknown', from });

  beforeAll(async () => {
    app = await TestSamsyn.open();
    const { directory } = app.parts;
    const branch = 'social-services/coordinator-east';
    directory.registerBranch(branch, {}, null);
    directory.registerPerson(OTHER_OFFICE, { branch, role: 'coordinator', regions: ['syd'] }, null);
  }, 60_000);
  beforeEach(async () => {
    operation = await app.plan(['border']);
    await app.tell('leader', conduct('start'));
  });
  afterAll(() => app.close());

  it('leaves a trace: an operation without a coordinator looks no cleaner than one with', async () => {
    await met({ count: 2 });
    expect(await codes('leader')).toContain('no-support-offered');
    const { body } = await app.get<{ personsMet: number }>(
      'leader',
      `/operations/${operation}/replay?at=${app.clock.now()}`,
    );
    expect(body.personsMet).toBe(2);
  });

  it('is known to the participants by that, when, how many and the language, and to the recorder in full', async () => {
    const { entry } = await met();
    const viewed = await app.seen('border', operation, entry);
    expect(viewed?.facts).toEqual({ region: 'syd', language: 'ro', count: 1 });
    expect(viewed?.withheld.map(({ field }) => field).sort()).toEqual([
      'circumstances',
      'consentToContact',
      'contact',
    ]);
    expect(await app.canaries('border', operation)).toEqual([]);
    expect(await app.canaries('officer', operation)).toEqual(['KANARIE-NUMBER', 'KANARIE-ROOM']);
  });

  it('is to be reached by the next working day', async () => {
    const { entry } = await met();
    const task = {
      code: 'contact-person-met',
      branch: 'social-services/regional-coordinator',
      entries: [entry],
    };
    expect((await debrief('coordB')).tasks).toEqual([{ ...task, due: '2026-11-20' }]);
    const [item] = await waiting('coordA');
    expect(item?.text.sv).toContain('Senast 2026-11-20');
    expect(item?.parts[0]?.answers.map(({ path }) => path)).toEqual([`/operations/${operation}/encounters`]);
    expect((await debrief('leader')).tasks).toEqual([]);
    expect(await waiting('leader')).toEqual([]);
  });

  it('is nobody’s to contact who said no to it', async () => {
    const fact = { language: 'ro', consentToContact: false };
    await app.tell('officer', conduct('persons-met'), fact);
    expect(await waiting('coordB')).toEqual([]);
  });

  it('is opened by a coordinator of the region as an encounter, who learns nothing else of the operation', async () => {
    const { entry } = await met();
    await app.tell('officer', conduct('notes'), { text: 'KANARIE-NOTE the stairwell' });
    expect((await open(entry, 'border')).status).toBe(403);
    const opened = await open(entry);
    expect(opened.status).toBe(201);
    const history = await app.history('coordB', operation);
    expect(history.map(({ type }) => type)).toEqual(['PersonMetWithoutCoordinator', 'EncounterOpened']);
    expect(history[0]?.facts).toEqual({
      region: 'syd',
      language: 'ro',
      count: 1,
      consentToContact: true,
      contact: 'KANARIE-NUMBER',
    });
    expect(await app.canaries('coordB', operation)).toEqual(['KANARIE-NUMBER']);
    expect(await waiting('coordA')).toEqual([]);
    expect((await debrief('coordB')).tasks.map(({ code }) => code)).not.toContain('contact-person-met');
    expect((await app.history('leader', operation)).map(({ type }) => type)).not.toContain('EncounterOpened');
    expect((await app.get('stranger', `/operations/${operation}`)).status).toBe(404);
  });

  it('waits for the others where several were met, until each has an encounter', async () => {
    const { entry } = await met({ count: 2 });
    await open(entry);
    expect(await waiting('coordA')).toHaveLength(1);
    await open(entry, 'coordA');
    expect(await waiting('coordA')).toEqual([]);
  });

  it.each([1, 2])(
    'has one encounter, whoever opens it first: of %i met, nobody is met twice',
    async (count) => {
      const { entry } = await met({ count });
      const body = { identity: 'unknown', from: entry };
      const key = { 'idempotency-key': `of-${operation}-${count}` };
      const url = `/operations/${operation}/encounters`;
      const first = await app.post('coordB', url, body, key);
      expect(first.status).toBe(201);
      for (let further = 1; further < count; further += 1)
        expect((await open(entry, 'coordA')).status).toBe(201);
      const before = (await app.entries(operation)).length;
      for (const handle of ['coordA', 'coordB', OTHER_OFFICE] as const) {
        const { status, body: fact, text } = await open(entry, handle);
        expect([status, fact.code]).toEqual([409, 'PERSON_MET.TAKEN_CARE_OF']);
        // That it is taken care of, and not by whom.
        expect(text).not.toMatch(/regional-coordinator|coord[AB]/);
      }
      expect((await open(entry, 'tax')).status).toBe(404);
      // Sent once more, it is answered as the first time.
      expect(await app.post('coordB', url, body, key)).toMatchObject({ status: 201, body: first.body });
      expect((await app.entries(operation)).length).toBe(before);
      await app.tell('officer', `/entries/${entry}/corrections`, {
        ...{ field: 'count', is: count + 1, reason: 'one more was there' },
      });
      expect((await open(entry, OTHER_OFFICE)).status).toBe(201);
      expect((await open(entry, OTHER_OFFICE)).status).toBe(409);
    },
  );

  it('warns of a name where the identity is not said to be known', async () => {
    const opened = async (identity: string, name?: object) => {
      const url = `/operations/${operation}/encounters`;
      const { from } = { from: (await met()).entry };
      const { status, body } = await app.post<{ warnings?: readonly { code: string }[] }>('coordB', url, {
        ...{ identity, from, ...(name ? { name } : {}) },
      });
      expect(status).toBe(201);
      return (body.warnings ?? []).map(({ code }) => code);
    };
    for (const identity of ['unknown', 'withheld', 'anonymous']) {
      expect(await opened(identity, { value: 'A.' })).toEqual(['ENCOUNTER.NAMED_AND_NOT_KNOWN']);
      expect(await opened(identity)).toEqual([]);
    }
    expect(await opened('known', { value: 'A.' })).toEqual([]);
  });

  it('is no entry that anybody else can open an encounter from', async () => {
    await met();
    const note = await app.tell('officer', conduct('notes'), { text: 'a note' });
    const { status, body } = await open(note.entry);
    expect([status, body.code]).toEqual([404, 'ENTRY.UNKNOWN']);
  });

  it('is known to the coordinators no more once the entry is in error, and keeps whose duty it is', async () => {
    const { entry } = await met();
    const wrong = { field: 'region', is: 'syd', reason: 'x' };
    expect((await app.post('officer', `/entries/${entry}/corrections`, wrong)).body.code).toBe(
      'CORRECTION.FIELD_NOT_CORRECTABLE',
    );
    const right = { field: 'contact', is: 'KANARIE-OTHER', reason: 'a digit' };
    await app.tell('officer', `/entries/${entry}/corrections`, right);
    expect(await app.canaries('coordB', operation)).toEqual(['KANARIE-NUMBER', 'KANARIE-OTHER']);
    expect(await app.canaries('border', operation)).toEqual([]);
    await app.tell('officer', `/entries/${entry}/in-error`, { kind: 'entered-in-error', reason: 'x' });
    expect((await app.get('coordB', `/operations/${operation}`)).status).toBe(404);
    expect(await waiting('coordB')).toEqual([]);
  });

  it('was told what a list says, and what is missing at the end is a remark', async () => {
    const { entry } = await met();
    const fact = await app.tell('officer', conduct('information-given'), {
      of: ['no-crime', 'voluntary', 'interpreter'],
      language: 'ro',
    });
    expect((await debrief('border')).remarks).toEqual([]);
    await app.tell('leader', conduct('end'));
    const points = ['secrecy-limits', 'reflection-period', 'compensation', 'complaint'];
    const remark = { code: 'information-not-given', points, entries: [entry, fact.entry] };
    expect((await debrief('border')).remarks).toEqual([remark]);
    const path = `/operations/${operation}/debrief`;
    expect(await app.page('leader', `${path}?lang=sv`, 'text/markdown')).toContain(
      'Ingen har antecknat att den utsatta fick veta: sekretessen och dess gränser, betänketid, ersättning och var man klagar.',
    );
    expect(await app.page('leader', `${path}?lang=en`, 'text/html')).toContain(
      'secrecy and its limits, the reflection period, compensation and where to complain.',
    );
  });

  it('was asked, and what the person answered is for the asking branch and the holder', async () => {
    const { entry } = await met();
    const asked = await app.tell('officer', conduct('voluntary-measures'), {
      measure: 'telephone',
      explained: true,
      answer: 'no',
      coordinatorPresent: false,
      content: { value: 'KANARIE-TELEPHONE' },
    });
    const before = [await debrief('border'), await debrief('coordB')];
    expect(await app.seen('border', operation, asked.entry)).toBeUndefined();
    expect(await app.seen('coordB', operation, asked.entry)).toBeUndefined();
    expect(JSON.stringify(before)).not.toContain(asked.entry);
    await open(entry);
    const viewed = await app.seen('coordB', operation, asked.entry);
    expect(viewed?.facts).toEqual({
      measure: 'telephone',
      explained: true,
      answer: 'no',
      coordinatorPresent: false,
    });
    expect(viewed?.withheld.map(({ field }) => field)).toEqual(['content']);
    expect(await app.seen('coordA', operation, asked.entry)).toBeUndefined();
    expect(await app.canaries('coordB', operation)).toEqual(['KANARIE-NUMBER']);
  });

  it('is told apart where several were met: a no is for the holder of the one who said it', async () => {
    const first = await met();
    const second = await met({ language: 'th' });
    const ask = async (of: object) =>
      (
        await app.tell('officer', conduct('voluntary-measures'), {
          ...{ measure: 'interview', explained: true, answer: 'withdrawn', buyers: 2 },
          ...of,
        })
      ).entry;
    const [bare, ofSecond] = [await ask({}), await ask({ met: second.entry })];
    await open(first.entry, 'coordA');
    await open(second.entry, 'coordB');
    expect(await app.seen('coordA', operation, ofSecond)).toBeUndefined();
    expect((await app.seen('coordB', operation, ofSecond))?.facts.buyers).toBe(2);
    expect(await app.seen('coordA', operation, bare)).toBeUndefined();
    expect(await app.seen('coordB', operation, bare)).toBeUndefined();
    const unknown = { measure: 'interview', explained: true, answer: 'yes', met: bare };
    const { status, body } = await app.post('officer', conduct('voluntary-measures'), unknown);
    expect([status, body.code]).toEqual([404, 'ENTRY.UNKNOWN']);
  });

  it('may be decided on without a weighing: a deviation for all, and no more of it than that', async () => {
    const decided = await app.tell('border', conduct('residence-decisions'), UNWEIGHED);
    const code = 'residence-decided-unweighed';
    const of = async (handle: Handle) =>
      (await debrief(handle)).deviations.find((deviation) => deviation.code === code);
    expect(await of('border')).toEqual({ code, entries: [decided.entry] });
    expect(await of('leader')).toEqual({ code, entries: [], unseen: true });
    expect(await app.canaries('leader', operation)).toEqual([]);
    expect(await app.everything('leader', operation)).not.toContain('ResidenceDecisionWeighed');
    const page = await app.page('leader', `/operations/${operation}/debrief?lang=sv`, 'text/markdown');
    expect(page).toContain('Underlaget får bara den verksamhet läsa som fattade beslutet.');
    const right = { field: 'coordinatorConsulted', is: true, reason: 'by telephone' };
    await app.tell('border', `/entries/${decided.entry}/corrections`, right);
    expect(await of('leader')).toBeUndefined();
    const again = await app.tell('border', conduct('residence-decisions'), UNWEIGHED);
    expect(await of('leader')).toBeDefined();
    await app.tell('border', `/entries/${again.entry}/in-error`, { kind: 'entered-in-error', reason: 'x' });
    expect(await of('leader')).toBeUndefined();
  });

  it('is told of in a batch, in any order, and bad input leaves no trace', async () => {
    const items = [
      { key: 'a1', does: 'InformationGiven', of: ['no-crime'], occurredAt: '2026-11-19T19:50:00+01:00' },
      { key: 'a2', does: 'VoluntaryMeasureAsked', measure: 'photographs', explained: false, answer: 'yes' },
      { key: 'a3', does: 'PersonMetWithoutCoordinator', occurredAt: '2026-11-19T19:40:00+01:00' },
      { key: 'a4', does: 'ResidenceDecisionWeighed', ...UNWEIGHED, outcome: 'none' },
    ];
    const { status } = await app.post('border', `/operations/${operation}/entries`, { items });
    expect(status).toBe(200);
    expect(await codes('leader')).not.toContain('residence-decided-unweighed');
    const before = (await app.entries(operation)).length;
    for (const [path, body] of [
      ['persons-met', { count: 0 }],
      ['information-given', { of: ['everything'] }],
      ['voluntary-measures', { measure: 'telephone', explained: 'yes', answer: 'no' }],
      ['residence-decisions', { outcome: 'none' }],
    ] as const) {
      expect([path, (await app.post('border', conduct(path), body)).status]).toEqual([path, 400]);
    }
    expect(await app.entries(operation)).toHaveLength(before);
  });
});
