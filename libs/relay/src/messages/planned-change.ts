import type { Claim, Delivered, OperationKind } from '../store/feed-store.port';
import type { ShownEntry } from '@samsyn/operations/contract';
import type { EntryInError, TakenBack } from './cloud-event';

/** An operation as the branch sees it now; undefined: it may not know the operation. */
export type BranchView = { readonly entries: readonly ShownEntry[] } | undefined;

/** A message that the branch is to get, and what is known of the entry once it has. */
export interface PlannedChange extends Omit<Claim, 'branch' | 'operation'> {
  /** What the message is sent as: a claim of something that is hidden by now takes it back. */
  readonly sentAs: OperationKind;
  readonly data: ShownEntry | TakenBack | Readonly<Record<string, never>>;
  /** It was written down before a stop, and may have been sent. */
  readonly isClaimed: boolean;
}

export interface Planning {
  readonly before: Delivered;
  readonly view: BranchView;
  /** Keyed digest of an entry as JSON. */
  readonly digest: (json: string) => string;
  readonly errorOf: (entry: string) => EntryInError | undefined;
}

/** How an entry looked when it was sent: a keyed digest, behind the number of its fields that are erased. */
const looksOf = (entry: ShownEntry, digest: Planning['digest']): string =>
  `${entry.withheld.filter(({ rule }) => rule === 'erased').length}:${digest(JSON.stringify(entry))}`;
const erasedIn = (looks: string): number => Number.parseInt(looks, 10);

/**
 * What the branch is to get, so that it has what it sees now. First whatever was claimed before a stop, at its place and
 * with the content of now: it may have been sent, and nobody may know more of it by now. Then the difference.
 */
export function plannedChanges({ before, view, digest, errorOf }: Planning): readonly PlannedChange[] {
  const now = new Map((view?.entries ?? []).map((entry) => [entry.id, entry]));
  const takenBack = (id: string): TakenBack => ({ id, ...errorOf(id) });
  const again = before.claims.map((claim): PlannedChange => {
    const { sequence, kind, entry: id = '', looks } = claim;
    const claimed = { sequence, kind, ...(id === '' ? {} : { entry: id }), ...(looks ? { looks } : {}) };
    const entry = now.get(id);
    if (kind === 'ended') return { ...claimed, sentAs: kind, data: {}, isClaimed: true };
    if (kind === 'withdrawn' || !entry)
      return { ...claimed, sentAs: 'withdrawn', data: takenBack(id), isClaimed: true };
    return { ...claimed, sentAs: kind, data: entry, isClaimed: true };
  });
  const held = afterAll(before, before.claims);
  let { sequence } = held;
  const next = (change: Omit<PlannedChange, 'sequence' | 'isClaimed'>): PlannedChange => ({
    ...change,
    sequence: (sequence += 1),
    isClaimed: false,
  });
  if (!view) return held.isOpen ? [...again, next({ kind: 'ended', sentAs: 'ended', data: {} })] : again;
  const news = [...now].flatMap(([id, entry]) => {
    const [looks, had] = [looksOf(entry, digest), held.shown.get(id)];
    if (looks === had) return [];
    const kind = had === undefined ? 'seen' : erasedIn(looks) > erasedIn(had) ? 'erased' : 'changed';
    return [next({ kind, sentAs: kind, entry: id, looks, data: entry })];
  });
  const gone = [...held.shown.keys()]
    .filter((id) => !now.has(id))
    .sort()
    .map((id) => next({ kind: 'withdrawn', sentAs: 'withdrawn', entry: id, data: takenBack(id) }));
  return [...again, ...news, ...gone];
}

type Held = Omit<Delivered, 'claims'>;

/** What the branch has when it has these, too. */
export function afterAll({ sequence, isOpen, shown }: Held, changes: readonly ChangeOfHeld[]): Held {
  let held: Held = { sequence, isOpen, shown };
  if (changes.length === 0) return held;
  const entries = new Map(shown);
  for (const { sequence: at, kind, entry, looks } of changes) {
    if (kind === 'ended') entries.clear();
    else if (kind === 'withdrawn') entries.delete(entry ?? '');
    else entries.set(entry ?? '', looks ?? '');
    held = { sequence: at, isOpen: kind !== 'ended', shown: entries };
  }
  return held;
}
type ChangeOfHeld = Pick<Claim, 'sequence' | 'kind' | 'entry' | 'looks'>;
