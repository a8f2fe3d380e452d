import { randomUUID } from 'node:crypto';
import { CAST, TestSamsyn, MORNING_AFTER, type Handle, type RecordedBody } from '../support/test-samsyn';

interface Shown {
  readonly id: string;
  readonly relation: string;
  readonly name: string;
  readonly leading: readonly string[];
  readonly joined: readonly string[];
  readonly invited: readonly string[];
  readonly operations: readonly { readonly id: string; readonly phase?: string; readonly kind?: string }[];
  readonly entries: readonly { readonly id: string; readonly type: string; readonly facts: object }[];
}

const branch = (handle: Handle): string => CAST[handle][0];
const WEEK = {
  name: 'KANARIE-NAMN inspection week',
  theme: 'labour-exploitation',
  kinds: ['apartment-visit', 'akc-inspection'],
  regions: ['syd'],
  firstDay: '2026-11-16',
  lastDay: '2026-11-22',
  purpose: 'KANARIE-SYFTE to know the parlours',
};

describe('a campaign', () => {
  let app: TestSamsyn;
  let week: string;

  const tell = (handle: Handle, path: string, body: object = {}) =>
    app.tell(handle, `/campaigns/${week}/${path}`, body);
  const refused = async (handle: Handle, path: string, body: object = {}) => {
    const { status, body: facts } = await app.post(handle, `/campaigns/${week}/${path}`, body);
    return [status, facts.code];
  };
  const read = async (handle: Handle) => (await app.get<Shown>(handle, `/campaigns/${week}`)).body;
  const list = async (handle: Handle) =>
    (await app.get<{ campaigns: readonly Shown[] }>(handle, '/campaigns')).body.campaigns;
  const joins = async (handle: Handle, part = 'joining') => {
    await tell('leader', 'invitations', { branches: [branch(handle)], part });
    await tell(handle, 'joinings');
  };
  const proposal = {
    kind: 'apartment-visit',
    region: 'syd',
    municipality: 'Växjö',
    window: ['2026-11-19T19:00:00+01:00', '2026-11-19T23:00:00+01:00'],
    purpose: 'a visit',
    reference: 'K1-26',
  };

  beforeEach(async () => {
    app = await TestSamsyn.open();
    week = (await app.tell('leader', '/campaigns', WEEK)).id;
  });
  afterEach(() => app.close());

  it('does not exist for who neither leads it, nor has joined, nor is asked', async () => {
    const { status, body } = await app.get<RecordedBody>('tax', `/campaigns/${week}`);
    const none = await app.get<RecordedBody>('tax', `/campaigns/${randomUUID()}`);
    expect([status, body.code]).toEqual([404, 'CAMPAIGN.UNKNOWN']);
    expect(body).toEqual(none.body);
    expect((await app.get('tax', '/campaigns/week')).status).toBe(404);
    expect((await app.get('tax', `/campaigns/${week}/debrief`)).status).toBe(404);
    expect((await app.get('tax', `/campaigns/${week}/lessons`)).status).toBe(404);
    expect(await list('tax')).toEqual([]);
    for (const [path, further] of [
      ['joinings', {}],
      ['declines', { reason: 'other' }],
      ['leavings', {}],
      ['end', {}],
      ['cancellation', { reason: 'x' }],
      ['amendments', { lastDay: '2026-11-23' }],
      ['invitations', { branches: [branch('work')], part: 'joining' }],
      ['meetings', { present: ['tax'] }],
      ['lessons', { what: 'x' }],
      ['actions', { what: 'x', owner: 'tax', due: '2026-12-01' }],
      ['action-completions', { what: 'x' }],
      ['action-drops', { what: 'x', why: 'x' }],
    ] as const)
      expect([path, ...(await refused('tax', path, further))]).toEqual([path, 404, 'CAMPAIGN.UNKNOWN']);
  });

  it('shows a branch that is asked what it is asked to join, and nothing that came of it', async () => {
    await joins('coordB');
    const operationId = await app.propose();
    await tell('leader', 'operations', { operation: operationId });
    await tell('leader', 'lessons', { what: 'KANARIE-LÄRDOM' });
    await tell('leader', 'invitations', { branches: [branch('tax'), branch('work')], part: 'joining' });
    const asked = await read('tax');
    expect(asked).toMatchObject({
      relation: 'invited',
      name: WEEK.name,
      purpose: WEEK.purpose,
      operations: [],
    });
    expect(asked.entries.map(({ type }) => type)).toEqual(['CampaignBranchInvited']);
    expect([asked.joined, asked.invited]).toEqual([[branch('leader')], [branch('tax')]]);
    expect((await app.get('tax', `/campaigns/${week}/debrief`)).status).toBe(404);
    await tell('tax', 'declines', { reason: 'no-staff' });
    expect((await app.get('tax', `/campaigns/${week}`)).status).toBe(404);
    expect(await list('tax')).toEqual([]);
  });

  it('is led by several branches where others are asked to lead it, too', async () => {
    await joins('coordB', 'leading');
    await joins('tax');
    expect((await read('tax')).leading).toEqual([branch('leader'), branch('coordB')]);
    await tell('coordB', 'amendments', { lastDay: '2026-11-23' });
    expect(await refused('tax', 'amendments', { lastDay: '2026-11-24' })).toEqual([403, 'ACCESS.NOT_YOURS']);
    await tell('leader', 'leavings');
    expect(await refused('coordB', 'leavings')).toEqual([409, 'CAMPAIGN.LAST_LEADER']);
    expect((await app.get('leader', `/campaigns/${week}`)).status).toBe(404);
  });

  it('holds an operation that its own leader puts into it, and nobody else', async () => {
    const operationId = await app.plan(['coordB']);
    await joins('coordB');
    await joins('otherLeader');
    const operation = { operation: operationId };
    expect(await refused('coordB', 'operations', operation)).toEqual([403, 'ACCESS.NOT_YOURS']);
    expect(await refused('otherLeader', 'operations', operation)).toEqual([404, 'OPERATION.UNKNOWN']);
    expect(await refused('leader', 'operations', { operation: randomUUID() })).toEqual([
      404,
      'OPERATION.UNKNOWN',
    ]);
    await tell('leader', 'operations', operation);
    expect((await read('coordB')).operations).toEqual([
      expect.objectContaining({ id: operationId, phase: 'proposed', kind: 'apartment-visit' }),
    ]);
  });

  it('is for operations of its kinds and regions that begin within its days', async () => {
    for (const [changes, code] of [
      [{ kind: 'field-survey' }, 'CAMPAIGN.OTHER_KIND'],
      [{ region: 'nord' }, 'CAMPAIGN.OTHER_REGION'],
      [{ window: ['2026-11-23T01:00:00+01:00', '2026-11-23T03:00:00+01:00'] }, 'CAMPAIGN.OUTSIDE_DAYS'],
    ] as const) {
      const { id } = await app.tell('leader', '/operations', { ...proposal, ...changes });
      expect(await refused('leader', 'operations', { operation: id })).toEqual([409, code]);
    }
  });

  it('changes no byte for a branch when an operation is added that it takes no part in', async () => {
    const shared = await app.plan(['coordB']);
    await joins('coordB');
    await joins('tax');
    await tell('leader', 'operations', { operation: shared });
    const everything = async (handle: Handle) => {
      const urls = [
        `/campaigns/${week}`,
        '/campaigns',
        `/campaigns/${week}/debrief`,
        `/campaigns/${week}/lessons`,
      ];
      const answers = await Promise.all(urls.map((url) => app.get(handle, url)));
      return answers.map(({ status, text, headers }) => [status, text, headers['etag']]);
    };
    const before = await everything('tax');
    const coordinator = await everything('coordB');
    const hidden = await app.plan(['border']);
    const { entry } = await tell('leader', 'operations', { operation: hidden });
    expect((await read('leader')).operations).toHaveLength(2);
    expect(await everything('tax')).toEqual(before);
    expect(await everything('coordB')).toEqual(coordinator);
    await tell('leader', 'operations/removed', { operation: hidden });
    expect(await everything('tax')).toEqual(before);
    expect(await everything('coordB')).toEqual(coordinator);
    expect((await read('leader')).entries.map(({ id }) => id)).toContain(entry);
  });

  it('tells a branch that was merely invited to an operation nothing of its being in the campaign', async () => {
    const operationId = await app.propose();
    await app.tell('leader', `/operations/${operationId}/invitations`, {
      agencies: [branch('tax')],
      answerBy: '2026-11-19T20:00:00+01:00',
    });
    await joins('tax');
    await tell('leader', 'operations', { operation: operationId });
    expect((await read('tax')).operations).toEqual([]);
    await app.tell('tax', `/operations/${operationId}/confirmations`, {
      staff: 1,
      focus: 'cash registers',
    });
    expect((await read('tax')).operations.map(({ id }) => id)).toEqual([operationId]);
  });

  it('is entered together with a proposal, under one key', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = { ...proposal, campaign: week };
    const first = await app.post<RecordedBody & { campaign: { id: string; entry?: string } }>(
      'leader',
      '/operations',
      body,
      key,
    );
    expect([first.status, first.body.campaign.id]).toEqual([201, week]);
    const { operations, entries } = await read('leader');
    expect(operations.map(({ id }) => id)).toEqual([first.body.id]);
    expect(entries.map(({ id }) => id)).toContain(first.body.campaign.entry);
    await tell('leader', 'end');
    const again = await app.post<RecordedBody>('leader', '/operations', body, key);
    const { position: _sealedAnew, ...same } = first.body as RecordedBody & { position?: string };
    expect([again.status, again.body]).toEqual([201, expect.objectContaining(same)]);
    expect((await read('leader')).operations).toHaveLength(1);
  });

  it('refuses the proposal itself where it could not be entered, and records nothing', async () => {
    const before = await app.parts.eventStore.head();
    for (const [by, changes, code] of [
      ['leader', { campaign: randomUUID() }, 'CAMPAIGN.UNKNOWN'],
      ['otherLeader', {}, 'CAMPAIGN.UNKNOWN'],
      ['leader', { kind: 'field-survey' }, 'CAMPAIGN.OTHER_KIND'],
    ] as const) {
      const { body } = await app.post<RecordedBody>(by, '/operations', {
        ...proposal,
        campaign: week,
        ...changes,
      });
      expect(body.code).toBe(code);
    }
    expect(await app.parts.eventStore.head()).toBe(before);
  });

  it('leaves nothing that a person wrote, and no operation, in clear in the log', async () => {
    const operationId = await app.propose();
    await tell('leader', 'operations', { operation: operationId });
    await tell('leader', 'lessons', { what: 'KANARIE-LÄRDOM' });
    await tell('leader', 'cancellation', { reason: 'KANARIE-SKÄL' });
    const stored = await app.parts.eventStore.readAll({ after: 0, limit: 1000 });
    const clear = JSON.stringify(
      stored
        .filter(({ type }) => type.includes('Campaign'))
        .map(({ ciphertexts: _sealed, ...envelope }) => envelope),
    );
    expect(clear).not.toContain('KANARIE');
    expect(clear).not.toContain(operationId);
  });

  describe('agrees on lessons that return', () => {
    const taught = async (handle: Handle, url: string) => {
      const { body } = await app.get<{
        lessons: readonly {
          lesson: string;
          what: string;
          fromCampaign?: string;
          matches: readonly string[];
          answered: boolean;
          timesReopened: number;
        }[];
      }>(handle, url);
      return body.lessons;
    };
    const WHAT = 'KANARIE-LÄRDOM at most three inside';
    let lesson: string;

    beforeEach(async () => {
      await joins('work');
      lesson = (
        await tell('leader', 'lessons', { what: WHAT, tags: ['deviation:max-persons-inside-exceeded'] })
      ).entry;
      app.clock.moveTo(MORNING_AFTER);
      await app.parts.processing.settled();
    });

    it('when an operation of its kinds or regions is planned, to the branches of the campaign', async () => {
      const next = await app.plan(['work', 'coordB']);
      const lessons = await taught('leader', `/operations/${next}/lessons`);
      expect(lessons).toEqual([
        expect.objectContaining({ lesson, what: WHAT, fromCampaign: week, matches: ['kind', 'region'] }),
      ]);
      expect(await taught('work', `/operations/${next}/lessons`)).toHaveLength(1);
      expect(await taught('coordB', `/operations/${next}/lessons`)).toEqual([]);
      const elsewhere = await app.propose('field-survey', 'nord');
      expect(await taught('leader', `/operations/${elsewhere}/lessons`)).toEqual([]);
    });

    it('are answered there, seen by those who know them, and reopen when the same happens again', async () => {
      const next = await app.plan(['work', 'coordB']);
      const answers = `/operations/${next}/lesson-answers`;
      const stranger = await app.post('coordB', answers, { lesson, answer: 'applied' });
      expect([stranger.status, stranger.body.code]).toEqual([404, 'LESSON.UNKNOWN']);
      const { entry } = await app.tell('leader', answers, { lesson, answer: 'applied' });
      expect(await app.seen('work', next, entry)).toBeDefined();
      expect(await app.seen('coordB', next, entry)).toBeUndefined();
      await app.tell('leader', `/operations/${next}/pre-briefings/held`, {
        present: ['leader', 'work', 'coordB'],
        covered: ['approach'],
        maxInside: 1,
      });
      await app.tell('leader', `/operations/${next}/conduct/start`);
      await app.tell('leader', `/operations/${next}/conduct/site-entered`, { persons: 2 });
      await app.tell('leader', `/operations/${next}/conduct/end`);
      await app.tell('leader', `/operations/${next}/debrief`);
      await app.parts.processing.settled();
      const reopened = (await app.entries(next)).filter(({ name }) => name === 'LessonReopened');
      expect(reopened.map(({ data }) => data)).toEqual([
        {
          lesson,
          fromCampaign: week,
          knownTo: [branch('work'), branch('leader')].sort(),
          deviations: ['max-persons-inside-exceeded'],
        },
      ]);
      const later = await app.plan(['work']);
      expect((await taught('leader', `/operations/${later}/lessons`))[0]).toMatchObject({ timesReopened: 1 });
    });

    it('when another campaign of its kinds or regions is planned, together with those of operations', async () => {
      const earlier = await app.propose();
      await app.tell('leader', `/operations/${earlier}/debrief`);
      await app.tell('leader', `/debriefs/${earlier}/lessons`, { what: 'call before noon' });
      const plan = async (changes: object) => {
        const { id } = await app.tell('leader', '/campaigns', { ...WEEK, name: 'the next', ...changes });
        return (await taught('leader', `/campaigns/${id}/lessons`)).map(({ what }) => what);
      };
      expect(await plan({})).toEqual(['call before noon', WHAT]);
      expect(await plan({ kinds: ['field-survey'], regions: ['nord'] })).toEqual([]);
      expect(await plan({ kinds: ['akc-inspection'], regions: [] })).toEqual([WHAT]);
      expect(await taught('leader', `/campaigns/${week}/lessons`)).toHaveLength(1);
    });
  });
});
