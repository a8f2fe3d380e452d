import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@samsyn/web';
import { loopbackIdentity, Samsyn } from '../../../apps/samsyn/src/samsyn';
import { fillLog } from './filled-log';
import { median } from './statistics';

const EVENTS = 200_000;
const RUNS = 3;
const SETTLE_MS = 300_000;

export interface ReadModelsResult {
  readonly events: number;
  readonly projections: readonly string[];
  readonly eventsPerSecond: number;
  readonly deadLetters: number;
  /** From a log without any checkpoint: read models, workflows and the deadlines that have passed meanwhile. */
  readonly allFromNothingSeconds: number;
}

/** Samsyn on that log, its processors not yet started. */
async function open(folder: string): Promise<Samsyn> {
  const logger = createLogger({ level: 'silent' });
  const samsyn = await Samsyn.create({ place: { folder }, identity: loopbackIdentity(), logger });
  await samsyn.app.init();
  return samsyn;
}

/** Workflows and timers keep their checkpoints elsewhere and must not be at work while the read models are rebuilt. */
async function settle(folder: string): Promise<number> {
  const samsyn = await open(folder);
  const started = performance.now();
  await samsyn.parts.processing.start();
  await samsyn.parts.processing.settled({ timeoutMs: SETTLE_MS });
  const seconds = (performance.now() - started) / 1_000;
  await samsyn.close();
  return seconds;
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
    say('letting the workflows and their deadlines catch up …');
    const allFromNothingSeconds = await settle(folder);
    for (let run = 0; run < RUNS; run += 1) {
      for (const suffix of ['', '-wal', '-shm'])
        rmSync(join(folder, `read-models.sqlite${suffix}`), { force: true });
      const samsyn = await open(folder);
      const { processing, eventStore } = samsyn.parts;
      const head = await eventStore.head();
      const started = performance.now();
      await processing.start();
      await processing.waitFor(head, { timeoutMs: SETTLE_MS });
      rates.push((head / (performance.now() - started)) * 1_000);
      projections = processing.lag().flatMap(({ kind, name }) => (kind === 'projection' ? [name] : []));
      deadLetters = processing.deadLetterCount;
      await samsyn.close();
      say(`read models, run ${run + 1} of ${RUNS}`);
    }
    return {
      events: EVENTS,
      projections,
      eventsPerSecond: median(rates),
      deadLetters,
      allFromNothingSeconds,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
