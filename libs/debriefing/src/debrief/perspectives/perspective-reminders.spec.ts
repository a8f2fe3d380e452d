import { remindedAt } from './perspective-reminders.workflow';

describe('the reminder of a perspective', () => {
  const asked = '2026-11-20T08:00:00.000Z';

  it.each([
    ['a day before the deadline', '2026-11-27T08:00:00.000Z', '2026-11-26T08:00:00.000Z'],
    ['a day before, where exactly two are given', '2026-11-22T08:00:00.000Z', '2026-11-21T08:00:00.000Z'],
    ['halfway, where less is given', '2026-11-20T12:00:00.000Z', '2026-11-20T10:00:00.000Z'],
  ])('comes %s', (_when, answerBy, at) => {
    expect(remindedAt(asked, answerBy)).toBe(at);
  });
});
