import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import type { Lease } from '@samsyn/processing';
import type { ShownEntry } from '@samsyn/operations/contract';
import { GapInFeed, inOrder, ReceivedFeed } from '../consuming/received-feed';
import type { FeedHead, FeedMessage } from '../messages/cloud-event';
import { MemoryPublisher, type Fate } from '../publishing/memory-publisher.fixture';
import { topicOf } from '../publishing/feed-publisher.port';
import type { FeedStore } from '../store/feed-store.port';
import { SqliteFeedStore } from '../store/sqlite-feed-store';
import type { FeedSource } from './branch-views';
import { FeedRound } from './feed-round';

const NOW = '2026-11-19T19:00:00.000Z';
const BRANCHES = ['police/local-police', 'tax-agency/audit'] as const;
const OPERATIONS = ['op-1', 'op-2'] as const;
const PREFIX = 'samsyn.feed';

const entryOf = (id: string, words: string, erased: boolean): ShownEntry => ({
  ...{ id, type: 'NoteAdded', at: NOW, recordedAt: NOW, branch: 'police/local-police', by: 'x' },
  facts: { words },
  withheld: erased ? [{ field: 'text', rule: 'erased' }] : [],
});

/** What is seen of each operation, by branch. */
class Views implements FeedSource {
  private readonly seen = new Map<string, Map<string, ShownEntry> | undefined>();

  change(operation: string, branch: string, change: Change): void {
    const key = `${operation} ${branch}`;
    if (change.kind === 'end') this.seen.set(key, undefined);
    else {
      const entries = this.seen.get(key) ?? new Map<string, ShownEntry>();
      if (change.kind === 'hide') entries.delete(change.entry);
      else entries.set(change.entry, entryOf(change.entry, change.words, change.erased));
      this.seen.set(key, entries);
    }
  }

  refresh = () => Promise.resolve();
  forget = () => Promise.resolve();
  errors = () => Promise.resolve(new Map());
  recordReads = () => Promise.resolve();
  entries(operation: string, branch: string) {
    const entries = this.seen.get(`${operation} ${branch}`);
    return Promise.resolve(entries && [...entries.values()]);
  }
}

type Change =
  | { readonly kind: 'end' }
  | { readonly kind: 'hide'; readonly entry: string }
  | { readonly kind: 'show'; readonly entry: string; readonly words: string; readonly erased: boolean };

const entry = fc.constantFrom('e1', 'e2', 'e3');
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('show' as const),
      entry,
      words: fc.constantFrom('a', 'b', 'c'),
      erased: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('hide' as const), entry }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const) }) },
);
const step = fc.record({
  changes: fc.array(
    fc.record({ operation: fc.constantFrom(...OPERATIONS), branch: fc.constantFrom(...BRANCHES), change }),
    { maxLength: 4 },
  ),
  fate: fc.constantFrom<Fate>('kept', 'refused', 'half', 'answer-lost'),
  /** At which call of the store the process is killed; beyond the last: not at all. */
  killAt: fc.integer({ min: 0, max: 8 }),
});

/** Ends the process at its n-th call: before it is carried out, or after. */
function killed(store: FeedStore, at: number): FeedStore {
  let calls = 0;
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        if ((calls += 1) === at) throw new Error('killed before it');
        const answer: unknown = await (member as (...all: unknown[]) => unknown).apply(target, given);
        if ((calls += 1) === at) throw new Error('killed after it');
        return answer;
      };
    },
  });
}

