import { ACCESS_EFFECTS } from '@samsyn/secrecy';
import { MARKABLE } from '../../libs/entries/src/corrections/mark-in-error/mark-in-error';
import { EVENING, TestSamsyn, type Handle, type HistoryEntry } from '../support/test-samsyn';

/** Notes of the officer, and a person met by coordB. */
describe('an entry marked in error', () => {
  let app: TestSamsyn;
  let operationId: string;
  let encounter: string;
  const mark = (by: Handle, entry: string, kind = 'entered-in-error') =>
    app.post(by, `/entries/${entry}/in-error`, { kind, reason: 'KANARIE-REASON the wrong door' });
  const note = async (text: string) =>
    (
      await app.tell('officer', `/operations/${operationId}/conduct/notes`, {
        text: { value: text, label: 'participants-only' },
      })
    ).entry;
  const withErrors = async (handle: Handle) =>
    (
      await app.get<{ entries: (HistoryEntry & { inError?: object })[] }>(
        handle,
        `/operations/${operationId}/history?limit=500&inError=shown`,
      )
    ).body.entries;
  const tell = (suffix: string, body: object = {}) =>
    app.tell('coordB', `/encounters/${encounter}/${suffix}`, body);

  beforeAll(async () => {
    app = await TestSamsyn.open();
    operationId = await app.plan();
    await app.start(operationId);
    encounter = await app.encounter(operationId);
  });
  afterAll(() => app.close());

  it('is left out of history, debrief and documents, and its mark and corrections with it', async () => {
    const wrong = await note('KANARIE-WRONG');
    await app.tell('officer', `/entries/${wrong}/corrections`, {
      field: 'text',
      is: 'KANARIE-CORR',
      reason: 'r',
    });
    const { body } = await mark('officer', wrong);
    const marked = body.entries[0]!.id;
    for (const handle of ['officer', 'leader', 'work'] as const) {
      expect(await app.everything(handle, operationId)).not.toMatch(/KANARIE-(WRONG|CORR|REASON)/);
      const page = await app.page(handle, `/operations/${operationId}/debrief`, 'text/html');
      expect(page).not.toMatch(/KANARIE-(WRONG|CORR|REASON)/);
      expect((await app.history(handle, operationId)).map(({ id }) => id)).not.toContain(marked);
    }
  });

  it('stays provable: who may see it sees it with its mark where errors are asked for', async () => {
    const wrong = await note('KANARIE-PROVABLE');
    const marked = (await mark('officer', wrong)).body.entries[0]!.id;
    const shown = (await withErrors('work')).find(({ id }) => id === wrong);
    expect(shown).toMatchObject({
      facts: { text: 'KANARIE-PROVABLE' },
      inError: { kind: 'entered-in-error', by: marked },
    });
    expect((await withErrors('work')).find(({ id }) => id === marked)?.facts).toMatchObject({ entry: wrong });
    expect(await withErrors('stranger')).toBeUndefined();
    expect((await mark('officer', wrong)).body.entries).toEqual([]);
  });

  it('is under the labels of all of it: why it is in error may repeat what is secret in it', async () => {
    const facts = (handle: Handle, path: string, body: object) =>
      app.tell(handle, `/operations/${operationId}/conduct/${path}`, body);
    const sealed = (label: string) => ({ value: 'KANARIE-SEALED', label });
    const finding = { area: 'wages', severity: 'serious', detail: sealed('agency-own') };
    const everybody: readonly Handle[] = ['officer', 'leader', 'border', 'work', 'coordA', 'coordB'];
    const marked = [
      [await facts('work', 'findings', finding), 'work', ['work'], everybody],
      [
        await facts('officer', 'suspect-encountered', { kind: 'buyer', who: sealed('police-investigation') }),
        'officer',
        ['officer', 'leader'],
        everybody,
      ],
      [
        await facts('coordB', 'indicators', { indicator: sealed('social-services') }),
        'coordB',
        ['coordB', 'coordA'],
        // An indicator of which a branch may read no field is absent for it, and its mark with it.
        ['coordB', 'coordA'],
      ],
    ] as const;
    for (const [{ entry }, by, knowing, seeing] of marked) {
      const mark = (
        await app.post(by, `/entries/${entry}/in-error`, {
          ...{ kind: 'entered-in-error', reason: 'KANARIE-SEALED was another' },
        })
      ).body.entries[0]!.id;
      for (const handle of everybody) {
        const viewed = (await withErrors(handle)).find(({ id }) => id === mark);
        const isVisible = (seeing as readonly Handle[]).includes(handle);
        const isKnown = (knowing as readonly Handle[]).includes(handle);
        expect([handle, viewed !== undefined, viewed !== undefined && 'reason' in viewed.facts]).toEqual([
          handle,
          isVisible,
          isKnown,
        ]);
      }
    }
  });

  it('counts no more: a head-count and a follow-up that never were', async () => {
    const entered = await app.tell('officer', `/operations/${operationId}/conduct/site-entered`, {
      persons: 9,
    });
    const sites = async () => {
      const url = `/operations/${operationId}/head-count`;
      return (await app.get<{ sites: unknown[] }>('leader', url)).body.sites;
    };
    expect(await sites()).toHaveLength(1);
    await mark('officer', entered.entry);
    expect(await sites()).toEqual([]);
    const { entry } = await tell('follow-ups', { at: '2026-11-19T20:30:00+01:00' });
    await mark('coordB', entry, 'wrong-person');
    app.clock.moveTo('2026-11-21T09:00:00.000Z');
    await app.parts.processing.settled();
    const { text } = await app.get('coordB', `/operations/${operationId}/debrief`);
    expect(text).not.toContain('follow-up-overdue');
    const kept = await app.post('coordB', `/encounters/${encounter}/follow-ups/kept`);
    expect(kept.body.code).toBe('ENCOUNTER.NO_OPEN_FOLLOW_UP');
  });

  it('opens again what it had ended: a follow-up waits for its holder as before', async () => {
    const met = await app.encounter(operationId);
    const at = `/encounters/${met}/follow-ups`;
    await app.tell('coordB', at, { at: '2026-11-19T20:30:00+01:00' });
    app.clock.moveTo('2026-11-22T09:00:00.000Z');
    const kept = await app.tell('coordB', `${at}/kept`);
    const waits = async () => (await app.get('coordB', '/work-list?limit=200')).text.includes(met);
    expect(await waits()).toBe(false);
    expect((await mark('coordB', kept.entry, 'wrong-person')).status).toBe(201);
    expect(await waits()).toBe(true);
    await app.tell('coordB', `${at}/kept`);
    expect(await waits()).toBe(false);
  });

  it('of the wrong person keeps its reason with the holder, and the participants who knew of it see it no more', async () => {
    const { entry } = await tell('support-offers', { kinds: ['shelter'], occurredAt: EVENING });
    expect(await app.seen('leader', operationId, entry)).toBeDefined();
    const marked = (await mark('coordB', entry, 'wrong-person')).body.entries[0]!.id;
    expect(await app.seen('leader', operationId, entry)).toBeUndefined();
    const viewed = (await withErrors('leader')).find(({ id }) => id === marked);
    expect(viewed?.facts).toEqual({ entry, kind: 'wrong-person' });
    expect(viewed?.withheld).toEqual([{ field: 'reason', rule: 'OSL 26:1' }]);
    expect((await withErrors('coordB')).find(({ id }) => id === marked)?.facts).toMatchObject({
      reason: 'KANARIE-REASON the wrong door',
    });
  });

  it('is marked by the branch whose entry it is, and only where nothing hangs on it', async () => {
    const wrong = await note('x');
    expect((await mark('work', wrong)).body.code).toBe('ACCESS.NOT_YOURS');
    expect((await mark('stranger', wrong)).body.code).toBe('ENTRY.UNKNOWN');
    expect((await mark('officer', wrong, 'wrong-person')).body.code).toBe('CORRECTION.NO_PERSON_MET');
    const [proposed] = await app.entries(operationId);
    expect((await mark('leader', proposed!.id)).body.code).toBe('CORRECTION.NOT_MARKABLE');
    expect(
      (await app.post('officer', `/entries/${wrong}/in-error`, { kind: 'oops', reason: 'r' })).status,
    ).toBe(400);
  });

  it('never takes a right from anybody in silence: what gives one cannot be marked', () => {
    // Nobody was met: the coordinators of the region have nobody to reach, and no more of the operation (ADR 0034).
    // A decision on residence gives nobody a right: what stands of it is whether it was weighed.
    const takenBack = ['PersonMetWithoutCoordinator', 'ResidenceDecisionWeighed'];
    expect([...MARKABLE].filter((name) => ACCESS_EFFECTS[name] !== undefined)).toEqual(takenBack);
  });
});
