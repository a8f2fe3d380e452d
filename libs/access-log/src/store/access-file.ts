import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as soon } from 'node:timers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { KeysLost, type RootKey } from '@samsyn/secrecy';
import { AccessKeys, isSame, NOTHING_BEFORE } from './access-keys';
import type { Mark, SealedRow } from './writer-messages';
import { WriterThread } from './writer-thread';

/** Of docs/operating.md. */
export const ACCESS_LOG_SECTION = 'The log of who reads';
/** Rows that wait for their turn; what comes beyond them is refused. */
const MOST_WAITING = 10_000;
const MOST_IN_BATCH = 1_000;
/** A disk that has not answered by then is one that cannot take it. */
const LONGEST_MS = 10_000;
const CHECKED_AT_ONCE = 500;
const CLOSED = 'closed';

/** A row could not be made durable; `reason` is a code, never content. */
export class NotTaken extends Error {
  constructor(readonly reason: string) {
    super(`the access log has not taken it: ${reason}`);
    this.name = 'NotTaken';
  }
}

/** What is to be written. */
export interface NewRow {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly content: string;
  /** Where it is to be found: `operation 6f1c… police/trafficking-unit`; only a keyed digest of it is kept. */
  readonly places: readonly string[];
}

export interface WrittenRow {
  readonly seq: number;
  readonly content: string;
}

export interface Found {
  /** The latest first. */
  readonly rows: readonly WrittenRow[];
  /** Neither these rows nor the ones before each of them have been changed or taken away. */
  readonly intact: boolean;
}

interface Waiting {
  readonly rows: readonly NewRow[];
  readonly settle: (reason: string | undefined) => void;
}
interface Stored {
  readonly seq: number;
  readonly at: number;
  readonly sealed: Buffer;
  readonly mac: Buffer;
  /** Of the row before it. */
  readonly before: Buffer | null;
}

/** Its own memory, so that a message carries these bytes and not the pool that they came from. */
const apart = (bytes: Buffer): Uint8Array => Uint8Array.prototype.slice.call(bytes);

const ROWS = `
  SELECT row.seq, row.at, row.sealed, row.mac, earlier.mac AS before
  FROM row LEFT JOIN row AS earlier ON earlier.seq = row.seq - 1`;

export interface AccessFileOptions {
  readonly file: string;
  readonly root: RootKey;
  /** For tests: a disk of so many pages. */
  readonly maxPages?: number;
}

/**
 * Rows that are sealed, numbered and chained, in a file of their own, by one writer. Group commit: while the writer has
 * a batch, what arrives makes the next one, and all of it shares one fsync.
 */
export class AccessFile {
  private waiting: Waiting[] = [];
  private count = 0;
  private scheduled = false;
  private committing = false;
  private closed = false;
  /** What the writer does, one thing at a time. */
  private work: Promise<unknown> = Promise.resolve();
  /** Absent where there is no file yet. */
  private reading: { readonly database: Database.Database; readonly statements: Statements } | undefined;
  private failed: string | undefined;

  private constructor(
    private readonly file: string,
    private readonly writer: WriterThread,
    private readonly keys: AccessKeys,
  ) {}

  /**
   * @throws KeysLost where the file has rows that the root key does not open
   * @throws NotTaken where the file is no access log or cannot be opened
   */
  static async open({ file, root, maxPages }: AccessFileOptions): Promise<AccessFile> {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const reading = existsSync(file) ? readingOf(file) : undefined;
    try {
      const head = reading?.statements.mark.get('head');
      const keys = new AccessKeys(root.load(head === undefined));
      if (head && !isSame(keys.tagOf('head', head.seq, head.mac), head.tag))
        throw new KeysLost(`the root key beside ${file} does not open it`, ACCESS_LOG_SECTION);
      const writer = new WriterThread({ file, ...(maxPages === undefined ? {} : { maxPages }) });
      const opened = new AccessFile(file, writer, keys);
      opened.reading = reading;
      return opened;
    } catch (error) {
      reading?.database.close();
      throw error;
    }
  }

  /** Whether what was tried last could be written; a code where it could not. */
  get fault(): string | undefined {
    return this.closed ? CLOSED : this.failed;
  }

