import { isSensitive, neededWidth, together, type Count } from './small-numbers';

/** A cell of a table: it carries its value from its row to its column, or from its column to the margin. */
interface Arc {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** What an attacker knows a suppressed value to be at least. */
  readonly atLeast: number;
  readonly needed: number;
  /** What suppressing it costs in information. */
  readonly cost: number;
  suppressed: boolean;
}

/** A margin is read by more people than a cell inside. */
const MARGIN_COST = 4;
/** Each cell that goes blank counts, however small it is. */
const BLANK_COST = 8;

/** How much more an arc can carry in a direction, given what was pushed before. */
type Pushed = Float64Array;

interface Way {
  readonly cost: number;
  /** Arcs with their direction: +1 along, -1 against. */
  readonly steps: readonly (readonly [arc: number, sign: 1 | -1])[];
}

/**
 * One table of rows and columns whose row totals are known, as a flow: from each row over its cells to the columns, from
 * there over the column totals to the margin. A table agrees with what is published exactly when it differs from the
 * true one by circulations over suppressed arcs, so the least and the greatest value of a cell are found by pushing flow
 * along such circulations; they are whole numbers and exact (Ahuja, Magnanti & Orlin, Network Flows, 1993, ch. 6;
 * Handbook on Statistical Disclosure Control, sections 4.2 and 4.4, on feasibility intervals).
 */
export class SuppressedArcs {
  private readonly arcs: Arc[] = [];
  private readonly leaving: number[][];
  private readonly nodes: number;
  private readonly margin: number;

  /**
   * @param rows of counts, one for each column
   * @param unseen rows that stand for several hidden ones: they are shown nowhere, so a zero in them shows nowhere either
   */
  constructor(
    private readonly rows: readonly (readonly Count[])[],
    unseen: ReadonlySet<number>,
  ) {
    const columns = rows[0]?.length ?? 0;
    this.margin = rows.length + columns;
    this.nodes = this.margin + 1;
    for (const [row, counts] of rows.entries()) {
      for (const [column, count] of counts.entries()) {
        this.add(row, rows.length + column, count, unseen.has(row) ? 0 : 1, 1);
      }
    }
    for (let column = 0; column < columns; column += 1) {
      const total = together(rows.map((counts) => counts[column]!));
      this.add(rows.length + column, this.margin, total, 1, MARGIN_COST);
    }
    this.leaving = Array.from({ length: this.nodes }, () => []);
    for (const [index, { from, to }] of this.arcs.entries()) {
      this.leaving[from]!.push(index);
      this.leaving[to]!.push(index);
    }
  }

  /** Suppresses further arcs until each suppressed one is wide enough. @returns false where that cannot be reached */
  protect(): boolean {
    const waiting = this.arcs.flatMap(({ suppressed }, index) => (suppressed ? [index] : []));
    for (let arc = waiting.shift(); arc !== undefined; arc = waiting.shift()) {
      for (;;) {
        const opening = this.opening(arc);
        if (opening === 'wide-enough') break;
        if (opening === undefined) return false;
        for (const [index] of opening.steps) {
          if (this.arcs[index]!.suppressed) continue;
          this.arcs[index]!.suppressed = true;
          waiting.push(index);
        }
      }
    }
    return true;
  }

  isCellSuppressed(row: number, column: number): boolean {
    return this.arcs[row * this.columns + column]!.suppressed;
  }

  isTotalSuppressed(column: number): boolean {
    return this.arcs[this.rows.length * this.columns + column]!.suppressed;
  }

  private get columns(): number {
    return this.margin - this.rows.length;
  }

  private add(from: number, to: number, count: Count, atLeast: number, weight: number): void {
    const { value } = count;
    this.arcs.push({
      from,
      to,
      value,
      atLeast,
      needed: neededWidth(count),
      cost: (BLANK_COST + value) * weight,
      suppressed: isSensitive(count),
    });
  }

  /** The cheapest way to make the arc wider, once all that is suppressed already is used. */
  private opening(index: number): Way | 'wide-enough' | undefined {
    const { needed } = this.arcs[index]!;
    const ways: Way[] = [];
    let width = 0;
    for (const sign of [1, -1] as const) {
      const pushed: Pushed = new Float64Array(this.arcs.length);
      width += this.pushAll(index, sign, needed - width, pushed);
      if (width >= needed) return 'wide-enough';
      const way = this.room(index, sign, pushed) > 0 ? this.cheapest(index, sign, pushed, true) : undefined;
      if (way) ways.push(way);
    }
    return ways.sort((a, b) => a.cost - b.cost)[0];
  }

  /** Pushes at most `most` through the arc, back over suppressed arcs. @returns how much went through */
  private pushAll(index: number, sign: 1 | -1, most: number, pushed: Pushed): number {
    let through = 0;
    while (through < most) {
      const way = this.cheapest(index, sign, pushed, false);
      if (!way) break;
      const steps = [...way.steps, [index, sign] as const];
      const amount = Math.min(
        most - through,
        ...steps.map(([arc, direction]) => this.room(arc, direction, pushed)),
      );
      if (amount <= 0) break;
      for (const [arc, direction] of steps) pushed[arc]! += direction * amount;
      through += amount;
    }
    return through;
  }

  private room(index: number, sign: 1 | -1, pushed: Pushed): number {
    const { value, atLeast } = this.arcs[index]!;
    return sign === 1 ? Infinity : Math.max(0, value + pushed[index]! - atLeast);
  }

  /** The cheapest way from the end of the arc back to its beginning (Dijkstra; the tables are small). */
  private cheapest(index: number, sign: 1 | -1, pushed: Pushed, opens: boolean): Way | undefined {
    const { from, to } = this.arcs[index]!;
    const [start, end] = sign === 1 ? [to, from] : [from, to];
    const cost = new Array<number>(this.nodes).fill(Infinity);
    const came: (readonly [number, 1 | -1] | undefined)[] = Array.from({ length: this.nodes });
    const open = new Set([start]);
    cost[start] = 0;
    while (open.size > 0) {
      let node = -1;
      for (const candidate of open) if (node < 0 || cost[candidate]! < cost[node]!) node = candidate;
      if (node === end) break;
      open.delete(node);
      for (const arc of this.leaving[node]!) {
        const usable = this.arcs[arc]!;
        if (arc === index || (!usable.suppressed && (!opens || usable.value === 0))) continue;
        const direction = usable.from === node ? 1 : -1;
        if (this.room(arc, direction, pushed) <= 0) continue;
        const next = direction === 1 ? usable.to : usable.from;
        const total = cost[node]! + (usable.suppressed ? 0 : usable.cost);
        if (total >= cost[next]!) continue;
        cost[next] = total;
        came[next] = [arc, direction];
        open.add(next);
      }
    }
    return cost[end] === Infinity ? undefined : { cost: cost[end]!, steps: this.walk(start, end, came) };
  }

  private walk(
    start: number,
    end: number,
    came: readonly (readonly [number, 1 | -1] | undefined)[],
  ): Way['steps'] {
    const steps: (readonly [number, 1 | -1])[] = [];
    for (let node = end; node !== start;) {
      const step = came[node]!;
      steps.push(step);
      const { from, to } = this.arcs[step[0]]!;
      node = step[1] === 1 ? from : to;
    }
    return steps;
  }
}
