import type { EventStore } from '@samsyn/event-store';
import { ManualClock, plusMs } from '@samsyn/kernel';
import { append, eventOf, eventually, LOGS, MOMENT, reportOf, temporaryFolder } from '../log.fixture';
import { started, stopAll } from '../processing.fixture';
import type { TimerHandler } from '../timers/timers';
import type { Workflow } from '../workflows/workflow';
import { LEASE_MS } from './lease-keeper';

const folder = temporaryFolder();
afterEach(stopAll);
afterAll(() => folder.remove());

const CALLED = 'test.Called.v1';
const called = (seed: string) => eventOf(seed, CALLED);
const later = (ms: number) => plusMs(MOMENT, ms);
const WORKFLOW = 'deadlines';
const HOUR = 3_600_000;

let files = 0;
/** A process whose workflow sets one timer, always the same, to `dueAt`; `hold` is awaited before. */
function processes(eventStore: EventStore) {
  const file = folder.path(`${(files += 1)}.sqlite`);
  return async (
    dueAt: string,
    hold: Promise<void> = Promise.resolve(),
    expiry: TimerHandler = async () => {},
  ) => {
    const [clock, handled]: [ManualClock, number[]] = [new ManualClock(MOMENT), []];
    const workflow: Workflow = {
      name: WORKFLOW,
      types: [CALLED],
      timers: { expiry },
      handle: async ({ position }, step) => {
        handled.push(position);
        await hold;
        step.schedule({ id: 'the one', dueAt, kind: 'expiry', payload: {} });
      },
    };
    const running = await started({ eventStore, workflow, file, clock });
    return { ...running, handled, state: () => reportOf(running.processing, WORKFLOW)!.state };
  };
}

describe.each(LOGS)('two processes over one store', ({ at, memoryLog }) => {
  it('run each workflow once, while the read models of both follow the log', async () => {
    const eventStore = memoryLog();
    const begin = processes(eventStore);
    const [one, other] = [await begin(later(HOUR)), await begin(later(HOUR))];
    const head = await append(eventStore, called('1'), called('2'));
    for (const { processing } of [one, other]) await processing.settled();
    expect([one.handled, other.handled]).toEqual([[1, 2].map(at), []]);
    expect([one.state(), other.state()]).toEqual(['live', 'standby']);
    expect(reportOf(other.processing, 'noted')).toMatchObject({ state: 'live', position: head });
    expect(other.processing.complaints()).toEqual([]);
  });

  it('follow each other at once where one is stopped', async () => {
    const eventStore = memoryLog();
    const begin = processes(eventStore);
    const [one, other] = [await begin(later(HOUR)), await begin(later(HOUR))];
    await append(eventStore, called('1'));
    await one.processing.settled();
    await one.stop();
    await append(eventStore, called('2'));
    other.clock.moveTo(later(5_000));
    await eventually(() => other.handled.length > 0);
    expect(other.handled).toEqual([at(2)]);
  });

  it('follow each other after the time of the lease where one stands still, and refuse what it then writes', async () => {
    const eventStore = memoryLog();
    const begin = processes(eventStore);
    const standstill = Promise.withResolvers<void>();
    const one = await begin(later(2 * HOUR), standstill.promise);
    const other = await begin(later(HOUR));
    await append(eventStore, called('1'), called('2'));
    await eventually(() => one.handled.length === 1);
    other.clock.moveTo(later(LEASE_MS - 1));
    await other.processing.settled();
    expect(other.handled).toEqual([]);
    other.clock.moveTo(later(LEASE_MS + 5_000));
    await eventually(() => other.state() === 'live');
    await other.processing.settled();
    standstill.resolve();
    await eventually(() => one.state() === 'standby');
    expect([one.handled, other.handled]).toEqual([[at(1)], [1, 2].map(at)]);
    expect(other.store.timer('the one')?.dueAt).toBe(later(HOUR));
    expect(other.store.checkpointOf(WORKFLOW).position).toBe(at(2));
    await append(eventStore, called('3'));
    await other.processing.settled();
    expect([one.handled.length, other.handled.length]).toEqual([1, 3]);
  });
});

describe('a timer of two processes over one store', () => {
  it('is not ended by the one that stood still while the other tries it again', async () => {
    const [{ memoryLog }] = LOGS as [(typeof LOGS)[0]];
    const eventStore = memoryLog();
    const begin = processes(eventStore);
    const standstill = Promise.withResolvers<void>();
    const fired: string[] = [];
    const now = Promise.resolve();
    const one = await begin(MOMENT, now, async () => {
      fired.push('one');
      await standstill.promise;
    });
    let isPossible = false;
    const other = await begin(MOMENT, now, async ({ commandId }) => {
      await Promise.resolve();
      if (!isPossible) throw new Error('not yet');
      fired.push('other', commandId);
    });
    await append(eventStore, called('1'));
    await eventually(() => fired.length === 1);
    other.clock.moveTo(later(LEASE_MS));
    await eventually(() => other.processing.timers.report().failures > 0);
    standstill.resolve();
    await eventually(() => one.state() === 'standby');
    expect(other.store.countTimers()).toBe(1);
    isPossible = true;
    await eventually(() => other.store.countTimers() === 0);
    expect(fired.slice(0, 2)).toEqual(['one', 'other']);
    expect(one.processing.timers.report().failing).toBe(0);
  });
});
