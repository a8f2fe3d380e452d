import { BORDER, TestSamsyn, INSPECTION, POLICE } from '../support/test-samsyn';

describe('the debrief', () => {
  let app: TestSamsyn;
  let operationId: string;
  const debrief = () => `/debriefs/${operationId}`;

  beforeEach(async () => {
    app = await TestSamsyn.open();
    operationId = await app.plan();
    await app.tell('leader', `/operations/${operationId}/conduct/start`);
    await app.tell('leader', `/operations/${operationId}/conduct/end`);
  });
  afterEach(() => app.close());

  it('is opened by any participant, who asks for perspectives and names a facilitator where there is none', async () => {
    await app.tell('border', `/operations/${operationId}/debrief`);
    await app.tell('border', `${debrief()}/perspective-requests`, { of: [POLICE] });
    await app.tell('coordA', `${debrief()}/facilitators`, { who: 'facilitator' });
    const viewed = (await app.history('work', operationId)).slice(-3);
    expect(viewed.map(({ type }) => type)).toEqual([
      'DebriefOpened',
      'PerspectiveRequested',
      'FacilitatorNamed',
    ]);
    expect(viewed[0]?.by).toBe(`${BORDER} officer`);
    const another = { who: 'otherFacilitator' };
    expect((await app.post('work', `${debrief()}/facilitators`, another)).status).toBe(403);
    await app.tell('leader', `${debrief()}/facilitators`, another);
  });

  it('has no facilitator who is not registered as one', async () => {
    await app.tell('border', `/operations/${operationId}/debrief`);
    const { status, body } = await app.post('leader', `${debrief()}/facilitators`, { who: 'stranger' });
    expect([status, body.code]).toEqual([409, 'DEBRIEF.FACILITATOR_NOT_REGISTERED']);
  });

  it('lets whoever may name a facilitator find one in the directory, and no other stranger', async () => {
    const { body } = await app.get<{ persons: { handle: string }[] }>('border', '/directory');
    expect(body.persons.map(({ handle }) => handle).sort()).toEqual([
      'border',
      'facilitator',
      'otherFacilitator',
    ]);
  });

  it('has the facilitator whom a standing agreement names for all', async () => {
    const terms = {
      name: 'Region syd',
      region: 'syd',
      validFrom: '2026-01-01',
      parties: [POLICE, INSPECTION],
      leads: [],
      invites: [],
      chain: [],
      answerMinutes: { invitation: 60, call: 20 },
    };
    const refused = await app.post('leader', '/agreements', { ...terms, facilitator: 'officer' });
    expect([refused.status, refused.body.code]).toEqual([400, 'AGREEMENT.NOT_A_FACILITATOR']);
    const { id } = await app.tell('leader', '/agreements', { ...terms, facilitator: 'facilitator' });
    await app.tell('work', `/agreements/${id}/adoptions`, {});
    await app.tell('border', `/operations/${operationId}/debrief`);
    const [opened, named] = (await app.history('leader', operationId)).slice(-2);
    expect([opened?.type, named?.type]).toEqual(['DebriefOpened', 'FacilitatorNamed']);
    expect(await app.canaries('facilitator', operationId)).toEqual([]);
    expect((await app.get('facilitator', `/operations/${operationId}/debrief`)).status).toBe(200);
  });
});
