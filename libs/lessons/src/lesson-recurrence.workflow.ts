import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EventRegistry } from '@samsyn/event-store';
import { SYSTEM, type Branch, type Recorded } from '@samsyn/kernel';
import type { Workflow, WorkflowStep } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import type { OperationSnapshot } from '@samsyn/secrecy';
import { DebriefReports } from '@samsyn/debriefing/contract';
import { CampaignDebriefs } from '@samsyn/campaigns/contract';
import { ChangeLessons } from './change-lessons.handler';
import { codesIn } from '@samsyn/kinds';
import { originOf } from './lessons';
import type { LessonsEvent } from './lessons.events';

/** When a debrief has come to a point at which its deviations are looked at. */
const MOMENTS = [
  'DebriefOpened',
  'DebriefReopened',
  'DebriefMeetingHeld',
  'DebriefGenerated',
  'DebriefSignedOff',
  'DebriefClosed',
];

type Answered = Extract<LessonsEvent, { name: 'LessonAnswered' }>['data'];

/** The last answer of each branch; a lesson that somebody says was applied counts as applied. */
function appliedIn({ entries }: OperationSnapshot): readonly Answered[] {
  const last = new Map<string, Answered>();
  for (const { name, actor, data } of entries) {
    const answered = data as Answered;
    if (name === 'LessonAnswered') last.set(`${actor.branch} ${answered.lesson}`, answered);
  }
  const applied = [...last.values()].filter(({ answer }) => answer === 'applied');
  return [...new Map(applied.map((answer) => [answer.lesson, answer])).values()];
}

/**
 * A lesson that was applied and whose deviation repeats is reopened. Deviations are computed and not recorded (ADR
 * 0009), so they are computed here, each time that the debrief comes to such a point. A branch learns of the reopening
 * only where its own debrief shows the deviations.
 */
@Injectable()
export class LessonRecurrence implements Workflow {
  readonly name = 'lesson-recurrence';
  readonly types: readonly string[];

  constructor(
    registry: EventRegistry,
    private readonly log: OperationLog,
    private readonly reports: DebriefReports,
    private readonly campaigns: CampaignDebriefs,
    private readonly commands: CommandBus,
  ) {
    this.types = registry.typesOf(MOMENTS);
  }

  async handle({ operationId }: Recorded, step: WorkflowStep): Promise<void> {
    if (operationId === null) return;
    const operation = await this.log.latest(operationId);
    for (const answered of appliedIn(operation)) await this.reopen(operation, answered, step);
  }

  private async reopen(operation: OperationSnapshot, answered: Answered, step: WorkflowStep): Promise<void> {
    const { operationId, access } = operation;
    const { lesson, fromOperation, fromCampaign, knownTo: tookPart } = answered;
    // Either may have been erased: then there is nothing to go back to.
    if (!(fromOperation ?? fromCampaign) || !tookPart) return;
    const agreed = (await this.log.ofEntry(lesson))?.entry.data as { tags?: readonly string[] } | undefined;
    const { tags = [] } = agreed ?? this.campaigns.lessonBy(lesson) ?? {};
    const about = codesIn(tags, 'deviation');
    const found = await this.deviations(operationId, access.leadingBranch);
    const deviations = about.filter((code) => found.has(code));
    if (deviations.length === 0) return;
    const knownTo: Branch[] = [];
    for (const branch of tookPart.filter((one) => access.participants.has(one))) {
      const known = await this.deviations(operationId, branch);
      if (deviations.every((code) => known.has(code))) knownTo.push(branch);
    }
    const from = originOf(answered);
    const change = { kind: 'ReopenLesson', lesson, ...from, knownTo, deviations } as const;
    const content = { workflow: this.name, lesson, deviations, knownTo };
    const context = { actor: SYSTEM, commandId: step.commandId(lesson), content };
    await this.commands.execute(new ChangeLessons(operationId, change, context));
  }

  /** Codes in the debrief of the branch, as a person of it who holds no encounter sees it. */
  private async deviations(operationId: string, branch: Branch): Promise<ReadonlySet<string>> {
    const viewer = { branch, person: SYSTEM.person, role: SYSTEM.role };
    const deviations = await this.reports.deviationsFor(operationId, viewer);
    return new Set(deviations.map(({ code }) => code));
  }
}
