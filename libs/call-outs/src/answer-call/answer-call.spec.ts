import { given } from '@samsyn/kernel';
import { callOut, type CallChange } from '../call-out-decider';
import {
  acceptedBy,
  as,
  asLeader,
  asParticipant,
  at,
  border,
  bySystem,
  called,
  colleague,
  declinedBy,
  emergency,
  escalatedTo,
  exhausted,
  expiredFor,
  minutes,
  OPERATION,
  ost,
  past,
  plan,
  releasedHer,
  syd,
  withdrawn,
} from '../call-out.fixture';

const accept = { kind: 'AcceptCall', mode: 'on-site', eta: minutes(200), plan } as const;
const decline = { kind: 'DeclineCall', reason: 'outside-working-hours', plan } as const;
const accepted = { name: 'CoordinatorAccepted', data: { mode: 'on-site', eta: minutes(200) } };
const acceptedLate = {
  name: 'CallAnsweredLate',
  data: { answer: 'accepted', mode: 'on-site', eta: minutes(200) },
};
const declined = { name: 'CoordinatorDeclined', data: { reason: 'outside-working-hours' }, labels: {} };
const declinedLate = {
  name: 'CallAnsweredLate',
  data: { answer: 'declined', reason: 'outside-working-hours' },
  labels: {},
};
const escalated = (minute: number) =>
  bySystem(
    { name: 'CallEscalated', data: { ...OPERATION, to: ost, turn: 1, answerBy: minutes(minute + 20) } },
    minute,
  );
const commands: readonly CallChange[] = [{ kind: 'ReportDelivery' }, { kind: 'ReportRead' }, accept, decline];

describe.each(commands)('$kind', (command) => {
  it('is the called person’s alone', () => {
    given(callOut, called(ost))
      .when(command, at(1, as(colleague)))
      .refused('CALL.NOT_YOURS');
    given(callOut, called(ost)).when(command, at(1, asLeader)).refused('CALL.NOT_YOURS');
  });

  it('is not yet for who comes later in the chain', () => {
    given(callOut, called(ost))
      .when(command, at(1, as(ost)))
      .refused('CALL.NOT_YOURS');
  });

  it('tells nobody else that there is a call', () => {
    given(callOut, called(ost, emergency))
      .when(command, at(1, as(emergency)))
      .refused('CALL_OUT.UNKNOWN');
    given(callOut, called(ost))
      .when(command, at(1, asParticipant(border)))
      .refused('CALL_OUT.UNKNOWN');
  });
});

describe('delivered and read', () => {
  it('are recorded once for each person', () => {
    given(callOut, called(ost))
      .when({ kind: 'ReportDelivery' }, at(1, as(syd)))
      .then({ name: 'CallDelivered', data: {} });
    given(callOut, called(ost))
      .when({ kind: 'ReportRead' }, at(1, as(syd)))
      .then({ name: 'CallRead', data: {} });
    const delivered = [
      past(syd, { name: 'CallDelivered', data: {} }),
      past(syd, { name: 'CallRead', data: {} }),
    ];
    given(callOut, called(ost), ...delivered)
      .when({ kind: 'ReportDelivery' }, at(2, as(syd)))
      .silent();
    given(callOut, called(ost), ...delivered)
      .when({ kind: 'ReportRead' }, at(2, as(syd)))
      .silent();
    given(callOut, called(ost), ...delivered, declinedBy(syd), escalatedTo(ost, 1, 11))
      .when({ kind: 'ReportRead' }, at(12, as(ost)))
      .then({ name: 'CallRead', data: {} });
  });
});

describe('a yes', () => {
  it('is an acceptance within the turn, at its last moment too', () => {
    given(callOut, called(ost))
      .when(accept, at(20, as(syd)))
      .then(accepted);
  });

  it('given in time and told late is in time while no expiry is recorded', () => {
    given(callOut, called(ost))
      .when(accept, at(25, as(syd), 19))
      .then(accepted);
  });

  it('given after the deadline brings the expiry first, and counts as late', () => {
    given(callOut, called(ost))
      .when(accept, at(21, as(syd)))
      .then(bySystem({ name: 'CallExpired', data: { to: syd } }, 21), escalated(21), acceptedLate);
  });

  it.each([
    ['cancelled', {}],
    ['ended', { reason: 'ended' }],
  ])('to an operation that was %s meanwhile lets nobody in, and counts as late', (over, data) => {
    given(callOut, called())
      .when({ kind: 'AcceptCall', mode: 'telephone', plan: { ...plan, [over]: true } }, at(11, as(syd)))
      .then(bySystem({ name: 'CallWithdrawn', data }, 11), {
        name: 'CallAnsweredLate',
        data: { answer: 'accepted', mode: 'telephone' },
      });
  });

  it('by telephone needs no time of arrival', () => {
    given(callOut, called())
      .when({ kind: 'AcceptCall', mode: 'telephone', plan }, at(5, as(syd)))
      .then({ name: 'CoordinatorAccepted', data: { mode: 'telephone' } });
  });

  it('said again is silent; with another arrival it is the one that holds', () => {
    const first = past(syd, { name: 'CoordinatorAccepted', data: { mode: 'on-site', eta: minutes(200) } });
    given(callOut, called(ost), first)
      .when(accept, at(12, as(syd)))
      .silent();
    given(callOut, called(ost), first)
      .when({ ...accept, eta: minutes(230) }, at(12, as(syd)))
      .then({ name: 'CoordinatorAccepted', data: { mode: 'on-site', eta: minutes(230) } });
  });

  it.each([
    ['her turn expired', [called(ost), expiredFor(syd), escalatedTo(ost, 1, 20)]],
    ['somebody else accepted', [called(ost), expiredFor(syd), escalatedTo(ost, 1, 20), acceptedBy(ost, 22)]],
    ['the chain is exhausted', [called(), expiredFor(syd), exhausted]],
    ['the call was withdrawn', [called(ost), withdrawn]],
    ['she had said no', [called(ost), declinedBy(syd), escalatedTo(ost, 1, 11)]],
    ['she was released', [called(ost), acceptedBy(syd), releasedHer]],
  ])('after %s is kept as a late answer, never refused', (_, history) => {
    given(callOut, ...history)
      .when(accept, at(30, as(syd)))
      .then(acceptedLate);
    expect(
      given(callOut, ...history, past(syd, { name: 'CallAnsweredLate', data: { answer: 'accepted' } })).state
        .phase,
    ).toBe(given(callOut, ...history).state.phase);
  });

  it('said late twice is silent the second time', () => {
    const late = past(syd, {
      name: 'CallAnsweredLate',
      data: { answer: 'accepted', mode: 'on-site', eta: minutes(200) },
    });
    given(callOut, called(), expiredFor(syd), exhausted, late)
      .when(accept, at(30, as(syd)))
      .silent();
  });
});

