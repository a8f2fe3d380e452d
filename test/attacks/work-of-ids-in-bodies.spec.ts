import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KnownIds } from '@samsyn/history';
import { viewerOf } from '@samsyn/secrecy';
import { TestSamsyn } from '../support/test-samsyn';
import { Counted } from './counted-work';
import { FAR_COORDINATOR, FAR_HEAD, OUTSIDER, tellElsewhere, type Own } from './ids-elsewhere';
import { idsOfLog, onDuty } from './ids-of-log';
import { askedAt, askedOn, placesOfIds, type AskedPlace, type Comparable } from './places-of-ids';
import { Story } from './story';

jest.setTimeout(600_000);

const FOREIGNERS = [OUTSIDER, FAR_COORDINATOR, FAR_HEAD];
/** Places at which nobody of the foreigners comes as far as to the id: the id of a step that must be open first. */
const NOT_LOOKED_AT = [
  'POST /operations/{operationId}/conduct/leadership-acceptances body handover',
  'POST /debriefs/{operationId}/releases body perspective',
];
describe('foreign and unknown ids in bodies and queries', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-ids-in-bodies-'));
  let app: TestSamsyn;
  let own: Own;
  let cases: readonly AskedPlace[];
  let foreign: readonly string[];

  beforeAll(async () => {
    app = await TestSamsyn.open({ folder });
    await new Story(app).tell();
    await onDuty(app);
    await app.parts.processing.settled();
    foreign = [...new Set([...(await idsOfLog(app)).values()].flat())];
    own = await tellElsewhere(app);
    cases = (await placesOfIds()).flatMap((place) =>
      FOREIGNERS.flatMap((by) => askedOn(place, by, (param) => own[param]!)),
    );
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  /** Places at which an id that the caller cannot know is told from one that nobody has, by the answer or by what was done for it. */
  async function differences(): Promise<readonly string[]> {
    const counted = new Counted(app);
    const known = app.part(KnownIds);
    const asked = async (one: AskedPlace, id: string): Promise<readonly string[]> => {
      await app.parts.processing.settled();
      let answer!: Comparable;
      const work = await counted.of(async () => (answer = await askedAt(app, one, id)));
      const { status, text, headers } = answer;
      return [`${status}`, text, headers, JSON.stringify(Object.entries(work).sort())];
    };
    const found: string[] = [];
    for (const one of cases) {
      const viewer = viewerOf(app.parts.directory.byHandle(one.by)!.actor);
      // What is the caller's own is in memory after the first.
      await asked(one, randomUUID());
      const unknown = await asked(one, randomUUID());
      for (const id of foreign) {
        expect(known.mayKnow(id, viewer)).toBe(false);
        for (const [at, given] of (await asked(one, id)).entries())
          if (given !== unknown[at])
            found.push(`${one.method} ${one.path} ${one.name} ${one.by}: ${given}, not ${unknown[at]}`);
      }
    }
    return found;
  }

  it('are tried at every place that the document has, and looked for there', async () => {
    const places = cases.map(({ method, path, name }) => `${method} ${path} ${name}`);
    expect(new Set(places).size).toBeGreaterThan(44);
    const reached = new Set<string>();
    for (const [at, one] of cases.entries()) {
      const { text } = await askedAt(app, one, randomUUID());
      if (/"code":"[A-Z_]+\.UNKNOWN"/.test(text) || one.path === '/advice-calls') reached.add(places[at]!);
    }
    expect([...new Set(places)].filter((place) => !reached.has(place))).toEqual(NOT_LOOKED_AT);
  });

  it('answer alike, after the same work where everything is in memory', async () => {
    expect(await differences()).toEqual([]);
  });

  it('answer alike, after the same work where nothing is, after a restart', async () => {
    await app.close();
    app = await TestSamsyn.open({ folder });
    expect(await differences()).toEqual([]);
  });
});
