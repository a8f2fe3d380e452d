import { randomUUID } from 'node:crypto';
import {
  agencyOf,
  DomainError,
  SYSTEM,
  SYSTEM_BRANCH,
  type Branch,
  type Instant,
  type PersonRef,
  unknownBranches,
} from '@samsyn/kernel';
import type { BranchFollowers } from '@samsyn/event-store';
import type Database from 'better-sqlite3';
import type { Names } from '../register/names';
import { ADMINISTRATOR, isRoleOf, ROLES } from '../register/roles';
import { ChangeFeed } from './change-feed';
import { openDirectoryFile } from './directory-file';
import { BranchRegister } from './branch-register';
import { BranchSplits, mustBeWhole, type ScopeFollowed } from './branch-splits';
import type { ApprovedEntry, BranchNames, Person, PersonEntry } from './person';
import type { PersonListeners } from './person-listeners';
import { PersonRegister } from './person-register';
import { ProposedChanges } from './proposed-changes';
import { ServiceRegister, type ServiceEntry } from './service-register';
import {
  detailsAfter,
  personOf,
  rowOf,
  rowsBeyond,
  sinceOf,
  writePerson,
  type PersonRow,
} from './person-row';
import { mustKnowMunicipalities, RegionRegister } from './region-register';
import type { RegionEntry, BranchSplit, SplitOffice, BranchEntry, PersonDetails } from './directory.schema';

export interface DirectoryOptions {
  /** Real time by default: changes of people follow no exercise's clock. */
  readonly now?: () => Instant;
}

/**
 * Who works where, kept in a SQLite file of its own and answered from memory, so that every request may ask. The log
 * knows persons by pseudonym only; this is where the pseudonym has a name, and may lose it.
 */
export class Directory {
  private readonly database: Database.Database;
  private readonly now: () => Instant;
  private readonly regionRegister: RegionRegister;
  private readonly serviceRegister: ServiceRegister;
  private readonly branchSplits: BranchSplits;
  private readonly branchRegister: BranchRegister;
  /** What other processes change. */
  readonly feed: ChangeFeed;
  /** What waits for a second person. */
  readonly proposed: ProposedChanges;
  private readonly personRegister: PersonRegister;
  private readonly isClosed = (code: Branch): boolean => this.branchSplits.of(code)?.state === 'done';

  /** `file` is a path or `:memory:`. @throws Error where the file is no directory of this format */
  constructor(file: string, { now = () => new Date().toISOString() }: DirectoryOptions = {}) {
    this.now = now;
    this.database = openDirectoryFile(file);
    // Before all that is read: what is changed meanwhile is taken in once more.
    this.feed = new ChangeFeed(this.database, (what, content) => this.takeIn(what, content));
    this.regionRegister = new RegionRegister(this.database);
    this.serviceRegister = new ServiceRegister(this.database);
    this.branchSplits = new BranchSplits(this.database);
    this.branchRegister = new BranchRegister(this.database);
    this.proposed = new ProposedChanges(this.database);
    this.personRegister = new PersonRegister(this.database);
  }

  /** Who is notified of changes of persons. */
  get listeners(): PersonListeners {
    return this.personRegister.listeners;
  }

  /** Raised with every change of a person: what was computed from who is there is then computed again. */
  get revision(): number {
    return this.personRegister.revision;
  }

  /** Active or not; undefined where nobody has it. */
  byHandle(handle: string): Person | undefined {
    return this.personRegister.byHandle(handle);
  }

  /** Active or not, by the pseudonym of the log. */
  byPerson(person: string): Person | undefined {
    return this.personRegister.byPerson(person);
  }

  /** Whether the person whom the log names is still there: active, and of the branch that they acted for. */
  isStillThere({ person, branch }: Pick<PersonRef, 'person' | 'branch'>): boolean {
    return this.personRegister.isStillThere({ person, branch });
  }

  /** Active or not, by `sub` of a token. */
  bySubject(subject: string): Person | undefined {
    return this.personRegister.bySubject(subject);
  }

