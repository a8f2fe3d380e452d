import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestSamsyn } from '../support/test-samsyn';

const PROMISED_MS = 5_000;
const DIRECTORY = 'identity.sqlite';

describe('whoever is deactivated or changed in another process over the same directory', () => {
  let folder: string;
  let here: TestSamsyn;
  let other: TestSamsyn;
  let operationId: string;
  beforeEach(async () => {
    jest.useFakeTimers({
      // All but the intervals at which a process looks.
      doNotFake: [
        ...(['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate'] as const),
        ...(['clearImmediate', 'setTimeout', 'clearTimeout'] as const),
      ],
    });
    folder = mkdtempSync(join(tmpdir(), 'samsyn-directory-'));
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    here = await TestSamsyn.open({ folder: first });
    mkdirSync(second);
    symlinkSync(join(first, DIRECTORY), join(second, DIRECTORY));
    other = await TestSamsyn.open({ folder: second });
    operationId = await here.plan();
    await here.start(operationId);
  });
  afterEach(async () => {
    await other.close();
    await here.close();
    jest.useRealTimers();
    rmSync(folder, { recursive: true });
  });

  it('has no token that counts, and sees nothing more in a live stream, within five seconds', async () => {
    let ended = 0;
    await here.watch('border', operationId, () => (ended += 1));
    await here.watch('leader', operationId, () => (ended += 100));
    other.parts.directory.deactivate('border', null);
    jest.advanceTimersByTime(PROMISED_MS);
    expect(ended).toBe(1);
    const { status, body } = await here.get<{ code?: string }>('border', `/operations/${operationId}`);
    expect([status, body.code]).toEqual([401, 'AUTH.PERSON_UNKNOWN']);
    expect((await here.get('leader', `/operations/${operationId}`)).status).toBe(200);
  });

  it('has the rights of the new role and branch within five seconds', async () => {
    const note = { text: { value: 'x' } };
    const path = `/operations/${operationId}/conduct/notes`;
    expect((await here.post('border', path, note)).status).toBe(201);
    const elsewhere = { branch: 'enforcement-authority/office', role: 'officer', regions: ['syd'] };
    other.parts.directory.registerPerson('border', elsewhere, null);
    jest.advanceTimersByTime(PROMISED_MS);
    const { status, body } = await here.post('border', path, note);
    expect([status, body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
  });
});
