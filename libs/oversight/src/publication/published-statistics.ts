import { Inject, Injectable } from '@nestjs/common';
import type { EventStore } from '@samsyn/event-store';
import type { Clock } from '@samsyn/kernel';
import { CLOCK, EVENT_STORE, Processing } from '@samsyn/processing';
import { OversightProjection } from '../facts/oversight.projection';
import { blockOf, nextBlock, publishedAt, wallClock, type Block } from '../statistics/calendar';
import type { Family } from '../statistics/family';
import type { ShownBlock } from './counts';

/** A block and what is shown of it. */
export interface PublishedBlock {
  readonly block: Block;
  readonly shown: ShownBlock;
}

/** What has been published of a family, and the block that is published next: none before anything was recorded. */
export interface Publication {
  readonly blocks: readonly PublishedBlock[];
  readonly next: Block | undefined;
}

/**
 * What has been published. A number that stands here never changes, so it is kept in memory; nothing is answered while
 * the read model has not taken in the whole log, since numbers of half of it would be other numbers.
 */
@Injectable()
export class PublishedStatistics {
  private readonly known = new Map<string, ShownBlock>();

  constructor(
    @Inject(OversightProjection) private readonly projection: OversightProjection,
    @Inject(Processing) private readonly processing: Processing,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Blocks from the one in which recording began, earliest first.
   * @throws DomainError `READ_MODEL.BEHIND` (unavailable)
   */
  async of(family: Family): Promise<Publication> {
    await this.processing.waitFor(await this.store.head(), { projections: [this.projection.name] });
    const beginning = this.projection.beginning();
    if (beginning === undefined) return { blocks: [], next: undefined };
    const now = this.clock.now();
    const blocks: PublishedBlock[] = [];
    let block = blockOf(family.span, wallClock(beginning).month);
    for (; publishedAt(block) <= now; block = nextBlock(block)) {
      blocks.push({ block, shown: this.shown(family, block) });
    }
    return { blocks, next: block };
  }

  private shown({ code }: Family, block: Block): ShownBlock {
    const name = `${code} ${block}`;
    const known = this.known.get(name);
    if (known) return known;
    const shown = this.projection.shown(code, block);
    this.known.set(name, shown);
    return shown;
  }
}
