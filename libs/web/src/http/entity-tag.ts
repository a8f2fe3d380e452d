import { hash } from 'node:crypto';

const MAX_TAGS = 20;

/**
 * Strong entity tag (RFC 9110 section 8.8.3) of what this caller sees, given as its JSON or as the value. It
 * follows from the representation alone: a revision of a stream would reveal entries that are hidden from the
 * caller.
 */
export const etagOf = (representation: unknown): string =>
  `"${hash('sha256', typeof representation === 'string' ? representation : JSON.stringify(representation), 'base64url')}"`;

/**
 * Weak entity tag (RFC 9110 section 8.8.3) of what an answer shows, where its bytes hold what is another each time and
 * shows nothing: a sealed cursor, the moment at which it was computed.
 */
export const weakEtagOf = (shown: unknown): string => `W/${etagOf(shown)}`;

const opaqueTag = (tag: string): string => tag.replace(/^W\//, '');

export const tagsIn = (header: string): string[] =>
  header
    .split(',', MAX_TAGS)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

/** If-None-Match uses weak comparison (RFC 9110 section 13.1.2): true means 304. */
export const isUnchanged = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  tagsIn(ifNoneMatch).some((tag) => tag === '*' || opaqueTag(tag) === opaqueTag(etag));
