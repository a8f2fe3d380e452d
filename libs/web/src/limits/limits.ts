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
  failedTokens: limit(
    200,
    'tokens',
    'that did not hold, from one address; 50 more each second',
    '429 `AUTH.TOO_MANY_FAILED` for tokens that are not known to hold',
  ),
} as const satisfies Readonly<Record<string, Limit>>;
