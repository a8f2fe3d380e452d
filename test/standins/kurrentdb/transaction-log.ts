import { randomUUID } from 'node:crypto';
import { checkCommit, RecentIds } from './commit-check';
import type { Journal } from './journal';
import {
  DELETED_REVISION,
  isMetadataStream,
  lengthInLog,
  metadataStreamOf,
  NO_REVISION,
  type ExpectedRevision,
  type LogRecord,
  type ProposedEvent,
} from './log-record';
import { StreamState } from './stream-state';

export type WriteOutcome =
  /** Position is absent where the write left no event. */
  | { readonly kind: 'stored'; readonly revision: number; readonly position: number | undefined }
  | { readonly kind: 'wrong-revision'; readonly current: number }
  | { readonly kind: 'deleted' };

export interface LogOptions {
  readonly journal?: Journal;
  /** Whether a projection writes a link to each event of a stream with a category (`category-id`) into `$ce-category`. */
  readonly links: boolean;
}

const NOTHING = new Uint8Array(0);
const FIRST_POSITION = 174;
const STATS_STREAM = '$stats-127.0.0.1:2113';
/** Appends between two events of the server's own statistics. */
const APPENDS_PER_STATS = 500;

function systemEvent(type: string, data: object | string): ProposedEvent {
  const isJson = typeof data === 'object';
  const text = isJson ? JSON.stringify(data) : data;
  return { id: randomUUID(), type, isJson, data: Buffer.from(text, 'utf8'), metadata: NOTHING };
}

/** A write that is being made: the records get their revisions and positions here, and come into the log together. */
class Commit {
  readonly records: LogRecord[] = [];
  private readonly last = new Map<string, number>();
  private readonly createdTicks = `${Date.now()}0000`;

  constructor(
    private readonly log: TransactionLog,
    private position: number,
  ) {}

  add(stream: string, event: ProposedEvent): void {
    const revision = (this.last.get(stream) ?? this.log.lastRevision(stream)) + 1;
    this.last.set(stream, revision);
    this.addAt(stream, revision, event);
  }

  addAt(stream: string, revision: number, event: ProposedEvent): void {
    const { createdTicks, position } = this;
    this.records.push({ ...event, stream, revision, createdTicks, position });
    this.position += lengthInLog(stream, event);
  }
}

/** The log of a server, in memory and, with a journal, in a file. */
export class TransactionLog {
  /** Everything in the order of its positions, as `$all` shows it. */
  readonly records: LogRecord[] = [];
  private readonly streams = new Map<string, StreamState>();
  private readonly recent = new RecentIds();
  private readonly listeners = new Set<() => void>();
  private end = FIRST_POSITION;
  private appends = 0;
  private isWaking = false;

  constructor(private readonly options: LogOptions) {
    this.start();
  }

  /** What a server does when it starts: reads its file, forgets what was in memory only. */
  start(): void {
    this.recent.forget();
    const { journal } = this.options;
    if (journal) {
      this.records.length = 0;
      this.streams.clear();
      this.end = FIRST_POSITION;
      for (const record of journal.open()) this.index(record);
    }
    const commit = new Commit(this, this.end);
    if (this.records.length === 0) {
      const settings = systemEvent('$metadata', { $maxAge: 86_400, $acl: { $r: '$admins' } });
      commit.add(metadataStreamOf(STATS_STREAM), settings);
    }
    commit.add(STATS_STREAM, systemEvent('$statsCollected', { 'proc-startTime': Date.now() }));
    this.write(commit);
  }

  close(): void {
    this.options.journal?.close();
  }

  stream(name: string): StreamState | undefined {
    return this.streams.get(name);
  }

  lastRevision(name: string): number {
    return this.streams.get(name)?.last ?? NO_REVISION;
  }

