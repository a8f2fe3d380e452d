import { Inject, Injectable } from '@nestjs/common';
import { EntryCorrected } from '@samsyn/entries/contract';
import { EventCodec, type EventStore } from '@samsyn/event-store';
import { idOfStream, type Recorded, type RecordedOf } from '@samsyn/kernel';
import { ActionReminders, OperationCommands, type AgreedIn } from '@samsyn/operations';
import type { AgreedActions, RemindAction } from '@samsyn/operations/contract';
import { EVENT_STORE, type CommandContext } from '@samsyn/processing';
import { Campaigns } from '../campaigns.port';
import { campaignDebrief } from './campaign-debrief';
import {
  CampaignActionAgreed,
  CampaignActionCompleted,
  CampaignActionDropped,
  CampaignActionMoved,
  CampaignActionReminded,
  campaignDebriefStream,
  type CampaignDebriefEvent,
} from './campaign-debrief.events';

/** Timers set by an earlier version name the owner beside it, as the action stood then. */
interface InCampaign {
  readonly campaignId: string;
}

/**
 * Reminders of what a campaign agreed on as a whole, at the times of an operation's actions. An owner whose
 * branch has left the campaign, or whose campaign was called off, is no longer reminded.
 */
@Injectable()
export class CampaignActionReminders extends ActionReminders<InCampaign> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly campaigns: Campaigns,
    private readonly commands: OperationCommands,
  ) {
    super(
      'campaign-action-reminder',
      CampaignActionAgreed,
      CampaignActionMoved,
      CampaignActionReminded,
      CampaignActionCompleted,
      CampaignActionDropped,
      EntryCorrected,
    );
  }

  protected async agreedIn({ stream }: Recorded): Promise<AgreedIn<InCampaign> | undefined> {
    const campaignId = idOfStream(stream);
    if (stream !== campaignDebriefStream(campaignId)) return undefined;
    return { of: { campaignId }, actions: await this.actionsOf(campaignId) };
  }

  protected async remind(
    { campaignId }: InCampaign,
    change: RemindAction,
    context: CommandContext,
  ): Promise<void> {
    const to = (await this.actionsOf(campaignId)).get(change.action)?.owner;
    const campaign = to && (await this.campaigns.known(campaignId, to));
    if (!campaign) return;
    const stream = campaignDebriefStream(campaignId);
    const target = { decider: campaignDebrief, stream, operationId: null };
    await this.commands.begin(target, { change: { ...change, to }, campaign }, context);
  }

  private async actionsOf(campaignId: string): Promise<AgreedActions> {
    const stored = await this.store.readStream(campaignDebriefStream(campaignId));
    const events = (await this.codec.decodeAll(stored)) as readonly RecordedOf<CampaignDebriefEvent>[];
    return events.reduce((state, event) => campaignDebrief.evolve(state, event), campaignDebrief.initial)
      .actions;
  }
}