async function setUp() {
  const [store, publisher, views] = [new SqliteFeedStore(':memory:'), new MemoryPublisher(), new Views()];
  const lease = (await store.leases.take({ name: 'relay', holder: 'x', now: NOW, until: NOW })) as Lease;
  const digest = (what: string) => createHmac('sha256', 'key').update(what).digest();
  const heads = new Map<string, FeedHead>(
    BRANCHES.map((branch) => [branch, { branch, began: NOW, world: 'real', digest }]),
  );
  const looks = (json: string) => digest(json).toString('hex');
  const run = async (over: FeedStore, operations: readonly string[] = OPERATIONS) => {
    const { signal } = new AbortController();
    const parts = { lease, store: over, publisher, source: views, heads, prefix: PREFIX, looks, signal };
    const round = new FeedRound(parts, operations);
    await round.run().catch(() => {});
    return round.remaining;
  };
  return { store, publisher, views, run };
}

const received = (messages: readonly FeedMessage[]): ReceivedFeed => {
  const feed = new ReceivedFeed();
  for (const message of messages) feed.take(message);
  return feed;
};

describe('a feed that is killed at any step', () => {
  it('has in the end what the branch sees, without a gap, and says nothing twice under two ids', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const { store, publisher, views, run } = await setUp();
        for (const { changes, fate, killAt } of steps) {
          for (const one of changes) views.change(one.operation, one.branch, one.change);
          publisher.fateOf = () => fate;
          await run(killed(store, killAt));
        }
        publisher.fateOf = () => 'kept';
        expect(await run(store)).toEqual([]);
        for (const branch of BRANCHES) {
          const messages = publisher.of(topicOf(PREFIX, branch));
          const feed = received(messages);
          for (const operation of OPERATIONS) {
            const seen = await views.entries(operation, branch);
            expect(feed.history(operation)).toEqual(inOrder(seen ?? []));
            if (!seen) expect(feed.operations).not.toContain(operation);
          }
          const places = new Map(messages.map(({ id, subject, sequence }) => [id, `${subject} ${sequence}`]));
          expect(new Set(places.values()).size).toBe(places.size);
        }
        const before = publisher.messages.length;
        expect(await run(store)).toEqual([]);
        expect(publisher.messages.length).toBe(before);
        store.close();
      }),
      { numRuns: 500 },
    );
  });

  it('is silent about what the branch does not see, and takes no number for it', async () => {
    const { store, publisher, views, run } = await setUp();
    const [seeing, other] = BRANCHES;
    const show = (entryId: string, words: string): Change => ({
      kind: 'show',
      entry: entryId,
      words,
      erased: false,
    });
    views.change('op-1', seeing, show('e1', 'a'));
    views.change('op-1', other, show('e1', 'a'));
    await run(store);
    for (const words of ['b', 'c', 'd']) {
      views.change('op-1', other, show('e2', words));
      await run(store);
    }
    views.change('op-1', seeing, show('e3', 'a'));
    await run(store);
    const messages = publisher.of(topicOf(PREFIX, seeing));
    expect(messages.map(({ sequence }) => Number(sequence))).toEqual([1, 2]);
    store.close();
  });

  it('sends no more than is seen when it is sent, also of what was claimed before', async () => {
    const { store, publisher, views, run } = await setUp();
    const [branch] = BRANCHES;
    views.change('op-1', branch, { kind: 'show', entry: 'e1', words: 'KANARIE', erased: false });
    publisher.fateOf = () => 'refused';
    await run(store);
    views.change('op-1', branch, { kind: 'show', entry: 'e1', words: '', erased: true });
    publisher.fateOf = () => 'kept';
    await run(store);
    expect(JSON.stringify(publisher.messages)).not.toContain('KANARIE');
    const types = publisher.of(topicOf(PREFIX, branch)).map(({ type }) => type);
    expect(types).toEqual(['feed.EntrySeen.v1', 'feed.EntryErased.v1']);
    store.close();
  });

  it('tells a consumer that lost something', () => {
    const lost = {
      type: 'feed.EntryWithdrawn.v1',
      subject: 'op-1',
      sequence: '3',
      feedbegan: NOW,
      data: { id: 'x' },
    };
    expect(() => received([lost as unknown as FeedMessage])).toThrow(GapInFeed);
  });
});
