import { given } from '@samsyn/kernel';
import { debrief, type DebriefChange } from '../debrief-decider';
import {
  as,
  asLeader,
  BORDER,
  CLOSED,
  COORDINATOR,
  FACILITATOR,
  LEADER,
  NAMED,
  OFFICER,
  OPENED,
} from '../debrief.fixture';

const STRANGER = { ...LEADER, person: `9${LEADER.person.slice(1)}`, branch: 'police/local-police' };
const HASH = 'A'.repeat(43);
const open = { kind: 'OpenDebrief', conduct: { revision: 11, hash: HASH } } as const;
const name = { kind: 'NameFacilitator', who: FACILITATOR, takesPart: false, isRegistered: true } as const;
const takingPart: ReadonlySet<string> = new Set([LEADER.branch, BORDER.branch, COORDINATOR.branch]);
const request = { kind: 'RequestPerspectives', of: [BORDER.branch, COORDINATOR.branch], takingPart } as const;
const meet = { kind: 'HoldMeeting', present: [LEADER, COORDINATOR] } as const;
const close = { kind: 'CloseDebrief' } as const;
const reopen = { kind: 'ReopenDebrief', why: 'a late statement' } as const;

describe('opening the debrief', () => {
  it('records how far the conduct had come', () => {
    given(debrief)
      .when(open, asLeader)
      .then({ name: 'DebriefOpened', data: { conductRevision: 11, conductHash: HASH } });
  });

  it('is any participant’s, and names whom a standing agreement names', () => {
    for (const who of [LEADER, OFFICER, COORDINATOR, BORDER]) {
      given(debrief)
        .when(open, as(who))
        .then({ name: 'DebriefOpened', data: { conductRevision: 11, conductHash: HASH } });
    }
    given(debrief)
      .when({ ...open, agreedFacilitator: FACILITATOR }, as(BORDER))
      .then({ name: 'DebriefOpened', data: { conductRevision: 11, conductHash: HASH } }, NAMED);
    given(debrief).when(open, as(STRANGER)).refused('ACCESS.NOT_YOURS');
  });

  it('is possible where nothing was conducted', () => {
    given(debrief)
      .when({ ...open, conduct: { revision: -1, hash: HASH } }, asLeader)
      .then({ name: 'DebriefOpened', data: { conductRevision: -1 } });
  });

  it('happens once, and a closed one is reopened instead', () => {
    given(debrief, OPENED).when(open, asLeader).silent();
    given(debrief, OPENED, CLOSED).when(open, asLeader).refused('DEBRIEF.CLOSED');
  });
});

describe('closing and reopening', () => {
  it('closes an open debrief once', () => {
    given(debrief).when(close, asLeader).refused('DEBRIEF.NOT_OPEN');
    given(debrief, OPENED).when(close, asLeader).then(CLOSED);
    given(debrief, OPENED, CLOSED).when(close, asLeader).silent();
  });

  it('reopens a closed one with a reason', () => {
    const reopened = { name: 'DebriefReopened', data: { why: 'a late statement' } } as const;
    given(debrief).when(reopen, asLeader).refused('DEBRIEF.NOT_OPEN');
    given(debrief, OPENED).when(reopen, asLeader).silent();
    given(debrief, OPENED, CLOSED).when(reopen, asLeader).then(reopened);
    given(debrief, OPENED, CLOSED, reopened).when(close, asLeader).then(CLOSED);
  });
});

describe('a facilitator', () => {
  it('is named once', () => {
    given(debrief, OPENED).when(name, asLeader).then(NAMED);
    given(debrief, OPENED, NAMED).when(name, asLeader).silent();
  });

  it('is named by any participant where there is none, and by the leader after that', () => {
    for (const who of [OFFICER, COORDINATOR, BORDER]) {
      given(debrief, OPENED).when(name, as(who)).then(NAMED);
      given(debrief, OPENED, NAMED).when(name, as(who)).refused('ACCESS.NOT_YOURS');
    }
    given(debrief, OPENED).when(name, as(STRANGER)).refused('ACCESS.NOT_YOURS');
    const other = { ...FACILITATOR, person: STRANGER.person };
    given(debrief, OPENED, NAMED)
      .when({ ...name, who: other }, asLeader)
      .then({ name: 'FacilitatorNamed', data: { who: other } });
  });

  it('is registered as one, and active', () => {
    given(debrief, OPENED)
      .when({ ...name, isRegistered: false }, asLeader)
      .refused('DEBRIEF.FACILITATOR_NOT_REGISTERED');
  });

  it('is of a branch that took no part: nobody is let in to who wrote what by being named', () => {
    for (const who of [LEADER, OFFICER, COORDINATOR]) {
      given(debrief, OPENED)
        .when({ ...name, who, takesPart: true }, asLeader)
        .refused('DEBRIEF.FACILITATOR_TAKES_PART');
    }
  });
});

describe('asking for perspectives', () => {
  it('is any participant’s', () => {
    for (const who of [OFFICER, COORDINATOR, BORDER]) {
      given(debrief, OPENED)
        .when(request, as(who))
        .then({ name: 'PerspectiveRequested', data: { of: [...request.of] } });
    }
    given(debrief, OPENED).when(request, as(STRANGER)).refused('ACCESS.NOT_YOURS');
  });

  it('names branches and a time', () => {
    const answerBy = '2026-11-26T16:00:00.000Z';
    given(debrief, OPENED)
      .when({ ...request, answerBy }, asLeader)
      .then({ name: 'PerspectiveRequested', data: { of: request.of, answerBy } });
  });

  it('asks again only somebody new, or for another time', () => {
    const asked = { name: 'PerspectiveRequested' as const, data: { of: [...request.of] } };
    given(debrief, OPENED, asked).when(request, asLeader).silent();
    given(debrief, OPENED, asked)
      .when({ ...request, of: [LEADER.branch] }, asLeader)
      .then({ name: 'PerspectiveRequested', data: { of: [LEADER.branch] } });
  });
});

it('asking for perspectives is of branches that take part, and says which do', () => {
  given(debrief, OPENED)
    .when({ ...request, of: [BORDER.branch, STRANGER.branch] }, asLeader)
    .refused('DEBRIEF.TAKES_NO_PART');
});

describe('the meeting', () => {
  it('is held with those present', () => {
    given(debrief, OPENED)
      .when(meet, asLeader)
      .then({ name: 'DebriefMeetingHeld', data: { present: [LEADER, COORDINATOR] } });
  });
});

const LEADERS: readonly DebriefChange[] = [meet, close, reopen];

it.each(LEADERS.map((command) => [command.kind, command] as const))(
  '%s is the operation leader’s',
  (_, command) => {
    for (const who of [OFFICER, COORDINATOR, BORDER]) {
      given(debrief, OPENED).when(command, as(who)).refused('ACCESS.NOT_YOURS');
    }
    const foreign = as({ ...LEADER, branch: 'police/local-police' });
    given(debrief, OPENED).when(command, foreign).refused('ACCESS.NOT_YOURS');
  },
);

it.each([name, request, meet])('$kind is for a debrief that is open', (command) => {
  given(debrief).when(command, asLeader).refused('DEBRIEF.NOT_OPEN');
  given(debrief, OPENED, CLOSED).when(command, asLeader).refused('DEBRIEF.CLOSED');
});
