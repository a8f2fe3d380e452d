import { proportionateAnswerBy } from './answer-windows';

const asked = {
  askedAt: '2026-11-19T15:30:00.000Z',
  answerBy: '2026-11-19T15:50:00.000Z',
  begins: '2026-11-19T17:30:00.000Z',
};

describe('the time to answer after the operation was moved', () => {
  it.each([
    // A sixth of the two hours was given: a sixth of what is left.
    ['2026-11-19T16:00:00.000Z', '2026-11-19T19:00:00.000Z', '2026-11-19T16:30:00.000Z'],
    // Five minutes at least.
    ['2026-11-19T16:00:00.000Z', '2026-11-19T16:06:00.000Z', '2026-11-19T16:05:00.000Z'],
    // No time is left: as long as at first.
    ['2026-11-19T20:00:00.000Z', '2026-11-19T19:00:00.000Z', '2026-11-19T20:20:00.000Z'],
  ])('is the same share of the time left: at %s until %s by %s', (now, moved, answerBy) => {
    expect(proportionateAnswerBy(asked, now, moved)).toBe(answerBy);
  });

  it('is never later than the new beginning where the old answer-by was after the old one', () => {
    const late = { ...asked, answerBy: '2026-11-19T18:30:00.000Z' };
    expect(proportionateAnswerBy(late, '2026-11-19T16:00:00.000Z', '2026-11-19T19:00:00.000Z')).toBe(
      '2026-11-19T19:00:00.000Z',
    );
  });

  it('is as long as at first where it was asked for after the old beginning', () => {
    const after = { ...asked, begins: '2026-11-19T15:00:00.000Z' };
    expect(proportionateAnswerBy(after, '2026-11-19T16:00:00.000Z', '2026-11-20T16:00:00.000Z')).toBe(
      '2026-11-19T16:20:00.000Z',
    );
  });
});
