import { newUuid } from '@samsyn/event-store';
import type { PersonWhoCanCome, WhoCanComeAnswer } from '@samsyn/availability';
import { NEXT_PUBLICATION } from '../support/next-publication';
import { PlanSamsyn } from '../operation-plan/plan-samsyn';

const EVENING = { from: '2026-11-19T18:00:00.000Z', to: '2026-11-19T22:00:00.000Z' };
const call = { to: 'coordA', answerBy: '2026-11-19T16:50:00+01:00', then: ['coordB', 'jour'] };
const WHOLE_AGENDA = [
  'approach',
  'responsibilities',
  'victim-perspective',
  'entry-order',
  'max-persons-inside',
  'dress',
  'secrecy',
  'money',
  'border-police-conduct',
];

describe('planning over HTTP', () => {
  let app: PlanSamsyn;
  beforeEach(async () => {
    app = await PlanSamsyn.open();
  });
  afterEach(() => app.close());

  const types = ({ body }: { body: { entries: readonly { type: string }[] } }) =>
    body.entries.map(({ type }) => type);
  const calledOut = async (operationId: string, body: object = call) =>
    (await app.post('leader', `/operations/${operationId}/calls`, body)).body.id;

  it('plays the afternoon of the evening visit', async () => {
    const location = { value: 'KANARIE-ADRESS', label: 'police-investigation' };
    const op = await app.propose({ sites: 1, location });
    const done = async (by: string, url: string, body: object = {}) => {
      const answer = await app.post(by, url, body);
      expect([url, answer.status, answer.body.errors]).toEqual([url, 201, undefined]);
      return answer;
    };
    await done('leader', `/operations/${op}/risk-assessments`, { level: 'medium', ground: location });
    await app.moveTo('2026-11-19T15:30:00.000Z');
    const { id } = (await done('leader', `/operations/${op}/calls`, call)).body;
    await done('coordA', `/call-outs/${id}/deliveries`);
    await app.moveTo('2026-11-19T15:41:00.000Z');
    const no = await done('coordA', `/call-outs/${id}/decline`, { reason: 'outside-working-hours' });
    expect(types(no)).toEqual(['CoordinatorDeclined', 'CallEscalated']);
    await done('coordB', `/call-outs/${id}/reads`);
    await app.moveTo('2026-11-19T15:48:00.000Z');
    await done('coordB', `/call-outs/${id}/acceptance`, {
      mode: 'on-site',
      eta: '2026-11-19T19:40:00+01:00',
    });
    await done('leader', `/operations/${op}/roles`, {
      roles: { officer: 'secures the site', coordB: 'conversation' },
    });
    await done('leader', `/operations/${op}/pre-briefings`, { at: '2026-11-19T18:30:00+01:00' });
    const held = {
      present: ['leader', 'officer', 'border'],
      covered: WHOLE_AGENDA,
      dress: 'plain',
      maxInside: 3,
    };
    await done('leader', `/operations/${op}/pre-briefings/held`, held);
    await done('leader', `/operations/${op}/late-joiners`, { who: 'coordB', how: 'telephone' });
    await done('leader', `/operations/${op}/amendments`, { changes: { maxInside: 4, dress: 'uniform' } });
    const many = await app.post('leader', `/operations/${op}/amendments`, {
      changes: { maxInside: 'many' },
    });
    expect(many).toMatchObject({
      status: 400,
      body: { errors: [{ path: '/changes/maxInside', rule: 'count' }] },
    });
    await done('coordB', `/operations/${op}/contact-persons`, { telephone: '070' });
    // Who comes to the site is told what was amended, too.
    const early = await app.post('leader', `/operations/${op}/release`);
    expect(early.body.code).toBe('PLAN.BRANCH_NOT_BRIEFED');
    await done('leader', `/operations/${op}/late-joiners`, { who: 'coordB', how: 'telephone' });
    await done('leader', `/operations/${op}/release`);
    const escalated = (await app.entries(op)).find(({ name }) => name === 'CallEscalated');
    expect(escalated).toMatchObject({
      actor: { branch: 'system' },
      occurredAt: '2026-11-19T15:41:00.000Z',
      data: { answerBy: '2026-11-19T16:01:00.000Z', turn: 1, municipality: 'Växjö' },
    });
    expect((await app.entries(op)).at(-2)?.data).toMatchObject({
      who: { branch: 'social-services/regional-coordinator' },
    });
    expect(app.processing.timers.nextDue()).toBe(NEXT_PUBLICATION);
  });

  it('expires a turn at its deadline, once, and goes on to the end of the chain', async () => {
    const op = await app.propose();
    const id = await calledOut(op);
    await app.moveTo('2026-11-19T16:00:00.000Z');
    expect(await app.names(op)).toEqual([
      'OperationProposed',
      'CoordinatorCalled',
      'CallExpired',
      'CallEscalated',
    ]);
    const late = await app.post('coordA', `/call-outs/${id}/acceptance`, { mode: 'telephone' });
    expect([late.status, types(late)]).toEqual([201, ['CallAnsweredLate']]);
    await app.moveTo('2026-11-20T16:00:00.000Z');
    expect((await app.names(op)).slice(4)).toEqual([
      'CallAnsweredLate',
      'CallExpired',
      'CallEscalated',
      'CallExpired',
      'CallChainExhausted',
    ]);
    const release = await app.post('leader', `/operations/${op}/release`, {
      override: { of: ['released-without-pre-briefing'], reason: 'tonight' },
    });
    expect([release.status, release.body.code]).toEqual([409, 'PLAN.NO_COORDINATOR']);
    const without = await app.post('leader', `/operations/${op}/release-without-coordinator`, {
      reason: 'nobody could come',
      instead: 'telephone-advice',
      override: { of: ['released-without-pre-briefing'], reason: 'tonight' },
    });
    expect([without.status, types(without)]).toEqual([201, ['OperationReleasedWithoutCoordinator']]);
  });

  it('lets a branch that declined change its mind, and see nothing before', async () => {
    const op = await app.propose();
    const agencies = ['tax-agency/audit', 'police/border-police'];
    await app.post('leader', `/operations/${op}/invitations`, {
      agencies,
      answerBy: '2026-11-19T17:00:00+01:00',
    });
    expect((await app.post('tax', `/operations/${op}/declines`, { reason: 'no staff' })).status).toBe(201);
    expect(await app.mayKnow('tax', op)).toBe(false);
    const other = await app.post('tax', `/operations/${op}/contact-persons`, {});
    expect([other.status, other.body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
    const yes = await app.post('tax', `/operations/${op}/confirmations`, { staff: 1, focus: 'ledger' });
    expect([yes.status, types(yes)]).toEqual([201, ['AgencyConfirmed']]);
    expect(await app.mayKnow('tax', op)).toBe(true);
  });

  it('lets a branch whose coordinator declined answer again, and keep no more than the call and its answer', async () => {
    const op = await app.propose();
    const id = await calledOut(op, { ...call, to: 'jour', then: ['coordA'] });
    await app.post('jour', `/call-outs/${id}/decline`, { reason: 'illness', note: { value: 'KANARIE' } });
    // It keeps the call and its own answer, and nothing that comes after.
    expect(await app.mayKnow('jour', op)).toBe(true);
    const late = await app.post('jour', `/call-outs/${id}/acceptance`, { mode: 'telephone' });
    expect([late.status, types(late)]).toEqual([201, ['CallAnsweredLate']]);
  });

  it('answers what one may not know exactly as what is not there', async () => {
    const op = await app.propose();
    const id = await calledOut(op);
    const body = async (by: string, url: string, content: object) => {
      const { status, body: problem } = await app.post(by, url, content);
      return { status, problem };
    };
    const accept = { mode: 'telephone' };
    for (const other of ['tax', 'border', 'otherLeader', 'jour']) {
      const hidden = await body(other, `/call-outs/${id}/acceptance`, accept);
      expect(hidden.status).toBe(404);
      expect(hidden).toEqual(await body(other, `/call-outs/${newUuid()}/acceptance`, accept));
      expect(hidden).toEqual(await body(other, '/call-outs/none/acceptance', accept));
      expect(await body(other, `/operations/${op}/release`, {})).toEqual(
        await body(other, `/operations/${newUuid()}/release`, {}),
      );
      expect(await body(other, `/operations/${op}/confirmations`, { staff: 1, focus: 'x' })).toEqual(
        await body(other, '/operations/none/confirmations', { staff: 1, focus: 'x' }),
      );
    }
  });

  it('looks up handles only for those who may give the command', async () => {
    const op = await app.propose();
    const join = (by: string, who: string) => app.post(by, `/operations/${op}/late-joiners`, { who });
    expect((await join('officer', 'nobody')).body.code).toBe('ACCESS.NOT_YOURS');
    expect((await join('tax', 'nobody')).body.code).toBe('OPERATION.UNKNOWN');
    const unknown = await join('leader', 'nobody');
    expect([unknown.status, unknown.body.code]).toEqual([400, 'PERSON.UNKNOWN']);
  });

  it('withdraws open calls when the operation is cancelled', async () => {
    const op = await app.propose();
    const id = await calledOut(op);
    await app.post('leader', `/operations/${op}/cancellation`, { reason: 'the advertisement is gone' });
    await app.moveTo('2026-11-20T16:00:00.000Z');
    expect(await app.names(op)).toEqual([
      'OperationProposed',
      'CoordinatorCalled',
      'OperationCancelled',
      'CallWithdrawn',
    ]);
    const late = await app.post('coordA', `/call-outs/${id}/acceptance`, { mode: 'telephone' });
    expect(types(late)).toEqual(['CallAnsweredLate']);
    expect((await app.post('leader', `/operations/${op}/calls`, call)).body.code).toBe('PLAN.CANCELLED');
  });

  it('records a repeated command once, and tells another one under the same key', async () => {
    const op = await app.propose();
    const key = { 'idempotency-key': 'call-1' };
    const first = await app.post('leader', `/operations/${op}/calls`, call, key);
    const again = await app.post('leader', `/operations/${op}/calls`, call, key);
    expect(types(first)).toEqual(['CoordinatorCalled']);
    expect(again.body.id).toBe(first.body.id);
    expect(again.body.entries).toEqual(first.body.entries);
    const other = await app.post('leader', `/operations/${op}/calls`, { ...call, then: [] }, key);
    expect([other.status, other.body.code]).toEqual([409, 'REQUEST.IDEMPOTENCY_KEY_REUSED']);
    expect(await app.names(op)).toEqual(['OperationProposed', 'CoordinatorCalled']);
  });

  it.each([
    [
      '/operations',
      {
        kind: 'raid',
        region: 'syd',
        municipality: 'x',
        window: ['2026-11-19T19:00:00Z', '2026-11-19T20:00:00Z'],
        purpose: 'x',
        reference: 'x',
      },
      'PLAN.UNKNOWN_KIND',
    ],
    ['/operations', { kind: 'apartment-visit', region: 'syd' }, 'REQUEST.INVALID'],
    [
      '/operations/:op/invitations',
      { agencies: ['no/such'], answerBy: '2026-11-19T19:00:00Z' },
      'IDENTITY.BRANCH_UNKNOWN',
    ],
    ['/operations/:op/calls', { to: 'coordA', answerBy: '2026-11-19T15:20:00Z' }, 'CALL.ANSWER_BY_PASSED'],
    ['/operations/:op/calls', { ...call, then: ['coordA'] }, 'CALL.CHAIN_REPEATS'],
    ['/operations/:op/amendments', { changes: { 'no field': 'x' } }, 'REQUEST.INVALID'],
    ['/operations/:op/amendments', { changes: {} }, 'REQUEST.INVALID'],
    ['/operations/:op/amendments', { changes: { dress: null } }, 'REQUEST.INVALID'],
    ['/operations/:op/release', { override: { of: [], reason: 'x' } }, 'REQUEST.INVALID'],
    ['/operations/:op/release', { why: 'x' }, 'REQUEST.INVALID'],
  ])('refuses %s %j with %s, and writes nothing', async (url, content, code) => {
    const op = await app.propose();
    const head = await app.store.head();
    const { status, body } = await app.post('leader', url.replace(':op', op), content);
    expect([status, body.code]).toEqual([400, code]);
    expect(await app.store.head()).toBe(head);
  });

  it('lists the gates that stand in the way', async () => {
    const op = await app.propose();
    await app.post('leader', `/operations/${op}/pre-briefings/held`, {
      present: ['leader'],
      covered: WHOLE_AGENDA.slice(2),
    });
    const { status, body } = await app.post('leader', `/operations/${op}/release`);
    expect([status, body.code]).toEqual([409, 'PLAN.AGENDA_NOT_COVERED']);
    expect(body.details).toEqual({
      unmet: ['PLAN.AGENDA_NOT_COVERED', 'PLAN.NO_COORDINATOR'],
      agenda: ['approach', 'responsibilities'],
      overrides: { 'PLAN.AGENDA_NOT_COVERED': 'agenda-not-covered' },
    });
  });

  describe('who can come', () => {
    const ask = (by: string) =>
      app.get<WhoCanComeAnswer & { code?: string }>(
        by,
        `/availability/who-can-come?region=syd&from=${EVENING.from}&to=${EVENING.to}`,
      );
    const facts = (persons: readonly PersonWhoCanCome[]) =>
      persons.map(({ handle, reasons }) => `${handle}: ${reasons.map(({ code }) => code).join(' ')}`);
    const shift = {
      from: '2026-11-19T17:00:00+01:00',
      to: '2026-11-20T08:00:00+01:00',
      mode: 'on-site-or-telephone',
      covers: ['ost', 'syd'],
    };
    const swapped = async (giver: string, other: string) => {
      const { id } = (await app.post(giver, '/availability/swaps', { with: other })).body;
      const answer = await app.post(other, `/availability/swaps/${id}/acceptance`);
      expect([answer.status, types(answer)]).toEqual([201, ['OnCallShiftSwapped']]);
    };
    const office = {
      windows: [{ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '17:00' }],
      mode: 'on-site',
    };

    it('is told from hours, shifts and swaps, and from what has been promised elsewhere', async () => {
      expect((await app.post('coordA', '/availability/windows', office)).status).toBe(201);
      expect((await app.post('head', '/availability/shifts', { ...shift, who: 'coordB' })).status).toBe(201);
      expect(facts((await ask('leader')).body.persons)).toEqual([
        'coordB: on-call covers-region on-site-or-telephone',
        'coordA: outside-hours covers-region',
        'jour: emergency-service no-hours-published covers-region',
      ]);
      await swapped('coordB', 'coordA');
      expect(facts((await ask('leader')).body.persons)).toEqual([
        'coordA: on-call covers-region on-site-or-telephone',
        'coordB: no-hours-published neighbouring-region',
        'jour: emergency-service no-hours-published covers-region',
      ]);
      const op = await app.propose();
      const id = await calledOut(op);
      await app.post('coordA', `/call-outs/${id}/acceptance`, { mode: 'on-site' });
      const elsewhere = facts((await ask('leader')).body.persons);
      expect(elsewhere[1]).toBe('coordA: on-call covers-region on-site-or-telephone other-assignment');
      const own = await app.get<WhoCanComeAnswer>('leader', `/operations/${op}/who-can-come`);
      expect(facts(own.body.persons)[0]).toBe('coordA: on-call covers-region on-site-or-telephone');
      await app.post('leader', `/call-outs/${id}/release`);
      expect(facts((await ask('leader')).body.persons)[0]).toBe(
        'coordA: on-call covers-region on-site-or-telephone',
      );
      await swapped('coordA', 'coordB');
      expect((await app.post('coordA', '/availability/withdrawals')).status).toBe(201);
      expect(facts((await ask('leader')).body.persons).slice(0, 2)).toEqual([
        'coordB: on-call covers-region on-site-or-telephone',
        'coordA: no-hours-published covers-region',
      ]);
      expect((await app.post('coordA', '/availability/swaps', { with: 'coordB' })).body.code).toBe(
        'AVAILABILITY.NO_SHIFT',
      );
    });

    it('is the same after the read model was built anew', async () => {
      await app.post('coordA', '/availability/windows', office);
      await app.post('coordB', '/availability/shifts', shift);
      await swapped('coordB', 'coordA');
      const before = (await ask('leader')).body;
      app.processing.rebuild('availability');
      expect((await ask('leader')).body).toEqual(before);
    });

    it('is for leaders, and within their own branch for those who are called', async () => {
      expect((await ask('coordA')).body.persons.map(({ handle }) => handle)).toEqual(['coordA', 'coordB']);
      expect((await ask('tax')).body.code).toBe('ACCESS.NOT_YOURS');
      const op = await app.propose();
      const of = async (by: string) =>
        (await app.get<{ code?: string }>(by, `/operations/${op}/who-can-come`)).body.code;
      expect(await of('deputy')).toBeUndefined();
      expect(await of('officer')).toBe('ACCESS.NOT_YOURS');
      expect(await of('otherLeader')).toBe('OPERATION.UNKNOWN');
    });

    it.each([
      [EVENING.to, EVENING.from, 'AVAILABILITY.TIME_NOT_ASKABLE'],
      [EVENING.from, '2027-11-19T18:00:00.000Z', 'AVAILABILITY.TIME_NOT_ASKABLE'],
      ['now', EVENING.to, 'REQUEST.INVALID'],
    ])('refuses %s to %s', async (from, to, code) => {
      const answer = await app.get<{ code: string }>(
        'leader',
        `/availability/who-can-come?region=syd&from=${from}&to=${to}`,
      );
      expect([answer.status, answer.body.code]).toEqual([400, code]);
    });

    it.each([
      [
        'coordA',
        '/availability/windows',
        { ...office, windows: [{ weekdays: ['mon'], from: '25:00', to: '08:00' }] },
        400,
        'REQUEST.INVALID',
      ],
      [
        'coordA',
        '/availability/windows',
        { ...office, windows: [{ weekdays: ['mon'], from: '08:00', to: '08:00' }] },
        400,
        'AVAILABILITY.WINDOW_EMPTY',
      ],
      ['officer', '/availability/windows', office, 403, 'ACCESS.NOT_YOURS'],
      ['coordA', '/availability/shifts', { ...shift, to: shift.from }, 400, 'AVAILABILITY.SHIFT_ENDS_FIRST'],
      ['coordA', '/availability/swaps', { with: 'coordA' }, 400, 'AVAILABILITY.SWAP_WITH_ONESELF'],
      ['coordA', '/availability/swaps', { with: 'nobody' }, 400, 'PERSON.UNKNOWN'],
      ['coordA', '/availability/shifts', { ...shift, who: 'officer' }, 400, 'PERSON.UNKNOWN'],
      ['coordA', '/availability/shifts', { ...shift, who: 'nobody' }, 400, 'PERSON.UNKNOWN'],
      ['officer', '/availability/swaps', { with: 'nobody' }, 403, 'ACCESS.NOT_YOURS'],
    ])('%s is refused %s %j', async (by, url, content, status, code) => {
      const answer = await app.post(by, url, content);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(await app.store.head()).toBe(0);
    });
  });

  describe('the kinds of operation', () => {
    interface Kind {
      readonly code: string;
      readonly version: number;
      readonly questions: readonly { readonly part: string; readonly sv: string; readonly en: string }[];
      readonly deviations: readonly { readonly code: string; readonly sv: { readonly sentence: string } }[];
    }

    it('are told whole, each in its newest version, to everyone', async () => {
      const { body } = await app.get<{ kinds: readonly Kind[] }>('tax', '/kinds');
      expect(body.kinds.map(({ code, version }) => [code, version])).toEqual([
        ['apartment-visit', 2],
        ['akc-inspection', 2],
        ['street-outreach', 2],
        ['field-survey', 4],
      ]);
      const parts = ['agenda', 'deviations', 'entry', 'gates', 'questions', 'roles', 'sources', 'steps'];
      for (const kind of body.kinds) {
        expect(Object.keys(kind)).toEqual(expect.arrayContaining(parts));
        expect(new Set(kind.questions.map(({ part }) => part))).toEqual(new Set(['well', 'hard', 'develop']));
      }
      const separated = body.kinds[0]?.deviations.find(({ code }) => code === 'persons-not-separated');
      expect(separated?.sv.sentence).toContain('inom 5 minuter');
    });

    it('are told version by version, and what is no version answers like one that never was', async () => {
      const { body, status } = await app.get<Kind>('tax', '/kinds/field-survey/versions/1');
      expect([status, body.code, body.version]).toEqual([200, 'field-survey', 1]);
      for (const path of ['field-survey/versions/99', 'raid/versions/1', 'field-survey/versions/first']) {
        const unknown = await app.get<{ code: string }>('tax', `/kinds/${path}`);
        expect([path, unknown.status, unknown.body.code]).toEqual([path, 404, 'KIND.UNKNOWN']);
      }
    });

    it('hold for what is proposed under them: a field survey goes without a coordinator', async () => {
      const window = ['2026-11-23T09:00:00+01:00', '2026-11-23T12:00:00+01:00'];
      const place = { region: 'syd', municipality: 'Växjö', window };
      const why = { purpose: 'venues along the road', reference: 'K2-26' };
      const proposal = { kind: 'field-survey', ...place, ...why };
      const { id = '' } = (await app.post('leader', '/operations', proposal)).body;
      const covered = ['approach', 'responsibilities', 'what-is-noted', 'if-somebody-is-met', 'secrecy'];
      const held = `/operations/${id}/pre-briefings/held`;
      expect((await app.post('leader', held, { present: ['leader'], covered })).status).toBe(201);
      const { body, status } = await app.post('leader', `/operations/${id}/release`);
      expect([status, ...body.entries.map(({ type }) => type)]).toEqual([201, 'OperationReleased']);
    });
  });
});
