import { NOTIFICATIONS_OFF, readNotificationSettings } from './settings';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

describe('the settings of notifications', () => {
  it('send nothing where nothing is set', () => {
    expect(readNotificationSettings({})).toEqual(NOTIFICATIONS_OFF);
  });

  it('are read from the environment', () => {
    const settings = readNotificationSettings({
      SAMSYN_PUBLIC_URL: 'https://samsyn.example/',
      SAMSYN_SMTP_URL: 'smtps://user:pass@mail.example',
      SAMSYN_SMTP_FROM: 'samsyn@samsyn.example',
      SAMSYN_SMS_WEBHOOK_URL: 'http://127.0.0.1:9/sms',
      SAMSYN_SMS_WEBHOOK_SECRET: SECRET,
      SAMSYN_PUSH_HOSTS: 'fcm.googleapis.com, .push.apple.com',
    });
    expect(settings).toEqual({
      publicUrl: 'https://samsyn.example',
      smtp: { url: 'smtps://user:pass@mail.example', from: 'samsyn@samsyn.example' },
      smsWebhook: { url: 'http://127.0.0.1:9/sms', secret: Buffer.alloc(32, 7) },
      pushHosts: ['fcm.googleapis.com', '.push.apple.com'],
    });
  });

  it.each([
    { SAMSYN_PUBLIC_URL: 'http://samsyn.example' },
    { SAMSYN_PUBLIC_URL: 'javascript:alert(1)' },
    { SAMSYN_SMTP_URL: 'https://mail.example', SAMSYN_SMTP_FROM: 'a@b.se' },
    { SAMSYN_SMTP_URL: 'smtps://mail.example' },
    { SAMSYN_SMTP_URL: 'smtps://mail.example', SAMSYN_SMTP_FROM: 'Samsyn <a@b.se>' },
    { SAMSYN_SMS_WEBHOOK_URL: 'http://gateway.example/sms', SAMSYN_SMS_WEBHOOK_SECRET: SECRET },
    { SAMSYN_SMS_WEBHOOK_URL: 'https://gateway.example/sms' },
    { SAMSYN_SMS_WEBHOOK_URL: 'https://gateway.example/sms', SAMSYN_SMS_WEBHOOK_SECRET: 'whsec_c2hvcnQ=' },
    { SAMSYN_PUSH_HOSTS: 'https://fcm.googleapis.com/' },
  ])('refuse %j, naming the variable and never the value', (env) => {
    expect(() => readNotificationSettings(env)).toThrow(/^SAMSYN_[A-Z_]+ is /);
  });
});
