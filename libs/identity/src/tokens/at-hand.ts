import { DomainError } from '@samsyn/kernel';

/** Requests and live streams of one person that are not answered yet; a page asks for some twenty at once. */
const MOST = 200;

/** What each person has asked for and not been answered: nobody's appetite is everybody's hunger. */
export class AtHand {
  private readonly ofPerson = new Map<string, number>();

  /**
   * One more of the person's, until the function that is given back is called; calling it again does nothing.
   * @throws DomainError `REQUEST.TOO_MANY_AT_ONCE` (throttled)
   */
  enter(person: string): () => void {
    const now = (this.ofPerson.get(person) ?? 0) + 1;
    if (now > MOST) throw new DomainError('REQUEST.TOO_MANY_AT_ONCE', { max: MOST }, 'throttled');
    this.ofPerson.set(person, now);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      const left = (this.ofPerson.get(person) ?? 0) - 1;
      if (left > 0) this.ofPerson.set(person, left);
      else this.ofPerson.delete(person);
    };
  }

  /** How many persons have something at hand. */
  get size(): number {
    return this.ofPerson.size;
  }
}
