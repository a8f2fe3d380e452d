import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@samsyn/web';
import request from 'supertest';
import { playOn, readExercise } from '@samsyn/exercise';
import { loopbackIdentity, Samsyn } from '../../apps/samsyn/src/samsyn';
import { BranchOutput } from '../support/exercise-run';
import type { CampaignDebriefDocument } from '../../libs/documents/src/campaign-debrief/campaign-debrief.schema';

const COUNSEL = 'ngo/counsel';
const POLICE = 'police/local-police';
const COORDINATORS = 'social-services/regional-coordinator';
const INSPECTION = 'work-environment-authority/inspection';
const TAX = 'tax-agency/audit';
const MEMBERS = [COUNSEL, POLICE, COORDINATORS, INSPECTION, TAX];

/** The lines of `also` of outreach-week.json. */
describe('After the outreach week', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-week-'));
  const out = join(folder, 'out');
  const of = (branch: string) => new BranchOutput(out, branch);
  const combined = (branch: string) => of(branch).json('campaign.json') as CampaignDebriefDocument;
  const typesIn = (branch: string) =>
    of(branch)
      .history()
      .map(({ type }) => type);
  let samsyn: Samsyn;
  let baseUrl = '';
  /** Operation ids by the names of the exercise. */
  let operations: ReadonlyMap<string, string>;
  let campaign = '';

  const get = async (handle: string, path: string) => {
    const headers = { authorization: `Bearer ${await samsyn.issuer!.tokenFor(handle)}` };
    const { status, body } = await request(baseUrl).get(path).set(headers);
    return { status, body: body as Record<string, unknown> };
  };
  const named = (branch: string) => {
    const names = new Map([...operations].map(([name, id]) => [id, name]));
    return combined(branch).operations.map(({ id }) => names.get(id));
  };
  const within = (found: { readonly in: readonly { readonly operation: string }[] } | undefined) => {
    const names = new Map([...operations].map(([name, id]) => [id, name]));
    return found?.in.map(({ operation }) => names.get(operation)) ?? [];
  };

  beforeAll(async () => {
    const logger = createLogger({ level: 'silent' });
    samsyn = await Samsyn.create({ place: { folder }, identity: loopbackIdentity(), logger });
    baseUrl = await samsyn.listen(0);
    const exercise = readExercise(join(__dirname, 'outreach-week.json'));
    const played = await playOn(samsyn, exercise, { baseUrl, out });
    operations = played.operations;
    campaign = played.campaigns.at(-1) ?? '';
  }, 120_000);

  afterAll(async () => {
    await samsyn.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('each branch reads of the operations in which it took part, and of no others', () => {
    expect(MEMBERS.map((branch) => [branch, named(branch)])).toEqual([
      [COUNSEL, ['survey', 'op']],
      [POLICE, ['survey', 'salon', 'op']],
      [COORDINATORS, ['salon', 'op']],
      [INSPECTION, ['survey', 'salon']],
      [TAX, ['salon']],
    ]);
    const phases = combined(POLICE).kinds.map(({ kind, total, phases: of }) => [kind, total, of]);
    expect(phases).toEqual([
      ['field-survey', 1, { closed: 1 }],
      ['akc-inspection', 1, { debriefing: 1 }],
      ['street-outreach', 1, { debriefing: 1 }],
    ]);
  });

  it('finds the same deviation in two operations, for those who were at both', () => {
    const found = (branch: string, code: string) =>
      within(combined(branch).deviations.find((one) => one.code === code));
    expect(MEMBERS.map((branch) => found(branch, 'risk-not-assessed'))).toEqual([
      ['survey', 'op'],
      ['survey', 'op'],
      ['op'],
      ['survey'],
      [],
    ]);
    expect(MEMBERS.map((branch) => found(branch, 'max-persons-inside-exceeded'))).toEqual([
      [],
      ['salon'],
      ['salon'],
      ['salon'],
      ['salon'],
    ]);
    for (const branch of MEMBERS) expect(combined(branch).deviations.length).toBeLessThanOrEqual(2);
  });

  it('counts who was met for all who were there, and what she answered for the coordinators alone', () => {
    const answers = (branch: string) => {
      const { personsMet, offered, accepted, declined, undecided } = combined(branch).support;
      return [personsMet, offered, accepted, declined, undecided].map(({ total }) => total);
    };
    expect(MEMBERS.map(answers)).toEqual([
      [2, 2, 0, 0, 0],
      [3, 3, 0, 0, 0],
      [3, 3, 1, 1, 1],
      [1, 1, 0, 0, 0],
      [1, 1, 0, 0, 0],
    ]);
    const { booked, kept, missed } = combined(COORDINATORS).followUps;
    expect([booked.total, kept.total, missed.total]).toEqual([1, 1, 0]);
  });

  it('counts calls where the branch calls or was called', () => {
    const calls = (branch: string) => {
      const { made, accepted, declined } = combined(branch).calls;
      const reasons = Object.entries(declined).map(([reason, { total }]) => [reason, total]);
      return [made?.total ?? null, accepted.total, Object.fromEntries(reasons)];
    };
    expect(MEMBERS.map(calls)).toEqual([
      [1, 1, {}],
      [2, 2, { 'too-far': 1 }],
      [3, 2, { 'too-far': 1 }],
      [null, 1, {}],
      [null, 1, {}],
    ]);
  });

  it('tells the notice as the middle of the two', () => {
    const [salon, street] = [(9 * 24 + 3) * 60, 26 * 60];
    const { median, lowest, highest, in: of } = combined(COORDINATORS).measures.noticeBeforeWindowMinutes!;
    expect([median, lowest, highest]).toEqual([(salon + street) / 2, street, salon]);
    expect(within({ in: of })).toEqual(['salon', 'op']);
    expect(combined(TAX).measures.noticeBeforeWindowMinutes).toBeNull();
  });

  it('sums up the findings of an agency for that agency alone', () => {
    const findings = (branch: string) =>
      combined(branch).findings.map(({ area, severity, total }) => [area, severity, total]);
    expect(findings(INSPECTION)).toEqual([
      ['working-environment', 'serious', 1],
      ['working-hours', 'serious', 1],
    ]);
    expect(findings(TAX)).toEqual([['staff-ledger', 'missing', 1]]);
    for (const branch of [COUNSEL, POLICE, COORDINATORS]) expect(findings(branch)).toEqual([]);
  });

  it('has the counts of a street by time, for those who were there', () => {
    const counts = (branch: string) =>
      combined(branch)
        .areaCounts.filter(({ what }) => what === 'exposed-persons-in-public')
        .map(({ area, count, latest }) => [(area ?? '').toLowerCase(), count, latest === true]);
    const [first, monday, thursday] = [
      ['the first street', 0, true],
      ['the second street', 4, false],
      ['the second street', 1, true],
    ];
    for (const branch of [COUNSEL, POLICE]) expect(counts(branch)).toEqual([first, monday, thursday]);
    expect(counts(INSPECTION)).toEqual([first, ['the second street', 4, true]]);
    expect(counts(COORDINATORS)).toEqual([thursday]);
    expect(counts(TAX)).toEqual([]);
    expect(of(POLICE).page('campaign.sv.html')).toContain('1 (senast)');
    expect(of(COUNSEL).text()).toContain('KANARIE-REGN');
    for (const branch of [POLICE, INSPECTION]) expect(of(branch).text()).not.toContain('KANARIE-REGN');
  });

  it('had the lesson of the Monday answered within the week, and opened again after it', async () => {
    const lessonsOf = async (handle: string, name: string) => {
      const { body } = await get(handle, `/operations/${operations.get(name)}/lessons`);
      return body.lessons as {
        what: string;
        answers: { branch: string; answer: string }[];
        timesReopened: number;
      }[];
    };
    const [street] = await lessonsOf('leader', 'op');
    expect(street).toMatchObject({
      what: 'assess the risk to the staff before anybody goes out',
      answers: [{ branch: COUNSEL, answer: 'applied' }],
      timesReopened: 1,
    });
    const [salon] = await lessonsOf('patrol', 'salon');
    expect(salon?.answers).toEqual([expect.objectContaining({ branch: POLICE, answer: 'not-applicable' })]);
    expect(typesIn(POLICE)).toContain('LessonReopened');
    expect(typesIn(COORDINATORS)).not.toContain('LessonAnswered');
    expect(typesIn(COORDINATORS)).not.toContain('LessonReopened');
    expect(of(COORDINATORS).text()).not.toContain('before anybody goes out');
  });

  it('has the criticism that went through the facilitator without an author', () => {
    for (const branch of [POLICE, COORDINATORS, INSPECTION, TAX]) {
      const voices = combined(branch).perspectives.filter(({ hard }) => hard?.startsWith('six persons'));
      expect(voices.map((voice) => voice.branch)).toEqual([null]);
      const page = of(branch).page('campaign.sv.html');
      expect(page).toMatch(/Utan avsändare, insats \d/);
    }
    expect(of(COUNSEL).text()).not.toContain('six persons');
  });

  it('says nothing of the reflection period, but to the coordinator', () => {
    // What everybody is to be told on the site names it for all: a list of the rules, nothing of her.
    const point = /, (?:betänketid|the reflection period), |"reflection-period",?/g;
    for (const branch of [COUNSEL, POLICE, INSPECTION, TAX])
      expect(of(branch).text().replaceAll(point, '')).not.toMatch(
        /ReflectionPeriod|reflection-period|[Bb]etänketid|reflection period/,
      );
    const pages = ['campaign.json', 'campaign.sv.html', 'campaign.en.html'];
    for (const page of pages) expect(of(COORDINATORS).page(page)).not.toMatch(/Reflection|[Bb]etänketid/);
    expect(of(COORDINATORS).text()).toContain('ReflectionPeriodGranted');
  });

  it('had the alarm raised by Samsyn, and the leadership with one person at a time', () => {
    const missed = of(COUNSEL)
      .history()
      .filter(({ type }) => type === 'SafetyCheckInMissed');
    expect(missed.map(({ at, branch }) => [at, branch])).toEqual([['2027-03-11T19:38:00.000Z', 'system']]);
    const ended = of(COUNSEL)
      .history()
      .filter(({ type }) => type === 'ConductEnded');
    expect(ended.map(({ by }) => by)).toEqual(['relief']);
  });

  it('brings the lesson of the campaign back to the next survey', async () => {
    const { body } = await get('patrol', `/operations/${operations.get('next')}/lessons`);
    const lessons = body.lessons as { what: string; fromCampaign?: string; answers: unknown[] }[];
    const ofCampaign = lessons.filter(({ fromCampaign }) => fromCampaign === campaign);
    expect(ofCampaign).toEqual([
      expect.objectContaining({
        what: 'the risk is assessed in the plan, not on the evening',
        answers: [expect.objectContaining({ branch: POLICE, answer: 'applied' })],
      }),
    ]);
    const { lessons: all, actions } = combined(COUNSEL);
    expect(all.map(({ operation }) => operation === null)).toEqual([true, false, false]);
    expect(actions.filter(({ operation }) => operation === null).map(({ state }) => state)).toEqual([
      'open',
      'completed',
      'dropped',
    ]);
  });

  it('does not exist for who declined, left or was never asked', async () => {
    for (const handle of ['unit', 'chamber', 'border', 'shelter', 'facilitator', 'national']) {
      const { status, body } = await get(handle, `/campaigns/${campaign}`);
      expect([handle, status, body.code]).toEqual([handle, 404, 'CAMPAIGN.UNKNOWN']);
      expect((await get(handle, '/campaigns')).body).toEqual({ campaigns: [] });
    }
  });

  it('cites in each statement entries that the branch sees in that operation', async () => {
    for (const [branch, handle] of [
      [COUNSEL, 'leader'],
      [POLICE, 'patrol'],
      [TAX, 'tax'],
    ] as const) {
      const known = new Map<string, Set<string>>();
      for (const { id } of combined(branch).operations) {
        const { body } = await get(handle, `/operations/${id}/history?limit=500`);
        known.set(id, new Set((body.entries as { id: string }[]).map((entry) => entry.id)));
      }
      const cited = citedIn(combined(branch));
      expect(cited.length).toBeGreaterThan(10);
      for (const { operation, entries } of cited)
        for (const id of entries) expect(known.get(operation)).toContain(id);
    }
  });
});

interface Cited {
  readonly operation: string;
  readonly entries: readonly string[];
}

/** Every statement of the document that names an operation and its entries, however deep it stands. */
function citedIn(value: unknown): readonly Cited[] {
  if (typeof value !== 'object' || value === null) return [];
  const one = value as Partial<Cited>;
  const own = typeof one.operation === 'string' && Array.isArray(one.entries) ? [one as Cited] : [];
  return [...own, ...Object.values(value).flatMap(citedIn)];
}
