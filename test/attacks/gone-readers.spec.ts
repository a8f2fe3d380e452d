import { setTimeout as after } from 'node:timers/promises';
import { DocumentThreads } from '../../libs/documents/src/written/document-threads';
import { TestSamsyn } from '../support/test-samsyn';
import { documentOfInterface } from '../support/document-of-interface';
import { idsOfLog } from './ids-of-log';
import { PERSONS, Story } from './story';

jest.setTimeout(300_000);

/** What is written in a thread. */
const WRITTEN = ['application/pdf', 'text/html', 'text/markdown'];

/** @throws Error after a minute of real time */
async function until(holds: () => boolean): Promise<void> {
  for (const limit = performance.now() + 60_000; !holds();) {
    if (performance.now() > limit) throw new Error('it never comes');
    await after(5);
  }
}

describe('a document whose reader has gone', () => {
  let app: TestSamsyn;
  let base: string;
  beforeAll(async () => {
    app = await TestSamsyn.open();
    await new Story(app).tell();
    await app.parts.processing.settled();
    base = await app.listen();
  });
  afterAll(() => app.close());

  it('is given up, on every route that answers one', async () => {
    const ids = await idsOfLog(app);
    const { paths } = await documentOfInterface();
    const routes = Object.entries(paths).flatMap(([path, { get }]) => {
      const types = Object.keys(get?.responses['200']?.content ?? {});
      return types.filter((type) => WRITTEN.includes(type)).map((type) => [path, type] as const);
    });
    expect(routes.length).toBeGreaterThan(5);
    let begun: AbortSignal | 'without a reader' | undefined;
    jest.spyOn(app.part(DocumentThreads), 'write').mockImplementation((_, gone) => {
      begun = gone ?? 'without a reader';
      return new Promise((_resolve, reject) => {
        gone?.addEventListener('abort', () => reject(new Error('given up')));
      });
    });
    for (const [path, accept] of routes) {
      const param = /\{(\w+)\}/.exec(path)?.[1] ?? '';
      const urls = (ids.get(param) ?? ['']).map((id) => path.replace(`{${param}}`, id));
      const asked = urls.flatMap((url) => PERSONS.map((by) => [url, by] as const));
      begun = undefined;
      for (const [url, by] of asked) {
        if (begun !== undefined) break;
        const abort = new AbortController();
        let isAnswered = false;
        const headers = { authorization: `Bearer ${by}`, accept };
        void fetch(`${base}${url}`, { headers, signal: abort.signal })
          .then((answer) => answer.arrayBuffer())
          .catch(() => undefined)
          .finally(() => (isAnswered = true));
        await until(() => begun !== undefined || isAnswered);
        abort.abort();
      }
      expect([path, accept, begun]).toEqual([path, accept, expect.any(AbortSignal)]);
      await until(() => (begun as unknown as AbortSignal).aborted);
    }
  });
});
