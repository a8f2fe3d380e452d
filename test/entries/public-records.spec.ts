import type { PublicRecordsCopy } from '@samsyn/entries/contract';
import { TestSamsyn, POLICE, type Handle } from '../support/test-samsyn';

const REGISTRAR = 'registrar' as Handle;

/** A request to the leading police branch, for an operation in which a coordinator met a person. */
describe('a request for public records', () => {
  let app: TestSamsyn;
  let operationId: string;
  let request: string;
  const copy = async (by: Handle = REGISTRAR) =>
    app.get<PublicRecordsCopy>(by, `/public-records-requests/${request}/copy`);
  const tell = (suffix: string, body: object, by: Handle = REGISTRAR) =>
    app.post(by, `/public-records-requests/${request}/${suffix}`, body);
  /** Everything that waits, decided as masked or given. */
  const decideAll = async (decision: object) => {
    const { body } = await copy();
    const parts = body.entries.flatMap(({ entry, undecided, fields }) => [
      ...(undecided ? [{ entry, ...decision }] : []),
      ...fields.filter((one) => one.undecided).map(({ field }) => ({ entry, field, ...decision })),
    ]);
    return tell('parts', { parts });
  };

  beforeEach(async () => {
    app = await TestSamsyn.open();
    app.parts.directory.registerPerson(REGISTRAR, { branch: POLICE, role: 'registrar', regions: [] }, null);
    operationId = await app.plan();
    await app.start(operationId);
    const encounter = await app.encounter(operationId);
    await app.tell('coordB', `/encounters/${encounter}/conversation-started`, { language: 'es' });
    await app.tell('officer', `/operations/${operationId}/conduct/notes`, {
      text: { value: 'KANARIE-NOTE the door was open', label: 'participants-only' },
    });
    const { id } = await app.tell(REGISTRAR, `/operations/${operationId}/public-records-requests`, {
      asked: 'KANARIE-ASKED all of it',
    });
    request = id;
  });
  afterEach(() => app.close());

  it('begins as a draft in which everything that a person wrote is masked', async () => {
    const { body, text } = await copy();
    expect(body.status).toBe('open');
    expect(text).not.toContain('KANARIE');
    const proposed = body.entries.find(({ told: facts }) => facts?.type === 'OperationProposed');
    const fields = new Map(proposed?.fields.map((field) => [field.field, field]));
    expect(fields.get('kind')).toEqual({ field: 'kind', value: 'apartment-visit' });
    expect(fields.get('purpose')).toEqual({ field: 'purpose', undecided: true });
    expect(fields.get('location')).toEqual({ field: 'location', rule: 'OSL 18:1' });
    const met = body.entries.filter(({ rule }) => rule === 'OSL 26:1');
    expect(met).toHaveLength(1);
    expect(met[0]).toEqual({ entry: expect.any(String), rule: 'OSL 26:1', fields: [] });
  });

  it('is answered in part: the masks with their paragraphs, the reasons, and how to appeal', async () => {
    expect((await tell('answer', { court: 'jonkoping', reasons: 'r' })).body.code).toBe('RECORDS.UNDECIDED');
    expect((await decideAll({ decision: 'masked', rule: 'OSL 35:1' })).status).toBe(201);
    expect((await tell('answer', {})).body.code).toBe('RECORDS.COURT_REQUIRED');
    const answered = await tell('answer', { court: 'jonkoping', reasons: 'it cannot be given without harm' });
    expect(answered.status).toBe(201);
    const { body } = await copy();
    expect(body).toMatchObject({
      status: 'answered',
      outcome: 'given-in-part',
      court: 'jonkoping',
      undecided: 0,
    });
    expect(body.rules.map(({ rule }) => rule)).toEqual(['OSL 18:1', 'OSL 26:1', 'OSL 35:1']);
    const url = `/public-records-requests/${request}/copy`;
    const [sv, en] = [
      await app.page(REGISTRAR, `${url}?lang=sv`, 'text/html'),
      await app.page(REGISTRAR, `${url}?lang=en`, 'text/html'),
    ];
    expect(sv).toContain('Du kan överklaga beslutet');
    expect(sv).toContain('Kammarrätten i Jönköping');
    expect(sv).toContain('inom tre veckor');
    expect(sv).toContain('maskat enligt OSL 35:1');
    expect(en).toContain('the Administrative Court of Appeal in Jönköping');
    for (const page of [sv, en]) expect(page).not.toMatch(/KANARIE|UTKAST|DRAFT/);
  });

  it('stays as it was answered, whatever is recorded later', async () => {
    await decideAll({ decision: 'masked', rule: 'OSL 35:1' });
    await tell('answer', { court: 'jonkoping', reasons: 'r' });
    const before = (await copy()).body.entries;
    app.clock.moveTo('2026-11-19T20:00:00.000Z');
    await app.tell('officer', `/operations/${operationId}/conduct/notes`, {
      text: { value: 'later', label: 'participants-only' },
    });
    expect((await copy()).body.entries).toEqual(before);
    expect((await tell('answer', { court: 'jonkoping', reasons: 'r' })).body.code).toBe('RECORDS.CLOSED');
    expect((await decideAll({ decision: 'masked', rule: 'OSL 35:1' })).status).toBe(400);
  });

  it('gives what somebody decided to give, with the reason, and the draft says that it is one', async () => {
    expect((await decideAll({ decision: 'given', why: 'no harm to anybody' })).status).toBe(201);
    const { text } = await copy();
    expect(text).toContain('KANARIE-NOTE the door was open');
    expect(text).not.toContain('KANARIE-ASKED');
    const page = await app.page(REGISTRAR, `/public-records-requests/${request}/copy`, 'text/html');
    expect(page).toContain('UTKAST');
  });

  it('refuses what no rule allows', async () => {
    const entry = (await app.entries(operationId))[0]!.id;
    const part = { entry, field: 'purpose', decision: 'masked', rule: 'OSL 35:1' };
    const codes = async (body: object) => (await tell('parts', { parts: [body] })).body.code;
    expect(await codes({ ...part, rule: 'OSL 99:9' })).toBe('RECORDS.UNKNOWN_RULE');
    expect(await codes({ ...part, decision: 'given' })).toBe('RECORDS.WHY_REQUIRED');
    expect(await codes({ ...part, entry: '3f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42' })).toBe('ENTRY.UNKNOWN');
    expect(await codes({ ...part, field: 'nothing' })).toBe('ENTRY.UNKNOWN');
    expect((await tell('parts', { parts: [part] }, 'officer')).body.code).toBe('ACCESS.NOT_YOURS');
  });

  it('is known to the branch that was asked and to no other', async () => {
    for (const handle of ['coordB', 'border', 'stranger'] as const) {
      expect((await copy(handle)).status).toBe(404);
      expect((await tell('answer', {}, handle)).body.code).toBe('RECORDS.UNKNOWN');
      expect(await app.everything(handle, operationId)).not.toMatch(/PublicRecords|KANARIE-ASKED/);
      const { body } = await app.get<{ requests: unknown[] }>(handle, '/public-records-requests');
      expect(body.requests).toEqual([]);
    }
    const { body } = await app.get<{ requests: { request: string; status: string }[] }>(
      'leader',
      '/public-records-requests',
    );
    expect(body.requests).toEqual([expect.objectContaining({ request, status: 'open' })]);
  });
});
