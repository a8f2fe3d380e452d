import { setTimeout as pause } from 'node:timers/promises';
import { MemoryEventStore, StoreUnavailable } from '@samsyn/event-store';
import { ManualClock, plusMs } from '@samsyn/kernel';
import { PostgresProcessingStore, Processing, ReadModelDatabase, type Workflow } from '@samsyn/processing';
import { append, eventOf, eventually, MOMENT, plainCodec } from '../../libs/processing/src/log.fixture';
import { PostgresServer } from '../support/postgres-server';

let server: PostgresServer;
let url: string;
beforeAll(async () => {
  server = await PostgresServer.startOwn();
  url = await server.newMigrated();
});
const running = new Set<Process>();
afterEach(async () => {
  for (const one of running) await one.stop();
  await server.closeOpened();
  await server.ask(url, 'TRUNCATE samsyn.checkpoint, samsyn.timer, samsyn.lease');
});
afterAll(() => server.stop());

const CALLED = 'test.Called.v1';
const HOUR = 3_600_000;
const called = (seed: string) => eventOf(seed, CALLED);
const later = (ms: number) => plusMs(MOMENT, ms);

type Process = Awaited<ReturnType<typeof started>>;

/** A process whose workflow sets one timer for each event, due an hour later. */
async function started(eventStore: MemoryEventStore) {
  const [clock, handled, fired]: [ManualClock, number[], string[]] = [new ManualClock(MOMENT), [], []];
  const workflow: Workflow = {
    name: 'deadlines',
    types: [CALLED],
    timers: {
      expiry: async ({ id, commandId }) => {
        await Promise.resolve();
        fired.push(`${id} ${commandId}`);
      },
    },
    handle: async ({ position, id }, step) => {
      await Promise.resolve();
      handled.push(position);
      step.schedule({ id: `expiry of ${id}`, dueAt: later(HOUR), kind: 'expiry', payload: {} });
    },
  };
  const store = new PostgresProcessingStore(
    await server.opened({ url, statementMs: 1_500, connectMs: 1_500 }),
  );
  const readModels = new ReadModelDatabase(':memory:');
  const backOff = { firstMs: 1, mostMs: 50 };
  const processing = new Processing({ eventStore, codec: plainCodec, readModels, store, clock, backOff });
  processing.addWorkflow(workflow);
  await processing.start();
  const self = {
    ...{ processing, store, clock, handled, fired },
    stop: async () => {
      running.delete(self);
      await processing.stop();
      readModels.close();
    },
  };
  running.add(self);
  return self;
}
const waiting = () => server.ask<{ id: string }>(url, 'SELECT id FROM samsyn.timer ORDER BY id');
/** Its time is over, as after fifteen seconds without a sign of life. */
const timeIsOver = () => server.ask(url, `UPDATE samsyn.lease SET until = now() - interval '1 second'`);

describe('workflows and timers of processes over one PostgreSQL', () => {
  it('run in one of them; another follows at once where it stops, with all that was set', async () => {
    const log = new MemoryEventStore();
    const [one, other] = [await started(log), await started(log)];
    await append(log, called('1'), called('2'));
    await one.processing.settled();
    expect([one.handled, other.handled, (await waiting()).length]).toEqual([[1, 2], [], 2]);
    await one.stop();
    await append(log, called('3'));
    other.clock.moveTo(later(5_000));
    await eventually(() => other.handled.length === 1);
    other.clock.moveTo(later(HOUR));
    await eventually(() => other.fired.length === 3);
    await other.processing.settled();
    expect([other.handled, await waiting(), one.fired]).toEqual([[3], [], []]);
    expect(new Set(other.fired).size).toBe(3);
  });

  it('fire once after a restart, also where the moment had passed', async () => {
    const log = new MemoryEventStore();
    const one = await started(log);
    await append(log, called('1'));
    await one.processing.settled();
    await one.stop();
    const again = await started(log);
    expect(again.handled).toEqual([]);
    again.clock.moveTo(later(2 * HOUR));
    await eventually(() => again.fired.length === 1);
    await again.processing.settled();
    await again.stop();
    const third = await started(log);
    third.clock.moveTo(later(3 * HOUR));
    await third.processing.settled();
    expect([third.fired, await waiting()]).toEqual([[], []]);
  });

  it('are refused to whoever lost the lease while it stood still, and nothing of it is written', async () => {
    const log = new MemoryEventStore();
    const one = await started(log);
    await timeIsOver();
    const other = await started(log);
    expect([one.store.isWriter, other.store.isWriter]).toEqual([true, true]);
    await expect(
      one.store.changeTimers([
        { change: 'schedule', timer: { id: 'late', dueAt: MOMENT, kind: 'expiry', payload: {} } },
      ]),
    ).rejects.toThrow('another process has the lease');
    await eventually(() => !one.store.isWriter);
    await append(log, called('1'));
    await other.processing.settled();
    expect([one.handled, other.handled, (await waiting()).length]).toEqual([[], [1], 1]);
  });

  it('go on where PostgreSQL is gone for a while, and neither lose nor double a deadline', async () => {
    const log = new MemoryEventStore();
    const one = await started(log);
    await append(log, called('1'));
    await one.processing.settled();
    await server.kill('all of it');
    await append(log, called('2'), called('3'));
    await eventually(() => one.processing.complaints().length > 0);
    expect(one.processing.complaints()[0]).toContain('StoreUnavailable');
    await expect(one.store.changeTimers([{ change: 'cancel', id: 'none' }])).rejects.toThrow(
      StoreUnavailable,
    );
    await server.startAgain();
    await one.processing.settled();
    expect((await waiting()).length).toBe(3);
    one.clock.moveTo(later(HOUR));
    await eventually(() => one.fired.length === 3);
    await one.processing.settled();
    await pause(20);
    expect([new Set(one.fired).size, one.fired.length, await waiting()]).toEqual([3, 3, []]);
  });
});
