import { debriefOf, viewedOperation } from '../../../debriefing/src/report/viewed.fixture';
import { eveningVisit } from '../../../debriefing/src/report/evening-visit.fixture';
import { Worker } from 'node:worker_threads';
import { AGENCIES } from '@samsyn/identity';
import { REGIONS } from '@samsyn/kinds';
import { htmlOf, markdownOf } from '@samsyn/rendering';
import { exampleNames } from '../../../identity/src/register/register-names.fixture';
import { reportOf } from '../debrief/report';
import { DocumentThreads } from './document-threads';
import type { DocumentOrder, Documents, WrittenType } from './written-document';
import type { DebriefDocument } from '@samsyn/debriefing/contract';

const NOW = '2026-11-24T12:00:00.000Z';
const register = {
  branches: Object.entries(AGENCIES).flatMap(([code, { sv, en, branches }]) =>
    Object.entries(branches).map(([branch, names]) => ({
      ...{ branch: `${code}/${branch}`, ...names },
      agency: { code, sv, en },
    })),
  ),
  regions: Object.entries(REGIONS).map(([region, names]) => ({ region, ...names })),
};
const evening = debriefOf(viewedOperation({ entries: eveningVisit }), NOW);
const long = {
  ...evening,
  course: Array.from({ length: 200 }, () => evening.course).flat(),
} satisfies DebriefDocument;

const order = (type: WrittenType, data: DebriefDocument = evening): DocumentOrder<'debrief'> => ({
  ...{ name: 'debrief', data, type, language: 'sv', world: 'real', now: NOW, register },
});
const page = order('text/html');
const broken = { ...page, data: null as unknown as Documents['debrief'] };
const BUSY = { code: 'REQUEST.SERVER_BUSY' };

/** Says which threads were started, and what was posted to them. */
class WatchedThreads extends DocumentThreads {
  readonly started: Worker[] = [];
  posted = 0;
  timeoutMs = 30_000;

  protected override bounds() {
    return { mostWaiting: 1, timeoutMs: this.timeoutMs };
  }

  protected override start(heapMib: number): Worker {
    const thread = this.thread(heapMib);
    const post = thread.postMessage.bind(thread);
    thread.postMessage = (message: unknown): void => {
      this.posted += 1;
      post(message);
    };
    this.started.push(thread);
    return thread;
  }

  protected thread(heapMib: number): Worker {
    return super.start(heapMib);
  }
}

/** Whose threads never come to an end with what they are asked. */
class StuckThreads extends WatchedThreads {
  protected override thread(): Worker {
    return new Worker(`require('node:worker_threads').parentPort.on('message', () => { for (;;); })`, {
      eval: true,
    });
  }
}

class HastyThreads extends StuckThreads {
  override timeoutMs = 30;
}

const ended = (thread: Worker): Promise<unknown> =>
  thread.threadId < 0 ? Promise.resolve() : new Promise((resolve) => thread.once('exit', resolve));
const textOf = async (threads: DocumentThreads, of: DocumentOrder): Promise<string> =>
  Buffer.from((await threads.write(of)).bytes!).toString();
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('threads that write documents', () => {
  const made: DocumentThreads[] = [];
  const watched = <Threads extends DocumentThreads>(threads: Threads): Threads => {
    made.push(threads);
    return threads;
  };
  afterEach(() => {
    for (const threads of made) threads.onModuleDestroy();
  });

  it('write byte for byte what the same functions write at once', async () => {
    const threads = watched(new WatchedThreads());
    for (const language of ['sv', 'en'] as const) {
      const report = reportOf(evening, language, exampleNames);
      expect(await textOf(threads, { ...page, language })).toBe(htmlOf(report));
      expect(await textOf(threads, { ...order('text/markdown'), language })).toBe(markdownOf(report));
    }
    expect((await textOf(threads, order('application/pdf'))).slice(0, 5)).toBe('%PDF-');
    const { etag } = await threads.write(page);
    expect(await threads.write({ ...page, known: etag })).toEqual({ etag });
  });

  it('are started when one is needed, kept for the next page, and one for each PDF', async () => {
    const threads = watched(new WatchedThreads());
    expect(threads.started).toEqual([]);
    await threads.write(page);
    await threads.write(order('text/markdown'));
    expect(threads.started).toHaveLength(1);
    await threads.write(order('application/pdf'));
    await threads.write(page);
    expect(threads.started).toHaveLength(2);
    await ended(threads.started[1]!);
    threads.onModuleDestroy();
    await ended(threads.started[0]!);
  });

  it('leave the loop to others: it turns while a long page is written', async () => {
    const threads = watched(new WatchedThreads());
    await threads.write(page);
    let isWritten = false;
    const writing = threads.write(order('text/html', long)).then(() => (isWritten = true));
    let [slices, turns] = [0, 0];
    for (; threads.posted < 2; slices += 1) await turn();
    for (; !isWritten; turns += 1) await turn();
    await writing;
    expect(slices).toBeGreaterThan(5);
    expect(turns).toBeGreaterThan(10);
  });

  it('write nothing for whoever has gone, whether it waits or is being written', async () => {
    const threads = watched(new StuckThreads());
    const [first, second] = [new AbortController(), new AbortController()];
    const written = threads.write(page, first.signal);
    const waits = threads.write(page, second.signal);
    while (threads.posted < 1) await turn();
    second.abort();
    await expect(waits).rejects.toMatchObject(BUSY);
    first.abort();
    await expect(written).rejects.toMatchObject(BUSY);
    await ended(threads.started[0]!);
    await expect(threads.write(page, first.signal)).rejects.toMatchObject(BUSY);
    expect([threads.started.length, threads.posted]).toEqual([1, 1]);
  });

  it('make no order ready any further for whoever goes meanwhile', async () => {
    const threads = watched(new StuckThreads());
    const gone = new AbortController();
    const written = threads.write(order('text/html', long), gone.signal);
    await turn();
    gone.abort();
    await expect(written).rejects.toMatchObject(BUSY);
    await ended(threads.started[0]!);
    for (let rest = 0; rest < 100; rest += 1) await turn();
    expect(threads.posted).toBe(0);
  });

  it('are replaced after a fault, which is answered as a refusal', async () => {
    const threads = watched(new WatchedThreads());
    await expect(threads.write(broken)).rejects.toMatchObject(BUSY);
    await expect(threads.write({ ...broken, type: 'application/pdf' })).rejects.toMatchObject({
      code: 'DEBRIEF.PDF_UNAVAILABLE',
    });
    expect(await textOf(threads, page)).toContain('<!doctype html>');
    await threads.started[2]!.terminate();
    expect(await textOf(threads, page)).toContain('<!doctype html>');
    expect(threads.started).toHaveLength(4);
  });

  it('refuse at once where too many wait, and only then', async () => {
    const threads = watched(new WatchedThreads());
    const outcomes = await Promise.allSettled([page, page, page].map((one) => threads.write(one)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    // PDFs have places of their own.
    await Promise.all([page, page, order('application/pdf')].map((one) => threads.write(one)));
  });

  it('let nobody wait longer than a document may take, and are ended when they take longer', async () => {
    const threads = watched(new HastyThreads());
    const outcomes = await Promise.allSettled([threads.write(page), threads.write(page)]);
    expect(outcomes.map((one) => one.status === 'rejected' && (one.reason as typeof BUSY).code)).toEqual(
      Array(2).fill(BUSY.code),
    );
    for (const thread of threads.started) await ended(thread);
  });
});
