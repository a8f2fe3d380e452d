import { isDeepStrictEqual } from 'node:util';
import type { Person } from './person';

/** Whether an account signed in as the first sees and does the same as the second. */
const haveSameRights = (before: Person, after: Person): boolean => {
  const [one, other] = [before, after].map(({ active, subject, actor }) => [active, subject, actor]);
  return isDeepStrictEqual(one, other);
};

/** Who is notified of changes of persons, once they stand. */
export class PersonListeners {
  private readonly ofLeft = new Set<(before: Person) => void>();
  private readonly ofRights = new Set<(person: string) => void>();

  /** Notified of everybody who is deactivated or changes branch or role. */
  onLeft(listener: (before: Person) => void): void {
    this.ofLeft.add(listener);
  }

  /** Notified of everybody who is deactivated, or now has other rights or another sign-in, by pseudonym. */
  onRightsChanged(listener: (person: string) => void): void {
    this.ofRights.add(listener);
  }

  tell(before: Person, after: Person): void {
    const isSame = before.branch === after.branch && before.role === after.role;
    if (before.active && !(after.active && isSame)) for (const left of this.ofLeft) left(before);
    if (!haveSameRights(before, after)) for (const changed of this.ofRights) changed(after.person);
  }
}
