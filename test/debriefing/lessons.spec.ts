import {
  CAST,
  TestSamsyn,
  MORNING_AFTER,
  POLICE,
  type Answer,
  type Handle,
  type RecordedBody,
} from '../support/test-samsyn';

interface Lesson {
  readonly lesson: string;
  readonly what: string;
  readonly fromOperation: string;
  readonly matches: readonly string[];
  readonly timesReopened: number;
  readonly answered: boolean;
  readonly answers: readonly { readonly branch: string; readonly answer: string; readonly why?: string }[];
}
interface Lessons {
  readonly lessons: readonly Lesson[];
  readonly unanswered: number;
  readonly code?: string;
}
interface Debrief {
  readonly tasks: readonly { readonly code: string; readonly branch: string; readonly entries: string[] }[];
  readonly earlierLessons?: readonly { readonly what: string; readonly reopenedFor: readonly string[] }[];
}

const CROWDED = 'deviation:max-persons-inside-exceeded';
const WHAT = 'KANARIE-at most three inside';

describe('lessons that return', () => {
  let app: TestSamsyn;
  let earlier: string;
  let lesson: string;

  const taught = async (handle: Handle, operationId: string) =>
    (await app.get<Lessons>(handle, `/operations/${operationId}/lessons`)).body;
  const whatOf = async (handle: Handle, operationId: string) =>
    (await taught(handle, operationId)).lessons.map(({ what }) => what);
  const agree = (what: string, tags: readonly string[] = [], operationId = earlier) =>
    app.tell('leader', `/debriefs/${operationId}/lessons`, tags.length > 0 ? { what, tags } : { what });
  const answer = (handle: Handle, operationId: string, body: object) =>
    app.post(handle, `/operations/${operationId}/lesson-answers`, body);
  const joined = async (handle: Handle, operationId: string) => {
    const invited = { agencies: [CAST[handle][0]], answerBy: '2026-11-25T10:00:00Z' };
    await app.tell('leader', `/operations/${operationId}/invitations`, invited);
    await app.tell(handle, `/operations/${operationId}/confirmations`, { staff: 1, focus: 'own mandate' });
  };
  const release = (operationId: string): Promise<Answer<RecordedBody & { notices: readonly Lesson[] }>> =>
    app.post('leader', `/operations/${operationId}/release-without-coordinator`, {
      reason: 'nobody could come',
      override: {
        of: ['released-without-pre-briefing', 'released-with-unbriefed-branch'],
        reason: 'at once',
      },
    });
  /** An operation at which one more went in than the pre-briefing had agreed. */
  const crowdedOperation = async (operationId: string) => {
    await app.tell('leader', `/operations/${operationId}/pre-briefings/held`, {
      present: ['leader', 'border'],
      covered: ['approach'],
      maxInside: 1,
    });
    await app.tell('leader', `/operations/${operationId}/conduct/start`);
    await app.tell('leader', `/operations/${operationId}/conduct/site-entered`, { persons: 2 });
    await app.tell('leader', `/operations/${operationId}/conduct/end`);
    await app.tell('leader', `/operations/${operationId}/debrief`);
    await app.parts.processing.settled();
  };

  beforeEach(async () => {
    app = await TestSamsyn.open();
    earlier = await app.plan();
    await app.tell('leader', `/operations/${earlier}/debrief`);
    lesson = (await agree(WHAT, [CROWDED])).entry;
    app.clock.moveTo(MORNING_AFTER);
  });
  afterEach(() => app.close());

  it('come back where the next operation has the same kind, region or other branch', async () => {
    const same = await app.propose();
    expect((await taught('leader', same)).lessons).toEqual([
      expect.objectContaining({
        lesson,
        what: WHAT,
        fromOperation: earlier,
        matches: ['kind', 'region'],
        timesReopened: 0,
        answered: false,
        answers: [],
      }),
    ]);
    const other = await app.propose('akc-inspection', 'nord');
    expect(await whatOf('leader', other)).toEqual([]);
    await joined('work', other);
    expect((await taught('leader', other)).lessons.map(({ matches }) => matches)).toEqual([['agency']]);
    expect(await whatOf('leader', earlier)).toEqual([]);
  });

  it('come back by their tags, and stay away where these say that they are for other operations', async () => {
    await agree('for AKC', ['kind:akc-inspection']);
    await agree('for the south', ['region:syd']);
    await agree('with border police', ['theme:border-police']);
    await agree('with the tax agency', ['agency:tax-agency', 'kind:akc-inspection']);
    const inspection = await app.propose('akc-inspection', 'nord');
    expect(await whatOf('leader', inspection)).toEqual(['for AKC']);
    await joined('tax', inspection);
    expect(new Set(await whatOf('leader', inspection))).toEqual(new Set(['for AKC', 'with the tax agency']));
    expect(new Set(await whatOf('leader', await app.propose('apartment-visit', 'nord')))).toEqual(
      new Set([WHAT, 'with border police']),
    );
    expect(new Set(await whatOf('leader', await app.propose('apartment-visit', 'syd')))).toEqual(
      new Set([WHAT, 'for the south', 'with border police']),
    );
    const unknown = await app.post('leader', `/debriefs/${earlier}/lessons`, {
      what: 'x',
      tags: ['theme:unheard-of'],
    });
    expect([unknown.status, unknown.body.code]).toEqual([400, 'REQUEST.INVALID']);
  });

  it('are for branches that took part in the earlier operation, and leave no trace for others', async () => {
    const next = await app.propose();
    await joined('tax', next);
    await joined('border', next);
    const before = await app.everything('tax', next);
    await answer('leader', next, { lesson, answer: 'not-applicable', why: 'KANARIE-nobody goes in' });
    await answer('border', next, { lesson, answer: 'applied' });
    expect(await app.everything('tax', next)).toBe(before);
    expect(await app.canaries('tax', next)).toEqual([]);
    expect(await taught('tax', next)).toEqual({ lessons: [], unanswered: 0 });
    const [viewed] = (await taught('border', next)).lessons;
    expect(viewed?.answers.map(({ branch, answer: given }) => [branch, given])).toEqual([
      [POLICE, 'not-applicable'],
      [CAST.border[0], 'applied'],
    ]);
    const hers = await answer('tax', next, { lesson, answer: 'applied' });
    const none = await answer('tax', next, { lesson: earlier, answer: 'applied' });
    expect([hers.status, hers.body.code]).toEqual([404, 'LESSON.UNKNOWN']);
    expect(hers.text).toBe(none.text);
    for (const handle of ['otherLeader', 'stranger'] as const) {
      const asked = await app.get<Lessons>(handle, `/operations/${next}/lessons`);
      expect([asked.status, asked.body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
      const response = await answer(handle, next, { lesson, answer: 'applied' });
      expect([response.status, response.body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
    }
  });

  it('are answered by the leader for the operation, or by another branch for itself', async () => {
    const next = await app.propose();
    await joined('border', next);
    expect((await answer('officer', next, { lesson, answer: 'applied' })).body.code).toBe('ACCESS.NOT_YOURS');
    const unreasoned = await answer('leader', next, { lesson, answer: 'not-applicable' });
    expect([unreasoned.status, unreasoned.body.code]).toEqual([400, 'LESSON.WHY_REQUIRED']);
    expect((await answer('leader', earlier, { lesson, answer: 'applied' })).body.code).toBe('LESSON.UNKNOWN');
    await answer('border', next, { lesson, answer: 'applied' });
    expect([(await taught('border', next)).unanswered, (await taught('leader', next)).unanswered]).toEqual([
      0, 1,
    ]);
    await answer('leader', next, { lesson, answer: 'applied' });
    expect((await taught('leader', next)).unanswered).toBe(0);
    expect((await answer('leader', next, { lesson, answer: 'applied' })).body.entries).toEqual([]);
  });

  it('without an answer hold up no release: its answer lists them, and a task waits in the debrief', async () => {
    const next = await app.propose();
    const { status, body } = await release(next);
    expect(status).toBe(201);
    expect(body.notices).toEqual([{ code: 'lesson-unanswered', lesson, what: WHAT, timesReopened: 0 }]);
    const tasks = async () =>
      (await app.get<Debrief>('leader', `/operations/${next}/debrief`)).body.tasks.filter(
        ({ code }) => code === 'lesson-unanswered',
      );
    expect(await tasks()).toEqual([
      { code: 'lesson-unanswered', branch: POLICE, entries: [body.entries[0]?.id] },
    ]);
    await answer('leader', next, { lesson, answer: 'applied' });
    expect(await tasks()).toEqual([]);
  });

  it('that are agreed after the release are for the next operation', async () => {
    const next = await app.propose();
    await answer('leader', next, { lesson, answer: 'applied' });
    expect((await release(next)).body.notices).toEqual([]);
    app.clock.moveTo('2026-11-21T09:00:00.000Z');
    await agree('learnt too late');
    expect(await whatOf('leader', next)).toEqual([WHAT]);
    expect(await whatOf('leader', await app.propose())).toEqual(['learnt too late', WHAT]);
  });

  it('are reopened when their deviation repeats although they were applied, and come first from then on', async () => {
    await agree('unrelated');
    const next = await app.plan(['border', 'tax']);
    await answer('leader', next, { lesson, answer: 'applied' });
    await crowdedOperation(next);
    const reopened = (await app.entries(next)).filter(({ name }) => name === 'LessonReopened');
    expect(reopened.map(({ data, actor }) => [data, actor.branch])).toEqual([
      [
        {
          lesson,
          fromOperation: earlier,
          knownTo: [CAST.border[0], POLICE],
          deviations: ['max-persons-inside-exceeded'],
        },
        'system',
      ],
    ]);
    const { body } = await app.get<Debrief>('leader', `/operations/${next}/debrief`);
    expect(body.earlierLessons?.find(({ what }) => what === WHAT)?.reopenedFor).toEqual([
      'max-persons-inside-exceeded',
    ]);
    await app.tell('leader', `/debriefs/${next}/closing`);
    await app.parts.processing.settled();
    expect((await app.entries(next)).filter(({ name }) => name === 'LessonReopened')).toHaveLength(1);

    const third = await app.plan(['border', 'coordB', 'tax']);
    const times = async (handle: Handle) =>
      (await taught(handle, third)).lessons.map(({ what, timesReopened }) => [what, timesReopened]);
    expect(await times('leader')).toEqual([
      [WHAT, 1],
      ['unrelated', 0],
    ]);
    // Who was not at the operation in between is not told that it happened again there.
    expect(await times('coordB')).toEqual([
      ['unrelated', 0],
      [WHAT, 0],
    ]);
    expect((await app.history('tax', next)).map(({ type }) => type)).not.toContain('LessonReopened');
    expect(await app.canaries('tax', third)).toEqual([]);
  });

  it('are not reopened where they were not applied, or what happened is something else', async () => {
    const other = (await agree('offer support', ['deviation:no-support-offered'])).entry;
    const next = await app.plan(['border']);
    await answer('leader', next, { lesson, answer: 'not-applicable', why: 'nobody goes in' });
    await answer('leader', next, { lesson: other, answer: 'applied' });
    await crowdedOperation(next);
    expect((await app.entries(next)).filter(({ name }) => name === 'LessonReopened')).toEqual([]);
  });

  it('stand in the read model without a word of theirs, and read as they were corrected', async () => {
    await app.parts.processing.settled();
    const tables = ['agreed_lesson', 'lesson_of', 'lesson_tag_of', 'lesson_operation', 'lesson_participant'];
    const rows = tables.map((table) => app.parts.readModels.all(`SELECT * FROM ${table}`));
    expect(rows.map((found) => found.length > 0)).toEqual(tables.map(() => true));
    expect(JSON.stringify(rows)).not.toContain('KANARIE');
    const correction = { field: 'what', is: 'at most four inside', reason: 'heard wrongly' };
    await app.tell('leader', `/entries/${lesson}/corrections`, correction);
    expect(await whatOf('leader', await app.propose())).toEqual(['at most four inside']);
  });
});
