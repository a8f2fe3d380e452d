import type { Answer, Handle, TestSamsyn } from '../support/test-samsyn';

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}
export interface Fetched {
  readonly status: number;
  readonly etag: string;
  /** What a reader of the document would read, whatever it is written in. */
  readonly text: string;
}

const MOMENT = '2026-11-19T19:50:00.000Z';
const PERIOD = 'from=2026-11-16T00:00:00Z&to=2026-11-23T00:00:00Z';
const DAYS = 'from=2026-10&to=2026-12';
/** What a route is asked with beside its path; `{operationId}` stands for each operation. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/advice-calls': ['', 'operation={operationId}'],
  '/agreements': ['', 'region=syd'],
  '/availability/coverage': [`region=syd&${PERIOD}`],
  '/availability/roster': [PERIOD, `who=coordA&${PERIOD}`],
  '/availability/shifts': [PERIOD],
  '/availability/who-can-come': ['region=syd', `region=syd&${PERIOD}`],
  '/disclosures': ['operation={operationId}'],
  '/operations': ['', 'limit=1'],
  '/operations/{operationId}/debrief': ['', `asOf=${MOMENT}`],
  '/operations/{operationId}/head-count': ['', `at=${MOMENT}`],
  '/operations/{operationId}/history': ['limit=500', `limit=500&asOf=${MOMENT}`, 'limit=500&inError=shown'],
  '/operations/{operationId}/proposal': ['', 'agreement={agreementId}'],
  '/operations/{operationId}/replay': [`at=${MOMENT}`, `at=${MOMENT}&asOf=${MOMENT}`],
  '/oversight/tables/{name}': [DAYS],
  '/work-list': ['limit=200'],
};
const TYPES = ['text/html', 'text/markdown', 'text/csv'];
const WRITTEN =
  /debrief$|\/copy$|\/received$|\/area-counts$|paper-form|oversight\/tables\/|^\/encounters\/\{encounterId\}$/;
/** A stream that does not end, and addresses that need no token. */
const ELSEWHERE = ['/operations/{operationId}/history/stream', '/calendar/{file}'];

export const readable = (text: string): string => text.replaceAll(/\r\n[ \t]/g, '');

/** Every address that a GET can be sent to, from the interface's own description, with every id of the right kind. */
export async function addresses(
  app: TestSamsyn,
  ids: Readonly<Record<string, readonly string[]>>,
): Promise<readonly { readonly url: string; readonly type: string }[]> {
  const { body } = await app.get<Described>('leader', '/openapi.json');
  const paths = Object.entries(body.paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []));
  return paths
    .filter((path) => !ELSEWHERE.includes(path))
    .flatMap((path) => {
      const types = ['application/json', ...(WRITTEN.test(path) ? TYPES : [])];
      const asked = (QUERIES[path] ?? ['']).map((query) => (query === '' ? path : `${path}?${query}`));
      return filled(asked, ids).flatMap((url) => types.map((type) => ({ url, type })));
    });
}

export const filled = (
  urls: readonly string[],
  ids: Readonly<Record<string, readonly string[]>>,
): readonly string[] =>
  urls.flatMap((url) => {
    const param = /\{(\w+)\}/.exec(url)?.[1];
    if (param === undefined) return [url];
    return filled(
      (ids[param] ?? []).map((id) => url.replaceAll(`{${param}}`, id)),
      ids,
    );
  });

export async function fetched(app: TestSamsyn, by: Handle, url: string, accept: string): Promise<Fetched> {
  const answer: Answer<unknown> = await app.fetch(by, url, { accept });
  const { etag } = answer.headers;
  return {
    status: answer.status,
    etag: typeof etag === 'string' ? etag : '',
    text: readable(answer.text),
  };
}
