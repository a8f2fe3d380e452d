import { plusMs, type Instant } from '@samsyn/kernel';
import { LeaseLost, type Lease, type LeaseRequest, type Leases } from '@samsyn/processing';

/** Leases with what is written under them, a list of words. */
export interface LeasesOfProcess extends Leases {
  require(lease: Lease): Promise<void>;
  /** In one transaction under the lease; `whileHeld` runs in it, before it ends. */
  write(lease: Lease, word: string, whileHeld?: () => Promise<void>): Promise<void>;
}

export interface LeasesUnderTest {
  /** Two processes over one empty place. */
  begin(): Promise<{
    readonly processes: readonly [LeasesOfProcess, LeasesOfProcess];
    written(): Promise<readonly string[]>;
    /** So much time goes by, by whatever clock counts. */
    pass(ms: number): Promise<void>;
    now(): Instant;
  }>;
}

const NAME = 'work';
/** So long that no slowness of a machine comes near it. */
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** What all leases must do, whatever they stand on. */
export function leasesContract(name: string, { begin }: LeasesUnderTest): void {
  describe(`the contract of leases: ${name}`, () => {
    let begun: Awaited<ReturnType<LeasesUnderTest['begin']>>;
    let one: LeasesOfProcess;
    let other: LeasesOfProcess;
    beforeEach(async () => {
      begun = await begin();
      [one, other] = begun.processes;
    });
    const asked = (holder: string, at = begun.now()): LeaseRequest => ({
      ...{ name: NAME, holder, now: at, until: plusMs(at, HOUR) },
    });

    it('are one holder’s until the time is over; whoever takes one then has a higher token', async () => {
      expect(await one.take(asked('a'))).toEqual({ name: NAME, token: 1 });
      await begun.pass(HOUR - MINUTE);
      expect(await other.take(asked('b'))).toBeUndefined();
      await begun.pass(2 * MINUTE);
      expect(await other.take(asked('b'))).toEqual({ name: NAME, token: 2 });
      expect(await one.take(asked('a'))).toBeUndefined();
    });

    it('are renewed by their holder under the same token', async () => {
      await one.take(asked('a'));
      await begun.pass(HOUR - MINUTE);
      expect(await one.take(asked('a'))).toEqual({ name: NAME, token: 1 });
      await begun.pass(2 * MINUTE);
      expect(await other.take(asked('b'))).toBeUndefined();
    });

    it('that are released can be taken at once, and not by mistake where another has one', async () => {
      const first = (await one.take(asked('a')))!;
      await one.release(first);
      await expect(one.require(first)).rejects.toThrow(LeaseLost);
      const second = (await other.take(asked('b')))!;
      expect(second.token).toBe(2);
      await one.release(first);
      await expect(other.require(second)).resolves.toBeUndefined();
    });

    it('are one for each name', async () => {
      const [first, second] = [
        await one.take(asked('a')),
        await other.take({ ...asked('b'), name: 'other' }),
      ];
      expect([first, second]).toEqual([
        { name: NAME, token: 1 },
        { name: 'other', token: 1 },
      ]);
    });

    it('go to one of several who ask at the same moment', async () => {
      const holders = Array.from({ length: 20 }, (_, nr) => `holder ${nr}`);
      const given = await Promise.all(
        holders.map((holder, nr) => (nr % 2 ? one : other).take(asked(holder))),
      );
      expect(given.filter((lease) => lease !== undefined)).toEqual([{ name: NAME, token: 1 }]);
    });

    it('refuse what an earlier holder writes, in the transaction of the write', async () => {
      const first = (await one.take(asked('a')))!;
      await one.write(first, 'a');
      await begun.pass(HOUR + MINUTE);
      await one.write(first, 'a, late, and nobody has taken it');
      const second = (await other.take(asked('b')))!;
      await expect(one.write(first, 'too late')).rejects.toThrow(LeaseLost);
      await expect(one.require(first)).rejects.toThrow(LeaseLost);
      await other.write(second, 'b');
      expect(await begun.written()).toEqual(['a', 'a, late, and nobody has taken it', 'b']);
    });

    it('write all or nothing', async () => {
      const lease = (await one.take(asked('a')))!;
      const fails = () => Promise.reject(new Error('half-way'));
      await expect(one.write(lease, 'half', fails)).rejects.toThrow('half-way');
      await one.write(lease, 'whole');
      expect(await begun.written()).toEqual(['whole']);
    });
  });
}
