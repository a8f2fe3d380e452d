import type { ICommandHandler } from '@nestjs/cqrs';
import { Directory } from '@samsyn/identity';
import { refOf, unknownTo, type PersonRef, unknownPerson } from '@samsyn/kernel';
import { Campaigns } from '../campaigns.port';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands } from '@samsyn/operations';
import { Handles, ChangeCommand } from '@samsyn/web';
import { codesIn } from '@samsyn/kinds';
import { campaignDebrief, type CampaignDebriefChange } from './campaign-debrief';
import { campaignDebriefStream } from './campaign-debrief.events';

/** Persons by handle. */
export type RequestedCampaignDebriefChange = CampaignDebriefChange<string>;

export class ChangeCampaignDebrief extends ChangeCommand<RequestedCampaignDebriefChange> {}

@Handles(ChangeCampaignDebrief)
export class ChangeCampaignDebriefHandler implements ICommandHandler<ChangeCampaignDebrief> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly campaigns: Campaigns,
    private readonly directory: Directory,
  ) {}

  async execute({ id: campaignId, change, context }: ChangeCampaignDebrief): Promise<Outcome> {
    const campaign = await this.campaigns.known(campaignId, refOf(context.actor));
    if (!campaign) throw unknownTo('CAMPAIGN');
    const command = { change: this.understood(change), campaign };
    const target = {
      decider: campaignDebrief,
      stream: campaignDebriefStream(campaignId),
      operationId: null,
    };
    return this.commands.begin(target, command, context);
  }

  private understood(change: RequestedCampaignDebriefChange): CampaignDebriefChange {
    switch (change.kind) {
      case 'HoldCampaignMeeting':
        return { ...change, present: change.present.map((handle) => this.person(handle)) };
      case 'AgreeAction':
      case 'ReassignAction':
        return { ...change, owner: this.active(change.owner) };
      case 'AgreeCampaignLesson':
        this.directory.mustKnowRegions(codesIn(change.tags ?? [], 'region'));
        return change;
      case 'CompleteAction':
      case 'MoveAction': {
        const gone = this.directory.persons().filter(({ active }) => !active);
        return { ...change, departed: gone.map(({ person }) => person) };
      }
      default:
        return change;
    }
  }

  /** Somebody who is to do something. */
  private active(handle: string): PersonRef {
    const who = this.person(handle);
    if (!this.directory.isStillThere(who)) throw unknownPerson(handle);
    return who;
  }

  private person(handle: string): PersonRef {
    const person = this.directory.byHandle(handle);
    if (!person) throw unknownPerson(handle);
    return refOf(person);
  }
}
