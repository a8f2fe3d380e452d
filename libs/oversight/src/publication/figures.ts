import type { ShownLayer, ShownRow } from '../protection/protected-layer';
import { REGION_CODES } from '../statistics/classes';
import type { ShownBlock } from './counts';
import type { PublishedFigures } from './publication.events';

/** What is shown of a block, as it is recorded: under the codes of regions and classes of its day. */
export function figuresOf(family: string, block: string, shown: ShownBlock): PublishedFigures {
  const layers = Object.entries(shown).map(([code, { total, dimensions }]) => ({
    code,
    total: [...total],
    dimensions: Object.entries(dimensions).map(([dimension, classes]) => ({
      code: dimension,
      classes: Object.entries(classes).map(([name, row]) => ({ code: name, row: [...row] })),
    })),
  }));
  return { family, block, regions: [...REGION_CODES], layers };
}

/** What was published, read with the regions of today: in one that did not exist then nothing was counted. */
export function shownIn({ regions, layers }: PublishedFigures): ShownBlock {
  const places = [...REGION_CODES.map((code) => regions.indexOf(code)), regions.length];
  const inOrder = (row: ShownRow): ShownRow => places.map((place) => (place < 0 ? 0 : row[place]!));
  return Object.fromEntries(
    layers.map(({ code, total, dimensions }): [string, ShownLayer] => [
      code,
      {
        total: inOrder(total),
        dimensions: Object.fromEntries(
          dimensions.map(({ code: dimension, classes }) => [
            dimension,
            Object.fromEntries(classes.map(({ code: name, row }) => [name, inOrder(row)])),
          ]),
        ),
      },
    ]),
  );
}
