import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { conductStream } from '@samsyn/conducting/contract';
import { streamMark, type EventStore } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import { DomainError, refOf, unknownTo, type Actor, type PersonRef } from '@samsyn/kernel';
import { EVENT_STORE, type Outcome } from '@samsyn/processing';
import { OperationCommands, viewerOf, type Access, type OperationContext } from '@samsyn/secrecy';
import { codesIn } from '../lessons/lesson-tags';
import { DebriefReports, type OwnVersion } from '../report/debrief-reports';
import { debrief, type DebriefChange } from './debrief-decider';
import { debriefStream } from './debrief.events';
import type { AgreeAction, ReassignAction } from './learning/learning';
import type { HoldMeeting, NameFacilitator, OpenDebrief } from './open-debrief/open-debrief';
import type { GenerateVersion, SignOff } from './sign-off/sign-off';

/** A change as it is told: persons by handle, and nothing that the log itself knows. */
export type ToldDebriefChange =
  | Exclude<
      DebriefChange,
      OpenDebrief | NameFacilitator | HoldMeeting | AgreeAction | ReassignAction | GenerateVersion | SignOff
    >
  | Omit<OpenDebrief, 'conduct'>
  | Omit<SignOff, 'version'>
  | Omit<GenerateVersion, 'version' | 'upTo'>
  | Omit<NameFacilitator<string>, 'takesPart'>
  | HoldMeeting<string>
  | AgreeAction<string>
  | ReassignAction<string>;

export class ChangeDebrief extends Command<Outcome> {
  constructor(
    readonly operationId: string,
    readonly change: ToldDebriefChange,
    readonly context: OperationContext,
  ) {
    super();
  }
}

@CommandHandler(ChangeDebrief)
export class ChangeDebriefHandler implements ICommandHandler<ChangeDebrief> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly directory: Directory,
    private readonly reports: DebriefReports,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  execute({ operationId, change, context }: ChangeDebrief): Promise<Outcome> {
    const target = { decider: debrief, stream: debriefStream(operationId), operationId };
    return this.commands.execute(
      target,
      ({ access }) => this.understood(operationId, change, context, access),
      context,
    );
  }

  private async understood(
    operationId: string,
    change: ToldDebriefChange,
    { actor }: OperationContext,
    { participants }: Access,
  ): Promise<DebriefChange> {
    switch (change.kind) {
      case 'OpenDebrief':
        return { ...change, conduct: streamMark(await this.store.readStream(conductStream(operationId))) };
      case 'SignOff':
      case 'GenerateVersion':
        return { ...change, ...(await this.ownVersion(operationId, actor)) };
      case 'NameFacilitator': {
        const who = this.named(change.who);
        return { ...change, who, takesPart: participants.has(who.branch) };
      }
      case 'HoldMeeting':
        return { ...change, present: change.present.map((handle) => this.named(handle)) };
      case 'AgreeAction':
      case 'ReassignAction':
        return { ...change, owner: this.named(change.owner) };
      case 'AgreeLesson':
        this.directory.mustKnowRegions(codesIn(change.tags ?? [], 'region'));
        return change;
      case 'RequestPerspectives':
        if (change.of.some((branch) => !this.directory.branch(branch))) {
          throw new DomainError('IDENTITY.BRANCH_UNKNOWN', {}, 'invalid');
        }
        return change;
      default:
        return change;
    }
  }

  private async ownVersion(operationId: string, actor: Actor): Promise<OwnVersion> {
    const own = await this.reports.ownVersion(operationId, viewerOf(actor));
    if (!own) throw unknownTo('OPERATION');
    return own;
  }

  private named(handle: string): PersonRef {
    const person = this.directory.byHandle(handle);
    if (!person) throw new DomainError('PERSON.UNKNOWN', {}, 'invalid');
    return refOf(person);
  }
}
