import type { Branch } from '@samsyn/kernel';
import type { Disclosed } from './access';
import { itemKey } from './disclosure-effects';
import { isDisclosureParty } from './knowledge';
import type { AccessContext } from './audiences';
import type { Received } from './entry.schema';

const isPartyTo = ({ access, viewer }: AccessContext, { decision }: Disclosed): boolean =>
  isDisclosureParty(access, decision, viewer);

const asReceived = (field: string, recipient: Branch, given: Disclosed): Received => ({
  field,
  recipient,
  decision: given.decision,
  ...marksOfConsent(given),
});

/** How the consent that it rests on stands. */
export const marksOfConsent = ({
  withdrawnBy,
  until,
}: Disclosed): { readonly withdrawn?: true; readonly until?: string } => ({
  ...(withdrawnBy ? { withdrawn: true } : {}),
  ...(until ? { until } : {}),
});

/** Who has received which field of the entry: for those whose entry it is, and by decisions that they may know. */
export function received(accessContext: AccessContext): readonly Received[] {
  const { event, access, definition } = accessContext;
  if (!access.disclosedEntries.has(event.id)) return [];
  return Object.keys(definition.fields).flatMap((field) =>
    [...(access.disclosures.get(itemKey(event.id, field)) ?? [])]
      .filter(([, given]) => isPartyTo(accessContext, given))
      .map(([recipient, given]) => asReceived(field, recipient, given)),
  );
}

/** What a recipient had received when a consent ended by this entry: a withdrawal, a refusal, a narrower consent. */
export function receivedBefore(accessContext: AccessContext): readonly Received[] {
  const { event, access } = accessContext;
  return [...access.disclosures].flatMap(([key, recipients]) =>
    [...recipients]
      .filter(([, given]) => given.withdrawnBy === event.id && isPartyTo(accessContext, given))
      .map(([recipient, given]) => {
        const [entry = '', field = ''] = key.split('#');
        return { entry, ...asReceived(field, recipient, given) };
      }),
  );
}
