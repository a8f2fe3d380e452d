const KIB = 1024;
const MIB = 1024 * KIB;

export type Unit =
  'bytes' | 'requests' | 'streams' | 'milliseconds' | 'faults' | 'parts' | 'documents' | 'tokens' | 'levels';

export interface Limit {
  readonly value: number;
  readonly unit: Unit;
  /** What is bounded, for those who run Samsyn. */
  readonly of: string;
  /** What is answered or done beyond it. */
  readonly beyond: string;
  /** Bytes of memory that one of them takes at most; 0 where another limit counts it. */
  readonly costs: number;
}

const limit = (value: number, unit: Unit, of: string, beyond: string, costs = 0): Limit => ({
  value,
  unit,
  of,
  beyond,
  costs,
});

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
  requestsInAll: limit(
    20_000,
    'requests',
    'not answered yet, of all persons',
    '503 `REQUEST.SERVER_BUSY`',
    10 * KIB,
  ),
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
    // As bytes, as text, and as what is parsed from it.
    8,
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
    // Text of two bytes a character, and the bytes that are sent.
    2,
  ),
  unreadBytesOfStream: limit(256 * KIB, 'bytes', 'unread of one live stream', 'the stream is cut off'),
  unreadBytesOfStreams: limit(
    64 * MIB,
    'bytes',
    'unread of all live streams',
    'the stream that has most unread is cut off',
    1,
  ),
  readerPause: limit(
    30_000,
    'milliseconds',
    'in which a reader takes nothing of what is sent',
    'the connection is cut off',
  ),
  documentsAtOnce: limit(4, 'documents', 'being made at once, for all persons', 'they wait', 32 * MIB),
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
  tokensRemembered: limit(10_000, 'tokens', 'that are known to hold', 'the oldest is checked again', KIB),
  bodyBytes: limit(
    MIB,
    'bytes',
    'of one body; most routes: 32 KiB (`x-body-bytes`)',
    '413 `REQUEST.TOO_LARGE`',
  ),
  depth: limit(32, 'levels', 'of objects and lists in each other', '400 `REQUEST.TOO_DEEP`'),
  partsTogether: limit(1_000, 'parts', 'of one object or list', '400 `REQUEST.TOO_MANY_PARTS`'),
  parts: limit(20_000, 'parts', 'of a body', '400 `REQUEST.TOO_MANY_PARTS`'),
  faults: limit(
    100,
    'faults',
    'that are reported of a body, or of all items of a batch',
    'no more is looked at; `REQUEST.TOO_MANY_FAULTS` for the rest of a batch',
  ),
  requestTime: limit(30_000, 'milliseconds', 'to send a request', '408 `REQUEST.TIMED_OUT`'),
  streamsOfPerson: limit(100, 'streams', 'live, of one person', '429 `HISTORY.TOO_MANY_OF_YOURS`'),
  streamsInAll: limit(10_000, 'streams', 'live, of all persons', '503 `HISTORY.TOO_MANY_VIEWERS`', 24 * KIB),
  pageThreads: limit(
    1,
    'documents',
    'being written as a page or Markdown, in a thread of at most 128 MiB',
    'they wait',
    160 * MIB,
  ),
  pdfsAtOnce: limit(
    2,
    'documents',
    'being laid out as PDF, each in a thread of at most 256 MiB',
    'they wait',
    320 * MIB,
  ),
  documentsForThreads: limit(
    20,
    'documents',
    'waiting for a thread, pages and PDFs each',
    '503 `REQUEST.SERVER_BUSY`; for a PDF `DEBRIEF.PDF_UNAVAILABLE`',
    4 * MIB,
  ),
  documentTime: limit(
    30_000,
    'milliseconds',
    'until a document is written, waiting for a thread included',
    '503 `REQUEST.SERVER_BUSY`; for a PDF `DEBRIEF.PDF_UNAVAILABLE`',
  ),
} as const satisfies Readonly<Record<string, Limit>>;

/** Program, caches of what has been read (their sizes stand where they are) and the stores, with nothing under way. */
const MEMORY_AT_REST = 700 * MIB;

/** Bytes that the process takes at most, whatever is asked of it: at rest, and each of what is limited as often as it may be. */
export const MEMORY_BOUND: number = Object.values<Limit>(LIMITS).reduce(
  (sum, { value, costs }) => sum + value * costs,
  MEMORY_AT_REST,
);
