import type { AgreementView } from '../../libs/agreements/src/agreements.schema';
import type { ProposalAnswer } from '../../libs/planning/src/operation-plan/start-from-agreement/start-from-agreement.schema';
import { BORDER, COORDINATORS, EMERGENCY, PlanSamsyn, POLICE } from './plan-samsyn';

const NONE = '6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42';
const TERMS = {
  name: 'KANARIE-AVTAL',
  region: 'syd',
  validFrom: '2026-11-01',
  validUntil: '2027-11-01',
  parties: [POLICE, COORDINATORS, EMERGENCY],
  leads: [{ kind: 'apartment-visit', branches: [POLICE] }],
  invites: [{ kind: 'apartment-visit', agencies: [BORDER] }],
  chain: [
    { branch: COORDINATORS, region: 'syd' },
    { branch: COORDINATORS, region: 'ost', who: 'coordB' },
    { branch: EMERGENCY, region: 'syd' },
  ],
  answerMinutes: { invitation: 60, call: 20 },
  contacts: [{ branch: EMERGENCY, function: 'duty desk', telephone: '010-KANARIE' }],
};
const PROPOSED = {
  kind: 'apartment-visit',
  region: 'syd',
  municipality: 'Växjö',
  window: ['2026-11-19T19:00:00+01:00', '2026-11-19T23:00:00+01:00'],
  purpose: 'a visit',
  reference: '5000-K1-26',
};

