import type { Interval } from './duty-hours';

/** Two shifts of one person at the same time. */
export interface Overlap extends Interval {
  readonly handle: string;
  /** The shifts that overlap, in order of their begin. */
  readonly shifts: readonly Interval[];
}

const inOrder = (a: Interval, b: Interval): number =>
  a.from === b.from ? Number(a.to > b.to) * 2 - 1 : Number(a.from > b.from) * 2 - 1;

/** Every pair of one person's shifts that overlap, and for how long. The same time twice is one shift. */
export function overlapsAmong(handle: string, shifts: readonly Interval[]): readonly Overlap[] {
  const own = [...new Map(shifts.map(({ from, to }) => [`${from}/${to}`, { from, to }])).values()].sort(
    inOrder,
  );
  return own.flatMap((first, index) =>
    own
      .slice(index + 1)
      .filter(({ from }) => from < first.to)
      .map((second) => ({
        handle,
        from: second.from,
        to: second.to < first.to ? second.to : first.to,
        shifts: [first, second],
      })),
  );
}
