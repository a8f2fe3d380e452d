import { setImmediate as nextTurn } from 'node:timers/promises';
import { House, type Handle } from '../afterwards/house';

describe('whoever looks on and is somebody else from now on', () => {
  let house: House;
  let operationId: string;
  beforeEach(async () => {
    house = await House.open();
    house.parts.directory.registerBranch('police/other-unit', {}, null);
    operationId = await house.plan();
    await house.start(operationId);
  });
  afterEach(() => house.close());

  const changes: readonly (readonly [string, (who: Handle) => unknown])[] = [
    ['deactivated', (who) => house.parts.directory.deactivate(who, null)],
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
        const { branch, role, regions } = house.parts.directory.byHandle(who)!;
        return house.parts.directory.registerPerson(who, { branch, role, regions, ...change }, null);
      },
    ]),
  ];

  it.each(changes)('sees nothing more, from that moment: %s', async (_, change) => {
    let ended = 0;
    const frames = await house.watch('border', operationId, () => (ended += 1));
    const others = await house.watch('leader', operationId, () => (ended += 100));
    change('border');
    expect(ended).toBe(1);
    const count = frames.length;
    await house.tell('leader', `/operations/${operationId}/conduct/notes`, { text: { value: 'KANARIE' } });
    while (!others.join().includes('KANARIE')) await nextTurn();
    expect([ended, frames.length]).toEqual([1, count]);
  });

  it('looks on where nothing of it changed', async () => {
    let ended = 0;
    await house.watch('border', operationId, () => (ended += 1));
    const { directory } = house.parts;
    const { branch, role, regions } = directory.byHandle('border')!;
    directory.registerPerson('border', { branch, role, regions }, null);
    directory.describePerson('border', { name: 'Another Name' }, null);
    expect(ended).toBe(0);
  });
});
