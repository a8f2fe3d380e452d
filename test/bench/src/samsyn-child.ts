import { createLogger } from '@samsyn/web';
import { loopbackIdentity, Samsyn } from '../../../apps/samsyn/src/samsyn';

interface Order {
  readonly folder: string;
  readonly streams: number;
  readonly eventsEach: number;
}

const LEADER = 'trafficking-leader';
const MAX_BATCH = 500;
const FILLED_TOGETHER = 32;
const FINDING = {
  area: 'kitchen',
  severity: 'minor',
  detail: { value: 'mattresses behind the treatment room', label: 'agency-own' },
};

/** Operations led by one branch, each with a conduct of so many entries, recorded through the public interface. */
async function serve({ folder, streams, eventsEach }: Order): Promise<void> {
  const samsyn = await Samsyn.create({
    place: { folder },
    identity: loopbackIdentity(),
    logger: createLogger({ level: 'silent' }),
    examples: true,
  });
  const url = await samsyn.listen(0);
  process.on('SIGTERM', () => void samsyn.close().then(() => process.exit(0)));
  const token = (await samsyn.issuer?.tokenFor(LEADER)) ?? '';
  const post = async (path: string, body: object): Promise<{ id: string }> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const begin = async (index: number): Promise<string> => {
    const from = new Date(Date.now() + 3_600_000).toISOString();
    const to = new Date(Date.now() + 7_200_000).toISOString();
    const plan = {
      kind: 'apartment-visit',
      region: 'syd',
      municipality: 'Växjö',
      window: [from, to],
      purpose: 'visit',
      reference: `b-${index}`,
    };
    const { id } = await post('/operations', plan);
    await post(`/operations/${id}/conduct/start`, {});
    const items = Array.from({ length: eventsEach - 1 }, (_, item) => ({
      key: `${id}-${item}`,
      does: 'FindingRecorded',
      ...FINDING,
    }));
    for (let next = 0; next < items.length; next += MAX_BATCH) {
      await post(`/operations/${id}/entries`, { items: items.slice(next, next + MAX_BATCH) });
    }
    return `/operations/${id}/conduct/findings`;
  };
  const paths: string[] = [];
  for (let index = 0; index < streams; index += FILLED_TOGETHER) {
    const together = Array.from({ length: Math.min(FILLED_TOGETHER, streams - index) }, (_, next) =>
      begin(index + next),
    );
    paths.push(...(await Promise.all(together)));
  }
  process.send?.({ url, paths, token });
}

process.on('message', (order: Order) => void serve(order));
