import { CALENDARS } from '@samsyn/presentation';
import { schemas, type AnswerOf } from '@samsyn/kernel';

const { closed, codeOf, instant, list, mark, named, text, uuid } = schemas;

const feedMembers = () => ({
  id: uuid('Id of the calendar.'),
  what: codeOf(CALENDARS, 'What stands in it.'),
  createdAt: instant('When its address was made.'),
});
export type FeedShown = AnswerOf<typeof feedList>['feeds'][number];

export const feedList = named('CalendarFeeds', () =>
  closed({
    feeds: list(closed(feedMembers()), 'Those of the caller, without their addresses.'),
  }),
);

export const newFeed = named('NewCalendarFeed', () =>
  closed(
    {
      ...feedMembers(),
      path: text(
        'The address below this interface. Whoever has it can read the calendar.',
        '/calendar/tC3uJb0….ics',
      ),
      'url?': text(
        'The whole address, where the operator has said what it begins with.',
        'https://samsyn.example/calendar/tC3uJb0….ics',
      ),
    },
    'The address is a secret, told here and never again.',
  ),
);

export const revokedFeed = named('CalendarFeedRevoked', () =>
  closed({
    revoked: mark('The address answers no more.'),
  }),
);

export const CALENDAR_EXAMPLE = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Samsyn//SV',
  'BEGIN:VEVENT',
  'UID:9f86d081884c7d65@samsyn',
  'DTSTAMP:20261119T184000Z',
  'DTSTART:20261119T160000Z',
  'DTEND:20261120T070000Z',
  'SUMMARY:Beredskap',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');
