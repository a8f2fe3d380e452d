import { given } from '@samsyn/kernel';
import { operationPlan } from '../plan-decider';
import {
  asInvited,
  asLeader,
  asParticipant,
  cancelled,
  coordinator,
  leader,
  proposed,
  tax,
  eventBy,
  WINDOW,
} from '../plan.fixture';

const [booking, other] = ['22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333'];
const request = { kind: 'RequestInterpreter', language: 'es', mode: 'on-site' } as const;
const facts = { language: 'es', mode: 'on-site', window: WINDOW } as const;
const requested = (id = booking) =>
  eventBy(coordinator, { name: 'InterpreterRequested', data: { booking: id, ...facts } });
const booked = eventBy(leader, { name: 'InterpreterBooked', data: { booking, reference: 'T-1' } });
const declined = eventBy(leader, { name: 'InterpreterDeclined', data: { booking, reason: 'none-free' } });
const ended = eventBy(leader, { name: 'InterpreterCancelled', data: { booking, reason: 'not-needed' } });
const book = { kind: 'BookInterpreter', reference: 'T-1' } as const;
const decline = { kind: 'DeclineInterpreter', reason: 'none-free' } as const;
const cancel = { kind: 'CancelInterpreter', reason: 'not-needed' } as const;
const asCoordinator = asParticipant(coordinator);

describe('asking for an interpreter', () => {
  it('is for everybody who takes part, for the operation’s window where no other is told', () => {
    given(operationPlan, proposed())
      .when(request, asCoordinator)
      .then({ name: 'InterpreterRequested', data: { booking, ...facts } });
    const window: [string, string] = [WINDOW[0], '2026-11-19T19:00:00.000Z'];
    given(operationPlan, proposed())
      .when({ ...request, window, preference: 'female' }, asLeader)
      .then({ name: 'InterpreterRequested', data: { booking, ...facts, window, preference: 'female' } });
  });

  it('is not for who is only invited, and ends with the cancellation', () => {
    given(operationPlan, proposed()).when(request, asInvited(tax)).refused('ACCESS.NOT_YOURS');
    given(operationPlan, proposed(), cancelled).when(request, asLeader).refused('PLAN.CANCELLED');
  });
});

describe('the answer of the agency', () => {
  it('is about the latest request that is open, or the one that is named', () => {
    given(operationPlan, proposed(), requested(), requested(other))
      .when(book, asLeader)
      .then({ name: 'InterpreterBooked', data: { booking: other, reference: 'T-1' }, labels: {} });
    given(operationPlan, proposed(), requested(), requested(other))
      .when({ ...book, booking }, asLeader)
      .then({ name: 'InterpreterBooked', data: { booking, reference: 'T-1' }, labels: {} });
  });

  it('names a conflict of interest under its label', () => {
    const conflict = { value: 'from the same town', label: ['agency-own'] } as const;
    given(operationPlan, proposed(), requested())
      .when({ ...book, conflict }, asCoordinator)
      .then({
        name: 'InterpreterBooked',
        data: { booking, reference: 'T-1', conflict: 'from the same town' },
        labels: { conflict: ['agency-own'] },
      });
  });

  it('can be no, and a yes after that', () => {
    given(operationPlan, proposed(), requested())
      .when(decline, asLeader)
      .then({ name: 'InterpreterDeclined', data: { booking, reason: 'none-free' } });
    given(operationPlan, proposed(), requested(), declined)
      .when(book, asLeader)
      .then({ name: 'InterpreterBooked', data: { booking, reference: 'T-1' }, labels: {} });
  });

  it('is silent when it is so already', () => {
    given(operationPlan, proposed(), requested(), booked)
      .when({ ...book, booking }, asLeader)
      .silent();
    given(operationPlan, proposed(), requested(), declined)
      .when({ ...decline, booking }, asLeader)
      .silent();
  });

  it('is refused where nothing was asked for, or the booking has ended', () => {
    given(operationPlan, proposed()).when(book, asLeader).refused('INTERPRETER.UNKNOWN');
    given(operationPlan, proposed(), requested())
      .when({ ...book, booking: other }, asLeader)
      .refused('INTERPRETER.UNKNOWN');
    given(operationPlan, proposed(), requested(), ended)
      .when({ ...book, booking }, asLeader)
      .refused('INTERPRETER.NOT_OPEN');
    given(operationPlan, proposed(), requested(), booked)
      .when({ ...decline, booking }, asLeader)
      .refused('INTERPRETER.NOT_OPEN');
  });
});

describe('taking a booking back', () => {
  it('is for a request as for a booking, once', () => {
    const taken = { name: 'InterpreterCancelled', data: { booking, reason: 'not-needed' } };
    given(operationPlan, proposed(), requested()).when(cancel, asLeader).then(taken);
    given(operationPlan, proposed(), requested(), booked).when(cancel, asLeader).then(taken);
    given(operationPlan, proposed(), requested(), ended)
      .when({ ...cancel, booking }, asLeader)
      .silent();
    given(operationPlan, proposed(), requested(), declined)
      .when({ ...cancel, booking }, asLeader)
      .refused('INTERPRETER.NOT_OPEN');
  });
});
