import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { CAST, HANDLES, TestSamsyn, type Handle } from '../support/test-samsyn';

const RUNS = 8;
/** Whoever takes part may have written it: the coordinators are a branch of two, and so are the leader and her officer. */
const AUTHORS = ['coordA', 'coordB', 'border', 'work', 'officer'] as const;
type Author = (typeof AUTHORS)[number];

const WORDS = { hard: 'four persons inside at once', develop: 'fewer at the door' };

/** All that happens beside the one perspective, the same in both worlds. */
interface Scenario {
  readonly openlyBefore: readonly Author[];
  readonly openlyAfter: readonly Author[];
  readonly corrects: boolean;
  readonly remind: boolean;
  readonly release: 'none' | 'as-written' | 'worded';
  readonly meeting: boolean;
  readonly signs: readonly Handle[];
  readonly generates: readonly Handle[];
  readonly reopens: boolean;
}

const some = <T extends Handle>(handles: readonly T[]) => fc.subarray([...handles]);
const scenario: fc.Arbitrary<Scenario> = fc.record({
  openlyBefore: some(AUTHORS),
  openlyAfter: some(AUTHORS),
  corrects: fc.boolean(),
  remind: fc.boolean(),
  release: fc.constantFrom('none', 'as-written', 'worded'),
  meeting: fc.boolean(),
  signs: some(['leader', 'coordA', 'coordB', 'border', 'work'] as const),
  generates: some(AUTHORS),
  reopens: fc.boolean(),
});

/** Ids, digests and tags as they first appear, so that two worlds can be compared by what is the same in each. */
function withoutIds(text: string): string {
  const known = new Map<string, string>();
  const named = (kind: string) => (found: string) => {
    known.set(found, known.get(found) ?? `${kind}-${known.size}`);
    return known.get(found)!;
  };
  return text
    .replaceAll(/^id: .*$/gm, 'id')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, named('id'))
    .replaceAll(/"\\"[\w-]{43}\\""/g, 'etag')
    .replaceAll(/(?<![\w-])[\w-]{43}(?![\w-])/g, named('digest'));
}

/** Everything that the person can get by any route: lists, views, documents, replay, tasks. */
async function allThat(app: TestSamsyn, handle: Handle, operationId: string): Promise<string> {
  const answers = [await app.everything(handle, operationId)];
  for (const path of ['debrief/changes', 'lessons', `debrief?asOf=${app.clock.now()}`])
    answers.push((await app.get(handle, `/operations/${operationId}/${path}`)).text);
  answers.push(await app.page(handle, `/operations/${operationId}/debrief`, 'text/html'));
  return answers.join('\n');
}

/** What has been sent once all that the person sees has come, and a moment more for what should not come. */
async function sentTo(
  app: TestSamsyn,
  handle: Handle,
  operationId: string,
  live: readonly string[],
): Promise<string> {
  const viewed = (await app.history(handle, operationId)).map(({ id }) => id);
  const isWhole = () => viewed.every((id) => live.some((frame) => frame.includes(`"id":"${id}"`)));
  while (!isWhole()) await pause(10);
  await pause(10);
  return live.join('');
}

async function debriefed(app: TestSamsyn): Promise<string> {
  const operationId = await app.plan();
  await app.tell('leader', `/operations/${operationId}/conduct/start`);
  await app.tell('leader', `/operations/${operationId}/conduct/end`);
  await app.tell('leader', `/operations/${operationId}/debrief`);
  await app.tell('leader', `/debriefs/${operationId}/facilitators`, { who: 'facilitator' });
  const of = [...new Set(AUTHORS.map((handle) => CAST[handle][0]))];
  const asked = { of, answerBy: '2026-11-22T16:00:00Z' };
  await app.tell('leader', `/debriefs/${operationId}/perspective-requests`, asked);
  return operationId;
}

/** What each can get in a world in which `author` wrote through the facilitator. */
async function world(
  author: Author,
  facts: Scenario,
  openly?: Author,
): Promise<Readonly<Record<string, string>>> {
  const app = await TestSamsyn.open();
  try {
    const operationId = await debriefed(app);
    const at = (path: string) => `/debriefs/${operationId}/${path}`;
    const watched = new Map<Handle, readonly string[]>();
    const viewers = HANDLES.filter((handle) => handle !== 'facilitator');
    for (const handle of viewers) watched.set(handle, await app.watch(handle, operationId));
    const giveOpenly = async (handles: readonly Handle[]) => {
      for (const handle of handles) await app.tell(handle, at('perspectives'), { well: 'quick' });
    };
    await giveOpenly(facts.openlyBefore);
    // Another's own view, by which it would be told who of the two went through the facilitator.
    if (openly) await app.tell(openly, at('perspectives'), { well: 'the address was known early' });
    app.clock.moveTo('2026-11-20T02:00:00.000Z');
    const { entry } = await app.tell(author, at('perspectives'), { through: 'facilitator', ...WORDS });
    if (facts.corrects) {
      const correction = { field: 'hard', is: 'five persons', reason: 'counted again' };
      await app.tell(author, `/entries/${entry}/corrections`, correction);
    }
    await giveOpenly(facts.openlyAfter);
    app.clock.moveTo(facts.remind ? '2026-11-21T17:00:00.000Z' : '2026-11-20T09:00:00.000Z');
    await app.parts.processing.settled();
    if (facts.release !== 'none')
      await app.tell('facilitator', at('releases'), facts.release === 'worded' ? { hard: 'crowded' } : {});
    if (facts.meeting) await app.tell('leader', at('meetings'), { present: ['leader', 'coordB', 'border'] });
    for (const handle of facts.generates)
      await app.tell(handle, `/operations/${operationId}/debrief/versions`);
    for (const handle of facts.signs) await app.tell(handle, at('sign-offs'));
    if (facts.reopens) {
      await app.tell('leader', at('closing'));
      await app.tell('leader', at('reopenings'), { why: 'a late statement' });
    }
    await app.parts.processing.settled();
    const viewed: Record<string, string> = {};
    for (const handle of viewers) {
      const live = await sentTo(app, handle, operationId, watched.get(handle) ?? []);
      viewed[handle] = withoutIds(`${await allThat(app, handle, operationId)}\n${live}`);
    }
    return viewed;
  } finally {
    await app.close();
  }
}

