import { ManualClock, plusMs } from '@samsyn/kernel';
import { eventually, MOMENT, RememberingLog, temporaryFolder } from '../log.fixture';
import type { Timer } from '../store/processing-state';
import { ProcessingStore } from '../store/processing-store';
import { Timers, type DueTimer, type TimerHandler } from './timers';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const after = (ms: number) => plusMs(MOMENT, ms);
const timer = (id: string, dueInMs: number, kind = 'expiry'): Timer => ({
  id,
  dueAt: after(dueInMs),
  kind,
  payload: { call: id },
});

async function setting(file = ':memory:', clock = new ManualClock(MOMENT)) {
  const store = new ProcessingStore(file);
  const now = clock.now();
  store.writeUnder(await store.leases.take({ name: 'timers', holder: 'test', now, until: now }));
  const log = new RememberingLog();
  const timers = new Timers(store, clock, log, { firstMs: 2, mostMs: 10 });
  const fired: DueTimer[] = [];
  const handler: TimerHandler = async (due) => {
    await Promise.resolve();
    fired.push(due);
  };
  const start = (expiry: TimerHandler = handler): void => timers.start(new Map([['expiry', expiry]]));
  const crash = async (): Promise<void> => {
    await timers.stop();
    store.close();
  };
  return { store, clock, log, timers, fired, start, crash, ids: () => fired.map(({ id }) => id) };
}

