import { Injectable } from '@nestjs/common';
import { KeyStore } from '@samsyn/secrecy';
import { NotificationSettingsHeld } from '../settings-held';
import type { Channel, ChannelKind } from './channel.port';
import { PushChannel } from './push-channel';
import { SmsWebhookChannel } from './sms-webhook-channel';
import { SmtpChannel } from './smtp-channel';
import { Vapid } from './vapid';

const NOBODY = 'https://invalid.invalid';

/** The ways out that the operator has configured. */
@Injectable()
export class Channels {
  private readonly byKind = new Map<ChannelKind, Channel>();
  /** For browsers to subscribe with; absent: push is off. */
  readonly pushKey: string | undefined;

  constructor({ settings }: NotificationSettingsHeld, keys: KeyStore) {
    const { smtp, smsWebhook, pushHosts, publicUrl } = settings;
    if (smtp) this.byKind.set('e-mail', new SmtpChannel(smtp));
    if (smsWebhook) this.byKind.set('sms', new SmsWebhookChannel(smsWebhook));
    if (pushHosts.length > 0) {
      const subject = smtp ? `mailto:${smtp.from}` : (publicUrl ?? NOBODY);
      const vapid = new Vapid(keys.secretFor('vapid'), subject);
      this.byKind.set('push', new PushChannel(vapid, pushHosts));
      this.pushKey = vapid.publicKey;
    }
  }

  get kinds(): readonly ChannelKind[] {
    return [...this.byKind.keys()];
  }

  of(kind: ChannelKind): Channel | undefined {
    return this.byKind.get(kind);
  }
}
