import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { MemoryEventStore, SqliteEventStore, StoreUnavailable, type EventStore } from '@samsyn/event-store';
import { ManualClock, plusMs } from '@samsyn/kernel';
import {
  append,
  eventOf,
  eventually,
  MOMENT,
  noted,
  plainCodec,
  positionsNoted,
  RememberingLog,
  reportOf,
  temporaryFolder,
} from './log.fixture';
import { Processing } from './processing';
import { ProcessingStore } from './processing-store';
import { ReadModelDatabase } from './read-model-database';
import type { TimerHandler } from './timers';
import type { Workflow } from './workflow';

const folder = temporaryFolder();
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
afterAll(() => folder.remove());

const CALLED = 'test.Called.v1';
const EXPIRED = 'test.Expired.v1';
const called = (seed: string, data = {}) => eventOf(seed, CALLED, data);

interface Setting {
  readonly eventStore: EventStore;
  readonly workflow: Workflow;
  readonly file?: string;
  readonly readModelFile?: string;
  readonly expiry?: TimerHandler;
  readonly clock?: ManualClock;
}

async function started({ eventStore, workflow, file = ':memory:', ...rest }: Setting) {
  const log = new RememberingLog();
  const clock = rest.clock ?? new ManualClock(MOMENT);
  const readModels = new ReadModelDatabase(rest.readModelFile ?? ':memory:', log);
  const store = new ProcessingStore(file, log);
  const backOff = { firstMs: 1, mostMs: 5 };
  const processing = new Processing({
    eventStore,
    codec: plainCodec,
    readModels,
    store,
    clock,
    log,
    backOff,
  });
  processing.addProjection(noted()).addWorkflow(workflow);
  processing.onTimer('expiry', rest.expiry ?? (() => Promise.resolve()));
  await processing.start();
  const stop = async (): Promise<void> => {
    await processing.stop();
    readModels.close();
    store.close();
  };
  open.push(stop);
  return {
    processing,
    readModels,
    store,
    log,
    clock,
    stop: () => (open.splice(open.indexOf(stop), 1), stop()),
  };
}

/** Remembers what it was given; `fails` decides by attempt. */
function remembering(fails: (position: number, attempt: number) => unknown = () => undefined) {
  const seen: number[] = [];
  const workflow: Workflow = {
    name: 'escalation',
    types: [CALLED],
    handle: async (event) => {
      await Promise.resolve();
      seen.push(event.position);
      const attempt = seen.filter((position) => position === event.position).length;
      const failure = fails(event.position, attempt);
      if (failure) throw failure;
    },
  };
  return { seen, workflow };
}

/** At each call a deadline; when it passes, an expiry is appended once, under the command id of the timer. */
function expiring(eventStore: EventStore) {
  const workflow: Workflow = {
    name: 'deadlines',
    types: [CALLED],
    handle: async (event, step) => {
      await Promise.resolve();
      const dueAt = plusMs(MOMENT, 60_000);
      step.schedule({ id: `expiry ${event.id}`, dueAt, kind: 'expiry', payload: { call: event.id } });
    },
  };
  const expiry: TimerHandler = async ({ payload, commandId }) => {
    await eventStore.append(`expiry-${String(payload['call'])}`, [eventOf(commandId, EXPIRED)], -1);
  };
  return { workflow, expiry };
}

const expiries = async (store: EventStore) => {
  const events = await store.readAll({ after: 0, limit: 1_000, filter: { types: [EXPIRED] } });
  return events.length;
};

