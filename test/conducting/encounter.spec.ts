import { encounterStream } from '@samsyn/conducting/contract';
import { consentsInForce, reservationsIn } from '@samsyn/kernel';
import { MemoryEventStore, newUuid } from '@samsyn/event-store';
import { ConductingSamsyn, type Answer, type Recorded201 } from './conducting-samsyn';

const POLICE = 'police/trafficking-unit';
const SHELTER = 'ngo/shelter';
const MUNICIPALITY = 'social-services/municipality';
const consent = { recipient: POLICE, scope: ['follow-up time'], purpose: 'interview' };

const BY_HOLDER: readonly (readonly [path: string, body: object])[] = [
  ['hand-overs', { to: 'coordB' }],
  ['conversation-started', { language: 'es', interpreter: true }],
  ['conversation-ended', { account: { value: 'KANARIE' }, needs: { value: 'KANARIE', label: 'agency-own' } }],
  ['support-offers', { kinds: ['shelter'] }],
  ['support-answers', { answer: 'accepted', kinds: ['shelter'] }],
  ['support-answers', { answer: 'undecided', answers: [{ kind: 'shelter', answer: 'declined' }] }],
  ['support-contacts', { how: 'telephone', note: { value: 'KANARIE' } }],
  ['identifications', { how: 'told-herself', name: { value: 'KANARIE' } }],
  ['contact-cards', {}],
  ['follow-ups', { at: '2026-11-21T10:00:00+01:00', place: { value: 'KANARIE' } }],
  ['follow-ups/moved', { at: '2026-11-22T10:00:00+01:00' }],
  ['follow-ups/kept', { outcome: 'support-goes-on', note: { value: 'KANARIE' } }],
  ['follow-ups/missed', {}],
  ['consents', consent],
  ['consent-refusals', { recipient: POLICE }],
  ['consent-withdrawals', { recipient: POLICE }],
  ['referrals', { to: SHELTER, service: 'shelter' }],
  ['referral-withdrawals', { why: 'something else', reason: 'her-wish' }],
  ['reflection-period/applications', { applicant: 'social-services-committee' }],
  ['reflection-period/grants', { from: '2026-11-20' }],
  ['reflection-period/prolongations', { until: '2027-01-19' }],
  ['reflection-period/endings', { why: 'returned' }],
  ['child-concerns', { to: MUNICIPALITY, ground: { value: 'KANARIE' } }],
];
const BY_RECEIVER: readonly (readonly [path: string, body: object])[] = [
  ['reservations', { ground: 'OSL 10:14' }],
  ['referral-acceptances', {}],
  ['referral-refusals', { reason: 'full' }],
  ['referral-completions', {}],
  ['child-concern-acknowledgements', {}],
];
const ALL = [...BY_HOLDER, ...BY_RECEIVER];

