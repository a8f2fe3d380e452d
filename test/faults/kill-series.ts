import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { isConnectionLost, SamsynProcess } from '../support/samsyn-process';
import {
  HOLDER,
  LEADER,
  PARTICIPANT,
  SUPERVISOR,
  aPlan,
  tellEvening,
  type Evening,
} from '../support/recorded-evening';

const WRITERS = 6;
const READERS = 4;
/** A process is killed at a random moment of so many milliseconds. */
const LONGEST_MS = 450;
const SOON_MS = 60;
/** About what a start takes where nothing else runs. */
const START_MS = 900;
const SHORTEST_ANSWER_WINDOW_MS = 300;
/** A new operation after so many turns, so that reading one whole stays cheap. */
const TURNS_EACH = 20;
/** Kills in a row before a start is let come to its end. */
const STARTS_CUT = 3;
/** What is under way when a kill comes. */
const TURNS = [
  ...['commands', 'reads', 'erasure', 'approvals', 'starting', 'reseal'],
  ...['commands', 'reads', 'starting', 'starting'],
] as const;
type Turn = (typeof TURNS)[number];
/** What there is to kill where the log does not stand in the folder. */
export const ON_ENGINE: readonly Turn[] = TURNS.filter((turn) => turn !== 'reseal');
const BUILT = join(__dirname, '../../dist/samsyn');

interface Recorded {
  readonly id: string;
  readonly code?: string;
  readonly entries: readonly { readonly id: string; readonly type: string }[];
}
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What has been counted so far. */
export interface Counts {
  readonly kills: Record<Turn, number>;
  /** Commands that were answered with a yes, and those that got no answer and were sent again with the same key. */
  acknowledged: number;
  sentAgain: number;
  /** Answers with sealed fields that were received whole; each has its row in the access log. */
  reads: number;
  erasures: number;
  approvals: number;
}

/** Samsyn killed with `kill -9` at random moments, whatever it is doing, and looked at after each. */
export class KillSeries {
  readonly counts: Counts = {
    ...{ kills: Object.fromEntries(TURNS.map((turn) => [turn, 0])) as Record<Turn, number> },
    ...{ acknowledged: 0, sentAgain: 0, reads: 0, erasures: 0, approvals: 0 },
  };
  private readonly samsyn: SamsynProcess;
  /** For each operation the ids of the entries that were acknowledged. */
  private readonly acknowledged = new Map<string, Set<string>>();
  private readonly calls = new Set<string>();
  private unanswered: { readonly operation: string; readonly key: string }[] = [];
  private evening: Evening | undefined;
  private keys = 0;

  constructor(
    private readonly folder: string,
    private readonly random: () => number,
    private readonly turns: readonly Turn[] = TURNS,
    settings: Readonly<Record<string, string>> = {},
  ) {
    this.samsyn = new SamsynProcess(folder, settings);
  }

  /**
   * @param goesOn asked after each kill
   * @throws AssertionError where something that was acknowledged is missing, doubled or damaged
   */
  async play(kills: number, goesOn: (done: number) => boolean = () => true): Promise<void> {
    await this.samsyn.start();
    for (let [done, turns] = [0, 0]; done < kills; turns += 1) {
      if (turns % TURNS_EACH === 0) await this.newEvening();
      // The first of each is sure to be played.
      const { length } = this.turns;
      const turn = this.turns[turns < length ? turns : Math.floor(this.random() * length)]!;
      const killed = await this[turn]();
      this.counts.kills[turn] += killed;
      done += killed;
      if (!goesOn(done)) break;
    }
    for (const operation of this.acknowledged.keys()) await this.mustStand(operation);
    for (const operation of this.calls) await this.mustHaveEscalatedOnce(operation);
    await this.mustBeListed();
  }

  async end(): Promise<void> {
    await this.samsyn.kill();
  }

  private get operation(): string {
    return this.evening!.operation;
  }
  private key(what: string): string {
    return `${what}-${(this.keys += 1)}`;
  }
  private moment(): Promise<void> {
    return pause(this.random() * LONGEST_MS);
  }

  /** About as long as one command takes. */
  private async killSoon(): Promise<void> {
    await pause(this.random() * SOON_MS);
    await this.samsyn.kill();
  }

  private readonly tell = async (as: string, path: string, body: object): Promise<Recorded> => {
    const answer = await this.samsyn.postUntilAnswered<Recorded>(as, path, body, this.key(path));
    assert.equal(answer.status, 201, `${as} POST ${path}: ${JSON.stringify(answer.body)}`);
    this.counts.acknowledged += 1;
    return answer.body;
  };

  private async newEvening(): Promise<void> {
    this.evening = await tellEvening(this.tell, `${this.keys}`);
    this.acknowledged.set(this.operation, new Set());
    const { id, entries } = await this.tell(LEADER, '/operations', aPlan(`call ${this.keys}`));
    this.acknowledged.set(id, new Set(entries.map((entry) => entry.id)));
    await this.call(id);
  }

