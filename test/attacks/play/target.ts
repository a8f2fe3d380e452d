import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SamsynProcess, StartRefused } from '../../support/samsyn-process';
import { HOLDER, tellEvening, type Evening } from '../../support/recorded-evening';

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly ms: number;
}
export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `503 STORE.UNAVAILABLE`, or the status alone where the answer has no code. */
export function nameOf({ status, text }: Pick<Answered, 'status' | 'text'>): string {
  const code = /"code":"([A-Z_.]+)"/.exec(text)?.[1];
  return code === undefined ? `${status}` : `${status} ${code}`;
}

export const ADMINISTRATOR = 'admin';
/** A colleague of the holder, to whom the encounter is nothing but glass. */
export const COLLEAGUE = 'attack-colleague';

/** What is done by two administrators, and before the evening: who comes later knows of none of it. */
async function colleague(target: Target): Promise<void> {
  const account = { branch: 'social-services/coordinator-syd', role: 'coordinator', regions: ['syd'] };
  const path = `/admin/persons/${COLLEAGUE}`;
  const body = JSON.stringify(account);
  const { status, text } = await target.ask({ method: 'PUT', path, as: ADMINISTRATOR, body });
  if (status !== 202) throw new Error(`PUT ${path}: ${status} ${text}`);
  const { id } = JSON.parse(text) as { id: string };
  await target.post('admin2', `/approvals/${id}/approve`, {});
}

/** A Samsyn of its own on the loopback, in a folder of the system's temporary folder, on which one evening was told. */
export class Target {
  private static readonly all = new Set<Target>();
  readonly samsyn: SamsynProcess;
  evening!: Evening;
  private keys = 0;

  constructor(readonly folder: string) {
    this.samsyn = new SamsynProcess(folder);
    Target.all.add(this);
  }

  /** Also of an attack that did not end. */
  static async endAll(): Promise<void> {
    for (const target of Target.all) await target.end();
  }

  static async started(scratch: string): Promise<Target> {
    const target = new Target(join(scratch, 'data'));
    await target.samsyn.start();
    await colleague(target);
    target.evening = await tellEvening(target.tell);
    return target;
  }

  readonly tell = async (as: string, path: string, body: object) => {
    const key = `told-${(this.keys += 1)}`;
    const answer = await this.samsyn.post<{ id?: string; entries: { id: string }[] }>(as, path, body, key);
    if (answer.status !== 201) throw new Error(`${as} POST ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  async ask({ method = 'GET', path, as, headers = {}, body }: Asked): Promise<Answered> {
    const token = as === undefined ? {} : { authorization: `Bearer ${await this.samsyn.tokenFor(as)}` };
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const request = ask(this.samsyn.baseUrl + path, {
        method,
        headers: {
          ...token,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
      });
      request.setTimeout(60_000, () => request.destroy(new Error('no answer in a minute')));
      request.on('error', reject);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const { statusCode: status = 0, headers: received } = response;
          resolve({ status, headers: received, text, ms: performance.now() - began });
        });
      });
      request.end(body);
    });
  }

  post(as: string, path: string, body: object): Promise<Answered> {
    return this.ask({ method: 'POST', path, as, body: JSON.stringify(body) });
  }

  get(as: string, path: string): Promise<Answered> {
    return this.ask({ path, as });
  }

  async metrics(): Promise<string> {
    const token = readFileSync(join(this.folder, 'metrics-token'), 'utf8').trim();
    return (await this.ask({ path: '/metrics', headers: { authorization: `Bearer ${token}` } })).text;
  }

  get port(): number {
    return Number(new URL(this.samsyn.baseUrl).port);
  }

  connect(): Socket {
    const socket = connect(this.port, '127.0.0.1');
    socket.on('error', () => undefined);
    return socket;
  }

  /** What a connection that is sent these bytes answers until it is closed, or until the time is over. */
  bytes(sent: string, patienceMs = 5_000): Promise<string> {
    return new Promise((resolve) => {
      const socket = this.connect();
      let received = '';
      const done = () => {
        socket.destroy();
        resolve(received);
      };
      socket.on('data', (chunk) => (received += chunk.toString('latin1')));
      socket.on('close', done);
      socket.setTimeout(patienceMs, done);
      socket.write(sent);
    });
  }

  /**
   * How long another person waits meanwhile, in milliseconds, worst first.
   * @param everyMs between the begin of one request and that of the next
   */
  async waitsDuring(attack: () => Promise<unknown>, everyMs = 20): Promise<readonly number[]> {
    let ended = false;
    const waits: Promise<number>[] = [];
    const attacked = attack().finally(() => (ended = true));
    do {
      const path = `/operations/${this.evening.operation}/head-count`;
      const received = this.get(HOLDER, path).then(({ ms, status }) => (status === 200 ? ms : Infinity));
      waits.push(received.catch(() => Infinity));
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    } while (!ended);
    await attacked;
    return (await Promise.all(waits)).sort((a, b) => b - a);
  }

  /** Stops it, lets its folder be changed in a copy, and starts that. @returns the running copy, or what its start said */
  async changed(change: (folder: string) => void): Promise<Target | string> {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-attacked-'));
    cpSync(this.folder, folder, { recursive: true });
    change(folder);
    const target = new Target(folder);
    target.evening = this.evening;
    try {
      await target.samsyn.start();
      return target;
    } catch (error) {
      if (!(error instanceof StartRefused)) throw error;
      rmSync(folder, { recursive: true, force: true });
      return error.message;
    }
  }

  async end(): Promise<void> {
    Target.all.delete(this);
    await this.samsyn.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const percentile = (sortedDown: readonly number[], share: number): number =>
  sortedDown[Math.min(sortedDown.length - 1, Math.floor((1 - share) * sortedDown.length))] ?? 0;

export const roundMs = (ms: number): string => `${Math.round(ms)} ms`;
