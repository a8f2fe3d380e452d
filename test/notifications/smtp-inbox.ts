import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface Mail {
  readonly to: string;
  readonly raw: string;
  readonly id: string;
  readonly subject: string;
  readonly text: string;
}

/** How the server answers: `hold` takes the message in and never says so. */
export type Manner = 'accept' | 'hold' | 'busy' | 'unknown-recipient';

const ANSWERS: Readonly<Record<string, string>> = {
  EHLO: '250 loopback',
  MAIL: '250 ok',
  RSET: '250 ok',
  QUIT: '221 bye',
};

const header = (raw: string, name: string): string =>
  decoded(
    new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(raw)?.[1]?.replaceAll(/\r\n[ \t]+/g, ' ') ?? '',
  );
/** RFC 2047, as far as it is met here. */
const decoded = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, coded: string) => quoted(coded.replaceAll('_', ' ')))
    .replaceAll(/=\?UTF-8\?B\?(.*?)\?=/gi, (_, coded: string) =>
      Buffer.from(coded, 'base64').toString('utf8'),
    );
const quoted = (text: string): string =>
  Buffer.from(
    text
      .replaceAll(/=\r\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

function bodyOf(raw: string): string {
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4);
  const encoding = header(raw, 'content-transfer-encoding').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? quoted(body) : body;
}

/** An SMTP server (RFC 5321) on loopback that keeps what it is given. */
export class SmtpInbox {
  readonly mails: Mail[] = [];
  manner: Manner = 'accept';
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.serve(socket));
  }

  static async open(): Promise<SmtpInbox> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new SmtpInbox(server);
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    let [pending, to, data] = ['', '', undefined as string[] | undefined];
    const say = (line: string): boolean => socket.write(`${line}\r\n`);
    const take = (line: string): void => {
      if (data) {
        if (line !== '.') data.push(line.startsWith('.') ? line.slice(1) : line);
        else {
          this.keep(to, data.join('\r\n'));
          data = undefined;
          if (this.manner !== 'hold') say('250 taken');
        }
        return;
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'RCPT') {
        to = /<(.*)>/.exec(line)?.[1] ?? '';
        say(
          { busy: '451 later', 'unknown-recipient': '550 nobody here', accept: '250 ok', hold: '250 ok' }[
            this.manner
          ],
        );
      } else if (verb === 'DATA') {
        data = [];
        say('354 go on');
      } else say(ANSWERS[verb] ?? '502 what');
    };
    socket.on('data', (chunk) => {
      const lines = (pending + chunk.toString('utf8')).split('\r\n');
      pending = lines.pop()!;
      for (const line of lines) take(line);
    });
    socket.on('error', () => socket.destroy());
    say('220 loopback');
  }

  private keep(to: string, raw: string): void {
    const [id, subject] = [header(raw, 'message-id'), header(raw, 'subject')];
    this.mails.push({ to, raw, id, subject, text: bodyOf(raw) });
  }
}
