import { NO_REVISION, type ExpectedRevision } from './log-record';
import type { StreamState } from './stream-state';

export type CommitCheck =
  | { readonly kind: 'ok' }
  | { readonly kind: 'already-stored'; readonly revision: number }
  | { readonly kind: 'wrong-revision'; readonly current: number }
  | { readonly kind: 'deleted' };

interface Place {
  readonly stream: string;
  readonly revision: number;
}

/** As much of the events' ids as the server keeps in memory: lost with it, and the older half is forgotten at a time. */
export class RecentIds {
  private newer = new Map<string, Place>();
  private older = new Map<string, Place>();

  constructor(private readonly capacity = 100_000) {}

  put(id: string, place: Place): void {
    this.newer.set(id, place);
    if (this.newer.size < this.capacity / 2) return;
    this.older = this.newer;
    this.newer = new Map();
  }

  revisionIn(stream: string, id: string): number | undefined {
    const place = this.newer.get(id) ?? this.older.get(id);
    return place?.stream === stream ? place.revision : undefined;
  }

  forget(): void {
    this.newer.clear();
    this.older.clear();
  }
}

const OK: CommitCheck = { kind: 'ok' };

/** At *any* and *stream exists* only what is still in memory is recognised. */
function checkRecent(stream: string, last: number, ids: readonly string[], recent: RecentIds): CommitCheck {
  let revision: number | undefined;
  for (const [index, id] of ids.entries()) {
    const known = recent.revisionIn(stream, id);
    if (known === undefined) return index === 0 ? OK : { kind: 'wrong-revision', current: last };
    revision = known;
  }
  return revision === undefined ? OK : { kind: 'already-stored', revision };
}

/** At a revision that has passed, the ids at just the positions the events would have had are compared. */
function checkPassed(state: StreamState, expected: number, ids: readonly string[]): CommitCheck {
  const wrong: CommitCheck = { kind: 'wrong-revision', current: state.last };
  const different = ids.findIndex((id, index) => state.records[expected + 1 + index]?.id !== id);
  if (ids.length > 0 && different === -1) return { kind: 'already-stored', revision: expected + ids.length };
  if (ids.length > 0 && different === 0 && expected === NO_REVISION && state.isSoftDeleted) return OK;
  return wrong;
}

/**
 * What the server decides of a write before it writes. Ids that repeat within one write are not compared with each other.
 * @param hasMetadata whether the stream has settings: then it counts as existing
 */
export function checkCommit(
  stream: string,
  state: StreamState,
  write: { readonly expected: ExpectedRevision; readonly ids: readonly string[] },
  { recent, hasMetadata }: { readonly recent: RecentIds; readonly hasMetadata: boolean },
): CommitCheck {
  const { expected, ids } = write;
  if (state.isTombstoned) return { kind: 'deleted' };
  if (expected === 'stream_exists') {
    if (state.isSoftDeleted) return { kind: 'deleted' };
    if (state.last === NO_REVISION && !hasMetadata) return { kind: 'wrong-revision', current: state.last };
  }
  if (expected === 'any' || expected === 'stream_exists') return checkRecent(stream, state.last, ids, recent);
  const revision = expected === 'no_stream' ? NO_REVISION : expected;
  if (revision < state.last) return checkPassed(state, revision, ids);
  return revision === state.last ? OK : { kind: 'wrong-revision', current: state.last };
}
