import { Notified } from './notified';
import { TestSamsyn, SHELTER, type Handle } from '../support/test-samsyn';

interface Feed {
  readonly id: string;
  readonly path: string;
}

/** Content lines, unfolded (RFC 5545 section 3.1). */
const linesOf = (text: string): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n');
const values = (text: string, name: string): readonly string[] =>
  linesOf(text).flatMap((line) => (line.startsWith(`${name}:`) ? [line.slice(name.length + 1)] : []));

describe('calendar feeds', () => {
  let app: TestSamsyn;
  const feed = async (who: Handle, what: string): Promise<Feed> =>
    (await app.post<Feed>(who, '/me/calendar-feeds', { what })).body;
  /** As a calendar program asks: with the address, and nothing else. */
  const read = async (path: string): Promise<string> => {
    const { status, text } = await app.fetch('stranger', path, { authorization: '' });
    return status === 200 ? text : `${status} ${(JSON.parse(text) as { code: string }).code}`;
  };

  beforeEach(async () => {
    app = await TestSamsyn.open();
  });
  afterEach(() => app.close());

  it('shows duty over the autumn clock change as the moments that it is', async () => {
    app.clock.moveTo('2027-10-29T10:00:00.000Z');
    const windows = [{ weekdays: ['sat'], from: '20:00', to: '06:00', overnight: true }];
    const found = {
      windows,
      mode: 'telephone',
      validFrom: '2027-10-23',
      validUntil: '2027-11-07',
    };
    await app.tell('coordA', '/availability/windows', found);
    const text = await read((await feed('coordA', 'duty')).path);
    expect(values(text, 'DTSTART')).toEqual(['20271023T180000Z', '20271030T180000Z', '20271106T190000Z']);
    expect(values(text, 'DTEND')).toEqual(['20271024T040000Z', '20271031T050000Z', '20271107T050000Z']);
    expect(new Set(values(text, 'SUMMARY'))).toEqual(new Set(['Kan kallas per telefon']));
  });

  it('tells published hours from shifts on call', async () => {
    await app.tell('coordA', '/availability/shifts', {
      from: '2026-11-28T17:00:00+01:00',
      to: '2026-11-29T08:00:00+01:00',
      mode: 'on-site',
      covers: ['syd'],
    });
    expect(values(await read((await feed('coordA', 'duty')).path), 'SUMMARY')).toEqual(['Beredskap']);
  });

  it('shows the operations that name the person, by a word and a window, and drops those that are cancelled', async () => {
    const operationId = await app.plan();
    const { path } = await feed('work', 'operations');
    expect(values(await read(path), 'SUMMARY')).toEqual([]);
    await app.tell('leader', `/operations/${operationId}/roles`, { roles: { work: 'KANARIE' } });
    await app.tell('leader', `/operations/${operationId}/pre-briefings`, {
      at: '2026-11-19T20:30:00+01:00',
    });
    const text = await read(path);
    expect(values(text, 'SUMMARY')).toEqual(['Insats', 'Förmöte']);
    expect(values(text, 'DTSTART')).toEqual(['20261119T180000Z', '20261119T193000Z']);
    expect(text).not.toMatch(/KANARIE|Växjö|syd|police|apartment/);
    expect(text).not.toContain(operationId);
    await app.tell('leader', `/operations/${operationId}/reschedulings`, {
      window: ['2026-11-26T19:00:00+01:00', '2026-11-26T23:00:00+01:00'],
      reason: 'KANARIE',
    });
    const moved = await read(path);
    expect(values(moved, 'DTSTART')).toContain('20261126T180000Z');
    expect(values(moved, 'UID').toSorted()).toEqual(values(text, 'UID').toSorted());
    await app.tell('leader', `/operations/${operationId}/cancellation`, { reason: 'KANARIE' });
    expect(values(await read(path), 'UID')).toEqual([]);
  });

  it('shows follow-ups to whoever holds them, as an appointment', async () => {
    const operationId = await app.plan();
    const encounter = await app.encounter(operationId);
    const booking = { at: '2026-11-23T10:00:00+01:00', place: { value: 'KANARIE' } };
    await app.tell('coordB', `/encounters/${encounter}/follow-ups`, booking);
    await app.tell('coordB', `/encounters/${encounter}/referrals`, { to: SHELTER, service: 'KANARIE' });
    const text = await read((await feed('coordB', 'follow-ups')).path);
    expect(values(text, 'SUMMARY')).toEqual(['Bokad tid']);
    expect(values(text, 'DTSTART')).toEqual(['20261123T090000Z']);
    expect(text).not.toMatch(/KANARIE|shelter/);
    for (const handle of ['coordA', 'leader', 'shelter'] as const) {
      expect(values(await read((await feed(handle, 'follow-ups')).path), 'UID')).toEqual([]);
    }
  });

  it('answers a revoked address, one that never was, and that of somebody who has left, alike', async () => {
    const { id, path } = await feed('coordA', 'duty');
    expect(path).toMatch(/^\/calendar\/[A-Za-z0-9_-]{43}\.ics$/);
    expect(await read(path)).toContain('BEGIN:VCALENDAR');
    const { body } = await app.get<{ feeds: readonly object[] }>('coordA', '/me/calendar-feeds');
    expect(body.feeds).toEqual([{ id, what: 'duty', createdAt: '2026-11-19T19:00:00.000Z' }]);
    expect((await app.post('coordB', `/me/calendar-feeds/${id}/revocation`)).body.code).toBe(
      'CALENDAR.UNKNOWN',
    );
    await app.post('coordA', `/me/calendar-feeds/${id}/revocation`);
    const unknown = '404 CALENDAR.UNKNOWN';
    expect(await read(path)).toBe(unknown);
    expect(await read(`/calendar/${'A'.repeat(43)}.ics`)).toBe(unknown);
    expect(await read('/calendar/x')).toBe(unknown);
    const left = await feed('tax', 'operations');
    app.parts.directory.deactivate('tax', null);
    expect(await read(left.path)).toBe(unknown);
  });

  it('is made so often a minute and no more, and at most ten for one person', async () => {
    const { path } = await feed('coordA', 'duty');
    const answers = await Promise.all(Array.from({ length: 40 }, () => read(path)));
    expect(answers.filter((answer) => answer === '429 CALENDAR.TOO_OFTEN')).toHaveLength(10);
    for (let count = 0; count < 9; count += 1) await feed('coordA', 'operations');
    expect((await app.post('coordA', '/me/calendar-feeds', { what: 'duty' })).body.code).toBe(
      'CALENDAR.TOO_MANY',
    );
  });

  it('says that it is training', async () => {
    const training = await Notified.open('memory', 'training');
    const found = {
      windows: [{ weekdays: ['fri'], from: '08:00', to: '17:00' }],
      mode: 'on-site',
    };
    await training.app.tell('coordA', '/availability/windows', found);
    const { body } = await training.app.post<Feed>('coordA', '/me/calendar-feeds', { what: 'duty' });
    const { text } = await training.app.fetch('stranger', body.path, { authorization: '' });
    expect(values(text, 'SUMMARY')[0]).toBe('ÖVNING: Kan kallas');
    await training.close();
  });
});
