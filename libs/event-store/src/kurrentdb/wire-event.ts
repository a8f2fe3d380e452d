import { jsonEvent, type EventData, type JSONType, type RecordedEvent } from '@eventstore/db-client';
import { contentText, type EnvelopeContent } from '../envelope';
import type { ChainLink, EventToAppend } from '../port';

/** What stands in the metadata of each event beside it: ids and codes alone, since nothing there is ever sealed. */
interface WireMetadata {
  readonly stream: string;
  readonly revision: number;
  readonly operationId: string | null;
  readonly chain: ChainLink;
  /** What the projections of the server go by. */
  readonly $correlationId: string;
  readonly $causationId?: string;
}

/** The engine's own: that a stream was deleted, at a revision that is none. */
const OF_ENGINE = /^\$/;

/** An event of this log as it was read from the engine. */
export interface MirroredEvent {
  /** Where the engine has it: unique in the log, and what reading goes on after. */
  readonly at: WirePosition;
  readonly physicalStream: string;
  readonly physicalRevision: number;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly operationId: string | null;
  /** RFC 8785 text; empty where it is none of this log's events, so that it has no valid MAC. */
  readonly content: string;
  readonly chain: ChainLink;
  /** It is no event, and says that somebody took something away. */
  readonly isOfEngine: boolean;
}

export interface WirePosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const OPERATION = 'operation-';
const OUTSIDE = 'stream-';

/** Names of streams of the engine that one log uses. */
export class PhysicalNames {
  /** Every stream of the log begins with it, and no other stream of the engine may. */
  readonly begin: string;

  /** @param prefix `samsyn`: lower-case letters, digits and hyphens */
  constructor(prefix: string) {
    this.begin = `${prefix}.`;
  }

  /** One stream for each operation, so that what was appended to it at all is one expected revision; else the stream itself. */
  of(event: { readonly operationId: string | null }, stream: string): string {
    const { operationId } = event;
    return this.begin + (operationId === null ? OUTSIDE + stream : OPERATION + operationId);
  }

  /** Where it is told which deployment the log is of. */
  get deployment(): string {
    return `${this.begin}deployment`;
  }

  /** Whether events of the log stand in the stream. */
  hasEvents(physicalStream: string): boolean {
    return physicalStream.startsWith(this.begin) && physicalStream !== this.deployment;
  }

  operationOf(physicalStream: string): string | null {
    const name = physicalStream.slice(this.begin.length);
    return name.startsWith(OPERATION) ? name.slice(OPERATION.length) : null;
  }
}

/** @param content RFC 8785 text; the event has no ciphertexts, which could never be erased here */
export function toWire(
  event: EventToAppend,
  place: { readonly stream: string; readonly revision: number; readonly content: string },
  chain: ChainLink,
): EventData {
  const { id, type, operationId, commandId, causationId } = event;
  const { stream, revision, content } = place;
  const metadata: WireMetadata = {
    ...{ stream, revision, operationId, chain, $correlationId: commandId },
    ...(causationId !== null && { $causationId: causationId }),
  };
  return jsonEvent({ id, type, data: JSON.parse(content) as JSONType, metadata: { ...metadata } });
}

export function fromWire(recorded: RecordedEvent, names: PhysicalNames): MirroredEvent {
  const { id, type, streamId, revision } = recorded;
  const isOfEngine = OF_ENGINE.test(type);
  const place = { at: recorded.position!, physicalStream: streamId, physicalRevision: Number(revision) };
  const event = { ...place, id, type, isOfEngine };
  const { metadata, data } = recorded as { metadata?: unknown; data: unknown };
  if (isOfLog(metadata) && names.of(metadata, metadata.stream) === streamId) {
    const { stream, revision: logical, operationId, chain } = metadata;
    return { ...event, stream, revision: logical, operationId, chain, content: contentOf(data) };
  }
  // Somebody else wrote it: it stands there for all to find, and the operation cannot be relied on.
  const [stream, operationId] = [streamId, names.operationOf(streamId)];
  return { ...event, stream, revision: Number(revision), operationId, content: '', chain: NO_CHAIN };
}

const NO_CHAIN: ChainLink = { number: -1, before: '', mac: '' };

const contentOf = (data: unknown): string => {
  try {
    return contentText(data as EnvelopeContent);
  } catch {
    return '';
  }
};

function isOfLog(value: unknown): value is WireMetadata {
  if (typeof value !== 'object' || value === null) return false;
  const { stream, revision, operationId, chain } = value as Partial<WireMetadata>;
  return (
    typeof stream === 'string' &&
    Number.isSafeInteger(revision) &&
    (operationId === null || typeof operationId === 'string') &&
    typeof chain === 'object' &&
    typeof chain.number === 'number' &&
    typeof chain.before === 'string' &&
    typeof chain.mac === 'string'
  );
}
