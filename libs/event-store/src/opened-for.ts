import { AsyncLocalStorage } from 'node:async_hooks';
import type { Recorded } from '@samsyn/kernel';

/** What has come into the hands of one request: from this alone can what it answers have been made. */
export interface OpenedFor {
  /** Every event of an operation, as it is held in memory. */
  operation(read: { readonly operationId: string; readonly entries: readonly Recorded[] }): void;
  /** An event that was opened by itself. */
  event(event: Recorded): void;
  /** What an answer that is no JSON is written from. */
  model(model: unknown): void;
}

/** Where nothing is set Samsyn itself reads: projections, workflows, timers, the start. */
export const openedFor = new AsyncLocalStorage<OpenedFor>();

/** Says what a page, a table or a calendar that is answered is written from, before it is written. */
export function writtenFrom<Model>(model: Model): Model {
  openedFor.getStore()?.model(model);
  return model;
}
