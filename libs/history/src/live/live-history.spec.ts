import { HistoryApp } from '../history-app.fixture';
import { OPERATION, person, proposal, RecordedOperation } from '../recorded-operation.fixture';
import type { Outlet } from './live-viewer';

const MOST = 10_000;
const AT_ONCE = 1_000;

/** Somebody who looks on, and can be made to leave. */
function onlooker(): { readonly outlet: Outlet; readonly leave: () => void; readonly sent: Promise<void> } {
  let leave = (): void => undefined;
  let first = (): void => undefined;
  const sent = new Promise<void>((resolve) => {
    first = resolve;
  });
  const closed = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const sendFrame = (): boolean => {
    first();
    return true;
  };
  const outlet = { sendFrame, close: leave, closed, drained: () => Promise.resolve() };
  return { outlet, leave, sent };
}

describe('the live view of one process', () => {
  let app: HistoryApp;
  beforeEach(async () => {
    app = await HistoryApp.start();
    const op = new RecordedOperation();
    op.tell('leader', 'OperationProposed', proposal);
    await app.recordAll(op);
  });
  afterEach(() => app.close());

  const ask = async () => {
    const abort = new AbortController();
    const path = `/operations/${OPERATION}/history/stream`;
    const answer = await app.fetch('leader', path, { signal: abort.signal });
    const code = answer.status === 200 ? '' : ((await answer.json()) as { code: string }).code;
    abort.abort();
    return [answer.status, code];
  };

  it('refuses whoever comes when ten thousand look on already, until one has left', async () => {
    const watching = { operationId: OPERATION, until: Number.MAX_SAFE_INTEGER };
    const onlookers = Array.from({ length: MOST }, onlooker);
    // Many persons, none of whom has more than a hundred.
    const viewers = Array.from({ length: MOST / 100 }, (_, index) => ({
      ...person('leader'),
      person: `${person('leader').person.slice(0, -3)}${String(100 + index)}`,
    }));
    for (const viewer of viewers) app.directory.others.set(viewer.person, viewer);
    // As many at a time as the log of who reads takes at once.
    for (let from = 0; from < MOST; from += AT_ONCE) {
      const arriving = onlookers.slice(from, from + AT_ONCE);
      for (const [index, { outlet }] of arriving.entries())
        await app.live.watch({ ...watching, viewer: viewers[(from + index) % viewers.length]! }, outlet);
      await Promise.all(arriving.map(({ sent }) => sent));
    }
    expect(await ask()).toEqual([503, 'HISTORY.TOO_MANY_VIEWERS']);
    onlookers[0]!.leave();
    // When one has left is not seen from outside: whoever is refused comes again.
    let answer = await ask();
    while (answer[0] === 503) answer = await ask();
    expect(answer).toEqual([200, '']);
    for (const { leave } of onlookers) leave();
  });
});
