import { DomainError } from '@samsyn/kernel';
import { LIMITS } from '@samsyn/web';

const MOST = LIMITS.failedTokens.value;
const EACH_SECOND = MOST / 4;
/** Addresses that are remembered; the one that has failed least lately is forgotten. */
const MOST_ADDRESSES = 10_000;

interface Failed {
  readonly count: number;
  readonly atMs: number;
}

/**
 * Tokens that did not hold, by the address that they came from: an address that sends one after the other is
 * refused before the next is looked at. A token that is known to hold is never asked about here, so that
 * others behind the same address work on.
 */
export class FailedTokens {
  private readonly ofAddress = new Map<string, Failed>();

  constructor(private readonly nowMs: () => number) {}

  /** @throws DomainError `AUTH.TOO_MANY_FAILED` (throttled) */
  mustBeFew(address: string): void {
    if (this.countOf(address) >= MOST) throw new DomainError('AUTH.TOO_MANY_FAILED', {}, 'throttled');
  }

  add(address: string): void {
    const count = this.countOf(address) + 1;
    this.ofAddress.delete(address);
    this.ofAddress.set(address, { count, atMs: this.nowMs() });
    const [oldest] = this.ofAddress.keys();
    if (this.ofAddress.size > MOST_ADDRESSES && oldest !== undefined) this.ofAddress.delete(oldest);
  }

  private countOf(address: string): number {
    const failed = this.ofAddress.get(address);
    if (!failed) return 0;
    return Math.max(0, failed.count - ((this.nowMs() - failed.atMs) / 1_000) * EACH_SECOND);
  }
}