describe('a workflow', () => {
  it('gets its own types, in order, once, and goes on after a restart where it was', async () => {
    const eventStore = new MemoryEventStore();
    const file = folder.path('restart.sqlite');
    const { seen, workflow } = remembering();
    await append(eventStore, called('1'), eventOf('2'), called('3'));
    const first = await started({ eventStore, workflow, file });
    await append(eventStore, eventOf('4'), called('5'), eventOf('6'));
    await first.processing.settled();
    await first.stop();
    await append(eventStore, called('7'));
    const second = await started({ eventStore, workflow, file });
    await second.processing.settled();
    expect(seen).toEqual([1, 3, 5, 7]);
    expect(reportOf(second.processing, 'escalation')).toMatchObject({ state: 'live', position: 7, lag: 0 });
  });

  it('is stopped by a poison event, visibly, while the rest goes on', async () => {
    const eventStore = new MemoryEventStore();
    const { seen, workflow } = remembering((position) => position === 2 && new TypeError('KANARIE'));
    const { processing, readModels, log } = await started({ eventStore, workflow });
    await append(eventStore, called('1'), called('2'), called('3'));
    await processing.settled();
    expect(seen).toEqual([1, 2]);
    expect(positionsNoted(readModels)).toEqual([1, 2, 3]);
    expect(reportOf(processing, 'escalation')).toMatchObject({
      state: 'stopped',
      position: 1,
      stoppedAt: 2,
      lag: 2,
    });
    expect(processing.stoppedWorkflows).toBe(1);
    expect(processing.complaints()).toEqual(['workflow escalation stopped at position 2: TypeError']);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'the workflow is stopped at position 2' }),
    );
    expect(JSON.stringify(log.lines)).not.toContain('KANARIE');
  });

  it('tries the event that stopped it again when it is resumed, and after a restart', async () => {
    const eventStore = new MemoryEventStore();
    const file = folder.path('stopped.sqlite');
    const { seen, workflow } = remembering(
      (position, attempt) => position === 2 && attempt < 3 && new Error('no'),
    );
    await append(eventStore, called('1'), called('2'), called('3'));
    const first = await started({ eventStore, workflow, file });
    await eventually(() => first.processing.stoppedWorkflows === 1);
    await first.processing.resume('escalation');
    await eventually(() => seen.length === 3 && first.processing.stoppedWorkflows === 1);
    await first.stop();
    const second = await started({ eventStore, workflow, file });
    await second.processing.settled();
    expect(seen).toEqual([1, 2, 2, 2, 3]);
    expect(second.processing.complaints()).toEqual([]);
  });

  it('tries again by itself where something does not answer', async () => {
    const eventStore = new MemoryEventStore();
    const { seen, workflow } = remembering(
      (position, attempt) => position === 2 && attempt < 4 && new StoreUnavailable('busy'),
    );
    const { processing, log } = await started({ eventStore, workflow });
    await append(eventStore, called('1'), called('2'), called('3'));
    await processing.settled();
    expect(seen).toEqual([1, 2, 2, 2, 2, 3]);
    expect(processing.complaints()).toEqual([]);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(3);
  });

  it('gives the same command ids when it handles an event again', async () => {
    const eventStore = new MemoryEventStore();
    const ids: string[] = [];
    const workflow: Workflow = {
      name: 'commanding',
      types: [CALLED],
      handle: async (_event, step) => {
        await Promise.resolve();
        ids.push(step.commandId('expire'), step.commandId('remind'));
      },
    };
    await append(eventStore, called('1'));
    for (const round of [1, 2]) {
      const { processing, stop } = await started({ eventStore, workflow });
      await processing.settled();
      await stop();
      expect(ids).toHaveLength(2 * round);
    }
    expect(ids.slice(2)).toEqual(ids.slice(0, 2));
    expect(new Set(ids).size).toBe(2);
  });
});

describe('a deadline that a workflow sets', () => {
  it('fires when the clock comes there; settled waits for what follows from it', async () => {
    const eventStore = new MemoryEventStore();
    const { processing, readModels, clock } = await started({ eventStore, ...expiring(eventStore) });
    await append(eventStore, called('1'), called('2'));
    await processing.settled();
    expect(processing.timers.nextDue()).toBe(plusMs(MOMENT, 60_000));
    clock.moveTo(plusMs(MOMENT, 60_000));
    await processing.settled();
    expect(await expiries(eventStore)).toBe(2);
    expect(positionsNoted(readModels)).toEqual([1, 2, 3, 4]);
    expect(processing.timers.nextDue()).toBeUndefined();
  });

  it('is set again where checkpoints and timers were lost, and expires once', async () => {
    const eventStore = new MemoryEventStore();
    const file = folder.path('lost.sqlite');
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
    const eventStore = new MemoryEventStore();
    const fired: string[] = [];
    const workflow: Workflow = {
      name: 'cancelling',
      types: [CALLED, 'test.Answered.v1'],
      handle: async (event, step) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (event.name === 'Called') step.schedule({ id: 'a', dueAt: MOMENT, kind: 'expiry', payload: {} });
        else step.cancel('a');
      },
    };
    await append(eventStore, called('1'), ...Array.from({ length: 20 }, (_, nr) => called(`more ${nr}`)));
    await append(eventStore, eventOf('2', 'test.Answered.v1'));
    const expiry: TimerHandler = async ({ id }) => {
      await Promise.resolve();
      fired.push(id);
    };
    const { processing } = await started({ eventStore, workflow, expiry });
    await processing.settled();
    expect(fired).toEqual([]);
  });

  it('settled gives up where a workflow is held up', async () => {
    const eventStore = new MemoryEventStore();
    const { workflow } = remembering(() => new StoreUnavailable('busy'));
    await append(eventStore, called('1'));
    const { processing } = await started({ eventStore, workflow });
    await expect(processing.settled({ timeoutMs: 30 })).rejects.toMatchObject({
      code: 'PROCESSING.NOT_SETTLED',
      kind: 'unavailable',
    });
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
    const eventStore = await SqliteEventStore.open({ file: folder.path('log.sqlite') });
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
