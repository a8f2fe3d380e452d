import { COORDINATORS, TestSamsyn, type Handle } from '../support/test-samsyn';
import {
  changeAccount,
  propose,
  registerAdministrators,
  type AccountChange,
} from '../support/administrators';

const ENGLISH = { 'accept-language': 'en' };

jest.setTimeout(120_000);

interface Changed {
  readonly active?: boolean;
  readonly warnings?: readonly { readonly code: string; readonly title: string; readonly details?: object }[];
}

describe('the last of a role', () => {
  let app: TestSamsyn;
  beforeEach(async () => {
    app = await TestSamsyn.open();
    registerAdministrators(app.parts.directory);
  });
  afterEach(() => app.close());

  /** What whoever asks is warned of where it is made at once, and what whoever approves it is. */
  const put = async (handle: string, entry: AccountChange) => {
    const proposal = await propose(app, handle, entry);
    if (proposal === undefined) return {};
    const { body } = await app.post<Changed>(
      'admin2' as Handle,
      `/approvals/${proposal}/approve`,
      {},
      ENGLISH,
    );
    return body;
  };
  const deactivate = async (handle: string) =>
    (await app.delete<Changed>('admin' as Handle, `/admin/persons/${handle}`, 'en')).body;
  const coordinator = { branch: COORDINATORS, role: 'coordinator', regions: ['syd'] };
  const others = () =>
    app.parts.directory
      .personsOf(COORDINATORS)
      .filter(({ role, handle }) => role === 'coordinator' && handle !== 'coordB')
      .map(({ handle }) => handle);

  it('warns whoever deactivates or moves the person, and nobody else', async () => {
    for (const handle of others()) expect((await deactivate(handle)).warnings).toBeUndefined();
    const warning = {
      code: 'IDENTITY.LAST_OF_ROLE',
      details: { branch: COORDINATORS, role: 'coordinator' },
    };
    expect((await put('coordB', coordinator)).warnings).toBeUndefined();
    const moved = await put('coordB', { branch: COORDINATORS, role: 'case-officer', regions: [] });
    expect(moved.warnings).toMatchObject([warning]);
    await put('coordB', coordinator);
    const left = await deactivate('coordB');
    expect(left.active).toBe(false);
    expect(left.warnings).toEqual([
      {
        ...warning,
        title:
          'Nobody else of the branch has that role now. What waits for the role waits until somebody is registered.',
      },
    ]);
    expect((await deactivate('coordB')).warnings).toBeUndefined();
  });

  it('warns of no role that nothing waits for', async () => {
    app.parts.directory.registerBranch('prosecutor/south', {}, null);
    await put('alone', { branch: 'prosecutor/south', role: 'prosecutor', newRole: true });
    const left = await deactivate('alone');
    expect([left.active, left.warnings]).toEqual([false, undefined]);
  });

  it('of before is warned of, and what waits is answered by who came later once the past is given', async () => {
    const operation = await app.plan();
    const office = 'social-services/vaxjo';
    const { directory } = app.parts;
    directory.registerBranch(office, {}, null);
    const caseOfficer = { branch: office, role: 'case-officer', regions: [] };
    directory.registerPerson('vx1', caseOfficer, null);
    const { id: concern } = await app.tell('officer', `/operations/${operation}/child-concerns`, {
      to: office,
    });
    await changeAccount(app, 'vx2', caseOfficer);
    const left = await deactivate('vx1');
    expect(left.warnings).toMatchObject([{ code: 'IDENTITY.LAST_OF_BEFORE', details: { branch: office } }]);
    const acknowledge = () => app.post('vx2' as Handle, `/child-concerns/${concern}/acknowledgements`);
    expect((await acknowledge()).status).toBe(404);
    await changeAccount(app, 'vx2', { ...caseOfficer, seesPast: true });
    expect((await acknowledge()).status).toBe(201);
  });

  it('of a role is warned of, too, where others of the branch were there before and all of that role came later', async () => {
    await app.plan();
    const office = 'social-services/vaxjo';
    const { directory } = app.parts;
    directory.registerBranch(office, {}, null);
    directory.registerPerson('vx1', { branch: office, role: 'case-officer', regions: [] }, null);
    const supervisor = { branch: office, role: 'supervisor', regions: [] };
    directory.registerPerson('vx2', supervisor, null);
    await changeAccount(app, 'vx3', supervisor);
    const { body } = await app.delete<{ id: string }>('admin' as Handle, '/admin/persons/vx2');
    const { warnings } = (
      await app.post<{ warnings?: object[] }>('admin2' as Handle, `/approvals/${body.id}/approve`)
    ).body;
    expect(warnings).toMatchObject([{ code: 'IDENTITY.LAST_OF_BEFORE', details: { branch: office } }]);
  });
});
