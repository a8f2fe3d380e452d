import { BORDER, COORDINATORS } from '../support/test-samsyn';
import { Notified } from './notified';

const WEEK = {
  name: 'KANARIE-WEEK',
  theme: 'prostitution',
  kinds: ['apartment-visit'],
  regions: ['syd'],
  firstDay: '2026-11-23',
  lastDay: '2026-11-29',
  purpose: 'KANARIE-PURPOSE',
};

describe('who is told of what branches agree on', () => {
  let notified: Notified;
  let week: string;
  const recorded = async (who: 'coordA' | 'coordB' | 'leader' | 'border'): Promise<readonly string[]> => {
    await notified.settled();
    const mails = notified.mailsTo(who);
    for (const { subject, text } of mails) expect(`${subject} ${text}`).not.toContain('KANARIE');
    return mails.map(({ subject }) => subject);
  };
  const tell = (who: 'coordB' | 'leader', path: string, body?: object) =>
    notified.app.tell(who, `/campaigns/${week}/${path}`, body);

  beforeEach(async () => {
    notified = await Notified.open();
    for (const handle of ['coordA', 'coordB', 'border'] as const) await notified.mailTo(handle);
    week = (await notified.app.tell('leader', '/campaigns', WEEK)).id;
    await tell('leader', 'invitations', { branches: [COORDINATORS, BORDER], part: 'leading' });
  });
  afterEach(() => notified.close());

  it('those who bind the invited branch, of the invitation to a campaign', async () => {
    expect(await recorded('coordB')).toEqual(['Samsyn: en inbjudan att besvara']);
    expect(await recorded('border')).toEqual([]);
  });

  it('the owner of an action of a campaign, when they get it and when they are reminded of it', async () => {
    await tell('coordB', 'joinings');
    await tell('leader', 'actions', { what: 'KANARIE', owner: 'coordB', due: '2026-11-24' });
    expect((await recorded('coordB')).slice(1)).toEqual(['Samsyn: en uppgift']);
    notified.app.clock.moveTo('2026-11-21T08:00:00.000Z');
    expect((await recorded('coordB')).slice(1)).toEqual(['Samsyn: en uppgift', 'Samsyn: en påminnelse']);
    expect(await recorded('coordA')).toEqual(['Samsyn: en inbjudan att besvara']);
  });

  it('every branch that leads an ended campaign, but for who ended it', async () => {
    await tell('coordB', 'joinings');
    await tell('leader', 'end');
    expect((await recorded('coordB')).slice(1)).toEqual(['Samsyn: en uppgift']);
  });

  it('the branch that asked for an interpreter', async () => {
    const operationId = await notified.app.plan(['coordB']);
    await notified.settled();
    const before = (await recorded('coordA')).length;
    const asked = { language: 'es', mode: 'telephone' };
    await notified.app.tell('coordB', `/operations/${operationId}/interpreters`, asked);
    expect((await recorded('coordA')).slice(before)).toEqual(['Samsyn: en uppgift']);
  });
});
