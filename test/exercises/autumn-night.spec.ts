import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@samsyn/web';
import request from 'supertest';
import { playOn, readExercise } from '@samsyn/exercise';
import { loopbackIdentity, Samsyn } from '../../apps/samsyn/src/samsyn';
import { BranchOutput } from '../support/exercise-run';

const POLICE = 'police/trafficking-unit';
const COORDINATORS = 'social-services/regional-coordinator';
const EMERGENCY = 'social-services/emergency-service';

/** The lines of `also` of autumn-night.json. */
describe('After the night when the clocks went back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-autumn-'));
  const out = join(folder, 'out');
  const of = (branch: string) => new BranchOutput(out, branch);
  const timesOf = (branch: string, type: string) =>
    of(branch)
      .history()
      .filter((entry) => entry.type === type)
      .map(({ at }) => at);
  let samsyn: Samsyn;
  let baseUrl = '';

  beforeAll(async () => {
    const logger = createLogger({ level: 'silent' });
    samsyn = await Samsyn.create({ place: { folder }, identity: loopbackIdentity(), logger });
    baseUrl = await samsyn.listen(0);
    await playOn(samsyn, readExercise(join(__dirname, 'autumn-night.json')), { baseUrl, out });
  }, 60_000);

  afterAll(async () => {
    await samsyn.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('let each call run for twenty-five minutes, whatever the clock on the wall said', () => {
    expect(timesOf(POLICE, 'CallExpired')).toEqual([
      '2026-10-25T00:45:00.000Z',
      '2026-10-25T01:10:00.000Z',
      '2026-10-25T01:35:00.000Z',
    ]);
  });

  it('tells the two hours apart in the document', () => {
    const page = of(POLICE).page('debrief.sv.md');
    expect(page).toContain('Svar senast: 02:10 normaltid');
    expect(page).toContain('Svar senast: 02:45 sommartid');
    expect(page).toContain('Timmen kom två gånger denna natt: normaltid');
    expect(of(POLICE).page('debrief.en.html')).toContain('02:10 standard time');
  });

  it('has the emergency service on duty through the whole night, and nobody else', async () => {
    const ask = async (from: string, to: string) => {
      const { body } = await request(baseUrl)
        .get(`/availability/who-can-come?${new URLSearchParams({ region: 'mitt', from, to })}`)
        .set({ authorization: `Bearer ${await samsyn.issuer!.tokenFor('leader')}` });
      const { persons } = body as { persons: { handle: string; mode?: string }[] };
      return persons.filter(({ mode }) => mode !== undefined).map(({ handle }) => handle);
    };
    expect(await ask('2026-10-24T22:00:00+02:00', '2026-10-25T06:00:00+01:00')).toEqual(['jour']);
    expect(await ask('2026-10-25T06:00:00+01:00', '2026-10-25T07:00:00+01:00')).toEqual([]);
  });

  it('takes up the start without a coordinator, with the reason that the leader gave', () => {
    const { deviations } = of(POLICE).debrief();
    expect(deviations.map(({ code }) => code)).toEqual(['started-without-coordinator']);
    expect(of(POLICE).page('debrief.sv.md')).toContain('a person may be held there; nobody answered in time');
    const viewed = of(EMERGENCY)
      .history()
      .map(({ type }) => type);
    expect(viewed).toEqual(['CallEscalated', 'CallDelivered', 'CallExpired', 'CallAnsweredLate']);
  });

  it('let the coordinator meet her on the Monday, without what the police keep secret', () => {
    expect(timesOf(COORDINATORS, 'SupportOffered')).toEqual(['2026-10-26T08:10:00.000Z']);
    expect(of(COORDINATORS).text()).not.toMatch(/KANARIE-(ADRESS|ANNONS|KONTROLLANT|TELEFON)/);
  });
});
