import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Directory } from '..';

const BRANCH = 'social-services/coordinator-ost';
const coordinator = { branch: BRANCH, role: 'coordinator', regions: [] };

describe('two processes over one file of people', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-directory-'));
  let one: Directory;
  let other: Directory;
  let files = 0;
  beforeEach(() => {
    jest.useFakeTimers();
    const file = join(folder, `${(files += 1)}.sqlite`);
    [one, other] = [new Directory(file), new Directory(file)];
    other.feed.follow();
    one.registerBranch(BRANCH, {}, null);
    one.registerPerson('coordB', coordinator, null);
  });
  afterEach(() => {
    one.close();
    other.close();
    jest.useRealTimers();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('see within five seconds who was registered and deactivated, and tell those who listen', () => {
    jest.advanceTimersByTime(5_000);
    const known = other.byHandle('coordB')!;
    expect(known).toEqual(one.byHandle('coordB'));
    const [left, changed]: string[][] = [[], []];
    other.listeners.onLeft(({ person }) => left!.push(person));
    other.listeners.onRightsChanged((person) => changed!.push(person));
    one.deactivate('coordB', null);
    jest.advanceTimersByTime(5_000);
    expect(other.byHandle('coordB')!.active).toBe(false);
    expect(other.isStillThere(known)).toBe(false);
    expect([left, changed]).toEqual([[known.person], [known.person]]);
  });

  it('see branches, regions, registrations and splits of each other', () => {
    one.registerRegion('ö', { sv: 'Ö' }, null);
    one.registerService({ branch: BRANCH, service: 'shelter' }, null);
    const offices = [
      { branch: 'social-services/a', rest: true, persons: [], regions: [], municipalities: [] },
      { branch: 'social-services/b', persons: ['coordB'], regions: [], municipalities: [] },
    ];
    one.splitBranch(BRANCH, offices as never, null);
    one.carryOutSplit(one.splits()[0]!, []);
    jest.advanceTimersByTime(5_000);
    for (const read of ['branches', 'regions', 'services', 'splits', 'persons'] as const)
      expect(other[read]()).toEqual(one[read]());
    const { person } = one.byHandle('coordB')!;
    const place = { stream: 's', operationId: null };
    expect(other.followers().of(BRANCH, person, place)).toBe('social-services/b');
  });

  it('change nothing on a state that the other has changed', () => {
    jest.advanceTimersByTime(5_000);
    one.deactivate('coordB', null);
    // Before it would have looked by itself.
    expect(other.describePerson('coordB', { name: 'N' }, null).active).toBe(false);
    one.feed.look();
    expect(one.byHandle('coordB')).toMatchObject({ active: false });
  });

  it('that does not follow reads the file at its start alone', () => {
    other.registerPerson('coordC', coordinator, null);
    jest.advanceTimersByTime(5_000);
    expect(one.byHandle('coordC')).toBeUndefined();
    one.feed.look();
    expect(one.byHandle('coordC')).toEqual(other.byHandle('coordC'));
  });
});
