import { remindersOf } from './reminders';

const at = (answerBy: string) => remindersOf('2026-11-19T08:00:00.000Z', answerBy);

describe('reminders of an invitation', () => {
  it('come halfway and an hour before the answer-by', () => {
    expect(at('2026-11-20T08:00:00.000Z')).toEqual([
      { code: 'halfway', at: '2026-11-19T20:00:00.000Z' },
      { code: 'last-hour', at: '2026-11-20T07:00:00.000Z' },
    ]);
  });

  it('come halfway alone where less than two hours are given', () => {
    expect(at('2026-11-19T10:00:00.000Z')).toEqual([{ code: 'halfway', at: '2026-11-19T09:00:00.000Z' }]);
    expect(at('2026-11-19T08:30:00.000Z')).toEqual([{ code: 'halfway', at: '2026-11-19T08:15:00.000Z' }]);
  });

  it('do not come where the time to answer is over when it is asked', () => {
    expect(at('2026-11-19T08:00:00.000Z')).toEqual([]);
    expect(at('2026-11-18T08:00:00.000Z')).toEqual([]);
  });
});
