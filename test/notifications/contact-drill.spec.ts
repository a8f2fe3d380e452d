import type { Handle } from '../support/test-samsyn';
import { Notified } from './notified';

interface Shown {
  readonly code?: string;
  readonly ended: boolean;
  readonly asked: number;
  readonly confirmed: number;
  readonly persons: readonly { readonly who: string; readonly outcome: string }[];
}

const DRILL = { region: 'syd', answerBy: '2026-11-19T20:30:00+01:00' };

describe('a contact drill', () => {
  let notified: Notified;
  const start = async (): Promise<string> => {
    const { id } = await notified.app.tell('leader', '/contact-drills', DRILL);
    await notified.settled();
    return id;
  };
  const shown = async (id: string, who: Handle = 'leader'): Promise<Shown> =>
    (await notified.app.get<Shown>(who, `/contact-drills/${id}`)).body;
  const codes = async (who: Handle): Promise<readonly string[]> => {
    const { body } = await notified.app.get<{ items: readonly { code: string }[] }>(who, '/work-list');
    return body.items.map(({ code }) => code);
  };

  beforeEach(async () => {
    notified = await Notified.open();
  });
  afterEach(() => notified.close());

  it('shows who was reached, by which way and after how long, and who cannot be reached and why', async () => {
    const { app } = notified;
    const { directory } = app.parts;
    const coordinator = {
      branch: 'social-services/regional-coordinator',
      role: 'coordinator',
      regions: ['syd'],
    };
    directory.registerPerson('tax', coordinator, null);
    directory.registerPerson('work', coordinator, null);
    directory.registerPerson('border', { ...coordinator, regions: ['nord'] }, null);
    await notified.mailTo('coordA');
    await notified.smsTo('coordB');
    await notified.add('tax', { kind: 'e-mail', address: 'tax@example.se' });
    const id = await start();
    expect(notified.mailsTo('coordA').map(({ subject }) => subject)).toEqual([
      'Samsyn: en kontaktövning att bekräfta',
    ]);
    expect(await codes('coordA')).toEqual(['drill-to-confirm']);
    expect(await codes('border')).toEqual([]);
    app.clock.moveTo('2026-11-19T19:02:05.000Z');
    await app.tell('coordA', `/contact-drills/${id}/confirmations`, { via: 'e-mail' });
    expect(await codes('coordA')).toEqual([]);
    expect(await codes('coordB')).toEqual(['drill-to-confirm']);
    expect(await shown(id)).toMatchObject({ ended: false, asked: 4, confirmed: 1 });
    app.clock.moveTo('2026-11-19T19:30:00.000Z');
    expect(await shown(id)).toEqual({
      id,
      region: 'syd',
      startedAt: '2026-11-19T19:00:00.000Z',
      answerBy: '2026-11-19T19:30:00.000Z',
      ended: true,
      asked: 4,
      confirmed: 1,
      persons: [
        {
          who: 'coordA',
          branch: coordinator.branch,
          outcome: 'confirmed',
          sentBy: ['e-mail'],
          reachedBy: 'e-mail',
          confirmedAt: '2026-11-19T19:02:05.000Z',
          afterSeconds: 125,
        },
        { who: 'coordB', branch: coordinator.branch, outcome: 'no-answer', sentBy: ['sms'] },
        { who: 'tax', branch: coordinator.branch, outcome: 'not-verified', sentBy: [] },
        { who: 'work', branch: coordinator.branch, outcome: 'no-channel', sentBy: [] },
      ],
    });
    expect(await codes('coordB')).toEqual([]);
  });

  it('asks whom a standing agreement of the region names', async () => {
    const { app } = notified;
    const branch = 'social-services/regional-coordinator';
    app.parts.directory.registerPerson('tax', { branch, role: 'coordinator', regions: ['nord'] }, null);
    const chain = [
      { branch, region: 'nord', who: 'tax' },
      { branch, region: 'syd' },
    ];
    const terms = {
      name: 'KANARIE',
      region: 'syd',
      validFrom: '2026-11-01',
      parties: ['police/trafficking-unit', branch],
      leads: [],
      invites: [],
      chain,
      answerMinutes: { invitation: 60, call: 20 },
    };
    const { id: agreement } = await app.tell('leader', '/agreements', terms);
    for (const handle of ['leader', 'coordA'] as const)
      await app.post(handle, `/agreements/${agreement}/adoptions`, { version: 1 });
    await app.parts.processing.settled();
    const { persons } = await shown(await start());
    expect(persons.map(({ who }) => who)).toEqual(['coordA', 'coordB', 'tax']);
  });

  it('is for those who may drill, and for whom it asks; for anyone else it does not exist', async () => {
    const { app } = notified;
    expect((await app.post('officer', '/contact-drills', DRILL)).body.code).toBe('ACCESS.NOT_YOURS');
    expect((await app.post('leader', '/contact-drills', { ...DRILL, region: 'nord' })).body.code).toBe(
      'ACCESS.NOT_YOURS',
    );
    const id = await start();
    expect((await shown(id, 'otherLeader')).code).toBe('DRILL.UNKNOWN');
    expect((await shown(id, 'coordA')).code).toBe('DRILL.UNKNOWN');
    expect((await shown(id, 'officer')).code).toBe('ACCESS.NOT_YOURS');
    for (const unknown of ['x', '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42'])
      expect((await shown(unknown)).code).toBe('DRILL.UNKNOWN');
    const { body } = await app.post('work', `/contact-drills/${id}/confirmations`);
    expect(body.code).toBe('DRILL.UNKNOWN');
  });
});
