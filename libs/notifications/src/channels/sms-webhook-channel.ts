import { createHmac } from 'node:crypto';
import type { Channel, Message } from './channel.port';
import { post } from './http-delivery';

/** The gateway says that the number cannot be reached. */
const MEANINGS = { 410: 'address-gone', 422: 'address-gone' } as const;

/**
 * `v1,` and HMAC-SHA256 over `id.timestamp.body`, base64 (Standard Webhooks 1.0, "Signature scheme").
 * @param timestamp seconds since 1970
 */
const signatureOf = (secret: Buffer, id: string, timestamp: number, body: string): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;

/** Hands text messages to an operator's gateway, signed, so that the gateway knows that they are ours. */
export class SmsWebhookChannel implements Channel {
  readonly kind = 'sms';

  constructor(private readonly settings: { readonly url: string; readonly secret: Buffer }) {}

  async send({ id, address, text, link, urgent }: Message): Promise<void> {
    const { url, secret } = this.settings;
    const words = link === undefined ? text : `${text} ${link}`;
    const body = JSON.stringify({ type: 'sms.send', to: address, text: words, urgent });
    // The receiver measures against its own clock: the time of the machine, whatever the domain's clock says.
    const timestamp = Math.floor(Date.now() / 1_000);
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureOf(secret, id, timestamp, body),
    };
    await post(url, { headers, body }, MEANINGS);
  }
}
