import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { eventFilter, type EventFilter } from './event-filter';
import { subscribedFrom, subscribedFromRevision } from './places';
import { caughtUp, checkpoint, RecordMessages } from './record-messages';
import { streamDeleted } from './refusals';
import { streamNameOf } from './requests';
import type { TransactionLog } from './transaction-log';

type Options = ReadReq.Options;

/** Where a reader stands; it goes on as the log grows. */
export interface Cursor {
  /** What comes next, as far as the log reaches. @throws ServiceError when the stream was deleted for good */
  next(): Generator<ReadResp>;
}

class StreamCursor implements Cursor {
  private revision: number;
  private readonly name: string;

  constructor(
    private readonly log: TransactionLog,
    options: Options,
    private readonly messages: RecordMessages,
  ) {
    const stream = options.getStream()!;
    this.name = streamNameOf(stream.getStreamIdentifier());
    this.revision = subscribedFromRevision(log.stream(this.name), stream);
  }

  *next(): Generator<ReadResp> {
    const state = this.log.stream(this.name);
    if (state?.isTombstoned) throw streamDeleted(this.name);
    if (!state?.exists) return;
    this.revision = Math.max(this.revision, state.first);
    for (let record = state.records[this.revision]; record; record = state.records[this.revision]) {
      this.revision += 1;
      yield this.messages.of(record);
    }
  }
}

class AllCursor implements Cursor {
  private index: number;

  constructor(
    private readonly log: TransactionLog,
    options: Options,
    private readonly messages: RecordMessages,
  ) {
    this.index = subscribedFrom(log, options.getAll()!);
  }

  *next(): Generator<ReadResp> {
    for (let record = this.log.records[this.index]; record; record = this.log.records[this.index]) {
      this.index += 1;
      yield this.messages.of(record);
    }
  }
}

/** Like that, of what passes the filter, with checkpoints at intervals and at the end of the log when it gets there first. */
class FilteredCursor implements Cursor {
  private index: number;
  private looked = 0;
  private checked = -1;
  private isLive: boolean;

  constructor(
    private readonly log: TransactionLog,
    options: Options,
    private readonly messages: RecordMessages,
    private readonly filter: EventFilter,
  ) {
    this.index = subscribedFrom(log, options.getAll()!);
    this.isLive = this.index >= log.records.length;
  }

  *next(): Generator<ReadResp> {
    const { records } = this.log;
    for (let record = records[this.index]; record; record = records[this.index]) {
      this.index += 1;
      this.looked += 1;
      if (this.filter.allows(record)) yield this.messages.of(record);
      if (this.looked >= this.filter.checkpointInterval) {
        this.looked = 0;
        yield this.checkpointAt(record.position);
      }
    }
    const last = records[this.index - 1];
    if (!this.isLive && last && last.position > this.checked) yield this.checkpointAt(last.position);
    this.isLive = true;
  }

  private checkpointAt(position: number): ReadResp {
    this.checked = position;
    return checkpoint(position);
  }
}

function cursorOf(log: TransactionLog, options: Options): Cursor {
  const messages = new RecordMessages(log, options);
  const filter = options.getFilter();
  if (!options.hasAll()) return new StreamCursor(log, options, messages);
  if (!filter) return new AllCursor(log, options, messages);
  return new FilteredCursor(log, options, messages, eventFilter(filter));
}

/** The messages of a subscription: what is there, that it has caught up, and then what comes. */
export class Feed {
  private readonly cursor: Cursor;
  private isCaughtUp = false;

  /** @param saysCaughtUp whether the server's version says it */
  constructor(
    log: TransactionLog,
    options: Options,
    private readonly saysCaughtUp: boolean,
  ) {
    this.cursor = cursorOf(log, options);
  }

  *next(): Generator<ReadResp> {
    yield* this.cursor.next();
    if (this.isCaughtUp || !this.saysCaughtUp) return;
    this.isCaughtUp = true;
    yield caughtUp();
  }
}