  /** Index in `records` of the first that is not before the position. */
  indexAt(position: number): number {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.records[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Called in the loop's next turn after one or more writes. @returns what ends that, and says whether it had not ended */
  onWritten(listener: () => void): () => boolean {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  append(stream: string, expected: ExpectedRevision, events: readonly ProposedEvent[]): WriteOutcome {
    const state = this.streams.get(stream) ?? new StreamState();
    const ids = events.map(({ id }) => id);
    const check = this.check(stream, state, expected, ids);
    if (check.kind === 'already-stored') return this.stored(stream, check.revision);
    if (check.kind !== 'ok') return check;
    if (events.length === 0) return { kind: 'stored', revision: state.last, position: this.end };
    const commit = new Commit(this, this.end);
    for (const event of events) commit.add(stream, event);
    if (state.isSoftDeleted)
      commit.add(metadataStreamOf(stream), systemEvent('$metadata', { $tb: state.last + 1 }));
    this.addLinks(stream, commit);
    this.appends += 1;
    if (this.appends % APPENDS_PER_STATS === 0)
      commit.add(STATS_STREAM, systemEvent('$statsCollected', { appends: this.appends }));
    const revision = state.last + events.length;
    this.write(commit);
    return this.stored(stream, revision);
  }

  /** Hides what the stream holds; the next event gets the number after the last. */
  softDelete(stream: string, expected: ExpectedRevision): WriteOutcome {
    const state = this.streams.get(stream) ?? new StreamState();
    const event = systemEvent('$metadata', '{"$tb":9223372036854775807}');
    const check = this.check(stream, state, expected, [event.id]);
    if (check.kind === 'wrong-revision' || check.kind === 'deleted') return check;
    const metadataStream = metadataStreamOf(stream);
    if (state.last === NO_REVISION && this.lastRevision(metadataStream) === NO_REVISION)
      return { kind: 'wrong-revision', current: NO_REVISION };
    const commit = new Commit(this, this.end);
    commit.add(metadataStream, { ...event, isJson: true });
    this.write(commit);
    return { kind: 'stored', revision: state.last, position: commit.records[0]!.position };
  }

  /** Closes the stream's name for good. */
  tombstone(stream: string, expected: ExpectedRevision): WriteOutcome {
    const state = this.streams.get(stream) ?? new StreamState();
    const event = systemEvent('$streamDeleted', '');
    const check = this.check(stream, state, expected, [event.id]);
    if (check.kind === 'wrong-revision' || check.kind === 'deleted') return check;
    const commit = new Commit(this, this.end);
    commit.addAt(stream, DELETED_REVISION, event);
    this.write(commit);
    return { kind: 'stored', revision: state.last, position: commit.records[0]!.position };
  }

  private check(stream: string, state: StreamState, expected: ExpectedRevision, ids: readonly string[]) {
    const hasMetadata = this.lastRevision(metadataStreamOf(stream)) > NO_REVISION;
    return checkCommit(stream, state, { expected, ids }, { recent: this.recent, hasMetadata });
  }

  private stored(stream: string, revision: number): WriteOutcome {
    return { kind: 'stored', revision, position: this.streams.get(stream)?.records[revision]?.position };
  }

  private addLinks(stream: string, commit: Commit): void {
    const category = stream.startsWith('$') ? '' : stream.split('-', 1)[0]!;
    if (!this.options.links || category === '' || category === stream) return;
    for (const { revision } of commit.records.filter((record) => record.stream === stream))
      commit.add(`$ce-${category}`, systemEvent('$>', `${revision}@${stream}`));
  }

  /** First into the file, then where it can be seen. */
  private write({ records }: Commit): void {
    this.options.journal?.write(records);
    for (const record of records) {
      this.index(record);
      this.recent.put(record.id, record);
    }
    if (this.listeners.size > 0) this.wake();
  }

  private wake(): void {
    if (this.isWaking) return;
    this.isWaking = true;
    setImmediate(() => {
      this.isWaking = false;
      for (const listener of [...this.listeners]) listener();
    });
  }

  private index(record: LogRecord): void {
    const { stream } = record;
    this.records.push(record);
    this.end = record.position + lengthInLog(stream, record);
    this.stateOf(stream).add(record);
    if (isMetadataStream(stream)) this.stateOf(stream.slice(2)).follow(record.data);
  }

  private stateOf(stream: string): StreamState {
    const known = this.streams.get(stream);
    if (known) return known;
    const created = new StreamState();
    this.streams.set(stream, created);
    return created;
  }
}
