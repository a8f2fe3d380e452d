import type { KeyPlace } from '@samsyn/event-store';
import { EphemeralRootKey, KeysLost, LoadedKeys, type FieldKeys, type RootKey } from '@samsyn/secrecy';

/** The keys, and the secrets of the process that stand with them. */
export interface OpenedKeys {
  readonly keys: FieldKeys;
  secretFor(purpose: string): Promise<Buffer>;
  destroyedKeys(scope?: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface KeysUnderTest {
  /** A place for keys that nobody has used. Each call of `open` is another process. */
  begin(): Promise<{ open(root: RootKey, mayBegin?: boolean): Promise<OpenedKeys> }>;
}

const place = (
  scope: string,
  labels: readonly string[] = ['identity'],
  owner = 'police/border',
): KeyPlace => ({
  ...{ scope, owner, labels },
});
const NOON = '2026-11-22T12:00:00.000Z';
const idsOf = (keys: readonly { id: string }[]) => keys.map(({ id }) => id).sort();

/** What every store of keys must do, whatever it stands on. */
export function fieldKeysContract(name: string, { begin }: KeysUnderTest): void {
  describe(`the contract of a store of keys: ${name}`, () => {
    const root = new EphemeralRootKey();
    const opened: OpenedKeys[] = [];
    let open: (root?: RootKey, mayBegin?: boolean) => Promise<OpenedKeys>;
    beforeEach(async () => {
      const began = await begin();
      open = async (with_ = root, mayBegin?) => {
        const one = await began.open(with_, mayBegin);
        opened.push(one);
        return one;
      };
    });
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
    });
    const processes = async () => {
      const [one, other] = [await open(), await open()];
      return [one.keys, other.keys] as const;
    };

    it('makes a key once for each place, and gives it to every process', async () => {
      const [here, there] = await processes();
      const places = [
        place('a'),
        place('a', ['health']),
        place('a', []),
        place('a', ['identity'], 'tax/north'),
        place('b'),
      ];
      const made = await Promise.all(places.map((one) => here.make(one)));
      expect(new Set(made.map(({ id }) => id)).size).toBe(5);
      expect(new Set(made.map(({ key }) => key!.toString('hex'))).size).toBe(5);
      expect(made.map(({ scope, owner, labels }) => ({ scope, owner, labels }))).toEqual(places);
      expect(await Promise.all(places.map((one) => there.make(one)))).toEqual(made);
    });

    it('makes one of what several processes ask for at the same moment', async () => {
      const [here, there] = await processes();
      const asked = Array.from({ length: 40 }, (_, nr) =>
        place(`scope ${nr % 5}`, ['identity'], `branch ${nr % 2}`),
      );
      const made = await Promise.all(asked.flatMap((one) => [here.make(one), there.make(one)]));
      expect(new Set(made.map(({ id }) => id)).size).toBe(10);
      expect(new Set(made.map(({ key }) => key!.toString('hex'))).size).toBe(10);
    });

    it('loads the keys of a scope and of its matters, and of no scope that only begins alike', async () => {
      const [here, there] = await processes();
      const scopes = [
        'stream',
        'stream/matter',
        'stream/matter/part',
        'stream-1',
        'stream0',
        'strea',
        'stream.x',
      ];
      const made = await Promise.all(scopes.map((scope) => here.make(place(scope))));
      expect(idsOf(await there.load(['stream']))).toEqual(idsOf(made.slice(0, 3)));
      expect(idsOf(await there.load(['stream', 'stream/matter', 'strea']))).toEqual(
        expect.arrayContaining(idsOf([...made.slice(0, 3), made[5]!])),
      );
      expect(await there.load([])).toEqual([]);
      expect((await there.load(['stream/matter/part']))[0]).toEqual(made[2]);
    });

    it('destroys a scope once and for all processes, its matters left as they are, and says so in order', async () => {
      const [here, there] = await processes();
      const hers = await here.make(place('hers'));
      const [matter, other] = [await here.make(place('hers/matter')), await here.make(place('other'))];
      await here.destroy('other', NOON);
      await there.destroy('hers', NOON);
      await here.destroy('hers', '2026-11-23T00:00:00.000Z');
      await here.destroy('never used', NOON);
      const { mark, scopes } = await there.destroyedAfter(0);
      expect(scopes).toEqual(['other', 'hers']);
      expect(await here.destroyedAfter(mark)).toEqual({ mark, scopes: [] });
      const keyOf = new Map((await here.load(['hers', 'other'])).map(({ id, key }) => [id, key]));
      expect([hers, matter, other].map(({ id }) => keyOf.get(id))).toEqual([
        undefined,
        matter.key,
        undefined,
      ]);
    });

    it('makes no key more under a scope that was destroyed, under no label', async () => {
      const [here, there] = await processes();
      await here.make(place('hers'));
      await here.destroy('hers', NOON);
      for (const one of [place('hers'), place('hers', ['health']), place('hers', ['identity'], 'tax/north')])
        await expect(there.make(one)).rejects.toThrow('destroyed');
      await expect(there.make(place('hers/matter'))).resolves.toMatchObject({ scope: 'hers/matter' });
    });

    it('leaves no key that opens anything where keys are made while their scope is destroyed', async () => {
      const [here, there] = await processes();
      for (let round = 0; round < 10; round += 1) {
        const scope = `hers ${round}`;
        await here.make(place(scope));
        const labels = Array.from({ length: 6 }, (_, nr) => [`label${nr}`]);
        const making = labels.map((one) =>
          (round % 2 ? here : there).make(place(scope, one)).catch(() => undefined),
        );
        await Promise.all([...making, (round % 3 ? there : here).destroy(scope, NOON)]);
        expect((await here.load([scope])).filter(({ key }) => key !== undefined)).toEqual([]);
      }
    });

    it('misses no scope where several are destroyed while somebody follows', async () => {
      const [here, there] = await processes();
      const scopes = Array.from({ length: 30 }, (_, nr) => `scope ${nr}`);
      await Promise.all(scopes.map((scope) => here.make(place(scope))));
      let isOver = false;
      const destroying = Promise.all(scopes.map((scope, nr) => (nr % 2 ? here : there).destroy(scope, NOON)));
      void destroying.then(() => (isOver = true));
      const followed: string[] = [];
      let mark = 0;
      for (let last = false; !last;) {
        last = isOver;
        const found = await there.destroyedAfter(mark);
        followed.push(...found.scopes);
        mark = found.mark;
      }
      await destroying;
      expect([...followed].sort()).toEqual([...scopes].sort());
    });

    it('names the keys that were destroyed, so that what they sealed can go', async () => {
      const one = await open();
      const hers = [await one.keys.make(place('hers')), await one.keys.make(place('hers', ['health']))];
      const other = await one.keys.make(place('other'));
      await one.keys.make(place('living'));
      expect(await one.destroyedKeys()).toEqual([]);
      await one.keys.destroy('hers', NOON);
      await one.keys.destroy('other', NOON);
      expect([...(await one.destroyedKeys('hers'))].sort()).toEqual(idsOf(hers));
      expect([...(await one.destroyedKeys())].sort()).toEqual(idsOf([...hers, other]));
    });

    it('seals and opens through what a process has loaded, until it evicts what another destroyed', async () => {
      const [here, there] = await processes();
      const [mine, theirs] = [new LoadedKeys(here), new LoadedKeys(there)];
      await mine.make(place('hers'));
      const id = mine.keyFor('hers', 'police/border', ['identity']);
      const sealed = mine.seal('binding', id, 'KANARIE');
      await theirs.load(['hers']);
      expect(theirs.open('binding', id, sealed)).toBe('KANARIE');
      await here.destroy('hers', NOON);
      expect(await theirs.evict()).toEqual(['hers']);
      expect(theirs.open('binding', id, sealed)).toBeUndefined();
    });

    it('gives each purpose one secret, the same in every process and after a restart', async () => {
      const [one, other] = [await open(), await open()];
      const asked = await Promise.all([1, 2, 3, 4].map((nr) => (nr % 2 ? one : other).secretFor('cursors')));
      expect(new Set(asked.map((secret) => secret.toString('hex'))).size).toBe(1);
      expect(asked[0]).toHaveLength(32);
      expect(await (await open()).secretFor('cursors')).toEqual(asked[0]);
      expect(await one.secretFor('digests')).not.toEqual(asked[0]);
    });

    it('opens with no other root key, and begins anew only where it may', async () => {
      await expect(open(root, false)).rejects.toThrow(KeysLost);
      const one = await open();
      const { id } = await one.keys.make(place('hers'));
      await expect(open(new EphemeralRootKey())).rejects.toThrow(KeysLost);
      const again = await open(root, false);
      expect((await again.keys.load(['hers'])).map((key) => key.id)).toEqual([id]);
    });
  });
}
