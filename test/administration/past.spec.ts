import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COORDINATORS, TestSamsyn, POLICE, SHELTER, type Handle } from '../support/test-samsyn';
import { changeAccount, propose, registerAdministrators } from '../support/administrators';

const as = (handle: string) => handle as Handle;
const officer = { branch: POLICE, role: 'officer', regions: ['syd'] };
const supervisor = { branch: COORDINATORS, role: 'supervisor', regions: ['syd'] };

describe('who comes later', () => {
  let app: TestSamsyn;
  let operation: string;
  let encounter: string;

  const note = (by: Handle, text: string) =>
    app.tell(by, `/operations/${operation}/conduct/notes`, {
      text: { value: text, label: 'participants-only' },
    });
  const refer = () =>
    app.tell('coordB', `/encounters/${encounter}/referrals`, {
      ...{ to: SHELTER, service: 'shelter' },
    });
  const listed = async (handle: Handle) =>
    (await app.get<{ operations: { id: string }[] }>(handle, '/operations')).body.operations.map(
      ({ id }) => id,
    );
  const seesNothing = async (handle: Handle) => {
    expect(await app.canaries(handle, operation)).toEqual([]);
    for (const path of ['', '/history', '/debrief', '/plan', '/replay?at=2026-11-19T19:00:00Z']) {
      const { status, body } = await app.get<{ code?: string }>(handle, `/operations/${operation}${path}`);
      expect([path, status, body.code]).toEqual([path, 404, 'OPERATION.UNKNOWN']);
    }
    expect(await listed(handle)).toEqual([]);
    const { body } = await app.get<{ items: unknown[] }>(handle, '/work-list');
    expect(body.items).toEqual([]);
  };

  beforeEach(async () => {
    app = await TestSamsyn.open();
    registerAdministrators(app.parts.directory);
    app.parts.directory.registerPerson('head', supervisor, null);
    operation = await app.plan();
    await app.start(operation);
    await note('officer', 'KANARIE-note');
    encounter = await app.encounter(operation);
    await app.tell('coordB', `/encounters/${encounter}/conversation-ended`, {
      account: { value: 'KANARIE-account' },
    });
  });
  afterEach(() => app.close());

  it('to a branch sees nothing of what it took part in before, and all that comes', async () => {
    await changeAccount(app, 'newcomer', officer);
    await seesNothing(as('newcomer'));
    await note('officer', 'KANARIE-later');
    await seesNothing(as('newcomer'));
    const next = await app.propose();
    expect(await listed(as('newcomer'))).toEqual([next]);
    expect(await app.canaries('officer', operation)).toEqual(['KANARIE-later', 'KANARIE-note']);
  });

  it('by moving sees nothing of it either, nor of what the other branch took part in', async () => {
    await changeAccount(app, 'border', officer);
    await seesNothing(as('border'));
  });

  it('to the lead of a branch sees what they saw, and no more', async () => {
    await changeAccount(app, 'officer', { ...officer, role: 'operation-leader' });
    expect(await app.canaries('officer', operation)).toEqual(['KANARIE-note']);
    await changeAccount(app, 'coordA', supervisor);
    expect(await app.canaries('coordA', operation)).toEqual(['KANARIE-note']);
    expect((await app.get('coordA', `/encounters/${encounter}`)).status).toBe(404);
    expect(await app.canaries(as('head'), operation)).toEqual(['KANARIE-account', 'KANARIE-note']);
  });

  it('to supervise sees the encounters that come, and those that are handed over', async () => {
    await changeAccount(app, 'coordA', supervisor);
    const later = await app.encounter(operation);
    expect((await app.get('coordA', `/encounters/${later}`)).status).toBe(200);
    await app.tell('coordB', `/encounters/${encounter}/hand-overs`, { to: 'coordA' });
    expect((await app.get('coordA', `/encounters/${encounter}`)).status).toBe(200);
  });

  it('sees an operation that they are named in: given by who leads it', async () => {
    await changeAccount(app, 'newcomer', officer);
    await app.tell('leader', `/operations/${operation}/late-joiners`, { who: 'newcomer' });
    expect(await app.canaries(as('newcomer'), operation)).toEqual(['KANARIE-note']);
    expect(await listed(as('newcomer'))).toEqual([operation]);
  });

  it('sees the past where who leads and sees it approves that, and no administrator can while one is there', async () => {
    const id = await propose(app, 'newcomer', { ...officer, seesPast: true });
    const refused = await app.post(as('admin2'), `/approvals/${id}/approve`);
    expect([refused.status, refused.body.code]).toEqual([403, 'ACCESS.NOT_YOURS']);
    await app.tell('leader', `/approvals/${id}/approve`);
    expect(await app.canaries(as('newcomer'), operation)).toEqual(['KANARIE-note']);
  });

  it('is given the past later, too, and no more of it than who gives it sees', async () => {
    await changeAccount(app, 'chief', { ...officer, role: 'operation-leader' });
    await changeAccount(app, 'newcomer', officer);
    const id = await propose(app, 'newcomer', { ...officer, seesPast: true });
    await app.tell(as('chief'), `/approvals/${id}/approve`);
    await seesNothing(as('newcomer'));
    const again = await propose(app, 'newcomer', { ...officer, seesPast: true });
    expect((await app.post(as('chief'), `/approvals/${again}/approve`)).status).toBe(403);
    await app.tell('leader', `/approvals/${again}/approve`);
    expect(await app.canaries(as('newcomer'), operation)).toEqual(['KANARIE-note']);
  });

  it('is given it by two administrators where nobody who leads or supervises is left: nothing is locked', async () => {
    for (const handle of ['coordA', 'coordB', 'head']) app.parts.directory.deactivate(handle, null);
    const id = await propose(app, 'newcomer', { ...supervisor, seesPast: true });
    await app.tell(as('admin2'), `/approvals/${id}/approve`);
    expect(await app.canaries(as('newcomer'), operation)).toEqual(['KANARIE-account', 'KANARIE-note']);
  });

  it('sees what is sent to the branch since, and nothing that was sent before', async () => {
    await refer();
    await changeAccount(app, 'newcomer', { branch: SHELTER, role: 'support-worker', regions: [] });
    await seesNothing(as('newcomer'));
    const { entry } = await refer();
    const viewed = await app.history(as('newcomer'), operation);
    expect(viewed.map(({ id, type }) => [id, type])).toEqual([[entry, 'ReferralRequested']]);
    expect((await app.history('shelter', operation)).length).toBe(2);
  });

  describe('and finds an encounter whose holder has left', () => {
    const later = as('later');
    const takeOver = (by: Handle) =>
      app.post(by, `/encounters/${encounter}/takeovers`, { why: 'nobody holds it' });

    beforeEach(async () => {
      await changeAccount(app, later, { ...supervisor, role: 'coordinator' });
      app.parts.directory.deactivate('coordB', null);
    });

    it('does not take it over: it is for who was there', async () => {
      await seesNothing(later);
      const refused = await takeOver(later);
      expect([refused.status, refused.body.code]).toEqual([404, 'ENCOUNTER.UNKNOWN']);
      await seesNothing(later);
      expect((await takeOver('coordA')).status).toBe(201);
    });

    it('does not by a role that came later, either', async () => {
      await changeAccount(app, 'coordA', supervisor);
      expect((await takeOver('coordA')).status).toBe(404);
    });

    it('takes it over once two have given the past, also where nobody of before is left', async () => {
      for (const handle of ['coordA', 'head']) app.parts.directory.deactivate(handle, null);
      expect((await takeOver(later)).status).toBe(404);
      const id = await propose(app, later, { ...supervisor, role: 'coordinator', seesPast: true });
      await app.tell(as('admin2'), `/approvals/${id}/approve`);
      const { body } = await app.get<{ items: { code: string }[] }>(later, '/work-list');
      expect(body.items.map(({ code }) => code)).toContain('encounter-to-take-over');
      expect((await takeOver(later)).status).toBe(201);
    });
  });

  it('to coordinate a region meets who was met before, and whom nobody has taken up', async () => {
    const met = { language: 'ro', consentToContact: true, contact: 'a number' };
    const { entry: from } = await app.tell('leader', `/operations/${operation}/conduct/persons-met`, met);
    await changeAccount(app, 'later', { ...supervisor, role: 'coordinator' });
    for (const handle of ['coordA', 'coordB', 'head']) app.parts.directory.deactivate(handle, null);
    const waiting = async () =>
      (await app.get<{ items: { code: string }[] }>(as('later'), '/work-list')).body.items.map(
        ({ code }) => code,
      );
    expect(await waiting()).toContain('contact-person-met');
    expect((await app.history(as('later'), operation)).map(({ id }) => id)).toEqual([from]);
    await app.tell(as('later'), `/operations/${operation}/encounters`, { identity: 'unknown', from });
    expect(await waiting()).not.toContain('contact-person-met');
  });

  it('to coordinate a region does not meet whom a colleague has taken up already', async () => {
    const met = { language: 'ro', consentToContact: true, contact: 'a number' };
    const { entry: from } = await app.tell('leader', `/operations/${operation}/conduct/persons-met`, met);
    await app.tell('coordB', `/operations/${operation}/encounters`, { identity: 'unknown', from });
    await changeAccount(app, 'later', { ...supervisor, role: 'coordinator' });
    await seesNothing(as('later'));
  });

  it('to supervise is not told who has read what of it', async () => {
    await changeAccount(app, 'later', supervisor);
    const lists = [`/operations/${operation}/access`, `/encounters/${encounter}/access`];
    const asked = async (by: string) =>
      Promise.all(lists.map(async (url) => (await app.get<{ code?: string }>(as(by), url)).body.code));
    expect(await asked('later')).toEqual(['OPERATION.UNKNOWN', 'ENCOUNTER.UNKNOWN']);
    expect(await asked('head')).toEqual([undefined, undefined]);
    // Who was of the branch and supervises since then knows the operation, and not the encounter.
    await changeAccount(app, 'coordA', supervisor);
    expect(await asked('coordA')).toEqual([undefined, 'ENCOUNTER.UNKNOWN']);
    const officerOfData = { ...supervisor, role: 'data-protection-officer' };
    await changeAccount(app, 'overseer', officerOfData);
    expect(await asked('overseer')).toEqual([undefined, undefined]);
  });

  it('to supervise gives nobody another sign-in that sees what they do not, and no administrator does', async () => {
    await changeAccount(app, 'later', supervisor);
    const coordinator = { branch: COORDINATORS, role: 'coordinator', regions: ['syd'] };
    const id = await propose(app, 'coordA', { ...coordinator, subject: 'another-sign-in' });
    for (const by of ['later', 'admin2']) {
      const refused = await app.post(as(by), `/approvals/${id}/approve`);
      expect([by, refused.status, refused.body.code]).toEqual([by, 403, 'ACCESS.NOT_YOURS']);
    }
    await app.tell(as('head'), `/approvals/${id}/approve`);
    expect(app.parts.directory.byHandle('coordA')?.subject).toBe('another-sign-in');
    app.parts.directory.deactivate('head', null);
    const again = await propose(app, 'coordA', { ...coordinator, subject: 'a-third-sign-in' });
    await app.tell(as('admin2'), `/approvals/${again}/approve`);
  });

  it('sees what comes where the log was put back from a copy that is older than their coming', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'past-'));
    await app.close();
    app = await TestSamsyn.open({ folder });
    await app.propose();
    const head = await app.parts.eventStore.head();
    const beyond = { position: head + 1_000 };
    app.parts.directory.registerPerson('newcomer', officer, null, beyond);
    app.parts.directory.registerPerson('gone', officer, null, beyond);
    app.parts.directory.deactivate('gone', null);
    await app.close();
    app = await TestSamsyn.open({ folder });
    const since = { branch: head + 1, role: head + 1, regions: { syd: head + 1 } };
    for (const handle of ['newcomer', 'gone'])
      expect(app.parts.directory.byHandle(handle)).toMatchObject({ since, active: handle !== 'gone' });
    expect(app.parts.directory.byHandle('leader')?.since).toEqual({});
    expect(await listed(as('newcomer'))).toEqual([]);
    const next = await app.propose();
    expect(await listed(as('newcomer'))).toEqual([next]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes no difference to who was there', async () => {
    const { directory } = app.parts;
    for (const { since, actor } of directory.persons()) expect([since, actor.since]).toEqual([{}, undefined]);
  });
});
