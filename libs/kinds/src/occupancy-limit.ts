import { isPersonRef, type Branch, type Instant } from '@samsyn/kernel';

/** What of an entry says the limit: `facts` with its visible corrections, persons as `PersonRef`. */
export interface PlanEntry {
  readonly name: string;
  readonly at: Instant;
  readonly branch: Branch;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A number, and from when it holds. */
export interface OccupancyLimit<Entry extends PlanEntry> {
  readonly from: Instant;
  readonly most: number;
  /** The entry that gave the number, and those that then briefed the branches that knew another. */
  readonly entries: readonly Entry[];
}

/** `maxInside` → `max-inside`: the name of a field however its words are joined. */
export const inHyphens = (field: string): string =>
  field
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[._]/g, '-')
    .toLowerCase();

/** Names under which an amendment says how many may be inside at once. */
export const OCCUPANCY_LIMIT_FIELDS: readonly string[] = ['max-inside', 'max-persons-inside'];

/** A whole number as an amendment gives it, in digits; `undefined` for anything else. */
export const wholeNumberIn = (value: unknown): number | undefined =>
  typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : undefined;

interface Amended {
  readonly most: number;
  readonly untold: readonly Branch[];
}

type Item = Readonly<Record<string, unknown>>;
const itemsIn = (value: unknown): readonly Item[] =>
  Array.isArray(value) ? value.filter((item): item is Item => typeof item === 'object' && item !== null) : [];

function amendedBy({ facts }: PlanEntry, leading: Branch | undefined): Amended | undefined {
  const isIt = (field: unknown): boolean =>
    typeof field === 'string' && OCCUPANCY_LIMIT_FIELDS.includes(inHyphens(field));
  const change = itemsIn(facts.changes).findLast(({ field }) => isIt(field));
  const most = wholeNumberIn(change?.value);
  if (most === undefined) return undefined;
  const untold = itemsIn(facts.briefAnew)
    .filter(({ of, branch }) => branch !== leading && Array.isArray(of) && of.some(isIt))
    .map(({ branch }) => branch as Branch);
  return { most, untold };
}

const branchesOf = (persons: unknown): readonly Branch[] =>
  itemsIn(persons).flatMap((one) => (isPersonRef(one) ? [one.branch] : []));

/** Branches that an entry briefs on the plan as it is, or that no longer come and need no briefing. */
const NO_LONGER_UNTOLD: Readonly<Record<string, (entry: PlanEntry) => readonly Branch[]>> = {
  PreBriefingHeld: ({ facts }) => branchesOf(facts.present),
  LateJoinerBriefed: ({ facts }) => branchesOf([facts.who]),
  AgencyDeclined: ({ branch }) => [branch],
  CoordinatorDeclined: ({ branch }) => [branch],
  CoordinatorReleased: ({ facts }) => branchesOf([facts.who]),
};

/** A release is of the plan as it is; a branch that it passed over is a deviation of its own. */
const RELEASES = ['OperationReleased', 'OperationReleasedWithoutCoordinator'];
const TELLS = [...RELEASES, 'OperationProposed', 'PlanAmended', ...Object.keys(NO_LONGER_UNTOLD)];

/**
 * How many may be inside a site at once, in the order in which the numbers came to hold. `entries`: in the order in
 * which they happened, by corrected times.
 * @rule most-inside: How many may be inside is what a pre-briefing agreed last, or what an amendment of the
 *   plan says instead: with the release that follows on it, or before that as soon as every branch that had
 *   been briefed otherwise, but the leading one, has been briefed anew. Amended after the release, what they
 *   were briefed on holds until then.
 * @source domain: Pre-briefing; ADR 0009
 * @proof how many may be inside › is the last number that everybody has been told
 */
export function occupancyLimits<Entry extends PlanEntry>(
  entries: readonly Entry[],
): readonly OccupancyLimit<Entry>[] {
  const held: OccupancyLimit<Entry>[] = [];
  let leading: Branch | undefined;
  let open: (Amended & { readonly reported: readonly Entry[] }) | undefined;
  for (const entry of entries) {
    if (!TELLS.includes(entry.name)) continue;
    if (entry.name === 'OperationProposed') leading = entry.branch;
    const amended = entry.name === 'PlanAmended' ? amendedBy(entry, leading) : undefined;
    const agreed = entry.name === 'PreBriefingHeld' ? entry.facts.maxInside : undefined;
    if (typeof agreed === 'number') {
      open = { most: agreed, untold: [], reported: [entry] };
    } else if (amended) {
      // If no number had been given, none holds until this one does.
      open = { ...amended, ...(held.length === 0 ? { untold: [] } : {}), reported: [entry] };
    } else if (open) {
      const { untold, reported, most } = open;
      const informed = RELEASES.includes(entry.name) ? untold : (NO_LONGER_UNTOLD[entry.name]?.(entry) ?? []);
      const left = untold.filter((branch) => !informed.includes(branch));
      if (left.length < untold.length) open = { most, untold: left, reported: [...reported, entry] };
    }
    if (open?.untold.length !== 0) continue;
    held.push({ from: entry.at, most: open.most, entries: open.reported });
    open = undefined;
  }
  return held;
}

/** The number that holds at that moment; `undefined` while nobody has given one. */
export const occupancyLimitAt = <Entry extends PlanEntry>(
  held: readonly OccupancyLimit<Entry>[],
  at: Instant,
): OccupancyLimit<Entry> | undefined => held.findLast(({ from }) => from <= at);
