import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KillSeries, countsText, ON_ENGINE } from '../faults/kill-series';
import { seededRandom } from '../support/seeded-random';
import { freshEngine } from './engine';

const KILLS = Number(process.env['KILLS'] ?? 40);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

describe(`Samsyn killed with kill -9 ${KILLS} times, its log on the engine (SEED=${seed} replays it)`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-kill-'));
  const { url, prefix } = freshEngine();
  const environment = { SAMSYN_KURRENTDB_URL: url, SAMSYN_KURRENTDB_PREFIX: prefix };
  const series = new KillSeries(folder, seededRandom(seed), ON_ENGINE, environment);

  afterAll(async () => {
    await series.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps every acknowledged entry once, fires each deadline once, and catches its read models up', async () => {
    await series.play(KILLS);
    process.stderr.write(`${countsText(series.counts)}, seed ${seed}\n`);
  });
});
