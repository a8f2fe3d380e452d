import { hash } from 'node:crypto';
import { MemoryEventStore } from '@samsyn/event-store';
import type { Recorded } from '@samsyn/kernel';
import { planStream } from '@samsyn/planning/contract';
import { ConductingSamsyn } from './conducting-samsyn';

const secret = { value: 'KANARIE', label: 'police-investigation' };

/** route, event, body, what the log then says, who else may not */
const FACTS: readonly (readonly [path: string, name: string, by: string, body: object, data: object])[] = [
  ['agency-arrived', 'AgencyArrived', 'work', { headcount: 2, site: 's2' }, { headcount: 2, site: 's2' }],
  ['agency-departed', 'AgencyDeparted', 'work', {}, {}],
  ['site-entered', 'SiteEntered', 'officer', { persons: 2 }, { persons: 2 }],
  ['site-secured', 'SiteSecured', 'border', {}, {}],
  ['person-entered', 'PersonEntered', 'coordA', { role: 'coordinator' }, { role: 'coordinator', count: 1 }],
  ['person-left', 'PersonLeft', 'work', { role: 'inspector', count: 3 }, { role: 'inspector', count: 3 }],
  [
    'suspect-encountered',
    'SuspectEncountered',
    'officer',
    { kind: 'buyer', who: secret },
    { kind: 'buyer', who: 'KANARIE' },
  ],
  ['persons-separated', 'PersonsSeparated', 'officer', { who: secret }, { who: 'KANARIE' }],
  ['safety-incidents', 'SafetyIncidentOccurred', 'border', { severity: 'minor' }, { severity: 'minor' }],
  ['inspection-started', 'InspectionStarted', 'work', { area: 'hours' }, { area: 'hours' }],
  ['inspection-completed', 'InspectionCompleted', 'work', {}, {}],
  [
    'findings',
    'FindingRecorded',
    'work',
    { area: 'hours', severity: 'serious', detail: { value: 'x', label: ['agency-own', 'tax'] } },
    { area: 'hours', severity: 'serious', detail: 'x' },
  ],
  [
    'indicators',
    'IndicatorObserved',
    'coordA',
    { indicator: { value: 'two telephones' } },
    { indicator: 'two telephones' },
  ],
  [
    'evidence',
    'EvidenceHandled',
    'officer',
    { manner: 'photographed', what: secret },
    { manner: 'photographed', what: 'KANARIE' },
  ],
  [
    'decisions',
    'DecisionTaken',
    'leader',
    { what: 'wait', why: 'agreed', disagreed: [] },
    { what: 'wait', why: 'agreed', disagreed: [] },
  ],
  ['notes', 'NoteAdded', 'jour', { text: 'plain' }, { text: 'plain' }],
  ['end', 'ConductEnded', 'leader', {}, {}],
];
const POLICE_ONLY = ['site-entered', 'site-secured', 'persons-separated'];

