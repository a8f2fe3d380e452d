import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as elapsed } from 'node:timers/promises';
import { MemoryEventStore } from '@samsyn/event-store';
import { ManualClock, plusMs } from '@samsyn/kernel';
import type { ShownEntry } from '@samsyn/operations/contract';
import { LEASE_MS, SILENT } from '@samsyn/processing';
import { eventOf, MOMENT } from '../../../processing/src/log.fixture';
import { ReceivedFeed } from '../consuming/received-feed';
import { MemoryPublisher } from '../publishing/memory-publisher.fixture';
import { topicOf, type Outgoing } from '../publishing/feed-publisher.port';
import { SqliteFeedStore } from '../store/sqlite-feed-store';
import type { FeedSource } from './branch-views';
import { FeedRelay } from './feed-relay';

const BRANCH = 'police/local-police';
const TOPIC = topicOf('samsyn.feed', BRANCH);
const OPERATION = '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';

const folder = mkdtempSync(join(tmpdir(), 'samsyn-relay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The branch sees an entry for each event, once the event is in the log. */
class EverythingSeen implements FeedSource {
  words = 'x';
  constructor(private readonly log: MemoryEventStore) {}

  refresh = () => Promise.resolve();
  forgotten = 0;
  forget = () => {
    this.forgotten += 1;
    return Promise.resolve();
  };
  errors = () => Promise.resolve(new Map());
  recordReads = () => Promise.resolve();
  async entries(operation: string): Promise<readonly ShownEntry[]> {
    const events = await this.log.readAll({ after: 0, limit: 1_000, filter: { operationId: operation } });
    const at = { at: MOMENT, recordedAt: MOMENT };
    return events.map(
      ({ id }) => ({ id, ...at, facts: { words: this.words }, withheld: [] }) as unknown as ShownEntry,
    );
  }
}

/** Holds each request until it is let go. */
class HeldPublisher extends MemoryPublisher {
  private held: Promise<void> | undefined;
  hasRequest = false;

  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.held = promise;
    return resolve;
  }

  override async publish(messages: readonly Outgoing[]): Promise<void> {
    this.hasRequest = true;
    await this.held;
    return super.publish(messages);
  }
}

let files = 0;
function setUp() {
  const log = new MemoryEventStore();
  const source = new EverythingSeen(log);
  const file = join(folder, `${(files += 1)}.sqlite`);
  let rules = 'of today';
  const [erased, listeners]: [string[], (() => void)[]] = [[], []];
  const erase = () => {
    erased.push(OPERATION);
    for (const listener of listeners) listener();
  };
  const process = (publisher: MemoryPublisher = new MemoryPublisher()) => {
    const [store, clock] = [new SqliteFeedStore(file), new ManualClock(MOMENT)];
    const relay = new FeedRelay({
      ...{ eventStore: log, store, publisher, source, clock, log: SILENT, world: 'real', branches: [BRANCH] },
      ...{ prefix: 'samsyn.feed', firstPauseMs: 1, rulesNow: () => rules },
      erasures: {
        after: (mark) => Promise.resolve({ mark: erased.length, operations: erased.slice(mark) }),
        onErased: (listener) => void listeners.push(listener),
      },
      digest: (what) => createHmac('sha256', 'key').update(what).digest(),
    });
    return { relay, publisher, store, clock };
  };
  let events = 0;
  const append = async (operationId = OPERATION) => {
    const event = { ...eventOf(`${(events += 1)}`), operationId };
    await log.append(`test-${event.id}`, [event], -1);
  };
  return { log, source, process, append, erase, otherRules: () => (rules = 'of tomorrow') };
}

const entriesIn = (publisher: MemoryPublisher): number => {
  const feed = new ReceivedFeed();
  for (const message of publisher.of(TOPIC)) feed.take(message);
  return feed.history(OPERATION).length;
};

async function eventually(holds: () => boolean): Promise<void> {
  for (let turn = 0; !holds() && turn < 2_000; turn += 1) await elapsed(2);
  expect(holds()).toBe(true);
}

describe('the relay', () => {
  it('sends what was before, then what comes, and after a new start what came meanwhile, each once', async () => {
    const { process, append } = setUp();
    await append();
    const one = process();
    await one.relay.start();
    await append();
    await one.relay.settled();
    await one.relay.stop();
    await append();
    const other = process(one.publisher);
    await other.relay.start();
    await other.relay.settled();
    await other.relay.stop();
    const numbers = one.publisher.of(TOPIC).map(({ type, sequence }) => `${type} ${Number(sequence)}`);
    const seen = (number: number) => `feed.EntrySeen.v1 ${number}`;
    expect(numbers).toEqual(['feed.Begun.v1 0', seen(1), seen(2), seen(3)]);
  });

  it('keeps ids alone while the broker is away, and catches up when it is back', async () => {
    const { process, append } = setUp();
    const { relay, publisher } = process();
    publisher.fateOf = () => 'refused';
    await relay.start();
    for (let event = 0; event < 50; event += 1) await append();
    await append('0f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42');
    await eventually(() => relay.failing > 3);
    expect(relay.waitingOperations).toBe(2);
    publisher.fateOf = () => 'kept';
    await relay.settled();
    expect([entriesIn(publisher), relay.failing, relay.waitingOperations]).toEqual([50, 0, 0]);
    await relay.stop();
  });

  it('of two processes one sends; one that stood still is followed, and writes nothing more', async () => {
    const { process, append } = setUp();
    const broker = new HeldPublisher();
    const [one, other] = [process(broker), process(broker)];
    await append();
    const letGo = broker.hold();
    await one.relay.start();
    await eventually(() => broker.hasRequest);
    await other.relay.start();
    other.clock.moveTo(plusMs(MOMENT, LEASE_MS + 5_000));
    await elapsed(20);
    letGo();
    await append();
    await other.relay.settled();
    await append();
    await other.relay.settled();
    expect(entriesIn(broker)).toBe(3);
    const { claims, sequence } = await other.store.delivered(BRANCH, OPERATION);
    expect([claims, sequence]).toEqual([[], 3]);
    await other.relay.stop();
    await one.relay.stop();
  });

  it('looks again at what was erased after the event that decided it, also where it was erased while nobody sent', async () => {
    const { process, append, source, erase } = setUp();
    const one = process();
    await append();
    await one.relay.start();
    await one.relay.settled();
    source.words = 'erased once';
    erase();
    await one.relay.settled();
    await one.relay.stop();
    source.words = 'erased twice';
    erase();
    const other = process(one.publisher);
    await other.relay.start();
    await other.relay.settled();
    await other.relay.stop();
    expect(one.publisher.messages.filter(({ value }) => value.includes('erased'))).toHaveLength(2);
    expect(source.forgotten).toBeGreaterThanOrEqual(2);
  });

  it('looks at everything again when other rules are in force', async () => {
    const { process, append, source, otherRules } = setUp();
    const { relay, publisher, clock } = process();
    await append();
    await relay.start();
    await relay.settled();
    source.words = 'otherwise';
    otherRules();
    clock.moveTo(plusMs(MOMENT, 5_000));
    const types = () => publisher.of(TOPIC).map(({ type }) => type);
    await eventually(() => types().includes('feed.EntryChanged.v1'));
    await relay.stop();
  });
});
