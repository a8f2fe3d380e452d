import { Erasure } from '@samsyn/entries';
import { plusMs, stockholmDay } from '@samsyn/kernel';
import { LoggedPersonsMet } from '../../libs/conducting/src/encounter/queries/logged-persons-met';
import { COORDINATORS, TestSamsyn, type Handle } from '../support/test-samsyn';
import { eraseByTwo } from '../support/administrators';

const HOUR_MS = 3_600_000;
const SUPERVISOR = 'supervisor' as Handle;
const account = { value: 'KANARIE-ACCOUNT she was told to stay', label: 'social-services' };

/** A person met by coordB; coordA is her colleague, who takes part in nothing of it. */
describe('an encounter behind glass', () => {
  let app: TestSamsyn;
  let operationId: string;
  let encounter: string;
  let conversation: string;
  const breakGlass = (by: Handle, entry = conversation) =>
    app.post(by, `/entries/${entry}/break-glass`, {
      ground: 'danger-to-life-or-health',
      reason: 'KANARIE-REASON she called, afraid',
    });
  const erase = (by: Handle, id = encounter) => eraseByTwo(app, by, `/encounters/${id}/erasure`);

  beforeEach(async () => {
    app = await TestSamsyn.open();
    app.parts.directory.registerPerson(
      SUPERVISOR,
      { branch: COORDINATORS, role: 'supervisor', regions: ['syd'] },
      null,
    );
    operationId = await app.plan();
    await app.start(operationId);
    encounter = await app.encounter(operationId);
    conversation = (await app.tell('coordB', `/encounters/${encounter}/conversation-ended`, { account }))
      .entry;
  });
  afterEach(() => app.close());

  it('is read by a colleague for an hour, and the holder sees who did and why', async () => {
    expect(await app.canaries('coordA', operationId)).not.toContain('KANARIE-ACCOUNT');
    const { status, body } = await breakGlass('coordA');
    expect(status).toBe(201);
    expect(await app.canaries('coordA', operationId)).toContain('KANARIE-ACCOUNT');
    const viewed = await app.seen('coordB', operationId, body.entries[0]!.id);
    expect(viewed).toMatchObject({
      type: 'AccessedUnderBreakGlass',
      by: 'coordA',
      facts: { ground: 'danger-to-life-or-health', reason: 'KANARIE-REASON she called, afraid' },
    });
    expect(await app.canaries(SUPERVISOR, operationId)).toContain('KANARIE-REASON');

    app.clock.moveTo(plusMs(app.clock.now(), HOUR_MS));
    await app.parts.processing.settled();
    expect(await app.canaries('coordA', operationId)).not.toContain('KANARIE-ACCOUNT');
    const expired = (await app.history('coordB', operationId)).filter(
      ({ type }) => type === 'BreakGlassExpired',
    );
    expect(expired).toHaveLength(1);
  });

  it('that is erased takes with it what was said of links to others', async () => {
    const other = await app.encounter(await app.plan());
    const { entry } = await app.tell('coordB', `/encounters/${encounter}/links`, {
      encounter: other,
      reason: 'same-document',
      known: true,
      until: stockholmDay(app.clock.now()),
    });
    const linked = async () =>
      (await app.parts.eventStore.readAll({ after: 0, limit: 1_000 })).find(({ id }) => id === entry)!;
    expect(app.parts.codec.decode(await linked()).erased).toEqual([]);
    expect((await erase(SUPERVISOR)).status).toBe(201);
    await app.parts.processing.settled();
    expect(app.parts.codec.decode(await linked())).toMatchObject({
      data: {},
      erased: ['encounters', 'reason', 'until', 'known'],
    });
    const { body } = await app.get<{ linked: unknown[] }>('coordB', `/encounters/${other}`);
    expect(body.linked).toEqual([]);
  });

  it('is for reading: whoever broke the glass records nothing, hands nothing over and discloses nothing', async () => {
    const other = await app.encounter(await app.plan());
    await breakGlass('coordA');
    const before = (await app.entries(operationId)).length;
    const recipient = { recipient: 'police/trafficking-unit', purpose: 'support' };
    for (const [path, body] of [
      [`/encounters/${encounter}/hand-overs`, { to: 'coordA' }],
      [`/encounters/${encounter}/takeovers`, { why: 'nobody else is there' }],
      [`/encounters/${encounter}/consents`, { ...recipient, scope: ['all'] }],
      [`/encounters/${encounter}/follow-ups`, { at: '2026-11-21T10:00:00+01:00' }],
      [`/encounters/${encounter}/child-concerns`, { to: 'social-services/municipality' }],
      [`/encounters/${encounter}/referrals`, { to: 'ngo/shelter', service: 'shelter' }],
      [`/entries/${conversation}/corrections`, { field: 'account', is: 'otherwise', reason: 'misheard' }],
      [
        '/disclosures/decisions',
        {
          ...{ outcome: 'granted', item: { entry: conversation, field: 'account' }, ground: 'OSL 10:2' },
          ...{ weighing: 'what speaks for it, and what against it, was weighed', ...recipient },
        },
      ],
      [
        `/encounters/${encounter}/links`,
        { encounter: other, reason: 'same-document', known: true, until: stockholmDay(app.clock.now()) },
      ],
    ] as const) {
      const { status } = await app.post('coordA', path, body);
      expect([path, status < 400 && status !== 201]).toEqual([path, false]);
    }
    expect(await app.entries(operationId)).toHaveLength(before);
    const answer = await app.post('coordA', `/encounters/${encounter}/hand-overs`, { to: 'coordA' });
    expect([answer.status, answer.body.code]).toEqual([403, 'BREAK_GLASS.READ_ONLY']);
    app.clock.moveTo(plusMs(app.clock.now(), HOUR_MS));
    await app.parts.processing.settled();
    expect(await app.canaries('coordA', operationId)).not.toContain('KANARIE-ACCOUNT');
  });

  it('leaves what was handed over meanwhile, when the hour is over', async () => {
    await breakGlass('coordA');
    await app.tell('coordB', `/encounters/${encounter}/hand-overs`, { to: 'coordA' });
    app.clock.moveTo(plusMs(app.clock.now(), HOUR_MS));
    await app.parts.processing.settled();
    expect(await app.canaries('coordA', operationId)).toContain('KANARIE-ACCOUNT');
  });

  it('is opened for nobody of another branch, and nobody there learns that it was opened', async () => {
    expect((await breakGlass('leader')).body.code).toBe('ACCESS.NOT_YOURS');
    expect((await breakGlass('shelter')).body.code).toBe('ENTRY.UNKNOWN');
    await breakGlass('coordA');
    for (const handle of ['leader', 'border', 'work', 'facilitator'] as const) {
      expect(await app.everything(handle, operationId)).not.toMatch(/BreakGlass|KANARIE-(ACCOUNT|REASON)/);
    }
  });

  it('refuses an entry of no encounter, an unknown ground and a missing reason', async () => {
    const [proposed] = await app.entries(operationId);
    expect((await breakGlass('coordA', proposed!.id)).body.code).toBe('BREAK_GLASS.NO_ENCOUNTER');
    for (const body of [{ ground: 'curiosity', reason: 'x' }, { ground: 'child-at-risk' }]) {
      expect((await app.post('coordA', `/entries/${conversation}/break-glass`, body)).status).toBe(400);
    }
  });

  it('is erased by a supervisor: nobody reads it again, and that it was there stays in the history', async () => {
    expect((await erase('coordB')).body.code).toBe('ACCESS.NOT_YOURS');
    expect((await erase('leader')).body.code).toBe('ENCOUNTER.UNKNOWN');
    expect((await erase(SUPERVISOR)).status).toBe(201);
    await app.parts.processing.settled();
    for (const handle of ['coordB', SUPERVISOR, 'leader'] as const) {
      expect(await app.canaries(handle, operationId)).not.toContain('KANARIE-ACCOUNT');
    }
    const viewed = await app.seen('coordB', operationId, conversation);
    expect(viewed?.withheld).toContainEqual({ field: 'account', rule: 'erased' });
    const erased = (await app.history('coordB', operationId)).find(({ type }) => type === 'SubjectErased');
    expect(erased?.facts).toEqual({ ground: 'retention-ended' });
  });

  it('takes nothing more after that, and a second erasure changes nothing', async () => {
    await erase(SUPERVISOR);
    await app.parts.processing.settled();
    const before = (await app.entries(operationId)).length;
    const answer = await app.post('coordB', `/encounters/${encounter}/contact-cards`, {});
    expect(answer.body.code).toBe('ENCOUNTER.ERASED');
    const corrected = await app.post('coordB', `/entries/${conversation}/corrections`, {
      field: 'account',
      is: 'KANARIE-AGAIN',
      reason: 'r',
    });
    expect(corrected.body.code).toBe('ENCOUNTER.ERASED');
    expect((await erase(SUPERVISOR)).body.entries).toEqual([]);
    expect((await app.entries(operationId)).length).toBe(before);
  });

  it('stays erased where the key store is restored from a copy: the log says so before anything is served', async () => {
    const destroyed: string[] = [];
    await erase(SUPERVISOR);
    await app.parts.processing.settled();
    const keys = { destroy: (scope: string) => destroyed.push(scope) };
    const { operationLog, executor, codec, eventStore } = app.parts;
    await new Erasure(
      keys as never,
      operationLog,
      executor,
      new LoggedPersonsMet(codec),
      codec,
      eventStore,
    ).reapply();
    expect(destroyed).toEqual([`conducting.encounter-${encounter}`]);
  });
});
