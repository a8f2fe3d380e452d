import { HistoryApp } from './history-app.fixture';
import {
  aWholeOperation,
  branchOf,
  CAST_IDS,
  invitation,
  OPERATION,
  proposal,
  RecordedOperation,
  type CastId,
} from './recorded-operation.fixture';
import type { ShownEntry } from '@samsyn/operations/contract';
import type { OperationSummary } from './operations/operations.schema';

interface Page {
  readonly entries: ShownEntry[];
  readonly next?: string;
}

const ELSEWHERE = '6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42';
const ROUTES = [
  '',
  '/history',
  '/history?limit=1&cursor=AAAA',
  '/history/stream',
  '/replay?at=2026-11-19T19:00:00Z',
];
const history = (query = '') => `/operations/${OPERATION}/history${query}`;

let app: HistoryApp;
let operation: RecordedOperation;

beforeEach(async () => {
  app = await HistoryApp.start();
  operation = aWholeOperation();
  await app.recordAll(operation);
});
afterEach(() => app.close());

async function pages(as: CastId, limit: number, meanwhile = () => Promise.resolve()): Promise<Page[]> {
  const read: Page[] = [];
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await app.get<Page>(as, history(`?limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`));
    read.push(page);
    cursor = page.next;
    await meanwhile();
  }
  return read;
}

