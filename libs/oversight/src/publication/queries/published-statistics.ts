import { Inject, Injectable } from '@nestjs/common';
import type { EventStore } from '@samsyn/event-store';
import { EVENT_STORE, Processing } from '@samsyn/processing';
import { OversightProjection } from '../../read-model/oversight.projection';
import { blockOf, nextBlock, wallClock, type Block } from '../../statistics/calendar';
import type { Family } from '../../statistics/family';
import type { PublishedBlock, ShownBlock } from '../counts';
import { shownIn } from '../figures';

/** What has been published of a family, and the block that is published next: none before anything was recorded. */
export interface Publication {
  readonly blocks: readonly PublishedBlock[];
  readonly next: Block | undefined;
}

/** What has been published. A number that stands here never changes, so it is kept in memory. */
@Injectable()
export class PublishedStatistics {
  private readonly known = new Map<string, ShownBlock>();

  constructor(
    @Inject(OversightProjection) private readonly projection: OversightProjection,
    @Inject(Processing) private readonly processing: Processing,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /**
   * Blocks from the one in which recording began, earliest first.
   * @throws DomainError `READ_MODEL.BEHIND` (unavailable)
   */
  async of(family: Family): Promise<Publication> {
    await this.processing.waitFor(await this.store.head(), { projections: [this.projection.name] });
    const blocks = this.projection
      .published(family.code)
      .map((block) => ({ block, shown: this.shown(family, block) }));
    const latest = blocks.at(-1)?.block;
    if (latest !== undefined) return { blocks, next: nextBlock(latest) };
    const beginning = this.projection.beginning();
    const next = beginning && blockOf(family.span, wallClock(beginning).month);
    return { blocks, next };
  }

  private shown({ code }: Family, block: Block): ShownBlock {
    const name = `${code} ${block}`;
    const known = this.known.get(name);
    if (known) return known;
    const shown = shownIn(this.projection.figures(code, block));
    this.known.set(name, shown);
    return shown;
  }
}
