import { randomUUID } from 'node:crypto';
import type { Actor } from '@samsyn/kernel';
import { uuidV5 } from '@samsyn/event-store';
import { HttpProblem } from '../problems/http-problem';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,128}$/;

/**
 * The key that the caller sent, or a fresh one where none was sent (draft-ietf-httpapi-idempotency-key-header).
 * @throws HttpProblem 400 `REQUEST.IDEMPOTENCY_KEY_INVALID`
 */
export function idempotencyKeyOf(header: string | readonly string[] | undefined): string {
  if (header === undefined) return randomUUID();
  if (typeof header === 'string' && VISIBLE_ASCII.test(header)) return header;
  throw new HttpProblem(400, 'REQUEST.IDEMPOTENCY_KEY_INVALID');
}

/** For what a key is one: what is done, and the ids in the path of what it is done to. */
export interface KeyScope {
  readonly does: string;
  readonly path: Readonly<Record<string, string>>;
}

/**
 * The id of the command that this person means by this key there (docs/adr/0044). Nobody else's key gives the same, nor
 * the same key for something else or in another operation.
 */
export const commandIdOf = (actor: Pick<Actor, 'person'>, { does, path }: KeyScope, key: string): string =>
  uuidV5(actor.person, JSON.stringify([does, Object.entries(path).sort(), key]));

/** The id that the same key gave before keys had a scope: one for all that the person ever did. */
export const unscopedCommandIdOf = (actor: Pick<Actor, 'person'>, key: string): string =>
  uuidV5(actor.person, key);
