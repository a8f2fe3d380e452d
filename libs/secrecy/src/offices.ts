import type { Branch, Recorded } from '@samsyn/kernel';
import type { Access, EncounterAccess } from './access';

/** Whoever broke the glass read it for a while, and keeps nothing. */
export function leavesOffice(encounter: EncounterAccess, to: Branch, position: number): void {
  const { ownerBranch: branch, holders, underGlass, since } = encounter;
  const keeping = new Set([...holders].filter((person) => !underGlass.has(person)));
  encounter.earlierOffices.push({ branch, holders: keeping, since, until: position });
  encounter.ownerBranch = to;
  encounter.since = position;
  holders.clear();
  underGlass.clear();
}

/** The office that held the encounter when something was recorded at that position. */
export const officeAt = ({ earlierOffices, ownerBranch }: EncounterAccess, position: number): Branch =>
  earlierOffices.find(({ until }) => position <= until)?.branch ?? ownerBranch;

/** Who answers for an entry: the office that holds the encounter, where one that held it recorded the entry. */
export function answersFor(
  access: Access,
  { stream, position, actor }: Pick<Recorded, 'stream' | 'position' | 'actor'>,
): Branch {
  const encounter = access.encounters.get(stream);
  return encounter && officeAt(encounter, position) === actor.branch ? encounter.ownerBranch : actor.branch;
}
