/** What the client asked to have written; ids are compared in lower case with hyphens, as the server prints them. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface LogRecord extends ProposedEvent {
  readonly stream: string;
  readonly revision: number;
  /** Units of 100 ns since 1970, in decimal digits. */
  readonly createdTicks: string;
  /** Where the record begins in the log: prepare and commit position at once. */
  readonly position: number;
}

export type ExpectedRevision = 'any' | 'no_stream' | 'stream_exists' | number;

/** A stream that never was has this last revision. */
export const NO_REVISION = -1;
/** Stands for the last revision of a deleted stream, 2^63 - 1, which is no safe integer. */
export const DELETED_REVISION = Number.MAX_SAFE_INTEGER;
const DELETED_REVISION_TEXT = '9223372036854775807';

export function revisionText(revision: number): string {
  return revision === DELETED_REVISION ? DELETED_REVISION_TEXT : String(revision);
}

/** Bytes that count against the limit of one append. */
export function sizeOf({ type, data, metadata }: ProposedEvent): number {
  return data.length + metadata.length + 2 * type.length;
}

/** A record takes more of the log than its event, so that positions have gaps. */
export function lengthInLog(stream: string, event: ProposedEvent): number {
  return 82 + stream.length + sizeOf(event);
}

export function metadataStreamOf(stream: string): string {
  return `$$${stream}`;
}

export function isMetadataStream(stream: string): boolean {
  return stream.startsWith('$$');
}
