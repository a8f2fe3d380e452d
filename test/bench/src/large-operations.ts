import { createLogger } from '@samsyn/web';
import { loopbackIdentity, Samsyn } from '../../../apps/samsyn/src/samsyn';
import { median } from './statistics';

const SIZES = [100, 10_000] as const;
const BATCH = 500;
const LEADER = 'trafficking-leader';
const OTHER = 'border-officer';
const FINDING = {
  area: 'kitchen',
  severity: 'minor',
  detail: { value: 'what one agency found and others may not read', label: 'agency-own' },
};

export interface LargeOperationResult {
  readonly entries: number;
  /** CPU milliseconds of the whole process for one of each, medians. `AfterEntry`: the first since something was recorded. */
  readonly command: number;
  readonly commandIfMatch: number;
  readonly historyAfterEntry: number;
  readonly debriefJson: number;
  readonly debriefJsonAfterEntry: number;
  readonly debriefHtml: number;
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** An operation of so many entries before one of its branches, which has signed off its debrief. */
class LargeOperation {
  private constructor(
    private readonly samsyn: Samsyn,
    private readonly tokens: Readonly<Record<string, string>>,
    readonly id: string,
  ) {}

  static async of(samsyn: Samsyn, size: number): Promise<LargeOperation> {
    const handles = [LEADER, OTHER];
    const tokens = Object.fromEntries(
      await Promise.all(handles.map(async (handle) => [handle, await samsyn.issuer?.tokenFor(handle)])),
    ) as Record<string, string>;
    const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const place = { region: 'syd', municipality: 'Växjö', window: [soon(1), soon(2)] };
    const plan = { kind: 'apartment-visit', ...place, purpose: 'visit', reference: 'bench' };
    const first = new LargeOperation(samsyn, tokens, '');
    const { id = '' } = (await first.post(LEADER, '/operations', plan)) as { id?: string };
    const operation = new LargeOperation(samsyn, tokens, id);
    const at = `/operations/${id}`;
    await operation.post(LEADER, `${at}/pre-briefings/held`, { present: handles, covered: ['approach'] });
    for (let written = 2; written < size; written += BATCH) {
      const items = Array.from({ length: Math.min(BATCH, size - written) }, (_, index) => ({
        key: `${id}-${written + index}`,
        does: 'FindingRecorded',
        ...FINDING,
      }));
      await operation.post(isLeadersTurn(written) ? LEADER : OTHER, `${at}/entries`, { items });
    }
    await operation.post(LEADER, `${at}/debrief`, {});
    await operation.post(OTHER, `/debriefs/${id}/sign-offs`, {});
    return operation;
  }

  async post(handle: string, path: string, body: object, ifMatch?: string): Promise<unknown> {
    const headers = { 'content-type': 'application/json', ...(ifMatch ? { 'if-match': ifMatch } : {}) };
    return JSON.parse(await this.ask('POST', handle, path, headers, JSON.stringify(body))) as unknown;
  }

  finding(ifMatch?: string): Promise<unknown> {
    return this.post(OTHER, `/operations/${this.id}/conduct/findings`, FINDING, ifMatch);
  }

  page(): Promise<unknown> {
    return this.ask('GET', OTHER, `/operations/${this.id}/history`);
  }

  debrief(accept: string): Promise<unknown> {
    return this.ask('GET', OTHER, `/operations/${this.id}/debrief`, { accept });
  }

  private async ask(
    method: 'GET' | 'POST',
    handle: string,
    url: string,
    headers: Readonly<Record<string, string>> = {},
    payload?: string,
  ): Promise<string> {
    const answer = await this.samsyn.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${this.tokens[handle]}`, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    if (answer.statusCode >= 300) throw new Error(`${method} ${url} answered ${answer.statusCode}`);
    return answer.payload;
  }
}

/** Batches in turn by the leading branch and by the one that reads. */
const isLeadersTurn = (written: number): boolean => Math.floor(written / BATCH) % 2 === 0;

/** Median CPU time of `run`, of which `before` is no part. */
async function cpuOf(
  runs: number,
  run: () => Promise<unknown>,
  before?: () => Promise<unknown>,
): Promise<number> {
  const times: number[] = [];
  for (let round = -2; round < runs; round += 1) {
    await before?.();
    const started = cpuMs();
    await run();
    if (round >= 0) times.push(cpuMs() - started);
  }
  return median(times);
}

async function measured(operation: LargeOperation, entries: number): Promise<LargeOperationResult> {
  const another = () => operation.finding();
  return {
    entries,
    command: await cpuOf(101, () => operation.finding()),
    commandIfMatch: await cpuOf(31, () => operation.finding('*'), another),
    historyAfterEntry: await cpuOf(31, () => operation.page(), another),
    debriefJson: await cpuOf(11, () => operation.debrief('application/json')),
    debriefJsonAfterEntry: await cpuOf(11, () => operation.debrief('application/json'), another),
    debriefHtml: await cpuOf(7, () => operation.debrief('text/html')),
  };
}

/** What a command and a reading cost in an operation of a hundred entries and in one of ten thousand. */
export async function measureLargeOperations(
  say: (line: string) => void,
): Promise<readonly LargeOperationResult[]> {
  const samsyn = await Samsyn.create({
    place: 'memory',
    identity: loopbackIdentity(),
    logger: createLogger({ level: 'silent' }),
    examples: true,
  });
  try {
    await samsyn.listen(0);
    const results: LargeOperationResult[] = [];
    for (const size of SIZES) {
      say(`an operation of ${size} entries …`);
      results.push(await measured(await LargeOperation.of(samsyn, size), size));
    }
    return results;
  } finally {
    await samsyn.close();
  }
}
