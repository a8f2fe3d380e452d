import { AccessLogModule } from '@samsyn/access-log';
import { createLogger } from '@samsyn/web';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loopbackIdentity, Samsyn } from '../../../apps/samsyn/src/samsyn';
import { median } from './statistics';

const ENTRIES = 200;
const READS = 400;
const COMMANDS = 400;
const AT_ONCE = 16;
const WARM_UP = 50;
const LEADER = 'trafficking-leader';
const READER = 'border-officer';

/** One figure with the log of who reads and without it, asked for in turn in the same run. */
export interface WithAndWithout {
  readonly what: string;
  readonly withMs: number;
  readonly withoutMs: number;
  /** Median of the ratios, pair by pair. */
  readonly ratio: number;
  /** CPU of the whole process, the thread that writes included: a mean, without waiting for the disk. */
  readonly withCpuMs: number;
  readonly withoutCpuMs: number;
}

interface Side {
  readonly samsyn: Samsyn;
  readonly operation: string;
  ask(as: string, method: 'GET' | 'POST', path: string, body?: object): Promise<string>;
}

/** All of Samsyn on a folder of its own. `isLogged`: the hooks that write down who reads are there. */
async function opened(folder: string, isLogged: boolean): Promise<Side> {
  const { onModuleInit } = AccessLogModule.prototype;
  if (!isLogged) AccessLogModule.prototype.onModuleInit = () => undefined;
  const samsyn = await Samsyn.create({
    ...{ place: { folder }, identity: loopbackIdentity(), examples: true },
    logger: createLogger({ level: 'silent' }),
  });
  await samsyn.listen(0);
  AccessLogModule.prototype.onModuleInit = onModuleInit;
  const tokens = new Map<string, string>();
  for (const handle of [LEADER, READER]) tokens.set(handle, (await samsyn.issuer?.tokenFor(handle)) ?? '');
  const server = samsyn.app.getHttpAdapter().getInstance();
  const ask: Side['ask'] = async (as, method, path, body) => {
    const authorization = `Bearer ${tokens.get(as)}`;
    const answer = await server.inject({
      ...{ method, url: path },
      headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { payload: JSON.stringify(body) } : {}),
    });
    if (answer.statusCode >= 300)
      throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.payload}`);
    return answer.payload;
  };
  return { samsyn, ask, operation: await operationIn(ask) };
}

async function operationIn(ask: Side['ask']): Promise<string> {
  const inAnHour = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const plan = {
    ...{
      kind: 'apartment-visit',
      region: 'syd',
      municipality: 'Växjö',
      purpose: 'visit',
      reference: 'bench',
    },
    window: [inAnHour(1), inAnHour(2)],
  };
  const { id } = JSON.parse(await ask(LEADER, 'POST', '/operations', plan)) as { id: string };
  await ask(LEADER, 'POST', `/operations/${id}/pre-briefings/held`, {
    present: [LEADER, READER],
    covered: ['approach'],
  });
  const items = Array.from({ length: ENTRIES - 2 }, (_, index) => ({
    ...{ key: `${id}-${index}`, does: 'NoteAdded' },
    text: { value: `what was seen, number ${index}`, label: 'participants-only' },
  }));
  await ask(LEADER, 'POST', `/operations/${id}/entries`, { items });
  return id;
}

interface Took {
  readonly ms: number;
  readonly cpuMs: number;
}

async function took(work: () => Promise<unknown>): Promise<Took> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - started, cpuMs: (user + system) / 1_000 };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Both sides in turn, the one that begins changing, so that neither has the better moment. */
async function compared(
  what: string,
  rounds: number,
  [logged, plain]: readonly [Side, Side],
  work: (side: Side, round: number) => Promise<unknown>,
): Promise<WithAndWithout> {
  const pairs: (readonly [Took, Took])[] = [];
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    const first = round % 2 === 0 ? logged : plain;
    const one = await took(() => work(first, round));
    const other = await took(() => work(first === logged ? plain : logged, round));
    if (round >= WARM_UP) pairs.push(first === logged ? [one, other] : [other, one]);
  }
  return {
    what,
    withMs: median(pairs.map(([{ ms }]) => ms)),
    withoutMs: median(pairs.map(([, { ms }]) => ms)),
    ratio: median(pairs.map(([one, other]) => one.ms / other.ms)),
    withCpuMs: mean(pairs.map(([{ cpuMs }]) => cpuMs)),
    withoutCpuMs: mean(pairs.map(([, { cpuMs }]) => cpuMs)),
  };
}

/** What it costs to write down who reads: the history, a debrief, and commands, which are not to notice. */
export async function measureAccessLog(say: (line: string) => void): Promise<readonly WithAndWithout[]> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-bench-access-'));
  const sides = [
    await opened(join(folder, 'logged'), true),
    await opened(join(folder, 'plain'), false),
  ] as const;
  try {
    say('who reads, written down and not …');
    const history = (side: Side) =>
      side.ask(READER, 'GET', `/operations/${side.operation}/history?limit=${ENTRIES}`);
    const finding = (side: Side) =>
      side.ask(LEADER, 'POST', `/operations/${side.operation}/conduct/notes`, {
        text: { value: 'one more', label: 'participants-only' },
      });
    const many = (work: (side: Side) => Promise<unknown>) => (side: Side) =>
      Promise.all(Array.from({ length: AT_ONCE }, () => work(side)));
    return [
      await compared('A history of 200 entries', READS, sides, history),
      await compared(`${AT_ONCE} of them at once`, READS / 4, sides, many(history)),
      await compared('A command', COMMANDS, sides, finding),
      await compared(`${AT_ONCE} of them at once`, COMMANDS / 4, sides, many(finding)),
    ];
  } finally {
    for (const { samsyn } of sides) await samsyn.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
