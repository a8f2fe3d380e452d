import { DomainError } from '@samsyn/kernel';
import type { ChannelKind } from './channel.port';
import { isPushEndpoint } from './push-channel';

export interface GivenAddress {
  readonly address?: string;
  readonly subscription?: { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
}

const MAIL = /^[^\s@<>",;:\\[\]()\p{Cc}]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/u;
/** E.164: a plus sign and at most 15 digits. */
const TELEPHONE = /^\+[1-9]\d{6,14}$/;
/** An uncompressed point on P-256 and 16 bytes, base64url (RFC 8291 section 3.1). */
const POINT = /^B[A-Za-z0-9_-]{86}$/;
const AUTH = /^[A-Za-z0-9_-]{22}$/;

const invalid = (): DomainError => new DomainError('CHANNEL.ADDRESS_INVALID', {}, 'invalid');

type Reading = (given: GivenAddress, pushHosts: readonly string[]) => string | undefined;
const READINGS: Readonly<Record<ChannelKind, Reading>> = {
  'e-mail': ({ address = '' }) => (MAIL.test(address) && !address.includes('..') ? address : undefined),
  sms: ({ address = '' }) => {
    const compact = address.replaceAll(/[\s-]/g, '');
    return TELEPHONE.test(compact) ? compact : undefined;
  },
  push: ({ subscription }, pushHosts) => {
    if (!subscription) return undefined;
    const { endpoint, p256dh, auth } = subscription;
    const isWhole = POINT.test(p256dh) && AUTH.test(auth) && isPushEndpoint(endpoint, pushHosts);
    return isWhole ? JSON.stringify({ endpoint, keys: { p256dh, auth } }) : undefined;
  },
};

/** The address in the one form that is kept. @throws DomainError `CHANNEL.ADDRESS_INVALID` (invalid) */
export function addressOf(kind: ChannelKind, given: GivenAddress, pushHosts: readonly string[]): string {
  const address = READINGS[kind](given, pushHosts);
  if (address === undefined) throw invalid();
  return address;
}

/** Enough for its owner to know it by. */
export function hint(kind: ChannelKind, address: string): string {
  if (kind === 'sms') return `…${address.slice(-3)}`;
  if (kind === 'push') return new URL((JSON.parse(address) as { endpoint: string }).endpoint).hostname;
  const [name = '', domain = ''] = address.split('@');
  return `${name.slice(0, 1)}…@${domain}`;
}
