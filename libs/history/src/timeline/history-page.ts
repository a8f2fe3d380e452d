import { unknownTo, type Instant } from '@samsyn/kernel';
import type { Viewer } from '@samsyn/secrecy';
import { weakEtagOf, type OpaqueToken } from '@samsyn/web';
import type { ViewedEntry } from '@samsyn/operations/contract';
import { firstAfter, type PlaceInTime } from '../viewing/entries-by-time';
import type { LoggedOperationHistory } from '../viewing/logged-operation-history';
import type { HistoryPage } from './history.schema';

export interface TaggedPage {
  readonly page: HistoryPage;
  /** Where its cursor makes its bytes others each time; absent where they are the same. */
  readonly etag?: string;
}

/** One for each list: it is the same object until the viewer sees something else. */
const tags = new WeakMap<readonly ViewedEntry[], string>();

/**
 * Tag of a page that goes on: of all that the reading shows, not of the page alone, because the cursor on it leads to
 * the rest. The cursor itself, and the position of the log in it, stay out: hidden entries move them.
 */
function tagOf(entries: readonly ViewedEntry[]): string {
  const known = tags.get(entries);
  if (known !== undefined) return known;
  const tag = weakEtagOf(entries.map(({ entry }) => entry));
  tags.set(entries, tag);
  return tag;
}

export interface PageQuery {
  readonly cursor?: string;
  readonly limit: number;
  readonly asOf?: Instant;
  readonly entriesInError?: 'shown';
}

/** Where the next page begins: after this entry, in the operation as it stood at the first page. */
interface Place {
  readonly position: number;
  readonly after: PlaceInTime;
}

const DIGITS = 16;
const padded = (position: number): string => String(position).padStart(DIGITS, '0');

/** The cursor serves this viewer, this operation and this reading alone, and always has the same length. */
const purposeOf = (
  operationId: string,
  { branch, person }: Viewer,
  { asOf, entriesInError }: Reading,
): string => JSON.stringify(['history', operationId, branch, person, asOf ?? '', entriesInError ?? '']);

/** What all pages have in common. */
type Reading = Pick<PageQuery, 'asOf' | 'entriesInError'>;

function placeIn(cursor: string, purpose: string, tokens: OpaqueToken): Place {
  const [position, at, entry] = tokens.open(cursor, purpose) as [string, Instant, string];
  return { position: Number(position), after: { at, position: Number(entry) } };
}

/**
 * One page of the history. All pages show the operation as it stood at the first, within today's rights, so that what
 * is recorded meanwhile neither repeats nor moves an entry.
 * @throws DomainError `OPERATION.UNKNOWN` (unknown), `REQUEST.CURSOR_INVALID` (invalid)
 */
export async function historyPage(
  history: LoggedOperationHistory,
  tokens: OpaqueToken,
  operationId: string,
  viewer: Viewer,
  { cursor, limit, ...of }: PageQuery,
): Promise<TaggedPage> {
  const purpose = purposeOf(operationId, viewer, of);
  const reading = await history.read(operationId, viewer, of);
  // First, so that a cursor makes no difference between an operation that is unknown and one that is forbidden.
  if (!reading) throw unknownTo('OPERATION');
  const place = cursor === undefined ? undefined : placeIn(cursor, purpose, tokens);
  const { position, operation } =
    place === undefined || place.position >= reading.position
      ? reading
      : ((await history.read(operationId, viewer, {
          position: place.position,
          ...of,
        })) ?? reading);
  const from = place === undefined ? 0 : firstAfter(operation.entries, place.after);
  const page = operation.entries.slice(from, from + limit);
  const last = page.at(-1);
  const entries = page.map(({ entry }) => entry);
  if (!last || from + limit >= operation.entries.length) return { page: { entries } };
  const next = tokens.seal([padded(position), last.entry.at, padded(last.position)], purpose);
  return { page: { entries, next }, etag: tagOf(operation.entries) };
}
