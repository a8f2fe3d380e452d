import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import type { Actor } from '@samsyn/kernel';
import type { CommandContext, Outcome } from '@samsyn/processing';
import { OperationCommands } from '@samsyn/operations';
import { LedOperations } from '@samsyn/planning/contract';
import { Persons } from '@samsyn/identity';
import { campaign, type CampaignCommand } from './campaign-decider';
import type { AddOperation } from './campaign-operations/campaign-operations';
import { campaignStream } from './campaign.events';

/** What the operation is, is for its log to say. */
export type ToldCampaignChange = Exclude<CampaignCommand, AddOperation> | Omit<AddOperation, 'planned'>;

/** `campaignId` is absent for a proposal, which makes the campaign. */
export class ChangeCampaign extends Command<Outcome> {
  constructor(
    readonly campaignId: string | undefined,
    readonly change: ToldCampaignChange,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ChangeCampaign)
export class ChangeCampaignHandler implements ICommandHandler<ChangeCampaign> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly operations: LedOperations,
    private readonly persons: Persons,
  ) {}

  async execute({ campaignId, change, context }: ChangeCampaign): Promise<Outcome> {
    if (change.kind === 'InviteBranches') this.persons.mustBeBranches(change.branches);
    if (change.kind === 'ProposeCampaign') this.persons.mustBeRegions(change.facts.regions);
    if (change.kind === 'AmendCampaign') this.persons.mustBeRegions(change.changes.regions ?? []);
    const command = await this.understood(change, context.actor);
    const stream = campaignStream(campaignId ?? uuidV5(context.commandId, 'new'));
    return this.commands.begin({ decider: campaign, stream, operationId: null }, command, context);
  }

  private async understood(change: ToldCampaignChange, actor: Actor): Promise<CampaignCommand> {
    if (change.kind !== 'AddOperation' && change.kind !== 'RemoveOperation') return change;
    const planned = await this.operations.ledBy(actor, change.operation);
    return change.kind === 'AddOperation' ? { ...change, planned } : change;
  }
}
