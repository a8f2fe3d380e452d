/**
 * Tries with a wrong secret, until a minute has passed.
 * @rule issuer-tries: The development issuer looks at {value} wrong secrets of a client a minute at most, and then
 *   refuses with 429.
 * @source domain: Who is asking; RFC 6585 section 4
 * @proof the token endpoint › refuses after ten wrong secrets of a client, says when to come back, and serves the others
 */
const MOST_OF_CLIENT = 10;
/** The same secret opens for every client, so all of them together are counted too. */
const MOST_IN_ALL = 60;
const WINDOW_MS = 60_000;
const CLIENTS_REMEMBERED = 1_000;
const ALL = '';

interface Failed {
  count: number;
  sinceMs: number;
}

/**
 * How often tokens were asked for with a wrong secret, by client and in all: further tries are refused before
 * the secret is looked at.
 */
export class TokenTries {
  private readonly failed = new Map<string, Failed>();

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** Seconds until the next try is looked at; undefined where it may be now. */
  waitOf(client: string): number | undefined {
    const waits = [this.left(client, MOST_OF_CLIENT), this.left(ALL, MOST_IN_ALL)].filter((ms) => ms > 0);
    return waits.length === 0 ? undefined : Math.ceil(Math.max(...waits) / 1_000);
  }

  add(client: string): void {
    for (const who of [client, ALL]) {
      const known = this.current(who) ?? { count: 0, sinceMs: this.nowMs() };
      this.failed.delete(who);
      this.failed.set(who, { ...known, count: known.count + 1 });
    }
    const oldest = [...this.failed.keys()].find((who) => who !== ALL);
    if (this.failed.size > CLIENTS_REMEMBERED && oldest !== undefined) this.failed.delete(oldest);
  }

  private left(who: string, most: number): number {
    const known = this.current(who);
    return known && known.count >= most ? WINDOW_MS - (this.nowMs() - known.sinceMs) : 0;
  }

  private current(who: string): Failed | undefined {
    const known = this.failed.get(who);
    return known && this.nowMs() - known.sinceMs < WINDOW_MS ? known : undefined;
  }
}
