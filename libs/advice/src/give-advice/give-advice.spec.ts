import { given, type PersonRef } from '@samsyn/kernel';
import { adviceCall } from '../advice-call-decider';
import {
  leader,
  syd,
  ost,
  other,
  jour,
  OPERATION,
  at,
  by,
  past,
  asked,
  requested,
  escalated,
  unanswered,
  give,
  givenAdvice,
  expire,
  asSystem,
  withdraw,
  withdrawn,
} from '../advice-call.fixture';

describe('the deadline of a turn', () => {
  const ended = (to: PersonRef, last: boolean, minute: number) => ({
    ...{ name: 'AdviceUnanswered', data: { to, reason: 'no-answer', last } },
    ...{ by: 'system' as const, occurredAt: at(minute) },
  });

  it('asks the next, who has as long as the first', () => {
    given(adviceCall, requested)
      .when(expire(0), asSystem(20))
      .then(ended(syd, false, 20), {
        ...{ name: 'AdviceEscalated', data: { ...asked, to: ost, turn: 1, answerBy: at(40) } },
        ...{ by: 'system', occurredAt: at(20) },
      });
  });

  it('of the last leaves it unanswered, with the reason', () => {
    const { state } = given(adviceCall, requested, unanswered, escalated);
    expect(state.unanswered).toBeUndefined();
    given(adviceCall, requested, unanswered, escalated)
      .when(expire(1), asSystem(40))
      .then(ended(ost, true, 40));
  });

  it.each([
    ['given', [givenAdvice]],
    ['withdrawn', [withdrawn]],
    ['over already', [unanswered, escalated]],
  ])('passes silently where the turn is %s', (_, history) => {
    given(adviceCall, requested, ...history)
      .when(expire(0), asSystem(20))
      .silent();
  });

  it('is for Samsyn alone to declare', () => {
    given(adviceCall, requested).when(expire(0), by(leader, 20)).refused('ACCESS.NOT_YOURS');
    given(adviceCall).when(expire(0), asSystem(20)).silent();
  });
});

describe('giving advice', () => {
  const event = {
    name: 'AdviceGiven',
    data: { durationMinutes: 7, outcome: 'question-answered' },
    labels: {},
  };

  it('is for whoever was asked, in their turn or after it', () => {
    given(adviceCall, requested).when(give, by(syd, 10)).then(event);
    for (const who of [syd, ost])
      given(adviceCall, requested, unanswered, escalated).when(give, by(who, 25)).then(event);
  });

  it('keeps the note under the label that its author chose', () => {
    given(adviceCall, requested)
      .when({ ...give, note: { value: 'x', label: ['social-services'] } }, by(syd, 10))
      .then({
        ...{ name: 'AdviceGiven', data: { ...event.data, note: 'x' } },
        labels: { note: ['social-services'] },
      });
  });

  it('is silent when the same person has said the same', () => {
    given(adviceCall, requested, givenAdvice).when(give, by(syd, 10)).silent();
    given(adviceCall, requested, givenAdvice)
      .when({ ...give, durationMinutes: 9 }, by(syd, 10))
      .then({ ...event, data: { ...event.data, durationMinutes: 9 } });
  });

  it('is not for the one who asked, and to all others there is no call', () => {
    given(adviceCall, requested).when(give, by(leader)).refused('ADVICE.NOT_YOURS');
    for (const who of [other, ost, jour])
      given(adviceCall, requested).when(give, by(who)).refused('ADVICE_CALL.UNKNOWN');
    given(adviceCall).when(give, by(syd)).refused('ADVICE_CALL.UNKNOWN');
  });
});

describe('withdrawing the question', () => {
  it('is for the one who asked, while it is open', () => {
    given(adviceCall, requested)
      .when(withdraw, by(leader))
      .then({ name: 'AdviceRequestWithdrawn', data: {} });
    given(adviceCall, requested, withdrawn).when(withdraw, by(leader)).silent();
    given(adviceCall, requested, givenAdvice).when(withdraw, by(leader)).refused('ADVICE.ALREADY_GIVEN');
    given(adviceCall, requested).when(withdraw, by(syd)).refused('ADVICE.NOT_YOURS');
    given(adviceCall, requested).when(withdraw, by(other)).refused('ADVICE_CALL.UNKNOWN');
  });
});

describe('linking it to an operation', () => {
  const link = { kind: 'LinkToOperation', operation: OPERATION } as const;
  const linked = { name: 'AdviceLinkedToOperation', data: { operation: OPERATION } } as const;

  it('is for the one who asked or the one who gave the advice', () => {
    for (const who of [leader, syd])
      given(adviceCall, requested, givenAdvice).when(link, by(who)).then(linked);
    given(adviceCall, requested).when(link, by(syd)).refused('ADVICE.NOT_YOURS');
    given(adviceCall, requested).when(link, by(other)).refused('ADVICE_CALL.UNKNOWN');
  });

  it('is to one operation, once', () => {
    given(adviceCall, requested, past(leader, linked)).when(link, by(leader)).silent();
    given(adviceCall, requested, past(leader, linked))
      .when({ ...link, operation: leader.person }, by(leader))
      .refused('ADVICE.ALREADY_LINKED');
  });
});
