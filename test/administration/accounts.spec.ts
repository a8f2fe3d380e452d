import { Directory, seedDirectory } from '@samsyn/identity';
import { TestSamsyn, SHELTER, type Handle } from '../support/test-samsyn';
import { changeAccount, propose, registerAdministrators } from '../support/administrators';

const as = (handle: string) => handle as Handle;
const ADMIN = as('admin');

describe('accounts', () => {
  let app: TestSamsyn;
  beforeAll(async () => {
    app = await TestSamsyn.open();
    registerAdministrators(app.parts.directory);
  });
  afterAll(() => app.close());

  it('are for administrators alone to ask for', async () => {
    for (const by of ['leader', 'coordA'] as const) {
      const answers = [
        await app.get<{ code?: string }>(by, '/admin/persons'),
        await app.put(by, '/admin/persons/me', { branch: SHELTER, role: 'administrator' }),
        await app.delete(by, '/admin/persons/admin'),
      ];
      for (const { status, body } of answers)
        expect([status, body.code]).toEqual([403, 'AUTH.ROLE_NOT_ALLOWED']);
    }
    expect(app.parts.directory.byHandle('me')).toBeUndefined();
  });

  it('are registered as two have agreed', async () => {
    await app.put(ADMIN, '/admin/agencies/customs/branches/control', {});
    const entry = { branch: 'customs/control', role: 'inspector', regions: ['syd'] };
    await changeAccount(app, 'newcomer', entry);
    const { body } = await app.put<Record<string, unknown>>(ADMIN, '/admin/persons/newcomer', entry);
    expect(body).toEqual({ ...entry, handle: 'newcomer', subject: 'newcomer', active: true });
    expect((await app.get(as('newcomer'), '/operations')).status).toBe(200);
    const withNewRole = { branch: 'customs/control', role: 'dog-handler' };
    await changeAccount(app, 'dogs', { ...withNewRole, newRole: true });
    expect((await app.put(ADMIN, '/admin/persons/more-dogs', withNewRole)).status).toBe(202);
    await changeAccount(app, 'newcomer', 'deactivate');
    expect((await app.get<{ code?: string }>(as('newcomer'), '/operations')).body.code).toBe(
      'AUTH.PERSON_UNKNOWN',
    );
  });

  it.each([
    ['/admin/persons/å', { branch: SHELTER, role: 'x' }, 400, 'REQUEST.INVALID'],
    ['/admin/persons/x', { branch: 'shelter', role: 'x' }, 400, 'REQUEST.INVALID'],
    ['/admin/persons/x', { branch: SHELTER, role: 'X Y' }, 400, 'REQUEST.INVALID'],
    ['/admin/persons/x', { branch: SHELTER, role: 'x', person: 'y' }, 400, 'REQUEST.INVALID'],
    ['/admin/persons/x', { branch: 'ngo/none', role: 'analyst' }, 400, 'IDENTITY.BRANCH_UNKNOWN'],
    ['/admin/persons/x', { branch: SHELTER, role: 'wizard' }, 400, 'IDENTITY.ROLE_UNKNOWN'],
    ['/admin/persons/x', { branch: SHELTER, role: 'toString' }, 400, 'REQUEST.INVALID'],
    ['/admin/persons/x', { branch: SHELTER, role: 'constructor' }, 400, 'IDENTITY.ROLE_UNKNOWN'],
    ['/admin/persons/x', { branch: SHELTER, role: 'coordinator' }, 400, 'IDENTITY.ROLE_OF_OTHERS'],
    ['/admin/persons/x', { branch: SHELTER, role: 'administrator' }, 400, 'IDENTITY.ROLE_OF_OTHERS'],
    [
      '/admin/persons/x',
      { branch: SHELTER, role: 'analyst', subject: 'leader' },
      409,
      'IDENTITY.SUBJECT_TAKEN',
    ],
  ])('are refused at once: PUT %s %j', async (path, body, status, code) => {
    const head = await app.parts.eventStore.head();
    const answer = await app.put(ADMIN, encodeURI(path), body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await app.parts.eventStore.head()).toBe(head);
  });

  it('end for nobody who is not there', async () => {
    const answer = await app.delete(ADMIN, '/admin/persons/nobody');
    expect([answer.status, answer.body.code]).toEqual([404, 'PERSON.UNKNOWN']);
  });
});

describe('what was approved', () => {
  it('is made at the next start where the process ended before it was made', async () => {
    const app = await TestSamsyn.open();
    try {
      const { directory } = app.parts;
      registerAdministrators(directory);
      const entry = { branch: SHELTER, role: 'support-worker', regions: ['syd'] };
      const proposal = await propose(app, 'newcomer', entry);
      const kept = directory.proposed.of(proposal!)!;
      // As after a crash: the log has it, the directory has it still as proposed.
      const make = jest.spyOn(Directory.prototype, 'registerPerson').mockImplementation(() => {
        throw new Error('the process has ended');
      });
      const drop = jest.spyOn(directory.proposed, 'drop').mockImplementation(() => {});
      await app.post(as('admin2'), `/approvals/${proposal}/approve`);
      make.mockRestore();
      drop.mockRestore();
      expect([directory.byHandle('newcomer'), directory.proposed.of(proposal!)]).toEqual([undefined, kept]);
      await app.parts.processing.stop();
      await app.parts.processing.start();
      await app.parts.processing.settled();
      expect(directory.byHandle('newcomer')).toMatchObject({ ...entry, active: true });
      expect(directory.proposed.of(proposal!)).toBeUndefined();
    } finally {
      await app.close();
    }
  });
});

describe('the administrators of a directory', () => {
  const handles = (directory: Directory) =>
    directory.administrators().map(({ handle, subject }) => `${handle} ${subject}`);
  const open = () => new Directory(':memory:');

  it('are two from the start', () => {
    const directory = open();
    seedDirectory(directory, { examples: false });
    seedDirectory(directory, { examples: false });
    expect(handles(directory)).toEqual(['admin admin', 'admin2 admin2']);
  });

  it('are those whom the settings name, and no more', () => {
    const directory = open();
    const seed = { examples: false, administratorSubjects: ['sub-1'] };
    seedDirectory(directory, seed);
    expect(handles(directory)).toEqual(['admin sub-1']);
    seedDirectory(directory, { ...seed, administratorSubjects: ['sub-1', 'sub-2'] });
    expect(handles(directory)).toEqual(['admin sub-1', 'admin2 sub-2']);
  });

  it('get another one from who runs the machine where one has left, and nobody who has left comes back', () => {
    const directory = open();
    seedDirectory(directory, { examples: false, administratorSubjects: ['sub-1', 'sub-2'] });
    seedDirectory(directory, { examples: false, administratorSubjects: ['sub-1', 'sub-3'] });
    expect(handles(directory)).toEqual(['admin sub-1', 'admin2 sub-2', 'admin3 sub-3']);
    directory.deactivate('admin2', null);
    seedDirectory(directory, { examples: false, administratorSubjects: ['sub-1', 'sub-2'] });
    expect(handles(directory)).toEqual(['admin sub-1', 'admin3 sub-3']);
  });
});
