import type { EventStore } from '@samsyn/event-store';
import { ManualClock } from '@samsyn/kernel';
import { MOMENT, noted, plainCodec, RememberingLog } from './log.fixture';
import { Processing } from './processing';
import { ProcessingStore } from './store/processing-store';
import type { Projection } from './projections/projection';
import { ReadModelDatabase } from './projections/read-model-database';
import type { Workflow } from './workflows/workflow';

export interface Setting {
  readonly eventStore: EventStore;
  /** Absent: `noted()`. */
  readonly projections?: readonly Projection[];
  readonly workflow?: Workflow;
  readonly clock?: ManualClock;
  readonly log?: RememberingLog;
  readonly file?: string;
  readonly readModelFile?: string;
}

const running: (() => Promise<void>)[] = [];

/** Ends what the test left running. */
export async function stopAll(): Promise<void> {
  for (const stop of running.splice(0).reverse()) await stop();
}

export async function started({ eventStore, workflow, ...rest }: Setting) {
  const { clock = new ManualClock(MOMENT), log = new RememberingLog() } = rest;
  const readModels = new ReadModelDatabase(rest.readModelFile ?? ':memory:', log);
  const store = new ProcessingStore(rest.file ?? ':memory:', log);
  const backOff = { firstMs: 1, mostMs: 5 };
  const processing = new Processing({
    eventStore,
    codec: plainCodec,
    readModels,
    store,
    clock,
    log,
    backOff,
  });
  for (const projection of rest.projections ?? [noted()]) processing.addProjection(projection);
  if (workflow) processing.addWorkflow(workflow);
  await processing.start();
  const shutDown = async (): Promise<void> => {
    await processing.stop();
    readModels.close();
    store.close();
  };
  running.push(shutDown);
  const stop = (): Promise<void> => {
    running.splice(running.indexOf(shutDown), 1);
    return shutDown();
  };
  return { processing, readModels, store, log, clock, stop };
}
