import fc from 'fast-check';
import { Calendar } from './calendar';
import { textsEn } from './documents/texts.en';
import { textsSv } from './documents/texts.sv';

const BEFORE = '2026-10-25T00:10:00.000Z';
const AFTER = '2026-10-25T01:10:00.000Z';

describe('the night when the clocks go back', () => {
  const [sv, en] = [new Calendar(textsSv, BEFORE), new Calendar(textsEn, BEFORE)];

  it('says which of the two hours a moment is in, and nothing about it in any other hour', () => {
    expect([sv.near(BEFORE), sv.near(AFTER)]).toEqual(['02:10 sommartid', '02:10 normaltid']);
    expect([en.near(BEFORE), en.near(AFTER)]).toEqual(['02:10 summer time', '02:10 standard time']);
    expect(sv.moment(AFTER)).toBe('25 okt 02:10 normaltid');
    for (const other of [
      '2026-10-24T23:59:00.000Z',
      '2026-10-25T02:00:00.000Z',
      '2026-03-29T01:10:00.000Z',
    ]) {
      expect(sv.repeated(other)).toBeUndefined();
    }
    expect(sv.near('2026-10-25T02:00:00.000Z')).toBe('03:00');
  });

  it('keeps a window readable whose ends look the same on the wall', () => {
    expect(sv.window(BEFORE, AFTER)).toBe('25 oktober 2026 02:10 sommartid–02:10 normaltid');
  });
});

it('writes every year as it was told', () => {
  const calendar = new Calendar(textsSv, BEFORE);
  expect(calendar.dayHeading('0026-11-19T19:00:00.000Z')).toBe('torsdag 19 november 26');
  expect(calendar.date('0001-03-01T12:00:00.000Z')).toBe('1 mars 1');
  expect(calendar.dayHeading('2026-11-19T23:30:00.000Z')).toBe('fredag 20 november 2026');
});

it('reads the clock on the wall at any moment', () => {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Stockholm',
    dateStyle: 'long',
    timeStyle: 'short',
  });
  const calendar = new Calendar(textsSv, BEFORE);
  const moment = fc.date({ min: new Date('1981-01-01'), max: new Date('2080-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, (date) => {
      const at = date.toISOString();
      expect(`${calendar.date(at)} kl. ${calendar.time(at)}`).toBe(shown.format(date));
    }),
    { numRuns: 1_000 },
  );
});
