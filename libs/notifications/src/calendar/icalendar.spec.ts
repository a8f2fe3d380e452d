import fc from 'fast-check';
import { escaped, folded, icalendar } from './icalendar';

describe('an iCalendar file (RFC 5545)', () => {
  it('has lines of at most 75 octets that unfold to what they were, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const line = escaped(text);
        const lines = folded(line).split('\r\n');
        expect(lines.every((one) => Buffer.byteLength(one) <= 75)).toBe(true);
        expect(lines.map((one, index) => (index === 0 ? one : one.slice(1))).join('')).toBe(line);
        expect(line).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('is what the standard asks for, line by line', () => {
    const event = {
      uid: 'one@samsyn',
      from: '2026-11-19T18:00:00.000Z',
      to: '2026-11-19T22:00:00.000Z',
      summary: 'Insats; a, b\nc',
      busy: true,
    };
    const text = icalendar({ name: 'Samsyn', events: [event], madeAt: '2026-11-19T12:00:00.000Z' });
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Samsyn//Calendar feed//SV',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:Samsyn',
      'X-WR-CALNAME:Samsyn',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'BEGIN:VEVENT',
      'UID:one@samsyn',
      'DTSTAMP:20261119T120000Z',
      'DTSTART:20261119T180000Z',
      'DTEND:20261119T220000Z',
      'SUMMARY:Insats\\; a\\, b\\nc',
      'TRANSP:OPAQUE',
      'CLASS:PRIVATE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });
});
