import { Inject, Injectable } from '@nestjs/common';
import { EventCodec, EventRegistry, type EventStore } from '@samsyn/event-store';
import { SYSTEM, type PersonRef, type Recorded, type RecordedOf } from '@samsyn/kernel';
import { Campaigns } from '../campaigns.port';
import { EVENT_STORE, type DueTimer, type Workflow, type WorkflowStep } from '@samsyn/processing';
import { OperationCommands, remindOf } from '@samsyn/operations';
import type { RemindAction } from '@samsyn/operations/contract';
import { campaignDebrief, type CampaignDebrief } from './campaign-debrief';
import { campaignDebriefStream, type CampaignDebriefEvent } from './campaign-debrief.events';

const CAMPAIGN_ACTION_REMINDER = 'campaign-action-reminder';

const UUID_LENGTH = 36;
const AGREED = 'CampaignActionAgreed';
const CHANGING = [
  AGREED,
  'CampaignActionMoved',
  'CampaignActionReassigned',
  'CampaignActionReminded',
  'CampaignActionCompleted',
  'CampaignActionDropped',
];

/** The owner as the timer keeps them: in a row of texts. */
interface Reminder extends PersonRef, Pick<RemindAction, 'action' | 'due' | 'about'> {
  readonly campaignId: string;
}

/**
 * Reminders of what a campaign agreed on as a whole, at the times of an operation's actions. An owner whose
 * branch has left the campaign, or whose campaign was called off, is no longer reminded.
 */
@Injectable()
export class CampaignActionReminders implements Workflow {
  readonly name = CAMPAIGN_ACTION_REMINDER;
  readonly types: readonly string[];
  readonly timers = { [CAMPAIGN_ACTION_REMINDER]: (timer: DueTimer) => this.onDue(timer) };

  constructor(
    registry: EventRegistry,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly campaigns: Campaigns,
    private readonly commands: OperationCommands,
  ) {
    this.types = registry.typesOf(CHANGING);
  }

  async handle({ id, name, data, stream, recordedAt }: Recorded, step: WorkflowStep): Promise<void> {
    const action = name === AGREED ? id : (data as { action: string }).action;
    const agreed = (await this.debriefIn(stream)).actions.get(action);
    if (!agreed?.owner) return;
    const { person, branch, role } = agreed.owner;
    const campaignId = stream.slice(-UUID_LENGTH);
    const payload = () => ({ campaignId, person, branch, role });
    remindOf(step, CAMPAIGN_ACTION_REMINDER, [action, agreed], recordedAt, payload);
  }

  /** A timer whose action was ended, moved or reassigned meanwhile does no harm: nothing is recorded. */
  async onDue({ commandId, payload }: DueTimer): Promise<void> {
    const { campaignId, person, branch, role, ...reminder } = payload as unknown as Reminder;
    const to = { person, branch, role };
    const campaign = await this.campaigns.known(campaignId, to);
    if (!campaign) return;
    const context = { actor: SYSTEM, commandId, content: { timer: CAMPAIGN_ACTION_REMINDER, ...payload } };
    const target = {
      decider: campaignDebrief,
      stream: campaignDebriefStream(campaignId),
      operationId: null,
    };
    const change = { kind: 'RemindAction', to, ...reminder } as const;
    await this.commands.begin(target, { change, campaign }, context);
  }

  private async debriefIn(stream: string): Promise<CampaignDebrief> {
    const stored = await this.store.readStream(stream);
    const events = (await this.codec.decodeAll(stored)) as readonly RecordedOf<CampaignDebriefEvent>[];
    return events.reduce((state, event) => campaignDebrief.evolve(state, event), campaignDebrief.initial);
  }
}
