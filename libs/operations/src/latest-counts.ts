import { siteKey, type Instant } from '@samsyn/kernel';

/** A count of something in an area, at a time. */
export interface CountedLine {
  /** `null`: not of an area. */
  readonly area: string | null;
  readonly what: string;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly at: Instant;
}

const inOrder = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/** When what was counted was so: at the end of the time that the count is of. */
export const countedUntil = ({ from, to, at }: Pick<CountedLine, 'from' | 'to' | 'at'>): Instant =>
  to ?? (from !== null && from > at ? from : at);

/** One area, however it is written. */
export const areaKey = ({ area }: Pick<CountedLine, 'area'>): string => (area === null ? '' : siteKey(area));

/**
 * By area, by what was counted and by time, the last count of each marked. `order`: of what is counted;
 * `keyOf`: what is one area for the caller.
 */
export function withLatest<Line extends CountedLine>(
  lines: readonly Line[],
  order: readonly string[],
  keyOf: (line: Line) => string = areaKey,
): readonly (Line & { readonly latest?: true })[] {
  const sorted = lines.toSorted(
    (one, other) =>
      inOrder(keyOf(one), keyOf(other)) ||
      order.indexOf(one.what) - order.indexOf(other.what) ||
      inOrder(countedUntil(one), countedUntil(other)),
  );
  const groups = Map.groupBy(sorted, (line) => `${line.what} ${keyOf(line)}`);
  return [...groups.values()].flatMap((group) => {
    const last = countedUntil(group.at(-1)!);
    return group.map((line) => (countedUntil(line) === last ? { ...line, latest: true as const } : line));
  });
}
