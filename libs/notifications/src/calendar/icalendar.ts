import type { Instant } from '@samsyn/kernel';

export interface CalendarEvent {
  /** Globally unique, and the same as long as it is the same event (RFC 5545 section 3.8.4.7). */
  readonly uid: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly summary: string;
  /** Somebody with it is not free: `false` for hours on duty, during which one may be called. */
  readonly busy: boolean;
}

export interface Calendar {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  /** When it was made. */
  readonly madeAt: Instant;
}

const LINE_OCTETS = 75;

/** TEXT (RFC 5545 section 3.3.11): backslash, semicolon, comma and line breaks are escaped; control characters go. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/[\p{Cc}]/gu, '');

/** At most 75 octets a line, never within a character (RFC 5545 section 3.1). */
export function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > LINE_OCTETS) {
      lines.push(current);
      // The space that begins a folded line counts.
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += length;
  }
  return [...lines, current].join('\r\n');
}

/** DATE-TIME in UTC (section 3.3.5, form 2): right across every clock change, in whatever zone it is read. */
const utc = (instant: Instant): string => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const eventLines = ({ uid, from, to, summary, busy }: CalendarEvent, madeAt: Instant): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(uid)}`,
  `DTSTAMP:${utc(madeAt)}`,
  `DTSTART:${utc(from)}`,
  `DTEND:${utc(to)}`,
  `SUMMARY:${escaped(summary)}`,
  `TRANSP:${busy ? 'OPAQUE' : 'TRANSPARENT'}`,
  'CLASS:PRIVATE',
  'END:VEVENT',
];

/** A calendar as RFC 5545 has it, with the name that readers show and how often it is worth asking (RFC 7986). */
export const icalendar = ({ name, events, madeAt }: Calendar): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Samsyn//Calendar feed//SV',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...events.flatMap((event) => eventLines(event, madeAt)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
