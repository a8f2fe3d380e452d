import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './command';

const MAIN = join(__dirname, '../../dist/samsyn/main.js');

/** What `fetch` throws where there was no answer; told by its name, since its class is not the test's own. */
export const isConnectionLost = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'TypeError';

/** It ended instead of getting ready; the message is what it said on standard error. */
export class StartRefused extends Error {}

/** The built Samsyn in a process of its own on a data folder, to be killed and started again. */
export class SamsynProcess {
  private child: ChildProcess | undefined;
  private port = 0;
  private issuerPort = 0;
  private readonly tokens = new Map<string, string>();

  /** @param settings of its environment, beside those that every such process has */
  constructor(
    private readonly folder: string,
    private readonly settings: Readonly<Record<string, string>> = {},
  ) {
    if (!existsSync(MAIN)) throw new Error('Samsyn is not built: npm run build');
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get issuerUrl(): string {
    return `http://127.0.0.1:${this.issuerPort}`;
  }

  /** Starts, and is killed so many milliseconds later, however far it has come. */
  async startAndKill(afterMs: number): Promise<void> {
    await this.launch();
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await this.kill();
  }

  /**
   * Starts and waits until it is ready: read models and workflows run.
   * @throws StartRefused
   */
  async start(): Promise<void> {
    const child = await this.launch();
    let lastWords = '';
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.stderr!.on('data', (text: Buffer) => (lastWords += text.toString('utf8')));
    while (!(await this.isReady())) {
      if (child.exitCode !== null || child.signalCode !== null) {
        await closed;
        throw new StartRefused(lastWords);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  private async launch(): Promise<ChildProcess> {
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
      ...this.settings,
    };
    this.child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'inherit', 'pipe'] });
    return this.child;
  }

  /** `kill -9`: nothing of the process gets a last word. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
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

  post<Answer>(
    as: string,
    path: string,
    body: object,
    key: string,
  ): Promise<{ status: number; body: Answer }> {
    return this.send<Answer>('POST', as, path, body, key);
  }

  async send<Answer>(
    method: 'POST' | 'PUT',
    as: string,
    path: string,
    body: object,
    key: string,
  ): Promise<{ status: number; body: Answer }> {
    const answer = await fetch(this.baseUrl + path, {
      method,
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
    const { status, body } = await this.answerTo<Answer>(as, path);
    if (status !== 200) throw new Error(`GET ${path} answered ${status}`);
    return body;
  }

  /** What a GET answers, refused or not. */
  async answerTo<Answer>(as: string, path: string): Promise<{ status: number; body: Answer }> {
    const headers = { authorization: `Bearer ${await this.tokenFor(as)}` };
    const answer = await fetch(this.baseUrl + path, { headers });
    return { status: answer.status, body: (await answer.json()) as Answer };
  }

  /** What it says of one of its parts: `up` or `down`. */
  async check(part: string): Promise<string | undefined> {
    const answer = await fetch(`${this.baseUrl}/health/ready`);
    return ((await answer.json()) as { checks: Record<string, string> }).checks[part];
  }

  /** Every entry of an operation that the person sees. */
  async history<Entry>(as: string, operation: string): Promise<readonly Entry[]> {
    const entries: Entry[] = [];
    let cursor = '';
    for (;;) {
      const page = await this.get<{ entries: Entry[]; next?: string }>(
        as,
        `/operations/${operation}/history?limit=500${cursor}`,
      );
      entries.push(...page.entries);
      if (page.next === undefined) return entries;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
  }

  /** For when its clock has changed: a token is worth nothing before its time and after it. */
  forgetTokens(): void {
    this.tokens.clear();
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.baseUrl}/health/ready`)).ok;
    } catch {
      return false;
    }
  }
}