  /** Goes unanswered: it is escalated once, whatever happens to the process. */
  private async call(operation: string, windowMs = SHORTEST_ANSWER_WINDOW_MS): Promise<void> {
    const answerBy = new Date(Date.now() + windowMs).toISOString();
    const { status, body } = await this.samsyn.postUntilAnswered<Recorded>(
      ...([LEADER, `/operations/${operation}/calls`] as const),
      { to: HOLDER, answerBy, then: ['coordinator-ost'] },
      this.key('call'),
    );
    if (body.code === 'CALL.ANSWER_BY_PASSED') return this.call(operation, windowMs * 2);
    assert.equal(status, 201);
    for (const { id } of body.entries) this.acknowledged.get(operation)!.add(id);
    this.calls.add(operation);
  }

  /** @returns false where the process died under the request: whether it was recorded is for the retry to find out */
  private async note(key: string): Promise<boolean> {
    const { operation } = this;
    try {
      const path = `/operations/${operation}/conduct/notes`;
      const { status, body } = await this.samsyn.post<Recorded>(LEADER, path, { text: key }, key);
      assert.equal(status, 201, `a note: ${JSON.stringify(body)}`);
      for (const { id } of body.entries) this.acknowledged.get(operation)!.add(id);
      this.counts.acknowledged += 1;
      return true;
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      this.unanswered.push({ operation, key });
      return false;
    }
  }

  private async retry(): Promise<void> {
    const again = this.unanswered;
    this.unanswered = [];
    for (const { operation, key } of again) {
      const path = `/operations/${operation}/conduct/notes`;
      const { status, body } = await this.samsyn.postUntilAnswered<Recorded>(
        LEADER,
        path,
        { text: key },
        key,
      );
      assert.equal(status, 201);
      for (const { id } of body.entries) this.acknowledged.get(operation)!.add(id);
      this.counts.sentAgain += 1;
    }
  }

  private write(): Promise<unknown> {
    return Promise.all(
      Array.from({ length: WRITERS }, async () => {
        while (await this.note(this.key('note')));
      }),
    );
  }

  private async commands(): Promise<number> {
    const writing = this.write();
    await this.moment();
    await this.samsyn.kill();
    await writing;
    await this.startAndLook();
    return 1;
  }

  /** @returns how many whole answers came before the process died */
  private async read(as: string): Promise<number> {
    for (let answers = 0; ; answers += 1) {
      try {
        const path = `/operations/${this.operation}/history?limit=20`;
        const { status } = await this.samsyn.answerTo(as, path);
        assert.equal(status, 200);
      } catch (error) {
        // An answer whose bytes end early is no whole one either.
        if (!isConnectionLost(error) && !(error instanceof SyntaxError)) throw error;
        return answers;
      }
    }
  }

  private async reads(): Promise<number> {
    const before = this.accessRows();
    const writing = this.note(this.key('note'));
    const reading = Promise.all(
      Array.from({ length: READERS }, (_, reader) => this.read(reader % 2 === 0 ? LEADER : PARTICIPANT)),
    );
    await this.moment();
    await this.samsyn.kill();
    await writing;
    const answers = (await reading).reduce((sum, each) => sum + each, 0);
    assert(
      this.accessRows() - before >= answers,
      'an answer was received whose read is not in the access log',
    );
    this.counts.reads += answers;
    await this.startAndLook();
    return 1;
  }

  private accessRows(): number {
    const file = join(this.folder, 'access', 'access.sqlite');
    if (!existsSync(file)) return 0;
    const database = new Database(file, { readonly: true });
    const rows = database.prepare<[], number>('SELECT count(*) FROM row').pluck().get()!;
    database.close();
    return rows;
  }

  /** What somebody asks for, approved by an administrator; what is done already is not asked for again. */
  private async byTwo(
    ask: () => Promise<{ status: number; body: Recorded }>,
    key: string,
  ): Promise<{ status: number; body: Recorded }> {
    const asked = await ask();
    if (asked.status !== 202) return asked;
    return this.samsyn.post<Recorded>('admin', `/approvals/${asked.body.id}/approve`, {}, `approve-${key}`);
  }

  private async erasure(): Promise<number> {
    const { operation, encounter } = await tellEvening(this.tell, this.key('erased'));
    const key = this.key('erasure');
    const ask = () =>
      this.samsyn.post<Recorded>(
        ...([SUPERVISOR, `/encounters/${encounter}/erasure`] as const),
        ...([{ ground: 'retention-ended' }, key] as const),
      );
    await Promise.all([unlessKilled(this.byTwo(ask, key)), this.killSoon()]);
    await this.startAndLook();
    const answer = await this.byTwo(ask, key);
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    const sealed = async () =>
      JSON.stringify(await this.samsyn.history<Entry>(HOLDER, operation)).match(/KANARIE-(account|needs)/g);
    for (let asking = 0; (await sealed()) !== null; asking += 1) {
      assert(asking < 200, 'an erasure that was approved is not done');
      await pause(25);
    }
    // What is erased stays so, whatever dies.
    await this.samsyn.kill();
    await this.startAndLook();
    assert.equal(await sealed(), null, 'what was erased is read again');
    this.counts.erasures += 1;
    return 2;
  }

