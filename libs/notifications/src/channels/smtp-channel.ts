import { isIP } from 'node:net';
import type { Transporter } from 'nodemailer';
import { isLoopback } from '../settings';
import { DeliveryFailure, type Channel, type Message } from './channel.port';

const TIMEOUT_MS = 15_000;

interface SmtpRefusal {
  readonly responseCode?: number;
  readonly command?: string;
  readonly code?: string;
}

/** RFC 5321 section 4.2.1: 5yz is permanent. A refused recipient is an address that cannot be reached. */
function failureOf({ responseCode, command, code }: SmtpRefusal): DeliveryFailure {
  if (responseCode === undefined) return new DeliveryFailure('try-again', code ?? 'SMTP');
  const isPermanent = responseCode >= 500;
  const kind = isPermanent ? (command === 'RCPT TO' ? 'address-gone' : 'rejected') : 'try-again';
  return new DeliveryFailure(kind, `SMTP_${responseCode}`);
}

/** E-mail by SMTP, encrypted on the way unless the server is on this machine. nodemailer is loaded with the first one. */
export class SmtpChannel implements Channel {
  readonly kind = 'e-mail';
  private transporter: Promise<Transporter> | undefined;

  constructor(private readonly settings: { readonly url: string; readonly from: string }) {}

  async send({ id, address, subject, text, link, urgent }: Message): Promise<void> {
    const { from } = this.settings;
    const transporter = await (this.transporter ??= this.open());
    try {
      await transporter.sendMail({
        from: { name: 'Samsyn', address: from },
        to: { name: '', address },
        subject,
        text: link === undefined ? text : `${text}\n\n${link}\n`,
        messageId: `<${id}@${from.split('@')[1]}>`,
        ...(urgent ? { priority: 'high' as const } : {}),
        headers: { 'Samsyn-Notification': id, 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      throw failureOf(error as SmtpRefusal);
    }
  }

  private async open(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    const url = new URL(this.settings.url);
    const secure = url.protocol === 'smtps:';
    const host = url.hostname;
    const user = decodeURIComponent(url.username);
    return createTransport({
      host,
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      requireTLS: !secure && !isLoopback(url),
      ignoreTLS: isLoopback(url) && isIP(host) !== 0,
      ...(user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {}),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    });
  }
}
