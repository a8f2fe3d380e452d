import { UUID } from '@eventstore/db-client/generated/shared_pb';
import { ReadResp, type ReadReq } from '@eventstore/db-client/generated/streams_pb';
import { revisionText, type LogRecord } from './log-record';
import { streamIdentifier } from './replies';
import type { TransactionLog } from './transaction-log';

type RecordedEvent = ReadResp.ReadEvent.RecordedEvent;

const LINK_TYPE = '$>';

function uuidMessage(id: string, isStructured: boolean): UUID {
  if (!isStructured) return new UUID().setString(id);
  const hex = id.replaceAll('-', '');
  const [most, least] = [hex.slice(0, 16), hex.slice(16)].map((half) =>
    BigInt.asIntN(64, BigInt(`0x${half}`)).toString(),
  );
  const structured = new UUID.Structured().setMostSignificantBits(most!).setLeastSignificantBits(least!);
  return new UUID().setStructured(structured);
}

/** Writes records as one reader wants them: links followed or not, ids as text or as two numbers. */
export class RecordMessages {
  private readonly isStructured: boolean;
  private readonly followsLinks: boolean;

  constructor(
    private readonly log: TransactionLog,
    options: ReadReq.Options,
  ) {
    this.isStructured = !options.getUuidOption()?.hasString();
    this.followsLinks = options.getResolveLinks();
  }

  of(record: LogRecord): ReadResp {
    const event = new ReadResp.ReadEvent().setCommitPosition(String(record.position));
    const target = this.followsLinks && record.type === LINK_TYPE ? this.linked(record) : undefined;
    if (target) event.setEvent(this.recorded(target)).setLink(this.recorded(record));
    else event.setEvent(this.recorded(record));
    return new ReadResp().setEvent(event);
  }

  private linked({ data }: LogRecord): LogRecord | undefined {
    const text = Buffer.from(data).toString('utf8');
    const at = text.indexOf('@');
    return this.log.stream(text.slice(at + 1))?.records[Number(text.slice(0, at))];
  }

  private recorded(record: LogRecord): RecordedEvent {
    const { id, stream, revision, type, isJson, createdTicks, data, metadata, position } = record;
    const event = new ReadResp.ReadEvent.RecordedEvent()
      .setId(uuidMessage(id, this.isStructured))
      .setStreamIdentifier(streamIdentifier(stream))
      .setStreamRevision(revisionText(revision))
      .setCommitPosition(String(position))
      .setPreparePosition(String(position))
      .setData(data)
      .setCustomMetadata(metadata);
    event
      .getMetadataMap()
      .set('type', type)
      .set('created', createdTicks)
      .set('content-type', isJson ? 'application/json' : 'application/octet-stream');
    return event;
  }
}

export function confirmation(subscriptionId: string): ReadResp {
  return new ReadResp().setConfirmation(
    new ReadResp.SubscriptionConfirmation().setSubscriptionId(subscriptionId),
  );
}

export function checkpoint(position: number): ReadResp {
  const text = String(position);
  return new ReadResp().setCheckpoint(
    new ReadResp.Checkpoint().setCommitPosition(text).setPreparePosition(text),
  );
}

export function caughtUp(): ReadResp {
  return new ReadResp().setCaughtUp(new ReadResp.CaughtUp());
}

export function streamNotFound(stream: string): ReadResp {
  return new ReadResp().setStreamNotFound(
    new ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream)),
  );
}
