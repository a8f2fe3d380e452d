import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../support/seeded-random';
import { KillSeries, countsText } from './kill-series';

const PRINTED_EACH = 50;

/** The number after `--name`, or the one by default. */
function numberAfter(name: string, byDefault: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const value = at === -1 ? byDefault : Number(process.argv[at + 1]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} is followed by a number`);
  return value;
}

/**
 * `npm run -s kills -- --count 2000 --seed 1 --minutes 120`: so many kills, or as many as the minutes allow. Ends with 1
 * where something that was acknowledged is missing, doubled or damaged; the folder then stays to be looked at.
 */
async function main(): Promise<void> {
  const count = numberAfter('count', 2_000);
  const seed = numberAfter('seed', Date.now() % 1_000_000);
  const until = Date.now() + numberAfter('minutes', 24 * 60) * 60_000;
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-kills-'));
  const series = new KillSeries(folder, seededRandom(seed));
  const written = (text: string) => process.stdout.write(`${text}, seed ${seed}\n`);
  try {
    let printed = 0;
    await series.play(count, (done) => {
      if (done - printed >= PRINTED_EACH) {
        written(countsText(series.counts));
        printed = done;
      }
      return Date.now() < until;
    });
    written(`held: ${countsText(series.counts)}`);
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    written(`FELL after ${countsText(series.counts)}, in ${folder}`);
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    await series.end();
  }
}

void main();
