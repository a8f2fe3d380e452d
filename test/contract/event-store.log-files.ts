import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '@samsyn/event-store';
import { unkept } from '../support/unkept-log';

type Options = Parameters<typeof SqliteEventStore.open>[0];

/** Log files of one test: `discard` closes every store that was opened over them and removes them. */
export class LogFiles {
  private readonly folders: string[] = [];
  private readonly stores: SqliteEventStore[] = [];

  /** Path of a log that does not exist yet, in a folder of its own. */
  newFile(): string {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-log-'));
    this.folders.push(folder);
    return join(folder, 'log.sqlite');
  }

  async open(options: Partial<Options> = {}): Promise<SqliteEventStore> {
    const store = await SqliteEventStore.open({ file: this.newFile(), bind: unkept, ...options });
    this.stores.push(store);
    return store;
  }

  async discard(): Promise<void> {
    await Promise.all(this.stores.splice(0).map((store) => store.close()));
    for (const folder of this.folders.splice(0)) rmSync(folder, { recursive: true });
  }
}
