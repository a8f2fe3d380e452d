const MAX_TOKEN_CHARACTERS = 8_192;
const MAX_HEADER_CHARACTERS = 1_024;
const MAX_KEY_ID_CHARACTERS = 256;
/** JWS compact serialization (RFC 7515 section 7.1): header, payload, signature. */
const COMPACT = /^([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
/** Said in front of a type or not (RFC 7515 section 4.1.9). */
const MEDIA_TYPE = /^application\//;

export interface TokenHead {
  readonly algorithms: readonly string[];
  readonly types: readonly string[];
}

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= max;

/** `typ` of a token's header, as it is compared. */
const typeIn = (typ: unknown): string =>
  typeof typ === 'string' ? typ.toLowerCase().replace(MEDIA_TYPE, '') : '';

/**
 * False for what cannot be a token of ours whatever its signature: its length, its three parts, the algorithm, type and key
 * id of its header (RFC 9068 section 2.1). Costs no more than reading the header.
 */
export function isTokenOf({ algorithms, types }: TokenHead, token: string): boolean {
  if (token.length > MAX_TOKEN_CHARACTERS) return false;
  const head = COMPACT.exec(token)?.[1];
  if (head === undefined || head.length > MAX_HEADER_CHARACTERS) return false;
  let header: unknown;
  try {
    header = JSON.parse(Buffer.from(head, 'base64url').toString('utf8'));
  } catch {
    return false;
  }
  if (typeof header !== 'object' || header === null) return false;
  const { alg, typ, kid } = header as Readonly<Record<string, unknown>>;
  const hasKeyId = kid === undefined || isText(kid, MAX_KEY_ID_CHARACTERS);
  return hasKeyId && algorithms.includes(alg as string) && types.includes(typeIn(typ));
}