describe('an encounter', () => {
  let app: ConductingSamsyn;
  let operationId: string;
  let encounter: string;
  beforeAll(async () => {
    app = await ConductingSamsyn.open(new MemoryEventStore());
  });
  beforeEach(async () => {
    operationId = await app.plan();
    encounter = (await open('coordA')).body.id!;
  });
  afterAll(() => app.close());
  const open = (handle: string, body: object = { identity: 'unknown' }) =>
    app.post(handle, `/operations/${operationId}/encounters`, body);
  const tell = (handle: string, path: string, body: object = {}): Promise<Answer<Recorded201>> =>
    app.post(handle, `/encounters/${encounter}/${path}`, body);
  const recorded = ({ status, body }: Answer<Recorded201>) => [
    status,
    ...(body.entries ?? []).map(({ type }) => type),
  ];
  const refused = ({ status, body }: Answer<Recorded201>) => [status, body.code];

  it('is opened by a coordinator or the emergency service, and by nobody else who takes part', async () => {
    expect(recorded(await open('jour', { identity: 'withheld', name: { value: 'A.' }, site: 's1' }))).toEqual(
      [201, 'EncounterOpened'],
    );
    for (const handle of ['leader', 'officer', 'border', 'work'])
      expect(refused(await open(handle))).toEqual([403, 'ACCESS.NOT_YOURS']);
    for (const handle of ['stranger', 'municipality'])
      expect(refused(await open(handle))).toEqual([404, 'OPERATION.UNKNOWN']);
  });

  it('is the same encounter when it is opened again under the same key', async () => {
    const path = `/operations/${operationId}/encounters`;
    const ask = () => app.post('coordA', path, { identity: 'known' }, { 'idempotency-key': 'met-once' });
    const [first, second] = [await ask(), await ask()];
    expect(second.body.id).toBe(first.body.id);
    expect(second.body.entries).toEqual(first.body.entries);
  });

  it.each(ALL)('does not exist for anybody but its holder and those it names: %s', async (path, body) => {
    const asked = [
      'leader',
      'officer',
      'border',
      'coordB',
      'jour',
      'work',
      'stranger',
      'shelter',
      'municipality',
    ];
    const before = await app.store.head();
    for (const handle of asked) {
      const real = await tell(handle, path, body);
      const absent = await app.post(handle, `/encounters/${newUuid()}/${path}`, body);
      const garbage = await app.post(handle, `/encounters/nothing/${path}`, body);
      expect([real.status, real.body.code, real.text, real.text]).toEqual([
        404,
        'ENCOUNTER.UNKNOWN',
        absent.text,
        garbage.text,
      ]);
      const { 'x-request-id': _real, date: _then, ...headers } = real.headers;
      const { 'x-request-id': _absent, date: _now, ...others } = absent.headers;
      expect(headers).toEqual(others);
    }
    expect(await app.store.head()).toBe(before);
  });

  it('is open to a supervisor of the owning branch and to a colleague it was handed to', async () => {
    expect(recorded(await tell('head', 'contact-cards'))).toEqual([201, 'ContactCardGiven']);
    expect(recorded(await tell('coordA', 'hand-overs', { to: 'coordB' }))).toEqual([
      201,
      'EncounterHandedOver',
    ]);
    expect(recorded(await tell('coordB', 'contact-cards'))).toEqual([201, 'ContactCardGiven']);
    expect(recorded(await tell('coordA', 'hand-overs', { to: 'coordB' }))).toEqual([201]);
    expect(refused(await tell('coordA', 'hand-overs', { to: 'leader' }))).toEqual([
      409,
      'ENCOUNTER.HAND_OVER_OUTSIDE_BRANCH',
    ]);
    expect(refused(await tell('coordA', 'hand-overs', { to: 'nobody' }))).toEqual([400, 'PERSON.UNKNOWN']);
  });

  it('takes every fact of its holder, and seals what she told under 26:1 whatever else is chosen', async () => {
    for (const [path, body] of BY_HOLDER.filter(([known]) => !/missed$/.test(known))) {
      expect((await tell('coordA', path, body)).status).toBe(201);
    }
    const entries = await app.entries(operationId);
    const ended = entries.find(({ name }) => name === 'VictimConversationEnded')!;
    expect(ended.data).toEqual({ account: 'KANARIE', needs: 'KANARIE' });
    expect(ended.labels).toEqual({ account: ['social-services'], needs: ['agency-own', 'social-services'] });
    expect(JSON.stringify(await app.store.readStream(encounterStream(encounter)))).not.toContain('KANARIE');
  });

  it('lets a branch that a consent names accept a reservation, and tell nothing else', async () => {
    await tell('coordA', 'consents', { ...consent, recipient: SHELTER });
    expect(recorded(await tell('shelter', 'reservations', { ground: 'OSL 10:14' }))).toEqual([
      201,
      'ReservationAccepted',
    ]);
    expect(recorded(await tell('shelter', 'reservations', { ground: 'OSL 10:14' }))).toEqual([201]);
    expect(refused(await tell('coordA', 'reservations', { ground: 'OSL 10:14' }))).toEqual([
      403,
      'ACCESS.NOT_YOURS',
    ]);
    for (const [path, body] of [...BY_HOLDER, ...BY_RECEIVER.slice(1)]) {
      expect(refused(await tell('shelter', path, body))).toEqual([404, 'ENCOUNTER.UNKNOWN']);
    }
    expect(reservationsIn(await app.entries(operationId), encounterStream(encounter))).toEqual([SHELTER]);
  });

  it('lets the receiving branch answer its own referral, and no other branch', async () => {
    const first = await tell('coordA', 'referrals', { to: SHELTER, service: 'shelter' });
    const second = await tell('coordA', 'referrals', { to: 'health-care/clinic', service: 'health' });
    expect(first.body.id).toBe(first.body.entries[0]?.id);
    const other = { referral: second.body.id };
    expect(refused(await tell('shelter', 'referral-acceptances', other))).toEqual([404, 'ENCOUNTER.UNKNOWN']);
    expect(refused(await tell('coordA', 'referral-acceptances', other))).toEqual([403, 'ACCESS.NOT_YOURS']);
    expect(refused(await tell('shelter', 'referral-acceptances', { referral: newUuid() }))).toEqual([
      404,
      'ENCOUNTER.UNKNOWN',
    ]);
    expect(recorded(await tell('shelter', 'referral-acceptances'))).toEqual([201, 'ReferralAccepted']);
    expect(recorded(await tell('shelter', 'referral-acceptances'))).toEqual([201]);
    expect(recorded(await tell('shelter', 'referral-completions'))).toEqual([201, 'ReferralCompleted']);
    expect(recorded(await tell('clinic', 'referral-refusals', { reason: 'full' }))).toEqual([
      201,
      'ReferralRefused',
    ]);
    expect(refused(await tell('clinic', 'referral-completions'))).toEqual([
      409,
      'ENCOUNTER.NO_OPEN_REFERRAL',
    ]);
    expect((await tell('clinic', 'referral-refusals')).body.code).toBe('REQUEST.INVALID');
  });

  describe('a referral', () => {
    it('goes to an actor registered for its service alone, and says who is', async () => {
      const answer = await tell('coordA', 'referrals', { to: POLICE, service: 'shelter' });
      expect(refused(answer)).toEqual([400, 'REFERRAL.ACTOR_NOT_REGISTERED']);
      expect(JSON.stringify(answer.body)).toContain(SHELTER);
    });

    it('goes to nobody whose certification has ended', async () => {
      const entry = { branch: SHELTER, service: 'shelter', certifiedUntil: '2020-12-31' };
      app.directory.registerService(entry, null);
      expect(refused(await tell('coordA', 'referrals', { to: SHELTER, service: 'shelter' }))).toEqual([
        400,
        'REFERRAL.CERTIFICATION_ENDED',
      ]);
    });
  });

  it('lets the social services that a concern names acknowledge it once', async () => {
    const reported = await tell('coordA', 'child-concerns', { to: MUNICIPALITY, ground: { value: 'x' } });
    expect(reported.body.id).toBe(reported.body.entries[0]?.id);
    expect(refused(await tell('coordA', 'child-concern-acknowledgements'))).toEqual([
      403,
      'ACCESS.NOT_YOURS',
    ]);
    const concern = { concern: reported.body.id };
    expect(recorded(await tell('municipality', 'child-concern-acknowledgements', concern))).toEqual([
      201,
      'ChildConcernAcknowledged',
    ]);
    expect(recorded(await tell('municipality', 'child-concern-acknowledgements'))).toEqual([201]);
  });

  it('knows which consents are in force', async () => {
    const inForce = async () => consentsInForce(await app.entries(operationId), encounterStream(encounter));
    const given = await tell('coordA', 'consents', { ...consent, until: '2026-12-01T00:00:00Z' });
    const { id } = given.body.entries[0]!;
    expect(await inForce()).toEqual([
      { id, recipient: POLICE, scope: consent.scope, until: '2026-12-01T00:00:00.000Z' },
    ]);
    expect(recorded(await tell('coordA', 'consent-withdrawals', { recipient: POLICE }))).toEqual([
      201,
      'ConsentWithdrawn',
    ]);
    expect(recorded(await tell('coordA', 'consent-withdrawals', { recipient: POLICE }))).toEqual([201]);
    expect(refused(await tell('coordA', 'consent-withdrawals', { recipient: SHELTER }))).toEqual([
      409,
      'ENCOUNTER.NO_CONSENT',
    ]);
    expect(await inForce()).toEqual([]);
    expect(refused(await tell('coordA', 'consents', { ...consent, recipient: 'ngo/nowhere' }))).toEqual([
      400,
      'IDENTITY.BRANCH_UNKNOWN',
    ]);
  });
});
