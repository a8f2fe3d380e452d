import { TestSamsyn, type Handle } from '../support/test-samsyn';

jest.setTimeout(120_000);

const admin = 'admin' as unknown as Handle;
const KNOWN = { name: 'KANARIE-NAMN', title: 'kommissarie', telephone: '+46 70 174 06 05' };
interface Listed {
  readonly persons: readonly { readonly who: string; readonly telephone?: string; readonly leads?: true }[];
}

describe('names, titles and telephones of persons', () => {
  let app: TestSamsyn;
  let operation: string;
  beforeAll(async () => {
    app = await TestSamsyn.open();
    app.parts.directory.registerBranch('samsyn/administration', {}, null);
    app.parts.directory.registerPerson(
      'admin',
      { branch: 'samsyn/administration', role: 'administrator', regions: [] },
      null,
    );
    const answer = await app.put(admin, '/admin/persons/leader/details', KNOWN);
    expect([answer.status, answer.body]).toEqual([200, KNOWN]);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    operation = await app.plan(['border']);
  });

  const persons = async (by: Handle) =>
    (await app.get<Listed>(by, `/operations/${operation}/persons`)).body.persons;
  const call = async () =>
    (
      await app.tell('leader', `/operations/${operation}/calls`, {
        to: 'coordB',
        answerBy: '2026-11-19T20:30:00+01:00',
      })
    ).id;

  it('are shown to those who take part with each other, and to nobody else', async () => {
    expect(await persons('border')).toEqual([
      expect.objectContaining({ who: 'border', branch: 'police/border-police' }),
      {
        who: 'police/trafficking-unit operation-leader',
        branch: 'police/trafficking-unit',
        role: 'operation-leader',
        ...KNOWN,
        leads: true,
      },
    ]);
    expect((await app.get('stranger', `/operations/${operation}/persons`)).status).toBe(404);
    expect((await app.get('coordB', `/operations/${operation}/persons`)).status).toBe(404);
    await app.tell('leader', `/operations/${operation}/invitations`, {
      agencies: ['work-environment-authority/inspection'],
      answerBy: '2026-11-19T20:00:00+01:00',
    });
    expect(await persons('work')).toEqual([]);
  });

  it('give whoever is called the number of the leader, until the call is declined', async () => {
    const callOut = await call();
    expect(await persons('coordB')).toEqual([expect.objectContaining({ ...KNOWN, leads: true })]);
    expect(await persons('coordA')).toEqual([]);
    const { body } = await app.get<{ items: readonly { code: string; leader?: object }[] }>(
      'coordB',
      '/work-list',
    );
    expect(body.items).toContainEqual(expect.objectContaining({ code: 'call-to-answer', leader: KNOWN }));
    await app.tell('coordB', `/call-outs/${callOut}/decline`, { reason: 'too-far' });
    expect(await persons('coordB')).toEqual([]);
  });

  it('are of the own branch in the directory', async () => {
    const read = async (by: Handle) =>
      (await app.get<{ persons: readonly { handle: string; name?: string }[] }>(by, '/directory')).body
        .persons;
    const nameFor = async (by: Handle) => (await read(by)).find(({ handle }) => handle === 'leader')?.name;
    expect(await nameFor('officer')).toBe(KNOWN.name);
    expect(await nameFor('otherLeader')).toBeUndefined();
    expect((await read('otherLeader')).some(({ handle }) => handle === 'leader')).toBe(true);
  });

  it('are changed by an administrator, the telephone by its owner too, and by nobody else', async () => {
    const details = '/admin/persons/officer/details';
    expect((await app.put('leader', details, KNOWN)).status).toBe(403);
    expect((await app.put(admin, '/admin/persons/nobody/details', KNOWN)).status).toBe(404);
    await app.put(admin, details, KNOWN);
    expect((await app.put('officer', '/me/telephone', { telephone: '070-1' })).body).toEqual({
      ...KNOWN,
      telephone: '070-1',
    });
    expect((await app.put('officer', '/me/telephone', {})).body).toEqual({
      name: KNOWN.name,
      title: KNOWN.title,
    });
    expect((await app.put('officer', '/me/telephone', { telephone: 'x'.repeat(41) })).status).toBe(400);
    expect((await app.put('officer', '/me/telephone', { name: 'x' })).status).toBe(400);
    expect((await app.put(admin, details, {})).body).toEqual({});
  });

  it('stand in no event, history or debrief', async () => {
    await call();
    for (const by of ['leader', 'border', 'coordB'] as const)
      expect(await app.everything(by, operation)).not.toMatch(/KANARIE-NAMN|174 06 05/);
    expect(JSON.stringify(await app.entries(operation))).not.toMatch(/KANARIE-NAMN|174 06 05/);
  });
});
