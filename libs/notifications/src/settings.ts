import { ConfigurationError } from '@samsyn/identity';

export interface NotificationSettings {
  /** Where people reach Samsyn, for the link in a message; absent: the message has none. */
  readonly publicUrl?: string;
  readonly smtp?: { readonly url: string; readonly from: string };
  readonly smsWebhook?: { readonly url: string; readonly secret: Buffer };
  /** Hosts of push services that a subscription may name; a leading dot: and all below it. None: push is off. */
  readonly pushHosts: readonly string[];
}

/** Nothing is sent: the default. */
export const NOTIFICATIONS_OFF: NotificationSettings = { pushHosts: [] };

type Environment = Readonly<Record<string, string | undefined>>;

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];
const SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/;
const SECRET_BYTES = { least: 24, most: 64 } as const;
const MAIL_ADDRESS = /^[^\s@<>"]{1,64}@[A-Za-z0-9.-]{1,255}$/;
const HOST = /^\.?[a-z0-9.-]+(:\d{1,5})?$/;

export const isLoopback = (url: URL): boolean => LOOPBACK.includes(url.hostname);

/**
 * Reads SAMSYN_PUBLIC_URL, SAMSYN_SMTP_URL, SAMSYN_SMTP_FROM, SAMSYN_SMS_WEBHOOK_URL, SAMSYN_SMS_WEBHOOK_SECRET and
 * SAMSYN_PUSH_HOSTS (with commas). Each way to send is off where nothing is said of it.
 * @throws ConfigurationError which names the variable and never its value
 */
export function readNotificationSettings(env: Environment): NotificationSettings {
  const publicUrl = env['SAMSYN_PUBLIC_URL'];
  if (publicUrl) mustBeSecure('SAMSYN_PUBLIC_URL', publicUrl);
  const smtp = smtpIn(env);
  const smsWebhook = webhookIn(env);
  return {
    ...(publicUrl ? { publicUrl: publicUrl.replace(/\/+$/, '') } : {}),
    ...(smtp ? { smtp } : {}),
    ...(smsWebhook ? { smsWebhook } : {}),
    pushHosts: hostsIn(env['SAMSYN_PUSH_HOSTS']),
  };
}

function smtpIn(env: Environment): NotificationSettings['smtp'] {
  const { SAMSYN_SMTP_URL: url, SAMSYN_SMTP_FROM: from } = env;
  if (!url) return undefined;
  if (!URL.canParse(url) || !['smtp:', 'smtps:'].includes(new URL(url).protocol)) {
    throw new ConfigurationError('SAMSYN_SMTP_URL is an smtp or smtps address');
  }
  if (!from || !MAIL_ADDRESS.test(from))
    throw new ConfigurationError('SAMSYN_SMTP_FROM is an e-mail address');
  return { url, from };
}

function webhookIn(env: Environment): NotificationSettings['smsWebhook'] {
  const { SAMSYN_SMS_WEBHOOK_URL: url, SAMSYN_SMS_WEBHOOK_SECRET: text } = env;
  if (!url) return undefined;
  mustBeSecure('SAMSYN_SMS_WEBHOOK_URL', url);
  const secret = Buffer.from(SECRET.exec(text ?? '')?.[1] ?? '', 'base64');
  if (secret.length < SECRET_BYTES.least || secret.length > SECRET_BYTES.most) {
    throw new ConfigurationError('SAMSYN_SMS_WEBHOOK_SECRET is whsec_ and 24 to 64 bytes as base64');
  }
  return { url, secret };
}

function hostsIn(text: string | undefined): readonly string[] {
  const hosts = (text ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
  if (!hosts.every((host) => HOST.test(host))) {
    throw new ConfigurationError('SAMSYN_PUSH_HOSTS is a list of host names');
  }
  return hosts;
}

/** Without encryption only to this machine. */
function mustBeSecure(variable: string, value: string): void {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))) return;
  throw new ConfigurationError(`${variable} is an https address`);
}
