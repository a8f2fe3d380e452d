import type { Json } from '@samsyn/kernel';
import { debriefOf } from './debrief-of';
import {
  COORDINATOR,
  id,
  LEADER,
  viewedOperation,
  type GivenEntry,
  type GivenOperation,
} from './viewed.fixture';

const on = (time: string) => `2026-11-19T${time}:00+01:00`;
const NOW = '2026-11-20T12:00:00.000Z';
const WINDOW = ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'];

const recorded = (
  time: string,
  name: string,
  data: Record<string, Json> = {},
  more: Partial<GivenEntry> = {},
): GivenEntry => ({
  name,
  at: on(time),
  data,
  ...more,
});
const debrief = (entries: readonly GivenEntry[], more: Partial<GivenOperation> = {}) =>
  debriefOf(viewedOperation({ entries, ...more }), NOW);

const call = (time: string, window = WINDOW) =>
  recorded(time, 'CoordinatorCalled', { window }, { by: LEADER });
const accepted = (time: string) =>
  recorded(time, 'CoordinatorAccepted', { mode: 'on-site' }, { by: COORDINATOR });
const conversation = (time: string, what: 'Started' | 'Ended', person = 1): GivenEntry =>
  recorded(
    time,
    `VictimConversation${what}`,
    {},
    { by: COORDINATOR, stream: `encounter-${person}`, personMet: person },
  );

describe('the measures', () => {
  it('are null where nothing was recorded, and cite nothing', () => {
    const { measures, measureEntries } = debrief([]);
    expect(Object.values(measures)).toEqual([null, null, null, null, null]);
    expect(Object.values(measureEntries)).toEqual([[], [], [], [], []]);
  });

  it('take the notice from the first call to the window as it was planned then', () => {
    const moved = recorded('17:00', 'OperationRescheduled', {
      window: ['2026-11-19T20:00:00.000Z', WINDOW[1]!],
    });
    const { measures, measureEntries } = debrief([call('16:30'), moved, call('17:30')]);
    expect(measures.noticeBeforeWindowMinutes).toBe(150);
    expect(measureEntries.noticeBeforeWindowMinutes).toEqual([id(1)]);
  });

  it('take the answer from the first call to the first acceptance, through whoever declined', () => {
    const entries = [
      call('16:30'),
      recorded('16:41', 'CoordinatorDeclined', { reason: 'leave' }),
      accepted('16:48'),
      accepted('17:00'),
    ];
    expect(debrief(entries).measures.callToAnswerMinutes).toBe(18);
  });

  it('have no time to an answer against the order, or where the call that led to the yes is hidden from the reader', () => {
    const escalated = (time: string, stream: string) =>
      recorded(time, 'CallEscalated', { to: COORDINATOR.person }, { stream });
    const of = (entry: GivenEntry, stream: string): GivenEntry => ({ ...entry, stream });
    const minutes = (...entries: readonly GivenEntry[]) => debrief(entries).measures.callToAnswerMinutes;
    expect(minutes(of(accepted('16:48'), 'a'), of(call('16:48'), 'b'))).toBeNull();
    expect(minutes(of(accepted('16:40'), 'a'), of(call('16:48'), 'a'))).toBeNull();
    expect(minutes(of(call('16:30'), 'b'), escalated('16:40', 'a'), of(accepted('16:48'), 'a'))).toBeNull();
    // Her turn came after somebody else's, whose call she does not see.
    expect(minutes(escalated('16:20', 'a'), of(call('16:50'), 'b'), of(accepted('17:20'), 'b'))).toBeNull();
    // The first of the operation, though another call led to the yes.
    expect(minutes(of(call('16:30'), 'a'), of(call('17:00'), 'b'), of(accepted('17:30'), 'b'))).toBe(60);
  });

  it('are null where one end of the span is missing', () => {
    expect(debrief([call('16:30')]).measures.callToAnswerMinutes).toBeNull();
    expect(debrief([accepted('16:48')]).measures.callToAnswerMinutes).toBeNull();
    expect(
      debrief([recorded('19:34', 'SiteEntered', { persons: 2 })]).measures.entryToSecuredMinutes,
    ).toBeNull();
  });

  it('cite the correction of a time that they use', () => {
    const secured = recorded(
      '19:38',
      'SiteSecured',
      {},
      {
        corrections: [{ field: 'occurredAt', is: on('19:39'), was: on('19:38') }],
      },
    );
    const { measureEntries } = debrief([recorded('19:34', 'SiteEntered', { persons: 2 }), secured]);
    expect(measureEntries.entryToSecuredMinutes).toEqual([id(1), id(2), id(900)]);
  });

  it('use corrected times', () => {
    const secured = {
      ...recorded('19:38', 'SiteSecured'),
      corrections: [{ field: 'occurredAt', is: on('19:39'), was: on('19:38') }],
    };
    const inside = recorded('19:44', 'PersonEntered', { role: 'coordinator', count: 1 });
    const { measures } = debrief([recorded('19:34', 'SiteEntered', { persons: 2 }), secured, inside]);
    expect(measures.entryToSecuredMinutes).toBe(5);
    expect(measures.securedToCoordinatorInsideMinutes).toBe(5);
  });

  it('compare within one site', () => {
    const entries = [
      recorded('19:30', 'SiteSecured', { site: 's2' }),
      recorded('19:34', 'SiteEntered', { persons: 2 }),
      recorded('19:40', 'SiteSecured'),
    ];
    expect(debrief(entries).measures.entryToSecuredMinutes).toBe(6);
  });

  it('are negative where the coordinator was inside before the site was secured', () => {
    const entries = [
      recorded('10:12', 'PersonEntered', { role: 'coordinator', count: 1 }),
      recorded('10:14', 'SiteSecured'),
    ];
    expect(debrief(entries).measures.securedToCoordinatorInsideMinutes).toBe(-2);
  });

  it('sum the conversations over the persons met, and leave out one that has not ended', () => {
    const entries = [
      conversation('19:46', 'Started'),
      conversation('19:50', 'Started', 2),
      conversation('20:02', 'Ended', 2),
      conversation('20:12', 'Ended'),
      conversation('20:20', 'Started', 3),
    ];
    const { measures, measureEntries } = debrief(entries);
    expect(measures.conversationMinutes).toBe(38);
    expect(measureEntries.conversationMinutes).toEqual([id(2), id(3), id(1), id(4)]);
  });
});

