import { BORDER, House, type Handle } from './house';

interface Question {
  readonly part: string;
  readonly sv: string;
  readonly en: string;
}
interface Asking {
  readonly questions: readonly Question[];
}

describe('the questions of the kind', () => {
  let house: House;
  let operationId: string;
  const asked = async (handle: Handle) =>
    (await house.get<Asking>(handle, `/debriefs/${operationId}/perspectives`)).body.questions;
  const inDebrief = async (handle: Handle) =>
    (await house.get<Asking>(handle, `/operations/${operationId}/debrief`)).body.questions;

  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  it('lead those who give a perspective, and the facilitator who receives it', async () => {
    operationId = await house.plan(['border', 'coordB']);
    await house.tell('leader', `/operations/${operationId}/conduct/start`);
    await house.tell('leader', `/operations/${operationId}/conduct/end`);
    await house.tell('leader', `/operations/${operationId}/debrief`);
    await house.tell('leader', `/debriefs/${operationId}/facilitators`, { who: 'facilitator' });
    await house.tell('leader', `/debriefs/${operationId}/perspective-requests`, { of: [BORDER] });
    const { body } = await house.get<Asking>('border', '/kinds/apartment-visit/versions/1');
    expect(new Set(body.questions.map(({ part }) => part))).toEqual(new Set(['well', 'hard', 'develop']));
    for (const handle of ['leader', 'border', 'coordB', 'facilitator'] as const) {
      expect([handle, await asked(handle)]).toEqual([handle, body.questions]);
      expect([handle, await inDebrief(handle)]).toEqual([handle, body.questions]);
    }
  });

  it('say nothing to a branch that is only invited, or may not know the operation', async () => {
    operationId = await house.propose('field-survey');
    await house.tell('leader', `/operations/${operationId}/invitations`, {
      agencies: [BORDER],
      answerBy: '2026-11-19T20:00:00+01:00',
    });
    expect(await asked('leader')).not.toEqual([]);
    expect([await asked('border'), await inDebrief('border')]).toEqual([[], []]);
    const unknown = await house.get<{ code: string }>('stranger', `/debriefs/${operationId}/perspectives`);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
  });
});
