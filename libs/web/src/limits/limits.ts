const KIB = 1024;
const MIB = 1024 * KIB;

export type Unit =
  'bytes' | 'requests' | 'streams' | 'milliseconds' | 'faults' | 'parts' | 'documents' | 'tokens';

export interface Limit {
  readonly value: number;
  readonly unit: Unit;
  /** What is bounded, for whoever runs Samsyn. */
  readonly of: string;
  /** What is answered or done beyond it. */
  readonly beyond: string;
}

const limit = (value: number, unit: Unit, of: string, beyond: string): Limit => ({ value, unit, of, beyond });

/**
 * Everything that grows with what others ask for, and how far it may: the table of "Limits" in docs/operating.md is
 * this one, and the bound on memory is its sum.
 */
export const LIMITS = {
  requestsOfPerson: limit(
    200,
    'requests',
    'not answered yet, of one person',
    '429 `REQUEST.TOO_MANY_AT_ONCE`',
  ),
  requestsInAll: limit(4_000, 'requests', 'not answered yet, of all persons', '503 `REQUEST.SERVER_BUSY`'),
  bodyBytesOfPerson: limit(
    8 * MIB,
    'bytes',
    'bodies of requests not answered yet, of one person',
    '429 `REQUEST.TOO_MANY_AT_ONCE`',
  ),
  bodyBytesInAll: limit(
    64 * MIB,
    'bytes',
    'bodies of requests not answered yet, of all persons',
    '503 `REQUEST.SERVER_BUSY`',
  ),
  unreadBytesOfPerson: limit(
    16 * MIB,
    'bytes',
    'answered and not read yet, of one person',
    '429 `REQUEST.TOO_MUCH_UNREAD`',
  ),
  unreadBytesInAll: limit(
    128 * MIB,
    'bytes',
    'answered and not read yet, of all persons',
    '503 `REQUEST.SERVER_BUSY`',
  ),
  unreadBytesOfStream: limit(256 * KIB, 'bytes', 'unread of one live stream', 'the stream is cut off'),
  unreadBytesOfStreams: limit(
    64 * MIB,
    'bytes',
    'unread of all live streams',
    'the stream that has more unread is cut off',
  ),
  readerPause: limit(
    30_000,
    'milliseconds',
    'in which a reader takes nothing of what is sent',
    'the connection is cut off',
  ),
  documentsAtOnce: limit(4, 'documents', 'being made at once, for all persons', 'they wait'),
  documentsAtOnceOfPerson: limit(2, 'documents', 'being made at once, for one person', 'they wait'),
  documentsWaitingOfPerson: limit(
    20,
    'documents',
    'waiting to be made, for one person',
    '429 `REQUEST.TOO_MANY_DOCUMENTS`',
  ),
  documentsWaitingInAll: limit(
    200,
    'documents',
    'waiting to be made, for all persons',
    '503 `REQUEST.SERVER_BUSY`',
  ),
  documentWait: limit(
    30_000,
    'milliseconds',
    'that a document waits to be begun',
    '503 `REQUEST.SERVER_BUSY`',
  ),
  failedTokens: limit(
    200,
    'tokens',
    'that did not hold, from one address; 50 more each second',
    '429 `AUTH.TOO_MANY_FAILED` for tokens that are not known to hold',
  ),
} as const satisfies Readonly<Record<string, Limit>>;
