import type { Metadata } from '@grpc/grpc-js';
import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import type { AppendReq, BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import { missingProperty } from './refusals';
import type { ExpectedRevision, ProposedEvent } from './log-record';

export function streamNameOf(identifier: StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

const UUID_FORM = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;
const PLAIN_UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NO_UUID = /^[0-]*$/;

/** @throws Error for what is no UUID, in the server's words */
export function uuidOf(uuid: UUID | undefined): string {
  const structured = uuid?.getStructured();
  if (structured) {
    const halves = [structured.getMostSignificantBits(), structured.getLeastSignificantBits()];
    const hex = halves
      .map((half) => BigInt.asUintN(64, BigInt(half)).toString(16).padStart(16, '0'))
      .join('');
    return hex.replace(UUID_FORM, '$1-$2-$3-$4-$5');
  }
  const text = uuid?.getString() ?? '';
  if (PLAIN_UUID.test(text)) return text;
  if (!UUID_FORM.test(text)) throw new Error('Unrecognized Guid format.');
  return text.replace(UUID_FORM, '$1-$2-$3-$4-$5').toLowerCase();
}

/** @throws ServiceError or Error where the event is none that the server takes */
export function proposedEvent(
  message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage,
): ProposedEvent {
  const properties = message.getMetadataMap();
  const type = properties.get('type');
  const contentType = properties.get('content-type');
  if (type === undefined) throw missingProperty('type');
  if (contentType === undefined) throw missingProperty('content-type');
  const id = uuidOf(message.getId());
  if (NO_UUID.test(id)) throw new Error("Empty eventId provided. (Parameter 'eventId')");
  if (type === '') throw new Error("Empty eventType provided. (Parameter 'eventType')");
  return {
    id,
    type,
    isJson: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

interface ExpectedOptions {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
}

/** @param revision what the message gives where it names none of the others */
export function expectedRevision(options: ExpectedOptions, revision: string): ExpectedRevision {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasAny()) return 'any';
  return options.hasStreamExists() ? 'stream_exists' : Number(revision);
}

export function requiresLeader(metadata: Metadata): boolean {
  return metadata.get('requires-leader').includes('true');
}
