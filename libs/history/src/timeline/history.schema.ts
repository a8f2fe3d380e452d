import { phase } from '../operations/operations.schema';
import { schemas, type AnswerOf } from '@samsyn/kernel';
import { operationSchemas } from '@samsyn/operations/contract';

const {
  branch,
  closed,
  codeOf,
  count,
  entryIds,
  flag,
  instant,
  integer,
  list,
  mark,
  named,
  orNull,
  person,
  text,
  uuid,
} = schemas;
const { entry, outline } = operationSchemas;

export const historyPage = named('HistoryPage', () =>
  closed({
    entries: list(entry, 'In order of `at`, then of recording.'),
    'next?': text('`cursor` of the next page; absent on the last.', 'c2VhbGVkIHBsYWNlIGluIHRoZSBoaXN0b3J5'),
  }),
);
export type HistoryPage = AnswerOf<typeof historyPage>;

const handle = 'By handle to the own and the leading branch, elsewhere branch and role.';

const leader = () =>
  closed(
    {
      who: person(`Who leads. ${handle}`, 'leader'),
      since: instant('Since when.'),
      'offeredTo?': person('To whom leadership was handed over, who has not accepted it.', 'deputy'),
    },
    'Absent for those who see no such entry.',
  );
export type LeaderState = AnswerOf<typeof leader>;

const coordinator = () =>
  closed(
    {
      state: codeOf(
        ['not-called', 'called', 'accepted', 'declined', 'unanswered', 'withdrawn', 'released'],
        'Of several calls, one that was accepted tells, then one that is open, then the last.',
        'accepted',
      ),
      'who?': person(`Who has accepted. ${handle}`),
      'mode?': text('`on-site` or `telephone`.', 'on-site'),
      'eta?': instant('When the coordinator expects to be there.', '2026-11-19T18:30:00.000Z'),
      'answerBy?': instant('While a call is open.'),
    },
    'Whether a coordinator comes. Absent for those who see no call-out: that nobody was called is for the leading branch to know.',
  );
export type CoordinatorState = AnswerOf<typeof coordinator>;

const preBriefing = () =>
  closed({
    state: codeOf(['none', 'scheduled', 'held'], 'Of the latest pre-briefing.', 'held'),
    'at?': instant('When it was held, or is to be.', '2026-11-19T17:30:00.000Z'),
    'maxInside?': count('How many may be inside at most, as that meeting agreed.', 4),
    briefed: list(branch('A branch.'), 'Branches that were present or briefed later.'),
  });
export type PreBriefingState = AnswerOf<typeof preBriefing>;

const site = () =>
  closed({
    site: text('Short name of the site; `s1` where the operation names none.', 's1'),
    inside: integer('Persons of ours inside: entered minus left.', 3),
    'maxInside?': count('How many may be inside at most, as had been agreed and told by then.', 4),
    'maxExceeded?': mark('More are inside than was agreed.'),
    secured: flag('It has been secured.', true),
  });
export type SiteState = AnswerOf<typeof site>;

const checkIn = () =>
  closed({
    checkIn: uuid('Id of its `SafetyCheckInStarted`.'),
    who: list(person('A person.'), `Who is to report. ${handle}`),
    'site?': text('Where.', 's1'),
    'nextAt?': instant('The next deadline, or the next alarm about one that went by.'),
    overdue: flag('An alarm stands, or the deadline has passed by the moment that is asked for.'),
    'alarm?': uuid('Id of the latest alarm (`SafetyCheckInMissed`), while it stands.'),
  });
export type CheckInState = AnswerOf<typeof checkIn>;

export const operationState = named('OperationState', () =>
  closed(
    {
      operation: uuid('Id of the operation.'),
      at: instant('The moment that was asked for.'),
      'asOf?': instant('Where asked for: only what had been recorded by then.'),
      'phase?': phase(),
      'leader?': leader(),
      plan: outline(),
      'coordinator?': coordinator(),
      'preBriefing?': preBriefing(),
      'released?': closed(
        {
          at: instant('When it was released.'),
          withoutCoordinator: flag('It was released though no coordinator comes.'),
          overridden: list(
            text('Code of a gate.', 'PLAN.NOT_BRIEFED'),
            'Gates that the leader passed over.',
            {
              example: [],
            },
          ),
        },
        'The latest release.',
      ),
      sites: list(site(), 'In order of their names.'),
      checkIns: list(checkIn(), 'Safety check-ins of staff that have not ended.'),
      present: list(
        branch('A branch.'),
        'Branches that told something of themselves from the site and have not departed; none after the end.',
      ),
      personsMet: count('How many persons were met, of whom the caller knows.'),
      entries: count('How many entries it rests on.', 31),
      lastEntries: entryIds('The last ten, the latest last.'),
    },
    'An operation at a moment, as far as the entries tell that the caller sees.',
  ),
);
export type OperationState = Omit<AnswerOf<typeof operationState>, 'operation' | 'at' | 'asOf'>;

const counts = () => ({
  inside: integer('Now inside.', 2),
  most: integer('The most that were inside at once until then.', 4),
});

const countedRole = () =>
  closed({
    role: orNull(
      text(
        'As it was told; null for those who went in together without it being said, and where it is not for the caller.',
        'coordinator',
      ),
    ),
    ...counts(),
  });

export const headCount = named('HeadCount', () =>
  closed({
    operation: uuid('Id of the operation.'),
    at: instant('The moment that was asked for.'),
    sites: list(
      closed({
        site: text('Short name of the site.', 's1'),
        ...counts(),
        'maxInside?': count('How many may be inside at most, as had been agreed and told by then.', 4),
        roles: list(countedRole(), 'In order of first mention. Roles, never names.'),
      }),
      'In order of their names.',
    ),
  }),
);
export type CountedSite = AnswerOf<typeof headCount>['sites'][number];
