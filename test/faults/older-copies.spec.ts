import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encounterStream } from '@samsyn/conducting/contract';
import { createLogger } from '@samsyn/web';
import request from 'supertest';
import { loopbackIdentity, Samsyn } from '../../apps/samsyn/src/samsyn';
import { NOTHING_IS_LOST, type AcceptedLosses } from '../../apps/samsyn/src/open-log';
import { startFailureOf } from '../../apps/samsyn/src/start-failure';
import { LEADER, SUPERVISOR, tellEvening, type Evening } from '../support/recorded-evening';

const logger = createLogger({ level: 'silent' });
const LOG = ['log.sqlite', 'log.sqlite-wal', 'log.sqlite-shm'];
const KEYS_ACCEPTED: AcceptedLosses = { keys: true, log: false };
const LOG_ACCEPTED: AcceptedLosses = { keys: false, log: true };

/** Where the log and the keys of a folder come from: a copy from before the erasure, as they are, or nowhere. */
type From = 'older' | 'today' | 'none';

/** What the keys that are there open. */
interface Readable {
  /** Sealed texts of the person who was erased, and of another who was not. */
  readonly erased: number;
  readonly other: number;
}

describe('a log and keys of which one is older, or both, than an erasure', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'samsyn-older-'));
  const [earlier, today] = [join(scratch, 'earlier'), join(scratch, 'today')];
  let erased: Evening;
  let other: Evening;
  const counts: string[] = [];

  const open = async (folder: string, accepted = NOTHING_IS_LOST) => {
    const identity = loopbackIdentity();
    const samsyn = await Samsyn.create({ place: { folder }, identity, logger, examples: true, accepted });
    return { samsyn, url: await samsyn.listen(0) };
  };
  type Opened = Awaited<ReturnType<typeof open>>;

  async function post({ samsyn, url }: Opened, as: string, path: string, body: object) {
    const authorization = `Bearer ${await samsyn.issuer!.tokenFor(as)}`;
    const answer = await request(url).post(path).set({ authorization }).send(body);
    return { status: answer.status, body: answer.body as { id?: string; entries: { id: string }[] } };
  }
  async function tell(opened: Opened, as: string, path: string, body: object) {
    const { status, body: found } = await post(opened, as, path, body);
    if (status !== 201) throw new Error(`${as} POST ${path}: ${status} ${JSON.stringify(found)}`);
    return found;
  }
  async function erase(opened: Opened): Promise<void> {
    const path = `/encounters/${erased.encounter}/erasure`;
    const { body } = await post(opened, SUPERVISOR, path, { ground: 'retention-ended' });
    await tell(opened, 'admin', `/approvals/${body.id!}/approve`, {});
  }

  /** Counted in the log itself: the view alone would hide what its keys still open. */
  async function readable({ samsyn }: Opened): Promise<Readable> {
    await samsyn.settled();
    const { eventStore, codec } = samsyn.parts;
    const of = async ({ encounter }: Evening) => {
      const stream = await eventStore.readStream(encounterStream(encounter));
      const opened = stream.map((event) => JSON.stringify(codec.decode(event).data)).join();
      return new Set(opened.match(/KANARIE-(name|account|needs)/g) ?? []).size;
    };
    return { erased: await of(erased), other: await of(other) };
  }

  beforeAll(async () => {
    let opened = await open(earlier);
    erased = await tellEvening((...asked) => tell(opened, ...asked), 'erased');
    other = await tellEvening((...asked) => tell(opened, ...asked), 'other');
    expect(await readable(opened)).toEqual({ erased: 3, other: 3 });
    await opened.samsyn.close();
    cpSync(earlier, today, { recursive: true });
    opened = await open(today);
    await erase(opened);
    expect(await readable(opened)).toEqual({ erased: 0, other: 3 });
    await opened.samsyn.close();
  });
  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true });
    process.stdout.write(counts.map((line) => `older copies: ${line}\n`).join(''));
  });

  function mixed(log: From, keys: From, base = today): string {
    const folder = mkdtempSync(join(scratch, 'mixed-'));
    cpSync(base, folder, { recursive: true });
    const put = (names: readonly string[], from: From) => {
      for (const name of names) {
        rmSync(join(folder, name), { recursive: true, force: true });
        if (from === 'none') continue;
        const source = join(from === 'older' ? earlier : today, name);
        cpSync(source, join(folder, name), { recursive: true, force: true });
      }
    };
    put(['log.sqlite'], log);
    for (const name of LOG.slice(1)) rmSync(join(folder, name), { force: true });
    put(['keys'], keys);
    return folder;
  }

  /** The one line that the start says instead of starting. */
  async function refusal(folder: string): Promise<string> {
    try {
      await (await open(folder)).samsyn.close();
    } catch (error) {
      return startFailureOf(error) ?? `unknown: ${String(error)}`;
    }
    throw new Error('it started');
  }

  async function afterwards(folder: string, accepted?: AcceptedLosses): Promise<Readable> {
    const opened = await open(folder, accepted);
    try {
      return await readable(opened);
    } finally {
      await opened.samsyn.close();
    }
  }

  it.each<[From, From, RegExp, AcceptedLosses, Readable]>([
    ['older', 'today', /^.+log\.sqlite is not as it was: [^\n]+$/, LOG_ACCEPTED, { erased: 0, other: 3 }],
    ['today', 'older', /^keys are lost: [^\n]+$/, KEYS_ACCEPTED, { erased: 0, other: 3 }],
    ['today', 'none', /^keys are lost: [^\n]+$/, KEYS_ACCEPTED, { erased: 0, other: 0 }],
    ['older', 'none', /^keys are lost: [^\n]+$/, KEYS_ACCEPTED, { erased: 0, other: 0 }],
    ['none', 'today', /^.+log\.sqlite is not as it was: [^\n]+$/, LOG_ACCEPTED, { erased: 0, other: 0 }],
    ['none', 'older', /^.+log\.sqlite is not as it was: [^\n]+$/, LOG_ACCEPTED, { erased: 0, other: 0 }],
  ])(
    'is one line at the start, and where that is accepted opens nothing that was erased: log %s, keys %s',
    async (...row) => {
      const [log, keys, line, accepted, expected] = row;
      const folder = mixed(log, keys);
      expect(await refusal(folder)).toMatch(line);
      const found = await afterwards(folder, accepted);
      expect(found).toEqual(expected);
      counts.push(
        `log ${log}, keys ${keys}: refused; accepted, ${found.erased} of 3 and ${found.other} of 3`,
      );
    },
  );

  it('knows of no erasure where both are older, and takes it when it is decided again', async () => {
    const folder = mixed('older', 'older', earlier);
    const opened = await open(folder);
    const found = await readable(opened);
    expect(found).toEqual({ erased: 3, other: 3 });
    await erase(opened);
    expect(await readable(opened)).toEqual({ erased: 0, other: 3 });
    await tell(opened, LEADER, `/operations/${other.operation}/conduct/notes`, { text: 'goes on' });
    await opened.samsyn.close();
    expect(await afterwards(folder)).toEqual({ erased: 0, other: 3 });
    counts.push(
      `both older: starts; ${found.erased} of 3 and ${found.other} of 3; decided again, 0 of 3 and 3 of 3`,
    );
  });
});