describe('the calls', () => {
  const escalated = recorded('16:41', 'CallEscalated', { window: WINDOW });

  it('count the first call and each escalation, and every answer by its reason', () => {
    const entries = [
      call('16:30'),
      recorded('16:41', 'CoordinatorDeclined', { reason: 'outside-working-hours' }),
      escalated,
      recorded('16:50', 'CallExpired'),
      escalated,
      recorded('16:55', 'CallAnsweredLate', { answer: 'accepted' }),
      accepted('17:00'),
    ];
    expect(debrief(entries).calls).toEqual({
      made: 3,
      accepted: 1,
      declined: { 'outside-working-hours': 1 },
      expired: 1,
      answeredLate: 1,
    });
  });

  it('count whoever took an answer back once, by the last one', () => {
    const [first, second] = [{ by: COORDINATOR }, { by: { ...COORDINATOR, person: 'coordA' } }];
    const entries = [
      call('16:30'),
      { ...accepted('16:35'), ...first },
      { ...recorded('16:40', 'CoordinatorDeclined', { reason: 'illness' }), ...first },
      escalated,
      { ...recorded('16:45', 'CoordinatorDeclined', { reason: 'other-assignment' }), ...second },
      { ...accepted('16:50'), ...second },
      escalated,
    ];
    expect(debrief(entries).calls).toEqual({
      made: 3,
      accepted: 1,
      declined: { illness: 1 },
      expired: 0,
      answeredLate: 0,
    });
  });

  it('are none for the leading branch that called nobody', () => {
    expect(debrief([]).calls).toEqual({ made: 0, accepted: 0, declined: {}, expired: 0, answeredLate: 0 });
  });

  it('are not known to a participant who sees only who comes', () => {
    const unknown = { made: null, declined: {}, expired: null, answeredLate: null };
    expect(debrief([accepted('16:48')], { relation: 'participant' }).calls).toEqual({
      ...unknown,
      accepted: 1,
    });
    expect(debrief([], { relation: 'participant' }).calls).toEqual({ ...unknown, accepted: 0 });
  });
});
