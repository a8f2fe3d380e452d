import { createECDH, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVENING, SHELTER, type Handle } from '../support/test-samsyn';
import { registerAdministrators } from '../support/administrators';
import type { Posted } from './http-inbox';
import { Notified, SECRET, type ShownChannel } from './notified';

const CALL = { to: 'coordA', then: ['coordB'], answerBy: '2026-11-19T20:50:00+01:00' };

/** What a gateway does with the three headers (Standard Webhooks 1.0). */
function isSigned({ headers, body }: Posted, secret: Buffer): boolean {
  const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map(
    (name) => headers[`webhook-${name}`],
  );
  const near = Math.abs(Number(timestamp) - Date.now() / 1_000) < 300;
  const expected = createHmac('sha256', secret)
    .update(`${String(id)}.${String(timestamp)}.${body.toString()}`)
    .digest('base64');
  return near && signature === `v1,${expected}`;
}

/** A browser: its keys, and what it makes of a message (RFC 8291). */
function browser() {
  const pair = createECDH('prime256v1');
  const [mine, auth] = [pair.generateKeys(), randomBytes(16)];
  const derive = (secret: Buffer, salt: Buffer, info: Buffer | string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));
  return {
    keys: { p256dh: mine.toString('base64url'), auth: auth.toString('base64url') },
    read: (body: Buffer): { subject: string; text: string; link?: string } => {
      const [salt, theirs] = [body.subarray(0, 16), body.subarray(21, 21 + body.readUInt8(20))];
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), mine, theirs]);
      const secret = derive(pair.computeSecret(theirs), auth, info, 32);
      const sealed = body.subarray(21 + theirs.length);
      const decipher = createDecipheriv(
        'aes-128-gcm',
        derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16),
        derive(secret, salt, 'Content-Encoding: nonce\0', 12),
      );
      decipher.setAuthTag(sealed.subarray(-16));
      const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      return JSON.parse(text.subarray(0, -1).toString());
    },
  };
}

