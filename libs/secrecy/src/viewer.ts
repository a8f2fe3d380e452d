import type { Actor, Branch, PersonSince, Recorded } from '@samsyn/kernel';
import type { Access } from './access';

/** Who reads: a branch, and within it a person (an encounter's content is for single persons). */
export interface Viewer {
  readonly branch: Branch;
  readonly person: string;
  readonly role: string;
  /** Of a coordinator, those they are employed for. */
  readonly regions?: readonly string[];
  /** Where the person came to the branch, the role and the regions; absent: from the beginning. */
  readonly since?: PersonSince;
}

export const viewerOf = ({ branch, person, role, regions, since }: Actor): Viewer => ({
  branch,
  person,
  role,
  ...(regions.length > 0 ? { regions } : {}),
  ...(since === undefined ? {} : { since }),
});

/**
 * An operation as it stood in the log, with everything in it: for deciders and views, never for an exit. It does not
 * change while somebody holds it.
 */
export interface OperationSnapshot {
  readonly operationId: string;
  /** Position of the last event that is in it. */
  readonly position: number;
  /** In order of position, from every stream of the operation. */
  readonly entries: readonly Recorded[];
  readonly access: Access;
}
