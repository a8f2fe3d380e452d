import { given, SYSTEM } from '@samsyn/kernel';
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

describe('a lesson', () => {
  it('says what it is about where the leader records it', () => {
    const tags = ['theme:interpreter', 'deviation:no-support-offered'];
    given(debrief, OPENED)
      .when({ kind: 'AgreeLesson', what: 'book early', tags }, asLeader)
      .then({ name: 'LessonAgreed', data: { what: 'book early', tags } });
    given(debrief, OPENED)
      .when({ kind: 'AgreeLesson', what: 'book early', tags: [] }, asLeader)
      .then({ name: 'LessonAgreed', data: { what: 'book early' } });
  });
});

describe('an action that takes longer, or another owner', () => {
  const past = [OPENED, agreed(1, WHAT)];
  const move = {
    kind: 'MoveAction',
    what: WHAT,
    due: '2027-01-15',
    why: 'the region is reorganised',
  } as const;
  const pass = { kind: 'ReassignAction', what: WHAT, owner: BORDER } as const;
  const moved = {
    name: 'ActionMoved',
    data: { action: entryId(1), due: '2027-01-15', why: 'the region is reorganised' },
  } as const;
  const passed = { name: 'ActionReassigned', data: { action: entryId(1), owner: BORDER } } as const;

  it('is moved by its owner or the leader, with the reason', () => {
    for (const metadata of [as(COORDINATOR), asLeader])
      given(debrief, ...past)
        .when(move, metadata)
        .then(moved);
    for (const metadata of [as(BORDER), as(OFFICER)])
      given(debrief, ...past)
        .when(move, metadata)
        .refused('ACCESS.NOT_YOURS');
    given(debrief, ...past, moved)
      .when(move, asLeader)
      .silent();
  });

  it('is passed on by the leader, and is then the new owner’s', () => {
    given(debrief, ...past)
      .when(pass, asLeader)
      .then(passed);
    given(debrief, ...past)
      .when(pass, as(COORDINATOR))
      .refused('ACCESS.NOT_YOURS');
    given(debrief, ...past, passed)
      .when(pass, asLeader)
      .silent();
    given(debrief, ...past, passed)
      .when(complete, as(BORDER))
      .then(completed(1));
    given(debrief, ...past, passed)
      .when(complete, as(COORDINATOR))
      .refused('ACCESS.NOT_YOURS');
  });

  it('is still followed up after the debrief was closed, and not after its end', () => {
    given(debrief, ...past, CLOSED)
      .when(move, asLeader)
      .then(moved);
    for (const command of [move, pass]) {
      given(debrief, ...past, completed(1))
        .when(command, asLeader)
        .refused('DEBRIEF.ACTION_ENDED');
    }
  });
});

describe('a reminder of an action', () => {
  const past = [OPENED, agreed(1, WHAT)];
  const remind = {
    kind: 'RemindAction',
    action: entryId(1),
    due: '2026-12-15',
    about: 'before-due',
  } as const;
  const reminded = (to = COORDINATOR, due = '2026-12-15') =>
    ({ name: 'ActionReminded', data: { action: entryId(1), to, due, about: 'before-due' } }) as const;
  const asSamsyn = { actor: SYSTEM };

  it('goes to the owner of the day', () => {
    given(debrief, ...past)
      .when(remind, asSamsyn)
      .then(reminded());
    const passed = { name: 'ActionReassigned', data: { action: entryId(1), owner: BORDER } } as const;
    given(debrief, ...past, passed)
      .when(remind, asSamsyn)
      .then(reminded(BORDER));
  });

  it('is silent when the action has ended, or its last day was moved or corrected', () => {
    const moved = { name: 'ActionMoved', data: { action: entryId(1), due: '2027-01-15', why: 'x' } } as const;
    const dropped = { name: 'ActionDropped', data: { action: entryId(1), why: 'x' } } as const;
    for (const after of [moved, dropped, completed(1)])
      given(debrief, ...past, after)
        .when(remind, asSamsyn)
        .silent();
    const corrected = {
      name: 'EntryCorrected',
      data: { entry: entryId(1), field: 'due', is: '2026-12-20' },
    } as unknown as (typeof past)[number];
    given(debrief, ...past, corrected)
      .when(remind, asSamsyn)
      .silent();
    given(debrief, ...past, corrected)
      .when({ ...remind, due: '2026-12-20' }, asSamsyn)
      .then(reminded(COORDINATOR, '2026-12-20'));
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

describe('an action whose owner has left', () => {
  const past = [OPENED, agreed(1, WHAT)];
  const colleague = { ...COORDINATOR, person: '99999999-0000-4000-8000-000000000000' };
  const departed = [COORDINATOR.person];

  it('is completed by a colleague of the branch, whose it is as long as the owner has left', () => {
    given(debrief, ...past)
      .when({ ...complete, departed }, as(colleague))
      .then(completed(1));
    given(debrief, ...past)
      .when(complete, as(colleague))
      .refused('ACCESS.NOT_YOURS');
    given(debrief, ...past)
      .when({ ...complete, departed }, as(BORDER))
      .refused('ACCESS.NOT_YOURS');
  });
});
