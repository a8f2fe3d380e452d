import { DomainError, type Branch, type PurposeCode } from '@samsyn/kernel';
import type { EntriesEvent } from '../../entries.events';
import { RECORDER_OR_HOLDER } from '../../corrections/who-answers';
import type { Item } from '../disclosed-item';

export const OUTCOMES = ['granted', 'refused'] as const;

/** What was decided, as it was requested. */
export interface Decision {
  readonly outcome: (typeof OUTCOMES)[number];
  readonly recipient?: Branch;
  readonly ground?: string;
  readonly purpose?: string;
  readonly purposeCode?: PurposeCode;
  readonly weighing?: string;
  readonly speaksFor?: string;
  readonly speaksAgainst?: string;
  readonly why?: string;
}

/** What the rules of secrecy and the operation say of the item before this decision. */
export interface ItemToDecide {
  /** The acting person decides for the branch that recorded the entry; in an encounter they hold it. */
  readonly isOwn: boolean;
  /** The item is one that a decision can give at all. */
  readonly isDisclosable: boolean;
  readonly isErased: boolean;
  /** The recipient sees the field now, by another way than a consent that was withdrawn since. */
  readonly isVisibleToRecipient: boolean;
  /** The first rule that forbids it: a code of "Disclosure codes". */
  readonly refusal: string | undefined;
  /** The consent in force that it rests on. */
  readonly consent: string | undefined;
}

/** The branch that recorded an entry decides who else may have a field of it. */
export interface DecideDisclosure {
  readonly kind: 'DecideDisclosure';
  readonly item: Item;
  readonly decision: Decision;
  /** The branch whose request it answers. */
  readonly requester: Branch | undefined;
  readonly standing: ItemToDecide;
}

export function decideDecideDisclosure(command: DecideDisclosure): readonly EntriesEvent[] {
  const { item, decision, requester, standing } = command;
  if (!standing.isOwn)
    throw new DomainError('ACCESS.NOT_YOURS', { requires: RECORDER_OR_HOLDER }, 'forbidden');
  const answers = requester === undefined ? {} : { requester };
  if (decision.outcome === 'refused') {
    if (decision.why === undefined) throw new DomainError('DISCLOSURE.WHY_REQUIRED', {}, 'invalid');
    // A branch that did not ask does not learn that there was something to ask for.
    const { recipient: _unasked, ...recorded } = decision;
    return [{ name: 'DisclosureDecided', data: { item, ...recorded, ...answers } }];
  }
  const recipient = decision.recipient ?? requester;
  if (recipient === undefined) throw new DomainError('DISCLOSURE.RECIPIENT_REQUIRED', {}, 'invalid');
  mayBeGranted(standing);
  const basis = standing.consent === undefined ? {} : { consent: standing.consent };
  return [{ name: 'DisclosureDecided', data: { item, ...decision, recipient, ...answers, ...basis } }];
}

/**
 * The ground comes before what the recipient sees already: after a consent was withdrawn the recipient still
 * sees what it received, and a new disclosure is refused for want of consent all the same.
 */
function mayBeGranted({ isDisclosable, refusal, isErased, isVisibleToRecipient }: ItemToDecide): void {
  if (!isDisclosable) throw new DomainError('DISCLOSURE.NOT_DISCLOSABLE', {}, 'conflict');
  if (refusal !== undefined) throw new DomainError(refusal);
  if (isErased) throw new DomainError('DISCLOSURE.ERASED', {}, 'conflict');
  if (isVisibleToRecipient) throw new DomainError('DISCLOSURE.ALREADY_VISIBLE', {}, 'conflict');
}
