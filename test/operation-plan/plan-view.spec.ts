import { BORDER, COORDINATORS, PlanSamsyn, POLICE, TAX } from './plan-samsyn';
import type { PlanView } from '../../libs/planning/src/operation-plan/queries/plan-view.schema';

const AGENDA = [
  'approach',
  'responsibilities',
  'victim-perspective',
  'entry-order',
  'max-persons-inside',
  'dress',
  'secrecy',
  'border-police-conduct',
];
const location = { value: 'KANARIE-ADRESS', label: 'police-investigation' };

describe('the plan as it is', () => {
  let app: PlanSamsyn;
  let op: string;
  beforeEach(async () => {
    app = await PlanSamsyn.open();
    op = await app.propose({ location });
  });
  afterEach(() => app.close());

  const done = async (by: string, path: string, body: object = {}) => {
    const answer = await app.post(by, `/operations/${op}/${path}`, body);
    expect([path, answer.status, answer.body.errors ?? answer.body.code]).toEqual([path, 201, undefined]);
    return answer.body;
  };
  const plan = (by = 'leader') => app.get<PlanView & { code?: string }>(by, `/operations/${op}/plan`);
  const notices = async (by = 'leader') =>
    (await plan(by)).body.notices.map(({ code, branch, about }) =>
      [code, branch ?? about].filter(Boolean).join(' '),
    );
  const invite = () =>
    done('leader', 'invitations', { agencies: [BORDER, TAX], answerBy: '2026-11-19T17:00:00.000Z' });
  const confirm = (by: string) => done(by, 'confirmations', { staff: 2, focus: 'residence' });
  const brief = (present: string[], own: object = {}) =>
    done('leader', 'pre-briefings/held', { present, covered: AGENDA, dress: 'plain', maxInside: 3, ...own });

  it('says what is missing, without standing in the way', async () => {
    await invite();
    await confirm('border');
    await done('leader', 'roles', {
      roles: { officer: 'Secures the site', coordA: 'conversation', border: 'the door' },
    });
    await brief(['leader', 'officer']);
    await app.moveTo('2026-11-19T17:30:00.000Z');
    expect(await notices()).toEqual([
      `contact-person-missing ${BORDER}`,
      `invitation-unanswered ${TAX}`,
      'role-unassigned separates-persons',
      'role-unassigned documentation',
      'point-not-covered money',
      `branch-not-briefed ${BORDER}`,
    ]);
    const { roles, gates } = (await plan()).body;
    expect(roles.map(({ role, en, who }) => [role ?? en, ...who])).toEqual([
      ['secures-the-site', 'officer'],
      ['separates-persons'],
      ['conversation', 'coordA'],
      ['documentation'],
      ['the door', 'border'],
    ]);
    expect(gates).toEqual(['PLAN.AGENDA_NOT_COVERED', 'PLAN.BRANCH_NOT_BRIEFED', 'PLAN.NO_COORDINATOR']);
  });

  it('counts the sites that have been named, once each', async () => {
    const sites = async () => (await plan()).body.matters.find(({ field }) => field === 'sites')?.value;
    await done('leader', 'sites', { sites: ['the flat', 'the shop'] });
    expect(await sites()).toBe('2');
    await done('leader', 'sites', { sites: ['The Flat', 'the cellar'] });
    expect(await sites()).toBe('3');
  });

  it('names contact persons by branch', async () => {
    await invite();
    await confirm('border');
    await done('border', 'contact-persons', { telephone: '070-1' });
    const line = (await plan()).body.invitations.find(({ branch }) => branch === BORDER);
    expect(line).toMatchObject({
      state: 'confirmed',
      staff: 2,
      focus: 'residence',
      contacts: [{ who: 'border', telephone: '070-1' }],
    });
    expect(line?.entries).toHaveLength(2);
    expect(await notices()).not.toContain(`contact-person-missing ${BORDER}`);
  });

  it('says what was amended since each briefing, and who needs a new one', async () => {
    await invite();
    await confirm('border');
    await brief(['leader', 'border', 'coordA'], { covered: [...AGENDA, 'money'] });
    const amended = await done('leader', 'amendments', {
      changes: { dress: 'uniform', purpose: 'two flats' },
    });
    await done('leader', 'roles', { roles: { coordA: 'conversation' } });
    const { briefings, matters, gates } = (await plan()).body;
    expect(matters.find(({ field }) => field === 'dress')).toEqual({
      field: 'dress',
      value: 'uniform',
      was: 'plain',
      entry: amended.entries[0]!.id,
    });
    const changed = new Map(
      briefings.map(({ branch, changedSince }) => [branch, changedSince.flatMap(({ fields }) => fields)]),
    );
    expect([...changed]).toEqual([
      [POLICE, ['dress', 'purpose']],
      [BORDER, ['dress', 'purpose']],
      [COORDINATORS, ['dress', 'purpose', 'roles']],
    ]);
    const anew = briefings
      .filter(({ briefAnew }) => briefAnew)
      .map(({ branch, briefAnew }) => [branch, briefAnew?.of]);
    expect(anew).toEqual([
      [POLICE, ['dress']],
      [BORDER, ['dress']],
    ]);
    expect(gates).toContain('PLAN.BRANCH_NOT_BRIEFED');
    await done('leader', 'late-joiners', { who: 'border', how: 'radio' });
    expect((await plan()).body.gates).not.toContain('PLAN.BRANCH_NOT_BRIEFED');
    expect((await notices()).filter((notice) => notice.startsWith('needs-new'))).toEqual([
      `needs-new-briefing ${POLICE}`,
    ]);
  });

  it('refuses a release until who was briefed of something else is briefed again, or the leader overrides it', async () => {
    await invite();
    await confirm('border');
    const { id } = await done('leader', 'calls', { to: 'coordA', answerBy: '2026-11-19T16:00:00.000Z' });
    await app.post('coordA', `/call-outs/${id}/acceptance`, { mode: 'on-site' });
    await brief(['leader', 'border', 'coordA'], { covered: [...AGENDA, 'money'] });
    await done('leader', 'amendments', { changes: { maxInside: 4 } });
    const refused = await app.post('leader', `/operations/${op}/release`);
    expect([refused.status, refused.body.code]).toEqual([409, 'PLAN.BRANCH_NOT_BRIEFED']);
    const override = { of: ['released-with-unbriefed-branch'], reason: 'told by radio' };
    await done('leader', 'release', { override });
    expect((await plan()).body.released).toBe(true);
  });

  it('tells where it is now: here, in the list, in the debrief, and to whoever is called after an amendment', async () => {
    await done('leader', 'amendments', { changes: { municipality: 'Kalmar' } });
    await done('leader', 'calls', { to: 'coordA', answerBy: '2026-11-19T16:00:00.000Z' });
    expect((await plan()).body.municipality).toBe('Kalmar');
    type WorkList = { items: { code: string; operation?: { municipality?: string } }[] };
    const where = async (by: string) => {
      const { body } = await app.get<WorkList>(by, '/work-list');
      return [...new Set(body.items.map(({ operation }) => operation?.municipality))];
    };
    expect([await where('coordA'), await where('leader')]).toEqual([['Kalmar'], ['Kalmar']]);
    await done('leader', 'debrief');
    const debrief = await app.get<{ operation: object }>('leader', `/operations/${op}/debrief`);
    expect(debrief.body.operation).toMatchObject({ municipality: 'Kalmar' });
  });

  it('tells that nobody comes any more after a release with a coordinator', async () => {
    const { id } = await done('leader', 'calls', { to: 'coordA', answerBy: '2026-11-19T16:00:00.000Z' });
    await app.post('coordA', `/call-outs/${id}/acceptance`, { mode: 'on-site' });
    await brief(['leader', 'coordA'], { covered: [...AGENDA, 'money'] });
    await done('leader', 'release');
    expect(await notices()).not.toContain('coordinator-missing-after-release');
    await app.post('leader', `/call-outs/${id}/release`, { reason: 'replaced' });
    expect(await notices()).toContain('coordinator-missing-after-release');
  });

  it('shows an answer for another time as one that must be given again', async () => {
    await invite();
    await confirm('border');
    const window = ['2026-11-20T18:00:00.000Z', '2026-11-20T22:00:00.000Z'];
    await done('leader', 'reschedulings', { window, reason: 'ill' });
    const states = async () => (await plan()).body.invitations.map(({ branch, state }) => [branch, state]);
    expect(await states()).toEqual([
      [BORDER, 'needs-reconfirmation'],
      [TAX, 'asked'],
    ]);
    expect(await notices()).toContain(`needs-reconfirmation ${BORDER}`);
    expect((await plan('border')).body.relation).toBe('participant');
    await confirm('border');
    expect((await states())[0]).toEqual([BORDER, 'confirmed']);
  });

  describe('is each reader’s own', () => {
    it('shows who is only invited the invitation, and concludes nothing from what they do not see', async () => {
      await invite();
      await confirm('border');
      await brief(['leader'], {});
      const { body } = await plan('tax');
      expect(body).toMatchObject({
        relation: 'invited',
        kind: 'apartment-visit',
        municipality: 'Växjö',
        matters: [],
        roles: [],
        briefings: [],
        notices: [],
      });
      expect(body.gates).toBeUndefined();
      expect(JSON.stringify(body)).not.toContain(BORDER);
    });

    it('keeps secret what is secret, and persons of other branches without their handles', async () => {
      await invite();
      await confirm('border');
      await brief(['leader', 'officer', 'border']);
      const [own, other] = [JSON.stringify((await plan()).body), JSON.stringify((await plan('border')).body)];
      expect(own).toContain('KANARIE-ADRESS');
      expect(other).not.toContain('KANARIE-ADRESS');
      expect(other).not.toContain('"officer"');
      expect(other).toContain('police/trafficking-unit officer');
      expect((await plan('border')).body.gates).toBeUndefined();
    });

    it('does not exist for who may not know the operation, nor for an id that is none', async () => {
      expect((await plan('otherLeader')).body.code).toBe('OPERATION.UNKNOWN');
      const none = await app.get<{ code: string }>('leader', '/operations/none/plan');
      expect([none.status, none.body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
    });
  });
});
