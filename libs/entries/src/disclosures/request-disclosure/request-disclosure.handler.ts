import { groundCited, type Viewer } from '@samsyn/secrecy';
import { unknownEntry, type AddressedEntry } from '../../addressed-entry.handler';
import { isDisclosable, openRequests } from '../disclosed-item';
import type { RequestDisclosure } from './request-disclosure';

export type ToldRequest = Pick<RequestDisclosure, 'kind' | 'item' | 'ground' | 'purpose'>;

/** The viewer's branch asks for a field of the entry. */
export function requestOf(
  { operation, event, definition, metBy, sightOf }: AddressedEntry,
  { ground, ...told }: ToldRequest,
  viewer: Viewer,
): RequestDisclosure {
  const { entry, field } = told.item;
  const visibility = sightOf(field, viewer);
  if (visibility === 'unseen' || visibility === 'absent') throw unknownEntry();
  const open = openRequests(operation.entries).find(
    ({ branch, item }) => branch === viewer.branch && item.entry === entry && item.field === field,
  );
  return {
    ...{ ...told, ground: groundCited(ground), visibility, open },
    isOfOwnBranch: (metBy ?? event.actor.branch) === viewer.branch,
    isDisclosable: isDisclosable(definition, field),
  };
}
