import type { Json } from '@samsyn/kernel';
import { debriefOf } from './debrief-of';
import { COORDINATOR, id, viewedOperation, type GivenEntry } from './viewed.fixture';

const entry = (
  time: string,
  name: string,
  data: Record<string, Json> = {},
  stream = 'encounter-1',
): GivenEntry => ({ name, at: `2026-11-${time}:00+01:00`, by: COORDINATOR, data, stream });
const tasks = (...entries: readonly GivenEntry[]) =>
  debriefOf(
    viewedOperation({ entries, viewer: COORDINATOR, relation: 'participant' }),
    '2026-11-30T12:00:00.000Z',
  ).tasks;
const codes = (...entries: readonly GivenEntry[]) => tasks(...entries).map(({ code }) => code);

const opened = entry('19T19:46', 'EncounterOpened', { identity: 'unknown' });
const began = entry('19T19:47', 'VictimConversationStarted');
const answered = (answer: string, time = '19T20:10') => entry(time, 'SupportAnswered', { answer });
const booked = entry('19T20:13', 'FollowUpBooked', { followUp: 1, at: '2026-12-03T09:00:00.000Z' });

describe('contact after the encounter', () => {
  it.each([
    ['the answer was yes', answered('accepted')],
    ['the answer was left open', answered('undecided')],
    ['a follow-up was booked', booked],
  ])('is a task where %s', (_why, asked) => {
    expect(tasks(opened, began, asked)).toEqual([
      { code: 'support-contact-due', branch: COORDINATOR.branch, entries: [id(3)] },
    ]);
  });

  it.each([
    ['the person was reached', entry('20T10:00', 'SupportContactMade', { how: 'telephone' })],
    ['another conversation began', entry('20T10:00', 'VictimConversationStarted')],
    ['the meeting was kept', entry('20T10:00', 'FollowUpKept', { followUp: 1 })],
  ])('is no longer one when %s', (_why, contact) => {
    expect(codes(opened, began, answered('accepted'), booked, contact)).toEqual([]);
  });

  it('is not one where the answer was no, unless a meeting is booked', () => {
    expect(codes(opened, answered('accepted'), answered('declined', '19T20:12'))).toEqual([]);
    expect(codes(opened, booked, answered('declined', '19T20:30'))).toEqual(['support-contact-due']);
  });

  it('is one again for nobody once the person has been reached', () => {
    const reached = entry('20T10:00', 'SupportContactMade', { how: 'telephone' });
    expect(codes(opened, answered('undecided'), reached, answered('accepted', '20T10:05'))).toEqual([]);
  });

  it('is a task for each person met, and for the holder alone', () => {
    const other = entry('19T20:40', 'EncounterOpened', {}, 'encounter-2');
    const yes = entry('19T20:45', 'SupportAnswered', { answer: 'accepted' }, 'encounter-2');
    expect(codes(opened, answered('accepted'), other, yes)).toEqual([
      'support-contact-due',
      'support-contact-due',
    ]);
    expect(codes(answered('accepted'), yes)).toEqual([]);
  });
});

describe('a follow-up that was missed', () => {
  const missed = entry('24T10:30', 'FollowUpMissed', { followUp: 1, reason: 'did not come' });
  const reached = entry('20T10:00', 'SupportContactMade', { how: 'telephone' });

  it('asks for a new one, until one is booked or it is moved', () => {
    expect(tasks(opened, booked, reached, missed)).toEqual([
      { code: 'follow-up-missed', branch: COORDINATOR.branch, entries: [id(4)] },
    ]);
    const again = entry('24T11:00', 'FollowUpBooked', { followUp: 2, at: '2026-12-04T09:00:00.000Z' });
    expect(codes(opened, booked, reached, missed, again)).toEqual([]);
    const moved = entry('24T11:00', 'FollowUpMoved', { followUp: 1, at: '2026-12-04T09:00:00.000Z' });
    expect(codes(opened, booked, reached, missed, moved)).toEqual([]);
  });

  it('asks nobody who sees only that it was missed', () => {
    expect(codes(entry('19T20:13', 'FollowUpBooked'), entry('24T10:30', 'FollowUpMissed'))).toEqual([]);
  });
});

describe('a reflection period', () => {
  const ending = entry('25T09:00', 'ReflectionPeriodEnding', { until: '2026-11-30' });

  it('is a task from the reminder until it has ended or been prolonged', () => {
    expect(tasks(opened, ending)).toEqual([
      { code: 'reflection-period-ending', branch: COORDINATOR.branch, entries: [id(2)] },
    ]);
    expect(codes(opened, ending, entry('26T09:00', 'ReflectionPeriodEnded', { why: 'returned' }))).toEqual(
      [],
    );
    const longer = entry('26T09:00', 'ReflectionPeriodProlonged', { until: '2026-12-30' });
    expect(codes(opened, ending, longer)).toEqual([]);
    expect(codes(opened, ending, longer, entry('27T09:00', 'ReflectionPeriodEnding'))).toHaveLength(1);
  });
});

describe('what else waits', () => {
  it('is an alarm that stands, until somebody reports what came of it', () => {
    const started = entry('19T19:00', 'SafetyCheckInStarted', { everyMinutes: 10 });
    const missed = entry('19T19:10', 'SafetyCheckInMissed', { checkIn: id(1), step: 1 });
    expect(tasks(started, missed)).toEqual([
      { code: 'check-in-missed', branch: COORDINATOR.branch, entries: [id(2)] },
    ]);
    for (const name of ['SafetyCheckedIn', 'SafetyAlarmHandled', 'SafetyCheckInEnded'])
      expect(codes(started, missed, entry('19T19:12', name, { checkIn: id(1) }))).toEqual([]);
  });

  it('is a request for public records, until it is answered or withdrawn', () => {
    const asked = entry('20T09:00', 'PublicRecordsRequested', { asked: 'everything' }, 'request-1');
    expect(codes(asked)).toEqual(['public-records-to-answer']);
    for (const name of ['PublicRecordsAnswered', 'PublicRecordsRequestWithdrawn']) {
      expect(codes(asked, entry('21T09:00', name, {}, 'request-1'))).toEqual([]);
      expect(codes(asked, entry('21T09:00', name, {}, 'request-2'))).toHaveLength(1);
    }
  });
});
