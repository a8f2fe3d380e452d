import { briefedBy, BRIEFINGS, type ViewedEntry } from '@samsyn/operations/contract';
import type { Branch, PersonRef } from '@samsyn/kernel';
import type { ViewedPlan } from './plan-as-seen';
import type { ChangeSinceBriefing, BriefedBranch } from './plan-view.schema';

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
export function briefingsIn(viewed: ViewedPlan): readonly BriefedBranch[] {
  const briefings = viewed.entries.of(...BRIEFINGS);
  const branches = new Set(briefings.flatMap((entry) => briefedBy(entry).map(({ branch }) => branch)));
  return [...branches].map((branch) => {
    const own = briefings.filter((entry) => briefedBy(entry).some((person) => person.branch === branch));
    const last = own.at(-1)!;
    const people = own.flatMap((entry) => briefedBy(entry).filter((person) => person.branch === branch));
    const who = people.map(({ person }) => viewed.person(person)?.who ?? branch);
    const changedSince = viewed.entries.all.flatMap((entry): ChangeSinceBriefing[] => {
      const fields = entry.position > last.position ? (CHANGES[entry.name]?.(entry, branch) ?? []) : [];
      return fields.length > 0 ? [{ entry: entry.entry.id, type: entry.name, at: entry.at, fields }] : [];
    });
    const briefAnew = viewed.plan.briefAnew.get(branch);
    const entries = own.map(({ entry }) => entry.id);
    const line = { branch, at: last.at, who: [...new Set(who)], entries, changedSince };
    return briefAnew ? { ...line, briefAnew } : line;
  });
}
