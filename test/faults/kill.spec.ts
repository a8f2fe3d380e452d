import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../support/seeded-random';
import { KillSeries, countsText } from './kill-series';

/** `npm run -s kills` plays two thousand. */
const KILLS = 100;

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

describe(`Samsyn killed with kill -9 ${KILLS} times (SEED=${seed} replays it)`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-kill-'));
  const series = new KillSeries(folder, seededRandom(seed));

  afterAll(async () => {
    await series.end();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  it(
    'keeps every acknowledged entry once, fires each deadline once, and catches its read models up',
    async () => {
      await series.play(KILLS);
      process.stdout.write(`${countsText(series.counts)}, seed ${seed}\n`);
    },
    15 * 60_000,
  );
});
