import { ConfigurationError, worldIn } from '@samsyn/identity';
import { inOrder, readRelaySettings, readTopic, ReceivedFeed, topicOf } from '@samsyn/relay';
import { isDeepStrictEqual } from 'node:util';
import { exitMessage } from './start-failure';

const USAGE = `usage: npm run -s feed -- AGENCY/OFFICE [--compare URL]
SAMSYN_KAFKA_BROKERS and the other settings of the broker as for Samsyn; SAMSYN_TOKEN of somebody of the branch for --compare\n`;
const [WRONG_USAGE, WRONG_SETTINGS] = [64, 78];
const PAGE = 500;

type Entries = ReturnType<ReceivedFeed['history']>;

/** What Samsyn answers whoever has the token. */
class Samsyn {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async operations(): Promise<readonly string[]> {
    const found = await this.pages<{ id: string }>('/operations?limit=100', 'operations');
    return (found ?? []).map(({ id }) => id);
  }

  history(operation: string): Promise<Entries | undefined> {
    return this.pages<Entries[number]>(`/operations/${operation}/history?limit=${PAGE}`, 'entries');
  }

  /** Undefined where there is no such thing for the reader. */
  private async pages<Item>(path: string, member: string): Promise<readonly Item[] | undefined> {
    const items: Item[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const after = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const headers = { authorization: `Bearer ${this.token}` };
      const answer = await fetch(`${this.url}${path}${after}`, { headers });
      if (answer.status === 404) return undefined;
      if (!answer.ok) throw new ConfigurationError(`${path.split('?')[0]} answers ${answer.status}`);
      const page = (await answer.json()) as Record<string, Item[]> & { next?: string };
      items.push(...page[member]!);
      cursor = page.next;
    }
    return items;
  }
}

/** @returns what differs, a line for each operation */
async function differences(feed: ReceivedFeed, samsyn: Samsyn): Promise<readonly string[]> {
  const operations = new Set([...feed.operations, ...(await samsyn.operations())]);
  const lines: string[] = [];
  for (const operation of operations) {
    const history = (await samsyn.history(operation)) ?? [];
    const received = feed.history(operation);
    if (isDeepStrictEqual(received, inOrder(history))) continue;
    lines.push(`${operation}: ${received.length} entries in the feed, ${history.length} in the history`);
  }
  return lines;
}

/** An example of a consumer: rebuilds what a branch has from its topic, and prints it or compares it (docs/feeds.md). */
async function main(): Promise<number> {
  const [branch, flag, url] = process.argv.slice(2);
  if (!branch || (flag !== undefined && (flag !== '--compare' || !url))) {
    process.stderr.write(USAGE);
    return WRONG_USAGE;
  }
  const settings = readRelaySettings({ ...process.env, SAMSYN_KAFKA_FEEDS: branch }, worldIn(process.env));
  if (!settings) throw new ConfigurationError('SAMSYN_KAFKA_BROKERS is not set');
  const token = process.env['SAMSYN_TOKEN'];
  if (flag && !token) throw new ConfigurationError('SAMSYN_TOKEN is not set');
  const feed = new ReceivedFeed();
  const topic = topicOf(settings.prefix, branch);
  const group = `${branch.split('/')[1]}.feed-${process.pid}-${Date.now()}`;
  await readTopic(settings.kafka, { topic, group, take: (message) => void feed.take(message) });
  if (!url) {
    const histories = feed.operations.map((one) => [one, feed.history(one)]);
    process.stdout.write(`${JSON.stringify(Object.fromEntries(histories), null, 2)}\n`);
    return 0;
  }
  const different = await differences(feed, new Samsyn(url.replace(/\/+$/, ''), token!));
  const entries = feed.operations.reduce((sum, one) => sum + feed.history(one).length, 0);
  const equal = `${feed.operations.length} operations, ${entries} entries: the feed is the history`;
  process.stdout.write(`${different.length === 0 ? equal : different.join('\n')}\n`);
  return different.length === 0 ? 0 : 1;
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    process.stderr.write(`${exitMessage(error)}\n`);
    process.exit(error instanceof ConfigurationError ? WRONG_SETTINGS : 1);
  },
);
