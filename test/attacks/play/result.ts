/** What came of one attack. */
export interface Result {
  readonly attack: string;
  readonly tries: number;
  readonly held: boolean;
  /** What was measured or counted, for people. */
  readonly figure: string;
}

export const held = (attack: string, tries: number, isHeld: boolean, figure: string): Result => ({
  attack,
  tries,
  held: isHeld,
  figure,
});

/** How often each answer came: `201 × 3, 429 REQUEST.TOO_MANY_AT_ONCE × 5`. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  of(name: string | RegExp): number {
    const isMeant = (found: string) => (typeof name === 'string' ? found === name : name.test(found));
    return [...this.counts].reduce((sum, [found, count]) => (isMeant(found) ? sum + count : sum), 0);
  }

  get all(): number {
    return this.of(/^/);
  }

  /** For people. */
  get summary(): string {
    return [...this.counts].map(([name, count]) => (count === 1 ? name : `${name} × ${count}`)).join(', ');
  }
}

/** A table as wide as what stands in it. */
export function table(results: readonly (Result & { readonly section: string })[]): string {
  const rows = [
    ['§', 'attack', 'tries', '', 'figure'],
    ...results.map(({ section, attack, tries, held: isHeld, figure }) => [
      section,
      attack,
      `${tries}`,
      isHeld ? 'held' : 'FELL',
      figure,
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(column === 4 ? 0 : widths[column]!)).join('  '))
    .join('\n');
}
