import type { WorkItem } from '@samsyn/worklist';
import { BORDER, COORDINATORS, TestSamsyn, INSPECTION, POLICE, type Handle } from '../support/test-samsyn';

const WEEK = {
  name: 'KANARIE-WEEK',
  theme: 'prostitution',
  kinds: ['apartment-visit'],
  regions: ['syd'],
  firstDay: '2026-11-23',
  lastDay: '2026-11-29',
  purpose: 'KANARIE-PURPOSE',
};
const AGREEMENT = {
  name: 'KANARIE-AGREEMENT',
  region: 'syd',
  validFrom: '2026-11-19',
  parties: [POLICE, COORDINATORS, BORDER],
  leads: [{ kind: 'apartment-visit', branches: [POLICE] }],
  invites: [],
  chain: [],
  answerMinutes: { invitation: 60, call: 20 },
};

/** What waits of campaigns and standing agreements, and what is new within an operation. */
describe('the work list, of what branches agree on', () => {
  let app: TestSamsyn;
  let week: string;
  const of = async (who: Handle, code: string): Promise<readonly WorkItem[]> => {
    const { body, text } = await app.get<{ items: readonly WorkItem[] }>(who, '/work-list?limit=500');
    expect(text).not.toContain('KANARIE');
    return body.items.filter((item) => item.code === code);
  };
  const tell = (who: Handle, path: string, body?: object) =>
    app.tell(who, `/campaigns/${week}/${path}`, body);
  const invite = (...branches: readonly string[]) =>
    tell('leader', 'invitations', { branches, part: 'joining' });

  beforeEach(async () => {
    app = await TestSamsyn.open();
    week = (await app.tell('leader', '/campaigns', WEEK)).id;
  });
  afterEach(() => app.close());

  it('has an invitation to a campaign for those who bind the invited branch, until it is answered', async () => {
    await invite(COORDINATORS, INSPECTION, BORDER);
    expect(await of('coordB', 'campaign-to-answer')).toMatchObject([
      {
        due: '2026-11-22T23:00:00.000Z',
        parts: [
          {
            reason: { type: 'CampaignBranchInvited' },
            answers: [{ path: `/campaigns/${week}/joinings` }, { path: `/campaigns/${week}/declines` }],
          },
        ],
      },
    ]);
    // An officer does not bind her branch, and the other branches were not asked.
    for (const handle of ['border', 'leader', 'tax'] as const)
      expect(await of(handle, 'campaign-to-answer')).toEqual([]);
    await tell('coordA', 'joinings');
    expect(await of('coordB', 'campaign-to-answer')).toEqual([]);
    expect(await of('work', 'campaign-to-answer')).toHaveLength(1);
    await tell('work', 'declines', { reason: 'no-staff' });
    expect(await of('work', 'campaign-to-answer')).toEqual([]);
  });

  it('has no invitation to a campaign that was called off', async () => {
    await invite(COORDINATORS);
    await tell('leader', 'cancellation', { reason: 'no staff' });
    expect(await of('coordB', 'campaign-to-answer')).toEqual([]);
  });

  it('has an action of a campaign for its owner alone, as it stands, and not once the owner’s branch has left', async () => {
    await invite(COORDINATORS);
    await tell('coordB', 'joinings');
    const agreed = { what: 'KANARIE', owner: 'coordB', due: '2026-12-15' };
    const { entry: action } = await tell('leader', 'actions', agreed);
    expect(await of('coordB', 'campaign-action-due')).toMatchObject([
      {
        due: '2026-12-15T23:00:00.000Z',
        text: {
          sv: 'En åtgärd efter en kampanj att göra klar. Senast 2026-12-15.',
          en: 'An action after a campaign to complete. By 2026-12-15.',
        },
        parts: [
          {
            about: action,
            answers: ['completions', 'drops', 'moves', 'reassignments'].map((last) => ({
              path: `/campaigns/${week}/action-${last}`,
            })),
          },
        ],
      },
    ]);
    expect(await of('coordA', 'campaign-action-due')).toEqual([]);
    await tell('coordB', 'action-moves', { action, due: '2026-12-22', why: 'KANARIE' });
    expect(await of('coordB', 'campaign-action-due')).toMatchObject([{ due: '2026-12-22T23:00:00.000Z' }]);
    await tell('leader', 'action-reassignments', { action, owner: 'coordA' });
    expect(await of('coordB', 'campaign-action-due')).toEqual([]);
    expect(await of('coordA', 'campaign-action-due')).toMatchObject([{ due: '2026-12-22T23:00:00.000Z' }]);
    await tell('coordB', 'leavings');
    expect(await of('coordA', 'campaign-action-due')).toEqual([]);
    await tell('leader', 'action-reassignments', { action, owner: 'leader' });
    expect(await of('leader', 'campaign-action-due')).toHaveLength(1);
    await tell('leader', 'action-completions', { action });
    expect(await of('leader', 'campaign-action-due')).toEqual([]);
  });

  it('has the debrief of an ended campaign for who leads it, until the branches have met', async () => {
    await invite(COORDINATORS);
    await tell('coordB', 'joinings');
    expect(await of('leader', 'campaign-debrief-to-hold')).toEqual([]);
    await tell('leader', 'end');
    expect(await of('leader', 'campaign-debrief-to-hold')).toMatchObject([
      { parts: [{ reason: { type: 'CampaignEnded' }, answers: [{ path: `/campaigns/${week}/meetings` }] }] },
    ]);
    for (const handle of ['coordB', 'officer'] as const)
      expect(await of(handle, 'campaign-debrief-to-hold')).toEqual([]);
    await tell('leader', 'meetings', { present: ['leader', 'coordB'] });
    expect(await of('leader', 'campaign-debrief-to-hold')).toEqual([]);
  });

  it('has an agreement for those who bind a party that has not adopted the last version', async () => {
    const { id } = await app.tell('leader', '/agreements', AGREEMENT);
    const path = `/agreements/${id}/adoptions`;
    expect(await of('coordB', 'agreement-to-adopt')).toMatchObject([
      { parts: [{ answers: [{ path }, { does: 'readAgreement' }] }] },
    ]);
    for (const handle of ['leader', 'border', 'work'] as const)
      expect(await of(handle, 'agreement-to-adopt')).toEqual([]);
    await app.tell('coordA', path);
    expect(await of('coordB', 'agreement-to-adopt')).toEqual([]);
    const { parties: _without, ...terms } = AGREEMENT;
    const again = { ...terms, parties: [POLICE, COORDINATORS] };
    await app.tell('leader', `/agreements/${id}/versions`, again);
    expect(await of('coordB', 'agreement-to-adopt')).toHaveLength(1);
    await app.tell('leader', `/agreements/${id}/end`, { endsOn: '2026-11-30', reason: 'KANARIE' });
    expect(await of('coordB', 'agreement-to-adopt')).toEqual([]);
  });

  it('has an interpreter to book for the branch that asked for one, until there is an answer', async () => {
    const operationId = await app.plan();
    const interpreters = `/operations/${operationId}/interpreters`;
    const asked = { language: 'es', mode: 'telephone' };
    const { id: booking } = await app.tell('coordB', interpreters, asked);
    expect(await of('coordB', 'interpreter-to-book')).toMatchObject([
      {
        parts: [
          {
            about: booking,
            answers: ['booked', 'declined', 'cancelled'].map((last) => ({ path: `${interpreters}/${last}` })),
          },
        ],
      },
    ]);
    expect(await of('work', 'interpreter-to-book')).toEqual([]);
    await app.tell('coordB', `${interpreters}/booked`, { booking, reference: 'KANARIE' });
    expect(await of('coordB', 'interpreter-to-book')).toEqual([]);
    await app.tell('coordB', interpreters, asked);
    expect(await of('coordB', 'interpreter-to-book')).toHaveLength(1);
    app.clock.moveTo('2026-11-21T00:00:00.000Z');
    expect(await of('coordB', 'interpreter-to-book')).toEqual([]);
  });

  it('has perspectives to ask for, for the leader of an open debrief, until somebody was asked', async () => {
    const operationId = await app.plan();
    expect(await of('leader', 'perspectives-to-ask-for')).toEqual([]);
    await app.tell('leader', `/operations/${operationId}/debrief`);
    const path = `/debriefs/${operationId}/perspective-requests`;
    expect(await of('leader', 'perspectives-to-ask-for')).toMatchObject([
      { parts: [{ answers: [{ path }] }] },
    ]);
    for (const handle of ['officer', 'work'] as const)
      expect(await of(handle, 'perspectives-to-ask-for')).toEqual([]);
    await app.tell('leader', path, { of: [INSPECTION], answerBy: '2026-11-25T12:00:00Z' });
    expect(await of('leader', 'perspectives-to-ask-for')).toEqual([]);
  });
});