  /** Whether an account has, or ever had, that sign-in. */
  hasHadSubject(subject: string): boolean {
    return this.personRegister.hasHadSubject(subject);
  }

  branch(code: Branch): BranchEntry | undefined {
    return this.isClosed(code) ? undefined : this.branchRegister.of(code);
  }

  /** In the order of their codes; one that was split is none any more. */
  branches(): readonly BranchEntry[] {
    return this.branchRegister.all().filter(({ branch }) => !this.isClosed(branch));
  }

  /** Whether it was ever registered, also where it was split since. */
  hasHad(code: Branch): boolean {
    return this.branchRegister.of(code) !== undefined;
  }

  /** Branches that were split or are to be, in the order of their codes. */
  splits(): readonly BranchSplit[] {
    return this.branchSplits.all();
  }

  /** Who follows branches that were split. */
  followers(): BranchFollowers {
    return this.branchSplits.followers();
  }

  region(code: string): RegionEntry | undefined {
    return this.regionRegister.of(code);
  }

  /** In the order of their codes. */
  regions(): readonly RegionEntry[] {
    return this.regionRegister.all();
  }

  /** @throws DomainError `REGION.UNKNOWN` (invalid) where one of the codes is no registered region */
  mustKnowRegions(codes: readonly string[]): void {
    this.regionRegister.mustKnow(codes);
  }

  /** All, the inactive too, in the order of their handles. */
  persons(): readonly Person[] {
    return this.personRegister.all();
  }

  /** The active persons of the branch, in the order of their handles. */
  personsOf(branch: Branch): readonly Person[] {
    return this.persons().filter((person) => person.active && person.branch === branch);
  }

  /** Whether anybody of the branch is there to read what is sent to it. */
  isStaffed(branch: Branch): boolean {
    return this.personRegister.isStaffed(branch);
  }

  /**
   * Adds a branch, and its agency where that is new, or gives them other names; a name that is not said stays, and is
   * the register's or the code where there was none. `by` is the pseudonym of who did it, null for the system itself.
   * @throws DomainError `IDENTITY.CODE_RESERVED` (invalid), `IDENTITY.BRANCH_SPLIT` (conflict)
   */
  registerBranch(code: Branch, names: BranchNames, by: string | null): BranchEntry {
    if (agencyOf(code) === SYSTEM_BRANCH) throw reserved();
    if (this.isClosed(code)) throw closedBranch();
    const entry = this.branchRegister.with(code, names);
    this.inOneTransaction('branch', code, entry, by, () => this.branchRegister.write(entry));
    this.branchRegister.remember(entry);
    return entry;
  }

  /** What the branch is registered for, where it is. */
  service(branch: Branch, service: string): ServiceEntry | undefined {
    return this.serviceRegister.of(branch, service);
  }

  /** Every registration, in the order of the branches. */
  services(): readonly ServiceEntry[] {
    return this.serviceRegister.all();
  }

  /**
   * Registers the branch for a kind of support, or changes its certification.
   * @throws DomainError `IDENTITY.BRANCH_UNKNOWN` (invalid)
   */
  registerService(entry: ServiceEntry, by: string | null): ServiceEntry {
    if (!this.branch(entry.branch)) throw new DomainError('IDENTITY.BRANCH_UNKNOWN', {}, 'invalid');
    this.inOneTransaction('service', entry.branch, entry, by, () => this.serviceRegister.write(entry));
    this.serviceRegister.remember(entry);
    return entry;
  }

  /** Adds a region, or gives it other names; a name that is not said stays, and is the code where there was none. */
  registerRegion(code: string, names: Partial<Names>, by: string | null): RegionEntry {
    const entry = this.regionRegister.with(code, names);
    this.inOneTransaction('region', code, entry, by, () => this.regionRegister.write(entry));
    this.regionRegister.remember(entry);
    return entry;
  }

