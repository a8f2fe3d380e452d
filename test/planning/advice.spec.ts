import { newUuid } from '@samsyn/event-store';
import type { AdviceCallShown } from '@samsyn/advice';
import { adviceCallStream } from '@samsyn/advice/contract';
import { NEXT_PUBLICATION } from '../support/next-publication';
import { CAST, PlanSamsyn } from '../operation-plan/plan-samsyn';

const ask = {
  ...{ topic: 'approach', region: 'syd', question: 'KANARIE-FRAGA', telephone: 'KANARIE-NUMMER' },
  answerBy: '2026-11-19T16:40:00+01:00',
};
const give = { durationMinutes: 7, outcome: 'question-answered', note: { value: 'KANARIE-NOT' } };
const onCall = {
  ...{ mode: 'telephone', covers: ['syd'] },
  ...{ from: '2026-11-19T16:00:00+01:00', to: '2026-11-20T08:00:00+01:00' },
};

describe('advice by telephone over HTTP', () => {
  let app: PlanSamsyn;
  beforeEach(async () => {
    app = await PlanSamsyn.open();
  });
  afterEach(() => app.close());

  const record = async (by: string, url: string, body: object = {}) => {
    const answer = await app.post(by, url, body);
    expect([url, answer.status, answer.body.code]).toEqual([url, 201, undefined]);
    return answer.body;
  };
  const asked = async (own: object = {}) => (await record('leader', '/advice-calls', { ...ask, ...own })).id;
  const calls = async (by: string, query = '') =>
    (await app.get<{ adviceCalls: AdviceCallShown[] }>(by, `/advice-calls${query}`)).body.adviceCalls;
  const types = (call: AdviceCallShown | undefined) => call?.entries.map(({ type }) => type);
  const everything = async (by: string, id: string) =>
    JSON.stringify([await calls(by), (await app.get(by, `/advice-calls/${id}`)).body]);
  const recorded = async (id: string) =>
    (await app.store.readStream(adviceCallStream(id))).map(({ type }) => type.split('.')[1]);

  it('goes to the coordinator who stands first among those on duty, and is for the two of them alone', async () => {
    await record('coordA', '/availability/shifts', onCall);
    await app.processing.settled();
    const id = await asked();
    expect(await calls('leader')).toMatchObject([
      { id, relation: 'you-asked', state: 'open', topic: 'approach' },
    ]);
    expect(await calls('coordA')).toMatchObject([
      { id, relation: 'asked-of-you', state: 'open', answerBy: '2026-11-19T15:40:00.000Z' },
    ]);
    const [hers] = await calls('coordA');
    expect(hers?.entries[0]?.facts).toMatchObject({ question: 'KANARIE-FRAGA', telephone: 'KANARIE-NUMMER' });
    await record('coordA', `/advice-calls/${id}/advice`, give);
    expect(await recorded(id)).toEqual(['AdviceRequested', 'AdviceGiven']);
    expect(await calls('leader')).toMatchObject([{ id, state: 'given' }]);
    for (const stranger of Object.keys(CAST).filter((handle) => !['leader', 'coordA'].includes(handle))) {
      expect(await everything(stranger, id)).not.toContain('KANARIE');
      expect(await calls(stranger)).toEqual([]);
      const { status, body } = await app.get<{ code: string }>(stranger, `/advice-calls/${id}`);
      const nothing = await app.get(stranger, `/advice-calls/${newUuid()}`);
      expect([status, body]).toEqual([nothing.status, { ...(nothing.body as object) }]);
      expect([status, body.code]).toEqual([404, 'ADVICE_CALL.UNKNOWN']);
      const answer = await app.post(stranger, `/advice-calls/${id}/advice`, give);
      expect([answer.status, answer.body.code]).toEqual([404, 'ADVICE_CALL.UNKNOWN']);
    }
  });

  it('has codes and times in clear and nothing that was said', async () => {
    const id = await asked({ to: 'coordA' });
    await record('coordA', `/advice-calls/${id}/advice`, give);
    const stored = await app.store.readStream(adviceCallStream(id));
    expect(JSON.stringify(stored)).not.toContain('KANARIE');
    expect(stored[1]?.data).toEqual({ durationMinutes: 7, outcome: 'question-answered' });
    expect(stored.every(({ operationId }) => operationId === null)).toBe(true);
  });

  it('leaves the note with the coordinator', async () => {
    const id = await asked({ to: 'coordA' });
    await record('coordA', `/advice-calls/${id}/advice`, give);
    const advice = async (by: string) =>
      (await calls(by))[0]?.entries.find(({ type }) => type === 'AdviceGiven');
    expect(await advice('coordA')).toMatchObject({ facts: { note: 'KANARIE-NOT' }, withheld: [] });
    expect(await advice('leader')).toMatchObject({ withheld: [{ field: 'note', rule: 'OSL 26:1' }] });
    expect(await everything('leader', id)).not.toContain('KANARIE-NOT');
  });

  it('goes on along the chain at each deadline, and tells each what was asked of them', async () => {
    const id = await asked({ to: 'coordA', then: ['coordB', 'jour'] });
    await app.moveTo('2026-11-19T15:40:00.000Z');
    expect(await recorded(id)).toEqual(['AdviceRequested', 'AdviceUnanswered', 'AdviceEscalated']);
    expect(types((await calls('coordA'))[0])).toEqual(['AdviceRequested', 'AdviceUnanswered']);
    expect(await calls('coordA')).toMatchObject([{ state: 'passed' }]);
    expect(types((await calls('coordB'))[0])).toEqual(['AdviceEscalated']);
    await app.moveTo('2026-11-19T17:00:00.000Z');
    expect((await recorded(id)).slice(3)).toEqual([
      'AdviceUnanswered',
      'AdviceEscalated',
      'AdviceUnanswered',
    ]);
    expect(await calls('leader')).toMatchObject([{ state: 'unanswered', unanswered: 'no-answer' }]);
    const [late] = await calls('jour');
    expect(late?.entries[0]?.facts).toMatchObject({
      question: 'KANARIE-FRAGA',
      answerBy: '2026-11-19T16:20:00.000Z',
    });
    await record('coordB', `/advice-calls/${id}/advice`, give);
    expect(await calls('leader')).toMatchObject([{ state: 'given' }]);
    expect(types((await calls('coordA'))[0])).toEqual(['AdviceRequested', 'AdviceUnanswered']);
    expect(await everything('coordA', id)).not.toContain('KANARIE-NOT');
    expect(app.processing.timers.nextDue()).toBe(NEXT_PUBLICATION);
  });

  it('of nobody on duty is recorded, with the reason', async () => {
    const id = await asked();
    expect(await recorded(id)).toEqual(['AdviceRequested', 'AdviceUnanswered']);
    expect(await calls('leader')).toMatchObject([{ id, state: 'unanswered', unanswered: 'nobody-on-duty' }]);
    await app.moveTo('2026-11-19T20:00:00.000Z');
    expect(await recorded(id)).toHaveLength(2);
  });

  it('is withdrawn by the one who asked, and then nobody is called any more', async () => {
    const id = await asked({ to: 'coordA', then: ['coordB'] });
    await record('leader', `/advice-calls/${id}/withdrawal`);
    await app.moveTo('2026-11-19T20:00:00.000Z');
    expect(await recorded(id)).toEqual(['AdviceRequested', 'AdviceRequestWithdrawn']);
    expect(await calls('coordA')).toMatchObject([{ state: 'withdrawn' }]);
    expect(await calls('coordB')).toEqual([]);
  });

  it('is linked to an operation for those alone who may know both', async () => {
    const id = await asked({ to: 'coordA' });
    await record('coordA', `/advice-calls/${id}/advice`, give);
    const op = await app.propose();
    const elsewhere = await app.post('coordA', `/advice-calls/${id}/operation`, { operation: op });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
    await record('leader', `/advice-calls/${id}/operation`, { operation: op });
    const linked = async (by: string) => (await calls(by, `?operation=${op}`)).map((call) => call.operation);
    expect(await linked('leader')).toEqual([op]);
    expect(await linked('coordA')).toEqual([]);
    expect(await everything('coordA', id)).not.toContain(op);
    expect(JSON.stringify(await app.store.readStream(adviceCallStream(id)))).not.toContain(op);
    const { id: call } = await record('leader', `/operations/${op}/calls`, {
      to: 'coordA',
      answerBy: '2026-11-19T16:50:00+01:00',
    });
    await record('coordA', `/call-outs/${call}/acceptance`, { mode: 'on-site' });
    expect(await linked('coordA')).toEqual([op]);
    expect(await linked('deputy')).toEqual([]);
    const other = await app.propose();
    const again = await app.post('leader', `/advice-calls/${id}/operation`, { operation: other });
    expect([again.status, again.body.code]).toEqual([409, 'ADVICE.ALREADY_LINKED']);
  });

  it.each([
    ['leader', { answerBy: '2026-11-19T16:00:00+01:00' }, 400, 'ADVICE.ANSWER_BY_PASSED'],
    ['leader', { to: 'nobody' }, 400, 'PERSON.UNKNOWN'],
    ['leader', { to: 'officer' }, 400, 'ADVICE.NOT_A_COORDINATOR'],
    ['leader', { to: 'coordA', then: ['coordB', 'coordA'] }, 400, 'ADVICE.CHAIN_REPEATS'],
    ['leader', { topic: 'weather' }, 400, 'REQUEST.INVALID'],
    ['leader', { question: '' }, 400, 'REQUEST.INVALID'],
  ])('by %s with %j is refused with %d %s', async (by, own, status, code) => {
    const answer = await app.post(by, '/advice-calls', { ...ask, ...own });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(JSON.stringify(answer.body)).not.toContain('KANARIE');
    expect(await app.store.head()).toBe(0);
  });

  it.each([
    ['coordA', 'withdrawal', {}, 403, 'ADVICE.NOT_YOURS'],
    ['leader', 'advice', give, 403, 'ADVICE.NOT_YOURS'],
    ['coordA', 'operation', { operation: 'no id' }, 400, 'REQUEST.INVALID'],
    ['coordA', 'advice', { ...give, durationMinutes: -1 }, 400, 'REQUEST.INVALID'],
  ])('is refused %s %s %j', async (by, url, body, status, code) => {
    const id = await asked({ to: 'coordA' });
    const answer = await app.post(by, `/advice-calls/${id}/${url}`, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await recorded(id)).toEqual(['AdviceRequested']);
  });

  it('is asked for by whoever may meet an exposed person, and warns of telling who it is', async () => {
    const [branch, role] = ['migration-agency/investigation', 'case-officer'];
    app.directory.registerBranch(branch, {}, null);
    app.directory.registerPerson('caseOfficer', { branch, role, regions: [] }, null);
    const codes = async (question: string) => {
      const answer = await app.post('caseOfficer', '/advice-calls', { ...ask, to: 'coordA', question });
      expect(answer.status).toBe(201);
      const { warnings = [] } = answer.body as { warnings?: readonly { readonly code: string }[] };
      return warnings.map(({ code }) => code).filter((code) => code.startsWith('ADVICE.'));
    };
    expect(await codes('how do we go about it?')).toEqual(['ADVICE.IDENTIFY_NOBODY']);
    expect(await codes('the person has 070-174 06 05')).toEqual([
      'ADVICE.IDENTIFY_NOBODY',
      'ADVICE.LOOKS_IDENTIFYING',
    ]);
  });

  it('of the night is seen in the morning by the coordinators of the region, and by no others', async () => {
    const office = 'social-services/coordinator-office';
    app.directory.registerBranch(office, {}, null);
    for (const [handle, regions] of [
      ['morning', ['syd']],
      ['elsewhere', ['ost']],
    ] as const)
      app.directory.registerPerson(
        handle,
        { branch: office, role: 'coordinator', regions: [...regions] },
        null,
      );
    const id = await asked({ to: 'coordA' });
    await app.processing.settled();
    expect(await calls('morning')).toEqual([]);
    app.clock.moveTo('2026-11-20T07:00:00.000Z');
    await app.processing.settled();
    const [viewed] = await calls('morning');
    expect(viewed).toMatchObject({
      id,
      relation: 'of-your-region',
      state: 'unanswered',
      unanswered: 'no-answer',
    });
    expect(types(viewed)).toEqual(['AdviceRequested', 'AdviceUnanswered']);
    expect(await everything('morning', id)).toContain('KANARIE-FRAGA');
    expect(await everything('elsewhere', id)).not.toContain('KANARIE');
    await record('morning', `/advice-calls/${id}/advice`, give);
    expect((await calls('leader')).find((call) => call.id === id)?.state).toBe('given');
    expect(await everything('leader', id)).not.toContain('KANARIE-NOT');
  });
});
