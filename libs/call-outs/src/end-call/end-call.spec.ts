import { asRecorded, given } from '@samsyn/kernel';
import { callOut } from '../call-out-decider';
import { callOutStream } from '../call-out.events';
import { openElsewhere } from '../call-out.handler';
import {
  acceptedBy,
  as,
  asLeader,
  asOfficer,
  asParticipant,
  asSystem,
  at,
  border,
  bySystem,
  called,
  declinedBy,
  escalatedTo,
  exhausted,
  expiredFor,
  leader,
  minutes,
  OPERATION,
  ost,
  past,
  plan,
  releasedHer,
  syd,
  withdrawn,
} from '../call-out.fixture';

const withdraw = { kind: 'WithdrawCall' } as const;
const release = { kind: 'ReleaseCoordinator' } as const;
const expire = { kind: 'ExpireCall', turn: 0, plan } as const;

describe.each([withdraw, release])('$kind', (command) => {
  it('is the operation leader’s', () => {
    given(callOut, called(ost)).when(command, at(1, asOfficer)).refused('ACCESS.NOT_YOURS');
    given(callOut, called(ost))
      .when(command, at(1, as(syd)))
      .refused('ACCESS.NOT_YOURS');
  });

  it('tells nobody else that there is a call', () => {
    given(callOut, called(ost))
      .when(command, at(1, asParticipant(border)))
      .refused('CALL_OUT.UNKNOWN');
  });
});

describe('withdrawing a call', () => {
  it('ends the turn that is open', () => {
    given(callOut, called(ost)).when(withdraw, at(1, asLeader)).then({ name: 'CallWithdrawn', data: {} });
    given(callOut, called(ost)).when(withdraw, at(1, asSystem)).then({ name: 'CallWithdrawn', data: {} });
  });

  it('is silent when nobody is asked any more', () => {
    given(callOut, called(), expiredFor(syd), exhausted).when(withdraw, at(30, asLeader)).silent();
    given(callOut, called(), withdrawn).when(withdraw, at(30, asLeader)).silent();
  });

  it('is not how an accepted coordinator is released', () => {
    given(callOut, called(), acceptedBy(syd))
      .when(withdraw, at(30, asLeader))
      .refused('CALL.ALREADY_ACCEPTED');
    given(callOut, called(), acceptedBy(syd)).when(withdraw, at(30, asSystem)).silent();
  });
});

describe('releasing a coordinator', () => {
  it('names who is no longer needed, once', () => {
    given(callOut, called(), acceptedBy(syd))
      .when(release, at(30, asLeader))
      .then({ name: 'CoordinatorReleased', data: { who: syd } });
    given(callOut, called(), acceptedBy(syd), releasedHer).when(release, at(30, asLeader)).silent();
  });

  it('needs somebody who accepted in time', () => {
    given(callOut, called()).when(release, at(1, asLeader)).refused('CALL.NOBODY_ACCEPTED');
    const late = past(syd, { name: 'CallAnsweredLate', data: { answer: 'accepted', mode: 'on-site' } }, 25);
    given(callOut, called(), expiredFor(syd), exhausted, late)
      .when(release, at(30, asLeader))
      .refused('CALL.NOBODY_ACCEPTED');
    given(callOut, called(), acceptedBy(syd), declinedBy(syd, 12), exhausted)
      .when(release, at(30, asLeader))
      .refused('CALL.NOBODY_ACCEPTED');
  });
});

describe('the deadline of a turn', () => {
  const expired = bySystem({ name: 'CallExpired', data: { to: syd } }, 20);

  it('calls the next, with an answer window as long as the first', () => {
    given(callOut, called(ost))
      .when(expire, at(20, asSystem))
      .then(
        expired,
        bySystem(
          { name: 'CallEscalated', data: { ...OPERATION, to: ost, turn: 1, answerBy: minutes(40) } },
          20,
        ),
      );
  });

  it('of the last one exhausts the chain', () => {
    given(callOut, called())
      .when(expire, at(20, asSystem))
      .then(expired, bySystem({ name: 'CallChainExhausted', data: {} }, 20));
  });

  it('withdraws the call where the operation was cancelled meanwhile', () => {
    given(callOut, called(ost))
      .when({ ...expire, plan: { ...plan, cancelled: true } }, at(20, asSystem))
      .then(expired, bySystem({ name: 'CallWithdrawn', data: {} }, 20));
  });

  it.each([
    ['accepted', [acceptedBy(syd)]],
    ['declined', [declinedBy(syd), escalatedTo(ost, 1, 11)]],
    ['withdrawn', [withdrawn]],
    ['expired already', [expiredFor(syd), escalatedTo(ost, 1, 20)]],
    ['released', [acceptedBy(syd), releasedHer]],
  ])('passes silently where the turn is %s', (_, history) => {
    given(callOut, called(ost), ...history)
      .when(expire, at(20, asSystem))
      .silent();
  });

  it('is for Samsyn alone to declare', () => {
    given(callOut, called(ost)).when(expire, at(20, asLeader)).refused('ACCESS.NOT_YOURS');
  });

  it('means nothing before the call', () => {
    given(callOut).when(expire, at(20, asSystem)).silent();
  });
});

