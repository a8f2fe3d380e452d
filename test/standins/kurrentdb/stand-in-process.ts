import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';

const PROJECT = join(__dirname, '..', '..', '..');
const READY = 'ready ';

let bundle: string | undefined;

/** Built once for its content, so that two that build it at a time do not meet. */
function bundled(): string {
  if (bundle !== undefined) return bundle;
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, 'main.ts')],
    bundle: true,
    write: false,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    logLevel: 'warning',
  });
  const { contents } = outputFiles[0]!;
  const folder = join(PROJECT, 'dist', 'kurrent-stand-in');
  const file = join(folder, `${createHash('sha256').update(contents).digest('hex').slice(0, 16)}.js`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, contents);
    renameSync(unfinished, file);
  }
  bundle = file;
  return file;
}

/** The stand-in as a process that can be killed and stopped like a server. */
export class StandInProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Resolves when it can be asked. @throws Error when it ends instead */
  static async start(
    settings: { readonly port?: number; readonly file?: string; readonly version?: string } = {},
  ): Promise<StandInProcess> {
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const child = spawn(process.execPath, [bundled(), ...args], {
      cwd: PROJECT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the stand-in ended with ${String(code)}`);
    });
    ended.catch(() => undefined);
    const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
    return new StandInProcess(child, line.slice(READY.length));
  }

  get port(): number {
    return Number(/:(\d+)\?/.exec(this.url)![1]);
  }

  /** Stands still: the kernel goes on taking connections and bytes. */
  suspend(): void {
    this.child.kill('SIGSTOP');
  }

  resume(): void {
    this.child.kill('SIGCONT');
  }

  /** @returns its exit code, null when the signal ended it */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    const [code] = (await exited) as [number | null];
    return code;
  }
}
