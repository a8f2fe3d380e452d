import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  describe('and finds an encounter whose holder has left', () => {
    const later = as('later');
    const takeOver = (by: Handle) =>
      house.post(by, `/encounters/${encounter}/takeovers`, { why: 'nobody holds it' });

    beforeEach(async () => {
      await changeAccount(house, later, { ...supervisor, role: 'coordinator' });
      house.parts.directory.deactivate('coordB', null);
    });

    it('does not take it over: it is for who was there', async () => {
      await seesNothing(later);
      const refused = await takeOver(later);
      expect([refused.status, refused.body.code]).toEqual([404, 'ENCOUNTER.UNKNOWN']);
      await seesNothing(later);
      expect((await takeOver('coordA')).status).toBe(201);
    });

    it('does not by a role that came later, either', async () => {
      await changeAccount(house, 'coordA', supervisor);
      expect((await takeOver('coordA')).status).toBe(404);
    });

    it('takes it over once two have given the past, also where nobody of before is left', async () => {
      for (const handle of ['coordA', 'head']) house.parts.directory.deactivate(handle, null);
      expect((await takeOver(later)).status).toBe(404);
      const id = await propose(house, later, { ...supervisor, role: 'coordinator', seesPast: true });
      await house.tell(as('admin2'), `/approvals/${id}/approve`);
      const { body } = await house.get<{ items: { code: string }[] }>(later, '/work-list');
      expect(body.items.map(({ code }) => code)).toContain('encounter-to-take-over');
      expect((await takeOver(later)).status).toBe(201);
    });
  });

  it('to coordinate a region meets who was met before, and whom nobody has taken up', async () => {
    const met = { language: 'ro', consentToContact: true, contact: 'a number' };
    const { entry: from } = await house.tell('leader', `/operations/${operation}/conduct/persons-met`, met);
    await changeAccount(house, 'later', { ...supervisor, role: 'coordinator' });
    for (const handle of ['coordA', 'coordB', 'head']) house.parts.directory.deactivate(handle, null);
    const waiting = async () =>
      (await house.get<{ items: { code: string }[] }>(as('later'), '/work-list')).body.items.map(
        ({ code }) => code,
      );
    expect(await waiting()).toContain('contact-person-met');
    expect((await house.history(as('later'), operation)).map(({ id }) => id)).toEqual([from]);
    await house.tell(as('later'), `/operations/${operation}/encounters`, { identity: 'unknown', from });
    expect(await waiting()).not.toContain('contact-person-met');
  });

  it('to coordinate a region does not meet whom a colleague has taken up already', async () => {
    const met = { language: 'ro', consentToContact: true, contact: 'a number' };
    const { entry: from } = await house.tell('leader', `/operations/${operation}/conduct/persons-met`, met);
    await house.tell('coordB', `/operations/${operation}/encounters`, { identity: 'unknown', from });
    await changeAccount(house, 'later', { ...supervisor, role: 'coordinator' });
    await seesNothing(as('later'));
  });

  it('to supervise is not told who has read what of it', async () => {
    await changeAccount(house, 'later', supervisor);
    const lists = [`/operations/${operation}/access`, `/encounters/${encounter}/access`];
    const asked = async (by: string) =>
      Promise.all(lists.map(async (url) => (await house.get<{ code?: string }>(as(by), url)).body.code));
    expect(await asked('later')).toEqual(['OPERATION.UNKNOWN', 'ENCOUNTER.UNKNOWN']);
    expect(await asked('head')).toEqual([undefined, undefined]);
    // Who was of the branch and supervises since then knows the operation, and not the encounter.
    await changeAccount(house, 'coordA', supervisor);
    expect(await asked('coordA')).toEqual([undefined, 'ENCOUNTER.UNKNOWN']);
    const officerOfData = { ...supervisor, role: 'data-protection-officer' };
    await changeAccount(house, 'overseer', officerOfData);
    expect(await asked('overseer')).toEqual([undefined, undefined]);
  });

  it('to supervise gives nobody another sign-in that sees what they do not, and no administrator does', async () => {
    await changeAccount(house, 'later', supervisor);
    const coordinator = { branch: COORDINATORS, role: 'coordinator', regions: ['syd'] };
    const id = await propose(house, 'coordA', { ...coordinator, subject: 'another-sign-in' });
    for (const by of ['later', 'admin2']) {
      const refused = await house.post(as(by), `/approvals/${id}/approve`);
      expect([by, refused.status, refused.body.code]).toEqual([by, 403, 'ACCESS.NOT_YOURS']);
    }
    await house.tell(as('head'), `/approvals/${id}/approve`);
    expect(house.parts.directory.byHandle('coordA')?.subject).toBe('another-sign-in');
    house.parts.directory.deactivate('head', null);
    const again = await propose(house, 'coordA', { ...coordinator, subject: 'a-third-sign-in' });
    await house.tell(as('admin2'), `/approvals/${again}/approve`);
  });

  it('sees what comes where the log was put back from a copy that is older than their coming', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'past-'));
    await house.close();
    house = await House.open({ folder });
    await house.propose();
    const head = await house.parts.eventStore.head();
    const beyond = { position: head + 1_000 };
    house.parts.directory.registerPerson('newcomer', officer, null, beyond);
    house.parts.directory.registerPerson('gone', officer, null, beyond);
    house.parts.directory.deactivate('gone', null);
    await house.close();
    house = await House.open({ folder });
    const since = { branch: head + 1, role: head + 1, regions: { syd: head + 1 } };
    for (const handle of ['newcomer', 'gone'])
      expect(house.parts.directory.byHandle(handle)).toMatchObject({ since, active: handle !== 'gone' });
    expect(house.parts.directory.byHandle('leader')?.since).toEqual({});
    expect(await listed(as('newcomer'))).toEqual([]);
    const next = await house.propose();
    expect(await listed(as('newcomer'))).toEqual([next]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes no difference to who was there', async () => {
    const { directory } = house.parts;
    for (const { since, actor } of directory.persons()) expect([since, actor.since]).toEqual([{}, undefined]);
  });
});
