import { newUuid } from '@samsyn/event-store';
import type {
  PersonRoster,
  PersonWhoCanCome,
  RegionCoverage,
  SwapShown,
  WhoCanComeAnswer,
} from '@samsyn/availability';
import { availabilityStream, rotaStream } from '@samsyn/availability/contract';
import { PlanSamsyn } from '../operation-plan/plan-samsyn';

const COORDINATORS = 'social-services/regional-coordinator';
const office = {
  windows: [{ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '17:00' }],
  mode: 'on-site',
};
const duty = { mode: 'telephone', covers: ['syd'] };
const evening = { from: '2026-11-20T17:00:00+01:00', to: '2026-11-21T08:00:00+01:00' };
const later = { from: '2026-11-21T17:00:00+01:00', to: '2026-11-22T08:00:00+01:00' };

describe('hours, shifts and swaps over HTTP', () => {
  let app: PlanSamsyn;
  beforeEach(async () => {
    app = await PlanSamsyn.open();
  });
  afterEach(() => app.close());

  const types = ({ body }: { body: { entries?: readonly { type: string }[] } }) =>
    (body.entries ?? []).map(({ type }) => type);
  const recorded = async (by: string, url: string, body: object = {}) => {
    const answer = await app.post(by, url, body);
    expect([url, answer.status, answer.body.code]).toEqual([url, 201, undefined]);
    return answer;
  };
  const refused = async (by: string, url: string, body: object, code: string) => {
    const head = await app.store.head();
    const answer = await app.post(by, url, body);
    expect([url, answer.body.code]).toEqual([url, code]);
    expect(await app.store.head()).toBe(head);
    return answer.status;
  };
  const shift = (who: string, own: object = evening) =>
    recorded(who, '/availability/shifts', { ...duty, ...own });
  const whoCanCome = async (at = evening.from) => {
    const [from, to] = [Date.parse(at), Date.parse(at) + 3_600_000].map((ms) => new Date(ms).toISOString());
    const { body } = await app.get<WhoCanComeAnswer>(
      'leader',
      `/availability/who-can-come?region=syd&from=${from}&to=${to}`,
    );
    return codes(body.persons);
  };
  const codes = (persons: readonly PersonWhoCanCome[]) =>
    persons.map(({ handle, reasons }) => `${handle}: ${reasons.map(({ code }) => code).join(' ')}`);

  describe('hours', () => {
    it('hold until others are told, and not in leave; why is sealed, and for the own branch alone', async () => {
      await recorded('coordA', '/availability/windows', office);
      const leave = { firstDay: '2026-11-19', lastDay: '2026-11-22', reason: 'illness' };
      const { id } = (await recorded('head', '/availability/exceptions', { ...leave, who: 'coordA' })).body;
      expect(await whoCanCome('2026-11-19T10:00:00+01:00')).toContain('coordA: away covers-region');
      expect(await whoCanCome('2026-11-23T10:00:00+01:00')).toContain(
        'coordA: on-duty covers-region on-site',
      );

      const stored = await app.store.readStream(availabilityStream(app.directory.byHandle('coordA')!.person));
      expect(JSON.stringify(stored)).not.toContain('illness');
      const period = 'from=2026-11-19T00:00:00Z&to=2026-11-24T00:00:00Z';
      const roster = await app.get<PersonRoster>('coordB', `/availability/roster?who=coordA&${period}`);
      expect(roster.body.exceptions).toMatchObject([{ exception: id, reason: 'illness' }]);
      expect(roster.body.hours.map(({ from }) => from)).toEqual(['2026-11-23T07:00:00.000Z']);
      const outside = await app.get<{ code: string }>('jour', `/availability/roster?who=coordA&${period}`);
      expect([outside.status, outside.body.code]).toEqual([400, 'PERSON.UNKNOWN']);
      const police = await app.get<{ code: string }>('leader', `/availability/roster?${period}`);
      expect(police.body.code).toBe('ACCESS.NOT_YOURS');

      await recorded('coordA', `/availability/exceptions/${id}/withdrawal`);
      expect(await whoCanCome('2026-11-19T10:00:00+01:00')).toContain(
        'coordA: on-duty covers-region on-site',
      );
    });

    it('of one pattern after the other, each on its days', async () => {
      await recorded('coordA', '/availability/windows', office);
      const evenings = [{ weekdays: ['fri'], from: '17:00', to: '24:00' }];
      const week = { validFrom: '2026-11-16', validUntil: '2026-11-22' };
      await recorded('coordA', '/availability/windows', { windows: evenings, mode: 'telephone', ...week });
      expect(await whoCanCome('2026-11-20T10:00:00+01:00')).toContain('coordA: outside-hours covers-region');
      expect(await whoCanCome('2026-11-20T18:00:00+01:00')).toContain(
        'coordA: on-duty covers-region telephone',
      );
      expect(await whoCanCome('2026-11-27T10:00:00+01:00')).toContain(
        'coordA: on-duty covers-region on-site',
      );
    });

    it.each([
      [{ from: '17:00', to: '08:00' }, 'AVAILABILITY.WINDOW_ENDS_FIRST'],
      [{ from: '08:00', to: '08:00' }, 'AVAILABILITY.WINDOW_EMPTY'],
      [{ from: '08:00', to: '17:00', overnight: true }, 'AVAILABILITY.WINDOW_TOO_LONG'],
      [{ from: '25:00', to: '17:00' }, 'REQUEST.INVALID'],
      [{ from: '08:00', to: '17:00', overnight: 'yes' }, 'REQUEST.INVALID'],
    ])('refuse the window %j with %s', async (hours, code) => {
      const windows = [{ weekdays: ['fri'], ...hours }];
      expect(await refused('coordA', '/availability/windows', { ...office, windows }, code)).toBe(400);
    });

    it.each([
      [
        { firstDay: '2026-03-29', lastDay: '2026-03-29', hours: [{ from: '02:30', to: '06:00' }] },
        'TIME.REMOVED_BY_CLOCK_CHANGE',
      ],
      [
        { firstDay: '2026-10-25', lastDay: '2026-10-25', hours: [{ from: '02:30', to: '06:00' }] },
        'TIME.REPEATED_BY_CLOCK_CHANGE',
      ],
      [{ firstDay: '2026-12-02', lastDay: '2026-12-01' }, 'AVAILABILITY.PERIOD_ENDS_FIRST'],
      [{ firstDay: '2026-12-02', lastDay: '2028-12-01' }, 'AVAILABILITY.PERIOD_TOO_LONG'],
      [{ firstDay: '2026-02-30', lastDay: '2026-03-01' }, 'REQUEST.INVALID'],
    ])('refuse the exception %j with %s', async (content, code) => {
      const exception = { reason: 'changed-hours', ...content };
      expect(await refused('coordA', '/availability/exceptions', exception, code)).toBe(400);
    });

    it('answer an exception that is not there as one that is another’s', async () => {
      const leave = { firstDay: '2026-12-01', lastDay: '2026-12-02', reason: 'leave' };
      const { id } = (await recorded('coordA', '/availability/exceptions', leave)).body;
      for (const exception of [id, newUuid(), 'none'])
        expect(
          await refused(
            'coordB',
            `/availability/exceptions/${exception}/withdrawal`,
            {},
            'AVAILABILITY_EXCEPTION.UNKNOWN',
          ),
        ).toBe(404);
    });
  });

  describe('a rota', () => {
    const rota = {
      ...duty,
      ...{ persons: ['coordA', 'coordB'], firstDay: '2026-10-19', lastDay: '2026-11-01', turn: 'week' },
      hours: { from: '17:00', to: '08:00', overnight: true },
    };

    it('becomes a shift for each night, an hour longer when the clock is put back, and once however often it is told', async () => {
      const first = await recorded('head', '/availability/rotas', rota);
      expect(types(first)).toEqual(Array.from({ length: 14 }, () => 'OnCallShiftAssigned'));
      const again = await recorded('head', '/availability/rotas', rota);
      expect(types(again)).toEqual([]);
      const longer = await recorded('head', '/availability/rotas', { ...rota, lastDay: '2026-11-02' });
      expect(types(longer)).toEqual(['OnCallShiftAssigned']);
      const { body } = await app.get<{ shifts: { handle: string; from: string; to: string }[] }>(
        'coordA',
        '/availability/shifts?from=2026-10-24T12:00:00Z&to=2026-10-26T18:00:00Z',
      );
      expect(
        body.shifts.map(({ handle, from, to }) => `${handle} ${from.slice(5, 16)} ${to.slice(5, 16)}`),
      ).toEqual([
        'coordA 10-24T15:00 10-25T07:00',
        'coordA 10-25T16:00 10-26T07:00',
        'coordB 10-26T16:00 10-27T07:00',
      ]);
    });

    it('leaves to others what was given away, and reports who would be on call twice', async () => {
      const week = { ...rota, firstDay: '2026-11-20', lastDay: '2026-11-22', persons: ['coordA'] };
      await recorded('head', '/availability/rotas', week);
      const { id } = (await recorded('coordA', '/availability/swaps', { with: 'coordB', gives: later })).body;
      await recorded('coordB', `/availability/swaps/${id}/acceptance`);
      expect(types(await recorded('head', '/availability/rotas', week))).toEqual([]);
      await app.processing.settled();
      const twice = await recorded('head', '/availability/shifts', {
        ...{ mode: 'on-site', covers: ['ost'], who: 'coordB' },
        ...{ from: '2026-11-22T06:00:00+01:00', to: '2026-11-22T10:00:00+01:00' },
      });
      expect((twice.body as unknown as { overlaps: unknown }).overlaps).toMatchObject([
        { handle: 'coordB', from: '2026-11-22T05:00:00.000Z', to: '2026-11-22T07:00:00.000Z' },
      ]);
    });

    it.each([
      ['coordA', { persons: ['coordA', 'jour'] }, 'PERSON.UNKNOWN'],
      ['head', { persons: ['head'] }, 'ACCESS.NOT_YOURS'],
      ['coordA', { persons: ['head'] }, 'AVAILABILITY.NOT_A_COORDINATOR'],
      ['officer', { persons: ['officer'] }, 'ACCESS.NOT_YOURS'],
      ['head', { lastDay: '2026-10-18' }, 'AVAILABILITY.PERIOD_ENDS_FIRST'],
      ['head', { lastDay: '2028-10-18' }, 'AVAILABILITY.PERIOD_TOO_LONG'],
      ['head', { hours: { from: '17:00', to: '08:00' } }, 'AVAILABILITY.WINDOW_ENDS_FIRST'],
      ['head', { persons: [] }, 'REQUEST.INVALID'],
    ])('of %s with %j is refused with %s', async (by, own, code) => {
      await refused(by, '/availability/rotas', { ...rota, ...own }, code);
    });
  });

  describe('a shift', () => {
    it('may be told by the clock on the wall, where that is one moment', async () => {
      await shift('coordA', { from: '2026-11-20T17:00', to: '2026-11-21T08:00' });
      expect((await app.store.readStream(rotaStream(COORDINATORS)))[0]?.data).toMatchObject({
        from: '2026-11-20T16:00:00.000Z',
        to: '2026-11-21T07:00:00.000Z',
      });
      const night = { ...duty, from: '2026-10-25T02:30', to: '2026-10-25T08:00' };
      await refused('coordA', '/availability/shifts', night, 'TIME.REPEATED_BY_CLOCK_CHANGE');
      const spring = { ...duty, from: '2026-03-28T22:00', to: '2026-03-29T02:30' };
      await refused('coordA', '/availability/shifts', spring, 'TIME.REMOVED_BY_CLOCK_CHANGE');
      await shift('coordA', { ...night, from: '2026-10-25T02:30:00+01:00' });
      await refused(
        'coordA',
        '/availability/shifts',
        { ...night, from: '2026-02-30T02:30' },
        'REQUEST.INVALID',
      );
    });

    it('that is withdrawn leaves a gap', async () => {
      await shift('coordA');
      const coverage = async (by: string) => {
        const period = `from=2026-11-20T16:00:00Z&to=2026-11-21T07:00:00Z`;
        return (await app.get<RegionCoverage>(by, `/availability/coverage?region=syd&${period}`)).body;
      };
      expect((await coverage('leader')).gaps).toEqual([]);
      await recorded('coordA', '/availability/shift-withdrawals', { shift: evening, reason: 'illness' });
      expect(await coverage('leader')).toMatchObject({
        gaps: [
          { from: '2026-11-20T16:00:00.000Z', to: '2026-11-21T07:00:00.000Z', emergencyService: 'none' },
        ],
        withoutOnCall: [{ from: '2026-11-20T16:00:00.000Z', to: '2026-11-21T07:00:00.000Z' }],
      });
      expect(JSON.stringify(await app.store.readStream(rotaStream(COORDINATORS)))).not.toContain('illness');
      await refused('coordA', '/availability/shift-withdrawals', {}, 'AVAILABILITY.NO_SHIFT');
      await refused('officer', '/availability/shift-withdrawals', {}, 'ACCESS.NOT_YOURS');
    });
  });

  it('lists the gaps of a region, what is merely without anybody on call, and whether the emergency service is there', async () => {
    await recorded('coordA', '/availability/windows', office);
    await shift('coordA');
    await recorded('jour', '/availability/windows', {
      windows: [{ weekdays: ['sat', 'sun'], from: '00:00', to: '24:00' }],
      mode: 'telephone',
    });
    const period = 'from=2026-11-20T07:00:00Z&to=2026-11-22T07:00:00Z';
    const { body } = await app.get<RegionCoverage>('coordB', `/availability/coverage?region=syd&${period}`);
    expect(body.gaps).toEqual([
      { from: '2026-11-21T07:00:00.000Z', to: '2026-11-22T07:00:00.000Z', emergencyService: 'whole' },
    ]);
    expect(body.withoutOnCall).toEqual([
      { from: '2026-11-20T07:00:00.000Z', to: '2026-11-20T16:00:00.000Z' },
      { from: '2026-11-21T07:00:00.000Z', to: '2026-11-22T07:00:00.000Z' },
    ]);
    const wrong = await app.get<{ code: string }>(
      'coordB',
      '/availability/coverage?region=syd&from=2026-11-20T07:00:00Z&to=2027-11-20T07:00:00Z',
    );
    expect(wrong.body.code).toBe('AVAILABILITY.TIME_NOT_ASKABLE');
    const inspector = await app.get<{ code: string }>('tax', `/availability/coverage?region=syd&${period}`);
    expect(inspector.body.code).toBe('ACCESS.NOT_YOURS');
  });

  it('tells of double duty the own branch alone', async () => {
    await shift('coordA');
    await shift('coordA', { from: '2026-11-21T06:00:00+01:00', to: '2026-11-21T12:00:00+01:00' });
    const period = 'from=2026-11-20T07:00:00Z&to=2026-11-22T07:00:00Z';
    const of = async (by: string) =>
      (await app.get<RegionCoverage>(by, `/availability/coverage?region=syd&${period}`)).body.overlaps;
    expect(await of('coordB')).toMatchObject([{ handle: 'coordA', from: '2026-11-21T05:00:00.000Z' }]);
    expect(await of('leader')).toEqual([]);
  });

  describe('a swap', () => {
    const proposal = async (own: object = {}) =>
      (await recorded('coordA', '/availability/swaps', { with: 'coordB', ...own })).body.id;
    const onCall = async () => (await whoCanCome()).filter((one) => one.includes('on-call'));
    const swaps = async (by: string) =>
      (await app.get<{ swaps: SwapShown[] }>(by, '/availability/swaps')).body.swaps;

    it('leaves the cover the giver’s until the other accepts with their own token', async () => {
      await shift('coordA');
      const id = await proposal();
      expect(await onCall()).toEqual(['coordA: on-call covers-region telephone']);
      expect(await swaps('coordB')).toMatchObject([
        { id, relation: 'asked-of-you', giver: 'coordA', with: 'coordB', state: 'open' },
      ]);
      expect(await swaps('head')).toEqual([]);
      await refused('coordA', `/availability/swaps/${id}/acceptance`, {}, 'AVAILABILITY.SWAP_NOT_YOURS');
      for (const stranger of ['jour', 'leader', 'head'])
        await refused(stranger, `/availability/swaps/${id}/acceptance`, {}, 'SWAP.UNKNOWN');
      await refused('coordB', `/availability/swaps/${newUuid()}/acceptance`, {}, 'SWAP.UNKNOWN');
      expect(types(await recorded('coordB', `/availability/swaps/${id}/acceptance`))).toEqual([
        'OnCallShiftSwapped',
      ]);
      expect(await onCall()).toEqual(['coordB: on-call covers-region telephone']);
      expect(await swaps('coordA')).toMatchObject([{ id, relation: 'proposed-by-you', state: 'accepted' }]);
      expect(types(await recorded('coordB', `/availability/swaps/${id}/acceptance`))).toEqual([]);
      expect(app.processing.timers.nextDue()).toBeUndefined();
    });

    it('goes both ways at once', async () => {
      await shift('coordA');
      await shift('coordB', later);
      const id = await proposal({ gives: evening, inReturn: later });
      const accepted = await recorded('coordB', `/availability/swaps/${id}/acceptance`);
      expect(types(accepted)).toEqual(['OnCallShiftSwapped', 'OnCallShiftSwapped']);
      expect(await onCall()).toEqual(['coordB: on-call covers-region telephone']);
      expect((await whoCanCome(later.from))[0]).toBe('coordA: on-call covers-region telephone');
    });

    it('expires when the shift begins, once, and the shift stays', async () => {
      await shift('coordA');
      const id = await proposal();
      await app.moveTo('2026-11-20T16:00:00.000Z');
      const names = (await app.store.readStream(rotaStream(COORDINATORS))).map(({ type }) => type);
      expect(names.filter((type) => type.includes('OnCallSwapExpired'))).toHaveLength(1);
      await refused('coordB', `/availability/swaps/${id}/acceptance`, {}, 'AVAILABILITY.SWAP_CLOSED');
      expect(await onCall()).toEqual(['coordA: on-call covers-region telephone']);
      expect(await swaps('coordA')).toMatchObject([{ id, state: 'expired' }]);
    });

    it('may be declined by the one and withdrawn by the other', async () => {
      await shift('coordA');
      const first = await proposal();
      expect(types(await recorded('coordB', `/availability/swaps/${first}/decline`))).toEqual([
        'OnCallSwapDeclined',
      ]);
      const second = await proposal();
      expect(types(await recorded('coordA', `/availability/swaps/${second}/withdrawal`))).toEqual([
        'OnCallSwapWithdrawn',
      ]);
      await refused('coordB', `/availability/swaps/${second}/acceptance`, {}, 'AVAILABILITY.SWAP_CLOSED');
      const states = (await swaps('coordA')).map(({ state }) => state);
      expect(states.sort()).toEqual(['declined', 'withdrawn']);
    });

    it('with the emergency service stands in the rota of the shift, and may be given on from there', async () => {
      await shift('coordA');
      const { id } = (await recorded('coordA', '/availability/swaps', { with: 'jour' })).body;
      await app.processing.settled();
      await recorded('jour', `/availability/swaps/${id}/acceptance`);
      await app.processing.settled();
      const back = (await recorded('jour', '/availability/swaps', { with: 'coordB' })).body.id;
      await recorded('coordB', `/availability/swaps/${back}/acceptance`);
      expect(await onCall()).toEqual(['coordB: on-call covers-region telephone']);
    });

    it.each([
      ['coordA', { with: 'coordA' }, 'AVAILABILITY.SWAP_WITH_ONESELF'],
      ['coordA', { with: 'head' }, 'AVAILABILITY.NOT_A_COORDINATOR'],
      ['coordA', { with: 'officer' }, 'PERSON.UNKNOWN'],
      ['coordA', { with: 'nobody' }, 'PERSON.UNKNOWN'],
      ['coordA', { with: 'coordB', gives: later }, 'AVAILABILITY.NOT_YOUR_SHIFT'],
      [
        'coordA',
        { with: 'coordB', gives: { from: '2026-11-02T17:00', to: '2026-11-03T08:00' } },
        'AVAILABILITY.SHIFT_OVER',
      ],
      ['coordA', { with: 'coordB', inReturn: evening }, 'AVAILABILITY.NOT_THEIR_SHIFT'],
      [
        'coordB',
        { with: 'coordA', gives: { from: '2026-11-20T20:00', to: '2026-11-20T22:00' } },
        'AVAILABILITY.OVERLAPPING_DUTY',
      ],
      ['officer', { with: 'coordA' }, 'ACCESS.NOT_YOURS'],
      [
        'coordA',
        { with: 'coordB', gives: { from: '2026-10-25T02:30', to: '2026-10-25T08:00' } },
        'TIME.REPEATED_BY_CLOCK_CHANGE',
      ],
    ])('by %s of %j is refused with %s', async (by, body, code) => {
      await shift('coordA');
      await shift('coordA', { from: '2026-11-02T17:00:00+01:00', to: '2026-11-03T08:00:00+01:00' });
      await shift('coordB', later);
      await shift('coordB', { from: '2026-11-20T20:00:00+01:00', to: '2026-11-20T22:00:00+01:00' });
      await app.processing.settled();
      await refused(by, '/availability/swaps', body, code);
    });
  });

  describe('who can come', () => {
    it('is also told for now', async () => {
      await recorded('coordB', '/availability/windows', office);
      const { body } = await app.get<WhoCanComeAnswer>('leader', '/availability/who-can-come?region=ost');
      expect([body.from, body.to]).toEqual(['2026-11-19T15:20:00.000Z', '2026-11-19T15:21:00.000Z']);
      expect(codes(body.persons)[0]).toBe('coordB: on-duty covers-region on-site');
      await app.moveTo('2026-11-19T20:00:00.000Z');
      const night = await app.get<WhoCanComeAnswer>('leader', '/availability/who-can-come?region=ost');
      expect(codes(night.body.persons)[0]).toBe('coordB: outside-hours covers-region');
    });

    it('is the same for who has always said no: past answers are no reason', async () => {
      for (const handle of ['coordA', 'coordB']) await shift(handle, { ...evening, covers: ['syd', 'ost'] });
      const before = await whoCanCome();
      expect(before.slice(0, 2).map((one) => one.split(':')[0])).toEqual(['coordA', 'coordB']);
      for (let evenings = 0; evenings < 5; evenings += 1) {
        const op = await app.propose();
        const call = { to: 'coordA', answerBy: '2026-11-19T16:50:00+01:00', then: ['coordB'] };
        const { id } = (await recorded('leader', `/operations/${op}/calls`, call)).body;
        await recorded('coordA', `/call-outs/${id}/decline`, { reason: 'too-far' });
        await recorded('coordB', `/call-outs/${id}/acceptance`, { mode: 'on-site' });
        await recorded('leader', `/call-outs/${id}/release`);
      }
      expect(await whoCanCome()).toEqual(before);
    });
  });

  it('is the same after the read model was built anew', async () => {
    await recorded('coordA', '/availability/windows', office);
    await recorded('coordA', '/availability/exceptions', {
      firstDay: '2026-12-01',
      lastDay: '2026-12-02',
      reason: 'leave',
    });
    await shift('coordA');
    await shift('coordB', later);
    const { id } = (await recorded('coordA', '/availability/swaps', { with: 'coordB', inReturn: later }))
      .body;
    await recorded('coordB', `/availability/swaps/${id}/acceptance`);
    const all = async () =>
      Promise.all(
        ['/availability/swaps', '/availability/shifts?from=2026-11-01T00:00:00Z&to=2026-12-24T00:00:00Z'].map(
          async (url) => (await app.get('coordA', url)).body,
        ),
      );
    const before = await all();
    app.processing.rebuild('availability');
    expect(await all()).toEqual(before);
  });
});
