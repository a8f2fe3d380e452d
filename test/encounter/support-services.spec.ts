import { TestSamsyn, SHELTER, type Handle } from '../support/test-samsyn';

const ADMINISTRATOR = 'administrator' as Handle;

describe('registering an actor for a service', () => {
  let app: TestSamsyn;
  beforeAll(async () => {
    app = await TestSamsyn.open();
    const { directory } = app.parts;
    directory.registerBranch('samsyn/administration', {}, null);
    const entry = { branch: 'samsyn/administration', role: 'administrator', regions: [] };
    directory.registerPerson(ADMINISTRATOR, entry, null);
  });
  afterAll(() => app.close());

  const register = (branch: string, service: string, by: Handle = ADMINISTRATOR) => {
    const [agency, office] = branch.split('/');
    return app.put(by, `/admin/agencies/${agency}/branches/${office}/services/${service}`, {});
  };

  it('is the administrator’s, for a service that there is and a branch that there is', async () => {
    expect((await register(SHELTER, 'shelter')).status).toBe(200);
    const unknown = await register(SHELTER, 'no-such-service');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'SUPPORT_SERVICE.UNKNOWN']);
    const nobody = await register('ngo/nobody', 'shelter');
    expect(nobody.body.code).toBe('IDENTITY.BRANCH_UNKNOWN');
    expect((await register(SHELTER, 'shelter', 'leader')).status).toBe(403);
  });
});
