import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from '../problems/http-problem';

export const MAX_BODY_BYTES = 1024 * 1024;
export const MAX_JSON_DEPTH = 32;

const [QUOTE, BACKSLASH, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d,
];

/** Whether objects and lists are nested beyond `max`, told from the bytes before anything is built from them. */
export function isDeeperThan(json: Uint8Array, max: number): boolean {
  let depth = 0;
  let inText = false;
  for (let index = 0; index < json.length; index += 1) {
    const byte = json[index];
    if (inText) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      depth += 1;
      if (depth > max) return true;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth -= 1;
  }
  return false;
}

/** class-transformer passes over a field of this name, and an unknown field would go unnoticed. */
function namesConstructor(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, 'constructor') || Object.values(value).some(namesConstructor);
}

/** Content codings are not undone (RFC 9110 section 8.4): what is coded is refused before its bytes are taken for JSON. */
const isCoded = ({ headers }: FastifyRequest): boolean =>
  (headers['content-encoding'] ?? 'identity').trim().toLowerCase() !== 'identity';

const NOT_CODED = new HttpProblem(415, 'REQUEST.CONTENT_CODING_NOT_SUPPORTED', {
  headers: { 'accept-encoding': 'identity' },
});

/**
 * JSON is the only content that is read: at most 1 MiB, valid UTF-8, at most 32 levels, no `__proto__` and no
 * `constructor`, not compressed. An empty body is no body.
 */
export function readJsonOnly(instance: FastifyInstance): void {
  const parse = instance.getDefaultJsonParser('error', 'error');
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    (request: FastifyRequest, body: Buffer, done: (error: Error | null, body?: unknown) => void) => {
      if (body.length === 0) return done(null, undefined);
      if (isCoded(request)) return done(NOT_CODED);
      if (!isUtf8(body)) return done(new HttpProblem(400, 'REQUEST.MALFORMED'));
      if (isDeeperThan(body, MAX_JSON_DEPTH)) return done(new HttpProblem(400, 'REQUEST.TOO_DEEP'));
      const text = body.toString('utf8');
      const suspect = text.includes('constructor') || text.includes('\\u');
      return parse(request, text, (error, value: unknown) =>
        !error && suspect && namesConstructor(value)
          ? done(new HttpProblem(400, 'REQUEST.MALFORMED'))
          : done(error, value),
      );
    },
  );
}
