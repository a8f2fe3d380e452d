import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { EventToAppend } from './port';

/** Where an event stands, and what it is called. */
export interface EnvelopePlace {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly operationId: string | null;
}

/** All of an event that stands neither in its place nor in its ciphertexts. */
export type EnvelopeContent = Pick<
  EventToAppend,
  | 'commandId'
  | 'commandDigest'
  | 'causationId'
  | 'occurredAt'
  | 'recordedAt'
  | 'actor'
  | 'data'
  | 'sealed'
  | 'warnings'
>;

/** RFC 8785 asks for the members in the order of their names; those of the content are known. */
const text = JSON.stringify;
/** What stands in that order already is RFC 8785 as it is: sorting costs more than all the rest. */
const sorted = (value: object): string => (isSorted(value) ? text(value) : (canonicalize(value) ?? '{}'));

function isSorted(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  let before = '';
  for (const name in value) {
    if (name < before || !isSorted((value as Readonly<Record<string, unknown>>)[name])) return false;
    before = name;
  }
  return true;
}

/** The content as RFC 8785 canonical JSON. */
export function contentText(content: EnvelopeContent): string {
  const { commandId, commandDigest, causationId, occurredAt, recordedAt, actor, data, sealed, warnings } =
    content;
  return (
    `{"actor":${sorted(actor)},"causationId":${text(causationId)},"commandDigest":${text(commandDigest)},` +
    `"commandId":${text(commandId)},"data":${sorted(data)},"occurredAt":${text(occurredAt)},` +
    `"recordedAt":${text(recordedAt)},"sealed":${sorted(sealed)}` +
    (warnings ? `,"warnings":${sorted(warnings)}}` : '}')
  );
}

/** What begins the input of a leaf hash and of no other hash of the tree (RFC 6962 section 2.1). */
const LEAF = '\0';

/**
 * The leaf hash (RFC 6962 section 2.1, SHA-256, base64url without padding) of the envelope, whose RFC 8785 form is
 * `{"event": content, "id", "operationId", "revision", "stream", "type", "version": 2}`. Sealed fields stand in it as
 * labels, key id and salted digest, so that it can be checked by who holds no key, and after keys were destroyed.
 * @param content RFC 8785 text, as `contentText` makes it
 */
export const leafOf = ({ id, stream, revision, type, operationId }: EnvelopePlace, content: string): string =>
  hash(
    'sha256',
    `${LEAF}{"event":${content},"id":${text(id)},"operationId":${text(operationId)},"revision":${revision},` +
      `"stream":${text(stream)},"type":${text(type)},"version":2}`,
    'base64url',
  );