describe('what one may not know answers as what does not exist', () => {
  test.each(ROUTES)('GET /operations/{id}%s', async (route) => {
    const answers = [];
    for (const [as, id] of [
      ['stranger', OPERATION],
      ['declined', OPERATION],
      ['stranger', ELSEWHERE],
      ['stranger', 'x'],
    ] as const) {
      const response = await app.fetch(as, `/operations/${id}${route}`);
      const { 'x-request-id': _, date: __, ...headers } = Object.fromEntries(response.headers);
      answers.push(JSON.stringify({ status: response.status, headers, body: await response.text() }));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('OPERATION.UNKNOWN');
    expect(answers[0]).toContain('404');
  });
});

describe('pages', () => {
  test.each(['leader', 'holder', 'shelter', 'facilitator'] as const)(
    'of any size give the same history to %s',
    async (as) => {
      const [whole] = await pages(as, 500);
      for (const limit of [1, 3, 7]) {
        const parts = await pages(as, limit);
        expect(parts.flatMap(({ entries }) => entries)).toEqual(whole?.entries);
        expect(parts.slice(0, -1).every(({ entries }) => entries.length === limit)).toBe(true);
      }
    },
  );

  test('are in order of when it happened, then of recording', async () => {
    const late = operation.recorded(
      operation.entries.length + 1,
      'officer',
      'NoteAdded',
      { text: 'x' },
      { at: '2026-11-19T15:30:30.000Z' },
    );
    await app.record(late);
    const [page] = await pages('leader', 500);
    const at = page!.entries.map((entry) => entry.at);
    expect(at).toEqual([...at].sort());
    expect(page!.entries.find(({ id }) => id === late.id)?.late).toBe(true);
  });

  test('stay put while more is recorded', async () => {
    const [before] = await pages('leader', 500);
    let nr = operation.entries.length;
    const parts = await pages('leader', 5, async () => {
      nr += 1;
      await app.record(
        operation.recorded(nr, 'officer', 'NoteAdded', { text: 'x' }, { at: '2026-11-19T15:21:30.000Z' }),
      );
    });
    expect(parts.flatMap(({ entries }) => entries)).toEqual(before?.entries);
  });

  test('their cursors have one length, and serve one viewer, operation and asOf alone', async () => {
    const lengths = (await pages('leader', 1)).flatMap(({ next }) => (next ? [next.length] : []));
    expect(new Set(lengths).size).toBe(1);
    const { next } = await app.get<Page>('leader', history('?limit=1'));
    for (const [as, query] of [
      ['officer', `?limit=1&cursor=${next}`],
      ['leader', `?limit=1&asOf=2026-11-20T00:00:00Z&cursor=${next}`],
      ['leader', '?cursor=AAAA'],
    ] as const) {
      const response = await app.fetch(as, history(query));
      expect([response.status, (await response.json()) as object]).toMatchObject([
        400,
        { code: 'REQUEST.CURSOR_INVALID' },
      ]);
    }
  });

  test.each(['?limit=0', '?limit=501', '?limit=x', '?asOf=yesterday', '?further=1'])(
    'refuse %s',
    async (query) => {
      expect((await app.fetch('leader', history(query))).status).toBe(400);
    },
  );
});

describe('the list', () => {
  const list = (as: CastId, query = '') =>
    app.get<{ operations: OperationSummary[]; next?: string }>(as, `/operations${query}`);

  test('shows an operation to exactly those who may know it, as they stand to it', async () => {
    const relations = await Promise.all(
      CAST_IDS.map(async (id) => [id, (await list(id)).operations[0]?.relation]),
    );
    expect(Object.fromEntries(relations)).toEqual({
      leader: 'leading',
      officer: 'leading',
      border: 'participant',
      work: 'participant',
      tax: 'participant',
      invited: 'invited',
      declined: undefined,
      holder: 'participant',
      colleague: 'participant',
      supervisor: 'participant',
      called: 'called',
      shelter: 'named',
      facilitator: 'facilitator',
      stranger: undefined,
    });
  });

  test('is the same as the operation by itself, and says no more than its entries', async () => {
    const [shown] = (await list('shelter')).operations;
    expect(shown).toEqual(await app.get('shelter', `/operations/${OPERATION}`));
    expect(Object.keys(shown!).sort()).toEqual(['entries', 'id', 'latestEntry', 'relation']);
    expect((await list('invited')).operations[0]?.reference).toBeUndefined();
    expect((await list('leader')).operations[0]?.reference).toBe('5000-K1-26');
  });

  test('has pages that end where what the caller may know ends', async () => {
    for (let nr = 1; nr <= 5; nr += 1) {
      const id = ELSEWHERE.slice(0, -1) + String(nr);
      const proposed = operation.recorded(100 + nr, 'leader', 'OperationProposed', proposal);
      await app.record({ ...proposed, operationId: id, stream: `planning.operation-plan-${id}` });
      const asked = { ...invitation, agencies: [branchOf('declined')], answerBy: invitation.window[0] };
      const invited = operation.recorded(200 + nr, 'leader', 'AgencyInvited', asked);
      await app.record({ ...invited, operationId: id, stream: `planning.operation-plan-${id}` });
      if (nr === 3) continue;
      const declined = operation.recorded(300 + nr, 'declined', 'AgencyDeclined', { reason: 'x' });
      await app.record({ ...declined, operationId: id, stream: `planning.operation-plan-${id}` });
    }
    const first = await list('leader', '?limit=4');
    const rest = await list('leader', `?limit=4&cursor=${first.next}`);
    expect([first.operations.length, rest.operations.length, rest.next]).toEqual([4, 2, undefined]);
    const one = await list('declined', '?limit=1');
    expect([one.operations.length, one.next]).toEqual([1, undefined]);
  });
});

test('the ETag of an operation follows what the caller sees of it', async () => {
  const etag = async (as: CastId) => (await app.fetch(as, `/operations/${OPERATION}`)).headers.get('etag');
  const before = [await etag('border'), await etag('tax')];
  await app.record(
    operation.recorded(operation.entries.length + 1, 'tax', 'PerspectiveSubmitted', { well: 'x' }),
  );
  expect(await etag('border')).toBe(before[0]);
  expect(await etag('tax')).not.toBe(before[1]);
});

test('the replay is of the moment, and asOf of what was recorded by then', async () => {
  const secured = operation.entries.find(({ name }) => name === 'SiteSecured')!;
  const at = '2026-11-19T15:40:00.000Z';
  const replay = (query: string) =>
    app.get<Record<string, unknown>>('leader', `/operations/${OPERATION}/replay?at=${at}${query}`);
  expect(await replay('')).toMatchObject({
    operation: OPERATION,
    at,
    phase: 'under-way',
    sites: [{ inside: 2, secured: true }],
  });
  const earlier = new Date(Date.parse(secured.recordedAt) - 1).toISOString();
  expect(await replay(`&asOf=${earlier}`)).toMatchObject({ sites: [{ inside: 2, secured: false }] });
});

test('no file beside the log tells a sealed value, nor whom an entry names', () => {
  const text = app.filesAsText();
  for (const secret of ['ADDRESS', 'ACCOUNT', 'NAME', 'PLACE', 'LESSON', 'HARD', '5000-K1-26', 'Växjö']) {
    expect(text).not.toContain(secret);
  }
  for (const id of CAST_IDS) expect(text).not.toContain(branchOf(id));
});