  private async approvals(): Promise<number> {
    const handle = this.key('newcomer');
    const account = { branch: 'police/trafficking-unit', role: 'officer', regions: ['syd'] };
    const ask = () =>
      this.samsyn.send<Recorded>('PUT', 'admin2', `/admin/persons/${handle}`, account, `propose-${handle}`);
    const [answer] = await Promise.all([unlessKilled(this.byTwo(ask, handle)), this.killSoon()]);
    await this.startAndLook();
    const isThere = async () => {
      const { persons } = await this.samsyn.get<{ persons: { handle: string }[] }>('admin', '/admin/persons');
      return persons.filter((one) => one.handle === handle).length;
    };
    if (answer?.status === 201) assert.equal(await isThere(), 1, 'an approved change is not made');
    else if ((await isThere()) === 0) assert.equal((await this.byTwo(ask, handle)).status, 201);
    assert.equal(await isThere(), 1);
    this.counts.approvals += 1;
    return 1;
  }

  /** Killed before it is ready, and again where it has just begun to recover from that. */
  private async starting(): Promise<number> {
    await this.samsyn.kill();
    for (let cut = 1; cut < STARTS_CUT; cut += 1) await this.samsyn.startAndKill(this.random() * START_MS);
    await this.startAndLook();
    return STARTS_CUT;
  }

  /** The command that writes the log anew, killed while it does. */
  private async reseal(): Promise<number> {
    await this.samsyn.kill();
    const { NODE_ENV: _nodeEnv, ...inherited } = process.env;
    const env = { ...inherited, SAMSYN_DATA: this.folder };
    const child = spawn(process.execPath, [join(BUILT, 'reseal.js')], { env, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await pause(this.random() * START_MS);
    child.kill('SIGKILL');
    await ended;
    await this.startAndLook();
    return 1;
  }

  private async startAndLook(): Promise<void> {
    await this.samsyn.start();
    await this.retry();
    const answer = await fetch(`${this.samsyn.baseUrl}/health/ready`);
    const { damaged } = (await answer.json()) as { damaged?: number };
    assert.equal(damaged ?? 0, 0, 'something of the log did not verify');
    await this.mustStand(this.operation);
  }

  private async mustStand(operation: string): Promise<void> {
    const entries = await this.samsyn.history<Entry>(LEADER, operation);
    const ids = new Set(entries.map(({ id }) => id));
    assert.equal(ids.size, entries.length, 'an entry stands twice');
    const missing = [...this.acknowledged.get(operation)!].filter((id) => !ids.has(id));
    assert.deepEqual(missing, [], 'entries that were acknowledged are missing');
    const notes = entries.filter(({ type }) => type === 'NoteAdded').map(({ facts }) => facts['text']);
    assert.equal(new Set(notes).size, notes.length, 'a note was recorded twice');
  }

  private async mustHaveEscalatedOnce(operation: string): Promise<void> {
    for (;;) {
      const entries = await this.samsyn.history<Entry>(LEADER, operation);
      const count = (type: string) => entries.filter((entry) => entry.type === type).length;
      if (count('CallExpired') >= 2 && count('CallChainExhausted') >= 1) {
        const found = [count('CallExpired'), count('CallEscalated'), count('CallChainExhausted')];
        return assert.deepEqual(found, [2, 1, 1], 'a deadline fired twice');
      }
      await pause(25);
    }
  }

  private async mustBeListed(): Promise<void> {
    const listed = new Set<string>();
    for (let cursor = ''; ;) {
      const page = await this.samsyn.get<{ operations: { id: string }[]; next?: string }>(
        LEADER,
        `/operations${cursor}`,
      );
      for (const { id } of page.operations) listed.add(id);
      if (page.next === undefined) break;
      cursor = `?cursor=${encodeURIComponent(page.next)}`;
    }
    const missing = [...this.acknowledged.keys()].filter((operation) => !listed.has(operation));
    assert.deepEqual(missing, [], 'an operation is in the log and in no list');
  }
}

/** @returns undefined where the process died before it answered */
async function unlessKilled<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    return undefined;
  }
}

/** For people: `100 kills (commands 20, …), 4,000 commands acknowledged, …`. */
export function countsText({ kills, ...counts }: Counts): string {
  const each = Object.entries(kills).map(([turn, count]) => `${turn} ${count}`);
  const all = Object.values(kills).reduce((sum, count) => sum + count, 0);
  const { acknowledged, sentAgain, reads, erasures, approvals } = counts;
  return (
    `${all} kills (${each.join(', ')}): ${acknowledged} commands acknowledged and ${sentAgain} sent again, each there ` +
    `once; ${reads} reads, each in the access log; ${erasures} erasures and ${approvals} approvals carried out`
  );
}
