import type { ViewedEntry } from '@samsyn/operations/contract';
import type { Branch, Instant, Json, PersonRef } from '@samsyn/kernel';
import type { PlanAsSeen } from './plan-as-seen';

/** Something of the plan that was told after a branch had been briefed last. */
export interface ChangeSinceBriefing {
  readonly entry: string;
  readonly type: string;
  readonly at: Instant;
  /** The fields of an amendment; of other entries what they are about. */
  readonly fields: readonly string[];
}

/** What a branch has been told at a pre-briefing, and what it has not. */
export interface BriefedBranch {
  readonly branch: Branch;
  /** When somebody of it was briefed last. */
  readonly at: Instant;
  readonly who: readonly string[];
  readonly entries: readonly string[];
  readonly changedSince: readonly ChangeSinceBriefing[];
  /** What of that it must be briefed of again; `beforeRelease`: a release waits for it. */
  readonly briefAnew?: { readonly of: readonly string[]; readonly beforeRelease: boolean };
}

const BRIEFINGS = ['PreBriefingHeld', 'LateJoinerBriefed'];

const presentIn = ({ data }: ViewedEntry): readonly PersonRef[] =>
  [data.who, ...((data.present as readonly Json[] | undefined) ?? [])].flatMap((person) =>
    person === undefined ? [] : [person as unknown as PersonRef],
  );

type Concerning = (entry: ViewedEntry, branch: Branch) => readonly string[];
/** What each kind of entry changes for a branch; none where it does not concern it. */
const CHANGES: Readonly<Record<string, Concerning>> = {
  PlanAmended: ({ data }) =>
    ((data.changes ?? []) as unknown as readonly { field: string }[]).map(({ field }) => field),
  OperationRescheduled: () => ['window'],
  RoleAssigned: ({ data }, branch) => {
    const roles = (data.roles ?? []) as unknown as readonly { who: PersonRef }[];
    return roles.some(({ who }) => who.branch === branch) ? ['roles'] : [];
  },
};

/** In the order in which the branches were briefed first. */
export function briefingsIn(seen: PlanAsSeen): readonly BriefedBranch[] {
  const briefings = seen.entries.of(...BRIEFINGS);
  const branches = new Set(briefings.flatMap((entry) => presentIn(entry).map(({ branch }) => branch)));
  return [...branches].map((branch) => {
    const own = briefings.filter((entry) => presentIn(entry).some((person) => person.branch === branch));
    const last = own.at(-1)!;
    const people = own.flatMap((entry) => presentIn(entry).filter((person) => person.branch === branch));
    const who = people.map(({ person }) => seen.person(person)?.who ?? branch);
    const changedSince = seen.entries.all.flatMap((entry): ChangeSinceBriefing[] => {
      const fields = entry.position > last.position ? (CHANGES[entry.name]?.(entry, branch) ?? []) : [];
      return fields.length > 0 ? [{ entry: entry.entry.id, type: entry.name, at: entry.at, fields }] : [];
    });
    const briefAnew = seen.plan.briefAnew.get(branch);
    const entries = own.map(({ entry }) => entry.id);
    const told = { branch, at: last.at, who: [...new Set(who)], entries, changedSince };
    return briefAnew ? { ...told, briefAnew } : told;
  });
}
