import { noSchedule, type PublishedHours, type Schedule, type Shift } from '../availability';
import { ranked, type Candidate } from './ranking';
import { REASONS } from './reasons';

const evening = { region: 'syd', from: '2026-11-19T18:00:00.000Z', to: '2026-11-19T22:00:00.000Z' };
const hours = (published: PublishedHours): Schedule => ({ ...noSchedule, published: [published] });
const office = (regions: string[]) => ({
  windows: [{ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, from: '08:00', to: '17:00' }],
  mode: 'on-site' as const,
  regions,
});
const evenings = (regions: string[], mode: Shift['mode'] = 'on-site') => ({
  windows: [{ weekdays: ['thu'] as const, from: '17:00', to: '24:00' }],
  mode,
  regions,
});
const onCall = (covers: string[], own: Partial<Shift> = {}): Shift => ({
  from: '2026-11-19T16:00:00.000Z',
  to: '2026-11-20T07:00:00.000Z',
  mode: 'on-site-or-telephone',
  covers,
  ...own,
});
const candidate = (handle: string, own: Partial<Candidate> = {}): Candidate => ({
  handle,
  branch: 'social-services/regional-coordinator',
  role: 'coordinator',
  regions: ['syd'],
  schedule: noSchedule,
  shifts: [],
  engaged: false,
  ...own,
});
const emergency = candidate('jour', {
  branch: 'social-services/emergency-service',
  role: 'duty-officer',
  shifts: [onCall(['syd'])],
});

const order = (...candidates: Candidate[]) => ranked(candidates, evening).map((one) => one.candidate.handle);
const reasons = (one: Candidate) => ranked([one], evening)[0]?.reasons;

describe('who can come', () => {
  it('is in the evening the neighbour on call, then the own coordinator off duty, the emergency service last', () => {
    const a = candidate('coordA', { schedule: hours(office(['syd'])) });
    const b = candidate('coordB', { regions: ['ost'], shifts: [onCall(['ost', 'syd'])] });
    expect(order(a, emergency, b)).toEqual(['coordB', 'coordA', 'jour']);
    expect(reasons(b)).toEqual(['on-call', 'covers-region', 'on-site-or-telephone']);
    expect(reasons(a)).toEqual(['outside-hours', 'covers-region']);
    expect(reasons(emergency)).toEqual([
      'emergency-service',
      'on-call',
      'covers-region',
      'on-site-or-telephone',
    ]);
  });

  it('puts the own region before its neighbours, and those before the others', () => {
    const own = candidate('own', { schedule: hours(evenings(['syd'])) });
    const near = candidate('near', { regions: ['vast'], schedule: hours(evenings(['vast'])) });
    const far = candidate('far', { regions: ['nord'], schedule: hours(evenings(['nord'])) });
    const off = candidate('off', { schedule: hours(office(['syd'])) });
    const offNear = candidate('off-near', { regions: ['ost'] });
    const offFar = candidate('off-far', { regions: ['nord'] });
    expect(order(offFar, offNear, far, off, near, own)).toEqual([
      'own',
      'near',
      'off',
      'far',
      'off-near',
      'off-far',
    ]);
    expect(reasons(near)).toEqual(['on-duty', 'neighbouring-region', 'on-site']);
    expect(reasons(far)).toEqual(['on-duty', 'other-region', 'on-site']);
    expect(reasons(offNear)).toEqual(['no-hours-published', 'neighbouring-region']);
  });

  it('puts the whole time before a part of it, on call before on duty, on site before the telephone', () => {
    const whole = candidate('whole', { shifts: [onCall(['syd'], { mode: 'on-site' })] });
    const duty = candidate('duty', { schedule: hours(evenings(['syd'])) });
    const telephone = candidate('telephone', { schedule: hours(evenings(['syd'], 'telephone')) });
    const part = candidate('part', { shifts: [onCall(['syd'], { to: '2026-11-19T20:00:00.000Z' })] });
    expect(order(part, telephone, duty, whole)).toEqual(['whole', 'duty', 'telephone', 'part']);
    expect(reasons(part)).toEqual(['on-call', 'part-of-the-time', 'covers-region', 'on-site-or-telephone']);
  });

  it('adds hours and a shift that follows them', () => {
    const both = candidate('both', {
      schedule: hours({
        ...evenings(['syd']),
        windows: [{ weekdays: ['thu'], from: '15:00', to: '20:00' }],
      }),
      shifts: [onCall(['syd'], { from: '2026-11-19T19:00:00.000Z', mode: 'telephone' })],
    });
    expect(reasons(both)).toEqual(['on-call', 'on-duty', 'covers-region', 'on-site']);
  });

  it('puts who has promised to come elsewhere after the others, before the emergency service', () => {
    const busy = candidate('busy', { shifts: [onCall(['syd'])], engaged: true });
    const off = candidate('off', { regions: ['nord'] });
    expect(order(emergency, busy, off)).toEqual(['off', 'busy', 'jour']);
    expect(reasons(busy)).toContain('other-assignment');
  });

  it('puts who is away after those who are merely off duty, without saying why', () => {
    const leave = { exception: 'e', firstDay: '2026-11-16', lastDay: '2026-11-20', hours: [], regions: [] };
    const away = candidate('a-away', {
      schedule: { ...hours(evenings(['syd'])), exceptions: [{ ...leave, reason: 'illness' }] },
    });
    const off = candidate('z-off', { regions: ['nord'] });
    expect(order(emergency, away, off)).toEqual(['z-off', 'a-away', 'jour']);
    expect(reasons(away)).toEqual(['away', 'covers-region']);
  });

  it('puts who is on call first, also during leave otherwise', () => {
    const leave = { exception: 'e', firstDay: '2026-11-19', lastDay: '2026-11-19', hours: [], regions: [] };
    const called = candidate('called', {
      schedule: { ...noSchedule, exceptions: [leave] },
      shifts: [onCall(['syd'])],
    });
    expect(reasons(called)).toEqual(['on-call', 'covers-region', 'on-site-or-telephone']);
  });

  it('has words in both languages for each reason', () => {
    for (const { sv, en } of Object.values(REASONS))
      expect([sv, en].every((text) => text.length > 0)).toBe(true);
  });

  it('does not depend on the order in which they are found', () => {
    const all = [emergency, candidate('b'), candidate('a'), candidate('c', { shifts: [onCall(['syd'])] })];
    expect(order(...all)).toEqual(order(...[...all].reverse()));
    expect(order(...all)).toEqual(['c', 'a', 'b', 'jour']);
  });
});
