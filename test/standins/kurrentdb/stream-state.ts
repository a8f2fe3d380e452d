import { DELETED_REVISION, NO_REVISION, type LogRecord } from './log-record';

interface StreamSettings {
  readonly truncateBefore: number;
  readonly maxCount: number | undefined;
}

const NO_SETTINGS: StreamSettings = { truncateBefore: 0, maxCount: undefined };

/** 2^63 - 1, which a soft deletion writes; read from JSON it is rounded up. */
const TRUNCATED_WHOLE = 2 ** 63;

function settingsIn(metadata: Uint8Array): StreamSettings {
  try {
    const parsed = JSON.parse(Buffer.from(metadata).toString('utf8')) as {
      $tb?: unknown;
      $maxCount?: unknown;
    };
    const truncateBefore = typeof parsed.$tb === 'number' ? parsed.$tb : 0;
    return {
      truncateBefore: truncateBefore >= TRUNCATED_WHOLE ? DELETED_REVISION : truncateBefore,
      maxCount: typeof parsed.$maxCount === 'number' ? parsed.$maxCount : undefined,
    };
  } catch {
    return NO_SETTINGS;
  }
}

/** One stream: all its records, since nothing is scavenged here, and what its metadata hides of them. */
export class StreamState {
  /** At the index of its revision; a tombstone is none of them. */
  readonly records: LogRecord[] = [];
  isTombstoned = false;
  private settings = NO_SETTINGS;

  get last(): number {
    return this.records.length - 1;
  }

  get isSoftDeleted(): boolean {
    return this.settings.truncateBefore === DELETED_REVISION;
  }

  /** The first revision that a read shows; one above the last where none is left. */
  get first(): number {
    const { truncateBefore, maxCount } = this.settings;
    const kept = maxCount === undefined ? 0 : this.records.length - maxCount;
    return Math.min(Math.max(0, truncateBefore, kept), this.records.length);
  }

  /** Whether a read finds it: a stream whose records all are truncated is still there, a soft-deleted one is not. */
  get exists(): boolean {
    return this.last > NO_REVISION && !this.isSoftDeleted;
  }

  add(record: LogRecord): void {
    if (record.revision === DELETED_REVISION) this.isTombstoned = true;
    else this.records.push(record);
  }

  /** @param metadata data of the newest event of its metadata stream */
  follow(metadata: Uint8Array): void {
    this.settings = settingsIn(metadata);
  }
}
