import { plusMs } from '@samsyn/kernel';
import { EVENING, House, type Handle } from '../afterwards/house';

jest.setTimeout(120_000);

const MUNICIPALITY = 'social-services/municipality';
const MINUTE_MS = 60_000;

describe('the same report again', () => {
  let house: House;
  let operation: string;
  let encounter: string;
  beforeEach(async () => {
    house = await House.open();
    house.parts.directory.registerBranch(MUNICIPALITY, {}, null);
    const officer = { branch: MUNICIPALITY, role: 'case-officer', regions: [] };
    house.parts.directory.registerPerson('municipality', officer, null);
    operation = await house.plan();
    await house.start(operation);
    encounter = await house.encounter(operation);
  });
  afterEach(() => house.close());

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
    (await house.entries(operation)).filter((entry) => entry.name === name).length;

  it.each(REPORTS)('is one report: %s', async (_what, name, by, path, body, minutes) => {
    const first = await house.post(by, path(), body);
    expect(first.status).toBe(201);
    for (const headers of [{}, { 'idempotency-key': 'another' }] as Record<string, string>[]) {
      const again = await house.post(by, path(), body, headers);
      expect([again.status < 300, again.body.entries]).toEqual([true, first.body.entries]);
      expect(again.body.id).toBe(first.body.id);
    }
    expect(await count(name)).toBe(1);
    house.clock.moveTo(plusMs(EVENING, minutes * MINUTE_MS));
    await house.parts.processing.settled();
    const later = await house.post(by, path(), body);
    expect([later.status, await count(name)]).toEqual([201, 2]);
    expect(later.body.entries).not.toEqual(first.body.entries);
  });

  it('is another in other words, from somebody else, and after the first was marked in error', async () => {
    const path = `/operations/${operation}/conduct/safety-incidents`;
    const { entry } = await house.tell('officer', path, { severity: 'threat' });
    await house.tell('officer', path, { severity: 'injury' });
    await house.tell('leader', path, { severity: 'threat' });
    expect(await count('SafetyIncidentOccurred')).toBe(3);
    await house.tell('officer', `/entries/${entry}/in-error`, {
      kind: 'entered-in-error',
      reason: 'no threat',
    });
    await house.tell('officer', path, { severity: 'threat' });
    expect(await count('SafetyIncidentOccurred')).toBe(4);
  });

  it('is another fact where it is no report: the same may happen twice', async () => {
    const path = `/operations/${operation}/conduct/person-entered`;
    for (let time = 0; time < 2; time += 1) await house.tell('officer', path, { role: 'officer', count: 1 });
    expect(await count('PersonEntered')).toBe(2);
  });
});
