import { plusMs } from '@samsyn/kernel';
import { EVENING, TestSamsyn, type Handle } from '../support/test-samsyn';

jest.setTimeout(120_000);

const MUNICIPALITY = 'social-services/municipality';
const MINUTE_MS = 60_000;

describe('the same report again', () => {
  let app: TestSamsyn;
  let operation: string;
  let encounter: string;
  beforeEach(async () => {
    app = await TestSamsyn.open();
    app.parts.directory.registerBranch(MUNICIPALITY, {}, null);
    const officer = { branch: MUNICIPALITY, role: 'case-officer', regions: [] };
    app.parts.directory.registerPerson('municipality', officer, null);
    operation = await app.plan();
    await app.start(operation);
    encounter = await app.encounter(operation);
  });
  afterEach(() => app.close());

  const concern = { to: MUNICIPALITY, ground: { value: 'a child in the next room' } };
  const REPORTS: readonly (readonly [string, string, Handle, () => string, object, number])[] = [
    [
      'a concern for a child',
      'ChildConcernReported',
      'officer',
      () => `/operations/${operation}/child-concerns`,
      { ...concern, about: 'child-elsewhere' },
      10,
    ],
    [
      'a concern in an encounter',
      'ChildConcernReported',
      'coordB',
      () => `/encounters/${encounter}/child-concerns`,
      concern,
      10,
    ],
    [
      'a threat',
      'SafetyIncidentOccurred',
      'officer',
      () => `/operations/${operation}/conduct/safety-incidents`,
      { severity: 'threat' },
      2,
    ],
  ];
  const count = async (name: string) =>
    (await app.entries(operation)).filter((entry) => entry.name === name).length;

  it.each(REPORTS)('is one report: %s', async (_what, name, by, path, body, minutes) => {
    const first = await app.post(by, path(), body);
    expect(first.status).toBe(201);
    for (const headers of [{}, { 'idempotency-key': 'another' }] as Record<string, string>[]) {
      const again = await app.post(by, path(), body, headers);
      expect([again.status < 300, again.body.entries]).toEqual([true, first.body.entries]);
      expect(again.body.id).toBe(first.body.id);
    }
    expect(await count(name)).toBe(1);
    app.clock.moveTo(plusMs(EVENING, minutes * MINUTE_MS));
    await app.parts.processing.settled();
    const later = await app.post(by, path(), body);
    expect([later.status, await count(name)]).toEqual([201, 2]);
    expect(later.body.entries).not.toEqual(first.body.entries);
  });

  it('is another in other words, from somebody else, and after the first was marked in error', async () => {
    const path = `/operations/${operation}/conduct/safety-incidents`;
    const { entry } = await app.tell('officer', path, { severity: 'threat' });
    await app.tell('officer', path, { severity: 'injury' });
    await app.tell('leader', path, { severity: 'threat' });
    expect(await count('SafetyIncidentOccurred')).toBe(3);
    await app.tell('officer', `/entries/${entry}/in-error`, {
      kind: 'entered-in-error',
      reason: 'no threat',
    });
    await app.tell('officer', path, { severity: 'threat' });
    expect(await count('SafetyIncidentOccurred')).toBe(4);
  });

  it('is another fact where it is no report: the same may happen twice', async () => {
    const path = `/operations/${operation}/conduct/person-entered`;
    for (let time = 0; time < 2; time += 1) await app.tell('officer', path, { role: 'officer', count: 1 });
    expect(await count('PersonEntered')).toBe(2);
  });
});
