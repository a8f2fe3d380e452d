import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty as GoogleEmpty } from 'google-protobuf/google/protobuf/empty_pb';
import {
  AllStreamPosition,
  BadRequest,
  Empty,
  MaximumAppendSizeExceeded,
  StreamDeleted,
  StreamIdentifier,
  Timeout,
  WrongExpectedVersion,
} from '@eventstore/db-client/generated/shared_pb';
import { Status } from '@eventstore/db-client/generated/status_pb';
import { AppendResp, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb';
import { MAXIMUM_APPEND_SIZE } from './appends';
import { NO_REVISION, revisionText, type ExpectedRevision } from './log-record';
import type { WriteOutcome } from './transaction-log';

type Stored = Extract<WriteOutcome, { kind: 'stored' }>;

/** Codes of `google.rpc.Status`. */
const CODE = { invalid: 3, deadline: 4, notFound: 5, alreadyExists: 6, internal: 13 } as const;

interface Packable {
  serializeBinary(): Uint8Array;
}

function statusOf(code: number, message: string, detail: Packable, type: string): Status {
  const packed = new Any();
  packed.pack(detail.serializeBinary(), type);
  return new Status().setCode(code).setMessage(message).setDetails(packed);
}

export function streamIdentifier(stream: string): StreamIdentifier {
  return new StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
}

export function wrongRevisionStatus(expected: ExpectedRevision, current: number): Status {
  const detail = new WrongExpectedVersion();
  if (current === NO_REVISION) detail.setCurrentNoStream(new GoogleEmpty());
  else detail.setCurrentStreamRevision(revisionText(current));
  if (expected === 'any') detail.setExpectedAny(new GoogleEmpty());
  else if (expected === 'no_stream') detail.setExpectedNoStream(new GoogleEmpty());
  else if (expected === 'stream_exists') detail.setExpectedStreamExists(new GoogleEmpty());
  else detail.setExpectedStreamPosition(String(expected));
  const name = 'WrongExpectedVersion';
  return statusOf(CODE.alreadyExists, name, detail, `event_store.client.${name}`);
}

export function streamDeletedStatus(stream: string): Status {
  const detail = new StreamDeleted().setStreamIdentifier(streamIdentifier(stream));
  return statusOf(CODE.notFound, 'StreamDeleted', detail, 'event_store.client.StreamDeleted');
}

export function tooLargeStatus(): Status {
  const detail = new MaximumAppendSizeExceeded().setMaxappendsize(MAXIMUM_APPEND_SIZE);
  const name = 'MaximumAppendSizeExceeded';
  return statusOf(CODE.invalid, name, detail, `event_store.client.${name}`);
}

export function badRequestStatus(message: string): Status {
  const detail = new BadRequest().setMessage(message);
  return statusOf(CODE.invalid, 'BadRequest', detail, 'event_store.client.BadRequest');
}

export function timeoutStatus(): Status {
  return statusOf(CODE.deadline, 'Timeout', new Timeout(), 'event_store.client.Timeout');
}

/** No type of its own: clients have only the words. */
export function notReadyStatus(): Status {
  return statusOf(CODE.internal, 'Server Is Not Ready', new GoogleEmpty(), 'google.protobuf.Empty');
}

export function batchSuccess({ revision, position }: Stored): BatchAppendResp.Success {
  const success = new BatchAppendResp.Success();
  if (revision === NO_REVISION) success.setNoStream(new GoogleEmpty());
  else success.setCurrentRevision(String(revision));
  if (position === undefined) return success.setNoPosition(new GoogleEmpty());
  const text = String(position);
  return success.setPosition(new AllStreamPosition().setCommitPosition(text).setPreparePosition(text));
}

export function appendSuccess({ revision, position }: Stored): AppendResp {
  const success = new AppendResp.Success();
  if (revision === NO_REVISION) success.setNoStream(new Empty());
  else success.setCurrentRevision(String(revision));
  const text = String(position);
  if (position === undefined) success.setNoPosition(new Empty());
  else success.setPosition(new AppendResp.Position().setCommitPosition(text).setPreparePosition(text));
  return new AppendResp().setSuccess(success);
}

export function appendWrongRevision(expected: ExpectedRevision, current: number): AppendResp {
  const wrong = new AppendResp.WrongExpectedVersion();
  if (current === NO_REVISION) wrong.setCurrentNoStream(new Empty());
  else wrong.setCurrentRevision(revisionText(current));
  if (expected === 'any') wrong.setExpectedAny(new Empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new Empty());
  else wrong.setExpectedRevision(String(expected));
  return new AppendResp().setWrongExpectedVersion(wrong);
}