describe('a no', () => {
  it('calls the next in the same decision, with an answer window as long as the first', () => {
    given(callOut, called(ost, emergency))
      .when(decline, at(11, as(syd)))
      .then(declined, escalated(11));
  });

  it('of the last one exhausts the chain', () => {
    given(callOut, called())
      .when(decline, at(11, as(syd)))
      .then(declined, bySystem({ name: 'CallChainExhausted', data: {} }, 11));
  });

  it('keeps the note under its label', () => {
    given(callOut, called())
      .when({ ...decline, note: { value: 'ill child', label: ['social-services'] } }, at(11, as(syd)))
      .then(
        {
          name: 'CoordinatorDeclined',
          data: { reason: 'outside-working-hours', note: 'ill child' },
          labels: { note: ['social-services'] },
        },
        bySystem({ name: 'CallChainExhausted', data: {} }, 11),
      );
  });

  it('told late calls the next from when Samsyn knows it', () => {
    given(callOut, called(ost))
      .when(decline, at(19, as(syd), 11))
      .then(declined, escalated(19));
  });

  it('of a reporter whose clock is ahead of ours is not overtaken by what follows from it', () => {
    given(callOut, called(ost))
      .when(decline, at(11, as(syd), 13))
      .then(declined, escalated(13));
  });

  it('after a yes calls the next all the same', () => {
    given(callOut, called(ost), acceptedBy(syd))
      .when({ ...decline, reason: 'illness' }, at(60, as(syd)))
      .then({ name: 'CoordinatorDeclined', data: { reason: 'illness' }, labels: {} }, escalated(60));
  });

  it('tells the window as it is planned now', () => {
    const window: [string, string] = ['2026-11-20T18:00:00.000Z', '2026-11-20T22:00:00.000Z'];
    const moved = { ...plan, operation: { ...OPERATION, window } };
    const { data } = escalated(11);
    given(callOut, called(ost))
      .when({ ...decline, plan: moved }, at(11, as(syd)))
      .then(declined, { ...escalated(11), data: { ...data, window } });
  });

  it('passes over whom another call of the operation asks or has coming, and who cannot be called', () => {
    const analyst = { ...emergency, branch: 'national-coordination/statistics', role: 'analyst' };
    const engaged = new Map([[ost.person, 'another call-out']]);
    const { outcome } = given(callOut, called(ost, analyst, emergency)).when(
      { ...decline, plan: { ...plan, engaged } },
      at(11, as(syd)),
    );
    expect(outcome.events?.[1]).toMatchObject({ name: 'CallEscalated', data: { to: emergency } });
    expect(
      given(callOut, called(ost, emergency), declinedBy(syd), escalatedTo(emergency, 1, 11)).state.rest,
    ).toEqual([]);
  });

  it('calls nobody to an operation that was cancelled meanwhile', () => {
    given(callOut, called(ost))
      .when({ ...decline, plan: { ...plan, cancelled: true } }, at(11, as(syd)))
      .then(declined, bySystem({ name: 'CallWithdrawn', data: {} }, 11));
  });

  it('after the deadline brings the expiry first, and counts as late', () => {
    given(callOut, called(ost))
      .when(decline, at(21, as(syd)))
      .then(bySystem({ name: 'CallExpired', data: { to: syd } }, 21), escalated(21), declinedLate);
  });

  it('after the turn expired is kept as a late answer', () => {
    given(callOut, called(ost), expiredFor(syd), escalatedTo(ost, 1, 20))
      .when(decline, at(30, as(syd)))
      .then(declinedLate);
  });

  it('said again is silent', () => {
    given(callOut, called(ost), declinedBy(syd), escalatedTo(ost, 1, 11))
      .when(decline, at(12, as(syd)))
      .silent();
  });
});