describe('moving the deadline of a call', () => {
  const later = { kind: 'MoveDeadline', answerBy: minutes(45) } as const;
  const moved = past(leader, {
    name: 'CallDeadlineMoved',
    data: { to: syd, turn: 0, answerBy: minutes(45) },
  });

  it('holds for whose turn it is, and for the expiry', () => {
    given(callOut, called(ost))
      .when(later, at(5, asLeader))
      .then({ name: 'CallDeadlineMoved', data: { to: syd, turn: 0, answerBy: minutes(45) } });
    given(callOut, called(ost), moved).when(expire, at(20, asSystem)).silent();
    const { outcome } = given(callOut, called(ost), moved).when(expire, at(45, asSystem));
    expect(outcome.events).toMatchObject([
      { name: 'CallExpired' },
      { name: 'CallEscalated', data: { answerBy: minutes(45 + 20) } },
    ]);
    given(callOut, called(ost), moved)
      .when({ kind: 'AcceptCall', mode: 'on-site', plan }, at(30, as(syd)))
      .then({ name: 'CoordinatorAccepted', data: { mode: 'on-site' } });
  });

  it('is the operation leader’s, of a call that is open, to a moment to come', () => {
    given(callOut, called(ost)).when(later, at(1, asOfficer)).refused('ACCESS.NOT_YOURS');
    given(callOut, called(ost), acceptedBy(syd)).when(later, at(11, asLeader)).refused('CALL.NOT_OPEN');
    given(callOut, called(ost)).when(later, at(46, asLeader)).refused('CALL.ANSWER_BY_PASSED');
    given(callOut, called(ost), moved).when(later, at(6, asLeader)).silent();
  });
});

describe('answering a call that was made anew', () => {
  it('names the call that is open now', () => {
    const [first, second] = ['1', '2'].map((digit) =>
      callOutStream(`${digit.repeat(8)}-0000-4000-8000-000000000000`),
    );
    const entries = [
      { ...asRecorded(called(ost), 0, minutes(0)), stream: first! },
      { ...asRecorded(called(ost), 1, minutes(5)), stream: second! },
      { ...asRecorded(withdrawn, 2, minutes(5)), stream: first! },
    ];
    const late = [{ name: 'CallAnsweredLate', data: {} }];
    const warned = (who: typeof syd, events: object[] = late) =>
      openElsewhere(first!)({ events, metadata: at(6, as(who)) } as never, { entries });
    expect(warned(syd)).toEqual([
      { code: 'CALL.OPEN_ELSEWHERE', details: { callOut: '22222222-0000-4000-8000-000000000000' } },
    ]);
    expect([warned(ost), warned(syd, [{ name: 'CallRead', data: {} }])]).toEqual([[], []]);
  });
});

describe('whose turn it is and has left', () => {
  const departed = (...persons: readonly { readonly person: string }[]) => ({
    ...expire,
    plan: { ...plan, departed: new Set(persons.map(({ person }) => person)) },
  });
  const passedOver = (who: typeof syd) =>
    ({ name: 'CallPassedOver', data: { to: who, reason: 'left' } }) as const;

  it('is passed over at once, visibly, and the next is called with a whole answer window', () => {
    const state = given(callOut, called(ost)).when(departed(syd), at(1, asSystem));
    expect(state.outcome.events?.map(({ name }) => name)).toEqual(['CallPassedOver', 'CallEscalated']);
    expect(state.outcome.events?.[0]).toMatchObject(passedOver(syd));
  });

  it('is passed over when the turn would come, too, until there is nobody left', () => {
    const last = given(callOut, called(ost)).when(departed(syd, ost), at(1, asSystem));
    expect(last.outcome.events?.map(({ name }) => name)).toEqual([
      ...['CallPassedOver', 'CallPassedOver', 'CallChainExhausted'],
    ]);
  });

  it('keeps the turn while it is not over and nobody has left', () => {
    given(callOut, called(ost)).when(departed(), at(1, asSystem)).silent();
    given(callOut, called(ost)).when(departed(ost), at(1, asSystem)).silent();
  });
});
