import { newUuid } from '@samsyn/event-store';
import { plusDays, stockholmDay, stockholmInstant } from '@samsyn/kernel';
import { HANDLES, type Handle, type TestSamsyn } from '../support/test-samsyn';
import { eraseByTwo } from '../support/administrators';
import { further, MUNICIPALITY, openTestSamsyn, waitUntil } from './persons';

interface Page {
  readonly identity: object;
  readonly holders: readonly string[];
  readonly conversations: readonly object[];
  readonly support: readonly { readonly kind: string; readonly answer: string | null }[];
  readonly supportContact: object;
  readonly followUps: readonly object[];
  readonly consents: readonly object[];
  readonly consentEndings: readonly object[];
  readonly referrals: readonly object[];
  readonly concerns: readonly object[];
  readonly reflectionPeriod: object;
  readonly clocks: readonly { readonly code: string; readonly due: string }[];
  readonly linked: readonly { readonly encounter: string; readonly operation: string }[];
  readonly parted: readonly { readonly encounter: string; readonly reason?: string }[];
}

describe('the page of an encounter', () => {
  let app: TestSamsyn;
  let operation: string;
  let encounter: string;
  beforeAll(async () => {
    app = await openTestSamsyn();
  });
  beforeEach(async () => {
    operation = await app.plan();
    encounter = await app.encounter(operation);
  });
  afterAll(() => app.close());

  const tell = (path: string, body: object = {}, by: Handle = 'coordB') =>
    app.tell(by, `/encounters/${encounter}/${path}`, body);
  const page = async (by: Handle = 'coordB', of = encounter) =>
    (await app.get<Page>(by, `/encounters/${of}`)).body;
  const NOBODYS = HANDLES.filter((handle) => handle !== 'coordB');

  it('does not exist for anybody but the holder, the holder’s supervisor and those it was handed to', async () => {
    await tell('referrals', { to: 'ngo/shelter', service: 'shelter' });
    await tell('consents', { recipient: 'police/trafficking-unit', scope: ['all'], purpose: 'interview' });
    for (const handle of NOBODYS) {
      const real = await app.get(handle, `/encounters/${encounter}`);
      const absent = await app.get(handle, `/encounters/${newUuid()}`);
      const garbage = await app.get(handle, '/encounters/nothing');
      expect([handle, real.status, real.text]).toEqual([handle, 404, absent.text]);
      expect(real.text).toBe(garbage.text);
    }
    expect((await app.get(further('head'), `/encounters/${encounter}`)).status).toBe(200);
    await tell('hand-overs', { to: 'coordA' });
    expect((await page('coordA')).holders).toEqual(['coordB', 'coordA']);
  });

  it('says who she was then, and who she turned out to be', async () => {
    await tell('identifications', { how: 'told-herself', name: { value: 'KANARIE-NAMN' } });
    expect((await page()).identity).toEqual({
      atOpening: 'unknown',
      identified: [expect.objectContaining({ how: 'told-herself', name: 'KANARIE-NAMN' })],
    });
    const opened = (await app.history('coordB', operation)).find(({ type }) => type === 'EncounterOpened');
    expect(opened?.facts.identity).toBe('unknown');
    for (const handle of NOBODYS)
      expect([handle, await app.canaries(handle, operation)]).toEqual([handle, []]);
    const entry = (await app.entries(operation)).find(({ name }) => name === 'SubjectIdentified');
    expect(entry?.labels).toEqual({ how: ['social-services'], name: ['identity', 'social-services'] });
  });

  it('pairs each conversation’s beginning with its end, however late the end was told', async () => {
    const started = (at: string) =>
      tell('conversation-started', { occurredAt: `2026-11-19T${at}:00+01:00`, language: 'es' });
    const ended = (at: string) => tell('conversation-ended', { occurredAt: `2026-11-19T${at}:00+01:00` });
    const occurredAt = '2026-11-19T19:00:00+01:00';
    await app.tell('leader', `/operations/${operation}/conduct/start`, { occurredAt });
    await started('19:10');
    await started('19:40');
    await ended('19:50');
    await ended('19:30');
    expect((await page()).conversations.map((one) => Object.values(one).slice(0, 2))).toEqual([
      ['2026-11-19T18:10:00.000Z', '2026-11-19T18:30:00.000Z'],
      ['2026-11-19T18:40:00.000Z', '2026-11-19T18:50:00.000Z'],
    ]);
    const { body } = await app.get<{ measures: { conversationMinutes: number } }>(
      'leader',
      `/operations/${operation}/debrief`,
    );
    expect(body.measures.conversationMinutes).toBe(30);
  });

  it('shows each kind of support as she answered it', async () => {
    await tell('support-offers', { kinds: ['shelter', 'health-care', 'safe-return'] });
    await tell('support-answers', {
      answer: 'accepted',
      answers: [
        { kind: 'shelter', answer: 'accepted' },
        { kind: 'safe-return', answer: 'declined' },
      ],
    });
    const answers = async () => (await page()).support.map(({ kind, answer }) => [kind, answer]);
    expect(await answers()).toEqual([
      ['shelter', 'accepted'],
      ['health-care', null],
      ['safe-return', 'declined'],
    ]);
    await tell('support-answers', { answer: 'undecided' });
    expect((await answers()).map(([, answer]) => answer)).toEqual(['undecided', 'undecided', 'undecided']);
    const viewed = async (by: Handle) =>
      (await app.history(by, operation)).filter(({ type }) => type === 'SupportAnswered').length;
    await app.start(operation);
    expect(await viewed('coordB')).toBe(2);
    for (const handle of NOBODYS) expect([handle, await viewed(handle)]).toEqual([handle, 0]);
  });

  it('shows follow-ups with place, company and outcome, consents in force and what a referral lacks', async () => {
    const place = { value: 'KANARIE-PLATS' };
    await tell('follow-ups', { at: '2026-11-23T10:00:00+01:00', place, attends: ['interpreter'] });
    await tell('follow-ups/kept', { outcome: 'referred' });
    await tell('consents', { recipient: 'police/trafficking-unit', scope: ['needs'], purpose: 'x' });
    await tell('consent-withdrawals', { recipient: 'police/trafficking-unit' });
    await tell('consent-refusals', { recipient: 'police/border-police' });
    await tell('consents', { recipient: 'ngo/shelter', scope: ['referral'], purpose: 'a place' });
    await tell('referrals', { to: 'ngo/shelter', service: 'health-care' });
    await tell('referral-refusals', { reason: 'full' }, 'shelter');
    const shown = await page();
    expect(shown.followUps).toEqual([
      expect.objectContaining({
        number: 1,
        state: 'kept',
        at: '2026-11-23T09:00:00.000Z',
        place: 'KANARIE-PLATS',
        attends: ['interpreter'],
        outcome: 'referred',
      }),
    ]);
    expect(shown.consents).toEqual([
      expect.objectContaining({ recipient: 'ngo/shelter', scope: ['referral'] }),
    ]);
    expect(shown.consentEndings).toEqual([
      expect.objectContaining({ how: 'withdrawn', recipient: 'police/trafficking-unit' }),
      expect.objectContaining({ how: 'refused', recipient: 'police/border-police' }),
    ]);
    expect(shown.referrals).toEqual([
      expect.objectContaining({
        to: 'ngo/shelter',
        state: 'refused',
        facts: { reason: 'full' },
        missing: ['receiver'],
      }),
    ]);
    expect(await app.canaries('leader', operation)).toEqual([]);
  });

  it('shows the clocks that run, the reflection period’s days and the law behind a concern', async () => {
    await tell('support-answers', { answer: 'accepted' });
    await tell('child-concerns', { to: MUNICIPALITY });
    await tell('reflection-period/applications', { applicant: 'preliminary-investigation-leader' });
    await tell('reflection-period/grants', { from: '2026-11-20' });
    const shown = await page();
    expect(shown.clocks).toEqual([
      { code: 'child-concern-reminder', due: '2026-11-20T08:00:00.000Z' },
      { code: 'support-contact', due: '2026-11-20T16:00:00.000Z' },
      { code: 'reflection-period-ending', due: '2026-12-15T08:00:00.000Z' },
      { code: 'reflection-period-end', due: '2026-12-19T23:00:00.000Z' },
    ]);
    expect(shown.supportContact).toMatchObject({ state: 'awaited', due: '2026-11-20T16:00:00.000Z' });
    expect(shown.concerns).toEqual([
      expect.objectContaining({ state: 'reported', law: 'SoL (2025:400) 19:1', reminders: 0 }),
    ]);
    expect(shown.reflectionPeriod).toEqual({
      phase: 'running',
      applicant: 'preliminary-investigation-leader',
      from: '2026-11-20',
      until: '2026-12-20',
      daysLeft: 31,
    });
  });

  it('lets the holder withdraw a referral, which its actor sees with the ground and answers no more', async () => {
    await tell('referrals', { to: 'ngo/shelter', service: 'shelter' });
    await tell('referral-withdrawals', { why: 'something else', reason: 'her-wish' });
    const types = (await app.history('shelter', operation)).map(({ type, facts }) => [type, facts.reason]);
    expect(types).toEqual([
      ['ReferralRequested', undefined],
      ['ReferralWithdrawn', 'her-wish'],
    ]);
    const late = await app.post('shelter', `/encounters/${encounter}/referral-acceptances`);
    expect([late.status, late.body.code]).toEqual([409, 'ENCOUNTER.NO_OPEN_REFERRAL']);
    const foreign = await app.post('shelter', `/encounters/${encounter}/referral-withdrawals`, {
      why: 'something else',
      reason: 'her-wish',
    });
    expect([foreign.status, foreign.body.code]).toEqual([404, 'ENCOUNTER.UNKNOWN']);
  });

  it('says nothing more once what is known of her was erased, and reminds only those to whom something was sent', async () => {
    await tell('referrals', { to: 'ngo/shelter', service: 'shelter' });
    await tell('child-concerns', { to: MUNICIPALITY, ground: { value: 'KANARIE-BARN' } });
    await tell('follow-ups', { at: '2026-11-23T10:00:00+01:00', place: { value: 'KANARIE-PLATS' } });
    await tell('conversation-ended', { account: { value: 'KANARIE-SAMTAL' } });
    await tell('reflection-period/grants', { from: '2026-11-20' });
    await tell('support-answers', { answer: 'accepted', kinds: ['KANARIE-KIND'] });
    const erased = await eraseByTwo(app, further('head'), `/encounters/${encounter}/erasure`);
    expect(erased.status).toBe(201);
    await waitUntil(app, '2026-12-20T00:00:00+01:00');
    const { status, text, body } = await app.get<Page>('coordB', `/encounters/${encounter}`);
    expect([status, text.includes('KANARIE'), body.clocks, body.supportContact]).toEqual([
      200,
      false,
      [],
      { state: 'none-awaited' },
    ]);
    const names = (await app.entries(operation)).map(({ name }) => name);
    const since = names.slice(names.indexOf('SubjectErased') + 1);
    expect(new Set(since)).toEqual(
      new Set(['DisclosuresListed', 'ReferralReminded', 'ChildConcernReminded']),
    );
    expect((await app.history('coordB', operation)).at(-1)?.type).toBe('SubjectErased');
  });

  it('lists the kinds of support for everybody', async () => {
    const { status, body } = await app.get<{ services: { code: string }[] }>('tax', '/support-services');
    expect([status, body.services.map(({ code }) => code)]).toEqual([
      200,
      expect.arrayContaining(['shelter', 'reflection-period', 'national-support-programme', 'other']),
    ]);
  });
});

