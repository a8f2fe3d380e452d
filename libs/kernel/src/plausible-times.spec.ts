import { PLAUSIBLE_TIMES, warningsOfPlausibleTimes } from './plausible-times';

const NOW = '2026-11-19T22:30:00.000Z';
const codes = (name: string, data: object) =>
  warningsOfPlausibleTimes([{ name, data }], NOW).map(({ code, field }) => `${field ?? ''} ${code}`);

describe('an unlikely time', () => {
  it.each(Object.entries(PLAUSIBLE_TIMES))('lies too many days away: %s', (key, { mostDays, aheadAlone }) => {
    const [event = '', field = ''] = key.split('.');
    const inDays = (days: number) => new Date(Date.parse(NOW) + days * 86_400_000).toISOString();
    expect(codes(event, { [field]: inDays(mostDays) })).toEqual([]);
    expect(codes(event, { [field]: inDays(mostDays + 2) })).toEqual([`${field} TIME.FAR_AWAY`]);
    const behind = aheadAlone ? [] : [`${field} TIME.FAR_AWAY`];
    expect(codes(event, { [field]: inDays(-mostDays - 2) })).toEqual(behind);
  });

  it('is over although it is to come', () => {
    const consent = { until: '2026-11-19T22:29:00.000Z' };
    expect(codes('ConsentGiven', consent)).toEqual(['until TIME.IS_OVER']);
    expect(codes('ConsentGiven', { until: '2026-11-20T22:29:00.000Z' })).toEqual([]);
    expect(codes('ReferralAccepted', { startsAt: '2026-11-18T09:00:00.000Z' })).toEqual([]);
  });

  it('is a day that has ended in Stockholm, and today is none', () => {
    expect(codes('ActionAgreed', { due: '2026-11-18' })).toEqual(['due TIME.IS_OVER']);
    expect(codes('ActionAgreed', { due: '2026-11-19' })).toEqual([]);
    const afterMidnight = warningsOfPlausibleTimes(
      [{ name: 'ActionAgreed', data: { due: '2026-11-19' } }],
      '2026-11-19T23:30:00.000Z',
    );
    expect(afterMidnight.map(({ code }) => code)).toEqual(['TIME.IS_OVER']);
  });

  it('of a window is over with its end', () => {
    const window = ['2026-11-19T18:00:00.000Z', '2026-11-19T23:00:00.000Z'];
    expect(codes('InterpreterRequested', { window })).toEqual([]);
    const past = ['2026-11-18T18:00:00.000Z', '2026-11-18T23:00:00.000Z'];
    expect(codes('InterpreterRequested', { window: past })).toEqual(['window TIME.IS_OVER']);
  });

  it('is told once for a field, with the clock and the days, and of no other field', () => {
    const shift = { from: '2031-11-19T18:00:00.000Z', to: '2031-11-20T06:00:00.000Z' };
    const shifts = [shift, shift].map((data) => ({ name: 'OnCallShiftAssigned', data }));
    expect(warningsOfPlausibleTimes(shifts, NOW)).toEqual([
      { code: 'TIME.FAR_AWAY', field: 'from', details: { clock: NOW, days: 1825 } },
      { code: 'TIME.FAR_AWAY', field: 'to', details: { clock: NOW, days: 1826 } },
    ]);
    expect(codes('NoteAdded', { text: '1999-01-01' })).toEqual([]);
  });
});
