import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { orUnavailable } from '../sqlite/sqlite-code';
import type { CiphertextPlace, CiphertextStore, PlacedCiphertext } from './ciphertext-store';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS ciphertext (
  event TEXT NOT NULL, leaf TEXT NOT NULL, field TEXT NOT NULL, key TEXT NOT NULL, recorded_at TEXT NOT NULL,
  text TEXT NOT NULL, PRIMARY KEY (event, leaf, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ciphertext_of_key ON ciphertext (key);
CREATE INDEX IF NOT EXISTS ciphertext_recorded ON ciphertext (recorded_at);`;

const statementsOf = (db: Database.Database) => ({
  put: db.prepare<[PlacedCiphertext]>(
    'INSERT OR IGNORE INTO ciphertext VALUES (@event, @leaf, @field, @key, @recordedAt, @text)',
  ),
  read: db.prepare<[string], PlacedCiphertext>(
    `SELECT event, leaf, field, key, recorded_at AS recordedAt, text FROM ciphertext
     WHERE event IN (SELECT value FROM json_each(?))`,
  ),
  destroy: db.prepare<[string]>('DELETE FROM ciphertext WHERE key IN (SELECT value FROM json_each(?))'),
  places: db.prepare<[{ from: string; before: string }], CiphertextPlace>(
    'SELECT DISTINCT event, leaf FROM ciphertext WHERE recorded_at >= @from AND recorded_at < @before',
  ),
  remove: db.prepare<[CiphertextPlace]>('DELETE FROM ciphertext WHERE event = @event AND leaf = @leaf'),
});

/** Ciphertexts in a SQLite file of their own. */
export class SqliteCiphertexts implements CiphertextStore {
  private readonly db: Database.Database;
  private readonly statements: ReturnType<typeof statementsOf>;

  /** @param file path of the SQLite file, or `:memory:`; made with its folder where there is none */
  constructor(file: string) {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    this.db = new Database(file);
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = FULL');
    this.db.pragma('fullfsync = ON');
    // What is destroyed is overwritten with zeros in the file, not only forgotten.
    this.db.pragma('secure_delete = ON');
    this.db.exec(SCHEMA);
    this.statements = statementsOf(this.db);
  }

  async put(texts: readonly PlacedCiphertext[]): Promise<void> {
    this.together(texts, (text) => this.statements.put.run(text));
  }

  async read(events: readonly string[]): Promise<readonly PlacedCiphertext[]> {
    return orUnavailable(() => this.statements.read.all(JSON.stringify(events)));
  }

  async destroy(keys: readonly string[]): Promise<void> {
    orUnavailable(() => this.statements.destroy.run(JSON.stringify(keys)));
    this.truncate();
  }

  async places(recorded: { from: string; before: string }): Promise<readonly CiphertextPlace[]> {
    return orUnavailable(() => this.statements.places.all(recorded));
  }

  async remove(places: readonly CiphertextPlace[]): Promise<void> {
    this.together(places, (place) => this.statements.remove.run(place));
    this.truncate();
  }

  async close(): Promise<void> {
    this.db.close();
  }

  /** The write-ahead log holds earlier pages until it is moved into the file. */
  private truncate(): void {
    orUnavailable(() => this.db.pragma('wal_checkpoint(TRUNCATE)'));
  }

  private together<T>(items: readonly T[], write: (item: T) => void): void {
    if (items.length === 0) return;
    orUnavailable(() => this.db.transaction(() => items.forEach(write)).immediate());
  }
}