describe('a timer', () => {
  it('fires once, at its moment, in the order of the moments', async () => {
    const { clock, timers, start, ids } = await setting();
    start();
    await timers.schedule(timer('late', 2_000));
    await timers.schedule(timer('early', 1_000));
    clock.moveTo(after(999));
    await timers.settled();
    expect(ids()).toEqual([]);
    expect(timers.nextDue()).toBe(after(1_000));
    clock.moveTo(after(5_000));
    await timers.settled();
    clock.moveTo(after(9_000));
    await timers.settled();
    expect(ids()).toEqual(['early', 'late']);
    expect(timers.nextDue()).toBeUndefined();
    expect(timers.report()).toMatchObject({ waiting: 0, failing: 0, fired: 2 });
    await timers.stop();
  });

  it('gives its handler what was kept with it and the same command id each time', async () => {
    const { clock, timers, fired, start } = await setting();
    start();
    await timers.schedule(timer('a', 1));
    clock.moveTo(after(1));
    await timers.settled();
    await timers.schedule(timer('a', 1));
    await timers.settled();
    await timers.schedule(timer('a', 2));
    clock.moveTo(after(2));
    await timers.settled();
    expect(fired[0]).toMatchObject({ id: 'a', kind: 'expiry', payload: { call: 'a' }, dueAt: after(1) });
    expect(fired[1]?.commandId).toBe(fired[0]?.commandId);
    expect(fired[2]?.commandId).not.toBe(fired[0]?.commandId);
    await timers.stop();
  });

  it('can be moved and cancelled until it fires', async () => {
    const { clock, timers, start, ids } = await setting();
    start();
    await timers.schedule(timer('moved', 1_000));
    await timers.schedule(timer('cancelled', 1_000));
    await timers.schedule(timer('moved', 3_000));
    await timers.cancel('cancelled');
    clock.moveTo(after(2_000));
    await timers.settled();
    expect(ids()).toEqual([]);
    clock.moveTo(after(3_000));
    await timers.settled();
    expect(ids()).toEqual(['moved']);
    await timers.stop();
  });

  it('that its own handler moves stays for the new moment', async () => {
    const { clock, timers, start, ids, fired } = await setting();
    start(async (due) => {
      fired.push(due);
      if (fired.length === 1) await timers.schedule(timer('a', 5_000));
      await Promise.resolve();
    });
    await timers.schedule(timer('a', 1_000));
    clock.moveTo(after(1_000));
    await timers.settled();
    expect(timers.nextDue()).toBe(after(5_000));
    clock.moveTo(after(5_000));
    await timers.settled();
    expect(ids()).toEqual(['a', 'a']);
    await timers.stop();
  });

  it('fires once after a restart, at its moment', async () => {
    const file = folder.path('restart.sqlite');
    const before = await setting(file);
    before.start();
    await before.timers.schedule(timer('a', 1_000));
    await before.crash();
    const again = await setting(file);
    again.start();
    expect(again.timers.nextDue()).toBe(after(1_000));
    again.clock.moveTo(after(1_000));
    await again.timers.settled();
    expect([...before.ids(), ...again.ids()]).toEqual(['a']);
    await again.crash();
    const third = await setting(file, new ManualClock(after(9_000)));
    third.start();
    await third.timers.settled();
    expect(third.ids()).toEqual([]);
    await third.crash();
  });

  it('fires once where its moment passed while the process was down', async () => {
    const file = folder.path('overdue.sqlite');
    const before = await setting(file);
    await before.timers.schedule(timer('b', 2_000));
    await before.timers.schedule(timer('a', 1_000));
    await before.crash();
    const again = await setting(file, new ManualClock(after(60_000)));
    again.start();
    await again.timers.settled();
    expect(again.ids()).toEqual(['a', 'b']);
    await again.crash();
  });

  it('whose handler fails is called again and holds up no other', async () => {
    const { clock, log, timers, start, fired, ids } = await setting();
    let failures = 3;
    start(async (due) => {
      await Promise.resolve();
      if (due.id === 'a' && failures-- > 0) throw new Error('KANARIE');
      fired.push(due);
    });
    await timers.schedule(timer('a', 1_000));
    await timers.schedule(timer('b', 1_000));
    await timers.schedule(timer('c', 2_000));
    clock.moveTo(after(1_000));
    await timers.settled();
    expect(ids()).toEqual(['b']);
    expect(timers.report()).toMatchObject({ waiting: 2, failing: 1 });
    expect(timers.nextDue()).toBe(after(2_000));
    await eventually(() => ids().length === 2);
    await timers.settled();
    expect(ids()).toEqual(['b', 'a']);
    expect(timers.report()).toMatchObject({ waiting: 1, failing: 0, failures: 3 });
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(3);
    expect(JSON.stringify(log.lines)).not.toContain('KANARIE');
    await timers.stop();
  });

  it('whose handler failed is still there after a restart', async () => {
    const file = folder.path('failing.sqlite');
    const before = await setting(file);
    before.start(() => Promise.reject(new Error('no')));
    await before.timers.schedule(timer('a', 0));
    await eventually(() => before.timers.report().failures > 1);
    await before.crash();
    const again = await setting(file);
    again.start();
    await again.timers.settled();
    expect(again.ids()).toEqual(['a']);
    await again.crash();
  });

  it('that fails and is cancelled is no longer called nor counted', async () => {
    const { timers, start } = await setting();
    let calls = 0;
    start(() => {
      calls += 1;
      return Promise.reject(new Error('no'));
    });
    await timers.schedule(timer('a', 0));
    await eventually(() => calls > 0);
    await timers.settled();
    await timers.cancel('a');
    await eventually(() => timers.report().failing === 0);
    const then = calls;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls).toBe(then);
    await timers.stop();
  });

  it('without a handler for its kind is kept, visibly', async () => {
    const { timers, store, start } = await setting();
    start();
    await timers.schedule(timer('a', 0, 'unheard-of'));
    await timers.settled();
    expect(timers.report()).toMatchObject({ waiting: 1, failing: 1 });
    await timers.stop();
    expect(store.timer('a')).toBeDefined();
  });

  it('is not settled while a handler runs', async () => {
    const { clock, timers, start } = await setting();
    const gate = Promise.withResolvers<void>();
    let settled = false;
    start(() => gate.promise);
    await timers.schedule(timer('a', 1));
    clock.moveTo(after(1));
    const settling = timers.settled().then(() => (settled = true));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(settled).toBe(false);
    gate.resolve();
    await settling;
    await timers.stop();
  });
});
