import type { EventDefinition } from '@samsyn/event-store';
import type { Recorded, RecordedOf } from '@samsyn/kernel';
import type { EntriesEvent } from '../entries.events';

/** One field of one entry: what is asked for and given. */
export interface Item {
  readonly entry: string;
  readonly field: string;
}

/** How an entry's field stands to the one who asks for it. */
export type FieldVisibility = 'withheld' | 'visible' | 'erased';

/** A request that nobody has decided yet. */
export interface OpenRequest {
  readonly id: string;
  readonly item: Item;
  readonly branch: string;
  readonly ground: string | undefined;
  readonly purpose: string | undefined;
}

type Codes = Partial<Record<string, string>>;
const keyOf = ({ entry, field }: Item, branch: string | undefined): string => `${entry}#${field}#${branch}`;

/**
 * The requests that wait for a decision, in order of recording; a branch that asks again for the same has one.
 * `entries` are those of the operation, in order of position.
 */
export function openRequests(entries: readonly Recorded[]): readonly OpenRequest[] {
  const open = new Map<string, OpenRequest>();
  for (const entry of entries as readonly RecordedOf<EntriesEvent>[]) {
    if (entry.name === 'DisclosureRequested') {
      const { item } = entry.data;
      const { branch } = entry.actor;
      const { ground, purpose } = entry.data as Codes;
      open.delete(keyOf(item, branch));
      open.set(keyOf(item, branch), { id: entry.id, item, branch, ground, purpose });
    }
    if (entry.name === 'DisclosureDecided') open.delete(keyOf(entry.data.item, entry.data.requester));
  }
  return [...open.values()];
}

/** The latest request that a decision on the item answers: the recipient's own where the decision names one. */
export const answeredBy = (
  requests: readonly OpenRequest[],
  { entry, field }: Item,
  recipient: string | undefined,
): OpenRequest | undefined =>
  requests.findLast(
    ({ item, branch }) =>
      item.entry === entry && item.field === field && (recipient === undefined || branch === recipient),
  );

/**
 * A correction is given with the field that it corrects, and a perspective by its facilitator as a whole: neither is
 * for a decision to give field by field.
 */
export const isDisclosable = ({ audience, fields }: EventDefinition, field: string): boolean =>
  audience !== 'correction' && audience !== 'perspective' && fields[field]?.label !== 'facilitation';
