import { given } from '@samsyn/kernel';
import { conduct } from '../conduct';
import {
  border,
  by,
  bySystem,
  colleague,
  coordinator,
  idAt,
  inspector,
  leader,
  minute,
  officer,
  past,
} from '../conduct.fixture';
import type { ReportedConductFact } from '../conduct-facts';
import type { ConductEvent } from '../conduct.events';
import { ALARMS_AT_MOST } from './safety-check-ins';

const tell = (fact: ReportedConductFact) => ({ kind: 'RecordConductFact', fact }) as const;
const miss = { kind: 'MissCheckIn', checkIn: idAt(0) } as const;
const about = { checkIn: idAt(0), who: [coordinator] };

const everyTwenty = (until?: string): ConductEvent => ({
  name: 'SafetyCheckInStarted',
  data: { who: [coordinator], everyMinutes: 20, ...(until ? { until } : {}), nextAt: minute(20) },
});
const begun = past(everyTwenty(), 0, coordinator);
const report = tell({ name: 'SafetyCheckedIn', data: {} });
const alarm = (at: number, dueAt: number, step = 1): ConductEvent => ({
  name: 'SafetyCheckInMissed',
  data: {
    ...about,
    dueAt: minute(dueAt),
    step,
    ...(step < ALARMS_AT_MOST ? { nextAt: minute(at + 20) } : {}),
  },
});
const missed = past(alarm(20, 20), 20);

describe('a check-in plan', () => {
  it('is for the one who starts it where nobody is named, and says when they are to be heard of first', () => {
    given(conduct)
      .when(tell({ name: 'SafetyCheckInStarted', data: { everyMinutes: 20 } }), by(coordinator, 0))
      .then({
        name: 'SafetyCheckInStarted',
        data: { who: [coordinator], everyMinutes: 20, nextAt: minute(20) },
      });
  });
  it.each([
    [{ until: minute(90) }, 90],
    [{ everyMinutes: 20, until: minute(90) }, 20],
    [{ everyMinutes: 30, until: minute(15) }, 15],
  ])('with %j is first due after %i minutes', (agreed, first) => {
    given(conduct)
      .when(tell({ name: 'SafetyCheckInStarted', data: agreed }), by(coordinator, 0))
      .then({
        name: 'SafetyCheckInStarted',
        data: { who: [coordinator], ...agreed, nextAt: minute(first) },
      });
  });
  it('is made for the own branch, and by the leading branch for anybody', () => {
    const forTeam = (...who: (typeof coordinator)[]) =>
      tell({ name: 'SafetyCheckInStarted', data: { who, everyMinutes: 20 } });
    given(conduct)
      .when(forTeam(colleague, coordinator), by(coordinator, 0))
      .then({
        name: 'SafetyCheckInStarted',
        data: { who: [colleague, coordinator], everyMinutes: 20, nextAt: minute(20) },
      });
    given(conduct).when(forTeam(coordinator), by(inspector, 0)).refused('ACCESS.NOT_YOURS');
    given(conduct).when(forTeam(coordinator), by(officer, 0)).then(everyTwenty());
  });
  it('has a deadline, and does not end before it begins', () => {
    given(conduct)
      .when(tell({ name: 'SafetyCheckInStarted', data: {} }), by(coordinator, 0))
      .refused('CHECK_IN.NO_DEADLINE');
    given(conduct)
      .when(tell({ name: 'SafetyCheckInStarted', data: { until: minute(5) } }), by(coordinator, 5))
      .refused('CHECK_IN.ENDS_BEFORE_IT_BEGINS');
  });
  it('does not exist for those who are neither of the leading branch nor of the branch of the person', () => {
    given(conduct, begun).when(report, by(border, 5)).refused('CHECK_IN.UNKNOWN');
    const named = tell({ name: 'SafetyCheckedIn', data: { checkIn: idAt(0) } });
    given(conduct, begun).when(named, by(border, 5)).refused('CHECK_IN.UNKNOWN');
    given(conduct).when(named, by(leader, 5)).refused('CHECK_IN.UNKNOWN');
  });
});

describe('a sign of life', () => {
  it.each([
    ['by herself', coordinator],
    ['by a colleague', colleague],
    ['by the leading branch', officer],
  ])('%s moves the deadline', (_who, who) => {
    const named = tell({ name: 'SafetyCheckedIn', data: { checkIn: idAt(0) } });
    given(conduct, begun)
      .when(named, by(who, 12))
      .then({ name: 'SafetyCheckedIn', data: { ...about, nextAt: minute(32) } });
  });
  it('at or after the agreed end is the last one', () => {
    given(conduct, past(everyTwenty(minute(30)), 0, coordinator))
      .when(report, by(coordinator, 15))
      .then({ name: 'SafetyCheckedIn', data: { ...about, nextAt: minute(30) } });
    given(conduct, past(everyTwenty(minute(30)), 0, coordinator))
      .when(report, by(coordinator, 30))
      .then({ name: 'SafetyCheckedIn', data: about });
  });
  it('that is told after the alarm, of a moment before the deadline, clears it by a reference', () => {
    given(conduct, begun, missed)
      .when(report, by(coordinator, 18, { reported: 25 }))
      .then({ name: 'SafetyCheckedIn', data: { ...about, nextAt: minute(38), clears: idAt(1) } });
  });
  it('that is older than the last one known clears nothing and moves nothing', () => {
    const earlier = past(
      { name: 'SafetyCheckedIn', data: { ...about, nextAt: minute(38) } },
      18,
      coordinator,
    );
    given(conduct, begun, earlier, past(alarm(38, 38), 38))
      .when(report, by(coordinator, 10, { reported: 40 }))
      .then({ name: 'SafetyCheckedIn', data: { ...about, nextAt: minute(58) } });
  });
  it('is recorded after the end, too', () => {
    given(conduct, begun, past({ name: 'SafetyCheckInEnded', data: about }, 5, coordinator))
      .when(tell({ name: 'SafetyCheckedIn', data: { checkIn: idAt(0) } }), by(coordinator, 9))
      .then({ name: 'SafetyCheckedIn', data: about });
  });
});

