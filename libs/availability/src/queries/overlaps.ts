import type { Interval, Overlap } from '../rosters.schema';

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
