import { DomainError, type Decider, type LabelledText } from '@samsyn/kernel';
import type { EncounterLinkEvent, EncounterPair } from './encounter-link.events';

interface LinkState {
  readonly linked: boolean;
}

export interface ChangeLink {
  readonly kind: 'LinkEncounters' | 'WithdrawLink';
  readonly encounters: EncounterPair;
  readonly reason?: LabelledText;
}

/** @throws DomainError `ENCOUNTER.LINKED_WITH_ITSELF`, `ENCOUNTER.NO_LINK` */
function decide({ kind, encounters, reason }: ChangeLink, { linked }: LinkState): EncounterLinkEvent[] {
  if (encounters[0] === encounters[1]) throw new DomainError('ENCOUNTER.LINKED_WITH_ITSELF', {}, 'invalid');
  const told = reason
    ? { data: { encounters, reason: reason.value }, labels: { reason: reason.label } }
    : { data: { encounters } };
  if (kind === 'LinkEncounters') return linked ? [] : [{ name: 'EncountersLinked', ...told }];
  if (!linked) throw new DomainError('ENCOUNTER.NO_LINK');
  return [{ name: 'EncounterLinkWithdrawn', ...told }];
}

/** Whether two encounters are with the same person, as far as anybody who holds both knows. */
export const encounterLink: Decider<LinkState, ChangeLink, EncounterLinkEvent> = {
  initial: { linked: false },
  evolve: (_state, { name }) => ({ linked: name === 'EncountersLinked' }),
  decide,
};
