import type { ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import type { Actor } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands } from '@samsyn/operations';
import { Handles, ChangeCommand } from '@samsyn/web';
import { LedOperations } from '@samsyn/planning/contract';
import { Persons } from '@samsyn/identity';
import { campaign, type CampaignCommand } from './campaign-decider';
import type { AddOperation } from './campaign-operations/campaign-operations';
import { campaignStream } from './campaign.events';
import type { AmendCampaign } from './change-campaign/change-campaign';
import type { CampaignFacts } from './campaign';
import type { ProposeCampaign } from './propose-campaign/propose-campaign';

/** Its log says what the operation is; of a proposal and an amendment the facts stand beside the kind. */
export type RequestedCampaignChange =
  | Exclude<CampaignCommand, AddOperation | ProposeCampaign | AmendCampaign>
  | Omit<AddOperation, 'planned'>
  | (Pick<ProposeCampaign, 'kind'> & CampaignFacts)
  | (Pick<AmendCampaign, 'kind'> & Partial<CampaignFacts>);

/** Also for a branch outside the campaign: the decider refuses it like an unknown campaign. */
export class ChangeCampaign extends ChangeCommand<RequestedCampaignChange> {}

@Handles(ChangeCampaign)
export class ChangeCampaignHandler implements ICommandHandler<ChangeCampaign> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly operations: LedOperations,
    private readonly persons: Persons,
  ) {}

  async execute({ id, change, context }: ChangeCampaign): Promise<Outcome> {
    if (change.kind === 'InviteBranches') this.persons.mustBeBranches(change.branches);
    if ('regions' in change) this.persons.mustBeRegions(change.regions ?? []);
    const command = await this.understood(change, context.actor);
    const stream = campaignStream(id || uuidV5(context.commandId, 'new'));
    return this.commands.begin({ decider: campaign, stream, operationId: null }, command, context);
  }

  private async understood(change: RequestedCampaignChange, actor: Actor): Promise<CampaignCommand> {
    switch (change.kind) {
      case 'ProposeCampaign': {
        const { kind, ...facts } = change;
        return { kind, facts };
      }
      case 'AmendCampaign': {
        const { kind, ...changes } = change;
        return { kind, changes };
      }
      case 'AddOperation':
        return { ...change, planned: await this.operations.ledBy(actor, change.operation) };
      case 'RemoveOperation':
        await this.operations.ledBy(actor, change.operation);
        return change;
      default:
        return change;
    }
  }
}
