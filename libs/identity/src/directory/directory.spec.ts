import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DomainError } from '@samsyn/kernel';
import { REGIONS } from '@samsyn/kinds';
import { AGENCIES, Directory, EXAMPLE_PERSONS, ROLES, seedDirectory } from '..';

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing refused';
};

const coordinator = {
  branch: 'social-services/coordinator-ost',
  role: 'coordinator',
  regions: ['ost', 'syd'],
};

describe('the directory', () => {
  let directory: Directory;
  beforeEach(() => {
    directory = new Directory(':memory:', { now: () => '2026-11-19T15:20:00.000Z' });
    seedDirectory(directory, { examples: false });
  });
  afterEach(() => directory.close());

  it('answers by handle, pseudonym, subject and branch', () => {
    const person = directory.registerPerson('coordB', { ...coordinator, subject: 'sub-1' }, null);
    expect(directory.byHandle('coordB')).toBe(person);
    expect(directory.byPerson(person.person)).toBe(person);
    expect(directory.bySubject('sub-1')).toBe(person);
    expect(directory.bySubject('coordB')).toBeUndefined();
    expect(directory.personsOf(coordinator.branch)).toEqual([person]);
    expect(person.actor).toEqual({
      person: person.person,
      branch: coordinator.branch,
      role: 'coordinator',
      regions: ['ost', 'syd'],
    });
  });

  it('tells handles apart by case and keeps the pseudonym of one', () => {
    const [upper, lower] = [
      directory.registerPerson('coordB', coordinator, null),
      directory.registerPerson('coordb', coordinator, null),
    ];
    expect(upper.person).not.toBe(lower.person);
    const moved = directory.registerPerson('coordB', { ...coordinator, role: 'supervisor' }, null);
    expect(moved).toMatchObject({ person: upper.person, role: 'supervisor', active: true });
    expect(directory.byPerson(upper.person)).toBe(moved);
  });

  it('deactivates without forgetting, and activates again', () => {
    const { person } = directory.registerPerson('coordB', coordinator, null);
    directory.deactivate('coordB', null);
    expect(directory.byPerson(person)?.active).toBe(false);
    expect(directory.personsOf(coordinator.branch)).toEqual([]);
    expect(directory.registerPerson('coordB', coordinator, null)).toMatchObject({ person, active: true });
  });

  it('gives up an old subject and refuses one that is taken', () => {
    directory.registerPerson('coordB', { ...coordinator, subject: 'one' }, null);
    directory.registerPerson('coordB', { ...coordinator, subject: 'two' }, null);
    expect(directory.bySubject('one')).toBeUndefined();
    expect(codeOf(() => directory.registerPerson('coordA', { ...coordinator, subject: 'two' }, null))).toBe(
      'IDENTITY.SUBJECT_TAKEN',
    );
  });

  it('refuses what would break it', () => {
    expect(codeOf(() => directory.registerPerson('x', { ...coordinator, branch: 'no/where' }, null))).toBe(
      'IDENTITY.BRANCH_UNKNOWN',
    );
    expect(codeOf(() => directory.registerPerson('x', { ...coordinator, role: 'system' }, null))).toBe(
      'IDENTITY.CODE_RESERVED',
    );
    expect(codeOf(() => directory.registerBranch('system/x', {}, null))).toBe('IDENTITY.CODE_RESERVED');
    expect(codeOf(() => directory.deactivate('nobody', null))).toBe('PERSON.UNKNOWN');
    directory.deactivate('admin2', null);
    expect(codeOf(() => directory.deactivate('admin', null))).toBe('IDENTITY.LAST_ADMINISTRATOR');
    expect(codeOf(() => directory.registerPerson('admin', coordinator, null))).toBe(
      'IDENTITY.LAST_ADMINISTRATOR',
    );
  });

  it('adds branches and names them, the agency too', () => {
    expect(directory.registerBranch('ngo/street-work', { sv: 'Uppsökande arbete' }, null)).toMatchObject({
      sv: 'Uppsökande arbete',
      en: 'ngo/street-work',
      agency: { code: 'ngo', sv: 'Civila organisationer' },
    });
    directory.registerBranch(
      'customs/control',
      { agency: { sv: 'Tullverket', en: 'Swedish Customs' } },
      null,
    );
    directory.registerBranch('customs/border', {}, null);
    expect(directory.branch('customs/border')?.agency).toEqual({
      code: 'customs',
      sv: 'Tullverket',
      en: 'Swedish Customs',
    });
    directory.registerBranch('customs/border', { agency: { sv: 'Tullen' } }, null);
    expect(directory.branch('customs/control')?.agency.sv).toBe('Tullen');
  });

  it('is seeded once and leaves what administrators changed', () => {
    directory.registerBranch('police/border-police', { sv: 'Gränspolisen i syd' }, null);
    directory.registerPerson(
      'boss',
      { branch: 'samsyn/administration', role: 'administrator', regions: [] },
      null,
    );
    directory.deactivate('admin', null);
    seedDirectory(directory, { examples: true });
    seedDirectory(directory, { examples: true });
    expect(directory.branch('police/border-police')?.sv).toBe('Gränspolisen i syd');
    expect(directory.byHandle('admin')?.active).toBe(false);
    expect(directory.byHandle('coordinator-syd')?.active).toBe(true);
  });

  it('has no administrator by a handle that an issuer outside could give to anybody, only by a subject', () => {
    const outside = new Directory(':memory:');
    seedDirectory(outside, { examples: false, administratorSubjects: [] });
    expect([outside.persons(), outside.bySubject('admin')]).toEqual([[], undefined]);
    seedDirectory(outside, { examples: false, administratorSubjects: ['f3c1'] });
    expect([outside.bySubject('f3c1')?.role, outside.bySubject('admin')]).toEqual([
      'administrator',
      undefined,
    ]);
    outside.close();
  });

  it('leaves the wide branches of a folder from before as they are, and adds one for each authority', () => {
    const old = new Directory(':memory:');
    old.registerBranch('social-services/municipality', { sv: 'Kommunens socialtjänst' }, null);
    old.registerPerson(
      'malin',
      { branch: 'social-services/municipality', role: 'case-officer', regions: [] },
      null,
    );
    seedDirectory(old, { examples: false });
    expect(old.branch('social-services/municipality')?.sv).toBe('Kommunens socialtjänst');
    expect(old.byHandle('malin')?.branch).toBe('social-services/municipality');
    expect(old.branch('social-services/malmo')?.sv).toBe('Socialtjänsten i Malmö');
    old.close();
  });

  it('does not bring back a branch that was split', () => {
    const offices = [
      { branch: 'ngo/shelter-syd', persons: [], regions: [], municipalities: [], rest: true },
      { branch: 'ngo/shelter-ost', persons: [], regions: ['ost'], municipalities: [], rest: false },
    ];
    const split = directory.splitBranch('ngo/shelter', offices, null);
    directory.registerPerson('later', { branch: 'ngo/shelter', role: 'support-worker', regions: [] }, null);
    directory.carryOutSplit(split, [{ scope: 'an operation', office: 'ngo/shelter-ost' }]);
    seedDirectory(directory, { examples: false });
    expect(directory.branch('ngo/shelter')).toBeUndefined();
    expect(directory.byHandle('later')?.branch).toBe('ngo/shelter-syd');
    const follower = (operationId: string | null, person?: string) =>
      directory.followers().of('ngo/shelter', person, { stream: 'a stream', operationId });
    expect(follower(null)).toBe('ngo/shelter-syd');
    expect(follower('an operation')).toBe('ngo/shelter-ost');
    expect(follower('an operation', directory.byHandle('later')?.person)).toBe('ngo/shelter-syd');
    expect(codeOf(() => directory.registerBranch('ngo/shelter', {}, null))).toBe('IDENTITY.BRANCH_SPLIT');
  });

  it('knows what the emergency service of a municipality is called', () => {
    expect(directory.branch('social-services/emergency-lund')).toBeUndefined();
    expect(directory.registerBranch('social-services/emergency-lund', {}, null)).toMatchObject({
      sv: 'Socialjouren i Lund',
      en: 'Social emergency service of Lund',
    });
  });

  it.each(['regional-coordinator', 'emergency-service', 'municipality'])(
    'knows what the office %s of the social services is called',
    (code) => {
      const { sv, en } = directory.registerBranch(`social-services/${code}`, {}, null);
      expect([sv, en].filter((name) => name.includes(code) && name !== 'Municipal social services')).toEqual(
        [],
      );
      expect([sv, en].join()).not.toContain('/');
    },
  );

  it('knows the regions that it began with and those that were registered, and no others', () => {
    expect(directory.regions().map(({ region }) => region)).toEqual(Object.keys(REGIONS).sort());
    expect(codeOf(() => directory.mustKnowRegions(['syd', 'gotland']))).toBe('REGION.UNKNOWN');
    expect(
      codeOf(() => directory.registerPerson('coordB', { ...coordinator, regions: ['gotland'] }, null)),
    ).toBe('REGION.UNKNOWN');
    expect(directory.registerRegion('gotland', { sv: 'Gotland' }, null)).toEqual({
      ...{ region: 'gotland', sv: 'Gotland', en: 'gotland' },
    });
    expect(directory.registerRegion('gotland', { en: 'Gotland' }, null).sv).toBe('Gotland');
    expect(codeOf(() => directory.mustKnowRegions(['syd', 'gotland']))).toBe('nothing refused');
    expect(
      directory.registerPerson('coordB', { ...coordinator, regions: ['gotland'] }, null).regions,
    ).toEqual(['gotland']);
    expect(directory.region('syd')).toEqual({ region: 'syd', ...REGIONS.syd });
    expect(directory.region('constructor')).toBeUndefined();
  });

  it('takes over a file from before regions were registered, with the codes that its persons had', () => {
    const folder = mkdtempSync(join(tmpdir(), 'directory-'));
    const file = join(folder, 'identity.sqlite');
    const first = new Directory(file);
    seedDirectory(first, { examples: false });
    first.registerPerson('coordB', coordinator, null);
    first.close();
    const raw = new Database(file);
    raw.exec(`DROP TABLE splits; DROP TABLE followers; DROP TABLE proposed_changes`);
    for (const column of ['name', 'title', 'telephone', 'since'])
      raw.exec(`ALTER TABLE persons DROP COLUMN ${column}`);
    raw.exec(`DROP TABLE regions; UPDATE persons SET regions = '["syd","fjällen"]' WHERE handle = 'coordB'`);
    raw.pragma('user_version = 1');
    raw.close();
    for (const _open of ['first', 'again']) {
      const second = new Directory(file);
      const { syd, ...others } = REGIONS;
      expect(second.regions().map(({ region }) => region)).toEqual(
        ['fjällen', 'syd', ...Object.keys(others)].sort(),
      );
      expect(second.region('syd')).toMatchObject(syd!);
      second.close();
    }
    rmSync(folder, { recursive: true });
  });

  it('survives a restart, with a record of who changed what', () => {
    const folder = mkdtempSync(join(tmpdir(), 'directory-'));
    const file = join(folder, 'identity.sqlite');
    const first = new Directory(file);
    seedDirectory(first, { examples: false });
    const person = first.registerPerson('coordB', coordinator, 'by-whom');
    first.close();
    const second = new Directory(file);
    expect(second.byHandle('coordB')).toEqual(person);
    expect(second.branches().length).toBe(
      Object.values(AGENCIES).flatMap(({ branches }) => Object.keys(branches)).length,
    );
    second.close();
    const raw = new Database(file, { readonly: true });
    expect(
      raw
        .prepare(
          `SELECT by_person, subject_of_change FROM changes WHERE what = 'person' AND by_person IS NOT NULL`,
        )
        .all(),
    ).toEqual([{ by_person: 'by-whom', subject_of_change: person.person }]);
    expect(raw.pragma('journal_mode', { simple: true })).toBe('wal');
    raw.close();
    const foreign = join(folder, 'foreign.sqlite');
    const other = new Database(foreign);
    other.exec('CREATE TABLE t (x)');
    other.close();
    expect(() => new Directory(foreign)).toThrow('another kind');
    rmSync(folder, { recursive: true });
  });
});

describe('the register', () => {
  it('has names in both languages and codes of one form', () => {
    const named = [
      ...Object.entries(AGENCIES),
      ...Object.values(AGENCIES).flatMap(({ branches }) => Object.entries(branches)),
      ...Object.entries(ROLES),
      ...Object.entries(REGIONS),
    ];
    for (const [code, { sv, en }] of named) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect([sv.trim(), en.trim()].every((name) => name.length > 0)).toBe(true);
    }
  });

  it('places its example persons where it has branches, roles and regions', () => {
    for (const { branch, role, regions } of Object.values(EXAMPLE_PERSONS)) {
      const [agency = '', part = ''] = branch.split('/');
      expect(AGENCIES[agency]?.branches[part]).toBeDefined();
      expect(ROLES[role]).toBeDefined();
      expect(regions.every((region) => REGIONS[region] !== undefined)).toBe(true);
    }
  });
});
