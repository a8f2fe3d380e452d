import { groundCited, type Viewer } from '@samsyn/secrecy';
import { unknownEntry, type AddressedEntry } from '../../addressed-entry.handler';
import { isDisclosable, openRequests } from '../disclosed-item';
import type { RequestDisclosure } from './request-disclosure';

export type RequestedDisclosure = Pick<RequestDisclosure, 'kind' | 'item' | 'ground' | 'purpose'>;

/** The viewer's branch asks for a field of the entry. */
export function requestOf(
  { operation, event, definition, metBy, visibilityOf }: AddressedEntry,
  { ground, ...requested }: RequestedDisclosure,
  viewer: Viewer,
): RequestDisclosure {
  const { entry, field } = requested.item;
  const visibility = visibilityOf(field, viewer);
  if (visibility === 'unseen' || visibility === 'absent') throw unknownEntry();
  const open = openRequests(operation.entries).find(
    ({ branch, item }) => branch === viewer.branch && item.entry === entry && item.field === field,
  );
  return {
    ...{ ...requested, ground: groundCited(ground), visibility, open },
    isOfOwnBranch: (metBy ?? event.actor.branch) === viewer.branch,
    isDisclosable: isDisclosable(definition, field),
  };
}
