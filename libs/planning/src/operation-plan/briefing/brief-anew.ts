import type { Branch, Instant } from '@samsyn/kernel';
import { CONCERNED, matterOf } from './briefing-matters';

/** What a branch that had been briefed must be briefed on again. */
export interface NewBriefing {
  readonly branch: Branch;
  /** The fields that changed, as the amendment named them. */
  readonly of: readonly string[];
  /** A release waits for it. */
  readonly beforeRelease: boolean;
}

/** By branch: what changed since it was briefed last. */
export type BriefAnew = ReadonlyMap<Branch, Omit<NewBriefing, 'branch'>>;

/**
 * Who of the briefed branches needs a new briefing after these changes, in the order in which they were briefed.
 * `named`: branches that the leader says it concerns, whatever the table says.
 */
export function newBriefings(
  briefed: Iterable<Branch>,
  fields: readonly string[],
  named: readonly Branch[],
  at: Instant,
): readonly NewBriefing[] {
  const changed = fields.flatMap((field) => {
    const matter = matterOf(field, at);
    return matter ? [{ ...matter, field }] : [];
  });
  return [...briefed].flatMap((branch) => {
    const concerning = changed.filter(({ concerns }) => CONCERNED[concerns](branch));
    if (named.includes(branch)) return [{ branch, of: [...fields], beforeRelease: true }];
    if (concerning.length === 0) return [];
    const of = concerning.map(({ field }) => field);
    return [{ branch, of, beforeRelease: concerning.some(({ beforeRelease }) => beforeRelease) }];
  });
}

/** With what an amendment recorded. */
export function briefAnewAfter(
  before: BriefAnew,
  { briefAnew = [] }: { readonly briefAnew?: readonly NewBriefing[] },
): BriefAnew {
  const after = new Map(before);
  for (const { branch, of, beforeRelease } of briefAnew) {
    const known = after.get(branch);
    after.set(branch, {
      of: [...new Set([...(known?.of ?? []), ...of])],
      beforeRelease: beforeRelease || (known?.beforeRelease ?? false),
    });
  }
  return after;
}

/** Everybody briefed now knows the plan as it is. */
export const withoutBriefed = (before: BriefAnew, branches: readonly Branch[]): BriefAnew =>
  new Map([...before].filter(([branch]) => !branches.includes(branch)));

export const demandsBriefing = (briefAnew: BriefAnew, branch: Branch): boolean =>
  briefAnew.get(branch)?.beforeRelease ?? false;
