import type { Actor } from '@samsyn/kernel';
import type { PublicRecordsCopy } from './public-records/records-copy.schema';

export type {
  CopiedEntry,
  CopiedField,
  MaskedCopy,
  PublicRecordsCopy,
} from './public-records/records-copy.schema';

/** The copy that a request for public records leads to. Injected by this class; `EntriesModule` provides it. */
export abstract class PublicRecordsCopies {
  /** @throws DomainError `RECORDS.UNKNOWN` (unknown), the same for another branch's request */
  abstract of(requestId: string, actor: Actor): Promise<PublicRecordsCopy>;
}
