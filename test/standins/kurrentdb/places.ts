import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { StreamState } from './stream-state';
import type { TransactionLog } from './transaction-log';

type AllOptions = ReadReq.Options.AllOptions;
type StreamOptions = ReadReq.Options.StreamOptions;

/** Larger than all that is compared with it. */
const BEYOND = Number.MAX_SAFE_INTEGER;

/** Numbers of 64 bits; above what is exact they are larger than anything in the log. */
function whole(text: string): number {
  return Math.min(Number(text), BEYOND);
}

function positionIn(options: AllOptions): number {
  return whole(options.getPosition()?.getCommitPosition() ?? '0');
}

/** Index of the first record that a read forwards shows: the one at the position is among them. */
export function forwardsFrom(log: TransactionLog, options: AllOptions): number {
  if (options.hasEnd()) return log.records.length;
  return options.hasStart() ? 0 : log.indexAt(positionIn(options));
}

/** Index of the first record that a read backwards shows: what lies before the position. */
export function backwardsFrom(log: TransactionLog, options: AllOptions): number {
  if (options.hasEnd()) return log.records.length - 1;
  return options.hasStart() ? -1 : log.indexAt(positionIn(options)) - 1;
}

/** Index of the first record that a subscription shows: what lies after the position. */
export function subscribedFrom(log: TransactionLog, options: AllOptions): number {
  if (options.hasEnd()) return log.records.length;
  return options.hasStart() ? 0 : log.indexAt(positionIn(options) + 1);
}

/** The first revision that a read of a stream shows, that at which it was asked for among them. */
export function readFromRevision(state: StreamState, options: StreamOptions, isForwards: boolean): number {
  if (options.hasStart()) return isForwards ? state.first : 0;
  if (options.hasEnd()) return state.last;
  const revision = whole(options.getRevision());
  return isForwards ? Math.max(state.first, revision) : Math.min(state.last, revision);
}

/** The first revision that a subscription to a stream shows: the one after. */
export function subscribedFromRevision(state: StreamState | undefined, options: StreamOptions): number {
  if (options.hasEnd()) return (state?.last ?? -1) + 1;
  return options.hasStart() ? 0 : whole(options.getRevision()) + 1;
}
