import { nextReminder } from './reminder-times';

/** All reminders of an action up to a moment. */
function reminders(due: string, agreed: string, until: string): string[] {
  const found: string[] = [];
  for (let next = nextReminder(due, agreed); next && next.at <= until; next = nextReminder(due, next.at))
    found.push(`${next.at} ${next.about}`);
  return found;
}

describe('the reminders of an action', () => {
  it('come at nine in Stockholm three days before its last day, the day after it, and every week from then on', () => {
    expect(reminders('2026-12-15', '2026-11-24T09:40:00.000Z', '2027-01-01T00:00:00.000Z')).toEqual([
      '2026-12-12T08:00:00.000Z before-due',
      '2026-12-16T08:00:00.000Z overdue',
      '2026-12-23T08:00:00.000Z overdue',
      '2026-12-30T08:00:00.000Z overdue',
    ]);
  });

  it('keep to nine on the wall over both changes of the clock', () => {
    expect(reminders('2026-10-23', '2026-10-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z')).toEqual([
      '2026-10-20T07:00:00.000Z before-due',
      '2026-10-24T07:00:00.000Z overdue',
      '2026-10-31T08:00:00.000Z overdue',
    ]);
    expect(reminders('2027-03-26', '2027-03-24T00:00:00.000Z', '2027-04-04T00:00:00.000Z')).toEqual([
      '2027-03-27T08:00:00.000Z overdue',
      '2027-04-03T07:00:00.000Z overdue',
    ]);
  });

  it('begin with the overdue one where three days are not left, and later where it is long overdue', () => {
    expect(nextReminder('2026-12-15', '2026-12-12T08:00:00.000Z')?.at).toBe('2026-12-16T08:00:00.000Z');
    expect(nextReminder('2026-12-15', '2026-12-15T22:30:00.000Z')?.at).toBe('2026-12-16T08:00:00.000Z');
    expect(nextReminder('2026-01-15', '2026-12-15T12:00:00.000Z')).toEqual({
      at: '2026-12-18T08:00:00.000Z',
      about: 'overdue',
    });
  });

  it('are none for what is no day of the calendar', () => {
    expect(nextReminder('2026-02-30', '2026-01-01T00:00:00.000Z')).toBeUndefined();
  });
});
