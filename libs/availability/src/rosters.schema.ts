import { schemas, type AnswerOf } from '@samsyn/kernel';
import { AVAILABILITY_MODES, EXCEPTION_REASONS, WEEKDAYS } from './availability.events';
import { REASONS, type ReasonCode } from './queries/reasons';

const { branch, clockTime, closed, codeOf, day, flag, instant, list, named, person, text, uuid } = schemas;

const FROM = '2026-11-19T16:00:00.000Z';
const TO = '2026-11-20T07:00:00.000Z';

const time = () => ({ from: instant('From, with it.', FROM), to: instant('To, without it.', TO) });
export const interval = named('Interval', () => closed(time()));
export type Interval = AnswerOf<typeof interval>;

const mode = () => codeOf(AVAILABILITY_MODES, 'How the person can be had then.', 'on-site-or-telephone');
const regions = (description = 'Codes of the regions that are covered then.') =>
  list(text('Code of a region.', 'syd'), description);

const overlap = named('ShiftOverlap', () =>
  closed(
    {
      handle: person('Who.'),
      ...time(),
      shifts: list(interval, 'The shifts that overlap, in order of their begin.'),
    },
    'A person is on call twice at once.',
  ),
);
export type Overlap = AnswerOf<typeof overlap>;
export const overlaps = () =>
  list(overlap, 'Persons of the own branch who are on call twice at once.', { example: [] });

const gap = () =>
  closed({
    ...time(),
    emergencyService: codeOf(
      ['none', 'part', 'whole'],
      'How much of it the social emergency service is on duty for the region.',
      'whole',
    ),
  });

export const regionCoverage = named('RegionCoverage', () =>
  closed({
    region: text('Code of the region.', 'syd'),
    ...time(),
    gaps: list(
      gap(),
      'No regional coordinator is on duty for the region, neither on call nor by published hours.',
    ),
    withoutOnCall: list(interval, 'None is on call; some may be on duty.'),
    overlaps: overlaps(),
  }),
);
export type RegionCoverage = AnswerOf<typeof regionCoverage>;

const hours = () => ({
  from: clockTime('On the clock on the wall in Sweden.', '08:00'),
  to: clockTime('`24:00` is the end of the day.', '17:00'),
  'overnight?': flag('`to` is of the next day, at most 24 hours later.'),
});

const published = () =>
  closed({
    windows: list(
      closed({
        weekdays: list(codeOf(WEEKDAYS, 'A day of the week.'), 'The days on which it begins.'),
        ...hours(),
      }),
      'Every week.',
    ),
    mode: mode(),
    regions: regions(),
    'validFrom?': day('First day.'),
    'validUntil?': day('Last day.', '2027-06-30'),
  });

const exception = () =>
  closed(
    {
      exception: uuid('Id, for withdrawing it.'),
      firstDay: day('First day.'),
      lastDay: day('Last day, with it.', '2026-11-20'),
      hours: list(
        closed(hours()),
        'The hours that hold on these days, and no others; none: the person is away.',
      ),
      'mode?': mode(),
      regions: regions(),
      'reason?': codeOf(EXCEPTION_REASONS, 'Why; absent where it was not told or is erased.', 'training'),
    },
    'Days on which other hours hold than every week.',
  );

const rosterInterval = () => closed({ ...time(), mode: mode(), regions: regions() });
export type RosterInterval = AnswerOf<typeof rosterInterval>;

export const personRoster = named('PersonRoster', () =>
  closed(
    {
      handle: person('Whose.'),
      ...time(),
      published: list(published(), 'What the person has published, in the order in which it was told.'),
      exceptions: list(exception(), 'Exceptions in the period.'),
      hours: list(rosterInterval(), 'When the person is on duty by hours and exceptions.'),
      shifts: list(
        closed({
          shift: uuid('Id of the shift.'),
          ...time(),
          mode: mode(),
          covers: regions('Codes of the regions that the shift covers.'),
        }),
        'The person’s shifts on call.',
      ),
    },
    'One person’s time on duty.',
  ),
);
export type PersonRoster = AnswerOf<typeof personRoster>;

export const branchRota = named('BranchRota', () =>
  closed({
    ...time(),
    shifts: list(
      closed({
        shift: uuid('Id of the shift.'),
        handle: person('Who is on call.'),
        ...time(),
        mode: mode(),
        covers: regions('Codes of the regions that the shift covers.'),
      }),
      'In order of their begin.',
    ),
    overlaps: overlaps(),
  }),
);
export type BranchRota = AnswerOf<typeof branchRota>;

const swap = () =>
  closed({
    id: uuid('Id of the swap.'),
    relation: codeOf(['proposed-by-you', 'asked-of-you'], 'What the caller is to it.'),
    state: codeOf(['open', 'accepted', 'declined', 'withdrawn', 'expired'], 'How far it has come.'),
    giver: person('Whose shift it is.', 'coordA'),
    with: person('Who is to take it over.'),
    proposedAt: instant('When it was proposed.'),
    expiresAt: instant('When the shift begins, and nobody can answer any more.', TO),
    gives: closed(
      { ...time(), mode: mode(), covers: regions('Codes of the regions that the shift covers.') },
      'The shift that the other would take over.',
    ),
    'inReturn?': closed(
      { from: instant('From.', '2026-11-26T16:00:00.000Z'), to: instant('To.', '2026-11-27T07:00:00.000Z') },
      'The other’s own shift that the giver takes in return.',
    ),
  });
export type SwapShown = AnswerOf<typeof swap>;

export const swapList = named('ShiftSwaps', () =>
  closed({ swaps: list(swap(), 'The latest first, at most 100.') }),
);

const reason = () =>
  closed({
    code: codeOf(Object.keys(REASONS) as ReasonCode[], 'Why the person stands at that place in the list.'),
    ...schemas.bilingual('har beredskap', 'is on call'),
  });

export const whoCanCome = named('WhoCanCome', () =>
  closed({
    region: text('Code of the region.', 'syd'),
    ...time(),
    persons: list(
      closed({
        handle: person('Who.'),
        branch: branch('The person’s branch.', 'social-services/coordinator-syd'),
        role: text('The person’s role.', 'coordinator'),
        regions: regions('Codes of the person’s regions.'),
        'mode?': mode(),
        reasons: list(
          reason(),
          'Why the person stands there, the weightiest first. Past answers are no reason.',
        ),
      }),
      'The one to ask first at the top.',
    ),
  }),
);
export type PersonWhoCanCome = WhoCanComeAnswer['persons'][number];
export type WhoCanComeAnswer = AnswerOf<typeof whoCanCome>;
