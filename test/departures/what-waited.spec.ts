import type { WorkItem } from '@samsyn/worklist';
import { ITEM_KINDS, type ItemCode } from '../../libs/worklist/src/work-items/work-item-codes';
import { CAST, TestSamsyn, type Handle } from '../support/test-samsyn';
import { FURTHER, supervise, WALKS, type Waited, type Walk } from './walks';

jest.setTimeout(120_000);

/** A person leaves: what waited for them is somebody else's of the branch, who can end it (ADR 0037). */
describe('what waited for somebody who has left', () => {
  let app: TestSamsyn;
  const items = async (who: string): Promise<readonly WorkItem[]> =>
    (await app.get<{ items: readonly WorkItem[] }>(who as Handle, '/work-list?limit=500')).body.items;
  const has = async (who: string, code: ItemCode, { operation }: Waited): Promise<boolean> =>
    (await items(who)).some(
      (item) => item.code === code && (operation === undefined || item.operation?.id === operation),
    );
  const everybodyIsThere = () => {
    for (const [handle, [branch, role]] of Object.entries({ ...CAST, ...FURTHER })) {
      app.parts.directory.registerBranch(branch, {}, null);
      app.parts.directory.registerPerson(handle, { branch, role, regions: ['syd'] }, null);
    }
  };

  // A app for each: what one of them waited for is over in another, whose clock has gone on.
  beforeEach(async () => {
    app = await TestSamsyn.open();
    everybodyIsThere();
  });
  afterEach(() => app.close());

  const walked = new Set<ItemCode>();
  const rows = Object.entries(WALKS) as unknown as readonly (readonly [ItemCode, Walk])[];
  it.each(rows)('%s waits for somebody else of the branch, who ends it', async (code, walk) => {
    const waited = await walk(app);
    const { holder, heir, becomes = code, end } = waited;
    expect([holder, await has(holder, code, waited)]).toEqual([holder, true]);
    app.parts.directory.deactivate(holder, null);
    await app.parts.processing.settled();
    expect([heir, becomes, await has(heir, becomes, waited)]).toEqual([heir, becomes, true]);
    walked.add(code).add(becomes);
    await end();
    expect([heir, becomes, await has(heir, becomes, waited)]).toEqual([heir, becomes, false]);
  });

  it.each([
    'leadership-to-take-over',
    'encounter-to-take-over',
    'facilitator-to-name',
    'perspective-to-entrust-anew',
  ] as const)('%s is among what was walked', (code) => {
    expect([...walked]).toContain(code);
  });

  it('is said of every kind of matter', () => {
    expect(Object.keys(WALKS).sort()).toEqual(Object.keys(ITEM_KINDS).sort());
  });

  it('an encounter is taken over by a coordinator or supervisor of the office, while nobody there holds it, and by nobody else', async () => {
    const operation = await app.plan();
    const encounter = await app.encounter(operation);
    const takeover = (who: string) =>
      app.post(who as Handle, `/encounters/${encounter}/takeovers`, { why: 'has left the service' });
    expect((await takeover('coordA')).body.code).toBe('ENCOUNTER.UNKNOWN');
    supervise(app);
    expect((await takeover('head')).body.code).toBe('ENCOUNTER.STILL_HELD');
    app.parts.directory.deactivate('coordB', null);
    for (const other of ['leader', 'work', 'municipality', 'stranger'])
      expect([other, (await takeover(other)).body.code]).toEqual([other, 'ENCOUNTER.UNKNOWN']);
    expect((await takeover('coordA')).status).toBe(201);
    await app.tell('coordA', `/encounters/${encounter}/support-offers`, { kinds: ['shelter'] });
    expect((await app.get('coordA', `/encounters/${encounter}`)).status).toBe(200);
  });

  it('a supervisor takes over what nobody of the office is left to hold, and holds it', async () => {
    const encounter = await app.encounter(await app.plan());
    supervise(app);
    app.parts.directory.deactivate('coordB', null);
    await app.tell('head' as Handle, `/encounters/${encounter}/takeovers`, { why: 'nobody else is left' });
    const { body } = await app.get<{ holders: string[] }>('head' as Handle, `/encounters/${encounter}`);
    expect(body.holders).toContain('head');
  });

  it('a shift of somebody who has left is withdrawn by a colleague, and by nobody of another branch', async () => {
    const shift = { from: '2026-12-25T17:00:00+01:00', to: '2026-12-26T08:00:00+01:00' };
    const found = { who: 'coordB', mode: 'telephone', covers: ['syd'], ...shift };
    await app.tell('coordB', '/availability/shifts', found);
    await app.parts.processing.settled();
    app.parts.directory.deactivate('coordB', null);
    const withdrawal = { who: 'coordB', shift };
    const other = await app.post('municipality' as Handle, '/availability/shift-withdrawals', withdrawal);
    expect([other.status, other.body.code]).not.toEqual([201, undefined]);
    await app.tell('coordA', '/availability/shift-withdrawals', withdrawal);
  });

  it('a yes of somebody who has left opens no gate', async () => {
    const operation = await app.propose('apartment-visit');
    const answerBy = '2026-12-14T20:00:00+01:00';
    await app.tell('leader', `/operations/${operation}/calls`, { to: 'coordB', answerBy });
    const entries = await app.entries(operation);
    const callOut = entries.find(({ name }) => name === 'CoordinatorCalled')!.stream.slice(-36);
    await app.tell('coordB', `/call-outs/${callOut}/acceptance`, { mode: 'on-site' });
    const unmet = async () => {
      const { body } = await app.post<{ details?: { unmet?: readonly string[] } }>(
        'leader',
        `/operations/${operation}/release`,
      );
      return body.details?.unmet ?? [];
    };
    const gates = ['PLAN.NOT_BRIEFED', 'PLAN.AGENDA_NOT_COVERED'];
    expect(await unmet()).toEqual([...gates, 'PLAN.BRANCH_NOT_BRIEFED']);
    app.parts.directory.deactivate('coordB', null);
    expect(await unmet()).toEqual([...gates, 'PLAN.NO_COORDINATOR']);
    const { body } = await app.get<{ gates?: readonly string[] }>('leader', `/operations/${operation}/plan`);
    expect(body.gates).toEqual([...gates, 'PLAN.NO_COORDINATOR']);
  });
});