describe('the author of what went through the facilitator', () => {
  it('is derivable by nobody else, in a branch of two neither, by whatever they can get', async () => {
    const pairs = fc.subarray([...AUTHORS], { minLength: 2, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(pairs, scenario, async (authors, facts) => {
        const [one, other] = authors as [Author, Author];
        const [first, second] = [await world(one, facts), await world(other, facts)];
        for (const handle of Object.keys(first)) {
          if (handle === one || handle === other) continue;
          expect([handle, first[handle]]).toEqual([handle, second[handle]]);
        }
      }),
      { numRuns: RUNS },
    );
  }, 300_000);

  it('is not derivable by who of two gave the other text openly, also where all texts are read', async () => {
    const pairs = fc.subarray(['coordB', 'border', 'work'] as const, { minLength: 2, maxLength: 2 });
    const rest = { openlyBefore: [], openlyAfter: [], corrects: false, remind: false, reopens: false };
    const read = fc.record({
      release: fc.constantFrom('none', 'as-written', 'worded'),
      meeting: fc.boolean(),
      signs: some(['leader', 'coordA'] as const),
      generates: some(['coordA', 'officer'] as const),
    });
    await fc.assert(
      fc.asyncProperty(pairs, read, async (authors, how) => {
        const [one, other] = authors as [Author, Author];
        const facts = { ...rest, ...how } as Scenario;
        const [first, second] = [await world(one, facts, other), await world(other, facts, one)];
        for (const handle of Object.keys(first)) {
          const isOfTheirBranch = [one, other].some(
            (author) => CAST[author][0] === CAST[handle as Handle][0],
          );
          if (!isOfTheirBranch) expect([handle, first[handle]]).toEqual([handle, second[handle]]);
        }
        const isRead = facts.meeting || facts.release !== 'none';
        expect(first.leader!.includes('the address was known early')).toBe(isRead);
      }),
      { numRuns: 4 },
    );
  }, 300_000);

  it('is not named by the colleague’s status, task or reminder in a branch of two', async () => {
    const nothing = {
      openlyBefore: [],
      openlyAfter: [],
      corrects: false,
      remind: true,
      release: 'as-written',
    };
    const rest = { meeting: false, signs: [], generates: [], reopens: false };
    const facts = { ...nothing, ...rest } as Scenario;
    const [colleague, stranger] = [await world('coordB', facts), await world('border', facts)];
    expect(colleague.coordA).toBe(stranger.coordA);
    expect(colleague.coordA).toContain('PerspectiveReminded');
    expect(colleague.coordA).toContain('perspective-unanswered');
    expect(colleague.coordB).not.toBe(stranger.coordB);
  }, 60_000);

  it('is not told to a facilitator whom the leader names afterwards', async () => {
    const app = await TestSamsyn.open();
    try {
      const operationId = await debriefed(app);
      await app.tell('coordB', `/debriefs/${operationId}/perspectives`, {
        through: 'facilitator',
        hard: 'KANARIE',
      });
      await app.tell('leader', `/debriefs/${operationId}/facilitators`, { who: 'otherFacilitator' });
      expect(await app.canaries('otherFacilitator', operationId)).toEqual([]);
      const released = await app.post('otherFacilitator', `/debriefs/${operationId}/releases`);
      expect([released.status, released.body.code]).toEqual([404, 'PERSPECTIVE.UNKNOWN']);
      await app.tell('facilitator', `/debriefs/${operationId}/releases`);
      // She reads what was released, like everybody, and no more than that.
      const types = (await app.history('otherFacilitator', operationId)).map(({ type }) => type);
      expect(types).toContain('PerspectiveReleased');
      expect(types).not.toContain('PerspectiveSubmitted');
    } finally {
      await app.close();
    }
  });

  it('changes no version that the author or a colleague makes or signs off, whose digest all participants see', async () => {
    const app = await TestSamsyn.open();
    try {
      const operationId = await debriefed(app);
      const versions = `/operations/${operationId}/debrief/versions`;
      await app.tell('coordA', versions);
      await app.tell('coordA', `/debriefs/${operationId}/sign-offs`);
      const { entry } = await app.tell('coordB', `/debriefs/${operationId}/perspectives`, {
        through: 'facilitator',
        ...WORDS,
      });
      await app.tell('coordB', `/entries/${entry}/corrections`, { field: 'hard', is: 'x', reason: 'x' });
      for (const handle of ['coordA', 'coordB'] as const) {
        expect((await app.post(handle, versions)).body.entries).toEqual([]);
        expect((await app.post(handle, `/debriefs/${operationId}/sign-offs`)).body.entries).toEqual([]);
        const { body } = await app.get<{ changes: object[] }>(
          handle,
          `/operations/${operationId}/debrief/changes`,
        );
        expect(body.changes).toEqual([]);
      }
    } finally {
      await app.close();
    }
  });
});
