import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EventRegistry, uuidV5 } from '@samsyn/event-store';
import { SYSTEM, type Recorded } from '@samsyn/kernel';
import type { DueTimer, Workflow, WorkflowStep } from '@samsyn/processing';
import { blockOf, nextBlock, publishedAt, wallClock, type Block, type Span } from '../statistics/calendar';
import { FAMILIES, familyOf } from '../statistics/families';
import { PublishFigures } from './publish-figures.handler';
import type { PublishedFigures } from './publication.events';

export const PUBLICATION = 'statistics-publication';

const SPANS: readonly Span[] = [...new Set(FAMILIES.map(({ span }) => span))];

interface PublicationTimer {
  readonly span: Span;
  readonly block: Block;
}

/**
 * One durable timer for each quarter and year from the one in which recording began: what begins a fact sets that of its
 * day, and each publication the next, so that there is one also for a time in which nothing was recorded.
 */
@Injectable()
export class Publications implements Workflow {
  readonly name = PUBLICATION;
  readonly types: readonly string[];
  readonly timers = { [PUBLICATION]: (timer: DueTimer) => this.onDue(timer) };

  constructor(
    registry: EventRegistry,
    private readonly commands: CommandBus,
  ) {
    this.types = registry.typesOf(['OperationProposed', 'AdviceRequested', 'StatisticsPublished']);
  }

  handle({ name, data, recordedAt }: Recorded, step: WorkflowStep): Promise<void> {
    if (name === 'StatisticsPublished') {
      const { family, block } = data as PublishedFigures;
      schedule(step, { span: familyOf(family).span, block: nextBlock(block) });
    } else {
      const { month } = wallClock(recordedAt);
      for (const span of SPANS) schedule(step, { span, block: blockOf(span, month) });
    }
    return Promise.resolve();
  }

  /** The time has come for all families that are published by this span. */
  async onDue({ commandId, payload }: DueTimer): Promise<void> {
    const { span, block } = payload as unknown as PublicationTimer;
    for (const family of FAMILIES.filter((one) => one.span === span)) {
      const content = { timer: PUBLICATION, family: family.code, block };
      const context = { actor: SYSTEM, commandId: uuidV5(commandId, family.code), content };
      await this.commands.execute(new PublishFigures(family, block, context));
    }
  }
}

function schedule(step: WorkflowStep, payload: PublicationTimer): void {
  const { block } = payload;
  step.schedule({
    id: `${PUBLICATION} ${block}`,
    dueAt: publishedAt(block),
    kind: PUBLICATION,
    payload: { ...payload },
  });
}
