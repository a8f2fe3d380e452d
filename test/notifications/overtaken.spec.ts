import { plusMs } from '@samsyn/kernel';
import { EVENING } from '../support/test-samsyn';
import { Notified } from './notified';

const MINUTE_MS = 60_000;
const CALL = { to: 'coordA', then: ['coordB'], answerBy: '2026-11-19T20:50:00+01:00' };
const later = (minutes: number): string => plusMs(EVENING, minutes * MINUTE_MS);

describe('what a message tells of', () => {
  let notified: Notified;
  beforeEach(async () => {
    notified = await Notified.open();
  }, 60_000);
  afterEach(() => notified.close(), 60_000);

  const called = async (): Promise<string> => {
    const operationId = await notified.app.propose();
    await notified.app.tell('leader', `/operations/${operationId}/calls`, CALL);
    await notified.settled();
    return operationId;
  };
  const pass = async (minutes: number): Promise<void> => {
    notified.app.clock.moveTo(later(minutes));
    await notified.settled();
  };

  it('makes one message of eight reschedulings', async () => {
    await notified.mailTo('coordA');
    const operationId = await called();
    expect(notified.mailsTo('coordA')).toHaveLength(1);
    for (let index = 0; index < 8; index += 1) {
      const window = [later(24 * 60 + index * 10), later(30 * 60 + index * 10)];
      await notified.app.tell('leader', `/operations/${operationId}/reschedulings`, {
        window,
        reason: 'traffic',
      });
      await notified.settled();
    }
    await pass(11);
    const mails = notified.mailsTo('coordA');
    expect(mails).toHaveLength(2);
    expect(mails[1]!.text).toContain('en kallelse att besvara');
  }, 120_000);

  it('drops it where it has ended', async () => {
    await notified.mailTo('coordA');
    const operationId = await called();
    const window = [later(24 * 60), later(30 * 60)];
    await notified.app.tell('leader', `/operations/${operationId}/reschedulings`, {
      window,
      reason: 'traffic',
    });
    await notified.settled();
    await notified.app.tell('leader', `/operations/${operationId}/cancellation`, {
      reason: 'nobody there',
    });
    await notified.settled();
    await pass(11);
    const words = notified.mailsTo('coordA').map(({ text }) => /Samsyn: ([^.]*)\./.exec(text)?.[1]);
    expect(words).toEqual(['en kallelse att besvara', 'en ändring som rör dig']);
  }, 120_000);
});
