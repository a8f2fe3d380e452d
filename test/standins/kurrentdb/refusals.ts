import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { MAXIMUM_APPEND_SIZE, type Address } from './appends';
import { revisionText, type ExpectedRevision } from './log-record';

/** Errors of calls, with the trailers that clients make their types from. */
function refusal(
  code: status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): ServiceError {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

export function notLeader({ host, port }: Address): ServiceError {
  return refusal(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });
}

export function notReady(): ServiceError {
  return refusal(status.UNAVAILABLE, 'Server Is Not Ready');
}

export function streamDeleted(stream: string): ServiceError {
  return refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });
}

export function tooLarge(): ServiceError {
  return refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${MAXIMUM_APPEND_SIZE} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(MAXIMUM_APPEND_SIZE),
  });
}

export function missingProperty(name: string): ServiceError {
  return refusal(status.INVALID_ARGUMENT, `Required Metadata Property '${name}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });
}

/** Numbers by which the server names what is no revision. */
const EXPECTED_NUMBERS = { any: -2, no_stream: -1, stream_exists: -4 } as const;

export function wrongExpectedVersion(
  operation: string,
  stream: string,
  expected: ExpectedRevision,
  current: number,
): ServiceError {
  const wanted = typeof expected === 'number' ? expected : EXPECTED_NUMBERS[expected];
  const details = `${operation} failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${wanted}, Actual version: ${current}`;
  return refusal(status.FAILED_PRECONDITION, details, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': String(wanted),
    'actual-version': revisionText(current),
  });
}

/** What a handler that threw answers. */
export function unexpected(error: unknown): ServiceError {
  return refusal(status.UNKNOWN, `Exception was thrown by handler. ${(error as Error).message}`);
}

export function invalidArgument(details: string): ServiceError {
  return refusal(status.INVALID_ARGUMENT, details);
}
