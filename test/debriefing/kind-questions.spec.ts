import { BORDER, TestSamsyn, type Handle } from '../support/test-samsyn';

interface Question {
  readonly part: string;
  readonly sv: string;
  readonly en: string;
}
interface Asking {
  readonly questions: readonly Question[];
}

describe('the questions of the kind', () => {
  let app: TestSamsyn;
  let operationId: string;
  const asked = async (handle: Handle) =>
    (await app.get<Asking>(handle, `/debriefs/${operationId}/perspectives`)).body.questions;
  const inDebrief = async (handle: Handle) =>
    (await app.get<Asking>(handle, `/operations/${operationId}/debrief`)).body.questions;

  beforeAll(async () => {
    app = await TestSamsyn.open();
  });
  afterAll(() => app.close());

  it('lead those who give a perspective, and the facilitator who receives it', async () => {
    operationId = await app.plan(['border', 'coordB']);
    await app.tell('leader', `/operations/${operationId}/conduct/start`);
    await app.tell('leader', `/operations/${operationId}/conduct/end`);
    await app.tell('leader', `/operations/${operationId}/debrief`);
    await app.tell('leader', `/debriefs/${operationId}/facilitators`, { who: 'facilitator' });
    await app.tell('leader', `/debriefs/${operationId}/perspective-requests`, { of: [BORDER] });
    const { body } = await app.get<Asking>('border', '/kinds/apartment-visit/versions/1');
    expect(new Set(body.questions.map(({ part }) => part))).toEqual(new Set(['well', 'hard', 'develop']));
    for (const handle of ['leader', 'border', 'coordB', 'facilitator'] as const) {
      expect([handle, await asked(handle)]).toEqual([handle, body.questions]);
      expect([handle, await inDebrief(handle)]).toEqual([handle, body.questions]);
    }
  });

  it('say nothing to a branch that is only invited, or may not know the operation', async () => {
    operationId = await app.propose('field-survey');
    await app.tell('leader', `/operations/${operationId}/invitations`, {
      agencies: [BORDER],
      answerBy: '2026-11-19T20:00:00+01:00',
    });
    expect(await asked('leader')).not.toEqual([]);
    expect([await asked('border'), await inDebrief('border')]).toEqual([[], []]);
    const unknown = await app.get<{ code: string }>('stranger', `/debriefs/${operationId}/perspectives`);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
  });
});
