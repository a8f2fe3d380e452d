import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT } from '../architecture/cruise';

/** A port of the loopback that nobody has. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const HOLD = pathToFileURL(join(__dirname, 'hold.mts')).href;

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command in the project's folder, in a process of its own, with nothing of the test's environment that would change it. */
export class Command {
  private readonly child: ChildProcess;
  private readonly output = { stdout: '', stderr: '' };
  readonly ended: Promise<Ended>;

  constructor(
    file: string,
    args: readonly string[],
    settings: Readonly<Record<string, string>> = {},
    stdin: 'ignore' | 'pipe' = 'ignore',
  ) {
    const { NODE_ENV: _nodeEnv, ...inherited } = process.env;
    const kept = Object.entries(inherited).filter(([name]) => !/^(SAMSYN_|npm_lifecycle_)/.test(name));
    const env = { ...Object.fromEntries(kept), ...settings };
    this.child = spawn(file, args, { cwd: PROJECT, env, stdio: [stdin, 'pipe', 'pipe'] });
    for (const name of ['stdout', 'stderr'] as const)
      this.child[name]!.on('data', (chunk: Buffer) => (this.output[name] += chunk.toString('utf8')));
    this.ended = new Promise((resolve) =>
      this.child.once('close', (status) => resolve({ status, ...this.output })),
    );
  }

  /** One of the built entry files, `main`. */
  static built(
    entry: string,
    args: readonly string[] = [],
    settings?: Readonly<Record<string, string>>,
  ): Command {
    return new Command(process.execPath, [join(PROJECT, `dist/samsyn/${entry}.js`), ...args], settings);
  }

  /** Such a command that plays an exercise and stands still in the middle of it until it is let go or gets a signal. */
  static held(
    entry: string,
    args: readonly string[] = [],
    settings?: Readonly<Record<string, string>>,
  ): Command {
    const built = join(PROJECT, `dist/samsyn/${entry}.js`);
    return new Command(process.execPath, ['--import', HOLD, built, ...args], settings, 'pipe');
  }

  /** Resolves when one that is held stands still: some steps are in the log, and none of the others comes there. */
  standsStill(): Promise<void> {
    return this.says('held\n');
  }

  /** Resolves when that has been printed. @throws Error where the process has ended without it */
  async says(text: string): Promise<void> {
    let hasEnded = false;
    void this.ended.then(() => (hasEnded = true));
    while (!`${this.output.stdout}${this.output.stderr}`.includes(text)) {
      if (hasEnded) throw new Error(`it ended without ${text}:\n${this.output.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  letGo(): void {
    this.child.stdin?.end();
  }

  /** One that is held has the signal before it goes on. */
  stop(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal);
    this.letGo();
    return this.ended;
  }
}
