import type { Fact } from '../statistics/fact';
import type { Category, ClassifiedCounts, LayerCounts, ShownLayer } from '../protection/protected-layer';
import { protectLayer } from '../protection/protected-layer';
import type { Count } from '../protection/small-numbers';
import { wallClock, type Block } from '../statistics/calendar';
import { REGION_CODES } from '../statistics/classes';
import { dateOf, dimensionsOf, TIME } from '../statistics/families';
import type { Family } from '../statistics/family';

/** What is shown of a block: by layer. */
export type ShownBlock = Readonly<Record<string, ShownLayer>>;

/** A block and what is shown of it. */
export interface PublishedBlock {
  readonly block: Block;
  readonly shown: ShownBlock;
}

const REGION_INDEX = new Map(REGION_CODES.map((code, index) => [code, index]));

/** How many facts, and of how many operations. */
class Tally {
  private value = 0;
  private readonly operations = new Set<string>();

  add(operation: string): void {
    this.value += 1;
    this.operations.add(operation);
  }

  get count(): Count {
    return { value: this.value, operations: this.operations.size };
  }
}

class RegionTallies {
  private readonly tallies = REGION_CODES.map(() => new Tally());

  add({ region, operation }: Fact): void {
    this.tallies[REGION_INDEX.get(region) ?? REGION_CODES.length - 1]!.add(operation);
  }

  get counts(): readonly Count[] {
    return this.tallies.map(({ count }) => count);
  }
}

/** Each class with those that contain it. */
function containing(categories: readonly Category[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const walk = (nodes: readonly Category[], above: readonly string[]): void => {
    for (const { code, children = [] } of nodes) {
      const path = [...above, code];
      found.set(code, path);
      walk(children, path);
    }
  };
  walk(categories, []);
  return found;
}

/**
 * The facts of a block, counted and protected. The same facts give the same numbers, whatever their order.
 * @returns for each layer of the family what may be shown
 */
export function shownBlock(family: Family, block: Block, facts: readonly Fact[]): ShownBlock {
  const byLayer = new Map<string, (readonly [Fact, Readonly<Record<string, string>>])[]>();
  for (const fact of facts) {
    const at = dateOf(fact);
    const classified = at === undefined ? undefined : family.classify(fact.observations, at);
    if (at === undefined || !classified) continue;
    const classes = { ...classified.classes, [TIME]: wallClock(at).month };
    const known = byLayer.get(classified.layer);
    if (known) known.push([fact, classes]);
    else byLayer.set(classified.layer, [[fact, classes]]);
  }
  return Object.fromEntries(
    family.layers.map(({ code }) => [
      code,
      protectLayer(countLayer(family, code, block, byLayer.get(code) ?? [])),
    ]),
  );
}

function countLayer(
  family: Family,
  layer: string,
  block: Block,
  facts: readonly (readonly [Fact, Readonly<Record<string, string>>])[],
): LayerCounts {
  const total = new RegionTallies();
  for (const [fact] of facts) total.add(fact);
  const dimensions: Record<string, ClassifiedCounts> = {};
  for (const { code, categories } of dimensionsOf(family, layer, block)) {
    const paths = containing(categories);
    const tallies = new Map<string, RegionTallies>();
    for (const [fact, classes] of facts) {
      for (const name of paths.get(classes[code]!) ?? []) {
        const tally = tallies.get(name) ?? new RegionTallies();
        tallies.set(name, tally);
        tally.add(fact);
      }
    }
    const counts = new Map([...tallies].map(([name, tally]) => [name, tally.counts]));
    dimensions[code] = { categories, counts };
  }
  return { total: total.counts, dimensions };
}
