import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@samsyn/web';
import { loopbackIdentity, Samsyn } from '../../../apps/samsyn/src/samsyn';
import { fillLog } from './filled-log';
import { median } from './statistics';

const EVENTS = 200_000;
const RUNS = 3;

export interface ReadModelsResult {
  readonly events: number;
  readonly projections: readonly string[];
  readonly eventsPerSecond: number;
  readonly deadLetters: number;
}

/** All read models together from an empty file. */
export async function measureReadModels(say: (line: string) => void): Promise<ReadModelsResult> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-bench-'));
  try {
    say(`writing a log of ${EVENTS} events …`);
    await fillLog(folder, EVENTS);
    const rates: number[] = [];
    let projections: readonly string[] = [];
    let deadLetters = 0;
    for (let run = 0; run < RUNS; run += 1) {
      for (const suffix of ['', '-wal', '-shm'])
        rmSync(join(folder, `read-models.sqlite${suffix}`), { force: true });
      const logger = createLogger({ level: 'silent' });
      const samsyn = await Samsyn.create({ place: { folder }, identity: loopbackIdentity(), logger });
      const { processing, eventStore } = samsyn.parts;
      await samsyn.app.init();
      const started = performance.now();
      await processing.start();
      await processing.waitFor(await eventStore.head(), { timeoutMs: 120_000 });
      rates.push((EVENTS / (performance.now() - started)) * 1_000);
      projections = processing.lag().flatMap(({ kind, name }) => (kind === 'projection' ? [name] : []));
      deadLetters = processing.deadLetterCount;
      await samsyn.close();
      say(`read models, run ${run + 1} of ${RUNS}`);
    }
    return { events: EVENTS, projections, eventsPerSecond: median(rates), deadLetters };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
