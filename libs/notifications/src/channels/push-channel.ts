import { createHash } from 'node:crypto';
import { isLoopback } from '../settings';
import { DeliveryFailure, type Channel, type Message } from './channel.port';
import { post } from './http-delivery';
import type { Vapid } from './vapid';
import { encryptForPush, type SubscriptionKeys } from './web-push-encryption';

/** What a browser's `PushSubscription.toJSON()` gives. */
export interface PushSubscription {
  readonly endpoint: string;
  readonly keys: SubscriptionKeys;
}

/** The subscription has ended (RFC 8030 section 7.3). */
const MEANINGS = { 404: 'address-gone', 410: 'address-gone' } as const;
const MAX_ENDPOINT = 2_000;
const TOPIC_CHARACTERS = 32;

/**
 * Whether a message may be posted there: to a push service that the operator named, over https. A user names the
 * address, so nothing else is ever asked for (no address of the inner network, no redirect).
 */
export function isPushEndpoint(endpoint: string, hosts: readonly string[]): boolean {
  if (endpoint.length > MAX_ENDPOINT || !URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (url.username || url.password || url.hash) return false;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) return false;
  return hosts.some((host) => (host.startsWith('.') ? url.host.endsWith(host) : url.host === host));
}

/** Web push (RFC 8030), encrypted for the browser alone; the push service learns when, and whom, and nothing else. */
export class PushChannel implements Channel {
  readonly kind = 'push';

  constructor(
    private readonly vapid: Vapid,
    private readonly hosts: readonly string[],
  ) {}

  async send({ id, address, subject, text, link, urgent, ttlSeconds }: Message): Promise<void> {
    const { endpoint, keys } = JSON.parse(address) as PushSubscription;
    // The operator may have taken a service off the list since.
    if (!isPushEndpoint(endpoint, this.hosts)) throw new DeliveryFailure('rejected', 'HOST_NOT_ALLOWED');
    const body = encryptForPush(JSON.stringify({ id, subject, text, ...(link ? { link } : {}) }), keys);
    const headers = {
      authorization: await this.vapid.authorizationFor(endpoint),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(ttlSeconds),
      urgency: urgent ? 'high' : 'normal',
      // A second attempt takes the place of the first where that has not been shown yet (RFC 8030 section 5.4).
      topic: createHash('sha256').update(id).digest('base64url').slice(0, TOPIC_CHARACTERS),
    };
    await post(endpoint, { headers, body }, MEANINGS);
  }
}
