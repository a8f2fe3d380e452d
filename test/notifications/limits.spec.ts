import { TestSamsyn } from '../support/test-samsyn';
import { Notified } from './notified';

describe('the channels of a person', () => {
  it('are five at most', async () => {
    const notified = await Notified.open();
    for (const number of [1, 2, 3, 4, 5])
      await notified.add('coordA', { kind: 'e-mail', address: `a${number}@example.se` });
    const sixth = { kind: 'e-mail', address: 'a6@example.se' };
    const { status, body } = await notified.app.post('coordA', '/me/notification-channels', sixth);
    expect([status, body.code]).toEqual([409, 'CHANNEL.TOO_MANY']);
    await notified.close();
  });

  it('are sent ten codes a day at most, however often one is asked for', async () => {
    const notified = await Notified.open();
    const own = { kind: 'e-mail', address: 'coorda@example.se' };
    const ask = async () => {
      const { status, body } = await notified.app.post('coordA', '/me/notification-channels', own);
      return body.code ?? status;
    };
    for (let code = 1; code <= 10; code += 1) expect(await ask()).toBe(201);
    expect(await ask()).toBe('CHANNEL.TOO_MANY_CODES');
    notified.app.clock.moveTo('2026-11-20T19:00:00.001Z');
    expect(await ask()).toBe(201);
    await notified.close();
  });

  it('are only of the kinds that this Samsyn sends by', async () => {
    const app = await TestSamsyn.open();
    const own = { kind: 'e-mail', address: 'coorda@example.se' };
    const { status, body } = await app.post('coordA', '/me/notification-channels', own);
    expect([status, body.code]).toEqual([409, 'CHANNEL.OFF']);
    await app.close();
  });
});
