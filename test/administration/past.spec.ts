import { COORDINATORS, House, POLICE, SHELTER, type Handle } from '../afterwards/house';
import { changeAccount, propose, registerAdministrators } from '../support/administrators';

const as = (handle: string) => handle as Handle;
const officer = { branch: POLICE, role: 'officer', regions: ['syd'] };
const supervisor = { branch: COORDINATORS, role: 'supervisor', regions: ['syd'] };

describe('who comes later', () => {
  let house: House;
  let operation: string;
  let encounter: string;

  const note = (by: Handle, text: string) =>
    house.tell(by, `/operations/${operation}/conduct/notes`, {
      text: { value: text, label: 'participants-only' },
    });
  const refer = () =>
    house.tell('coordB', `/encounters/${encounter}/referrals`, {
      ...{ to: SHELTER, service: 'shelter' },
    });
  const listed = async (handle: Handle) =>
    (await house.get<{ operations: { id: string }[] }>(handle, '/operations')).body.operations.map(
      ({ id }) => id,
    );
  const seesNothing = async (handle: Handle) => {
    expect(await house.canaries(handle, operation)).toEqual([]);
    for (const path of ['', '/history', '/debrief', '/plan', '/replay?at=2026-11-19T19:00:00Z']) {
      const { status, body } = await house.get<{ code?: string }>(handle, `/operations/${operation}${path}`);
      expect([path, status, body.code]).toEqual([path, 404, 'OPERATION.UNKNOWN']);
    }
    expect(await listed(handle)).toEqual([]);
    const { body } = await house.get<{ items: unknown[] }>(handle, '/work-list');
    expect(body.items).toEqual([]);
  };

  beforeEach(async () => {
    house = await House.open();
    registerAdministrators(house.parts.directory);
    house.parts.directory.registerPerson('head', supervisor, null);
    operation = await house.plan();
    await house.start(operation);
    await note('officer', 'KANARIE-note');
    encounter = await house.encounter(operation);
    await house.tell('coordB', `/encounters/${encounter}/conversation-ended`, {
      account: { value: 'KANARIE-account' },
    });
  });
  afterEach(() => house.close());

  it('to a branch sees nothing of what it took part in before, and all that comes', async () => {
    await changeAccount(house, 'newcomer', officer);
    await seesNothing(as('newcomer'));
    await note('officer', 'KANARIE-later');
    await seesNothing(as('newcomer'));
    const next = await house.propose();
    expect(await listed(as('newcomer'))).toEqual([next]);
    expect(await house.canaries('officer', operation)).toEqual(['KANARIE-later', 'KANARIE-note']);
  });

  it('by moving sees nothing of it either, nor of what the other branch took part in', async () => {
    await changeAccount(house, 'border', officer);
    await seesNothing(as('border'));
  });

  it('to the lead of a branch sees what they saw, and no more', async () => {
    await changeAccount(house, 'officer', { ...officer, role: 'operation-leader' });
    expect(await house.canaries('officer', operation)).toEqual(['KANARIE-note']);
    await changeAccount(house, 'coordA', supervisor);
    expect(await house.canaries('coordA', operation)).toEqual(['KANARIE-note']);
    expect((await house.get('coordA', `/encounters/${encounter}`)).status).toBe(404);
    expect(await house.canaries(as('head'), operation)).toEqual(['KANARIE-account', 'KANARIE-note']);
  });

  it('to supervise sees the encounters that come, and those that are handed over', async () => {
    await changeAccount(house, 'coordA', supervisor);
    const later = await house.encounter(operation);
    expect((await house.get('coordA', `/encounters/${later}`)).status).toBe(200);
    await house.tell('coordB', `/encounters/${encounter}/hand-overs`, { to: 'coordA' });
    expect((await house.get('coordA', `/encounters/${encounter}`)).status).toBe(200);
  });

  it('sees an operation that they are named in: given by who leads it', async () => {
    await changeAccount(house, 'newcomer', officer);
    await house.tell('leader', `/operations/${operation}/late-joiners`, { who: 'newcomer' });
    expect(await house.canaries(as('newcomer'), operation)).toEqual(['KANARIE-note']);
    expect(await listed(as('newcomer'))).toEqual([operation]);
  });

  it('sees the past where who leads and sees it approves that, and no administrator can while one is there', async () => {
    const id = await propose(house, 'newcomer', { ...officer, seesPast: true });
    const refused = await house.post(as('admin2'), `/approvals/${id}/approve`);
    expect([refused.status, refused.body.code]).toEqual([403, 'ACCESS.NOT_YOURS']);
    await house.tell('leader', `/approvals/${id}/approve`);
    expect(await house.canaries(as('newcomer'), operation)).toEqual(['KANARIE-note']);
  });

  it('is given the past later, too, and no more of it than who gives it sees', async () => {
    await changeAccount(house, 'chief', { ...officer, role: 'operation-leader' });
    await changeAccount(house, 'newcomer', officer);
    const id = await propose(house, 'newcomer', { ...officer, seesPast: true });
    await house.tell(as('chief'), `/approvals/${id}/approve`);
    await seesNothing(as('newcomer'));
    const again = await propose(house, 'newcomer', { ...officer, seesPast: true });
    expect((await house.post(as('chief'), `/approvals/${again}/approve`)).status).toBe(403);
    await house.tell('leader', `/approvals/${again}/approve`);
    expect(await house.canaries(as('newcomer'), operation)).toEqual(['KANARIE-note']);
  });

  it('is given it by two administrators where nobody who leads or supervises is left: nothing is locked', async () => {
    for (const handle of ['coordA', 'coordB', 'head']) house.parts.directory.deactivate(handle, null);
    const id = await propose(house, 'newcomer', { ...supervisor, seesPast: true });
    await house.tell(as('admin2'), `/approvals/${id}/approve`);
    expect(await house.canaries(as('newcomer'), operation)).toEqual(['KANARIE-account', 'KANARIE-note']);
  });

  it('sees what is sent to the branch since, and nothing that was sent before', async () => {
    await refer();
    await changeAccount(house, 'newcomer', { branch: SHELTER, role: 'support-worker', regions: [] });
    await seesNothing(as('newcomer'));
    const { entry } = await refer();
    const seen = await house.history(as('newcomer'), operation);
    expect(seen.map(({ id, type }) => [id, type])).toEqual([[entry, 'ReferralRequested']]);
    expect((await house.history('shelter', operation)).length).toBe(2);
  });

  it('makes no difference to who was there', async () => {
    const { directory } = house.parts;
    for (const { since, actor } of directory.persons()) expect([since, actor.since]).toEqual([{}, undefined]);
  });
});
