import { given } from '@samsyn/kernel';
import { callOut } from '../call-out-decider';
import { acceptancesIn, callOutsIn } from '../call-out';
import {
  acceptedBy,
  asLeader,
  asSystem,
  at,
  called,
  declinedBy,
  escalatedTo,
  exhausted,
  expiredFor,
  minutes,
  OPERATION,
  ost,
  plan,
  releasedHer,
  syd,
  withdrawn,
} from '../call-out.fixture';
import { isOutdated } from './call-coordinator';

const renews = '44444444-4444-4444-8444-444444444444';
const LATER: [string, string] = ['2026-11-20T18:00:00.000Z', '2026-11-20T22:00:00.000Z'];
const moved = { ...plan, operation: { ...OPERATION, window: LATER } };
const state = (...past: Parameters<typeof given>[1][]) => given(callOut, ...(past as [])).state;
const renew = (before: ReturnType<typeof state>, own: object = {}) =>
  ({ kind: 'RenewCall', renews, before, plan: moved, ...own }) as const;

/** Whether anybody is counted on. */
const isComing = (...known: Parameters<typeof acceptancesIn>) => acceptancesIn(...known).length > 0;

describe('renewing a call after the operation was moved', () => {
  it('asks whoever was asked, for the new window, with the rest of the chain after them', () => {
    // Twenty minutes of two and a half hours were given: as large a share of the 26 hours that are left.
    given(callOut)
      .when(renew(state(called(ost))), at(30, asSystem))
      .then({
        name: 'CoordinatorCalled',
        data: {
          ...OPERATION,
          window: LATER,
          to: syd,
          turn: 0,
          answerBy: minutes(30 + (26 * 60 * 20) / 150),
          then: [ost],
          renews,
        },
      });
  });

  it('asks the next where whoever was asked is called anew already', () => {
    const engaged = new Map([[syd.person, 'another call-out']]);
    const { outcome } = given(callOut).when(
      renew(state(called(ost)), { plan: { ...moved, engaged } }),
      at(30, asSystem),
    );
    expect(outcome.events).toMatchObject([{ name: 'CoordinatorCalled', data: { to: ost, then: [] } }]);
  });

  it('asks whoever had accepted; who had said no is not called again', () => {
    const before = state(called(ost), declinedBy(syd), escalatedTo(ost, 1, 11), acceptedBy(ost, 12));
    const { outcome } = given(callOut).when(renew(before), at(30, asSystem));
    expect(outcome.events).toMatchObject([{ name: 'CoordinatorCalled', data: { to: ost, then: [] } }]);
  });

  it('is silent where nobody is asked or comes any more, or the window covers the new one', () => {
    given(callOut)
      .when(renew(state(called(), withdrawn)), at(30, asSystem))
      .silent();
    given(callOut)
      .when(renew(state(called(), acceptedBy(syd), releasedHer)), at(30, asSystem))
      .silent();
    given(callOut)
      .when(renew(state(called(), expiredFor(syd), exhausted)), at(30, asSystem))
      .silent();
    given(callOut)
      .when(renew(state(called()), { plan }), at(30, asSystem))
      .silent();
    given(callOut)
      .when(renew(state(called()), { plan: { ...moved, cancelled: true } }), at(30, asSystem))
      .silent();
  });

  it('is Samsyn’s own', () => {
    given(callOut)
      .when(renew(state(called())), at(30, asLeader))
      .refused('ACCESS.NOT_YOURS');
  });

  it('knows a call that is for another time', () => {
    expect(isOutdated(state(called()), plan)).toBe(false);
    expect(isOutdated(state(called()), moved)).toBe(true);
    expect(isOutdated(state(called(), acceptedBy(syd)), moved)).toBe(true);
    expect(isOutdated(state(called(), withdrawn), moved)).toBe(false);
  });
});

describe('a coordinator who accepted for another time', () => {
  it('is not counted on', () => {
    const stream = 'planning.call-out-1';
    const entries = [called(ost), acceptedBy(syd)].map((event) => ({ ...event, stream })) as never[];
    expect(callOutsIn(entries).size).toBe(1);
    expect(isComing(entries, OPERATION.window)).toBe(true);
    expect(isComing(entries, LATER)).toBe(false);
  });
});

describe('ending a call with its reason', () => {
  it('says why', () => {
    given(callOut, called())
      .when({ kind: 'WithdrawCall', reason: 'cancelled' }, at(1, asSystem))
      .then({ name: 'CallWithdrawn', data: { reason: 'cancelled' } });
    given(callOut, called(), acceptedBy(syd))
      .when({ kind: 'ReleaseCoordinator', reason: 'rescheduled' }, at(20, asSystem))
      .then({ name: 'CoordinatorReleased', data: { who: syd, reason: 'rescheduled' } });
    given(callOut, called(), acceptedBy(syd))
      .when({ kind: 'ReleaseCoordinator', reason: 'replaced' }, at(20, asLeader))
      .then({ name: 'CoordinatorReleased', data: { who: syd, reason: 'replaced' } });
  });

  it('is silent for Samsyn where nobody has accepted', () => {
    given(callOut, called()).when({ kind: 'ReleaseCoordinator' }, at(1, asSystem)).silent();
  });
});
