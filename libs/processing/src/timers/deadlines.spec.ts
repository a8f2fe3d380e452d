import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { SqliteEventStore, type EventStore } from '@samsyn/event-store';
import { ManualClock, plusMs } from '@samsyn/kernel';
import { MOMENT, append, eventOf, LOGS, positionsNoted, temporaryFolder } from '../log.fixture';
import { started, stopAll } from '../processing.fixture';
import { ProcessingStore } from '../store/processing-store';
import type { TimerHandler } from './timers';
import type { Workflow } from '../workflows/workflow';

const folder = temporaryFolder();
afterEach(stopAll);
afterAll(() => folder.remove());

const CALLED = 'test.Called.v1';
const EXPIRED = 'test.Expired.v1';
const called = (seed: string, data = {}) => eventOf(seed, CALLED, data);

/** At each call a deadline; when it passes, an expiry is appended once, under the command id of the timer. */
function expiring(eventStore: EventStore) {
  const expiry: TimerHandler = async ({ payload, commandId }) => {
    await eventStore.append(`expiry-${JSON.stringify(payload['call'])}`, [eventOf(commandId, EXPIRED)], -1);
  };
  const workflow: Workflow = {
    name: 'deadlines',
    types: [CALLED],
    timers: { expiry },
    handle: async (event, step) => {
      await Promise.resolve();
      const dueAt = plusMs(MOMENT, 60_000);
      step.schedule({ id: `expiry ${event.id}`, dueAt, kind: 'expiry', payload: { call: event.id } });
    },
  };
  return { workflow };
}

const expiries = async (store: EventStore) => {
  const events = await store.readAll({ after: 0, limit: 1_000, filter: { types: [EXPIRED] } });
  return events.length;
};

describe.each(LOGS)('a deadline that a workflow sets', ({ log: kind, at, memoryLog }) => {
  it('fires when the clock comes there; settled waits for what follows from it', async () => {
    const eventStore = memoryLog();
    const { processing, readModels, clock } = await started({ eventStore, ...expiring(eventStore) });
    await append(eventStore, called('1'), called('2'));
    await processing.settled();
    expect(processing.timers.nextDue()).toBe(plusMs(MOMENT, 60_000));
    clock.moveTo(plusMs(MOMENT, 60_000));
    await processing.settled();
    expect(await expiries(eventStore)).toBe(2);
    expect(positionsNoted(readModels)).toEqual([1, 2, 3, 4].map(at));
    expect(processing.timers.nextDue()).toBeUndefined();
  });

  it('is set again where checkpoints and timers were lost, and expires once', async () => {
    const eventStore = memoryLog();
    const file = folder.path(`${kind}lost.sqlite`);
    await append(eventStore, called('1'));
    const first = await started({ eventStore, ...expiring(eventStore), file });
    await first.processing.settled();
    await first.stop();
    rmSync(file);
    for (const round of ['lost before it fired', 'lost after it fired']) {
      const clock = new ManualClock(plusMs(MOMENT, 90_000));
      const again = await started({ eventStore, ...expiring(eventStore), file, clock });
      await again.processing.settled();
      expect([round, await expiries(eventStore)]).toEqual([round, 1]);
      expect(again.processing.complaints()).toEqual([]);
      await again.stop();
      rmSync(file);
    }
  });

  it('does not fire at a start before the workflow has seen that it was cancelled', async () => {
    const eventStore = memoryLog();
    const fired: string[] = [];
    const expiry: TimerHandler = async ({ id }) => {
      await Promise.resolve();
      fired.push(id);
    };
    const workflow: Workflow = {
      name: 'cancelling',
      types: [CALLED, 'test.Answered.v1'],
      timers: { expiry },
      handle: async (event, step) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (event.name === 'Called') step.schedule({ id: 'a', dueAt: MOMENT, kind: 'expiry', payload: {} });
        else step.cancel('a');
      },
    };
    await append(eventStore, called('1'), ...Array.from({ length: 20 }, (_, nr) => called(`more ${nr}`)));
    await append(eventStore, eventOf('2', 'test.Answered.v1'));
    const { processing } = await started({ eventStore, workflow });
    await processing.settled();
    expect(fired).toEqual([]);
  });
});

describe('a crash in the middle', () => {
  const files = (name: string) => ({
    file: folder.path(`${name}-p.sqlite`),
    readModelFile: folder.path(`${name}-r.sqlite`),
  });
  /** The files as a crash leaves them: what was committed stands in the write-ahead log, nobody has closed anything. */
  const image = (from: ReturnType<typeof files>, to: ReturnType<typeof files>): void => {
    for (const suffix of ['', '-wal']) {
      for (const part of ['file', 'readModelFile'] as const) {
        if (existsSync(from[part] + suffix)) copyFileSync(from[part] + suffix, to[part] + suffix);
      }
    }
  };

  it('neither skips nor doubles a row, nor a deadline', async () => {
    const eventStore = await SqliteEventStore.open({
      file: folder.path('log.sqlite'),
      bind: () => ({ key: Buffer.alloc(32, 7), kept: [], lossIsAccepted: true }),
    });
    try {
      const running = files('running');
      const { processing, stop } = await started({ eventStore, ...expiring(eventStore), ...running });
      const images: ReturnType<typeof files>[] = [];
      for (let burst = 0; burst < 12; burst += 1) {
        await append(
          eventStore,
          ...Array.from({ length: 9 }, (_, nr) => (nr % 3 ? eventOf : called)(`${burst} ${nr}`)),
        );
        const crashed = files(`crashed-${burst}`);
        image(running, crashed);
        images.push(crashed);
      }
      await processing.settled();
      await stop();
      const head = await eventStore.head();
      const reached = new Set<number>();
      for (const crashed of images) {
        const clock = new ManualClock(plusMs(MOMENT, 90_000));
        reached.add(new ProcessingStore(crashed.file).checkpointOf('deadlines').position);
        const again = await started({ eventStore, ...expiring(eventStore), ...crashed, clock });
        await again.processing.settled();
        expect(await expiries(eventStore)).toBe(36);
        const positions = positionsNoted(again.readModels);
        expect(positions).toEqual(Array.from({ length: positions.length }, (_, index) => index + 1));
        expect(positions.length).toBe(head + 36);
        expect(again.processing.timers.report()).toMatchObject({ waiting: 0, failing: 0 });
        await again.stop();
      }
      expect(reached.size).toBeGreaterThan(1);
    } finally {
      await eventStore.close();
    }
  }, 60_000);
});
