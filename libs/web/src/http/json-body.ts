import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from '../problems/http-problem';
import { LIMITS } from '../limits/limits';
import { brokenJsonAt, brokenUtf8At, type Place } from './json-place';
import { BODY_LIMIT, SMALL_BODY_BYTES, type BodyLimited } from './body-limit';

/** Of a batch; every other route says less (`bodyLimitOf`). */
export const MAX_BODY_BYTES = LIMITS.bodyBytes.value;
export const MAX_JSON_DEPTH = LIMITS.depth.value;
/** Members of one object and items of one list: no body needs more, and work on unknown ones grows with their number. */
export const MAX_PARTS_TOGETHER = LIMITS.partsTogether.value;
/** Of all objects and lists of a body: a batch of 500 entries with forty members each. */
export const MAX_PARTS = LIMITS.parts.value;

const [QUOTE, BACKSLASH, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST, COMMA] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c,
];

/**
 * What is too much of the JSON, recognised from its bytes before anything is built from them: objects and
 * lists in each other beyond `MAX_JSON_DEPTH`, or more members and items than any route takes. Ends at the
 * first that is too many.
 */
export function excessIn(json: Uint8Array): 'REQUEST.TOO_DEEP' | 'REQUEST.TOO_MANY_PARTS' | undefined {
  const parts = new Uint32Array(MAX_JSON_DEPTH + 1);
  let [depth, all] = [0, 0];
  let inText = false;
  for (let index = 0; index < json.length; index += 1) {
    const byte = json[index];
    if (inText) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === COMMA) {
      parts[depth]! += 1;
      all += 1;
      if (parts[depth]! >= MAX_PARTS_TOGETHER || all >= MAX_PARTS) return 'REQUEST.TOO_MANY_PARTS';
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      depth += 1;
      all += 1;
      if (depth > MAX_JSON_DEPTH) return 'REQUEST.TOO_DEEP';
      if (all >= MAX_PARTS) return 'REQUEST.TOO_MANY_PARTS';
      parts[depth] = 0;
    } else if ((byte === CLOSE_OBJECT || byte === CLOSE_LIST) && depth > 0) depth -= 1;
  }
  return undefined;
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

/** Says where it cannot be read, and never what stands there. */
const malformed = (place?: Place): HttpProblem =>
  new HttpProblem(400, 'REQUEST.MALFORMED', place && { details: { ...place } });

/**
 * JSON is the only content that is read: as many bytes as the route takes, valid UTF-8, at most 32 levels and
 * `MAX_PARTS` parts, no `__proto__` and no `constructor`, not compressed. An empty body is no body.
 */
export function readJsonOnly(instance: FastifyInstance): void {
  instance.addHook('onRoute', (route) => {
    route.bodyLimit = (route.config as BodyLimited | undefined)?.[BODY_LIMIT] ?? SMALL_BODY_BYTES;
  });
  const parse = instance.getDefaultJsonParser('error', 'error');
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer, done: (error: Error | null, body?: unknown) => void) => {
      if (body.length === 0) return done(null, undefined);
      if (isCoded(request)) return done(NOT_CODED);
      const badBytes = brokenUtf8At(body);
      if (badBytes) return done(malformed(badBytes));
      const excess = excessIn(body);
      if (excess) return done(new HttpProblem(400, excess));
      const text = body.toString('utf8');
      const suspect = text.includes('constructor') || text.includes('\\u');
      return parse(request, text, (error, value: unknown) => {
        if (error) return done(malformed(brokenJsonAt(text)));
        return suspect && namesConstructor(value) ? done(malformed()) : done(null, value);
      });
    },
  );
}
