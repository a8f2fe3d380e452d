import { setImmediate as nextTurn } from 'node:timers/promises';
import { TestSamsyn, type Handle } from '../support/test-samsyn';

describe('whoever looks on and is somebody else from now on', () => {
  let app: TestSamsyn;
  let operationId: string;
  beforeEach(async () => {
    app = await TestSamsyn.open();
    app.parts.directory.registerBranch('police/other-unit', {}, null);
    operationId = await app.plan();
    await app.start(operationId);
  });
  afterEach(() => app.close());

  const changes: readonly (readonly [string, (who: Handle) => unknown])[] = [
    ['deactivated', (who) => app.parts.directory.deactivate(who, null)],
    ...(
      [
        ['in another branch', { branch: 'police/other-unit' }],
        ['of another role', { role: 'supervisor' }],
        ['of other regions', { regions: ['ost', 'syd'] }],
        ['of another sign-in', { subject: 'another' }],
      ] as const
    ).map(([name, change]): readonly [string, (who: Handle) => unknown] => [
      name,
      (who) => {
        const { branch, role, regions } = app.parts.directory.byHandle(who)!;
        return app.parts.directory.registerPerson(who, { branch, role, regions, ...change }, null);
      },
    ]),
  ];

  it.each(changes)('sees nothing more, from that moment: %s', async (_, change) => {
    let ended = 0;
    const frames = await app.watch('border', operationId, () => (ended += 1));
    const others = await app.watch('leader', operationId, () => (ended += 100));
    change('border');
    expect(ended).toBe(1);
    const count = frames.length;
    await app.tell('leader', `/operations/${operationId}/conduct/notes`, { text: { value: 'KANARIE' } });
    while (!others.join().includes('KANARIE')) await nextTurn();
    expect([ended, frames.length]).toEqual([1, count]);
  });

  it('looks on where nothing of it changed', async () => {
    let ended = 0;
    await app.watch('border', operationId, () => (ended += 1));
    const { directory } = app.parts;
    const { branch, role, regions } = directory.byHandle('border')!;
    directory.registerPerson('border', { branch, role, regions }, null);
    directory.describePerson('border', { name: 'Another Name' }, null);
    expect(ended).toBe(0);
  });
});