describe('two encounters with the same person', () => {
  let app: TestSamsyn;
  let operations: readonly string[];
  let encounters: readonly string[];
  beforeAll(async () => {
    app = await openTestSamsyn();
  });
  beforeEach(async () => {
    operations = [await app.plan(), await app.plan()];
    encounters = [await app.encounter(operations[0]!), await app.encounter(operations[1]!)];
  });
  afterAll(() => app.close());

  const grounds = (facts: object = {}) => ({
    reason: 'same-telephone',
    known: true,
    until: stockholmDay(app.clock.now()),
    ...facts,
  });
  const link = (by: Handle, suffix = '', [one, other] = encounters) =>
    app.post(by, `/encounters/${one}/links${suffix}`, {
      encounter: other,
      ...(suffix === '' ? grounds() : {}),
    });
  const linkedOf = async (by: Handle, of = encounters[0]) =>
    (await app.get<Page>(by, `/encounters/${of}`)).body.linked;

  it('are linked by who holds both, from both sides, until the link is withdrawn', async () => {
    expect((await link('coordB')).body.entries.map(({ type }) => type)).toEqual(['EncountersLinked']);
    expect((await link('coordB')).body.entries).toEqual([]);
    expect(await linkedOf('coordB')).toEqual([
      expect.objectContaining({ encounter: encounters[1], operation: operations[1] }),
    ]);
    expect(await linkedOf('coordB', encounters[1])).toEqual([
      expect.objectContaining({ encounter: encounters[0], operation: operations[0] }),
    ]);
    expect((await link('coordB', '/withdrawals')).body.entries.map(({ type }) => type)).toEqual([
      'EncounterLinkWithdrawn',
    ]);
    expect(await linkedOf('coordB')).toEqual([]);
    const again = await link('coordB', '/withdrawals');
    expect([again.status, again.body.code]).toEqual([409, 'ENCOUNTER.NO_LINK']);
  });

  it('say why they are, or are not, to who holds both and to nobody else, in codes alone', async () => {
    const recorded = (suffix: string, body: object) =>
      app.tell('coordB', `/encounters/${encounters[0]}/links${suffix}`, {
        encounter: encounters[1]!,
        ...body,
      });
    await app.tell('coordB', `/encounters/${encounters[0]}/hand-overs`, { to: 'coordA' });
    const link = grounds({ known: false, danger: 'suspected-trafficking' });
    await recorded('', link);
    for (const of of encounters)
      expect(await linkedOf('coordB', of)).toEqual([expect.objectContaining(link)]);
    await recorded('/withdrawals', { reason: 'two-persons' });
    for (const of of encounters) {
      const { body } = await app.get<Page>('coordB', `/encounters/${of}`);
      expect([body.linked, body.parted]).toEqual([[], [expect.objectContaining({ reason: 'two-persons' })]]);
    }
    const { body } = await app.get<Page>('coordA', `/encounters/${encounters[0]}`);
    expect([body.linked, body.parted]).toEqual([[], []]);
  });

  it('are linked by a code, where she knows of it or for a danger, to a day within a year; else not at all', async () => {
    const [known, year] = [undefined, plusDays(grounds().until, 366)];
    const yesterday = plusDays(grounds().until, -1);
    for (const [facts, code] of [
      [{ known }, 'ENCOUNTER.LINK_WITHOUT_GROUND'],
      [{ known: false }, 'ENCOUNTER.LINK_WITHOUT_GROUND'],
      [{ until: year }, 'ENCOUNTER.LINK_WITHOUT_END'],
      [{ until: yesterday }, 'ENCOUNTER.LINK_WITHOUT_END'],
      [{ until: undefined }, 'REQUEST.INVALID'],
      [{ reason: 'the same tattoo' }, 'REQUEST.INVALID'],
      [{ reason: 'other-recorded-before' }, 'REQUEST.INVALID'],
      [{ reason: undefined }, 'REQUEST.INVALID'],
      [{ known, danger: 'she is careless' }, 'REQUEST.INVALID'],
    ] as const) {
      const { status, body } = await app.post('coordB', `/encounters/${encounters[0]}/links`, {
        encounter: encounters[1],
        ...grounds(facts),
      });
      expect([facts, status, body.code]).toEqual([facts, 400, code]);
    }
    expect(await linkedOf('coordB')).toEqual([]);
  });

  it('lead on to a third through one that the viewer holds', async () => {
    const third = await app.encounter(await app.plan());
    await link('coordB');
    await link('coordB', '', [encounters[1]!, third]);
    expect((await linkedOf('coordB')).map(({ encounter }) => encounter)).toEqual([encounters[1], third]);
  });

  it('are not linked by who holds one of them or none, nor one with itself', async () => {
    await app.tell('coordB', `/encounters/${encounters[0]}/hand-overs`, { to: 'coordA' });
    for (const handle of ['coordA', 'leader', 'shelter', 'stranger'] as const) {
      const { status, body } = await link(handle);
      expect([handle, status, body.code]).toEqual([handle, 404, 'ENCOUNTER.UNKNOWN']);
    }
    const unknown = await link('coordB', '', [encounters[0]!, newUuid()]);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'ENCOUNTER.UNKNOWN']);
    const itself = await link('coordB', '', [encounters[0]!, encounters[0]!]);
    expect([itself.status, itself.body.code]).toEqual([400, 'ENCOUNTER.LINKED_WITH_ITSELF']);
  });

  it('change no byte of what anybody else gets of the two operations', async () => {
    await app.tell('coordB', `/encounters/${encounters[0]}/hand-overs`, { to: 'coordA' });
    const all = async (handle: Handle) => {
      const texts = await Promise.all(operations.map((operation) => app.everything(handle, operation)));
      const pages = await Promise.all(
        encounters.map((encounter) => app.get(handle, `/encounters/${encounter}`)),
      );
      return [...texts, ...pages.map(({ text }) => text)].join('\n');
    };
    const others = HANDLES.filter((handle) => handle !== 'coordB');
    const before = new Map<Handle, string>();
    for (const handle of others) before.set(handle, await all(handle));
    await link('coordB');
    for (const handle of others) expect([handle, await all(handle)]).toEqual([handle, before.get(handle)]);
    expect(await linkedOf('coordA')).toEqual([]);
    expect(await linkedOf('coordB')).toHaveLength(1);
  });

  it('are shown until the last day of the link has passed, in Stockholm', async () => {
    await link('coordB');
    app.clock.moveTo(stockholmInstant(grounds().until, '23:59'));
    expect(await linkedOf('coordB')).toHaveLength(1);
    app.clock.moveTo(stockholmInstant(plusDays(grounds().until, 1), '00:00'));
    expect(await linkedOf('coordB')).toEqual([]);
    expect((await link('coordB', '/withdrawals')).body.code).toBe('ENCOUNTER.NO_LINK');
  });
});
