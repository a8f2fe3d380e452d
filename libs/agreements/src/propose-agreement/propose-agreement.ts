import { definedFields, DomainError, type CommandMetadata } from '@samsyn/kernel';
import { canBeCalled, hasCalledPersons } from '@samsyn/kinds';
import type { Agreement } from '../agreement';
import type { Terms } from '../agreement.events';
import type { AgreementEvent } from '../agreement.events';
import { mustBeParty } from '../signatory';

/** The first version of an agreement, or a further one of it. */
export interface ProposeAgreement {
  readonly kind: 'ProposeAgreement';
  readonly terms: Terms;
}

/** The proposer has adopted what they propose. @throws DomainError as `mustHold`, and `AGREEMENT.UNKNOWN` */
export function decideProposal(
  { terms }: ProposeAgreement,
  agreement: Agreement,
  metadata: CommandMetadata,
): readonly AgreementEvent[] {
  const latest = agreement.versions.at(-1);
  if (latest) mustBeParty(agreement, metadata);
  mustHold(terms, agreement, metadata);
  if (latest && JSON.stringify(latest.terms) === JSON.stringify(terms)) return [];
  const version = (latest?.version ?? 0) + 1;
  return [
    { name: 'AgreementProposed', data: { version, ...dataOf(terms) } },
    { name: 'AgreementAdopted', data: { version } },
  ];
}

/** @throws DomainError `AGREEMENT.NOT_A_PARTY`, `AGREEMENT.ENDS_FIRST`, `AGREEMENT.LEADER_NOT_A_PARTY`, `AGREEMENT.KIND_REPEATS`, `AGREEMENT.HAS_ENDED`, `CALL.NOT_CALLABLE` */
function mustHold(terms: Terms, agreement: Agreement, { actor }: CommandMetadata): void {
  const { parties, leads, invites, chain, validFrom, validUntil } = terms;
  const refuse = (code: string) => new DomainError(code, {}, 'invalid');
  if (agreement.endsOn !== undefined) throw new DomainError('AGREEMENT.HAS_ENDED');
  if (!parties.includes(actor.branch) || parties.length < 2) throw refuse('AGREEMENT.NOT_A_PARTY');
  if (validUntil !== undefined && validUntil <= validFrom) throw refuse('AGREEMENT.ENDS_FIRST');
  const leaders = leads.flatMap(({ branches }) => branches);
  if (leaders.some((branch) => !parties.includes(branch))) throw refuse('AGREEMENT.LEADER_NOT_A_PARTY');
  const position = chain.findIndex(({ branch, who }) =>
    who ? !canBeCalled(who) : !hasCalledPersons(branch),
  );
  if (position >= 0) throw new DomainError('CALL.NOT_CALLABLE', { position }, 'invalid');
  for (const list of [leads, invites]) {
    if (new Set(list.map(({ kind }) => kind)).size < list.length) throw refuse('AGREEMENT.KIND_REPEATS');
  }
}

/** Lists of an event are its own, not those of the command. */
function dataOf(terms: Terms) {
  const { name, region, validFrom, validUntil, parties, answerMinutes, contacts, facilitator } = terms;
  const leads = terms.leads.map(({ kind, branches }) => ({ kind, branches: [...branches] }));
  const invites = terms.invites.map(({ kind, agencies }) => ({ kind, agencies: [...agencies] }));
  const chain = terms.chain.map(({ branch, region: of, who }) => ({
    branch,
    region: of,
    ...definedFields({ who }),
  }));
  const reached = contacts?.map((contact) => ({ ...contact }));
  const lists = { parties: [...parties], leads, invites, chain, answerMinutes: { ...answerMinutes } };
  return {
    name,
    region,
    validFrom,
    ...definedFields({ validUntil, contacts: reached, facilitator }),
    ...lists,
  };
}
