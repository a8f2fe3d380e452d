import { DomainError } from '@samsyn/kernel';

export interface Most {
  readonly ofPerson: number;
  readonly inAll: number;
}

/** How much of something each person holds, and all together: nobody's appetite is everybody's hunger. */
export class Shares {
  private readonly held = new Map<string, number>();
  private all = 0;

  /** `code`: the refusal of a person who takes more than one person may. */
  constructor(
    private readonly most: Most,
    private readonly code: string,
  ) {}

  /**
   * So much more of the person's, until the function that is given back is called; calling it again does nothing.
   * @throws DomainError the code (throttled) where it is the person's own doing; `REQUEST.SERVER_BUSY` (unavailable)
   */
  take(person: string, amount = 1): () => void {
    const { ofPerson, inAll } = this.most;
    if (this.of(person) + amount > ofPerson) throw new DomainError(this.code, { max: ofPerson }, 'throttled');
    if (this.all + amount > inAll) throw new DomainError('REQUEST.SERVER_BUSY', {}, 'unavailable');
    this.add(person, amount);
    let isHeld = true;
    return () => {
      if (isHeld) this.add(person, -amount);
      isHeld = false;
    };
  }

  /** @throws DomainError the code (throttled) where the person holds as much as one may */
  mustHaveRoom(person: string): void {
    const { ofPerson } = this.most;
    if (this.of(person) >= ofPerson) throw new DomainError(this.code, { max: ofPerson }, 'throttled');
  }

  of(person: string): number {
    return this.held.get(person) ?? 0;
  }

  get inAll(): number {
    return this.all;
  }

  /** How many persons hold something. */
  get persons(): number {
    return this.held.size;
  }

  private add(person: string, amount: number): void {
    const now = this.of(person) + amount;
    this.all += amount;
    if (now > 0) this.held.set(person, now);
    else this.held.delete(person);
  }
}
