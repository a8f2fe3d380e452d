import { DomainError } from '@samsyn/kernel';
import type { EntriesEvent } from '../../entries.events';
import type { Item, OpenRequest, FieldVisibility } from '../disclosed-item';

/** A branch asks for a field that is withheld from it. */
export interface RequestDisclosure {
  readonly kind: 'RequestDisclosure';
  readonly item: Item;
  readonly ground: string;
  readonly purpose: string;
  readonly visibility: FieldVisibility;
  /** The item is one that a decision can give at all. */
  readonly isDisclosable: boolean;
  /** The entry is the own branch's: its holder hands it over, and decides nothing. */
  readonly isOfOwnBranch: boolean;
  /** The own branch's request for the item that waits already. */
  readonly open: OpenRequest | undefined;
}

export function decideRequestDisclosure(command: RequestDisclosure): readonly EntriesEvent[] {
  const { item, ground, purpose, visibility, open } = command;
  if (!command.isDisclosable) throw new DomainError('DISCLOSURE.NOT_DISCLOSABLE', {}, 'conflict');
  if (visibility === 'visible') throw new DomainError('DISCLOSURE.ALREADY_VISIBLE', {}, 'conflict');
  if (visibility === 'erased') throw new DomainError('DISCLOSURE.ERASED', {}, 'conflict');
  if (command.isOfOwnBranch)
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'another-branch' }, 'forbidden');
  if (open?.ground === ground && open.purpose === purpose) return [];
  return [{ name: 'DisclosureRequested', data: { item, ground, purpose } }];
}
