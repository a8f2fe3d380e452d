import { encounterStream } from '@samsyn/conducting/contract';
import { MemoryEventStore } from '@samsyn/event-store';
import type { Answer, Recorded201 } from '../conducting/conducting-samsyn';
import { EntriesTestSamsyn } from './entries-samsyn';

const POLICE = 'police/trafficking-unit';
const WORK = 'work-environment-authority/inspection';
const SHELTER = 'ngo/shelter';
const NOBODYS = '3f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const recorded = ({ status, body }: Answer<Recorded201>) => [
  status,
  body.code ?? (body.entries ?? []).map(({ type }) => type).join(),
];
const UNKNOWN = [404, 'ENTRY.UNKNOWN'];
const NOT_YOURS = [403, 'ACCESS.NOT_YOURS'];
const REQUESTED = [201, 'DisclosureRequested'];
const DECIDED = [201, 'DisclosureDecided'];
const necessary = {
  ground: 'OSL 10:2',
  purpose: 'taking part',
  weighing: 'nobody can come without the address',
};
const consented = { ground: 'OSL 12:2', purpose: 'interview' };

interface Rows {
  readonly disclosures: readonly Record<string, unknown>[];
}

describe('disclosure', () => {
  let app: EntriesTestSamsyn;
  let operationId: string;
  beforeEach(async () => {
    app = await EntriesTestSamsyn.open(new MemoryEventStore());
    operationId = await app.plan({ location: ['police-investigation'] });
  });
  afterEach(() => app.close());

  const request = (handle: string, entry: string, field: string) =>
    app.post(handle, '/disclosures/requests', {
      item: { entry, field },
      ground: 'OSL 10:27',
      purpose: 'report',
    });
  const decide = (handle: string, entry: string, field: string, decision: object, headers = {}) =>
    app.post(
      handle,
      '/disclosures/decisions',
      { item: { entry, field }, outcome: 'granted', ...decision },
      headers,
    );
  const listed = (handle: string) => app.get<Rows>(handle, `/disclosures?operation=${operationId}`);
  const proposal = async () => (await app.entries(operationId))[0]!.id;
  const last = async () => (await app.entries(operationId)).at(-1)!;
  const finding = () =>
    app.conduct(operationId, 'work', {
      name: 'FindingRecorded',
      data: { area: 'housing', severity: 'high', detail: 'CANARY' },
    });
  const met = async () => {
    const opened = await app.post('coordA', `/operations/${operationId}/encounters`, {
      identity: 'unknown',
    });
    const encounter = opened.body.id!;
    const tell = async (handle: string, path: string, body: object) =>
      (await app.post(handle, `/encounters/${encounter}/${path}`, body)).body.entries[0]!.id;
    const at = '2026-11-21T10:00:00+01:00';
    const booking = () => tell('coordA', 'follow-ups', { at, place: { value: 'CANARY place' } });
    const consent = (recipient: string, scope = ['follow-up time']) =>
      tell('coordA', 'consents', { recipient, scope, purpose: 'interview' });
    return { stream: encounterStream(encounter), tell, booking, consent };
  };

  it('of the plan is decided by the branch that recorded it', async () => {
    const entry = await proposal();
    const told10 = { ...necessary, recipient: WORK };
    expect(await app.seen('work', operationId, entry)).not.toMatchObject({
      facts: { location: expect.anything() as unknown },
    });
    expect(recorded(await decide('work', entry, 'location', told10))).toEqual(NOT_YOURS);
    expect(recorded(await decide('clinic', entry, 'location', told10))).toEqual(UNKNOWN);
    expect(recorded(await decide('clinic', NOBODYS, 'location', told10))).toEqual(UNKNOWN);
    expect(recorded(await decide('officer', entry, 'nothing', told10))).toEqual(UNKNOWN);
    expect(
      recorded(await decide('officer', entry, 'location', { ...told10, recipient: 'no/where' })),
    ).toEqual([400, 'IDENTITY.BRANCH_UNKNOWN']);
    expect(recorded(await decide('officer', entry, 'location', told10))).toEqual(DECIDED);
    expect(await app.seen('work', operationId, entry)).toMatchObject({
      facts: { location: 'Exempelgatan 1' },
    });
    expect((await last()).stream).toBe((await app.entries(operationId))[0]!.stream);
  });

  it('is asked for by those who see the entry and not the field', async () => {
    const entry = await finding();
    expect(recorded(await request('leader', entry, 'area'))).toEqual([409, 'DISCLOSURE.ALREADY_VISIBLE']);
    expect(recorded(await request('work', entry, 'detail'))).toEqual([409, 'DISCLOSURE.ALREADY_VISIBLE']);
    expect(recorded(await request('leader', entry, 'nothing'))).toEqual(UNKNOWN);
    const [hidden, absent] = [
      await request('clinic', entry, 'detail'),
      await request('clinic', NOBODYS, 'detail'),
    ];
    expect(recorded(hidden)).toEqual(UNKNOWN);
    expect(hidden.text.replaceAll(entry, '')).toBe(absent.text.replaceAll(NOBODYS, ''));
    expect(recorded(await request('leader', entry, 'detail'))).toEqual(REQUESTED);
    expect(recorded(await request('officer', entry, 'detail'))).toEqual([201, '']);
  });

  it('answers the request that waits, which is told of to its branch', async () => {
    const entry = await finding();
    await request('border', entry, 'detail');
    await request('leader', entry, 'detail');
    const why = { outcome: 'refused', why: 'not needed' };
    expect(recorded(await decide('work', entry, 'detail', { outcome: 'refused' }))).toEqual([
      400,
      'DISCLOSURE.WHY_REQUIRED',
    ]);
    expect(recorded(await decide('work', entry, 'detail', why))).toEqual(DECIDED);
    expect(await last()).toMatchObject({ data: { requester: POLICE, why: 'not needed' } });
    expect(await app.seen('leader', operationId, (await last()).id)).toBeDefined();
    expect(await app.seen('border', operationId, (await last()).id)).toBeUndefined();
    expect(recorded(await decide('work', entry, 'detail', necessary))).toEqual(DECIDED);
    expect(await last()).toMatchObject({
      data: { requester: 'police/border-police', recipient: 'police/border-police' },
    });
    expect(recorded(await decide('work', entry, 'detail', necessary))).toEqual([
      400,
      'DISCLOSURE.RECIPIENT_REQUIRED',
    ]);
  });

  it('without an item decides the latest request that is the caller’s to decide', async () => {
    const [first, second] = [await finding(), await finding()];
    const bare = (handle: string) =>
      app.post(handle, '/disclosures/decisions', { outcome: 'refused', why: 'no' });
    expect(recorded(await bare('work'))).toEqual(UNKNOWN);
    await request('leader', first, 'detail');
    await request('border', second, 'detail');
    await request('work', await proposal(), 'location');
    for (const handle of ['border', 'clinic']) expect(recorded(await bare(handle))).toEqual(UNKNOWN);
    expect(recorded(await bare('work'))).toEqual(DECIDED);
    expect(await last()).toMatchObject({ data: { item: { entry: second, field: 'detail' } } });
    expect(recorded(await bare('work'))).toEqual(DECIDED);
    expect(await last()).toMatchObject({ data: { item: { entry: first, field: 'detail' } } });
    expect(recorded(await bare('work'))).toEqual(UNKNOWN);
    expect(recorded(await bare('leader'))).toEqual(DECIDED);
  });

  it('is the same decision when it is sent again', async () => {
    const entry = await proposal();
    const ask = () =>
      decide('leader', entry, 'location', { ...necessary, recipient: WORK }, { 'idempotency-key': 'given' });
    const [first, second] = [await ask(), await ask()];
    expect(recorded(first)).toEqual(DECIDED);
    expect(second.body.entries).toEqual(first.body.entries);
  });

  it('of an encounter is for the holder, and within the consent alone', async () => {
    const { booking, consent, tell } = await met();
    const entry = await booking();
    const given = await consent(POLICE);
    const to = { ...consented, recipient: POLICE };
    await app.post('leader', `/operations/${operationId}/conduct/start`, {});
    const ended = await tell('coordA', 'conversation-ended', { account: { value: 'CANARY account' } });
    for (const handle of ['coordB', 'leader', 'jour']) {
      expect(recorded(await decide(handle, ended, 'account', to))).toEqual(NOT_YOURS);
      expect(recorded(await decide(handle, entry, 'at', to))).toEqual(UNKNOWN);
    }
    expect(recorded(await request('coordB', ended, 'account'))).toEqual(NOT_YOURS);
    expect(recorded(await request('coordB', entry, 'at'))).toEqual(UNKNOWN);
    expect(recorded(await decide('coordA', entry, 'place', to))).toEqual([409, 'DISCLOSURE.NO_CONSENT']);
    expect(recorded(await decide('coordA', entry, 'at', { ...to, recipient: WORK }))).toEqual([
      409,
      'DISCLOSURE.NO_CONSENT',
    ]);
    expect(recorded(await decide('coordA', entry, 'at', to))).toEqual(DECIDED);
    expect(await last()).toMatchObject({ data: { consent: given, recipient: POLICE } });
    expect(await app.seen('leader', operationId, entry)).toMatchObject({
      facts: { at: '2026-11-21T09:00:00.000Z' },
    });
  });

  it('to the branch that met her is for handing over, not for a decision', async () => {
    const { booking } = await met();
    const to = { ...necessary, recipient: 'social-services/regional-coordinator' };
    expect(recorded(await decide('coordA', await booking(), 'at', to))).toEqual([
      409,
      'DISCLOSURE.ALREADY_VISIBLE',
    ]);
  });

  it('after a withdrawn consent is refused, and given anew under a new one', async () => {
    const { booking, consent, tell } = await met();
    const entry = await booking();
    await consent(POLICE);
    const to = { ...consented, recipient: POLICE };
    await decide('coordA', entry, 'at', to);
    expect(recorded(await decide('coordA', entry, 'at', to))).toEqual([409, 'DISCLOSURE.ALREADY_VISIBLE']);
    await tell('coordA', 'consent-withdrawals', { recipient: POLICE });
    expect(recorded(await decide('coordA', entry, 'at', to))).toEqual([409, 'DISCLOSURE.NO_CONSENT']);
    expect((await listed('leader')).body.disclosures).toMatchObject([
      { entry, field: 'at', withdrawn: true },
    ]);
    const again = await consent(POLICE);
    expect(recorded(await decide('coordA', entry, 'at', to))).toEqual(DECIDED);
    expect(await last()).toMatchObject({ data: { consent: again } });
    expect((await listed('leader')).body.disclosures[0]).not.toHaveProperty('withdrawn');
  });

  it('rests on no consent whose time is past', async () => {
    const { booking, tell } = await met();
    const entry = await booking();
    const limited = {
      recipient: POLICE,
      scope: ['all'],
      purpose: 'interview',
      until: '2026-11-20T00:00:00Z',
    };
    await tell('coordA', 'consents', limited);
    app.moveTo('2026-11-20T00:00:00.000Z');
    const refused = await decide('coordA', entry, 'at', { ...consented, recipient: POLICE });
    expect(recorded(refused)).toEqual([409, 'DISCLOSURE.NO_CONSENT']);
  });

  it.each(['withdrawals', 'refusals', 'time'])('reaches no further after %s', async (how) => {
    const { booking, tell } = await met();
    const entry = await booking();
    const until = how === 'time' ? { until: '2026-11-20T00:00:00Z' } : {};
    await tell('coordA', 'consents', { recipient: POLICE, scope: ['all'], purpose: 'interview', ...until });
    await decide('coordA', entry, 'place', { ...consented, recipient: POLICE });
    const correct = async (is: string, was: string) => {
      const correction = { field: 'place', is, was, reason: 'moved' };
      const { body } = await app.post('coordA', `/entries/${entry}/corrections`, correction);
      return body.entries[0]!.id;
    };
    const before = await correct('CANARY library', 'CANARY place');
    if (how === 'time') app.moveTo('2026-11-20T00:00:00.000Z');
    else await tell('coordA', `consent-${how}`, { recipient: POLICE });
    const after = await correct('CANARY café', 'CANARY library');
    const viewed = async (handle: string) =>
      Promise.all([before, after].map(async (id) => (await app.seen(handle, operationId, id)) !== undefined));
    expect([await viewed('leader'), await viewed('coordA')]).toEqual([
      [true, false],
      [true, true],
    ]);
    const mark = how === 'time' ? { until: '2026-11-20T00:00:00.000Z' } : { withdrawn: true };
    expect((await listed('leader')).body.disclosures).toMatchObject([{ entry, field: 'place', ...mark }]);
    const to = { ...consented, recipient: POLICE };
    expect(recorded(await decide('coordA', entry, 'place', to))).toEqual([409, 'DISCLOSURE.NO_CONSENT']);
    await tell('coordA', 'consents', { recipient: POLICE, scope: ['all'], purpose: 'another' });
    expect(recorded(await decide('coordA', entry, 'place', to))).toEqual(DECIDED);
  });

  it('to a private recipient waits for its reservation', async () => {
    const { booking, tell } = await met();
    const entry = await booking();
    await tell('coordA', 'referrals', { to: SHELTER, service: 'shelter' });
    const to = { ...necessary, ground: 'OSL 10:14', recipient: SHELTER };
    expect(recorded(await decide('coordA', entry, 'at', to))).toEqual([409, 'DISCLOSURE.NO_RESERVATION']);
    await tell('shelter', 'reservations', { ground: 'OSL 10:14' });
    expect(recorded(await decide('coordA', entry, 'at', to))).toEqual(DECIDED);
    expect((await listed('shelter')).body.disclosures).toMatchObject([
      { entry, recipient: SHELTER, ground: 'OSL 10:14' },
    ]);
  });

  it('is not for corrections and perspectives', async () => {
    const entry = await finding();
    const correction = await app.post('work', `/entries/${entry}/corrections`, {
      field: 'area',
      is: 'hall',
      reason: 'x',
    });
    const perspective = await app.tell(operationId, `debriefing.debrief-${operationId}`, 'work', {
      name: 'PerspectiveSubmitted',
      data: { well: 'CANARY', hard: 'CANARY' },
    });
    for (const [id, field] of [
      [correction.body.entries[0]!.id, 'is'],
      [perspective, 'well'],
    ] as const)
      expect(
        recorded(await decide('work', id, field, { ...necessary, recipient: 'tax-agency/control' })),
      ).toEqual([409, 'DISCLOSURE.NOT_DISCLOSABLE']);
  });

  it('is not of what was erased', async () => {
    const { booking, stream, consent } = await met();
    const entry = await booking();
    await consent(POLICE);
    await decide('coordA', entry, 'at', { ...consented, recipient: POLICE });
    app.erase(stream);
    app = await app.restarted();
    const to = { ...necessary, recipient: WORK };
    expect(recorded(await decide('coordA', entry, 'place', to))).toEqual([409, 'DISCLOSURE.ERASED']);
    expect(recorded(await decide('coordA', entry, 'place', { ...consented, recipient: POLICE }))).toEqual([
      409,
      'DISCLOSURE.NO_CONSENT',
    ]);
    expect(recorded(await decide('coordA', entry, 'place', { outcome: 'refused', why: 'gone' }))).toEqual(
      DECIDED,
    );
    for (const handle of ['coordA', 'leader', 'work']) expect((await listed(handle)).status).toBe(200);
  });

  it('is listed to who gave and who received, and to nobody else', async () => {
    const { booking, consent } = await met();
    const entry = await booking();
    await consent(POLICE);
    await decide('coordA', entry, 'at', { ...consented, recipient: POLICE });
    const decision = (await last()).id;
    await decide('leader', await proposal(), 'location', { ...necessary, recipient: WORK });
    const visit = { entry, type: 'FollowUpBooked', field: 'at', recipient: POLICE, ...consented };
    const address = {
      entry: await proposal(),
      type: 'OperationProposed',
      field: 'location',
      recipient: WORK,
    };
    const rows = async (handle: string) => (await listed(handle)).body.disclosures;
    const decidedAt = expect.stringMatching(/Z$/) as unknown;
    expect(await rows('coordA')).toEqual([{ ...visit, decision, decidedAt }]);
    expect(await rows('head')).toEqual([{ ...visit, decision, decidedAt }]);
    expect(await rows('leader')).toMatchObject([visit, address]);
    expect(await rows('work')).toMatchObject([address]);
    for (const handle of ['coordB', 'border', 'jour']) expect(await rows(handle)).toEqual([]);
    const unknown = await app.get<{ code: string }>('clinic', `/disclosures?operation=${operationId}`);
    const absent = await app.get<{ code: string }>('clinic', `/disclosures?operation=${NOBODYS}`);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
    expect(unknown.text.replaceAll(operationId, '')).toBe(absent.text.replaceAll(NOBODYS, ''));
    expect((await app.get('leader', '/disclosures')).status).toBe(400);
  });
});
