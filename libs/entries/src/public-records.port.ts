import type { Actor, Branch, Instant, Json } from '@samsyn/kernel';

/** One field of an entry before the public: given, or masked with the paragraph it rests on. */
export interface CopiedField {
  readonly field: string;
  /** Absent where it is masked. Persons stand as branch and role. */
  readonly value?: Json;
  /** The paragraph of the mask. */
  readonly rule?: string;
  /** Nobody has decided yet: masked until then. */
  readonly undecided?: true;
}

export interface CopiedEntry {
  readonly entry: string;
  /** What happened, when and by which branch; absent where the whole entry is masked. */
  readonly told?: { readonly type: string; readonly at: Instant; readonly branch: Branch };
  /** The paragraph under which the whole entry is masked. */
  readonly rule?: string;
  /** That the entry is told at all waits for a decision: masked until then. */
  readonly undecided?: true;
  readonly fields: readonly CopiedField[];
}

export interface MaskedCopy {
  readonly entries: readonly CopiedEntry[];
  /** How many parts (fields, and entries masked whole) are masked, given, and wait for a decision. */
  readonly masked: number;
  readonly given: number;
  readonly undecided: number;
}

export interface PublicRecordsCopy extends MaskedCopy {
  readonly request: string;
  readonly operation: string;
  /** The branch that was asked. */
  readonly branch: Branch;
  readonly requestedAt: Instant;
  readonly status: 'open' | 'answered' | 'withdrawn';
  readonly outcome?: 'given-in-full' | 'given-in-part' | 'refused';
  readonly answeredAt?: Instant;
  readonly court?: string;
  readonly reasons?: string;
  /** What each paragraph that a mask rests on protects. */
  readonly rules: readonly { readonly rule: string; readonly sv: string; readonly en: string }[];
}

/** The copy that a request for public records leads to. Injected by this class; `EntriesModule` provides it. */
export abstract class PublicRecordsCopies {
  /** @throws DomainError `RECORDS.UNKNOWN` (unknown), the same for another branch's request */
  abstract of(requestId: string, actor: Actor): Promise<PublicRecordsCopy>;
}
