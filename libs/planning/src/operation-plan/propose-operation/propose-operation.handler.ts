import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import { Directory, isMunicipalityOf } from '@samsyn/identity';
import type { Decided } from '@samsyn/kernel';
import { KINDS } from '@samsyn/kinds';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, OperationLog, type OperationContext } from '@samsyn/operations';
import { AgreementsInForce } from '@samsyn/agreements/contract';
import { planStream } from '../operation-plan.events';
import { noPlan } from '../operation-plan';
import { operationPlan, type PlanCommand } from '../plan-decider';
import { unlikelyInPlan } from '../plausibility';
import type { ProposeOperation } from './propose-operation';

const KNOWN = { kinds: KINDS, lies: isMunicipalityOf };

/** The agreement by its id alone; which version holds is for the log to say. */
export type ToldProposal = Omit<ProposeOperation, 'agreement'> & { readonly agreement?: string };

export class Propose extends Command<Outcome> {
  constructor(
    readonly proposal: ToldProposal,
    readonly context: OperationContext,
  ) {
    super();
  }
}

@CommandHandler(Propose)
export class ProposeOperationHandler implements ICommandHandler<Propose> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
    private readonly agreements: AgreementsInForce,
    private readonly directory: Directory,
  ) {}

  async execute({ proposal: { agreement, ...proposal }, context }: Propose): Promise<Outcome> {
    this.directory.mustKnowRegions([proposal.region]);
    // The same as `intent.newId`: a proposal that is repeated finds the operation that it made.
    const operationId = uuidV5(context.commandId, 'new');
    const warn = (decided: Decided<PlanCommand>) => unlikelyInPlan(decided, noPlan, KNOWN);
    const target = { decider: operationPlan, stream: planStream(operationId), operationId, warn };
    if (agreement === undefined) return this.commands.begin(target, proposal, context);
    const { entries } = await this.log.snapshot(operationId);
    // Repeated: the agreement may have ended since.
    if (entries.length > 0) return this.commands.begin(target, proposal, context);
    const { operation: kind, region, window } = proposal;
    const asked = { kind, region, window, leading: context.actor.branch };
    const { version } = (await this.agreements.holding(agreement, asked)).version;
    const from = { ...proposal, agreement: { id: agreement, version } };
    return this.commands.begin(target, from, context);
  }
}
