import { plusMs } from '@samsyn/kernel';
import { LeaseLost, type Lease, type ProcessingState, type Timer } from '@samsyn/processing';

export interface ProcessingStateUnderTest {
  /** A place that nobody has used. Each call of `open` is another process. */
  begin(): Promise<{ open(): Promise<ProcessingState> }>;
}

const MOMENT = '2026-11-19T15:00:00.000Z';
const HOUR = 3_600_000;
const timer = (id: string, dueInMs: number, payload: Timer['payload'] = { call: id }): Timer => ({
  ...{ id, dueAt: plusMs(MOMENT, dueInMs), kind: 'expiry', payload },
});
const scheduled = (...timers: readonly Timer[]) =>
  timers.map((one) => ({ change: 'schedule', timer: one }) as const);
const cancelled = (...ids: readonly string[]) => ids.map((id) => ({ change: 'cancel', id }) as const);
const at = (position: number) => ({ position, eventId: `event ${position}` });
const BEGINNING = { position: 0, eventId: null };

/** What whatever keeps checkpoints and timers must do, whatever it stands on. */
export function processingStateContract(name: string, { begin }: ProcessingStateUnderTest): void {
  describe(`the contract of checkpoints and timers: ${name}`, () => {
    let open: () => Promise<ProcessingState>;
    const opened: ProcessingState[] = [];
    beforeEach(async () => {
      const began = await begin();
      open = async () => {
        const state = await began.open();
        opened.push(state);
        return state;
      };
    });
    afterEach(async () => {
      for (const state of opened.splice(0)) await state.close();
    });
    const take = async (state: ProcessingState, holder = 'a'): Promise<Lease> => {
      const lease = await state.leases.take({
        name: 'processing',
        holder,
        now: MOMENT,
        until: plusMs(MOMENT, HOUR),
      });
      await state.writeUnder(lease);
      return lease!;
    };
    /** What the next holder finds. */
    const followedBy = async (state: ProcessingState, lease: Lease): Promise<ProcessingState> => {
      await state.leases.release(lease);
      const next = await open();
      await take(next, `after ${lease.token}`);
      return next;
    };

    it('begin empty', async () => {
      const state = await open();
      await take(state);
      expect([state.checkpointOf('w'), state.timers(9), state.countTimers(), state.timer('a')]).toEqual([
        ...[BEGINNING, [], 0, undefined],
      ]);
    });

    it('keep a checkpoint and its timers for the process that follows', async () => {
      const state = await open();
      const lease = await take(state);
      await state.commit('w', at(3), scheduled(timer('b', 2_000), timer('a', 1_000)));
      await state.commit('v', at(7), []);
      await state.commit('w', at(9), [
        ...cancelled('b'),
        ...scheduled(timer('c', 500, { nested: { å: ['"', 1, null] } })),
      ]);
      for (const one of [state, await followedBy(state, lease)]) {
        expect(['w', 'v', 'x'].map((workflow) => one.checkpointOf(workflow))).toEqual([
          at(9),
          at(7),
          BEGINNING,
        ]);
        expect(one.timers(9)).toEqual([
          timer('c', 500, { nested: { å: ['"', 1, null] } }),
          timer('a', 1_000),
        ]);
      }
    });

    it('give timers by their moment and then by their id, as many as asked for', async () => {
      const state = await open();
      const lease = await take(state);
      const ids = ['b', 'B', 'a/1', 'a-1', 'å', 'a', '1'];
      await state.changeTimers(
        scheduled(timer('last', 9_000), ...ids.map((id) => timer(id, 1_000)), timer('first', 0)),
      );
      const inOrder = ['first', ...[...ids].sort((a, b) => (a < b ? -1 : 1)), 'last'];
      for (const one of [state, await followedBy(state, lease)]) {
        expect(one.timers(99).map(({ id }) => id)).toEqual(inOrder);
        expect(one.timers(3).map(({ id }) => id)).toEqual(inOrder.slice(0, 3));
        expect([one.countTimers(), one.timer('a')]).toEqual([9, timer('a', 1_000)]);
      }
    });

    it('move a timer that is scheduled again; of several changes of one the last one counts', async () => {
      const state = await open();
      const lease = await take(state);
      await state.changeTimers(scheduled(timer('a', 1), timer('b', 1), timer('a', 2)));
      await state.changeTimers([
        ...cancelled('a', 'unknown'),
        ...scheduled(timer('a', 3), timer('c', 3)),
        ...cancelled('c'),
      ]);
      for (const one of [state, await followedBy(state, lease)])
        expect(one.timers(9)).toEqual([timer('b', 1), timer('a', 3)]);
    });

    it('remove what fired, unless it was moved meanwhile', async () => {
      const state = await open();
      const lease = await take(state);
      await state.changeTimers(scheduled(timer('a', 1), timer('b', 1)));
      await state.changeTimers(scheduled(timer('b', 2)));
      for (const fired of [timer('a', 1), timer('b', 1), timer('c', 1)]) await state.finish(fired);
      for (const one of [state, await followedBy(state, lease)])
        expect(one.timers(9)).toEqual([timer('b', 2)]);
    });

    it('are written by nobody without the lease, nor by an earlier holder, who is told so', async () => {
      const [state, next] = [await open(), await open()];
      let lost = 0;
      state.onLeaseLost = () => (lost += 1);
      const writes = [
        async () => state.requireLease(),
        async () => state.commit('w', at(9), scheduled(timer('late', 1))),
        async () => state.changeTimers(cancelled('a')),
        async () => state.finish(timer('a', 1)),
      ];
      for (const write of writes) await expect(write()).rejects.toThrow(LeaseLost);
      expect([state.isWriter, lost]).toEqual([false, 4]);
      const lease = await take(state);
      await state.changeTimers(scheduled(timer('a', 1)));
      await state.leases.release(lease);
      await take(next, 'b');
      for (const write of writes) await expect(write()).rejects.toThrow(LeaseLost);
      expect(lost).toBe(8);
      expect([next.timers(9), next.checkpointOf('w')]).toEqual([[timer('a', 1)], BEGINNING]);
      await state.writeUnder(undefined);
      expect([state.isWriter, next.isWriter]).toEqual([false, true]);
    });
  });
}
