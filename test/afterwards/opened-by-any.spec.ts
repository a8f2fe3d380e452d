import { BORDER, House, INSPECTION, POLICE } from './house';

describe('the debrief', () => {
  let house: House;
  let operationId: string;
  const debrief = () => `/debriefs/${operationId}`;

  beforeEach(async () => {
    house = await House.open();
    operationId = await house.plan();
    await house.tell('leader', `/operations/${operationId}/conduct/start`);
    await house.tell('leader', `/operations/${operationId}/conduct/end`);
  });
  afterEach(() => house.close());

  it('is opened by any participant, who asks for perspectives and names a facilitator where there is none', async () => {
    await house.tell('border', `/operations/${operationId}/debrief`);
    await house.tell('border', `${debrief()}/perspective-requests`, { of: [POLICE] });
    await house.tell('coordA', `${debrief()}/facilitators`, { who: 'facilitator' });
    const seen = (await house.history('work', operationId)).slice(-3);
    expect(seen.map(({ type }) => type)).toEqual([
      'DebriefOpened',
      'PerspectiveRequested',
      'FacilitatorNamed',
    ]);
    expect(seen[0]?.by).toBe(`${BORDER} officer`);
    const another = { who: 'otherFacilitator' };
    expect((await house.post('work', `${debrief()}/facilitators`, another)).status).toBe(403);
    await house.tell('leader', `${debrief()}/facilitators`, another);
  });

  it('has no facilitator who is not registered as one', async () => {
    await house.tell('border', `/operations/${operationId}/debrief`);
    const { status, body } = await house.post('leader', `${debrief()}/facilitators`, { who: 'stranger' });
    expect([status, body.code]).toEqual([409, 'DEBRIEF.FACILITATOR_NOT_REGISTERED']);
  });

  it('lets whoever may name a facilitator find one in the directory, and no other stranger', async () => {
    const { body } = await house.get<{ persons: { handle: string }[] }>('border', '/directory');
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
    const refused = await house.post('leader', '/agreements', { ...terms, facilitator: 'officer' });
    expect([refused.status, refused.body.code]).toEqual([400, 'AGREEMENT.NOT_A_FACILITATOR']);
    const { id } = await house.tell('leader', '/agreements', { ...terms, facilitator: 'facilitator' });
    await house.tell('work', `/agreements/${id}/adoptions`, {});
    await house.tell('border', `/operations/${operationId}/debrief`);
    const [opened, named] = (await house.history('leader', operationId)).slice(-2);
    expect([opened?.type, named?.type]).toEqual(['DebriefOpened', 'FacilitatorNamed']);
    expect(await house.canaries('facilitator', operationId)).toEqual([]);
    expect((await house.get('facilitator', `/operations/${operationId}/debrief`)).status).toBe(200);
  });
});
