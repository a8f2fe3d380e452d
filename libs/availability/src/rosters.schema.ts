import { schemas, shared } from '@samsyn/web';
import type { Hours, HoursException, PublishedHours, Shift, WeeklyWindow } from './availability';
import { AVAILABILITY_MODES, EXCEPTION_REASONS, WEEKDAYS } from './availability.events';
import type { RosterInterval } from './duty-roster.port';
import type { Interval } from './queries/duty-hours';
import type { Overlap } from './queries/overlaps';
import { REASONS, type Reason } from './queries/reasons';
import type { CoverageGap, RegionCoverage } from './queries/region-coverage';
import type { BranchRota, PersonRoster, RotaShift, SwapShown } from './queries/rosters';
import type { PersonWhoCanCome, WhoCanComeAnswer } from './queries/who-can-come';

const { branch, clockTime, closed, codeOf, day, flag, instant, list, named, person, text, uuid } = schemas;

const FROM = '2026-11-19T16:00:00.000Z';
const TO = '2026-11-20T07:00:00.000Z';

const time = () => ({ from: instant('From, with it.', FROM), to: instant('To, without it.', TO) });
export const interval = named('Interval', () => closed<Interval>(time()));

const mode = () => codeOf(AVAILABILITY_MODES, 'How the person can be had then.', 'on-site-or-telephone');
const regions = (description = 'Codes of the regions that are covered then.') =>
  list(text('Code of a region.', 'syd'), description);

const overlap = named('ShiftOverlap', () =>
  closed<Overlap>(
    {
      handle: person('Who.'),
      ...time(),
      shifts: list(interval, 'The shifts that overlap, in order of their begin.'),
    },
    'A person is on call twice at once.',
  ),
);
export const overlaps = () =>
  list(overlap, 'Persons of the own branch who are on call twice at once.', { example: [] });

const gap = () =>
  closed<CoverageGap>({
    ...time(),
    emergencyService: codeOf(
      ['none', 'part', 'whole'],
      'How much of it the social emergency service is on duty for the region.',
      'whole',
    ),
  });

export const regionCoverage = named('RegionCoverage', () =>
  closed<RegionCoverage>({
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

const hours = () => ({
  from: clockTime('On the clock on the wall in Sweden.', '08:00'),
  to: clockTime('`24:00` is the end of the day.', '17:00'),
  'overnight?': flag('`to` is of the next day, at most 24 hours later.'),
});

const published = () =>
  closed<PublishedHours>({
    windows: list(
      closed<WeeklyWindow>({
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
  closed<HoursException>(
    {
      exception: uuid('Id, for withdrawing it.'),
      firstDay: day('First day.'),
      lastDay: day('Last day, with it.', '2026-11-20'),
      hours: list(
        closed<Hours>(hours()),
        'The hours that hold on these days, and no others; none: the person is away.',
      ),
      'mode?': mode(),
      regions: regions(),
      'reason?': codeOf(EXCEPTION_REASONS, 'Why; absent where it was not told or is erased.', 'training'),
    },
    'Days on which other hours hold than every week.',
  );

const rosterInterval = () => closed<RosterInterval>({ ...time(), mode: mode(), regions: regions() });

type OwnShift = PersonRoster['shifts'][number];

export const personRoster = named('PersonRoster', () =>
  closed<PersonRoster>(
    {
      handle: person('Whose.'),
      ...time(),
      published: list(published(), 'What the person has published, in the order in which it was told.'),
      exceptions: list(exception(), 'Exceptions in the period.'),
      hours: list(rosterInterval(), 'When the person is on duty by hours and exceptions.'),
      shifts: list(
        closed<OwnShift>({
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

export const branchRota = named('BranchRota', () =>
  closed<BranchRota>({
    ...time(),
    shifts: list(
      closed<RotaShift>({
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

const swap = () =>
  closed<SwapShown>({
    id: uuid('Id of the swap.'),
    relation: codeOf(['proposed-by-you', 'asked-of-you'], 'What the caller is to it.'),
    state: codeOf(['open', 'accepted', 'declined', 'withdrawn', 'expired'], 'How far it has come.'),
    giver: person('Whose shift it is.', 'coordA'),
    with: person('Who is to take it over.'),
    proposedAt: instant('When it was proposed.'),
    expiresAt: instant('When the shift begins, and nobody can answer any more.', TO),
    gives: closed<Shift>(
      { ...time(), mode: mode(), covers: regions('Codes of the regions that the shift covers.') },
      'The shift that the other would take over.',
    ),
    'inReturn?': closed<NonNullable<SwapShown['inReturn']>>(
      { from: instant('From.', '2026-11-26T16:00:00.000Z'), to: instant('To.', '2026-11-27T07:00:00.000Z') },
      'The other’s own shift that the giver takes in return.',
    ),
  });

export const swapList = named('ShiftSwaps', () =>
  closed<{ swaps: readonly SwapShown[] }>({ swaps: list(swap(), 'The latest first, at most 100.') }),
);

const reason = () =>
  closed<Reason>({
    code: codeOf(Object.keys(REASONS), 'Why the person stands at that place in the list.'),
    ...shared.said('har beredskap', 'is on call'),
  });

export const whoCanCome = named('WhoCanCome', () =>
  closed<WhoCanComeAnswer>({
    region: text('Code of the region.', 'syd'),
    ...time(),
    persons: list(
      closed<PersonWhoCanCome>({
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