  /**
   * Resolves when they are durable.
   * @throws NotTaken
   */
  append(rows: readonly NewRow[]): Promise<void> {
    const full = this.count + rows.length > MOST_WAITING;
    const refused = this.closed ? CLOSED : full ? 'too many rows are waiting' : undefined;
    if (refused !== undefined) return Promise.reject(new NotTaken(refused));
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new NotTaken('the disk does not answer')), LONGEST_MS);
      const settle = (reason: string | undefined): void => {
        clearTimeout(late);
        if (reason === undefined) resolve();
        else reject(new NotTaken(reason));
      };
      this.waiting.push({ rows, settle });
      this.count += rows.length;
      this.schedule();
    });
  }

  /** Rows of one place, the latest first. @param below only rows with a lower number */
  find(place: string, limit: number, below = Number.MAX_SAFE_INTEGER): Found {
    if (this.closed) throw new NotTaken(CLOSED);
    const { statements } = this.reading ?? {};
    return this.opened(statements?.found.all(this.keys.keyOf(place), below, limit) ?? []);
  }

  /** Removes the rows from before that moment. @returns how many */
  async prune(beforeMs: number): Promise<number> {
    return this.next(async () => {
      if (!this.reading) return 0;
      const { first, last, rowOf, mark } = this.reading.statements;
      const upTo = (first.get(beforeMs)?.seq ?? (last.get()?.seq ?? 0) + 1) - 1;
      const from = mark.get('pruned')?.seq ?? 0;
      const row = rowOf.get(upTo);
      if (upTo <= from || !row) return 0;
      const answer = await this.writer.ask({ kind: 'prune', pruned: this.markOf('pruned', upTo, row.mac) });
      if (answer.kind !== 'done') throw new NotTaken('reason' in answer ? answer.reason : answer.kind);
      return upTo - from;
    });
  }

  /**
   * Looks at every row that there is, a few at a time.
   * @returns the number of the first that is not as it was written, or is missing; undefined where all is well
   */
  async firstBroken(): Promise<number | undefined> {
    const { statements } = this.reading ?? {};
    if (!statements) return undefined;
    let seq = statements.mark.get('pruned')?.seq ?? 0;
    for (;;) {
      const page = statements.after.all(seq, CHECKED_AT_ONCE);
      for (const row of page) {
        if (row.seq !== seq + 1 || !this.isIntact(row)) return seq + 1;
        seq = row.seq;
      }
      if (page.length < CHECKED_AT_ONCE) break;
      await nextTurn();
    }
    // The head names the last row, so that rows cannot be cut off from the end without it.
    return this.headIsAt(seq, statements) ? undefined : seq + 1;
  }

  /** Waits for what was added, and closes the file. */
  async close(): Promise<void> {
    if (this.closed) return;
    while (this.waiting.length > 0 || this.committing) await nextTurn();
    this.closed = true;
    await this.work.catch(() => undefined);
    await this.writer.close();
    this.reading?.database.close();
  }

  private headIsAt(seq: number, { mark, rowOf }: Statements): boolean {
    const head = mark.get('head');
    if (!head) return seq === 0;
    const isOurs = isSame(this.keys.tagOf('head', head.seq, head.mac), head.tag);
    // Rows may have been added since the page was read.
    return isOurs && head.seq >= seq && (head.seq === seq || rowOf.get(head.seq) !== undefined);
  }

  private opened(rows: readonly Stored[]): Found {
    const found: WrittenRow[] = [];
    let intact = true;
    for (const row of rows) {
      if (!this.isIntact(row)) intact = false;
      try {
        found.push({ seq: row.seq, content: this.keys.open(row.sealed, row.seq, row.at) });
      } catch {
        intact = false;
      }
    }
    return { rows: found, intact };
  }

  private isIntact({ seq, at, sealed, mac, before }: Stored): boolean {
    const previous = before ?? this.prunedBefore(seq);
    return previous !== undefined && isSame(this.keys.macOf(previous, seq, at, sealed), mac);
  }

  /** What the chain goes on from where the row before is not there: nothing, or what retention took last. */
  private prunedBefore(seq: number): Buffer | undefined {
    if (seq === 1) return NOTHING_BEFORE;
    const pruned = this.reading?.statements.mark.get('pruned');
    if (pruned?.seq !== seq - 1) return undefined;
    return isSame(this.keys.tagOf('pruned', pruned.seq, pruned.mac), pruned.tag) ? pruned.mac : undefined;
  }

  /** Rows that arrive in the same turn of the event loop go together. */
  private schedule(): void {
    if (this.scheduled || this.committing) return;
    this.scheduled = true;
    soon(() => {
      this.scheduled = false;
      void this.next(() => this.commit());
    });
  }

  private async commit(): Promise<void> {
    if (this.waiting.length === 0) return;
    this.committing = true;
    const batch: Waiting[] = [];
    for (let rows = 0; this.waiting.length > 0 && rows < MOST_IN_BATCH;) {
      const next = this.waiting.shift()!;
      rows += next.rows.length;
      batch.push(next);
    }
    this.count -= batch.reduce((sum, { rows }) => sum + rows.length, 0);
    const reason = await this.write(batch.flatMap(({ rows }) => rows));
    this.failed = reason;
    this.committing = false;
    for (const { settle } of batch) settle(reason);
    if (this.waiting.length > 0) this.schedule();
  }

  /** @returns why it was not written */
  private async write(rows: readonly NewRow[]): Promise<string | undefined> {
    try {
      // Where rows were cut off from the end the gap stays to be seen: the head says where they ended.
      let { seq, mac } = this.reading?.statements.mark.get('head') ?? { seq: 0, mac: NOTHING_BEFORE };
      const sealedRows = rows.map(({ at, content, places }): SealedRow => {
        seq += 1;
        const sealed = this.keys.seal(content, seq, at);
        mac = this.keys.macOf(mac, seq, at, sealed);
        const keys = [...new Set(places)].map((place) => apart(this.keys.keyOf(place)));
        return { seq, at, sealed: apart(sealed), mac: apart(mac), keys };
      });
      const head = this.markOf('head', seq, mac);
      const answer = await this.writer.ask({ kind: 'commit', rows: sealedRows, head });
      if (answer.kind !== 'done') return 'reason' in answer ? answer.reason : answer.kind;
      this.reading ??= readingOf(this.file);
      return undefined;
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : 'unexpected fault';
    }
  }

  private markOf(name: Mark['name'], seq: number, mac: Buffer): Mark {
    return { name, seq, mac: apart(mac), tag: apart(this.keys.tagOf(name, seq, mac)) };
  }

  private next<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.work.then(work);
    this.work = done.catch(() => undefined);
    return done;
  }
}

