export { ConfigurationError, readIdentityConfig, worldIn, type IdentityConfig, type Profile } from './config';
export {
  DevelopmentIssuer,
  tokenCommand,
  type DevelopmentIssuerOptions,
} from './development-issuer/development-issuer';
export type { ScopeFollowed } from './directory/branch-splits';
export { Directory, type DirectoryOptions } from './directory/directory';
export { administeredView, codeIn, handleIn, personsFor } from './directory/directory.http';
export type { BranchNames, Person, PersonEntry } from './directory/person';
export { Persons } from './directory/persons';
export { detailsOf } from './directory/person-details.http';
export { warningsOfLeaving } from './directory/last-of-role';
export {
  branchSplit,
  changedPerson,
  personDetailMembers,
  type RegionEntry,
  type BranchSplit,
  type PersonView,
  type AdministeredPersonView,
  type ChangedPersonView,
  type SplitOffice,
  type BranchEntry,
  type PersonDetails,
} from './directory/directory.schema';
export type { ProposedChange, ProposedChanges } from './directory/proposed-changes';
export type { ServiceEntry } from './directory/service-register';
export { IdentityModule, type IdentityParts } from './identity.module';
export { AGENCIES, type AgencyEntry } from './register/agencies';
export {
  EXAMPLE_PERSONS,
  FIRST_ADMINISTRATOR,
  FIRST_PERSONS,
  SECOND_ADMINISTRATOR,
} from './register/example-persons';
export {
  COUNTIES,
  isMunicipalityOf,
  MUNICIPALITIES,
  municipalityOf,
  type Municipality,
} from './register/municipalities';
export { registerNames } from './register/register-names';
export {
  ADMINISTRATOR,
  DATA_PROTECTION_OFFICER,
  FACILITATOR,
  ROLES,
  SUPERVISOR,
  type DirectoryScope,
  type Role,
} from './register/roles';
export { seedDirectory, type Seed } from './register/seed';
export {
  AllowRoles,
  AlsoForAdministrators,
  AuthGuard,
  CurrentActor,
  documentedFor,
  type AuthenticatedRequest,
} from './tokens/auth.guard';
export { KeysUnavailable, localKeys, remoteKeys, type KeyResolver } from './tokens/keys';
export { TokenVerifier, unauthorized, type TokenRules, type VerifiedToken } from './tokens/token-verifier';
export { Public } from '@samsyn/web';
