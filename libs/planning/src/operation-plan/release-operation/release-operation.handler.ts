import { CommandBus, type ICommandHandler } from '@nestjs/cqrs';
import { EarlierLessons } from './earlier-lessons.port';
import { refOf } from '@samsyn/kernel';
import { Handles, ChangeCommand, type Recording } from '@samsyn/web';
import { ChangePlan, type RequestedPlanChange } from '../change-plan/change-plan.handler';
import type { ReleaseCommand } from './release-operation';

type RequestedRelease = Extract<RequestedPlanChange, Pick<ReleaseCommand, 'kind'>>;

export class Release extends ChangeCommand<RequestedRelease, Recording> {}

/** Unanswered lessons are no gate: the release stands, and the answer says what waits. */
@Handles(Release)
export class ReleaseHandler implements ICommandHandler<Release> {
  constructor(
    private readonly commands: CommandBus,
    private readonly lessons: EarlierLessons,
  ) {}

  async execute({ id, change, context }: Release): Promise<Recording> {
    const outcome = await this.commands.execute(new ChangePlan(id, change, context));
    const lessons = (await this.lessons.forOperation(id, refOf(context.actor))) ?? [];
    const notices = lessons
      .filter(({ answered }) => !answered)
      .map(({ lesson, what, timesReopened }) => ({
        ...{ code: 'lesson-unanswered', lesson, what, timesReopened },
      }));
    return { outcome, also: { notices } };
  }
}
