import { breath } from './slices';

/** Values, members and items that are written at a stretch: some two milliseconds of a slow core. */
const MOST_AT_ONCE = 4_000;

/** How many values there are in it; counted no further than `most`. */
function countOf(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  for (const key in value) {
    count += countOf((value as Readonly<Record<string, unknown>>)[key], most - count);
    if (count >= most) return most;
  }
  return count;
}

const isWrittenByItself = (value: object): boolean =>
  typeof (value as { toJSON?: unknown }).toJSON === 'function';

/** The members of an object as JSON texts, each made in slices; what JSON leaves out is left out. */
export async function membersInSlices(
  value: object,
  between: () => Promise<void> = breath,
): Promise<readonly (readonly [name: string, json: string])[]> {
  const members: (readonly [string, string])[] = [];
  for (const [name, member] of Object.entries(value)) {
    const json = await jsonInSlices(member, between);
    if (json !== undefined) members.push([name, json]);
  }
  return members;
}

export const objectOfMembers = (members: readonly (readonly [name: string, json: string])[]): string =>
  `{${members.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join()}}`;

/**
 * What `JSON.stringify` makes of plain data, with a breath after each slice, so that a large answer stops nobody. Data
 * that changes meanwhile is written as each slice finds it.
 */
export async function jsonInSlices(
  value: unknown,
  between: () => Promise<void> = breath,
): Promise<string | undefined> {
  if (countOf(value, MOST_AT_ONCE) < MOST_AT_ONCE || isWrittenByItself(value as object))
    return JSON.stringify(value);
  if (!Array.isArray(value)) return objectOfMembers(await membersInSlices(value as object, between));
  const pieces: string[] = [];
  for (let from = 0; from < value.length;) {
    const to = endOfSlice(value, from);
    pieces.push(
      to === from + 1
        ? ((await jsonInSlices(value[from], between)) ?? 'null')
        : JSON.stringify(value.slice(from, to)).slice(1, -1),
    );
    from = to;
    await between();
  }
  return `[${pieces.join()}]`;
}

/** At least one item; more as long as they are few values together. */
function endOfSlice(items: readonly unknown[], from: number): number {
  let [to, count] = [from, 0];
  do {
    count += countOf(items[to], MOST_AT_ONCE);
    to += 1;
  } while (to < items.length && count < MOST_AT_ONCE);
  // The last one may be large by itself: it comes in the next slice.
  return count > MOST_AT_ONCE && to > from + 1 ? to - 1 : to;
}
