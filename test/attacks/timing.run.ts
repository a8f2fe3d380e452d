import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestSamsyn, type Handle } from '../support/test-samsyn';
import { tellElsewhere, type Own } from './ids-elsewhere';
import { idsOfLog, routesOfIds, onDuty } from './ids-of-log';
import { askedOn, placesOfIds } from './places-of-ids';
import { Story } from './story';
import { Stopwatch, medians, type Medians } from './timing';
import type { TimedRequest } from './timing-client.mts';

jest.setTimeout(3_600_000);

const TRIES = Number(process.env['TIMING'] ?? 1_000);
const ROUTES = new RegExp(process.env['TIMING_ROUTES'] ?? '');
/** Each asks for so many ids for the first time. */
const RESTARTS = 10;
const WARM = 50;
const FOREIGNER = 'farCoordinator' as Handle;
const OUTSIDER = 'outsider' as Handle;
const line = (what: string, { auc, error, times, medians: [foreign, unknown], statuses }: Medians): string =>
  `${auc.toFixed(3)} ± ${error.toFixed(3)}  ${foreign.toFixed(2)} ms  ${unknown.toFixed(2)} ms  ${times[0].length}  ${statuses.join()}  ${what}\n`;

/** `npm run -s timing`: depends on the speed of the machine and on what else it does, so that no other run has it. */
describe('the time for a foreign id and an unknown one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-timing-'));
  const watch = new Stopwatch();
  const apart: string[] = [];
  let app: TestSamsyn;
  let own: Own;
  let baseUrl: string;
  const say = (what: string, one: Medians): void => {
    process.stdout.write(line(what, one));
    if (Math.abs(one.auc - 0.5) > 0.05) apart.push(`${what} ${one.auc.toFixed(3)}`);
  };

  beforeAll(async () => {
    app = await TestSamsyn.open({ folder });
    await new Story(app).tell();
    await onDuty(app);
    await app.parts.processing.settled();
    baseUrl = await app.listen();
    process.stdout.write('AUC, standard error  foreign  unknown  tries of each  statuses\n');
  });
  beforeEach(() => {
    apart.length = 0;
  });
  afterAll(async () => {
    watch.close();
    await app.close();
    rmSync(folder, { recursive: true });
  });

  /** Both again and again: that an id was asked for before is no secret. */
  async function again(what: string, foreign: TimedRequest, unknown: TimedRequest): Promise<void> {
    const pairs = (times: number) => Array.from({ length: times }, () => [foreign, unknown] as const);
    await watch.interleaved({ baseUrl, tries: pairs(20) });
    say(what, await watch.interleaved({ baseUrl, tries: pairs(TRIES) }));
  }

  it('is the same on every route that takes an id of the log in its path', async () => {
    const ids = await idsOfLog(app);
    for (const { method, path, param, body, query } of await routesOfIds()) {
      if (!ROUTES.test(`${method} ${path}`)) continue;
      const [id] = ids.get(param)!;
      const of = (one: string): TimedRequest => ({
        ...{ method, path: path.replace(`{${param}}`, one) + query, token: FOREIGNER, body },
      });
      await again(`${method} ${path}`, of(id!), of(randomUUID()));
    }
    expect(apart).toEqual([]);
  });

  it('is the same on every route that takes one in its query or its body', async () => {
    const foreign = [...(await idsOfLog(app)).values()].map(([first]) => first!);
    own = await tellElsewhere(app);
    await app.parts.processing.settled();
    for (const place of await placesOfIds()) {
      const what = `${place.method} ${place.path} ${place.name}`;
      const [first] = askedOn(place, OUTSIDER, (param) => own[param]!);
      if (!ROUTES.test(what) || !first) continue;
      const of = (id: string): TimedRequest => ({
        ...{ method: place.method, path: first.url + place.queryOf(id), token: OUTSIDER },
        body: place.bodyOf(id),
      });
      // Of what the place takes, an operation, an encounter, an entry …, one is of the right kind.
      const kind = foreignFor(place.name, await idsOfLog(app)) ?? foreign[0]!;
      await again(what, of(kind), of(randomUUID()));
    }
    expect(apart).toEqual([]);
  });

  async function asFirst(then?: TimedRequest): Promise<Medians> {
    const each = Math.ceil(TRIES / RESTARTS);
    const times: [number[], number[]] = [[], []];
    const statuses = new Set<number>();
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      const some: string[] = [];
      while (some.length < each) some.push(await app.propose());
      await app.close();
      app = await TestSamsyn.open({ folder });
      await app.parts.processing.settled();
      baseUrl = await app.listen();
      const of = (id: string): TimedRequest => ({
        ...{ method: 'GET', path: `/operations/${id}/history`, token: FOREIGNER },
      });
      const series = { baseUrl, ...(then && { then }) };
      const nobodys = () => of(randomUUID());
      await watch.interleaved({
        ...series,
        tries: Array.from({ length: WARM }, () => [nobodys(), nobodys()]),
      });
      const one = await watch.interleaved({ ...series, tries: some.map((id) => [of(id), nobodys()]) });
      times[0].push(...one.times[0]);
      times[1].push(...one.times[1]);
      for (const status of one.statuses) statuses.add(status);
    }
    return medians(times, [...statuses]);
  }
  const first = `each id once, after ${RESTARTS} restarts`;

  it('is the same when it is asked for the first time after a restart', async () => {
    if (!ROUTES.test('first')) return;
    say(`first: GET /operations/{operationId}/history, ${first}`, await asFirst());
    expect(apart).toEqual([]);
  });

  it('is not told by the next request either', async () => {
    if (!ROUTES.test('next')) return;
    const next: TimedRequest = {
      method: 'GET',
      path: `/operations/${randomUUID()}/history`,
      token: FOREIGNER,
    };
    say(`next: what is asked right after it, ${first}`, await asFirst(next));
    expect(apart).toEqual([]);
  });
});

/** An id of the kind that the place asks for. */
function foreignFor(name: string, ids: ReadonlyMap<string, readonly string[]>): string | undefined {
  const kind = /(agreement|campaign|operation|encounter|concern)$/.exec(name)?.[1];
  return ids.get(kind ? `${kind}Id` : 'entryId')?.[0];
}
