import { dutyToReportOn } from './duty-to-report';

describe('the duty to report a concern for a child', () => {
  it.each([
    ['2002-01-01', 'SoL (2001:453) 14:1'],
    ['2025-06-30', 'SoL (2001:453) 14:1'],
    ['2025-07-01', 'SoL (2025:400) 19:1'],
    ['2026-11-19', 'SoL (2025:400) 19:1'],
  ])('rests on %s on %s', (day, law) => {
    expect(dutyToReportOn(day)?.law).toBe(law);
  });

  it('is not known before the earliest law of the table', () => {
    expect(dutyToReportOn('2001-12-31')).toBeUndefined();
  });
});
