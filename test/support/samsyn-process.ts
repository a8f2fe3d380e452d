import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './command';

const MAIN = join(__dirname, '../../dist/samsyn/main.js');

/** What `fetch` throws where there was no answer; told by its name, since its class is not the test's own. */
export const isConnectionLost = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'TypeError';

/** The built Samsyn in a process of its own on a data folder, to be killed and started again. */
export class SamsynProcess {
  private child: ChildProcess | undefined;
  private port = 0;
  private issuerPort = 0;
  private readonly tokens = new Map<string, string>();

  constructor(private readonly folder: string) {
    if (!existsSync(MAIN)) throw new Error('Samsyn is not built: npm run build');
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts and waits until it is ready: read models and workflows run. */
  async start(): Promise<void> {
    this.port ||= await freePort();
    this.issuerPort ||= await freePort();
    const { NODE_ENV: _nodeEnv, ...inherited } = process.env;
    const env = {
      ...inherited,
      SAMSYN_DATA: this.folder,
      SAMSYN_PORT: String(this.port),
      SAMSYN_ISSUER_PORT: String(this.issuerPort),
      SAMSYN_EXAMPLES: '1',
      SAMSYN_LOG_LEVEL: 'fatal',
    };
    this.child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'inherit', 'inherit'] });
    while (!(await this.isReady())) {
      if (this.child.exitCode !== null || this.child.signalCode !== null)
        throw new Error('Samsyn does not start');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** `kill -9`: nothing of the process gets a last word. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  }

  async tokenFor(handle: string): Promise<string> {
    const known = this.tokens.get(handle);
    if (known !== undefined) return known;
    const secret = readFileSync(join(this.folder, 'issuer', 'client-secret'), 'utf8').trim();
    const answer = await fetch(`http://127.0.0.1:${this.issuerPort}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${handle}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    this.tokens.set(handle, token);
    return token;
  }

  async post<Answer>(
    as: string,
    path: string,
    body: object,
    key: string,
  ): Promise<{ status: number; body: Answer }> {
    const answer = await fetch(this.baseUrl + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await this.tokenFor(as)}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Answer };
  }

  /** Sends it again with the same key until there is an answer: a connection of a killed process may still be pooled. */
  async postUntilAnswered<Answer>(
    as: string,
    path: string,
    body: object,
    key: string,
  ): Promise<{ status: number; body: Answer }> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.post<Answer>(as, path, body, key);
      } catch (error) {
        if (!isConnectionLost(error) || attempt === 5) throw error;
      }
    }
  }

  async get<Answer>(as: string, path: string): Promise<Answer> {
    const answer = await fetch(this.baseUrl + path, {
      headers: { authorization: `Bearer ${await this.tokenFor(as)}` },
    });
    if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}`);
    return (await answer.json()) as Answer;
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.baseUrl}/health/ready`)).ok;
    } catch {
      return false;
    }
  }
}
