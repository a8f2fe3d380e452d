import fc from 'fast-check';
import { countCube, PublishedTables, type CubeDimensions, type CubeFact } from './attacker.fixture';
import { protectLayer, type Category, type ShownLayer } from './protected-layer';
import { FEWEST_OPERATIONS, isSensitive } from './small-numbers';

const leaves = (categories: readonly Category[]): readonly string[] =>
  categories.flatMap(({ code, children }) => (children ? leaves(children) : [code]));

const TIME: readonly Category[] = ['q1', 'q2'].map((quarter) => ({
  code: quarter,
  children: ['a', 'b', 'c'].map((month) => ({ code: `${quarter}${month}` })),
}));
const ANSWER: readonly Category[] = ['yes', 'no', 'perhaps', 'never'].map((code) => ({ code }));
const DIMENSIONS: CubeDimensions = { time: TIME, answer: ANSWER };

/** Facts that crowd in some regions and classes, as life does: many cells hold few or none. */
const cubeFacts = (
  regions: number,
  dimensions: CubeDimensions,
  size: { readonly min: number; readonly max: number },
): fc.Arbitrary<readonly CubeFact[]> => {
  const skewed = (count: number) =>
    fc.tuple(fc.nat(count - 1), fc.nat(count - 1)).map(([one, other]) => Math.min(one, other));
  const classes = fc.record(
    Object.fromEntries(
      Object.entries(dimensions).map(([name, categories]) => {
        const codes = leaves(categories);
        return [name, skewed(codes.length).map((index) => codes[index]!)];
      }),
    ),
  );
  const fact = fc.record({ region: skewed(regions), classes, operation: fc.nat(size.max) });
  return fc
    .array(fact, { minLength: size.min, maxLength: size.max })
    .map((facts) => facts.map((one) => ({ ...one, operation: one.operation * regions + one.region })));
};

const shownRows = ({ total, dimensions }: ShownLayer): (readonly (number | null)[])[] => [
  total,
  ...Object.values(dimensions).flatMap((rows) => Object.values(rows)),
];

