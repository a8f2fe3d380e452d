import { LIMITS, MEMORY_BOUND, type Limit } from '@samsyn/web';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const GUIDE = join(__dirname, '../../docs/operating.md');
const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

const number = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');

function sized({ value, unit }: Limit): string {
  if (unit === 'milliseconds') return `${value / 1_000} seconds`;
  if (unit !== 'bytes') return `${number(value)} ${unit}`;
  return value >= MIB ? `${value / MIB} MiB` : `${value / 1_024} KiB`;
}

const rowOf = (limit: Limit): string => `| ${sized(limit)} | ${limit.of} | ${limit.beyond} |`;

/** Rows of the table under the heading, with one space between what stands in them. */
function rowsUnder(heading: string): readonly string[] {
  const [, section = ''] = readFileSync(GUIDE, 'utf8').split(`\n## ${heading}\n`);
  const rows = section
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => row.replaceAll(/ +/g, ' '));
}

describe('limits', () => {
  it('stand in the guide as they stand in the code', () => {
    expect(rowsUnder('Limits')).toEqual(Object.values<Limit>(LIMITS).map(rowOf));
  });

  it('keep the memory under the bound that the guide states', () => {
    const stated = /at most \*\*(\d+) GiB\*\*/.exec(readFileSync(GUIDE, 'utf8'))?.[1];
    expect(MEMORY_BOUND).toBeGreaterThan(GIB);
    expect(MEMORY_BOUND).toBeLessThanOrEqual(Number(stated) * GIB);
  });

  it('of one person are a part of those of all', () => {
    const pairs = Object.entries(LIMITS).flatMap(([name, limit]) => {
      const all = (LIMITS as Readonly<Record<string, Limit>>)[name.replace('OfPerson', 'InAll')];
      return name.endsWith('OfPerson') && all ? [[limit.value, all.value] as const] : [];
    });
    expect(pairs.length).toBeGreaterThan(3);
    for (const [ofPerson, inAll] of pairs) expect(ofPerson * 8).toBeLessThanOrEqual(inAll);
  });
});
