/** Path parameters that hold an id of the log; the others are codes that everybody may know, or the caller's own. */
export const IDS_OF_THE_LOG: readonly string[] = [
  ...[
    'operationId',
    'callOutId',
    'encounterId',
    'entryId',
    'concernId',
    'decisionId',
    'incidentId',
    'accessedId',
  ],
  ...['campaignId', 'agreementId', 'adviceCallId', 'swapId', 'exceptionId', 'drillId', 'requestId'],
];
const IDS_OF_QUERIES = ['agreement', 'operation'];
/** Where bodies have an id that is looked up in the log; any other is looked for among what the path names, and no further. */
const IDS_OF_BODIES = ['agreement', 'campaign', 'encounter', 'lesson', 'operation'];
const IDS_OF_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  item: ['entry'],
  items: ['concern', 'encounter'],
};
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Holder = Record<string, unknown>;

export interface AskedWithIds {
  readonly params: Record<string, string>;
  readonly query?: unknown;
  readonly body?: unknown;
}
/** An id of the log, and where it stands in a request. */
export interface IdAskedFor {
  readonly id: string;
  readonly holder: Holder;
  readonly name: string;
}

/**
 * Every id of the log that a request asks for, in its path, its query and its body, whatever its body is.
 * @rule foreign-in-bodies-is-unknown: An id that the caller cannot know is taken for one that nobody has in the query and
 *   the body of a request as in its path.
 * @source domain: Secrecy; OSL 8:1; ADR 0052
 * @proof foreign and unknown ids in bodies and queries › answer alike, after the same work where everything is in memory
 */
export function idsAskedFor({ params, query, body }: AskedWithIds): readonly IdAskedFor[] {
  const found = idsIn(params, IDS_OF_THE_LOG);
  found.push(...idsIn(query, IDS_OF_QUERIES), ...idsIn(body, IDS_OF_BODIES));
  if (!isHolder(body)) return found;
  for (const [member, names] of Object.entries(IDS_OF_MEMBERS)) {
    if (!Object.hasOwn(body, member)) continue;
    const inner = body[member];
    for (const one of Array.isArray(inner) ? (inner as unknown[]) : [inner]) found.push(...idsIn(one, names));
  }
  return found;
}

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

function idsIn(holder: unknown, names: readonly string[]): IdAskedFor[] {
  if (!isHolder(holder)) return [];
  return names.flatMap((name) => {
    const id = Object.hasOwn(holder, name) ? holder[name] : undefined;
    return typeof id === 'string' && UUID.test(id) ? [{ id, holder, name }] : [];
  });
}
