import type { Branch, PersonRef } from '@samsyn/kernel';
import type Database from 'better-sqlite3';
import type { Person } from './person';
import { PersonListeners } from './person-listeners';
import { hasEverHad, hasEverHadRole, personOf, type PersonRow } from './person-row';

/** Persons as the file of people has them, answered from memory by handle, by pseudonym and by sign-in. */
export class PersonRegister {
  readonly listeners = new PersonListeners();
  private readonly byHandles = new Map<string, Person>();
  private readonly byPersons = new Map<string, Person>();
  private readonly bySubjects = new Map<string, Person>();
  private changes = 0;

  constructor(private readonly database: Database.Database) {
    for (const row of database.prepare<[], PersonRow>('SELECT * FROM persons').all())
      this.remember(personOf(row));
  }

  get revision(): number {
    return this.changes;
  }

  byHandle(handle: string): Person | undefined {
    return this.byHandles.get(handle);
  }

  byPerson(person: string): Person | undefined {
    return this.byPersons.get(person);
  }

  bySubject(subject: string): Person | undefined {
    return this.bySubjects.get(subject);
  }

  hasHadSubject(subject: string): boolean {
    return this.bySubjects.has(subject) || hasEverHad(this.database, subject);
  }

  hasHadRoleBeside(role: string, person: string): boolean {
    return hasEverHadRole(this.database, role, person);
  }

  isStillThere({ person, branch }: Pick<PersonRef, 'person' | 'branch'>): boolean {
    const known = this.byPersons.get(person);
    return known !== undefined && known.active && known.branch === branch;
  }

  /** In the order of their handles. */
  all(): readonly Person[] {
    return [...this.byHandles.values()].sort((a, b) => (a.handle < b.handle ? -1 : 1));
  }

  isStaffed(branch: Branch): boolean {
    for (const person of this.byHandles.values()) if (person.active && person.branch === branch) return true;
    return false;
  }

  remember(person: Person): void {
    const before = this.byHandles.get(person.handle);
    if (before) this.bySubjects.delete(before.subject);
    this.byHandles.set(person.handle, person);
    this.byPersons.set(person.person, person);
    this.bySubjects.set(person.subject, person);
    this.changes += 1;
    if (before) this.listeners.tell(before, person);
  }
}