describe('standing agreements over HTTP', () => {
  let app: PlanSamsyn;
  beforeEach(async () => {
    app = await PlanSamsyn.open();
  });
  afterEach(() => app.close());

  const done = async (by: string, url: string, body: object = {}, headers: Record<string, string> = {}) => {
    const answer = await app.post(by, url, body, headers);
    expect([url, answer.status, answer.body.errors ?? answer.body.code]).toEqual([url, 201, undefined]);
    return answer.body;
  };
  const agreed = async (own: object = {}) => {
    const { id } = await done('leader', '/agreements', { ...TERMS, ...own });
    for (const by of ['coordA', 'jour']) await done(by, `/agreements/${id}/adoptions`);
    return id;
  };
  const read = (by: string, id: string) =>
    app.get<AgreementView & { code?: string }>(by, `/agreements/${id}`);
  const list = async (by: string) =>
    (await app.get<{ agreements: AgreementView[] }>(by, '/agreements?region=syd')).body.agreements;
  const types = ({ entries }: { entries: readonly { type: string }[] }) => entries.map(({ type }) => type);

  it('are in force when every party has adopted them', async () => {
    const { id } = await done('leader', '/agreements', TERMS);
    const state = async () => (await read('leader', id)).body.versions.map((one) => [one.state, one.missing]);
    expect(await state()).toEqual([['proposed', [COORDINATORS, EMERGENCY]]]);
    expect(types(await done('coordA', `/agreements/${id}/adoptions`))).toEqual(['AgreementAdopted']);
    expect(types(await done('jour', `/agreements/${id}/adoptions`))).toEqual([
      'AgreementAdopted',
      'AgreementInForce',
    ]);
    expect(await state()).toEqual([['in-force', []]]);
    await done('coordB', `/agreements/${id}/versions`, {
      ...TERMS,
      answerMinutes: { invitation: 60, call: 30 },
    });
    expect((await state()).map(([name]) => name)).toEqual(['in-force', 'proposed']);
    await done('jour', `/agreements/${id}/end`, { reason: 'divided' });
    expect((await state()).map(([name]) => name)).toEqual(['past', 'past']);
    expect((await read('coordA', id)).body).toMatchObject({ endsOn: '2026-11-19', endReason: 'divided' });
  });

  it('give so much time as can be recorded, and no more', async () => {
    const within = (invitation: number) => ({ ...TERMS, answerMinutes: { invitation, call: 20 } });
    for (const invitation of [10_001, 20_160, 20_161]) {
      const { status, body } = await app.post('leader', '/agreements', within(invitation));
      expect([invitation, status, (body as { code?: string }).code]).toEqual([
        invitation,
        400,
        'REQUEST.INVALID',
      ]);
    }
    await done('leader', '/agreements', within(10_000));
  });

  it('are open to their parties and to nobody else', async () => {
    const id = await agreed();
    for (const by of ['leader', 'officer', 'coordB', 'jour']) {
      expect((await list(by)).map((one) => one.id)).toEqual([id]);
      expect((await read(by, id)).body.versions[0]).toMatchObject({
        name: 'KANARIE-AVTAL',
        chain: [{}, { who: 'coordB' }, {}],
      });
    }
    for (const by of ['border', 'tax', 'otherLeader']) {
      expect(await list(by)).toEqual([]);
      const { status, body } = await read(by, id);
      expect([status, body]).toEqual([404, (await read(by, NONE)).body]);
      const refused = await app.post(by, `/agreements/${id}/adoptions`);
      expect([refused.status, refused.body]).toEqual([
        404,
        (await app.post(by, '/agreements/x/adoptions')).body,
      ]);
    }
  });

  it('keep their words sealed in the log', async () => {
    await agreed();
    expect(await app.stored()).not.toContain('KANARIE');
  });

  it('are what a plan starts from: invitations, calls in order, roles and contacts', async () => {
    const agreement = await agreed();
    const op = (await done('leader', '/operations', { ...PROPOSED, agreement })).id;
    const { body } = await app.get<ProposalAnswer>('leader', `/operations/${op}/proposal`);
    expect(body).toMatchObject({
      agreement: { id: agreement, version: 1 },
      invitations: { agencies: [BORDER], answerBy: '2026-11-19T16:20:00.000Z' },
      call: { to: 'coordA', then: ['coordB', 'jour'], answerBy: '2026-11-19T15:40:00.000Z' },
      contacts: [{ function: 'duty desk' }],
    });
    expect(body.roles.find(({ role }) => role === 'conversation')?.branches).toEqual([
      COORDINATORS,
      EMERGENCY,
    ]);
    expect(await app.names(op)).toEqual(['OperationProposed']);

    const key = { 'idempotency-key': 'start-1' };
    const url = `/operations/${op}/start-from-agreement`;
    const first = await done('leader', url, {}, key);
    expect(types(first)).toEqual(['AgencyInvited', 'CoordinatorCalled']);
    expect((await done('leader', url, {}, key)).entries).toEqual(first.entries);
    expect(types(await done('leader', url))).toEqual([]);
    expect(await app.names(op)).toEqual(['OperationProposed', 'AgencyInvited', 'CoordinatorCalled']);
    const [proposed, , called] = await app.entries(op);
    expect(proposed!.data).toMatchObject({ agreement, agreementVersion: 1 });
    expect(called!.data).toMatchObject({ to: { branch: COORDINATORS }, then: [{}, { branch: EMERGENCY }] });
    // What it says is not for those who are no party.
    const history = JSON.stringify((await app.get('border', `/operations/${op}/history`)).body);
    expect(history).not.toContain(agreement);
  });

  it('are not made up where none is in force', async () => {
    const op = (await done('leader', '/operations', PROPOSED)).id;
    const { status, body } = await app.get<{ code: string }>('leader', `/operations/${op}/proposal`);
    expect([status, body.code]).toEqual([409, 'AGREEMENT.NONE']);
  });

  it('are found for an operation that was proposed without one', async () => {
    const agreement = await agreed();
    const op = await app.propose();
    const start = (body: object = {}) => app.post('leader', `/operations/${op}/start-from-agreement`, body);
    const proposal = await app.get<ProposalAnswer>('leader', `/operations/${op}/proposal`);
    expect(proposal.body.agreement.id).toBe(agreement);
    const second = await agreed({ name: 'another' });
    const several = await start();
    expect([several.status, several.body.code]).toEqual([409, 'AGREEMENT.SEVERAL']);
    expect((several.body.details?.agreements as string[]).toSorted()).toEqual([agreement, second].toSorted());
    expect(types((await start({ agreement: second })).body)).toEqual(['AgencyInvited', 'CoordinatorCalled']);
  });

  it('are the leader’s to start from, and nobody else’s to know of', async () => {
    await agreed();
    const op = await app.propose();
    const of = async (by: string) =>
      (await app.get<{ code?: string }>(by, `/operations/${op}/proposal`)).body.code;
    expect([await of('leader'), await of('deputy'), await of('officer'), await of('tax')]).toEqual([
      undefined,
      undefined,
      'ACCESS.NOT_YOURS',
      'OPERATION.UNKNOWN',
    ]);
    const start = await app.post('otherLeader', `/operations/${op}/start-from-agreement`);
    expect([start.status, start.body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
  });

  it.each([
    [{ validFrom: '2026-11-20' }, {}, 409, 'AGREEMENT.NOT_IN_FORCE'],
    [{ validUntil: '2026-11-19' }, {}, 409, 'AGREEMENT.NOT_IN_FORCE'],
    [{ region: 'ost' }, {}, 409, 'AGREEMENT.OTHER_REGION'],
    [{ leads: [{ kind: 'apartment-visit', branches: [COORDINATORS] }] }, {}, 409, 'AGREEMENT.OTHER_LEADER'],
    [{}, { agreement: NONE }, 404, 'AGREEMENT.UNKNOWN'],
    [{}, { agreement: 'none' }, 400, 'REQUEST.INVALID'],
  ])('a plan cannot start from %j %j: %i %s', async (terms, own, status, code) => {
    const agreement = await agreed(terms);
    const refused = await app.post('leader', '/operations', { ...PROPOSED, agreement, ...own });
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it('of others are unknown to who proposes an operation', async () => {
    const agreement = await agreed();
    const refused = await app.post('otherLeader', '/operations', { ...PROPOSED, agreement });
    expect([refused.status, refused.body.code]).toEqual([404, 'AGREEMENT.UNKNOWN']);
  });

  it.each([
    ['leader', { parties: [COORDINATORS, EMERGENCY] }, 400, 'AGREEMENT.NOT_A_PARTY'],
    ['leader', { parties: [POLICE] }, 400, 'REQUEST.INVALID'],
    ['leader', { validUntil: '2026-10-01' }, 400, 'AGREEMENT.ENDS_FIRST'],
    ['leader', { validFrom: '2026-02-30' }, 400, 'REQUEST.INVALID'],
    ['leader', { leads: [{ kind: 'raid', branches: [POLICE] }] }, 400, 'PLAN.UNKNOWN_KIND'],
    ['leader', { parties: [POLICE, 'no/such'] }, 400, 'IDENTITY.BRANCH_UNKNOWN'],
    ['leader', { chain: [{ branch: COORDINATORS, region: 'syd', who: 'nobody' }] }, 400, 'PERSON.UNKNOWN'],
    ['leader', { chain: [{ branch: COORDINATORS, region: 'syd', who: 'jour' }] }, 400, 'PERSON.UNKNOWN'],
    ['officer', {}, 403, 'ACCESS.NOT_YOURS'],
  ])('are not proposed by %s with %j: %i %s', async (by, own, status, code) => {
    const answer = await app.post(by, '/agreements', { ...TERMS, ...own });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await app.head()).toBe(0);
  });
});
