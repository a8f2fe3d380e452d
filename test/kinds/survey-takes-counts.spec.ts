import { uuidV5 } from '@samsyn/event-store';
import type { Decider, NewEvent } from '@samsyn/kernel';
import { conductStream } from '@samsyn/conducting/contract';
import { planStream } from '@samsyn/planning/contract';
import { KINDS } from '@samsyn/kinds';
import { TestSamsyn, type Answer, type Handle, type RecordedBody } from '../support/test-samsyn';

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly details?: {
    readonly fields: readonly { readonly field: string; readonly of: readonly string[] }[];
  };
}
const TELEPHONE = '070-123 45 67';
const window = ['2026-11-19T19:00:00+01:00', '2026-11-19T23:00:00+01:00'];
const proposal = { region: 'syd', municipality: 'Växjö', window, purpose: 'counts', reference: 'K1-26' };
const asGiven: Decider<null, readonly NewEvent[], NewEvent> = {
  initial: null,
  evolve: (state) => state,
  decide: (events) => events,
};

describe('A field survey', () => {
  let app: TestSamsyn;
  let survey = '';
  let outreach = '';

  const head = () => app.parts.eventStore.head();
  const started = async (kind: string): Promise<string> => {
    const operation = await app.propose(kind);
    const agencies = ['social-services/regional-coordinator', 'police/border-police'];
    const answerBy = '2026-11-19T20:00:00+01:00';
    await app.tell('leader', `/operations/${operation}/invitations`, { agencies, answerBy });
    for (const handle of ['coordB', 'border'] as const)
      await app.tell(handle, `/operations/${operation}/confirmations`, { staff: 1, focus: 'counts' });
    await app.start(operation);
    return operation;
  };
  /** What it is refused with; nothing of it was recorded, and no word of it is told again. */
  const refusal = async (handle: Handle, url: string, body: object): Promise<readonly unknown[]> => {
    const before = await head();
    const { status, body: facts, text } = await app.post<Problem>(handle, url, body);
    expect(await head()).toBe(before);
    expect(text).not.toMatch(/070|eskort|exempel\.se|6408/);
    return [
      status,
      facts.code,
      ...(facts.details?.fields ?? []).map(({ field, of }) => `${field}: ${of.join()}`),
    ];
  };
  const taken = async (handle: Handle, url: string, body: object): Promise<string> =>
    (await app.tell(handle, url, body)).entry;
  const refused = (...fields: string[]) => [409, 'SURVEY.IDENTIFIES', ...fields];

  beforeAll(async () => {
    app = await TestSamsyn.open();
    survey = await started('field-survey');
    outreach = await started('street-outreach');
  });
  afterAll(() => app.close());

  it('refuses a note by what it holds, says which field and what to do, and never the text', async () => {
    const notes = (operation: string) => `/operations/${operation}/conduct/notes`;
    const written: readonly (readonly [string, string])[] = [
      [`annons med ${TELEPHONE}`, 'telephone'],
      ['tre annonser på eskort.nu', 'address'],
      ['skriv till anna@exempel.se', 'email'],
      ['640823-3234 stod på dörren', 'personal-number'],
      [`${TELEPHONE}, eskort.nu`, 'address,telephone'],
    ];
    for (const [text, of] of written) {
      for (const label of ['participants-only', 'police-investigation'])
        expect(await refusal('officer', notes(survey), { text: { value: text, label } })).toEqual(
          refused(`text: ${of}`),
        );
      await taken('officer', notes(outreach), { text: { value: text } });
    }
    const { body } = await app.post<Problem>('officer', notes(survey), { text: { value: TELEPHONE } });
    expect(body.title).toBe(
      'En kartläggning tar bara emot antal för områden. Skriv hur många och i vilket område, utan telefonnummer, ' +
        'e-postadress, webbadress eller personnummer och utan att beskriva någon.',
    );
    await taken('officer', notes(survey), {
      text: { value: 'Järntorget kl 21.30–22.15: 4 kvinnor, 12 annonser' },
    });
  });

  it('refuses an item of a batch by itself', async () => {
    const items = [
      { key: 'c1', does: 'NoteAdded', text: { value: 'two at the square', label: 'participants-only' } },
      { key: 'c2', does: 'NoteAdded', text: { value: `ring ${TELEPHONE}` } },
      { key: 'c3', does: 'SuspectEncountered', kind: 'buyer', who: { value: 'a tall man' } },
      { key: 'c4', does: 'SuspectEncountered', kind: 'buyer' },
    ];
    const send = (operation: string) =>
      app.post<{ items: readonly { key: string; status: number; problem?: Problem }[] }>(
        'officer',
        `/operations/${operation}/entries`,
        { items },
      );
    const { body } = await send(survey);
    expect(body.items.map(({ key, status, problem }) => [key, status, problem?.code])).toEqual([
      ['c1', 201, undefined],
      ['c2', 409, 'SURVEY.IDENTIFIES'],
      ['c3', 409, 'SURVEY.IDENTIFIES'],
      ['c4', 201, undefined],
    ]);
    // Ids stand beside the problems, and may hold any digits.
    expect(JSON.stringify(body.items.map(({ problem }) => problem))).not.toMatch(/070|tall/);
    expect((await send(outreach)).body.items.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  });

  it('refuses a proposal, and the operation does not come to be', async () => {
    const of = (kind: string, more: object) => ({ ...proposal, kind, ...more });
    const propose = (more: object) => refusal('leader', '/operations', of('field-survey', more));
    expect(await propose({ purpose: 'annonser på eskort.nu' })).toEqual(refused('purpose: address'));
    const source = { value: `tips från ${TELEPHONE}`, label: 'police-investigation' };
    expect(await propose({ source })).toEqual(refused('source: telephone'));
    await taken('leader', '/operations', of('street-outreach', { source, purpose: 'annonser på eskort.nu' }));
    await taken('leader', '/operations', of('field-survey', { reference: 'A123.456/2026' }));
  });

  it('refuses what is added to the plan, but not how the staff are reached', async () => {
    const plan = (what: string) => `/operations/${survey}/${what}`;
    expect(await refusal('leader', plan('amendments'), { changes: { purpose: 'eskort.nu' } })).toEqual(
      refused('changes/0/value: address'),
    );
    expect(await refusal('leader', plan('amendments'), { changes: { location: 'se eskort.nu' } })).toEqual(
      refused('location: address'),
    );
    expect(await refusal('leader', plan('roles'), { roles: { officer: `ringer ${TELEPHONE}` } })).toEqual(
      refused('roles/0/task: telephone'),
    );
    expect(await refusal('leader', plan('sites'), { sites: ['Torget', 'eskort.nu'] })).toEqual(
      refused('sites/1: address'),
    );
    await taken('coordB', plan('contact-persons'), { telephone: TELEPHONE });
  });

  it('refuses a correction, and what makes a perspective, a lesson, a disclosure of a note', async () => {
    const entry = await taken('officer', `/operations/${survey}/conduct/notes`, {
      text: { value: 'two at the square' },
    });
    const correction = { field: 'text', is: `two, ${TELEPHONE}`, reason: 'counted again' };
    expect(await refusal('officer', `/entries/${entry}/corrections`, correction)).toEqual(
      refused('is: telephone'),
    );
    const reasoned = { field: 'text', is: 'three', reason: `enligt ${TELEPHONE}` };
    expect(await refusal('officer', `/entries/${entry}/corrections`, reasoned)).toEqual(
      refused('reason: telephone'),
    );
    await taken('officer', `/entries/${entry}/corrections`, { ...reasoned, reason: 'counted again' });
    const asked = { item: { entry, field: 'text' }, recipient: 'police/border-police', ground: 'OSL 10:2' };
    const kept = { ...asked, outcome: 'refused', why: 'se eskort.nu' };
    expect(await refusal('officer', '/disclosures/decisions', kept)).toEqual(refused('why: address'));
    await taken('leader', `/operations/${survey}/conduct/end`, {});
    await taken('leader', `/operations/${survey}/debrief`, {});
    expect(
      await refusal('border', `/debriefs/${survey}/perspectives`, { well: 'eskort.nu', hard: TELEPHONE }),
    ).toEqual(refused('well: address', 'hard: telephone'));
    expect(await refusal('leader', `/debriefs/${survey}/lessons`, { what: 'look at eskort.nu' })).toEqual(
      refused('what: address'),
    );
  });
});

describe('An exposed person whom a field survey meets after all', () => {
  let app: TestSamsyn;
  let survey = '';
  beforeAll(async () => {
    app = await TestSamsyn.open();
    survey = await app.propose('field-survey');
    const agencies = ['social-services/regional-coordinator'];
    const answerBy = '2026-11-19T20:00:00+01:00';
    await app.tell('leader', `/operations/${survey}/invitations`, { agencies, answerBy });
    await app.tell('coordB', `/operations/${survey}/confirmations`, { staff: 1, focus: 'counts' });
    await app.start(survey);
  });
  afterAll(() => app.close());

  it('is reached and supported: by what was left to the region, and in the encounter', async () => {
    await app.tell('officer', `/operations/${survey}/conduct/persons-met`, {
      contact: TELEPHONE,
      consentToContact: true,
    });
    const encounter = await app.encounter(survey);
    const identified = { how: 'told-herself', name: { value: 'anna@exempel.se', label: 'identity' } };
    await app.tell('coordB', `/encounters/${encounter}/identifications`, identified);
    const contact = await app.tell('coordB', `/encounters/${encounter}/support-contacts`, {
      how: 'telephone',
      note: { value: `ringer på ${TELEPHONE}`, label: 'social-services' },
    });
    const correction = { field: 'note', is: 'ringer på 070-123 45 68', reason: `läste fel på ${TELEPHONE}` };
    await app.tell('coordB', `/entries/${contact.entry}/corrections`, correction);
  });
});

describe('A field survey that was proposed under an earlier version', () => {
  let app: TestSamsyn;
  const tell = async (operationId: string, stream: string, event: NewEvent) => {
    const { actor } = app.parts.directory.byHandle('leader')!;
    const context = { actor, commandId: uuidV5(operationId, event.name), content: {} };
    const gather = () => Promise.resolve({ command: [event] });
    await app.parts.executor.execute({ decider: asGiven, stream, operationId }, gather, context);
  };
  beforeAll(async () => {
    app = await TestSamsyn.open();
  });
  afterAll(() => app.close());

  it.each(KINDS.all().filter(({ code }) => code === 'field-survey'))(
    'goes on as one under version $version, and what it held can be put right',
    async ({ version }) => {
      const operationId = uuidV5('6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42', String(version));
      const data = {
        kind: 'field-survey',
        kindVersion: version,
        ...proposal,
        window: ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'],
      };
      await tell(operationId, planStream(operationId), {
        name: 'OperationProposed',
        data: { ...data, purpose: 'eskort.nu' },
      });
      await tell(operationId, conductStream(operationId), {
        name: 'NoteAdded',
        data: { text: `ring ${TELEPHONE}` },
      });
      const note = (await app.entries(operationId)).find(({ name }) => name === 'NoteAdded')!;
      const status = async (sent: Promise<Answer<RecordedBody>>) =>
        (({ status: is, body: { code } }) => [is, code])(await sent);
      const post = (url: string, body: object) => status(app.post('leader', url, body));
      const another = { changes: { purpose: 'annan.nu' } };
      expect(await post(`/operations/${operationId}/amendments`, another)).toEqual([
        409,
        'SURVEY.IDENTIFIES',
      ]);
      const counts = { changes: { purpose: 'counts' } };
      expect(await post(`/operations/${operationId}/amendments`, counts)).toEqual([201, undefined]);
      const correction = {
        field: 'text',
        is: 'one advertisement',
        was: `ring ${TELEPHONE}`,
        reason: 'counts',
      };
      expect(await post(`/entries/${note.id}/corrections`, correction)).toEqual([201, undefined]);
    },
  );
});
