import type { Handle, TestSamsyn } from '../support/test-samsyn';
import { documentOfInterface } from '../support/document-of-interface';
import type { Described, DescribedRoute } from '../support/problem-of-answer';
import { bodyOf, leavesOf, type LeafSchema } from '../support/leaves-of';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PATTERN = /^\^\[0-9a-f\]\{8\}-/;

/** Where a request takes an id of the log beside its path. */
export interface PlaceOfId {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** `body items.0.encounter`, `query operation`. */
  readonly name: string;
  readonly queryOf: (id: string) => string;
  readonly bodyOf: (id: string) => object;
}

const isId = ({ format, pattern, example }: LeafSchema): boolean =>
  format === 'uuid' ||
  (typeof pattern === 'string' && PATTERN.test(pattern)) ||
  (typeof example === 'string' && UUID.test(example));

/** What must be said beside the id for it to be looked at, where what the document demands is not enough. */
const BESIDE: Readonly<Record<string, object>> = {
  '/operations/{operationId}/entries body items.0.encounter': {
    items: [{ key: 'a1', does: 'VictimConversationStarted' }],
  },
  '/operations/{operationId}/entries body items.0.concern': {
    items: [{ key: 'a1', does: 'ChildConcernAcknowledged' }],
  },
  '/disclosures/decisions body item.entry': {
    ...{ outcome: 'refused', ground: 'OSL 10:2', purpose: 'own task', why: 'not needed' },
    ...{ item: { field: 'detail' }, recipient: 'police/border-police' },
  },
  '/debriefs/{operationId}/action-reassignments body action': { owner: 'outsider' },
  '/campaigns/{campaignId}/action-reassignments body action': { owner: 'outsider' },
};
/** In the facts of an item of a batch, which have the schemas of their own routes. */
const OF_FACTS = ['body items.0.concern'];

const atOf = (name: string): readonly string[] => name.replace('body ', '').split('.');

export async function placesOfIds(): Promise<readonly PlaceOfId[]> {
  const document = await documentOfInterface();
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, route]) =>
      method === 'get' || method === 'post' ? placesIn(document, path, method, route) : [],
    ),
  );
}

function placesIn(
  document: Described,
  path: string,
  method: 'get' | 'post',
  { parameters = [], requestBody }: DescribedRoute,
): readonly PlaceOfId[] {
  const place = { method: method.toUpperCase() as 'GET' | 'POST', path };
  const ofQuery = parameters.filter(({ in: where, schema }) => where === 'query' && isId(schema ?? {}));
  const content = requestBody?.content['application/json'];
  const leaves = content ? leavesOf(document, content.schema as LeafSchema) : [];
  const needed = content?.examples?.['needed']?.value ?? {};
  const names = leaves.flatMap(({ at, schema }) => (isId(schema) ? [`body ${at.join('.')}`] : []));
  if (path === '/operations/{operationId}/entries') names.push(...OF_FACTS);
  return [
    ...ofQuery.map(({ name }) => ({
      ...place,
      name: `query ${name}`,
      queryOf: (id: string) => `?${name}=${id}`,
      bodyOf: () => ({}),
    })),
    ...[...new Set(names)].map((name) => ({
      ...place,
      name,
      queryOf: () => '',
      bodyOf: (id: string) => bodyOf([[atOf(name), id]], BESIDE[`${path} ${name}`] ?? needed),
    })),
  ];
}

/** Another in every answer. */
const OF_EACH_ANSWER = ['date', 'x-request-id', 'samsyn-position'];

export interface Comparable {
  readonly status: number;
  readonly text: string;
  readonly headers: string;
}

/** A place, asked by somebody about what stands in the path. */
export interface AskedPlace extends PlaceOfId {
  readonly by: Handle;
  readonly url: string;
}

/** The answer as far as it may be the same for two ids. */
export async function askedAt(
  app: TestSamsyn,
  { method, url, by, queryOf, bodyOf: bodyFor }: AskedPlace,
  id: string,
): Promise<Comparable> {
  const answer =
    method === 'GET'
      ? await app.fetch<never>(by, url + queryOf(id), {})
      : await app.post(by, url + queryOf(id), bodyFor(id));
  const headers = Object.entries(answer.headers).filter(([name]) => !OF_EACH_ANSWER.includes(name));
  const text = answer.text.replaceAll(id, 'id').replace(/"position":"[^"]+"/, '"position"');
  return { status: answer.status, text, headers: JSON.stringify(headers) };
}

/** The place on each of these ids in its path, or once where the path takes none. */
export function askedOn(
  place: PlaceOfId,
  by: Handle,
  idsOf: (param: string) => readonly string[],
): readonly AskedPlace[] {
  const param = /\{(\w+)\}/.exec(place.path)?.[1];
  if (param === undefined) return [{ ...place, by, url: place.path }];
  return idsOf(param).map((id) => ({ ...place, by, url: place.path.replace(`{${param}}`, id) }));
}
