import type { Recorded } from '@samsyn/kernel';
import { WorkflowStep } from '@samsyn/processing';
import { actionsCorrected, actionsWith, type AgreedActions, type RemindAction } from './action-rule';
import { ActionReminders } from './action-reminders';

const OWNER = { person: 'owner', branch: 'ngo/shelter', role: 'support-worker' };
const agreed = actionsWith(new Map(), {
  ...{ id: 'a1', name: 'ActionAgreed' },
  data: { what: 'a list', owner: OWNER, due: '2026-12-15' },
});

class Reminders extends ActionReminders<{ readonly operationId: string }> {
  readonly given: unknown[] = [];

  constructor(private readonly actions: AgreedActions) {
    super('reminders');
  }
  protected agreedIn() {
    return Promise.resolve({ of: { operationId: 'o1' }, actions: this.actions });
  }
  protected remind(of: object, change: RemindAction) {
    return Promise.resolve(this.given.push([of, change]));
  }
}

describe('the timer of an agreed action', () => {
  const recordedAt = '2026-12-01T12:00:00.000Z';
  const after = async (actions: AgreedActions, event: object) => {
    const step = new WorkflowStep('reminders', 'e1');
    await new Reminders(actions).handle({ recordedAt, ...event } as Recorded, step);
    return step.timerChanges;
  };

  it('is moved where its last day is corrected, and left as it is by a correction of something else', async () => {
    const correction = { entry: 'a1', field: 'due', is: '2026-12-20' };
    const corrected = { id: 'c1', name: 'EntryCorrected', data: correction };
    expect(await after(actionsCorrected(agreed, correction), corrected)).toEqual([
      {
        change: 'schedule',
        timer: {
          ...{ id: 'reminders a1', kind: 'reminders', dueAt: '2026-12-17T08:00:00.000Z' },
          payload: { operationId: 'o1', action: 'a1', due: '2026-12-20', about: 'before-due' },
        },
      },
    ]);
    expect(await after(agreed, { ...corrected, data: { ...correction, entry: 'other' } })).toEqual([]);
  });

  it('is taken away with the action', async () => {
    const completed = { id: 'c1', name: 'ActionCompleted', data: { action: 'a1' } } as const;
    expect(await after(actionsWith(agreed, completed), completed)).toEqual([
      { change: 'cancel', id: 'reminders a1' },
    ]);
  });

  it('gives the command that reminds, of what it was agreed in', async () => {
    const reminders = new Reminders(agreed);
    const reminder = { action: 'a1', due: '2026-12-15', about: 'overdue' } as const;
    const payload = { operationId: 'o1', ...reminder };
    await reminders.timers.reminders!({
      ...{ id: 'reminders a1', kind: 'reminders', dueAt: recordedAt, payload, commandId: 'c1' },
    });
    expect(reminders.given).toEqual([[{ operationId: 'o1' }, { kind: 'RemindAction', ...reminder }]]);
  });
});
