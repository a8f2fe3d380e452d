import { createSecretKey } from 'node:crypto';
import type Database from 'better-sqlite3';
import { SqliteLeases } from '@samsyn/processing';
import { decrypt, encrypt, type KeyStore } from '@samsyn/secrecy';
import { openPersonalFile } from './personal-file';

/**
 * Where persons are reached and what is to be sent to them, apart from the log: personal data that may be changed and
 * forgotten (ADR 0006). Addresses are sealed, so that the file alone reveals none.
 */
export class PersonalStore {
  readonly database: Database.Database;
  /** Of those who send, among all processes over this file. */
  readonly leases: SqliteLeases;
  private readonly addressKey;
  private readonly digested: (what: string) => Buffer;

  /**
   * @param file path, or `:memory:`
   * @throws Error where the file is of another kind or format
   */
  constructor(file: string, keys: KeyStore) {
    this.database = openPersonalFile(file);
    this.leases = new SqliteLeases(this.database);
    this.addressKey = createSecretKey(keys.secretFor('notification-addresses'));
    this.digested = keys.digestFor('notification-digests');
  }

  sealed(address: string, channel: string): Buffer {
    return encrypt(this.addressKey, Buffer.from(address), `address|${channel}`);
  }

  opened(sealed: Buffer, channel: string): string {
    return decrypt(this.addressKey, sealed, `address|${channel}`).toString('utf8');
  }

  /** A keyed digest, base64url: equal things are known to be equal, and nothing else of them. */
  digest(purpose: string, what: string): string {
    return this.digested(`${purpose}|${what}`).toString('base64url');
  }

  close(): void {
    this.database.close();
  }
}