const statementsOf = (reading: Database.Database) => ({
  last: reading.prepare<[], { seq: number; mac: Buffer }>(
    'SELECT seq, mac FROM row ORDER BY seq DESC LIMIT 1',
  ),
  first: reading.prepare<[number], { seq: number }>('SELECT seq FROM row WHERE at >= ? ORDER BY seq LIMIT 1'),
  rowOf: reading.prepare<[number], { mac: Buffer }>('SELECT mac FROM row WHERE seq = ?'),
  mark: reading.prepare<[string], { seq: number; mac: Buffer; tag: Buffer }>(
    'SELECT seq, mac, tag FROM mark WHERE name = ?',
  ),
  after: reading.prepare<[number, number], Stored>(`${ROWS} WHERE row.seq > ? ORDER BY row.seq LIMIT ?`),
  found: reading.prepare<[Buffer, number, number], Stored>(
    `${ROWS} WHERE row.seq IN (SELECT seq FROM found WHERE key = ? AND seq < ? ORDER BY seq DESC LIMIT ?) ORDER BY row.seq DESC`,
  ),
});
type Statements = ReturnType<typeof statementsOf>;

/** `SAMA`, as the writer writes it. */
const APPLICATION_ID = 0x53414d41;

/**
 * For reading; undefined where nothing has been written yet.
 * @throws NotTaken where the file is no access log
 */
function readingOf(
  file: string,
): { readonly database: Database.Database; readonly statements: Statements } | undefined {
  const database = new Database(file, { readonly: true });
  try {
    const isOurs = database.pragma('application_id', { simple: true }) === APPLICATION_ID;
    if (isOurs) return { database, statements: statementsOf(database) };
    const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
    if (tables !== 0) throw new NotTaken('the file is not an access log');
    database.close();
    return undefined;
  } catch (error) {
    database.close();
    throw error instanceof NotTaken ? error : new NotTaken(`${file} cannot be read`);
  }
}