describe('numbers of a layer', () => {
  it('are true where they are shown, and never of one to four operations', () => {
    fc.assert(
      fc.property(cubeFacts(4, DIMENSIONS, { min: 0, max: 120 }), (facts) => {
        const counts = countCube(4, DIMENSIONS, facts);
        const shown = protectLayer(counts);
        const truths = [
          counts.total,
          ...Object.values(counts.dimensions).flatMap(({ counts: byCode }) => [...byCode.values()]),
        ];
        for (const [index, row] of shownRows(shown).entries()) {
          for (const [region, count] of truths[index]!.entries()) {
            if (isSensitive(count)) expect(row[region]).toBeNull();
            else expect([null, count.value]).toContain(row[region]);
          }
        }
      }),
    );
  });

  it('do not determine a suppressed one, nor bring it within less than five of the truth', () => {
    let suppressed = 0;
    fc.assert(
      fc.property(cubeFacts(4, DIMENSIONS, { min: 5, max: 120 }), (facts) => {
        const counts = countCube(4, DIMENSIONS, facts);
        const tables = new PublishedTables(counts, protectLayer(counts));
        for (const [cell, [down, up]] of tables.intervals()) {
          suppressed += 1;
          if (down + up < FEWEST_OPERATIONS - 1e-6)
            throw new Error(`${tables.cells[cell]!.name} is known within ${down + up}`);
        }
      }),
      { numRuns: 60 },
    );
    expect(suppressed).toBeGreaterThan(1_000);
  });

  it('stand up to whoever tries every set of facts that agrees with all tables at once', () => {
    fc.assert(
      fc.property(cubeFacts(3, SMALL, { min: 5, max: 11 }), (facts) => {
        const counts = countCube(3, SMALL, facts);
        const shown = protectLayer(counts);
        if (shown.total[3] === null) return;
        const values = everyValue(facts.length, shown);
        for (const [name, { least, most, exact }] of values) {
          if (exact === null && most - least < FEWEST_OPERATIONS)
            throw new Error(`${name} is between ${least} and ${most}`);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are mostly shown where there are facts enough', () => {
    const codes = leaves(TIME);
    const facts = Array.from({ length: 1_200 }, (_, operation) => ({
      region: (operation * 7) % 4,
      classes: { time: codes[(operation * 5) % 6]!, answer: operation % 40 === 0 ? 'never' : 'yes' },
      operation,
    }));
    const values = shownRows(protectLayer(countCube(4, DIMENSIONS, facts))).flat();
    const shown = values.filter((value) => value !== null);
    expect(shown.length / values.length).toBeGreaterThan(0.9);
  });

  it('are the same for the same facts in any order', () => {
    fc.assert(
      fc.property(cubeFacts(4, DIMENSIONS, { min: 0, max: 80 }), fc.nat(), (facts, by) => {
        const turned = [...facts.slice(by % (facts.length + 1)), ...facts.slice(0, by % (facts.length + 1))];
        const shown = (those: readonly CubeFact[]) => protectLayer(countCube(4, DIMENSIONS, those));
        expect(shown(turned)).toEqual(shown(facts));
      }),
      { numRuns: 50 },
    );
  });
});

describe('an attacker who only subtracts', () => {
  it('would succeed against small numbers suppressed alone', () => {
    const facts = [20, 3, 30].flatMap((many, region) =>
      Array.from({ length: many }, (_, operation) => ({
        region,
        classes: { answer: operation % 2 === 0 ? 'yes' : 'no' },
        operation: region * 100 + operation,
      })),
    );
    const dimensions = { answer: ANSWER.slice(0, 2) };
    const counts = countCube(3, dimensions, facts);
    const primaryOnly: ShownLayer = {
      total: [20, null, 30, 53],
      dimensions: { answer: { yes: [10, null, 15, 27], no: [10, null, 15, 26] } },
    };
    const widths = (shown: ShownLayer) =>
      [...new PublishedTables(counts, shown).intervals().values()].map(([down, up]) => down + up);
    expect(widths(primaryOnly)).toEqual([0, 0, 0]);
    expect(Math.min(...widths(protectLayer(counts)))).toBeGreaterThanOrEqual(FEWEST_OPERATIONS);
  });
});

const SMALL: CubeDimensions = {
  answer: [{ code: 'yes' }, { code: 'no' }],
  mode: [{ code: 'here' }, { code: 'there' }],
};

interface ShownValue {
  least: number;
  most: number;
  readonly exact: number | null;
}

/** How many say yes, how many are here, of how many: what the tables of `SMALL` know of a region. */
type RegionSum = readonly [total: number, yes: number, here: number];
const CELLS = ['total', 'answer/yes', 'answer/no', 'mode/here', 'mode/there'] as const;
const cellsOfSum = ([total, yes, here]: RegionSum): readonly number[] => [
  total,
  yes,
  total - yes,
  here,
  total - here,
];

/** The least and the greatest value of each cell among all sets of facts that agree with what is shown. */
function everyValue(facts: number, shown: ShownLayer): ReadonlyMap<string, ShownValue> {
  const { answer, mode } = shown.dimensions;
  const rows = [shown.total, answer!.yes!, answer!.no!, mode!.here!, mode!.there!];
  const agrees = (sum: RegionSum, region: number): boolean =>
    cellsOfSum(sum).every((value, cell) => rows[cell]![region] === null || rows[cell]![region] === value);
  const possible = [0, 1, 2].map((region) => sumsUpTo(facts).filter((sum) => agrees(sum, region)));
  const all = sumsUpTo(facts).filter((sum) => sum[0] === facts && agrees(sum, 3));
  const values = new Map<string, ShownValue>();
  const note = (sum: RegionSum, region: number): void => {
    for (const [cell, value] of cellsOfSum(sum).entries()) {
      const name = `${CELLS[cell]}[${region}]`;
      const known = values.get(name);
      if (!known) values.set(name, { least: value, most: value, exact: rows[cell]![region]! });
      else {
        known.least = Math.min(known.least, value);
        known.most = Math.max(known.most, value);
      }
    }
  };
  const others = [0, 1, 2].map((region) => pairSums(possible.filter((_, index) => index !== region)));
  for (const whole of all) {
    for (const [region, sums] of possible.entries()) {
      for (const sum of sums) {
        if (!others[region]!.has(keyOf(whole) - keyOf(sum))) continue;
        note(sum, region);
        note(whole, 3);
      }
    }
  }
  return values;
}

/** One number for the three: none of them reaches 100. */
const keyOf = ([total, yes, here]: readonly number[]): number => total! * 10_000 + yes! * 100 + here!;
const pairSums = ([first, second]: readonly (readonly RegionSum[])[]): ReadonlySet<number> => {
  const sums = new Set<number>();
  for (const one of first!) for (const other of second!) sums.add(keyOf(one) + keyOf(other));
  return sums;
};

function sumsUpTo(facts: number): readonly RegionSum[] {
  const sums: RegionSum[] = [];
  for (let total = 0; total <= facts; total += 1)
    for (let yes = 0; yes <= total; yes += 1)
      for (let here = 0; here <= total; here += 1) sums.push([total, yes, here]);
  return sums;
}
