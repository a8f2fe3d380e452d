import type { Actor, Branch, PersonSince } from '@samsyn/kernel';
import type { Names } from '../register/names';
import type { PersonDetails } from './directory.schema';

/** What an administrator enters about a person. */
export interface PersonEntry {
  readonly branch: Branch;
  readonly role: string;
  /** Region codes; for a coordinator those they are employed for. */
  readonly regions: readonly string[];
  /** `sub` of the person's tokens; default: the handle. */
  readonly subject?: string;
  /** What is absent stays as it was; an empty text takes it away. Never in the log. */
  readonly details?: Partial<PersonDetails>;
}

/** Which person a new handle is, and where in the log an approved change of one stands. */
export interface ApprovedEntry {
  readonly person?: string;
  readonly position?: number;
  /** From where on the person sees what the branch took part in, instead of `position`. */
  readonly given?: PersonSince;
}

export interface Person extends PersonDetails {
  /** Public id, `coordB`; case counts. Never stands in the log. */
  readonly handle: string;
  /** Who acts in the log: a random UUID that means nothing outside this directory. */
  readonly person: string;
  readonly subject: string;
  readonly branch: Branch;
  readonly role: string;
  readonly regions: readonly string[];
  readonly active: boolean;
  /** Where in the log the person came to the branch, the role and the regions. */
  readonly since: PersonSince;
  /** The same as the log's Actor, made once. */
  readonly actor: Actor;
}

export interface BranchNames extends Partial<Names> {
  readonly agency?: Partial<Names>;
}
