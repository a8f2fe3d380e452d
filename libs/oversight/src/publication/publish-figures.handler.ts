import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { EventStore } from '@samsyn/event-store';
import { EVENT_STORE, Processing, type CommandContext, type Outcome } from '@samsyn/processing';
import { OperationCommands } from '@samsyn/operations';
import { OversightProjection } from '../read-model/oversight.projection';
import type { Block } from '../statistics/calendar';
import type { Family } from '../statistics/family';
import { shownBlock } from './counts';
import { figuresOf } from './figures';
import { publication } from './publication';
import { publicationStream } from './publication.events';

/** Asks for the numbers of a family in a block to be counted, protected and published. */
export class PublishFigures extends Command<Outcome> {
  constructor(
    readonly family: Family,
    readonly block: Block,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(PublishFigures)
export class PublishFiguresHandler implements ICommandHandler<PublishFigures> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly projection: OversightProjection,
    private readonly processing: Processing,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** @throws DomainError `READ_MODEL.BEHIND` (unavailable): numbers of half of the log would be other numbers */
  async execute({ family, block, context }: PublishFigures): Promise<Outcome> {
    await this.processing.waitFor(await this.store.head(), { projections: [this.projection.name] });
    const shown = shownBlock(family, block, this.projection.facts(family.code, block));
    const stream = publicationStream(family.code, block);
    const figures = figuresOf(family.code, block, shown);
    return this.commands.begin(
      { decider: publication, stream, operationId: null },
      { kind: 'PublishFigures', figures },
      context,
    );
  }
}
