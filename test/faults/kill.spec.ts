import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isConnectionLost, SamsynProcess } from '../support/samsyn-process';
import { seededRandom } from '../support/seeded-random';

const KILLS = 50;
const WRITERS = 6;
const LEADER = 'trafficking-leader';
const SHORTEST_ANSWER_WINDOW_MS = 300;

interface Recorded {
  readonly id: string;
  readonly entries: readonly { id: string; type: string }[];
}
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const random = seededRandom(seed);

describe(`Samsyn killed with kill -9 ${KILLS} times (SEED=${seed} replays it)`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-kill-'));
  const samsyn = new SamsynProcess(folder);
  /** For each operation the entry ids that were acknowledged, and the keys that got no answer. */
  const acknowledged = new Map<string, Set<string>>();
  let unanswered: { operation: string; key: string }[] = [];
  let answers = 0;

  afterAll(async () => {
    await samsyn.kill();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  /** An operation whose call goes unanswered: Samsyn must escalate it once, whatever happens to the process. */
  async function propose(round: number): Promise<string> {
    const now = Date.now();
    const window = [new Date(now + 3_600_000).toISOString(), new Date(now + 7_200_000).toISOString()];
    const plan = {
      kind: 'apartment-visit',
      region: 'syd',
      municipality: 'Växjö',
      window,
      purpose: 'kill',
      reference: `${round}`,
    };
    const { status, body } = await samsyn.postUntilAnswered<Recorded>(
      LEADER,
      '/operations',
      plan,
      `operation-${round}`,
    );
    expect(status).toBe(201);
    acknowledged.set(body.id, new Set(body.entries.map(({ id }) => id)));
    for (const { id } of await call(body.id, round)) acknowledged.get(body.id)?.add(id);
    return body.id;
  }

  /** The answer window is short, and longer where it had passed before the call was recorded. */
  async function call(
    operation: string,
    round: number,
    windowMs = SHORTEST_ANSWER_WINDOW_MS,
  ): Promise<Recorded['entries']> {
    const answerBy = new Date(Date.now() + windowMs).toISOString();
    const { status, body } = await samsyn.postUntilAnswered<Recorded & { code?: string }>(
      LEADER,
      `/operations/${operation}/calls`,
      { to: 'coordinator-syd', answerBy, then: ['coordinator-ost'] },
      `call-${round}-${windowMs}`,
    );
    if (body.code === 'CALL.ANSWER_BY_PASSED') return call(operation, round, windowMs * 2);
    expect(status).toBe(201);
    return body.entries;
  }

  async function write(operation: string, key: string): Promise<boolean> {
    try {
      const path = `/operations/${operation}/conduct/notes`;
      const { status, body } = await samsyn.post<Recorded>(LEADER, path, { text: key }, key);
      if (status !== 201) throw new Error(`a note was answered ${status}`);
      for (const { id } of body.entries) acknowledged.get(operation)?.add(id);
      answers += 1;
      return true;
    } catch (error) {
      // The process died under the request: whether it was recorded is for the retry to find out.
      if (!isConnectionLost(error)) throw error;
      unanswered.push({ operation, key });
      return false;
    }
  }

  async function writeUntilKilled(operation: string, round: number): Promise<void> {
    const writer = async (number: number) => {
      for (let index = 0; await write(operation, `note-${round}-${number}-${index}`); index += 1);
    };
    const writers = Array.from({ length: WRITERS }, (_, number) => writer(number));
    await new Promise((resolve) => setTimeout(resolve, 20 + random() * 500));
    await samsyn.kill();
    await Promise.all(writers);
  }

  /** Entries of one operation, once the escalation that is due has been recorded. */
  async function settledEntries(operation: string): Promise<Entry[]> {
    for (;;) {
      const entries: Entry[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const page: { entries: Entry[]; next?: string } = await samsyn.get(
          LEADER,
          `/operations/${operation}/history?limit=500${query}`,
        );
        entries.push(...page.entries);
        cursor = page.next;
      }
      const chainEnds = entries.filter(({ type }) => type === 'CallExpired').length === 2;
      if (chainEnds) return entries;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  it(
    'keeps every acknowledged entry once, fires each deadline once, and catches its read models up',
    async () => {
      const operations: string[] = [];
      await samsyn.start();
      for (let round = 0; round < KILLS; round += 1) {
        const operation = await propose(round);
        operations.push(operation);
        await writeUntilKilled(operation, round);
        await samsyn.start();
        const retried = unanswered;
        unanswered = [];
        for (const { operation: of, key } of retried) {
          const path = `/operations/${of}/conduct/notes`;
          const { status, body } = await samsyn.postUntilAnswered<Recorded>(LEADER, path, { text: key }, key);
          expect(status).toBe(201);
          for (const { id } of body.entries) acknowledged.get(of)?.add(id);
        }
      }
      for (const operation of operations) {
        const entries = await settledEntries(operation);
        const count = (type: string) => entries.filter((entry) => entry.type === type).length;
        const ids = entries.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of acknowledged.get(operation) ?? []) expect(ids).toContain(id);
        const notes = entries.filter(({ type }) => type === 'NoteAdded').map(({ facts }) => facts.text);
        expect(new Set(notes).size).toBe(notes.length);
        expect([count('CallExpired'), count('CallEscalated'), count('CallChainExhausted')]).toEqual([
          2, 1, 1,
        ]);
      }
      const listed = new Set<string>();
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const query: string = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
        const page: { operations: { id: string }[]; next?: string } = await samsyn.get(
          LEADER,
          `/operations${query}`,
        );
        for (const { id } of page.operations) listed.add(id);
        cursor = page.next;
      }
      expect(operations.filter((operation) => !listed.has(operation))).toEqual([]);
      process.stdout.write(`killed ${KILLS} times, ${answers} notes acknowledged, seed ${seed}\n`);
    },
    10 * 60_000,
  );
});