describe('the conduct of an operation', () => {
  let app: ConductingSamsyn;
  let operationId: string;
  beforeAll(async () => {
    app = await ConductingSamsyn.open(new MemoryEventStore());
  });
  beforeEach(async () => {
    operationId = await app.plan();
  });
  afterAll(() => app.close());
  const last = async (): Promise<Recorded> => (await app.entries(operationId)).at(-1)!;

  it.each(FACTS)('records %s as %s, before any start, and again', async (path, name, by, body, data) => {
    for (let time = 1; time <= 2; time += 1) {
      const { status, body: answer } = await app.post(by, `/operations/${operationId}/conduct/${path}`, body);
      expect([status, answer.entries.map(({ type }) => type)]).toEqual([201, [name]]);
      expect(await last()).toMatchObject({ name, data, stream: `conducting.conduct-${operationId}` });
    }
  });

  it.each(FACTS)('does not let an outsider know of the operation by %s', async (path, _name, _by, body) => {
    const foreign = await app.post('stranger', `/operations/${operationId}/conduct/${path}`, body);
    const absent = await app.post('stranger', `/operations/nothing/conduct/${path}`, body);
    expect([foreign.status, foreign.body.code, foreign.text]).toEqual([
      404,
      'OPERATION.UNKNOWN',
      absent.text,
    ]);
  });

  it.each(FACTS.filter(([path]) => POLICE_ONLY.includes(path)))(
    'is for the police: %s',
    async (path, _name, _by, body) => {
      for (const handle of ['work', 'coordA']) {
        const { status, body: answer } = await app.post(
          handle,
          `/operations/${operationId}/conduct/${path}`,
          body,
        );
        expect([status, answer.code]).toEqual([403, 'ACCESS.NOT_YOURS']);
      }
    },
  );

  it.each(['start', 'end', 'decisions'])('is for the operation leader: %s', async (path) => {
    const body = path === 'decisions' ? { what: 'x', why: 'y' } : undefined;
    for (const handle of ['officer', 'coordA']) {
      const { status, body: answer } = await app.post(
        handle,
        `/operations/${operationId}/conduct/${path}`,
        body,
      );
      expect([status, answer.code]).toEqual([403, 'ACCESS.NOT_YOURS']);
    }
  });

  it('starts once, and the start commits to the plan as it stood', async () => {
    const start = `/operations/${operationId}/conduct/start`;
    expect((await app.post('leader', start)).body.entries.map(({ type }) => type)).toEqual([
      'ConductStarted',
    ]);
    const { data } = await last();
    expect((await app.post('leader', start)).body.entries).toEqual([]);
    const plan = await app.store.readStream(planStream(operationId));
    const leaves = plan.map(({ leaf }) => `${leaf}\n`);
    const planHash = hash('sha256', leaves.join(''), 'base64url');
    expect(data).toEqual({ planRevision: plan.length - 1, planHash });
  });

  it('keeps who agreed and disagreed as persons of the log, and says which handle is unknown to it', async () => {
    const found = {
      what: 'wait outside',
      why: 'victim perspective',
      agreed: ['leader', 'coordA'],
      disagreed: ['border'],
    };
    await app.post('leader', `/operations/${operationId}/conduct/decisions`, found);
    expect((await last()).data).toMatchObject({
      agreed: [{ branch: 'police/trafficking-unit' }, { branch: 'social-services/regional-coordinator' }],
      disagreed: [{ branch: 'police/border-police', role: 'officer' }],
    });
    const path = `/operations/${operationId}/conduct/decisions`;
    const { status, body } = await app.post('leader', path, { ...found, agreed: ['nobody'] });
    expect([status, body.code]).toEqual([400, 'PERSON.UNKNOWN']);
  });

  it.each([
    ['a plain text', 'plain', ['agency-own']],
    ['a text without label', { value: 'x' }, ['agency-own']],
    ['a labelled text', { value: 'x', label: 'tax' }, ['tax']],
  ])('takes a note as %s', async (_form, text, labels) => {
    await app.post('work', `/operations/${operationId}/conduct/notes`, { text });
    expect((await last()).labels['text']).toEqual(labels);
  });

  it.each([
    ['findings', { area: 'x' }, '/severity required'],
    ['findings', { area: 'x', severity: 'y', more: 1 }, '/more unknown-field'],
    ['evidence', { manner: 'taken' }, '/manner code'],
    ['site-entered', { persons: '2' }, '/persons count'],
    ['site-entered', { persons: 1, site: 'x'.repeat(200) }, '/site site'],
    ['notes', { text: 7 }, '/text labelled-text'],
    ['notes', { text: '' }, '/text/value not-blank'],
    ['notes', {}, '/text required'],
    ['notes', { site: 's1' }, '/text required'],
    ['notes', { text: 'x', occurredAt: 'yesterday' }, '/occurredAt instant'],
    ['notes', { text: 'x', occurredAt: '0001-01-01T00:00:00Z' }, '/occurredAt year'],
  ])('refuses %s with %j as %s', async (path, body, error) => {
    const before = await app.store.head();
    const answer = await app.post<{ errors: { path: string; rule: string }[] }>(
      'work',
      `/operations/${operationId}/conduct/${path}`,
      body,
    );
    expect([answer.status, ...answer.body.errors.map(({ path: at, rule }) => `${at} ${rule}`)]).toEqual([
      400,
      error,
    ]);
    expect(await app.store.head()).toBe(before);
  });
});
