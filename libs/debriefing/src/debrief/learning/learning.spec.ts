import { given } from '@samsyn/kernel';
import { debrief } from '../debrief-decider';
import {
  agreed,
  as,
  asLeader,
  BORDER,
  CLOSED,
  COORDINATOR,
  entryId,
  OFFICER,
  OPENED,
} from '../debrief.fixture';

const WHAT = 'agree on shared on-call';
const complete = { kind: 'CompleteAction', what: WHAT } as const;
const drop = { kind: 'DropAction', what: WHAT, why: 'no longer needed' } as const;
const completed = (number: number) =>
  ({ name: 'ActionCompleted', data: { action: entryId(number) } }) as const;

describe('a lesson and an action', () => {
  it('are agreed in an open debrief by the leader', () => {
    const lesson = { kind: 'AgreeLesson', what: 'call earlier' } as const;
    const action = { kind: 'AgreeAction', what: WHAT, owner: COORDINATOR, due: '2026-12-15' } as const;
    given(debrief, OPENED)
      .when(lesson, asLeader)
      .then({ name: 'LessonAgreed', data: { what: 'call earlier' } });
    given(debrief, OPENED)
      .when(action, asLeader)
      .then({ name: 'ActionAgreed', data: { what: WHAT, owner: COORDINATOR, due: '2026-12-15' } });
    for (const command of [lesson, action]) {
      given(debrief).when(command, asLeader).refused('DEBRIEF.NOT_OPEN');
      given(debrief, OPENED, CLOSED).when(command, asLeader).refused('DEBRIEF.CLOSED');
      given(debrief, OPENED).when(command, as(COORDINATOR)).refused('ACCESS.NOT_YOURS');
    }
  });
});

describe('an agreed action', () => {
  const past = [OPENED, agreed(1, WHAT), agreed(2, 'fewer inside')];

  it('is named by its words or by its id', () => {
    given(debrief, ...past)
      .when(complete, asLeader)
      .then(completed(1));
    given(debrief, ...past)
      .when({ kind: 'CompleteAction', action: entryId(2) }, asLeader)
      .then(completed(2));
    given(debrief, ...past)
      .when({ ...complete, what: 'something else' }, asLeader)
      .refused('ACTION.UNKNOWN');
    given(debrief, ...past)
      .when({ kind: 'CompleteAction' }, asLeader)
      .refused('ACTION.UNKNOWN');
  });

  it('is named by its id where two have the same words', () => {
    const twice = [...past, agreed(3, WHAT)];
    given(debrief, ...twice)
      .when(complete, asLeader)
      .refused('DEBRIEF.ACTION_AMBIGUOUS');
    given(debrief, ...twice, completed(1))
      .when(complete, asLeader)
      .then(completed(3));
  });

  it('is completed by its owner or the leader, and followed up after the debrief was closed', () => {
    given(debrief, ...past, CLOSED)
      .when(complete, as(COORDINATOR))
      .then(completed(1));
    for (const who of [BORDER, OFFICER])
      given(debrief, ...past)
        .when(complete, as(who))
        .refused('ACCESS.NOT_YOURS');
  });

  it('is dropped by the leader, with the reason', () => {
    given(debrief, ...past)
      .when(drop, asLeader)
      .then({ name: 'ActionDropped', data: { action: entryId(1), why: 'no longer needed' } });
    given(debrief, ...past)
      .when(drop, as(COORDINATOR))
      .refused('ACCESS.NOT_YOURS');
  });

  it('ends once', () => {
    for (const command of [complete, drop, { ...complete, action: entryId(1) }]) {
      given(debrief, ...past, completed(1))
        .when(command, asLeader)
        .silent();
    }
  });
});
