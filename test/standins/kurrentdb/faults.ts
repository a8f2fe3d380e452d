/** What can go wrong with an append, as a server on a network does it. */
export const FAULTS = [
  /** Stored; the answer never comes. */
  'lost-reply',
  /** Stored; the connections are reset instead of an answer. */
  'cut-reply',
  /** Neither stored nor answered. */
  'lost-request',
  /** Answered as if another writer had been first; not stored. */
  'conflict',
  'not-leader',
  'not-ready',
  'too-large',
] as const;

export type Fault = (typeof FAULTS)[number];

export interface Aim {
  /** How many of the next appends it strikes. */
  readonly times?: number;
  /** Only those to this stream. */
  readonly stream?: string;
}

interface Armed {
  left: number;
  readonly stream: string | undefined;
}

/** Faults that wait for their append: each strikes as often as it was armed for, and is counted. */
export class Faults {
  private readonly armed = new Map<Fault, Armed[]>();
  private readonly struck = new Map<Fault, number>();

  arm(fault: Fault, { times = 1, stream }: Aim = {}): void {
    this.armed.set(fault, [...(this.armed.get(fault) ?? []), { left: times, stream }]);
  }

  /** Whether this append is struck by it. */
  strikes(fault: Fault, stream: string): boolean {
    const waiting = this.armed.get(fault);
    const armed = waiting?.find((each) => each.stream === undefined || each.stream === stream);
    if (!waiting || !armed) return false;
    armed.left -= 1;
    if (armed.left <= 0)
      this.armed.set(
        fault,
        waiting.filter((each) => each !== armed),
      );
    this.struck.set(fault, this.count(fault) + 1);
    return true;
  }

  /** How often it has struck. */
  count(fault: Fault): number {
    return this.struck.get(fault) ?? 0;
  }

  disarm(): void {
    this.armed.clear();
  }
}
