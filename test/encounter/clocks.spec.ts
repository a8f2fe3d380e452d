import type { TestSamsyn } from '../support/test-samsyn';
import { further, MUNICIPALITY, openTestSamsyn, waitUntil } from './persons';

/** The evening of the tests is Thursday 19 November 2026. */
describe('what Samsyn reminds of by itself', () => {
  let app: TestSamsyn;
  let operation: string;
  let encounter: string;
  beforeEach(async () => {
    app = await openTestSamsyn();
    operation = await app.plan();
    encounter = await app.encounter(operation);
  });
  afterEach(() => app.close());

  const tell = (path: string, body: object = {}, by: Parameters<TestSamsyn['tell']>[0] = 'coordB') =>
    app.tell(by, `/encounters/${encounter}/${path}`, body);
  const kept = async (name: string) =>
    (await app.entries(operation))
      .filter((entry) => entry.name === name)
      .map(({ recordedAt, actor, data }) => ({ at: recordedAt, by: actor.branch, data }));
  const sees = async (handle: Parameters<TestSamsyn['get']>[0], type: string) =>
    (await app.history(handle, operation)).filter((entry) => entry.type === type).length;
  const tasks = async (handle: Parameters<TestSamsyn['get']>[0]) => {
    const { body } = await app.get<{ tasks?: { code: string }[] }>(
      handle,
      `/operations/${operation}/debrief`,
    );
    return (body.tasks ?? []).map(({ code }) => code);
  };

  it('a follow-up the day before at nine, once, for the holder alone', async () => {
    await tell('follow-ups', { at: '2026-11-23T10:00:00+01:00', place: { value: 'KANARIE-PLATS' } });
    await waitUntil(app, '2026-11-22T08:59:00+01:00');
    expect(await kept('FollowUpReminded')).toEqual([]);
    await waitUntil(app, '2026-11-22T09:00:00+01:00');
    await waitUntil(app, '2026-11-22T12:00:00+01:00');
    expect(await kept('FollowUpReminded')).toEqual([
      {
        at: '2026-11-22T08:00:00.000Z',
        by: 'system',
        data: { followUp: 1, at: '2026-11-23T09:00:00.000Z' },
      },
    ]);
    expect(await sees('coordB', 'FollowUpReminded')).toBe(1);
    expect(await sees(further('head'), 'FollowUpReminded')).toBe(1);
    for (const handle of ['leader', 'border', 'coordA'] as const)
      expect([handle, await sees(handle, 'FollowUpReminded')]).toEqual([handle, 0]);
  });

  it('a follow-up at the time it was moved to, however often', async () => {
    const booked = await tell('follow-ups', { at: '2026-11-23T10:00:00+01:00' });
    await tell('follow-ups/moved', { at: '2026-11-30T10:00:00+01:00' });
    await waitUntil(app, '2026-11-24T09:00:00+01:00');
    expect(await kept('FollowUpReminded')).toEqual([]);
    const moved = (await app.entries(operation)).find(({ name }) => name === 'FollowUpMoved')!;
    const correction = { field: 'at', is: '2026-11-26T10:00:00+01:00', reason: 'read the wrong line' };
    const refused = await app.post('coordB', `/entries/${moved.id}/corrections`, correction);
    expect([refused.status, refused.body.code]).toEqual([400, 'CORRECTION.CHANGED_ELSEWHERE']);
    await tell('follow-ups/moved', { at: correction.is });
    await waitUntil(app, '2026-11-25T09:00:00+01:00');
    expect((await kept('FollowUpReminded')).map(({ at }) => at)).toEqual(['2026-11-25T08:00:00.000Z']);
    expect(booked.entry).not.toBe(moved.id);
  });

  it('contact the next working day, overdue after it, done when she was reached', async () => {
    await tell('support-offers', { kinds: ['shelter'] });
    await tell('support-answers', { answer: 'undecided' });
    expect(await tasks('coordB')).toEqual(['support-contact-due']);
    expect(await tasks('leader')).toEqual([]);
    expect(await tasks('coordA')).toEqual([]);
    await waitUntil(app, '2026-11-20T17:00:00+01:00');
    expect(await kept('SupportContactOverdue')).toEqual([
      {
        at: '2026-11-20T16:00:00.000Z',
        by: 'system',
        data: { since: '2026-11-19T19:00:00.000Z', due: '2026-11-20T16:00:00.000Z' },
      },
    ]);
    expect(await tasks('coordB')).toEqual(['support-contact-due']);
    await tell('support-contacts', { how: 'telephone' });
    expect(await tasks('coordB')).toEqual([]);
    await waitUntil(app, '2026-11-24T17:00:00+01:00');
    expect(await kept('SupportContactOverdue')).toHaveLength(1);
    for (const handle of ['leader', 'coordA'] as const) {
      expect(await sees(handle, 'SupportContactOverdue')).toBe(0);
      expect(await sees(handle, 'SupportContactMade')).toBe(0);
    }
  });

  it('nobody of contact where she was reached in time', async () => {
    await tell('support-answers', { answer: 'accepted' });
    await waitUntil(app, '2026-11-20T10:00:00+01:00');
    await tell('support-contacts', { how: 'message' });
    await waitUntil(app, '2026-11-23T17:00:00+01:00');
    expect(await kept('SupportContactOverdue')).toEqual([]);
  });

  it('the actor of a referral without an answer, at most as often as its service says', async () => {
    const referral = (await tell('referrals', { to: 'ngo/shelter', service: 'shelter' })).id;
    for (const day of ['20', '21', '22', '23', '24', '25', '26'])
      await waitUntil(app, `2026-11-${day}T09:00:00+01:00`);
    const reminders = await kept('ReferralReminded');
    expect(reminders.map(({ at, data }) => [at, data])).toEqual(
      ['20', '23', '24'].map((day, index) => [
        `2026-11-${day}T08:00:00.000Z`,
        { referral, to: 'ngo/shelter', times: index + 1 },
      ]),
    );
    expect(await sees('shelter', 'ReferralReminded')).toBe(3);
    expect(await sees('coordB', 'ReferralReminded')).toBe(3);
    for (const handle of ['leader', 'coordA'] as const)
      expect(await sees(handle, 'ReferralReminded')).toBe(0);
  });

  it('nobody of a referral that was answered', async () => {
    await tell('referrals', { to: 'ngo/shelter', service: 'shelter' });
    const answer = { startsAt: '2026-11-20T12:00:00+01:00', note: { value: 'two nights' } };
    await app.tell('shelter', `/encounters/${encounter}/referral-acceptances`, answer);
    await waitUntil(app, '2026-11-24T09:00:00+01:00');
    expect(await kept('ReferralReminded')).toEqual([]);
  });

  it('the municipality of a child, every day until it acknowledges, and the supervisors from the second', async () => {
    const report = { to: MUNICIPALITY, ground: { value: 'KANARIE-BARN' } };
    const concern = (await tell('child-concerns', report)).id;
    for (const day of ['20', '21', '22']) await waitUntil(app, `2026-11-${day}T09:00:00+01:00`);
    expect((await kept('ChildConcernReminded')).map(({ at, data }) => [at, data])).toEqual(
      ['20', '21', '22'].map((day, index) => [
        `2026-11-${day}T08:00:00.000Z`,
        { concern, to: MUNICIPALITY, times: index + 1, escalated: index > 0 },
      ]),
    );
    expect(await sees(further('municipality'), 'ChildConcernReminded')).toBe(3);
    expect(await sees(further('head'), 'ChildConcernReminded')).toBe(3);
    expect(await sees('leader', 'ChildConcernReminded')).toBe(0);
    expect(await tasks(further('municipality'))).toEqual(['child-concern-unacknowledged']);
    await tell('child-concern-acknowledgements', {}, further('municipality'));
    await waitUntil(app, '2026-11-25T09:00:00+01:00');
    expect(await kept('ChildConcernReminded')).toHaveLength(3);
    expect(await tasks(further('municipality'))).toEqual([]);
  });

  it('a reflection period five days before it ends, and that it has ended, across the turn of the year', async () => {
    await tell('reflection-period/applications', { applicant: 'social-services-committee' });
    await tell('reflection-period/grants', { from: '2026-12-10' });
    await waitUntil(app, '2027-01-04T09:00:00+01:00');
    expect(await kept('ReflectionPeriodEnding')).toEqual([
      {
        at: '2027-01-04T08:00:00.000Z',
        by: 'system',
        data: { until: '2027-01-09', endsAt: '2027-01-08T23:00:00.000Z' },
      },
    ]);
    expect(await tasks('coordB')).toContain('reflection-period-ending');
    await waitUntil(app, '2027-01-09T00:00:00+01:00');
    expect((await kept('ReflectionPeriodEnded')).map(({ by, data }) => [by, data])).toEqual([
      ['system', { why: 'ran-out' }],
    ]);
    for (const handle of ['leader', 'border', 'coordA'] as const) {
      const types = (await app.history(handle, operation)).map(({ type }) => type);
      expect([handle, types.filter((type) => type.startsWith('ReflectionPeriod'))]).toEqual([handle, []]);
    }
  });

  it('the reflection period anew once it was prolonged', async () => {
    await tell('reflection-period/grants', { from: '2026-11-20' });
    await waitUntil(app, '2026-12-15T09:00:00+01:00');
    await tell('reflection-period/prolongations', { until: '2027-01-19' });
    await waitUntil(app, '2027-01-14T09:00:00+01:00');
    expect((await kept('ReflectionPeriodEnding')).map(({ at }) => at)).toEqual([
      '2026-12-15T08:00:00.000Z',
      '2027-01-14T08:00:00.000Z',
    ]);
    expect(await kept('ReflectionPeriodEnded')).toEqual([]);
  });
});
