import type { Category, LayerCounts, ShownLayer } from './protected-layer';

/** A fact of a made-up cube: its region, its finest class in each dimension, and the operation it is of. */
export interface CubeFact {
  readonly region: number;
  readonly classes: Readonly<Record<string, string>>;
  readonly operation: number;
}
export type CubeDimensions = Readonly<Record<string, readonly Category[]>>;

const pathsOf = (categories: readonly Category[], above: readonly string[] = []): [string, string[]][] =>
  categories.flatMap(({ code, children = [] }) => {
    const path = [...above, code];
    return [[code, path] as [string, string[]], ...pathsOf(children, path)];
  });

export function countCube(
  regions: number,
  dimensions: CubeDimensions,
  facts: readonly CubeFact[],
): LayerCounts {
  const row = (chosen: readonly CubeFact[]) =>
    Array.from({ length: regions }, (_, region) => {
      const here = chosen.filter((fact) => fact.region === region);
      return { value: here.length, operations: new Set(here.map(({ operation }) => operation)).size };
    });
  return {
    total: row(facts),
    dimensions: Object.fromEntries(
      Object.entries(dimensions).map(([name, categories]) => {
        const paths = new Map(pathsOf(categories));
        const counts = new Map(
          [...paths.keys()].map((code) => [
            code,
            row(facts.filter(({ classes }) => paths.get(classes[name]!)!.includes(code))),
          ]),
        );
        return [name, { categories, counts }];
      }),
    ),
  };
}

/** A number of the published tables, shown or not. */
export interface PublishedCell {
  readonly name: string;
  readonly truth: number;
  readonly shown: number | null;
  /** What the attacker knows a suppressed number to be at least. */
  readonly atLeast: number;
}

/** `parts` of a cell add up to it: indexes of cells. */
interface Sum {
  readonly whole: number;
  readonly parts: readonly number[];
}

/** All that an attacker is given: every cell of every table of the layer, and which of them add up to which. */
export class PublishedTables {
  readonly cells: PublishedCell[] = [];
  private readonly sums: Sum[] = [];

  constructor(counts: LayerCounts, shown: ShownLayer) {
    const root = this.addRow(
      'total',
      counts.total.map(({ value }) => value),
      shown.total,
      shown.total.map(() => false),
    );
    for (const [name, { categories, counts: byCode }] of Object.entries(counts.dimensions)) {
      const divide = (parent: readonly number[], children: readonly Category[]): void => {
        if (children.length === 0) return;
        const rows = children.map(({ code }) => shown.dimensions[name]![code]!);
        // A group that shows any number shows its zeros: what it suppresses in a shown row is at least one.
        const tells = parent.map((cell) => {
          const isShown = this.cells[cell]!.shown !== null;
          return isShown && rows.some((row) => row.some((value) => value !== null && value > 0));
        });
        const added = children.map(({ code }, index) => {
          const values = byCode.get(code)!.map(({ value }) => value);
          return this.addRow(`${name}/${code}`, values, rows[index]!, tells);
        });
        for (const [row, whole] of parent.entries()) {
          this.sums.push({ whole, parts: added.map((cells) => cells[row]!) });
        }
        for (const [index, { children: further = [] }] of children.entries()) divide(added[index]!, further);
      };
      divide(root, categories);
    }
  }

  suppressed(): readonly number[] {
    return this.cells.flatMap(({ shown }, index) => (shown === null ? [index] : []));
  }

  /** For each suppressed cell, how far from the truth it can be, in real numbers: [down, up]. */
  intervals(): ReadonlyMap<number, readonly [number, number]> {
    const unknown = this.suppressed();
    const directions = nullSpace(this.equations(unknown), unknown.length);
    const slack = unknown.map((cell) => this.cells[cell]!.truth - this.cells[cell]!.atLeast);
    return new Map(
      unknown.map((cell, row) => {
        const along = directions.map((direction) => direction[row]!);
        const against = along.map((value) => -value);
        return [cell, [farthest(directions, slack, against), farthest(directions, slack, along)]];
      }),
    );
  }

