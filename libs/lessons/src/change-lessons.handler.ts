import type { ICommandHandler } from '@nestjs/cqrs';
import { OperationHistory } from '@samsyn/operations/contract';
import { refOf, type Actor } from '@samsyn/kernel';
import { CampaignDebriefs, Campaigns } from '@samsyn/campaigns/contract';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, OperationLog, type OperationContext } from '@samsyn/operations';
import { viewerOf } from '@samsyn/secrecy';
import { Handles, ChangeCommand } from '@samsyn/web';
import type { AnswerLesson, KnownLesson } from './answer-lesson/answer-lesson';
import { lessons, type LessonsChange } from './lessons-decider';
import { lessonsStream } from './lessons.events';
import type { ReopenLesson } from './reopen-lesson/reopen-lesson';

export type RequestedLessonsChange = Omit<AnswerLesson, 'known'> | ReopenLesson;

export class ChangeLessons extends ChangeCommand<RequestedLessonsChange> {}

@Handles(ChangeLessons)
export class ChangeLessonsHandler implements ICommandHandler<ChangeLessons> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
    private readonly history: OperationHistory,
    private readonly campaigns: Campaigns,
    private readonly campaignDebriefs: CampaignDebriefs,
  ) {}

  execute({ id: operationId, change, context }: ChangeLessons): Promise<Outcome> {
    const target = { decider: lessons, stream: lessonsStream(operationId), operationId };
    return this.commands.execute(target, () => this.understood(operationId, change, context), context);
  }

  private async understood(
    operationId: string,
    change: RequestedLessonsChange,
    context: OperationContext,
  ): Promise<LessonsChange> {
    if (change.kind === 'ReopenLesson') return change;
    const known = await this.known(change.lesson, operationId, context);
    return known ? { ...change, known } : change;
  }

  /** A lesson that the actor reads in the operation that agreed on it, which is another one. */
  private async known(
    lesson: string,
    operationId: string,
    { actor }: OperationContext,
  ): Promise<KnownLesson | undefined> {
    const found = await this.log.ofEntry(lesson);
    if (!found) return this.knownOfCampaign(lesson, actor);
    if (found.entry.name !== 'LessonAgreed') return undefined;
    const { operationId: fromOperation, access } = found.snapshot;
    if (fromOperation === operationId) return undefined;
    const origin = await this.history.forViewer(fromOperation, viewerOf(actor));
    const isVisible = origin?.entries.some(({ entry }) => entry.id === lesson) ?? false;
    return isVisible ? { fromOperation, knownTo: [...access.participants].sort() } : undefined;
  }

  /** A lesson of a campaign that the actor's branch leads or has joined. */
  private async knownOfCampaign(lesson: string, actor: Actor): Promise<KnownLesson | undefined> {
    const agreed = this.campaignDebriefs.lessonBy(lesson);
    const campaign = agreed && (await this.campaigns.known(agreed.campaign, refOf(actor)));
    if (!campaign || campaign.relation === 'invited') return undefined;
    return { fromCampaign: campaign.id, knownTo: [...campaign.joined].sort() };
  }
}
