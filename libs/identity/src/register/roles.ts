import type { Names } from './names';

/** Whom a person of the role finds in the directory, besides the branches, which everyone finds. */
export type DirectoryScope = 'own-branch' | 'coordinators' | 'everyone';

export interface Role extends Names {
  /** `coordinators`: those of all offices too. `everyone`: the role calls and invites persons of other branches, and must be able to name them. */
  readonly scope: DirectoryScope;
  /** Agencies whose persons can have the role; any where absent. */
  readonly of?: readonly string[];
}

/**
 * The one role that may propose changes of agencies and persons. It sees no operation and takes part in none:
 * its holder is of the branch that runs Samsyn.
 */
export const ADMINISTRATOR = 'administrator';
/** Who may be named to receive what is reported without its author. */
export const FACILITATOR = 'facilitator';
/** Answers for the work of a branch, and for how it uses what it knows of persons met. */
export const SUPERVISOR = 'supervisor';
/** Oversees for a branch how personal data are handled (GDPR article 39); takes part in nothing. */
export const DATA_PROTECTION_OFFICER = 'data-protection-officer';
/** Meets exposed persons for a region. */
export const COORDINATOR = 'coordinator';

/**
 * Roles that the system or its documents name. An administrator may use other codes; they reach their own
 * branch, and nothing is for them alone. A role that rules rest on is of the agencies whose duty it is: a
 * coordinator meets people for the social services, by their secrecy (OSL 26:1). An operation's leader may be
 * of any agency, not only the police.
 */
export const ROLES: Readonly<Record<string, Role>> = {
  'operation-leader': { sv: 'insatsledare', en: 'operation leader', scope: 'everyone' },
  officer: { sv: 'polis', en: 'police officer', scope: 'own-branch' },
  [COORDINATOR]: {
    sv: 'regionkoordinator',
    en: 'regional coordinator',
    scope: 'coordinators',
    of: ['social-services'],
  },
  [SUPERVISOR]: { sv: 'arbetsledare', en: 'supervisor', scope: 'own-branch' },
  'case-officer': { sv: 'handläggare', en: 'case officer', scope: 'own-branch' },
  'duty-officer': { sv: 'jourhandläggare', en: 'duty officer', scope: 'own-branch' },
  'support-worker': { sv: 'stödperson', en: 'support worker', scope: 'own-branch' },
  inspector: { sv: 'inspektör', en: 'inspector', scope: 'own-branch' },
  [FACILITATOR]: { sv: 'samordnare', en: 'facilitator', scope: 'own-branch' },
  [DATA_PROTECTION_OFFICER]: {
    sv: 'dataskyddsombud',
    en: 'data protection officer',
    scope: 'own-branch',
  },
  registrar: { sv: 'registrator', en: 'registrar', scope: 'own-branch' },
  analyst: { sv: 'analytiker', en: 'analyst', scope: 'own-branch' },
  prosecutor: { sv: 'åklagare', en: 'prosecutor', scope: 'own-branch' },
  nurse: { sv: 'sjuksköterska', en: 'nurse', scope: 'own-branch' },
  interpreter: { sv: 'tolk', en: 'interpreter', scope: 'own-branch' },
  [ADMINISTRATOR]: { sv: 'administratör', en: 'administrator', scope: 'own-branch', of: ['samsyn'] },
};

/** Whether a person of that agency can have the role. */
export const isRoleOf = (role: string, agency: string): boolean => ROLES[role]?.of?.includes(agency) ?? true;

export const scopeOf = (role: string): DirectoryScope => ROLES[role]?.scope ?? 'own-branch';
