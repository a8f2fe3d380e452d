import type { ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import {
  definedFields,
  DomainError,
  authorize,
  refOf,
  type Branch,
  type Day,
  noneOf,
  unknownPerson,
} from '@samsyn/kernel';
import { FACILITATOR, Persons } from '@samsyn/identity';
import { KINDS } from '@samsyn/kinds';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands } from '@samsyn/operations';
import { Handles, ChangeCommand } from '@samsyn/web';
import type { AdoptAgreement } from './adopt-agreement/adopt-agreement';
import type { Terms } from './agreement.events';
import { agreement, type AgreementCommand } from './agreement-decider';
import { agreementStream } from './agreement.events';
import { ShownAgreements } from './queries/shown-agreements';
import type { EndAgreement } from './end-agreement/end-agreement';

/** A step of the chain as it is requested: a person by handle. */
export interface RequestedStep {
  readonly branch: Branch;
  readonly region: string;
  readonly who?: string;
}
export interface RequestedTerms extends Omit<Terms, 'chain' | 'validFrom' | 'facilitator'> {
  readonly chain: readonly RequestedStep[];
  /** By handle. */
  readonly facilitator?: string;
  readonly validFrom: Day;
}

type RequestedAgreementChange =
  ({ readonly kind: 'ProposeAgreement' } & RequestedTerms) | AdoptAgreement | EndAgreement;

export class ChangeAgreement extends ChangeCommand<RequestedAgreementChange> {}

/** Plain values in one order, so that the same terms are the same text. */
const inOrder = (body: RequestedTerms): RequestedTerms => ({
  name: body.name,
  region: body.region,
  validFrom: body.validFrom,
  ...definedFields({ validUntil: body.validUntil }),
  parties: body.parties,
  leads: body.leads.map(({ kind, branches }) => ({ kind, branches })),
  invites: body.invites.map(({ kind, agencies }) => ({ kind, agencies })),
  chain: body.chain.map(({ branch, region, who }) => ({ branch, region, ...definedFields({ who }) })),
  answerMinutes: { invitation: body.answerMinutes.invitation, call: body.answerMinutes.call },
  ...definedFields({
    contacts: body.contacts?.map((contact) => ({
      branch: contact.branch,
      function: contact.function,
      ...definedFields({ telephone: contact.telephone }),
    })),
    facilitator: body.facilitator,
  }),
});

@Handles(ChangeAgreement)
export class ChangeAgreementHandler implements ICommandHandler<ChangeAgreement> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly persons: Persons,
    private readonly shown: ShownAgreements,
  ) {}

  async execute({ id, change, context }: ChangeAgreement): Promise<Outcome> {
    if (id !== '') await this.shown.byId(id, context.actor);
    // Before handles are looked up: whether one exists, only those learn to whom the directory shows it.
    if (change.kind === 'ProposeAgreement') authorize('signatory', { actor: context.actor });
    const command = this.understood(change);
    const stream = agreementStream(id || uuidV5(context.commandId, 'new'));
    return this.commands.begin({ decider: agreement, stream, operationId: null }, command, context);
  }

  private understood(change: RequestedAgreementChange): AgreementCommand {
    if (change.kind !== 'ProposeAgreement') return change;
    const terms = inOrder(change);
    const { parties, leads, invites, contacts = [] } = terms;
    for (const { kind } of [...leads, ...invites]) {
      if (!KINDS.newest(kind)) throw noneOf('PLAN.UNKNOWN_KIND', kind, KINDS.codes());
    }
    const branches = [leads.map(({ branches }) => branches), invites.map(({ agencies }) => agencies)].flat(2);
    const reached = [...terms.chain, ...contacts].map(({ branch }) => branch);
    this.persons.mustBeBranches([...parties, ...branches, ...reached]);
    this.persons.mustBeRegions([terms.region, ...terms.chain.map(({ region }) => region)]);
    const chain = terms.chain.map(({ branch, region, who: handle }) => {
      const who = handle === undefined ? undefined : refOf(this.persons.active(handle));
      if (who && who.branch !== branch) throw unknownPerson(handle!);
      return { branch, region, ...definedFields({ who }) };
    });
    const { facilitator: handle, ...others } = terms;
    const facilitator = handle === undefined ? undefined : this.persons.active(handle);
    if (facilitator && facilitator.role !== FACILITATOR)
      throw new DomainError('AGREEMENT.NOT_A_FACILITATOR', {}, 'invalid');
    const named = facilitator && refOf(facilitator);
    return {
      kind: 'ProposeAgreement',
      terms: { ...others, chain, ...definedFields({ facilitator: named }) },
    };
  }
}