  private equations(unknown: readonly number[]): number[][] {
    const column = new Map(unknown.map((cell, index) => [cell, index]));
    return this.sums
      .map(({ whole, parts }) => {
        const row = new Array<number>(unknown.length).fill(0);
        for (const part of parts) if (column.has(part)) row[column.get(part)!]! += 1;
        if (column.has(whole)) row[column.get(whole)!]! -= 1;
        return row;
      })
      .filter((row) => row.some((value) => value !== 0));
  }

  private addRow(
    name: string,
    values: readonly number[],
    shown: readonly (number | null)[],
    tells: readonly boolean[],
  ): readonly number[] {
    const all = values.reduce((sum, value) => sum + value, 0);
    const cells = [...values, all].map((truth, row) => {
      const atLeast = tells[row] && shown[row] === null ? 1 : 0;
      return this.cells.push({ name: `${name}[${row}]`, truth, shown: shown[row]!, atLeast }) - 1;
    });
    this.sums.push({ whole: cells.at(-1)!, parts: cells.slice(0, -1) });
    return cells;
  }
}

const TINY = 1e-9;

/** A basis of what solves the equations with nothing on the right: Gauss-Jordan. */
function nullSpace(equations: number[][], unknowns: number): number[][] {
  const rows = equations.map((row) => [...row]);
  const pivots: number[] = [];
  for (let column = 0; column < unknowns && pivots.length < rows.length; column += 1) {
    const at = pivots.length;
    const best = rows.findIndex((row, index) => index >= at && Math.abs(row[column]!) > TINY);
    if (best < 0) continue;
    [rows[at], rows[best]] = [rows[best]!, rows[at]!];
    const scale = rows[at][column]!;
    rows[at] = rows[at].map((value) => value / scale);
    for (const [index, row] of rows.entries()) {
      const factor = row[column]!;
      if (index !== at && Math.abs(factor) > TINY)
        rows[index] = row.map((value, place) => value - factor * rows[at]![place]!);
    }
    pivots.push(column);
  }
  const free = Array.from({ length: unknowns }, (_, index) => index).filter(
    (index) => !pivots.includes(index),
  );
  return free.map((column) => {
    const direction = new Array<number>(unknowns).fill(0);
    direction[column] = 1;
    for (const [index, pivot] of pivots.entries()) direction[pivot] = -rows[index]![column]!;
    return direction;
  });
}

/**
 * The most that `goal` can reach by steps along the directions while no unknown falls further than its slack: the
 * simplex method from the truth, with Bland's rule.
 */
function farthest(
  directions: readonly number[][],
  slack: readonly number[],
  goal: readonly number[],
): number {
  const steps = directions.length * 2;
  // Each direction may be walked both ways; each unknown gives a line `-direction . step + rest = slack`.
  const lines = slack.map((room, unknown) => {
    const forward = directions.map((direction) => -direction[unknown]!);
    const rest = slack.map((_, index) => (index === unknown ? 1 : 0));
    return [...forward, ...forward.map((value) => -value), ...rest, room];
  });
  let costs = [...goal.map((value) => -value), ...goal, ...slack.map(() => 0), 0];
  const basis = slack.map((_, index) => steps + index);
  for (;;) {
    const entering = costs.findIndex((value, index) => index < costs.length - 1 && value < -1e-7);
    if (entering < 0) return costs.at(-1)!;
    let leaving = -1;
    let least = Infinity;
    for (const [index, line] of lines.entries()) {
      if (line[entering]! <= 1e-7) continue;
      const ratio = line.at(-1)! / line[entering]!;
      if (ratio < least - TINY || (Math.abs(ratio - least) <= TINY && basis[index]! < basis[leaving]!)) {
        [least, leaving] = [ratio, index];
      }
    }
    if (leaving < 0) return Infinity;
    const scale = lines[leaving]![entering]!;
    lines[leaving] = lines[leaving]!.map((value) => value / scale);
    const pivot = lines[leaving]!;
    const without = (line: readonly number[]): number[] => {
      const factor = line[entering]!;
      return factor === 0 ? [...line] : line.map((value, place) => value - factor * pivot[place]!);
    };
    for (const [index, line] of lines.entries()) if (index !== leaving) lines[index] = without(line);
    costs = without(costs);
    basis[leaving] = entering;
  }
}
