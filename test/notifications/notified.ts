import { randomBytes } from 'node:crypto';
import type { World } from '@samsyn/kernel';
import { Dispatcher, type NotificationSettings } from '@samsyn/notifications';
import type { DataPlace } from '../../apps/samsyn/src/data-folder';
import { EVENING, TestSamsyn, type Handle } from '../support/test-samsyn';
import { HttpInbox } from './http-inbox';
import { SmtpInbox } from './smtp-inbox';

export const SECRET = randomBytes(32);

export interface ShownChannel {
  readonly id: string;
  readonly kind: string;
  readonly address: string;
  readonly state: string;
}

/** A app whose notifications arrive at servers on loopback. */
export class Notified {
  private constructor(
    readonly app: TestSamsyn,
    readonly mail: SmtpInbox,
    readonly gateway: HttpInbox,
    private readonly settings: NotificationSettings,
  ) {}

  static async open(place: DataPlace = 'memory', world: World = 'real'): Promise<Notified> {
    const [mail, gateway] = [await SmtpInbox.open(), await HttpInbox.open()];
    const notifications: NotificationSettings = {
      publicUrl: 'https://samsyn.example',
      smtp: { url: mail.url, from: 'samsyn@samsyn.example' },
      smsWebhook: { url: `http://${gateway.host}/sms`, secret: SECRET },
      pushHosts: [gateway.host],
    };
    const app = await TestSamsyn.open(place, EVENING, { world, notifications });
    return new Notified(app, mail, gateway, notifications);
  }

  /** The same servers and settings before another folder, as after a restart. */
  async reopened(place: DataPlace, now: string): Promise<Notified> {
    const { settings: notifications, mail, gateway } = this;
    return new Notified(await TestSamsyn.open(place, now, { notifications }), mail, gateway, notifications);
  }

  /** Until the workflows have told what there is to tell, and all of it that may be sent now was tried. */
  async settled(): Promise<void> {
    await this.app.parts.processing.settled();
    await this.app.part(Dispatcher).settled();
  }

  async add(handle: Handle, body: object): Promise<ShownChannel> {
    const {
      body: channel,
      status,
      text,
    } = await this.app.post<ShownChannel>(handle, '/me/notification-channels', body);
    if (status !== 201) throw new Error(text);
    await this.settled();
    return channel;
  }

  async verify(handle: Handle, { id }: ShownChannel, code: string): Promise<string> {
    const { body } = await this.app.post<ShownChannel & { code?: string }>(
      handle,
      `/me/notification-channels/${id}/verification`,
      { code },
    );
    return body.code ?? body.state;
  }

  /** A verified e-mail address of the person's own. */
  async mailTo(handle: Handle, more: object = {}): Promise<ShownChannel> {
    const address = `${handle.toLowerCase()}@example.se`;
    const channel = await this.add(handle, { kind: 'e-mail', address, ...more });
    await this.verify(handle, channel, this.codeIn(this.mail.mails.at(-1)!.text));
    return channel;
  }

  async smsTo(handle: Handle): Promise<ShownChannel> {
    const channel = await this.add(handle, { kind: 'sms', address: '+46 70-174 06 05' });
    const { text } = JSON.parse(this.gateway.posted.at(-1)!.body.toString()) as { text: string };
    await this.verify(handle, channel, this.codeIn(text));
    return channel;
  }

  codeIn(text: string): string {
    return /\b\d{6}\b/.exec(text)?.[0] ?? '';
  }

  /** Messages to the person, without the codes. */
  mailsTo(handle: Handle) {
    return this.mail.mails.filter(
      ({ to, text }) => to === `${handle.toLowerCase()}@example.se` && !/\b\d{6}\b/.test(text),
    );
  }

  async closeServers(): Promise<void> {
    await this.mail.close();
    await this.gateway.close();
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.closeServers();
  }
}
