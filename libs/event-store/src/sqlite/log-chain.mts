/** Of the writer's thread, which loads it by itself (`log-writer.mts`): from beside it only types may be imported. */
import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { LogHead } from '../chain.ts';
import type { ChainLink } from '../port.ts';
import type { Binding, KeptHead, Standing } from './writer-messages.ts';

const CHAINS_IN_MEMORY = 50_000;

type Last = Pick<ChainLink, 'number' | 'mac'>;

const BEFORE_ALL: Last = { number: -1, mac: '' };
const EMPTY: LogHead = { position: 0, count: 0, mac: '', running: '' };

const following = ({ count, running }: LogHead, position: number, mac: string): LogHead => ({
  position,
  count: count + 1,
  mac,
  running: hash('sha256', `${running}\n${mac}`, 'base64url'),
});

/** Binds each event that is written to the one before it in its chain, and to the whole log. */
export class LogChain {
  readonly standing: Standing;
  private readonly key: KeyObject;
  private readonly lastOfOperation: Database.Statement<[string], Last>;
  private readonly lastOfStream: Database.Statement<[string], Last>;
  /** Ends of chains as they stand in the file or the open transaction. */
  private readonly ends = new Map<string, Last>();
  private head: LogHead = EMPTY;
  private readonly unbound: number;

  private readonly database: Database.Database;

  constructor(database: Database.Database, binding: Binding) {
    this.database = database;
    const lastIn = (chain: string): Database.Statement<[string], Last> =>
      database.prepare(
        `SELECT link AS number, mac FROM event WHERE ${chain} AND link IS NOT NULL ORDER BY position DESC LIMIT 1`,
      );
    this.lastOfOperation = lastIn('operation = ?');
    this.lastOfStream = lastIn('stream = ? AND operation IS NULL');
    this.key = createSecretKey(binding.key);
    this.standing = this.compare(binding);
    this.unbound = this.standing.kind === 'as-kept' ? this.standing.unbound : 0;
  }

  /** Durable, so far as the last transaction has come. */
  keptHead(): KeptHead {
    return { ...this.head, unbound: this.unbound };
  }

  next(stream: string, operation: string | null, leaf: string): ChainLink {
    const chain = operation ?? stream;
    const last = this.ends.get(chain) ?? this.endOf(chain, operation !== null);
    const [number, before] = [last.number + 1, last.mac];
    return { number, before, mac: this.macOf(chain, number, before, leaf) };
  }

  add(stream: string, operation: string | null, { number, mac }: ChainLink, position: number): void {
    if (this.ends.size >= CHAINS_IN_MEMORY) this.ends.clear();
    this.ends.set(operation ?? stream, { number, mac });
    this.head = following(this.head, position, mac);
  }

  /** Where a transaction begins that may fail. */
  mark(): LogHead {
    return this.head;
  }

  backTo(mark: LogHead): void {
    this.ends.clear();
    this.head = mark;
  }

  private endOf(chain: string, isOperation: boolean): Last {
    return (isOperation ? this.lastOfOperation : this.lastOfStream).get(chain) ?? BEFORE_ALL;
  }

  /** As `ChainKey` of the readers has it: each read compares the two. */
  private macOf(chain: string, number: number, before: string, leaf: string): string {
    return createHmac('sha256', this.key)
      .update(`${chain}\n${number}\n${before}\n${leaf}`)
      .digest('base64url');
  }

  /** Where the log holds all that it held when its head was kept, the head goes on from there. */
  private compare({ kept, lossIsAccepted, isSealedAnew = false }: Binding): Standing {
    const last = this.number('SELECT max(position) FROM event');
    if (lossIsAccepted || isSealedAnew || kept.length === 0) {
      const isBound = this.number('SELECT EXISTS (SELECT 1 FROM event WHERE link IS NOT NULL)') === 1;
      if (isBound && !lossIsAccepted && !isSealedAnew) return { kind: 'not-kept' };
      this.head = this.from(EMPTY);
      return { kind: 'as-kept', unbound: isSealedAnew ? 0 : last };
    }
    const standings = kept.map((head) => this.compareWith(head, last));
    return standings.find(({ kind }) => kind === 'as-kept') ?? standings[0]!;
  }

  private compareWith(kept: KeptHead, last: number): Standing {
    const { position } = kept;
    if (position > last) return { kind: 'shorter', position: last };
    if (this.macAt(position) !== kept.mac) return { kind: 'another', position };
    const count = this.number('SELECT count(*) FROM event WHERE position <= ?', position);
    if (count !== kept.count) return { kind: 'incomplete', missing: kept.count - count };
    this.head = this.from(kept);
    return { kind: 'as-kept', unbound: kept.unbound };
  }

  private number(query: string, ...parameters: readonly number[]): number {
    return (
      this.database
        .prepare<number[], number | null>(query)
        .pluck()
        .get(...parameters) ?? 0
    );
  }

  /** Empty for an event without one, and before the first. */
  private macAt(position: number): string {
    const query = 'SELECT mac FROM event WHERE position = ?';
    return this.database.prepare<[number], string | null>(query).pluck().get(position) ?? '';
  }

  /** The head after all events that follow one. */
  private from(head: LogHead): LogHead {
    const rows = this.database
      .prepare<[number], [number, string | null]>(
        'SELECT position, mac FROM event WHERE position > ? ORDER BY position',
      )
      .raw();
    let last = head;
    for (const [position, mac] of rows.iterate(head.position)) last = following(last, position, mac ?? '');
    return last;
  }
}
