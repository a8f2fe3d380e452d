import { viewOperation } from '@samsyn/history';
import { createLogger } from '@samsyn/web';
import { viewerOf } from '@samsyn/secrecy';
import { loopbackIdentity, Samsyn } from '../../../apps/samsyn/src/samsyn';
import { median, timed } from './statistics';

const SIZES = [200, 10_000] as const;
const BATCH = 500;
const LEADER = 'trafficking-leader';
const OTHER = 'border-officer';
const FINDING = {
  area: 'kitchen',
  severity: 'minor',
  detail: { value: 'what one agency found and others may not read', label: 'agency-own' },
};

export interface HistoryResult {
  readonly entries: number;
  readonly medianMs: number;
  readonly coldMs: number;
}

type Post = (path: string, body: object) => Promise<{ id: string }>;

async function operationOf(size: number, post: Post): Promise<string> {
  const window = [
    new Date(Date.now() + 3_600_000).toISOString(),
    new Date(Date.now() + 7_200_000).toISOString(),
  ];
  const plan = {
    kind: 'apartment-visit',
    region: 'syd',
    municipality: 'Växjö',
    window,
    purpose: 'visit',
    reference: 'bench',
  };
  const { id } = await post('/operations', plan);
  await post(`/operations/${id}/pre-briefings/held`, { present: [LEADER, OTHER], covered: ['approach'] });
  for (let written = 2; written < size; written += BATCH) {
    const items = Array.from({ length: Math.min(BATCH, size - written) }, (_, index) => ({
      key: `${id}-${written + index}`,
      does: 'FindingRecorded',
      ...FINDING,
    }));
    await post(`/operations/${id}/entries`, { items });
  }
  return id;
}

/** A history as a branch that may not read every field sees it, in the process, every field decided anew. */
export async function measureHistories(say: (line: string) => void): Promise<readonly HistoryResult[]> {
  const logger = createLogger({ level: 'silent' });
  const samsyn = await Samsyn.create({
    place: 'memory',
    identity: loopbackIdentity(),
    logger,
    examples: true,
  });
  try {
    const url = await samsyn.listen(0);
    const token = (await samsyn.issuer?.tokenFor(LEADER)) ?? '';
    const post: Post = async (path, body) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as { id: string };
    };
    const { parts } = samsyn;
    const viewer = viewerOf(parts.directory.byHandle(OTHER)!.actor);
    const nameOf = (person: string) => parts.directory.byPerson(person)?.handle;
    const context = { registry: parts.codec.registry, on: parts.clock.now(), nameOf };
    const results: HistoryResult[] = [];
    for (const size of SIZES) {
      say(`a history of ${size} entries …`);
      const id = await operationOf(size, post);
      const read = async () => {
        const operation = viewOperation(await parts.operationLog.snapshot(id), viewer, {}, context);
        if (operation?.entries.length !== size)
          throw new Error(`${operation?.entries.length} entries, not ${size}`);
        return JSON.stringify(operation.entries.map(({ entry }) => entry));
      };
      const [cold] = await timed(1, 0, read);
      results.push({ entries: size, medianMs: median(await timed(21, 5, read)), coldMs: cold ?? 0 });
    }
    return results;
  } finally {
    await samsyn.close();
  }
}