describe('a missed check-in', () => {
  it('is recorded by Samsyn when the deadline has passed, and no earlier', () => {
    given(conduct, begun).when(miss, bySystem(19)).silent();
    given(conduct, begun).when(miss, bySystem(20)).then(alarm(20, 20));
    given(conduct, begun).when(miss, by(leader, 20)).refused('ACCESS.NOT_YOURS');
  });
  it('is repeated after the same interval while nothing is heard, from when Samsyn was there to tell', () => {
    given(conduct, begun, missed).when(miss, bySystem(39)).silent();
    given(conduct, begun, missed)
      .when(miss, bySystem(40))
      .then(alarm(40, 20, 2));
    given(conduct, begun).when(miss, bySystem(200)).then(alarm(200, 20));
  });
  it('is repeated every fifteen minutes where only a moment was agreed', () => {
    const until = past(
      { name: 'SafetyCheckInStarted', data: { who: [coordinator], until: minute(30), nextAt: minute(30) } },
      0,
    );
    given(conduct, until)
      .when(miss, bySystem(30))
      .then({
        name: 'SafetyCheckInMissed',
        data: { ...about, dueAt: minute(30), step: 1, nextAt: minute(45) },
      });
  });
  it(`comes ${ALARMS_AT_MOST} times at most about one deadline`, () => {
    const steps = [1, 2, 3, 4].map((step) => past(alarm(20 * step, 20, step), 20 * step));
    given(conduct, begun, ...steps)
      .when(miss, bySystem(100))
      .then(alarm(100, 20, 5));
    given(conduct, begun, ...steps, past(alarm(100, 20, 5), 100))
      .when(miss, bySystem(900))
      .silent();
  });
  it('is not recorded where the person was heard of, or the plan has ended', () => {
    const heard = past({ name: 'SafetyCheckedIn', data: { ...about, nextAt: minute(35) } }, 15, coordinator);
    given(conduct, begun, heard).when(miss, bySystem(20)).silent();
    const ended = past({ name: 'SafetyCheckInEnded', data: about }, 15, coordinator);
    given(conduct, begun, ended).when(miss, bySystem(20)).silent();
  });
});

describe('an alarm', () => {
  const handle = (how: 'reached-and-safe' | 'help-sent') =>
    tell({ name: 'SafetyAlarmHandled', data: { how } });
  const handled = (how: string, next: number) => ({
    name: 'SafetyAlarmHandled',
    data: { ...about, alarm: idAt(1), how, nextAt: minute(next) },
  });

  it.each([
    ['reached-and-safe', 45],
    ['help-sent', 45],
  ] as const)('is handled by the leader: %s', (how, next) => {
    given(conduct, begun, missed).when(handle(how), by(leader, 25)).then(handled(how, next));
  });
  it('of somebody who was to be out by then is over once she is reached, and not before', () => {
    const until = past(everyTwenty(minute(20)), 0, coordinator);
    const { nextAt: _, ...over } = handled('reached-and-safe', 0).data;
    given(conduct, until, missed)
      .when(handle('reached-and-safe'), by(leader, 25))
      .then({ name: 'SafetyAlarmHandled', data: over });
    given(conduct, until, missed).when(handle('help-sent'), by(leader, 25)).then(handled('help-sent', 45));
  });
  it('is handled by nobody else', () => {
    given(conduct, begun, missed).when(handle('help-sent'), by(officer, 25)).refused('ACCESS.NOT_YOURS');
    given(conduct, begun, missed).when(handle('help-sent'), by(coordinator, 25)).refused('ACCESS.NOT_YOURS');
  });
  it('that was cleared or handled, or never was, cannot be handled', () => {
    const cleared = past(
      { name: 'SafetyCheckedIn', data: { ...about, nextAt: minute(42), clears: idAt(1) } },
      22,
      coordinator,
    );
    const named = tell({
      name: 'SafetyAlarmHandled',
      data: { checkIn: idAt(0), how: 'help-sent' },
    });
    given(conduct, begun, missed, cleared).when(named, by(leader, 25)).refused('CHECK_IN.NO_ALARM');
    given(conduct, begun).when(named, by(leader, 25)).refused('CHECK_IN.NO_ALARM');
  });
  it('is cleared by the end of the plan, once', () => {
    const end = tell({ name: 'SafetyCheckInEnded', data: { checkIn: idAt(0) } });
    given(conduct, begun, missed)
      .when(end, by(coordinator, 25))
      .then({ name: 'SafetyCheckInEnded', data: { ...about, clears: idAt(1) } });
    given(conduct, begun, past({ name: 'SafetyCheckInEnded', data: about }, 5, coordinator))
      .when(end, by(coordinator, 25))
      .silent();
  });
});

test('the end of the conduct ends no plan: who is not out yet is still asked for', () => {
  given(conduct, begun, past({ name: 'ConductEnded', data: {} }, 10))
    .when(miss, bySystem(20))
    .then(alarm(20, 20));
});
