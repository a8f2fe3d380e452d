import { agencyOf, type Branch, type PersonRef } from '@samsyn/kernel';

const COORDINATORS = /^social-services\/(?:regional-coordinator|coordinator-[a-z0-9-]+)$/;
const EMERGENCY_SERVICE = /^social-services\/emergency-[a-z0-9-]+$/;
/** An office that employs regional coordinators, or the one branch of them all that directories had before ADR 0036. */
export const isCoordinatorBranch = (branch: Branch): boolean => COORDINATORS.test(branch);
/** The social emergency service of a municipality, or of all as before. */
export const isEmergencyBranch = (branch: Branch): boolean => EMERGENCY_SERVICE.test(branch);

/** Those who meet the exposed person for the social services: the regional coordinators, and the emergency service at night. */
const CALLED_ROLES: ReadonlySet<string> = new Set(['coordinator', 'duty-officer']);
const CALLED_AGENCY = 'social-services';

/**
 * @rule who-may-be-called: Only coordinators, and duty officers of the emergency service, are called, asked for advice
 *   or put on duty. A duty officer of the police is neither.
 * @source domain: Planning; ADR 0038
 * @proof calling a coordinator › calls nobody but coordinators and the emergency service: …
 */
export const canBeCalled = ({ role, branch }: Pick<PersonRef, 'role' | 'branch'>): boolean =>
  CALLED_ROLES.has(role) && agencyOf(branch) === CALLED_AGENCY;
/** Whether somebody of the branch can be: for a step of a chain that names no person. */
export const hasCalledPersons = (branch: Branch): boolean => agencyOf(branch) === CALLED_AGENCY;
