import { DomainError, type CommandMetadata } from '@samsyn/kernel';
import type { EntriesEvent } from '../entries.events';
import { everyCopyErased, mustSupervise, type ErasureGround } from './erase-subject';

/** A branch erases its own copy of what an encounter sent to it. */
export interface EraseReceivedCopy {
  readonly kind: 'EraseReceivedCopy';
  /** Id of the entry that began the matter. */
  readonly matter: string;
  readonly ground: ErasureGround;
  /** Undefined where the entry sent the branch nothing that is sealed apart from the encounter. */
  readonly copy:
    | {
        readonly isErased: boolean;
        /** It waits for this very branch, and is answered by the routes of these names. */
        readonly waitsFor: readonly string[];
        /** Entries of the matter that the branch sees. */
        readonly entries: readonly string[];
        /** The encounter's side and every other receiver have erased theirs. */
        readonly isLast: boolean;
      }
    | undefined;
}

/**
 * @rule received-copy-answered-first: A branch erases what was sent to it by a decision of its own supervisor, and not
 *   before it has answered: a concern for a child is a task that does not go away.
 * @source domain: Secrecy; SoL (2025:400) 19:1; ADR 0045
 * @proof what was sent to another authority › is not erased by its receiver before it is answered
 * @throws DomainError `ACCESS.NOT_YOURS` (forbidden), `ERASURE.NOTHING_RECEIVED` (invalid), `ERASURE.WAITS_HERE` (conflict)
 */
export function decideEraseReceivedCopy(
  { matter, ground, copy }: EraseReceivedCopy,
  { actor, now }: CommandMetadata,
): readonly EntriesEvent[] {
  mustSupervise(actor);
  if (!copy) throw new DomainError('ERASURE.NOTHING_RECEIVED', {}, 'invalid');
  if (copy.isErased) return [];
  if (copy.waitsFor.length > 0)
    throw new DomainError('ERASURE.WAITS_HERE', { answers: [...copy.waitsFor] }, 'conflict');
  const entries = [...copy.entries];
  return [
    { name: 'ReceivedCopyErased', data: { matter, ground, entries }, occurredAt: now },
    ...(copy.isLast ? [everyCopyErased(matter)] : []),
  ];
}
