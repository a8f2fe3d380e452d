import {
  BORDER,
  COORDINATORS,
  TestSamsyn,
  INSPECTION,
  POLICE,
  SHELTER,
  type Handle,
} from '../support/test-samsyn';

interface ReadText {
  readonly named: readonly { readonly branch: string }[];
  readonly released: readonly { readonly well?: string; readonly hard?: string }[];
  readonly answered: readonly string[];
  readonly ownStatusOnly: boolean;
}

describe('after something went through the facilitator', () => {
  let app: TestSamsyn;
  let operationId: string;
  const debrief = (path: string) => `/debriefs/${operationId}/${path}`;
  const fields = async (handle: Handle, asOf = '') => {
    const query = asOf === '' ? '' : `?asOf=${asOf}`;
    const url = `/operations/${operationId}/debrief${query}`;
    return (await app.get<{ perspectives: ReadText }>(handle, url)).body.perspectives;
  };
  const words = async (handle: Handle) =>
    (await fields(handle)).released.map(({ well, hard }) => well ?? hard);
  const listed = async (handle: Handle) =>
    (await app.get<{ perspectives: object[]; withoutSender: object[] }>(handle, debrief('perspectives')))
      .body;
  const meet = () => app.tell('leader', debrief('meetings'), { present: ['leader', 'coordB'] });
  const through = (handle: Handle, body: object) =>
    app.tell(handle, debrief('perspectives'), { through: 'facilitator', ...body });

  beforeEach(async () => {
    app = await TestSamsyn.open();
    operationId = await app.plan();
    await app.tell('leader', `/operations/${operationId}/conduct/start`);
    await app.tell('leader', `/operations/${operationId}/debrief`);
    await app.tell('leader', debrief('facilitators'), { who: 'facilitator' });
  });
  afterEach(() => app.close());

  describe('what was given openly', () => {
    beforeEach(async () => {
      await app.tell('border', debrief('perspectives'), { well: 'KANARIE-border' });
      await through('coordB', { hard: 'KANARIE-coordB' });
      await app.tell('work', debrief('perspectives'), { well: 'KANARIE-work' });
    });

    it('is read after the meeting, without sender, time, order or id', async () => {
      expect(await app.canaries('leader', operationId)).toEqual([]);
      await meet();
      expect(await words('leader')).toEqual(['KANARIE-border', 'KANARIE-work']);
      expect(await words('coordA')).toEqual(['KANARIE-border', 'KANARIE-work']);
      // Her own branch's stands under its name.
      expect(await words('work')).toEqual(['KANARIE-border']);
      expect((await fields('work')).named.map(({ branch }) => branch)).toEqual([INSPECTION]);
      const { answered, ownStatusOnly, released, named } = await fields('leader');
      expect([answered, named, ownStatusOnly]).toEqual([[], [], true]);
      expect(new Set(released.map((one) => JSON.stringify(Object.values(one).at(-1)))).size).toBe(1);
      const types = (await app.history('leader', operationId)).map(({ type }) => type);
      expect(types).not.toContain('PerspectiveSubmitted');
      expect(await listed('leader')).toMatchObject({
        perspectives: [],
        withoutSender: [{ well: 'KANARIE-border' }, { well: 'KANARIE-work' }],
      });
    });

    it('is read after a release, beside what was released and alike', async () => {
      await app.tell('facilitator', debrief('releases'), {});
      expect(await words('leader')).toEqual(['KANARIE-coordB', 'KANARIE-border', 'KANARIE-work']);
      expect(await words('border')).toEqual(['KANARIE-coordB', 'KANARIE-work']);
      expect((await fields('facilitator')).answered).toEqual([BORDER, COORDINATORS, INSPECTION].sort());
    });

    it('tells no time by being asked for one moment after the other', async () => {
      app.clock.moveTo('2026-11-20T09:00:00.000Z');
      await meet();
      app.clock.moveTo('2026-11-20T10:00:00.000Z');
      await app.tell('officer', debrief('perspectives'), { well: 'KANARIE-later' });
      app.clock.moveTo('2026-11-20T11:00:00.000Z');
      expect(await words('border')).toContain('KANARIE-later');
      const at = async (asOf: string) => (await fields('border', asOf)).released.map(({ well }) => well);
      expect(await at('2026-11-20T08:59:00Z')).toEqual([]);
      for (const asOf of ['2026-11-20T09:00:00Z', '2026-11-20T09:59:00Z', '2026-11-20T10:01:00Z'])
        expect(await at(asOf)).toEqual(['KANARIE-work']);
    });

    it('reads as it was corrected', async () => {
      await meet();
      const { entry } = await app.tell('border', debrief('perspectives'), { well: 'KANARIE-twice' });
      const correction = { field: 'well', is: 'KANARIE-corrected', reason: 'a slip' };
      await app.tell('border', `/entries/${entry}/corrections`, correction);
      expect(await words('leader')).toEqual(['KANARIE-border', 'KANARIE-corrected', 'KANARIE-work']);
    });
  });

  it('whoever was not there hears what is said of them by the facilitator, without its author', async () => {
    const refusal = async (body: object) =>
      (await app.post('coordB', debrief('perspectives'), { hard: 'x', ...body })).body.code;
    expect(await refusal({ about: SHELTER })).toBe('DEBRIEF.THROUGH_FACILITATOR_ONLY');
    expect(await refusal({ about: POLICE, through: 'facilitator' })).toBe('DEBRIEF.ABOUT_TAKES_PART');
    expect(await refusal({ about: 'police/nobody', through: 'facilitator' })).toBe('IDENTITY.BRANCH_UNKNOWN');
    await through('coordB', { about: SHELTER, hard: 'KANARIE-criticism' });
    expect((await app.get('shelter', `/operations/${operationId}`)).status).toBe(404);
    await app.tell('facilitator', debrief('releases'), {});
    const viewed = await app.history('shelter', operationId);
    expect(viewed.map(({ type, by, facts }) => [type, by, facts])).toEqual([
      [
        'PerspectivePassedOn',
        'county-board/facilitation facilitator',
        { hard: 'KANARIE-criticism', to: SHELTER },
      ],
    ]);
    for (const handle of ['leader', 'officer', 'border', 'coordA', 'work', 'tax'] as const)
      expect(await app.canaries(handle, operationId)).toEqual([]);
    expect(await app.canaries('coordB', operationId)).toEqual(['KANARIE-criticism']);
  });

  it('dissent from a joint decision is read under the decision without whose it is', async () => {
    const decision = { what: 'border police wait', why: 'agreed before', agreed: ['leader'], disagreed: [] };
    const { entry } = await app.tell('leader', `/operations/${operationId}/conduct/decisions`, decision);
    const unknown = { through: 'facilitator', hard: 'x', decision: operationId };
    expect((await app.post('border', debrief('perspectives'), unknown)).body.code).toBe('DECISION.UNKNOWN');
    await through('border', { decision: entry, hard: 'KANARIE-dissent' });
    await app.tell('facilitator', debrief('releases'), {});
    const released = (await app.history('work', operationId)).find(
      ({ type }) => type === 'PerspectiveReleased',
    );
    expect(released?.facts).toEqual({ hard: 'KANARIE-dissent', decision: entry });
  });
});
