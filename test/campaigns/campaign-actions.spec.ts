import { CAST, TestSamsyn, type Handle } from '../support/test-samsyn';

interface Carried {
  readonly actions: readonly {
    readonly what: string;
    readonly owner: string;
    readonly due: string;
    readonly fromCampaign?: string;
    readonly matches: readonly string[];
  }[];
}

const branch = (handle: Handle): string => CAST[handle][0];
const WHAT = 'KANARIE-ACTION one list of numbers';
const WEEK = {
  name: 'a week',
  theme: 'prostitution',
  kinds: ['apartment-visit'],
  regions: ['syd'],
  firstDay: '2026-11-16',
  lastDay: '2026-11-22',
  purpose: 'to be where nobody has been',
};

describe('an action of a campaign as a whole is followed up', () => {
  let app: TestSamsyn;
  let week: string;
  let action: string;

  const at = (path: string) => `/campaigns/${week}/${path}`;
  const tell = (handle: Handle, path: string, body?: object) => app.tell(handle, at(path), body);
  const pass = async (until: string) => {
    for (;;) {
      await app.parts.processing.settled();
      const next = app.parts.processing.timers.nextDue();
      if (!next || next > until) break;
      app.clock.moveTo(next);
    }
    app.clock.moveTo(until);
    await app.parts.processing.settled();
  };
  const reminded = async () => {
    const stored = await app.parts.eventStore.readStream(`debriefing.campaign-debrief-${week}`);
    return stored
      .filter(({ type }) => type === 'debriefing.CampaignActionReminded.v1')
      .map(({ recordedAt, data, actor }) => {
        const { about, due, to } = data as { about: string; due: string; to: { branch: string } };
        return [recordedAt, about, due, to.branch, actor.branch];
      });
  };
  const carried = async (handle: Handle, path: string) =>
    (await app.get<Carried>(handle, `${path}/carry-over`)).body.actions;

  beforeEach(async () => {
    app = await TestSamsyn.open();
    week = (await app.tell('leader', '/campaigns', WEEK)).id;
    await tell('leader', 'invitations', { branches: [branch('coordB'), branch('work')], part: 'joining' });
    await tell('coordB', 'joinings');
    const agreed = { what: WHAT, owner: 'coordB', due: '2026-12-15' };
    action = (await tell('leader', 'actions', agreed)).entry;
  });
  afterEach(() => app.close());

  it('by reminders of its owner as those of an operation are, until it is done', async () => {
    await pass('2026-12-24T00:00:00.000Z');
    const owner = branch('coordB');
    const expected = [
      ['2026-12-12T08:00:00.000Z', 'before-due', '2026-12-15', owner, 'system'],
      ['2026-12-16T08:00:00.000Z', 'overdue', '2026-12-15', owner, 'system'],
      ['2026-12-23T08:00:00.000Z', 'overdue', '2026-12-15', owner, 'system'],
    ];
    expect(await reminded()).toEqual(expected);
    await tell('coordB', 'action-completions', { action });
    await pass('2027-01-10T00:00:00.000Z');
    expect(await reminded()).toEqual(expected);
  });

  it('by reminders of whoever owns it, by its last day as both stand', async () => {
    await tell('coordB', 'action-moves', { action, due: '2026-12-22', why: 'illness' });
    await tell('leader', 'action-reassignments', { action, owner: 'leader' });
    await pass('2026-12-21T00:00:00.000Z');
    expect(await reminded()).toEqual([
      ['2026-12-19T08:00:00.000Z', 'before-due', '2026-12-22', branch('leader'), 'system'],
    ]);
  });

  it('by a reminder that an earlier version planned, which named the owner', async () => {
    const [ownerBranch, role] = CAST.coordB;
    await app.parts.processing.timers.schedule({
      ...{ id: `campaign-action-reminder ${action}`, dueAt: '2026-12-12T08:00:00.000Z' },
      kind: 'campaign-action-reminder',
      payload: {
        ...{ campaignId: week, person: 'of-then', branch: ownerBranch, role },
        ...{ action, due: '2026-12-15', about: 'before-due' },
      },
    });
    await pass('2026-12-13T00:00:00.000Z');
    expect(await reminded()).toEqual([
      ['2026-12-12T08:00:00.000Z', 'before-due', '2026-12-15', ownerBranch, 'system'],
    ]);
  });

  it('and nobody is reminded whose branch has left, or once the campaign was called off', async () => {
    await tell('coordB', 'leavings');
    await pass('2026-12-24T00:00:00.000Z');
    expect(await reminded()).toEqual([]);
    await tell('leader', 'action-reassignments', { action, owner: 'leader' });
    await tell('leader', 'cancellation', { reason: 'no staff' });
    await pass('2027-01-10T00:00:00.000Z');
    expect(await reminded()).toEqual([]);
  });

  it('by somebody of a branch that has joined: not by who was only asked, nor by who was not', async () => {
    const agreed = { what: 'another', due: '2026-12-15' };
    for (const owner of ['work', 'tax', 'otherLeader']) {
      for (const [path, body] of [
        ['actions', { ...agreed, owner }],
        ['action-reassignments', { action, owner }],
      ] as const) {
        const answer = await app.post('leader', at(path), body);
        expect([answer.status, answer.body.code]).toEqual([409, 'CAMPAIGN.OWNER_NOT_JOINED']);
      }
    }
    await tell('work', 'joinings');
    await tell('leader', 'action-reassignments', { action, owner: 'work' });
  });

  it('by who may: its owner moves it, who leads gives it to another', async () => {
    const moving = { action, due: '2026-12-22', why: 'illness' };
    const refused = async (handle: Handle, path: string, body: object) => {
      const answer = await app.post(handle, at(path), body);
      return [answer.status, (answer.body as { code: string }).code];
    };
    expect(await refused('work', 'action-moves', moving)).toEqual([409, 'CAMPAIGN.NOT_JOINED']);
    expect(await refused('tax', 'action-moves', moving)).toEqual([404, 'CAMPAIGN.UNKNOWN']);
    expect(await refused('coordB', 'action-reassignments', { action, owner: 'leader' })).toEqual([
      403,
      'ACCESS.NOT_YOURS',
    ]);
    await tell('coordB', 'action-completions', { action });
    expect(await refused('coordB', 'action-moves', moving)).toEqual([409, 'DEBRIEF.ACTION_ENDED']);
  });

  it('where the next operation of the kind or in the region is planned, for branches that joined alone', async () => {
    const facts = { what: WHAT, owner: 'coordB', due: '2026-12-15', fromCampaign: week, entry: action };
    const next = await app.plan(['coordB', 'work']);
    const expected = [{ ...facts, matches: ['kind', 'region'] }];
    expect(await carried('leader', `/operations/${next}`)).toEqual(expected);
    expect(await carried('coordB', `/operations/${next}`)).toEqual(expected);
    // Asked and not joined: nothing of it, by any way.
    expect(await carried('work', `/operations/${next}`)).toEqual([]);
    expect((await app.get('work', `/operations/${next}/carry-over`)).text).not.toContain('KANARIE');
    await tell('leader', 'action-moves', { action, due: '2026-12-22', why: 'illness' });
    expect(await carried('leader', `/operations/${next}`)).toMatchObject([{ due: '2026-12-22' }]);
    await tell('coordB', 'leavings');
    expect(await carried('coordB', `/operations/${next}`)).toEqual([]);
    await tell('leader', 'action-drops', { action, why: 'not needed' });
    expect(await carried('leader', `/operations/${next}`)).toEqual([]);
  });

  it('where the next campaign of the kinds or regions is planned, and not in its own', async () => {
    const second = (await app.tell('leader', '/campaigns', { ...WEEK, kinds: ['field-survey'] })).id;
    expect(await carried('leader', `/campaigns/${second}`)).toMatchObject([
      { what: WHAT, fromCampaign: week, matches: ['region'] },
    ]);
    expect(await carried('leader', `/campaigns/${week}`)).toEqual([]);
    expect((await app.get('coordB', `/campaigns/${second}/carry-over`)).status).toBe(404);
    await app.tell('leader', `/campaigns/${second}/amendments`, { regions: ['nord'] });
    expect(await carried('leader', `/campaigns/${second}`)).toEqual([]);
  });
});
