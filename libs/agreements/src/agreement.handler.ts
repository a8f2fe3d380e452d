import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
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
import { FACILITATOR } from '@samsyn/identity';
import { KINDS } from '@samsyn/kinds';
import type { CommandContext, Outcome } from '@samsyn/processing';
import { OperationCommands } from '@samsyn/operations';
import { Persons } from '@samsyn/identity';
import type { AdoptAgreement } from './adopt-agreement/adopt-agreement';
import type { Terms } from './agreement.events';
import { agreement, type AgreementCommand } from './agreement-decider';
import { agreementStream } from './agreement.events';
import type { EndAgreement } from './end-agreement/end-agreement';

/** A step of the chain as it is told: a person by handle. */
export interface ToldStep {
  readonly branch: Branch;
  readonly region: string;
  readonly who?: string;
}
export interface ToldTerms extends Omit<Terms, 'chain' | 'validFrom' | 'facilitator'> {
  readonly chain: readonly ToldStep[];
  /** By handle. */
  readonly facilitator?: string;
  readonly validFrom: Day;
}

export type ToldAgreement =
  { readonly kind: 'ProposeAgreement'; readonly terms: ToldTerms } | AdoptAgreement | EndAgreement;

/** `agreementId` is absent for a first version, which makes the agreement. */
export class ChangeAgreement extends Command<Outcome> {
  constructor(
    readonly agreementId: string | undefined,
    readonly change: ToldAgreement,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ChangeAgreement)
export class ChangeAgreementHandler implements ICommandHandler<ChangeAgreement> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly persons: Persons,
  ) {}

  async execute({ agreementId, change, context }: ChangeAgreement): Promise<Outcome> {
    // Before handles are looked up: whether somebody has one is told only to whom the directory tells it.
    if (change.kind === 'ProposeAgreement') authorize('signatory', { actor: context.actor });
    const command = this.understood(change);
    const stream = agreementStream(agreementId ?? uuidV5(context.commandId, 'new'));
    return this.commands.begin({ decider: agreement, stream, operationId: null }, command, context);
  }

  private understood(change: ToldAgreement): AgreementCommand {
    if (change.kind !== 'ProposeAgreement') return change;
    const { terms } = change;
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
