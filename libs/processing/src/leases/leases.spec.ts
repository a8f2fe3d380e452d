import { ManualClock, plusMs } from '@samsyn/kernel';
import Database from 'better-sqlite3';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { eventually, MOMENT, temporaryFolder } from '../log.fixture';
import { LEASE_MS, LeaseKeeper } from './lease-keeper';
import { LeaseLost, type Lease } from './leases';
import { SqliteLeases } from './sqlite-leases';

const NAME = 'work';
const folder = temporaryFolder();
afterAll(() => folder.remove());

let files = 0;
/** Two connections to one file, as of two processes. */
function sharedFile() {
  const file = folder.path(`${(files += 1)}.sqlite`);
  const databases = [new Database(file), new Database(file)] as const;
  const leases = databases.map((database) => new SqliteLeases(database));
  return { databases, leases: leases as [SqliteLeases, SqliteLeases] };
}
const asked = (holder: string, atMs: number) => {
  const now = plusMs(MOMENT, atMs);
  return { name: NAME, holder, now, until: plusMs(now, LEASE_MS) };
};

describe('a lease', () => {
  it('is one holder’s until its time is over; whoever takes it then has a higher token', async () => {
    const { leases } = sharedFile();
    const [one, other] = leases;
    expect(await one.take(asked('a', 0))).toEqual({ name: NAME, token: 1 });
    expect(await other.take(asked('b', LEASE_MS - 1))).toBeUndefined();
    expect(await other.take(asked('b', LEASE_MS))).toEqual({ name: NAME, token: 2 });
    expect(await one.take(asked('a', LEASE_MS + 1))).toBeUndefined();
  });

  it('is renewed by its holder under the same token', async () => {
    const [one, other] = sharedFile().leases;
    await one.take(asked('a', 0));
    expect(await one.take(asked('a', LEASE_MS - 1))).toEqual({ name: NAME, token: 1 });
    expect(await other.take(asked('b', LEASE_MS))).toBeUndefined();
  });

  it('that is released can be taken at once, and not by mistake where another has it', async () => {
    const [one, other] = sharedFile().leases;
    const first = (await one.take(asked('a', 0)))!;
    await one.release(first);
    const second = (await other.take(asked('b', 0)))!;
    expect(second.token).toBe(2);
    await one.release(first);
    expect(() => other.require(second)).not.toThrow();
  });

  it('refuses what an earlier holder writes, in the transaction of the write', async () => {
    const { databases, leases } = sharedFile();
    const [one, other] = leases;
    databases[0].exec('CREATE TABLE written (by TEXT)');
    const write = (lease: Lease, by: string, to: 0 | 1) =>
      leases[to].write(lease, () => databases[to].prepare('INSERT INTO written VALUES (?)').run(by));
    const first = (await one.take(asked('a', 0)))!;
    write(first, 'a', 0);
    const second = (await other.take(asked('b', LEASE_MS)))!;
    expect(() => write(first, 'late', 0)).toThrow(LeaseLost);
    write(second, 'b', 1);
    expect(databases[0].prepare('SELECT by FROM written').pluck().all()).toEqual(['a', 'b']);
  });
});

describe('whoever keeps a lease', () => {
  const [MINUTE, LOOKED_EVERY_MS] = [60_000, 5_000];

  it('has it as long as the clock goes on', async () => {
    const [one, other] = sharedFile().leases;
    const clock = new ManualClock(MOMENT);
    const keeper = new LeaseKeeper(one, NAME, clock, { begin: () => {}, end: () => {} });
    await keeper.start();
    for (let at = LOOKED_EVERY_MS; at < MINUTE; at += LOOKED_EVERY_MS) {
      clock.moveTo(plusMs(MOMENT, at));
      await nextTurn();
      expect(await other.take(asked('b', at))).toBeUndefined();
    }
    await keeper.stop();
    expect(await other.take(asked('b', MINUTE))).toBeDefined();
  });

  it('ends what it does where another has taken it, and begins again when that one has gone', async () => {
    const [one, other] = sharedFile().leases;
    const clock = new ManualClock(MOMENT);
    const done: string[] = [];
    const duties = {
      begin: ({ token }: Lease) => void done.push(`begin ${token}`),
      end: () => void done.push('end'),
    };
    const keeper = new LeaseKeeper(one, NAME, clock, duties);
    await keeper.start();
    const theirs = (await other.take(asked('b', LEASE_MS)))!;
    clock.moveTo(plusMs(MOMENT, LOOKED_EVERY_MS));
    await eventually(() => done.length === 2);
    await other.release(theirs);
    clock.moveTo(plusMs(MOMENT, 2 * LOOKED_EVERY_MS));
    await eventually(() => done.length === 3);
    await keeper.stop();
    expect(done).toEqual(['begin 1', 'end', 'begin 3', 'end']);
  });
});
