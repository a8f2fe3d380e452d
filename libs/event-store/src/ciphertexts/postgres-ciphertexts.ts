import type { PostgresDatabase } from '@samsyn/postgres';
import { orStoreUnavailable } from '../store-unavailable';
import type { CiphertextPlace, CiphertextStore, PlacedCiphertext } from './ciphertext-store';

/** In one order in all processes, so that of two that put the same again neither waits for the other for ever. */
const PUT = `
  INSERT INTO samsyn.ciphertext (event, leaf, field, key, recorded_at, text)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) ORDER BY 1, 2, 3
  ON CONFLICT DO NOTHING`;
const REMOVE = `
  DELETE FROM samsyn.ciphertext
  WHERE (event, leaf) IN (SELECT * FROM unnest($1::text[], $2::text[]))`;
const COLUMNS = ['event', 'leaf', 'field', 'key', 'recordedAt', 'text'] as const;

/** Ciphertexts in a database that processes share. Repeating a call whose answer was lost does no harm. */
export class PostgresCiphertexts implements CiphertextStore {
  /** The caller closes the database, after this. */
  constructor(private readonly database: PostgresDatabase) {}

  async put(texts: readonly PlacedCiphertext[]): Promise<void> {
    if (texts.length > 0) await this.ask(PUT, ...COLUMNS.map((column) => texts.map((text) => text[column])));
  }

  read(events: readonly string[]): Promise<readonly PlacedCiphertext[]> {
    return this.ask<PlacedCiphertext>(
      `SELECT event, leaf, field, key, recorded_at AS "recordedAt", text FROM samsyn.ciphertext WHERE event = ANY ($1)`,
      events,
    );
  }

  async destroy(keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await this.ask('DELETE FROM samsyn.ciphertext WHERE key = ANY ($1)', keys);
  }

  places({ from, before }: { from: string; before: string }): Promise<readonly CiphertextPlace[]> {
    return this.ask<CiphertextPlace>(
      'SELECT DISTINCT event, leaf FROM samsyn.ciphertext WHERE recorded_at >= $1 AND recorded_at < $2',
      ...[from, before],
    );
  }

  async remove(places: readonly CiphertextPlace[]): Promise<void> {
    if (places.length === 0) return;
    await this.ask(
      REMOVE,
      ...(['event', 'leaf'] as const).map((column) => places.map((place) => place[column])),
    );
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private ask<Row extends object>(text: string, ...values: readonly unknown[]): Promise<readonly Row[]> {
    return orStoreUnavailable(this.database.rows<Row>(text, values));
  }
}
