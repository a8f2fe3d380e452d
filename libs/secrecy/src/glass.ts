import type { Access, BrokenGlass, EncounterAccess } from './access';
import type { Viewer } from './viewer';

const SUPERVISOR = 'supervisor';
const DATA_PROTECTION_OFFICER = 'data-protection-officer';
/** Who answers for a branch whether its glass was rightly broken, beside the holder of the encounter. */
const REVIEWING: ReadonlySet<string> = new Set([SUPERVISOR, DATA_PROTECTION_OFFICER]);

/**
 * Whether the viewer oversees how others handle personal data, and does nothing else: of any operation they
 * see who broke the glass in their branch, and nothing that was recorded of anybody.
 * @rule data-protection-officer-sees-glass: A data protection officer sees who broke the glass in the own branch, when,
 *   why and for what sort of entry, takes part in no operation and sees nothing else of any.
 * @source GDPR article 39; domain: Secrecy; ADR 0049
 * @proof broken glass › shows the data protection officer that it was broken, and nothing else of the operation
 */
export const overseesOnly = ({ role }: Pick<Viewer, 'role'>): boolean => role === DATA_PROTECTION_OFFICER;

/** Whether the viewer may know it by who they are, whoever holds the encounter by now. */
export const isOfGlass = ({ branch, person, role }: Viewer, { by }: BrokenGlass): boolean =>
  branch === by.branch && (person === by.person || REVIEWING.has(role));

export const knowsOfGlass = ({ glass }: Access, viewer: Viewer): boolean =>
  [...glass.values()].some((broken) => isOfGlass(viewer, broken));

/** Those of the branch who hold the encounter for good, or held it until another office took it over. */
function holdersIn(
  { ownerBranch, holders, underGlass, earlierOffices }: EncounterAccess,
  branch: string,
): ReadonlySet<string> {
  if (branch === ownerBranch) return new Set([...holders].filter((person) => !underGlass.has(person)));
  return earlierOffices.findLast((office) => office.branch === branch)?.holders ?? new Set();
}

/**
 * Whether the viewer may say if it was justified: the holder of the encounter, supervisors and the data
 * protection officer of the branch in which the glass was broken, and never the person who broke it, whatever
 * they have become since.
 * @rule glass-is-answered-by-others: Whether broken glass was justified is answered by the holder, a supervisor or the
 *   data protection officer of the branch, and never by whoever broke it.
 * @source OSL 26:1; domain: Secrecy; ADR 0049
 * @proof broken glass › is never answered by whoever broke it, whatever they have become since
 */
export function mayAnswerGlass(access: Access, viewer: Viewer, { stream, by }: BrokenGlass): boolean {
  if (viewer.person === by.person || viewer.branch !== by.branch) return false;
  if (REVIEWING.has(viewer.role)) return true;
  const encounter = access.encounters.get(stream);
  return encounter !== undefined && holdersIn(encounter, by.branch).has(viewer.person);
}

/** Pseudonyms of those who may answer it as they are now, of the persons of the branch. */
export const reviewersOf = (
  access: Access,
  glass: BrokenGlass,
  persons: readonly Pick<Viewer, 'person' | 'role'>[],
): readonly string[] =>
  persons
    .filter(({ person, role }) => mayAnswerGlass(access, { branch: glass.by.branch, person, role }, glass))
    .map(({ person }) => person);
