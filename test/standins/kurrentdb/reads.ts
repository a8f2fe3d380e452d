import { ReadReq, type ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { eventFilter } from './event-filter';
import type { LogRecord } from './log-record';
import { backwardsFrom, forwardsFrom, readFromRevision } from './places';
import { RecordMessages, streamNotFound } from './record-messages';
import { streamDeleted } from './refusals';
import { streamNameOf } from './requests';
import type { TransactionLog } from './transaction-log';

type Options = ReadReq.Options;

const { FORWARDS } = ReadReq.Options.ReadDirection;

function* walk(
  records: readonly LogRecord[],
  from: number,
  { step, until }: { readonly step: 1 | -1; readonly until: number },
): Generator<LogRecord> {
  for (let index = from; index >= until; index += step) {
    const record = records[index];
    if (!record) return;
    yield record;
  }
}

function* readAll(log: TransactionLog, options: Options): Generator<LogRecord> {
  const all = options.getAll()!;
  const isForwards = options.getReadDirection() === FORWARDS;
  const from = isForwards ? forwardsFrom(log, all) : backwardsFrom(log, all);
  const filterOptions = options.getFilter();
  const filter = filterOptions ? eventFilter(filterOptions) : undefined;
  for (const record of walk(log.records, from, { step: isForwards ? 1 : -1, until: 0 }))
    if (!filter || filter.allows(record)) yield record;
}

/** @throws ServiceError for a stream that was deleted for good */
function readStream(log: TransactionLog, options: Options): Iterable<LogRecord> | undefined {
  const stream = options.getStream()!;
  const name = streamNameOf(stream.getStreamIdentifier());
  const state = log.stream(name);
  if (state?.isTombstoned) throw streamDeleted(name);
  if (!state?.exists) return undefined;
  const isForwards = options.getReadDirection() === FORWARDS;
  const from = readFromRevision(state, stream, isForwards);
  return walk(state.records, from, { step: isForwards ? 1 : -1, until: state.first });
}

/** The answer of a read that ends. @throws ServiceError */
export function* answerOf(log: TransactionLog, options: Options): Generator<ReadResp> {
  const messages = new RecordMessages(log, options);
  const records = options.hasAll() ? readAll(log, options) : readStream(log, options);
  if (!records) {
    yield streamNotFound(streamNameOf(options.getStream()?.getStreamIdentifier()));
    return;
  }
  let left = BigInt(options.getCount());
  for (const record of records) {
    if (left === 0n) return;
    left -= 1n;
    yield messages.of(record);
  }
}
