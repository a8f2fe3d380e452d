import type { Branch } from '@samsyn/kernel';
import type { Disclosed } from './access';
import { itemKey } from './access';
import { isDisclosureParty } from './knowledge';
import type { Sight } from './audiences';

/** What a branch has received by a decision. */
export interface Received {
  /** The entry, where it is not the one that this stands on. */
  readonly entry?: string;
  readonly field: string;
  readonly recipient: Branch;
  /** Id of the `DisclosureDecided`. */
  readonly decision: string;
  readonly withdrawn?: true;
}

const isPartyTo = ({ access, viewer }: Sight, { decision }: Disclosed): boolean =>
  isDisclosureParty(access, decision, viewer);

const asReceived = (field: string, recipient: Branch, { decision, withdrawnBy }: Disclosed): Received => ({
  field,
  recipient,
  decision,
  ...(withdrawnBy ? { withdrawn: true } : {}),
});

/** Who has received which field of the entry: for those whose entry it is, and by decisions that they may know. */
export function received(sight: Sight): readonly Received[] {
  const { event, access, definition } = sight;
  if (!access.disclosedEntries.has(event.id)) return [];
  return Object.keys(definition.fields).flatMap((field) =>
    [...(access.disclosures.get(itemKey(event.id, field)) ?? [])]
      .filter(([, given]) => isPartyTo(sight, given))
      .map(([recipient, given]) => asReceived(field, recipient, given)),
  );
}

/** What the recipient had received when the consent was withdrawn (the entry is a `ConsentWithdrawn`). */
export function receivedBefore(sight: Sight): readonly Received[] {
  const { event, access } = sight;
  return [...access.disclosures].flatMap(([key, recipients]) =>
    [...recipients]
      .filter(([, given]) => given.withdrawnBy === event.id && isPartyTo(sight, given))
      .map(([recipient, given]) => {
        const [entry = '', field = ''] = key.split('#');
        return { entry, ...asReceived(field, recipient, given) };
      }),
  );
}