  /**
   * Says who follows a branch that was registered too wide; the next start carries it out. Said again before then, it
   * takes the place of what was said. Offices that are new are registered.
   * @throws DomainError as `mustBeWhole`; `IDENTITY.BRANCH_UNKNOWN`, `REGION.UNKNOWN`,
   * `IDENTITY.MUNICIPALITY_UNKNOWN` (invalid); `IDENTITY.BRANCH_SPLIT` (conflict) for one that was split
   */
  splitBranch(code: Branch, offices: readonly SplitOffice[], by: string | null): BranchSplit {
    this.mustBeDivisible(code, offices);
    this.together(() => {
      for (const { branch } of offices)
        if (!this.branchRegister.of(branch)) this.registerBranch(branch, {}, by);
      this.inOneTransaction('split', code, { offices }, by, () =>
        this.branchSplits.ask(code, offices, this.now()),
      );
    });
    return this.branchSplits.of(code)!;
  }

  /** @throws DomainError as `splitBranch` */
  mustBeDivisible(code: Branch, offices: readonly SplitOffice[]): void {
    if (this.isClosed(code)) throw closedBranch();
    if (!this.branchRegister.of(code)) throw new DomainError('IDENTITY.BRANCH_UNKNOWN', {}, 'invalid');
    // Those who have left included.
    const everyone = this.persons().flatMap((one) => (one.branch === code ? [one.handle] : []));
    mustBeWhole(code, offices, everyone);
    for (const { branch, regions, municipalities } of offices) {
      this.mustKnowRegions(regions);
      mustKnowMunicipalities(municipalities);
      if (this.isClosed(branch)) throw closedBranch();
    }
  }

  /** Moves everyone to their office, those who came after the request to the rest, and closes the branch. */
  carryOutSplit({ branch: code, offices }: BranchSplit, scopes: readonly ScopeFollowed[]): void {
    const rest = offices.find((office) => office.rest)!.branch;
    const officeOf = (handle: string) =>
      offices.find(({ persons }) => persons.includes(handle))?.branch ?? rest;
    const people = this.persons().filter(({ branch }) => branch === code);
    this.together(() => {
      for (const person of people) this.store({ ...rowOf(person), branch: officeOf(person.handle) }, null);
      const persons = new Map(people.map(({ person, handle }) => [person, officeOf(handle)]));
      const carryOut = () => this.branchSplits.carryOut(code, persons, scopes, rest);
      this.inOneTransaction('split-done', code, { offices }, null, carryOut);
    });
  }

  /** A role that the system names, or that somebody has been registered with. */
  knowsRole(role: string): boolean {
    return Object.hasOwn(ROLES, role) || this.persons().some((person) => person.role === role);
  }

  /**
   * Adds a person, or changes and reactivates one; the pseudonym stays the same for a handle.
   * @throws DomainError `IDENTITY.BRANCH_UNKNOWN`, `IDENTITY.ROLE_OF_OTHERS`, `REGION.UNKNOWN`, `IDENTITY.CODE_RESERVED`
   * (invalid),
   * `IDENTITY.SUBJECT_TAKEN`, `IDENTITY.LAST_ADMINISTRATOR` (conflict)
   */
  registerPerson(
    handle: string,
    entry: PersonEntry,
    by: string | null,
    { person = randomUUID(), position = 0, given }: ApprovedEntry = {},
  ): Person {
    this.feed.lookFirst();
    const subject = this.subjectFor(handle, entry);
    const known = this.byHandle(handle);
    return this.store(
      {
        handle,
        person: known?.person ?? person,
        subject,
        branch: entry.branch,
        role: entry.role,
        regions: JSON.stringify(entry.regions),
        active: 1,
        ...detailsAfter(known, entry.details),
        since: JSON.stringify(given ?? sinceOf(known, entry, position)),
      },
      by,
    );
  }

  /** The `sub` that the person would have, where they can be registered so. @throws DomainError as `registerPerson` */
  subjectFor(handle: string, entry: PersonEntry): string {
    if (entry.role === SYSTEM.role) throw reserved();
    if (!this.branch(entry.branch)) throw unknownBranches([entry.branch]);
    if (!isRoleOf(entry.role, agencyOf(entry.branch)))
      throw new DomainError('IDENTITY.ROLE_OF_OTHERS', {}, 'invalid');
    this.mustKnowRegions(entry.regions);
    const known = this.byHandle(handle);
    const subject = entry.subject ?? known?.subject ?? handle;
    const holder = this.bySubject(subject);
    if (holder && holder.handle !== handle) throw new DomainError('IDENTITY.SUBJECT_TAKEN', {}, 'conflict');
    if (entry.role !== ADMINISTRATOR) this.mustNotBeLastAdministrator(known);
    return subject;
  }

