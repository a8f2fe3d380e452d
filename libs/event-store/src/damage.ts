import type { StoredEvent } from './port';

/** What did not verify when it was read. */
export interface Damage {
  readonly position: number;
  /** The sealed field that does not open; absent where the event itself is not what was written. */
  readonly field?: string;
}

/** Keeps what of the log was found damaged since the start, each once. */
export class LogDamage {
  private readonly found = new Set<string>();

  /** @param tell what the operator is to hear of, each damage once; nothing of a content */
  constructor(private readonly tell: (damage: Damage) => void = () => {}) {}

  get count(): number {
    return this.found.size;
  }

  event(position: number): void {
    this.add(String(position), { position });
  }

  field({ position }: Pick<StoredEvent, 'position'>, field: string): void {
    this.add(`${position} ${field}`, { position, field });
  }

  private add(key: string, damage: Damage): void {
    if (this.found.has(key)) return;
    this.found.add(key);
    this.tell(damage);
  }
}
