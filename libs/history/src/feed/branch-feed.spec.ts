import { HistoryApp } from '../history-app.fixture';
import {
  branchOf,
  HANDED_OVER,
  OPERATION,
  person,
  proposal,
  RecordedOperation,
  type CastId,
  type Telling,
} from '../recorded-operation.fixture';
import { BranchFeed } from './branch-feed';
import { FeedItem, type FeedBatch } from './feed-item';

const FOR_ALL: Telling = { labels: { text: ['participants-only'] } };
const SECRET = '2026-11-21T09:00:00.000Z';

/** Reads a feed as another transport would: by iterating. */
class Reader {
  readonly items: FeedItem[] = [];
  private readonly batches: AsyncIterator<FeedBatch>;
  position = 0;

  constructor(readonly feed: BranchFeed) {
    this.batches = feed[Symbol.asyncIterator]();
  }

  async until(holds: (item: FeedItem) => boolean): Promise<void> {
    while (!this.items.some(holds)) {
      const { value, done } = await this.batches.next();
      if (done) throw new Error('the feed has ended');
      this.items.push(...value.items);
      ({ position: this.position } = value);
    }
  }

  get kinds(): readonly string[] {
    return this.items.map(({ kind, entry }) => entry?.type ?? kind);
  }

  factsOf(id: string): readonly unknown[] {
    return this.items.flatMap(({ entry }) => (entry?.id === id ? [entry.facts] : []));
  }
}

const isCaughtUp = ({ kind }: FeedItem): boolean => kind === 'caught-up';
const isOf =
  (id: string) =>
  ({ entry }: FeedItem): boolean =>
    entry?.id === id;

describe('the feed of a branch, without any transport', () => {
  let app: HistoryApp;
  let op: RecordedOperation;
  beforeEach(async () => {
    app = await HistoryApp.start();
    op = new RecordedOperation();
    op.tell('leader', 'OperationProposed', proposal);
    op.tell('border', 'AgencyConfirmed', { staff: 1, focus: 'x' });
    op.tell('holder', 'AgencyConfirmed', { staff: 1, focus: 'x' });
    op.tell('leader', 'ConductStarted', HANDED_OVER);
    op.tell('holder', 'EncounterOpened', { identity: 'known' });
    await app.recordAll(op);
  });
  afterEach(() => app.close());

  const tell = async (by: CastId, name: string, data: object = {}, telling: Telling = {}) => {
    const event = op.tell(by, name, data, telling);
    await app.record(event);
    return event;
  };

  async function read(as: CastId, since?: number): Promise<Reader> {
    const reader = new Reader(new BranchFeed(person(as)));
    await app.feeds.connect(reader.feed, OPERATION, since);
    await reader.until(isCaughtUp);
    return reader;
  }

  it('is what the branch may see, and what it sees otherwise after a disclosure', async () => {
    const [leader, border] = [await read('leader'), await read('border')];
    const booked = await tell('holder', 'FollowUpBooked', { followUp: 1, at: SECRET, place: 'PLACE' });
    const item = { entry: booked.id, field: 'at' };
    const granted = { outcome: 'granted', recipient: branchOf('leader'), ground: 'OSL 12:2', purpose: 'x' };
    await tell('holder', 'DisclosureDecided', { item, ...granted }, { about: booked });
    const { id } = await tell('officer', 'NoteAdded', { text: 'the end' }, FOR_ALL);
    for (const reader of [leader, border]) await reader.until(isOf(id));
    expect(leader.factsOf(booked.id)).toEqual([{ at: SECRET }]);
    expect(border.items.map(({ json }) => json).join()).not.toContain(SECRET);
    for (const { feed } of [leader, border]) feed.end();
  });

  it('goes on from a position: what has changed since, and nothing else', async () => {
    const first = await read('leader');
    first.feed.end();
    const { id } = await tell('officer', 'SiteSecured');
    await tell('holder', 'ConsentRefused', { recipient: branchOf('border') });
    const second = await read('leader', first.position);
    expect(second.kinds).toEqual(['SiteSecured', 'caught-up']);
    expect(second.factsOf(id)).toHaveLength(1);
    const third = await read('leader', second.position);
    expect(third.kinds).toEqual(['caught-up']);
    for (const { feed } of [second, third]) feed.end();
  });

  it('takes back what the branch may see no more', async () => {
    const leader = await read('leader');
    const offered = await tell('holder', 'SupportOffered', { kinds: ['shelter'] });
    await leader.until(isOf(offered.id));
    const before = new Date(Date.parse(offered.occurredAt) - 30_000).toISOString();
    await tell('leader', 'ConductEnded', {}, { at: before });
    await leader.until(({ kind }) => kind === 'hidden');
    expect(leader.items.find(({ kind }) => kind === 'hidden')?.change.data).toEqual({ id: offered.id });
    leader.feed.end();
  });

  it('ends when the branch may know the operation no more, and at once for whoever never could', async () => {
    const border = await read('border');
    await tell('border', 'AgencyDeclined', { reason: 'x' });
    await border.feed.ended;
    const stranger = new BranchFeed(person('stranger'));
    await app.feeds.connect(stranger, OPERATION);
    const batches = [];
    for await (const batch of stranger) batches.push(batch);
    expect(batches).toEqual([]);
  });

  it('ends for a reader who takes nothing once four megabytes wait, and not for one who reads', async () => {
    const [idle, reading] = [0, 1].map(() => new BranchFeed(person('leader'))) as [BranchFeed, BranchFeed];
    const item = new FeedItem({ kind: 'hidden', data: { id: 'x'.repeat(1024 * 1024) } });
    const batches = reading[Symbol.asyncIterator]();
    for (const feed of [idle, reading]) feed.begin({ items: [item], position: 1 });
    for (let position = 2; position < 7; position += 1) {
      expect([idle.hasEnded, (await batches.next()).done]).toEqual([position > 5, false]);
      for (const feed of [idle, reading]) feed.add({ items: [item], position });
    }
    expect(reading.hasEnded).toBe(false);
  });
});