describe('notifications', () => {
  let notified: Notified;
  const open = async (...args: Parameters<typeof Notified.open>): Promise<void> => {
    notified = await Notified.open(...args);
  };
  const call = async (): Promise<string> => {
    const operationId = await notified.app.propose();
    const { id } = await notified.app.tell('leader', `/operations/${operationId}/calls`, CALL);
    await notified.settled();
    return id;
  };
  const report = async () => {
    const { parts } = notified.app;
    if (!parts.directory.byHandle('admin')) registerAdministrators(parts.directory);
    return (await notified.app.get<Record<string, unknown>>('admin' as Handle, '/admin/notifications')).body;
  };

  afterEach(() => notified.close());

  it('says by e-mail that a call waits, until when, and where to go, and nothing else', async () => {
    await open();
    await notified.mailTo('coordA');
    await call();
    const [mail, ...more] = notified.mailsTo('coordA');
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Samsyn: en kallelse att besvara');
    expect(mail?.text.trim().split(/\r?\n/)).toEqual([
      'Något väntar på dig i Samsyn: en kallelse att besvara. Svara senast 2026-11-19 20:50.',
      '',
      'https://samsyn.example/work-list',
    ]);
  });

  it('uses no address before the code that was sent to it has come back', async () => {
    await open();
    const channel = await notified.add('coordA', { kind: 'e-mail', address: 'coorda@example.se' });
    expect(channel).toMatchObject({ state: 'unverified', address: 'c…@example.se' });
    await call();
    expect(notified.mailsTo('coordA')).toEqual([]);
    const code = notified.codeIn(notified.mail.mails.at(-1)!.text);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect(await notified.verify('coordB', channel, code)).toBe('CHANNEL.UNKNOWN');
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await notified.verify('coordA', channel, wrong)).toBe('CHANNEL.CODE_WRONG');
    }
    expect(await notified.verify('coordA', channel, code)).toBe('CHANNEL.CODE_EXPIRED');
    await notified.add('coordA', { kind: 'e-mail', address: 'coorda@example.se' });
    expect(await notified.verify('coordA', channel, code)).toBe('CHANNEL.CODE_WRONG');
    const second = notified.codeIn(notified.mail.mails.at(-1)!.text);
    expect(await notified.verify('coordA', channel, second)).toBe('verified');
  });

  it('forgets an address that is removed, and tells nobody whose it was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-notified-'));
    await open({ folder });
    const channel = await notified.mailTo('coordA');
    expect(readFileSync(join(folder, 'notifications.sqlite'), 'latin1')).not.toContain('coorda@example');
    const removal = `/me/notification-channels/${channel.id}/removal`;
    expect((await notified.app.post('coordB', removal)).body.code).toBe('CHANNEL.UNKNOWN');
    expect((await notified.app.post('coordA', removal)).status).toBe(201);
    await call();
    expect(notified.mailsTo('coordA')).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('marks every message of the training world', async () => {
    await open('memory', 'training');
    await notified.mailTo('coordA');
    await notified.mailTo('coordB', { language: 'en' });
    const operationId = await notified.app.propose();
    const { id } = await notified.app.tell('leader', `/operations/${operationId}/calls`, CALL);
    await notified.app.tell('coordA', `/call-outs/${id}/decline`, { reason: 'illness' });
    await notified.settled();
    expect(notified.mailsTo('coordA')[0]?.subject).toBe('ÖVNING: Samsyn: en kallelse att besvara');
    expect(notified.mailsTo('coordB')[0]?.subject).toBe('TRAINING: Samsyn: a call to answer');
    expect(notified.mail.mails.every(({ subject }) => /ÖVNING|TRAINING/.test(subject))).toBe(true);
  });

  it('hands text messages to the gateway, signed, again under the same id until the gateway has taken them', async () => {
    await open();
    await notified.smsTo('coordA');
    notified.gateway.status = 503;
    await call();
    const failed = notified.gateway.posted.at(-1)!;
    notified.gateway.status = 204;
    notified.app.clock.moveTo('2026-11-19T19:00:06.000Z');
    await notified.settled();
    const taken = notified.gateway.posted.at(-1)!;
    expect(taken).not.toBe(failed);
    expect(taken.headers['webhook-id']).toBe(failed.headers['webhook-id']);
    expect(JSON.parse(taken.body.toString())).toEqual({
      type: 'sms.send',
      to: '+46701740605',
      text: 'Något väntar på dig i Samsyn: en kallelse att besvara. Svara senast 2026-11-19 20:50. https://samsyn.example/work-list',
      urgent: true,
    });
    expect(notified.gateway.posted.every((posted) => isSigned(posted, SECRET))).toBe(true);
    expect(isSigned(taken, randomBytes(32))).toBe(false);
    expect(isSigned({ ...taken, body: Buffer.from(`${taken.body.toString()} `) }, SECRET)).toBe(false);
    const count = notified.gateway.posted.length;
    notified.app.clock.moveTo('2026-11-19T19:45:00.000Z');
    await notified.settled();
    expect(notified.gateway.posted.length).toBe(count);
  });

  it('shows an administrator what could not be sent, without the address, and follows no redirect', async () => {
    await open();
    await notified.smsTo('coordA');
    notified.gateway.status = 302;
    await call();
    const shown = await report();
    expect(shown).toMatchObject({
      channels: ['e-mail', 'sms', 'push'],
      dead: 1,
      waiting: 0,
      deadLetters: [{ word: 'call', failure: 'HTTP_302', attempts: 1 }],
    });
    expect(JSON.stringify(shown)).not.toContain('701740605');
    expect((await notified.app.post('leader', '/admin/notifications')).status).toBe(404);
    expect((await notified.app.get('leader', '/admin/notifications')).status).toBe(403);
  });

  it('uses an address no more that nothing reaches, until it is verified anew', async () => {
    await open();
    await notified.mailTo('coordA');
    notified.mail.manner = 'unknown-recipient';
    await call();
    const { body } = await notified.app.get<{ channels: readonly ShownChannel[] }>(
      'coordA',
      '/me/notification-channels',
    );
    expect(body.channels).toMatchObject([{ state: 'failing' }]);
  });

  it('pushes to a browser what it alone can read, and only to a push service that the operator named', async () => {
    await open();
    const { keys, read } = browser();
    const subscription = { endpoint: `http://${notified.gateway.host}/push/1`, ...keys };
    const channel = await notified.add('coordA', { kind: 'push', subscription });
    const code = notified.codeIn(read(notified.gateway.posted.at(-1)!.body).text);
    expect(await notified.verify('coordA', channel, code)).toBe('verified');
    await call();
    const { headers, body } = notified.gateway.posted.at(-1)!;
    expect(read(body)).toMatchObject({
      subject: 'Samsyn: en kallelse att besvara',
      link: 'https://samsyn.example/work-list',
    });
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high', ttl: '3000' });
    expect(headers['authorization']).toMatch(/^vapid t=[\w.-]+, k=B[\w-]{86}$/);
    expect(body.toString('latin1')).not.toContain('Samsyn');
    const elsewhere = [
      'http://169.254.169.254/latest',
      'https://127.0.0.1/push',
      `http://${notified.gateway.host}@169.254.169.254/`,
      'file:///etc/passwd',
      'https://push.example/1',
    ];
    for (const endpoint of elsewhere) {
      const args = { kind: 'push', subscription: { ...subscription, endpoint } };
      const { body: refused } = await notified.app.post('coordA', '/me/notification-channels', args);
      expect({ endpoint, code: refused.code }).toEqual({ endpoint, code: 'CHANNEL.ADDRESS_INVALID' });
    }
  });

  it.each([
    { kind: 'e-mail', address: 'a@b.se\r\nBcc: x@y.se' },
    { kind: 'e-mail', address: 'a@b.se, c@d.se' },
    { kind: 'e-mail', address: 'no address' },
    { kind: 'sms', address: '070-174 06 05' },
    { kind: 'sms' },
    { kind: 'push', address: 'https://push.example' },
  ])('refuses the address in %j', async (args) => {
    await open();
    const { body } = await notified.app.post('coordA', '/me/notification-channels', args);
    expect(['CHANNEL.ADDRESS_INVALID', 'REQUEST.INVALID']).toContain(body.code);
    expect(notified.mail.mails).toEqual([]);
  });

  it('waits with a task until quiet hours are over, and with a call never', async () => {
    await open();
    await notified.mailTo('coordA');
    await notified.mailTo('work');
    const quietHours = { from: '19:30', to: '07:00' };
    const kinds = ['task', 'invitation'];
    for (const handle of ['coordA', 'work'] as const)
      expect(
        (await notified.app.post(handle, '/me/notification-settings', { quietHours, kinds })).status,
      ).toBe(201);
    await call();
    expect(notified.mailsTo('coordA')).toHaveLength(1);
    const operationId = await notified.app.plan(['work', 'coordB']);
    await notified.app.tell('leader', `/operations/${operationId}/roles`, { roles: { work: 'KANARIE' } });
    await notified.settled();
    expect(notified.mailsTo('work')).toEqual([]);
    notified.app.clock.moveTo('2026-11-20T06:00:01.000Z');
    await notified.settled();
    expect(notified.mailsTo('work').map(({ subject }) => subject)).toEqual(['Samsyn: en uppgift']);
  });

  it('delivers after a restart what was not delivered before', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-notified-'));
    await open({ folder });
    await notified.mailTo('coordA');
    notified.mail.manner = 'busy';
    await call();
    expect(notified.mailsTo('coordA')).toEqual([]);
    await notified.app.close();
    notified.mail.manner = 'accept';
    notified = await notified.reopened({ folder }, '2026-11-19T19:00:30.000Z');
    await notified.settled();
    expect(notified.mailsTo('coordA')).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });

  it('delivers again, under the same id, what had gone out when the process was killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-notified-'));
    const killed = `${folder}-killed`;
    await open({ folder });
    await notified.mailTo('coordA');
    notified.mail.manner = 'hold';
    const operationId = await notified.app.propose();
    await notified.app.tell('leader', `/operations/${operationId}/calls`, CALL);
    while (notified.mailsTo('coordA').length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    // What a kill leaves on the disk: the message is out, and nobody has noted it.
    cpSync(folder, killed, { recursive: true, filter: (name) => !name.endsWith('.lock') });
    notified.mail.manner = 'accept';
    const after = await notified.reopened({ folder: killed }, EVENING);
    await after.settled();
    await after.app.close();
    const [first, second, ...more] = notified.mailsTo('coordA');
    expect(more).toEqual([]);
    expect(second?.id).toBe(first?.id);
    await notified.mail.close();
    await notified.app.close();
    await notified.gateway.close();
    for (const one of [folder, killed]) rmSync(one, { recursive: true });
    await open();
  });

  it('tells nobody of what they may not see, and carries no word of any event', async () => {
    await open();
    const { app } = notified;
    const everyone: readonly Handle[] = [
      'leader',
      'officer',
      'border',
      'coordA',
      'coordB',
      'work',
      'tax',
      'shelter',
      'facilitator',
      'otherLeader',
    ];
    for (const handle of everyone)
      await notified.mailTo(handle, { language: handle === 'work' ? 'en' : 'sv' });
    const operationId = await app.plan();
    const secret = { value: 'KANARIE' };
    await app.tell('leader', `/operations/${operationId}/roles`, {
      roles: { work: 'KANARIE', border: 'KANARIE' },
    });
    await app.tell('leader', `/operations/${operationId}/calls`, CALL);
    await app.tell('leader', '/advice-calls', {
      topic: 'approach',
      region: 'syd',
      question: 'KANARIE',
      telephone: 'KANARIE',
      to: 'coordA',
      answerBy: CALL.answerBy,
    });
    const encounter = await app.encounter(operationId);
    await notified.settled();
    const before = new Map(everyone.map((handle) => [handle, notified.mailsTo(handle).length]));
    const met = (path: string, body: object) => app.tell('coordB', `/encounters/${encounter}/${path}`, body);
    app.parts.directory.registerBranch('social-services/municipality', {}, null);
    await met('child-concerns', { to: 'social-services/municipality', ground: secret });
    await met('referrals', { to: SHELTER, service: 'KANARIE' });
    await met('follow-ups', { at: '2026-11-21T10:00:00+01:00', place: secret });
    app.clock.moveTo('2026-11-20T08:00:00.000Z');
    await notified.settled();
    const args = everyone.filter((handle) => notified.mailsTo(handle).length > (before.get(handle) ?? 0));
    expect(args.toSorted()).toEqual(['coordB', 'shelter']);
    await app.tell('work', `/operations/${operationId}/conduct/safety-check-ins`, { everyMinutes: 20 });
    await app.tell('leader', `/operations/${operationId}/conduct/safety-incidents`, {
      severity: 'KANARIE',
      detail: secret,
    });
    app.clock.moveTo('2026-11-20T08:30:00.000Z');
    await notified.settled();
    await app.tell('leader', `/operations/${operationId}/cancellation`, { reason: 'KANARIE' });
    await notified.settled();
    const texts = notified.mail.mails.map(({ raw, subject, text }) => `${raw}\n${subject}\n${text}`);
    expect(texts.length).toBeGreaterThan(everyone.length + 8);
    for (const text of texts)
      expect(text).not.toMatch(
        /KANARIE|Växjö|V=C3=A4xj|apartment|polis|police|social|child|orosanm|referral|hänvis|follow/i,
      );
    const words = new Set(
      notified.mail.mails.map(({ text }) => text.replaceAll(/\d/g, '0').split(/\r?\n/)[0]),
    );
    for (const line of words) {
      expect(line).toMatch(
        /^(Något väntar på dig i Samsyn: [\wåäö ]+\.( Svara senast 0000-00-00 00:00\.)?|Something waits for you in Samsyn: [\w ]+\.( Answer by 0000-00-00 00:00\.)?|(Din kod|Your code) i?n? ?Samsyn (är|is) 000000\..*)$/,
      );
    }
  });
});
