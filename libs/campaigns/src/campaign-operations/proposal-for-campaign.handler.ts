import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import { DomainError, type Clock } from '@samsyn/kernel';
import { CLOCK, partOf, type CommandContext } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { campaign as decider } from '../campaign-decider';
import { ChangeCampaign } from '../campaign.handler';
import { LoggedCampaigns } from '../queries/logged-campaigns';
import type { CampaignEntry, FittingOperation, ProposalsForCampaigns } from '@samsyn/planning/contract';

/** An operation that is proposed for a campaign: two streams, so two commands under one key (ADR 0028). */
@Injectable()
export class ProposalForCampaign implements ProposalsForCampaigns {
  constructor(
    private readonly bus: CommandBus,
    private readonly campaigns: LoggedCampaigns,
    private readonly log: OperationLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Before anything is recorded; a proposal that is repeated has been asked already. @throws DomainError as adding it does */
  async mustBeTaken(campaignId: string, planned: FittingOperation, context: CommandContext): Promise<void> {
    const operation = uuidV5(context.commandId, 'new');
    if ((await this.log.snapshot(operation)).entries.length > 0) return;
    const now = this.clock.now();
    const metadata = { actor: context.actor, now, occurredAt: context.occurredAt ?? now, newId: operation };
    decider.decide(
      { kind: 'AddOperation', operation, planned },
      await this.campaigns.byId(campaignId),
      metadata,
    );
  }

  async enter(campaignId: string, operation: string, context: CommandContext): Promise<CampaignEntry> {
    const { actor, content, commandId, formerId, occurredAt } = context;
    const common = { actor, content, commandId, ...(formerId === undefined ? {} : { formerId }) };
    const entering = partOf({ ...common, ...(occurredAt === undefined ? {} : { occurredAt }) }, 'campaign');
    const change = { kind: 'AddOperation', operation } as const;
    try {
      const { events } = await this.bus.execute(new ChangeCampaign(campaignId, change, entering));
      return { id: campaignId, ...(events[0] ? { entry: events[0].id } : {}) };
    } catch (error) {
      if (error instanceof DomainError) return { id: campaignId, refused: error.code };
      throw error;
    }
  }
}
