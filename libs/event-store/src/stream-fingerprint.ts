import { hash } from 'node:crypto';
import type { StoredEvent } from './port';

/** How far a stream had come when a phase was handed over, and what commits to all of it. */
export interface StreamFingerprint {
  /** -1 for a stream that does not exist. */
  readonly revision: number;
  /** SHA-256, base64url without padding. */
  readonly hash: string;
}

/**
 * The hash is taken over the leaf hashes (`leafOf`) of the stream's envelopes in order of revision, with a
 * line feed after each. Sealed fields stand in an envelope as salted digests (RFC 9901), so the hash commits
 * to all that was recorded, reveals nothing of it, and can be checked by anybody who holds the envelopes,
 * also after keys were destroyed.
 */
export function streamFingerprint(envelopes: readonly StoredEvent[]): StreamFingerprint {
  return {
    revision: envelopes.at(-1)?.revision ?? -1,
    hash: hash('sha256', envelopes.map(({ leaf }) => `${leaf}\n`).join(''), 'base64url'),
  };
}
