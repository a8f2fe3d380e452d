import { Injectable } from '@nestjs/common';
import {
  personHasLeft,
  refOf,
  type Branch,
  type PersonRef,
  unknownBranches,
  unknownPerson,
} from '@samsyn/kernel';
import { Directory } from './directory';
import type { Person } from './person';

/** Who is meant by handles and codes of a body: public ids of the interface become those of the log. */
@Injectable()
export class Persons {
  constructor(private readonly directory: Directory) {}

  /**
   * The person with that handle, active or not: events may be reported of a person who has left since.
   * @throws DomainError `PERSON.UNKNOWN` (invalid)
   */
  named(handle: string): PersonRef {
    return refOf(this.found(handle));
  }

  /** The person with that handle, active or not; undefined if there is none. */
  known(handle: string): Person | undefined {
    return this.directory.byHandle(handle);
  }

  /** Everybody who has been deactivated, by pseudonym. */
  get departed(): ReadonlySet<string> {
    const gone = this.directory.persons().filter(({ active }) => !active);
    return new Set(gone.map(({ person }) => person));
  }

  /** Active, and of the branch that the log names. */
  isStillThere(who: Pick<PersonRef, 'person' | 'branch'>): boolean {
    return this.directory.isStillThere(who);
  }

  /**
   * Somebody who can be asked to do something. A person who has left is reported as having left if the caller
   * may know of them (`knows`, by branch), and otherwise as not existing.
   * @throws DomainError `PERSON.UNKNOWN`, `PERSON.HAS_LEFT` (invalid)
   */
  active(handle: string, knows: (branch: Branch) => boolean = () => false): Person {
    const person = this.found(handle);
    if (!person.active) throw knows(person.branch) ? personHasLeft(handle) : unknownPerson(handle);
    return person;
  }

  /**
   * The caller if nobody is named, else somebody of the caller's branch: a person of another branch is
   * treated as one who does not exist, as in the directory. @throws DomainError `PERSON.UNKNOWN` (invalid)
   */
  colleague(handle: string | undefined, { person, branch }: PersonRef): Person {
    const found = handle === undefined ? this.directory.byPerson(person) : this.active(handle);
    if (found?.branch !== branch) throw unknownPerson(handle ?? person);
    return found;
  }

  /** @throws DomainError `IDENTITY.BRANCH_UNKNOWN` (invalid) */
  mustBeBranches(codes: readonly Branch[]): void {
    const unknown = codes.filter((code) => !this.directory.branch(code));
    if (unknown.length > 0) throw unknownBranches(unknown);
  }

  /** @throws DomainError `REGION.UNKNOWN` (invalid) */
  mustBeRegions(codes: readonly string[]): void {
    this.directory.mustKnowRegions(codes);
  }

  private found(handle: string): Person {
    const person = this.directory.byHandle(handle);
    if (!person) throw unknownPerson(handle);
    return person;
  }
}
