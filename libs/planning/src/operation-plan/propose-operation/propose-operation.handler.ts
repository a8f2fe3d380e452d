import type { ICommandHandler } from '@nestjs/cqrs';
import { AgreementsInForce } from '@samsyn/agreements/contract';
import { CarryOver } from './carry-over.port';
import { uuidV5 } from '@samsyn/event-store';
import { Directory, isMunicipalityOf } from '@samsyn/identity';
import { definedFields, refOf, type Decided } from '@samsyn/kernel';
import { KINDS } from '@samsyn/kinds';
import { OperationCommands, OperationLog, type OperationContext } from '@samsyn/operations';
import type { Outcome } from '@samsyn/processing';
import { Handles, ChangeCommand, type Recording } from '@samsyn/web';
import { planStream } from '../operation-plan.events';
import { noPlan } from '../operation-plan';
import { operationPlan, type PlanCommand } from '../plan-decider';
import { unlikelyInPlan } from '../plausibility';
import type { ProposeOperation } from './propose-operation';
import { ProposalsForCampaigns } from './proposals-for-campaigns.port';

const KNOWN = { kinds: KINDS, lies: isMunicipalityOf };

/** The agreement by its id alone; the log says which version holds. */
type RequestedProposal = Omit<ProposeOperation, 'agreement'> & { readonly agreement?: string };

export class Propose extends ChangeCommand<RequestedProposal & { readonly campaign?: string }, Recording> {}

@Handles(Propose)
export class ProposeOperationHandler implements ICommandHandler<Propose> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
    private readonly agreements: AgreementsInForce,
    private readonly directory: Directory,
    private readonly carryOver: CarryOver,
    private readonly campaigns: ProposalsForCampaigns,
  ) {}

  async execute({ change: { campaign, ...proposal }, context }: Propose): Promise<Recording> {
    const { actor } = context;
    const { operation: kind, region, window } = proposal;
    if (campaign !== undefined) await this.campaigns.mustBeTaken(campaign, { kind, region, window }, context);
    const outcome = await this.proposed(proposal, context);
    const { newId: id } = outcome;
    const entered = campaign === undefined ? undefined : await this.campaigns.enter(campaign, id, context);
    const planned = { kind, region, participants: [actor.branch], operationId: id };
    const openActions = await this.carryOver.for(planned, refOf(actor));
    return { outcome, id, also: { openActions, ...definedFields({ campaign: entered }) } };
  }

  private async proposed(
    { agreement, ...proposal }: RequestedProposal,
    context: OperationContext,
  ): Promise<Outcome> {
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