  /** @throws DomainError as `deactivate` */
  mustBeDeactivable(handle: string): Person {
    const known = this.byHandle(handle);
    if (!known) throw new DomainError('PERSON.UNKNOWN', { unknown: [handle] }, 'unknown');
    this.mustNotBeLastAdministrator(known);
    return known;
  }

  /** The active administrators, in the order of their handles. */
  administrators(): readonly Person[] {
    return this.persons().filter(({ active, role }) => active && role === ADMINISTRATOR);
  }

  /** Whether anybody beside that person is an administrator, or ever was one. */
  hasHadAdministratorBeside(person: string): boolean {
    return this.personRegister.hasHadRoleBeside(ADMINISTRATOR, person);
  }

  /**
   * A person whose arrival is at a position beyond a log restored from an older copy arrives where that log
   * ends: what is appended from now on is shown to them.
   */
  keepArrivalsWithin(head: number): void {
    // The least that can come after it: positions have gaps.
    const next = head + 1;
    for (const row of rowsBeyond(this.persons(), next)) this.store(row, null);
  }

  /** @throws DomainError `PERSON.UNKNOWN` (unknown) */
  describePerson(handle: string, details: Partial<PersonDetails>, by: string | null): Person {
    this.feed.lookFirst();
    const known = this.byHandle(handle);
    if (known) return this.store({ ...rowOf(known), ...detailsAfter(known, details) }, by);
    throw new DomainError('PERSON.UNKNOWN', {}, 'unknown');
  }

  /**
   * From now on the person's tokens count for nothing; what they did keeps its pseudonym.
   * @throws DomainError `PERSON.UNKNOWN` (unknown), `IDENTITY.LAST_ADMINISTRATOR` (conflict)
   */
  deactivate(handle: string, by: string | null): Person {
    this.feed.lookFirst();
    return this.store({ ...rowOf(this.mustBeDeactivable(handle)), active: 0 }, by);
  }

  /** Makes the changes of `work` durable together: one wait for the disk instead of many. */
  together(work: () => void): void {
    this.database.transaction(work)();
  }

  close(): void {
    this.feed.stop();
    this.database.close();
  }

  private takeIn(what: string, content: unknown): void {
    if (what === 'person') this.personRegister.remember(personOf(content as PersonRow));
    else if (what === 'branch') this.branchRegister.remember(content as BranchEntry);
    else if (what === 'region') this.regionRegister.remember(content as RegionEntry);
    else if (what === 'service') this.serviceRegister.remember(content as ServiceEntry);
    else this.branchSplits.load();
  }

  private mustNotBeLastAdministrator(known: Person | undefined): void {
    const isLast = this.administrators().every((one) => one === known);
    if (known?.active && known.role === ADMINISTRATOR && isLast)
      throw new DomainError('IDENTITY.LAST_ADMINISTRATOR', {}, 'conflict');
  }

  private store(row: PersonRow, by: string | null): Person {
    this.inOneTransaction('person', row.person, row, by, () => writePerson(this.database, row));
    const person = personOf(row);
    this.personRegister.remember(person);
    return person;
  }

  private inOneTransaction(
    what: string,
    subject: string,
    content: object,
    by: string | null,
    write: () => void,
  ): void {
    this.database.transaction(() => {
      write();
      this.feed.add([this.now(), by, what, subject, JSON.stringify(content)]);
    })();
  }
}

const closedBranch = (): DomainError => new DomainError('IDENTITY.BRANCH_SPLIT', {}, 'conflict');
const reserved = (): DomainError => new DomainError('IDENTITY.CODE_RESERVED', {}, 'invalid');
