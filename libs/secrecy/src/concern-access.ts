import type { Branch, Recorded } from '@samsyn/kernel';

/** Who may know of concerns for a child (ADR 0035). */
export interface ConcernsAccess {
  /**
   * By stream, those reported outside every encounter: who reported, and the offices it was sent to, first or
   * later.
   */
  readonly outside: Map<string, { readonly reporter: Branch; readonly named: Set<Branch> }>;
  /** For each concern that was redirected, its offices, with the position from which it is no more theirs. */
  readonly offices: Map<string, Map<Branch, number>>;
}

export const noConcerns = (): ConcernsAccess => ({ outside: new Map(), offices: new Map() });

type Data = Readonly<Record<string, unknown>>;

/** Reported outside every encounter it begins a stream of its own. */
export function concernReported(
  { outside }: ConcernsAccess,
  { stream, actor }: Recorded,
  { to }: Data,
): void {
  // Erased, it names nobody.
  if (typeof to === 'string') outside.set(stream, { reporter: actor.branch, named: new Set([to]) });
}

/** The new office sees the concern as if it had been sent there; the former one keeps what it was sent. */
export function concernRedirected(
  { outside, offices }: ConcernsAccess,
  { stream, position }: Recorded,
  { concern, to, from }: Data,
): void {
  if (typeof concern !== 'string' || typeof to !== 'string' || typeof from !== 'string') return;
  outside.get(stream)?.named.add(to);
  const known = offices.get(concern) ?? new Map<Branch, number>();
  offices.set(concern, known.set(from, position).set(to, Infinity));
}
