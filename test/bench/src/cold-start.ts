import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './statistics';

const MAIN = join(__dirname, '../../../../../samsyn/main.js');
/** The flags that `npm start` gives Node. */
const FLAGS = /^node (--.*) scripts\//.exec(packageJson().scripts.start)?.[1]?.split(' ') ?? [];
const RUNS = 7;
const IDLE_MS = 3_000;

export interface ColdStartResult {
  readonly toFirstAnswerMs: number;
  readonly idleMegabytes: number;
}

function packageJson(): { readonly scripts: { readonly start: string } } {
  return JSON.parse(readFileSync('package.json', 'utf8')) as ReturnType<typeof packageJson>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Resident memory of a process, in megabytes of 10⁶ bytes; Linux only. */
const residentMegabytes = (pid: number): number =>
  (Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024) / 1_000_000;

/** From starting the built process to its first answer, and its memory when nobody has asked it anything. */
export async function measureColdStart(say: (line: string) => void): Promise<ColdStartResult> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-bench-'));
  const times: number[] = [];
  const sizes: number[] = [];
  try {
    for (let run = 0; run <= RUNS; run += 1) {
      const [port, issuerPort] = [await freePort(), await freePort()];
      const env = {
        ...process.env,
        SAMSYN_DATA: folder,
        SAMSYN_PORT: `${port}`,
        SAMSYN_ISSUER_PORT: `${issuerPort}`,
        SAMSYN_LOG_LEVEL: 'fatal',
      };
      const started = performance.now();
      const child = spawn(process.execPath, [...FLAGS, MAIN], { env, stdio: 'ignore' });
      for (let answered = false; !answered;) {
        if (child.exitCode !== null) throw new Error('Samsyn does not start');
        answered = await fetch(`http://127.0.0.1:${port}/health/live`).then(
          ({ ok }) => ok,
          () => new Promise<false>((resolve) => setTimeout(() => resolve(false), 5)),
        );
      }
      // The first run makes the files and fills the disk's cache: it does not count.
      if (run > 0) times.push(performance.now() - started);
      if (run > RUNS - 3) {
        await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
        sizes.push(residentMegabytes(child.pid!));
      }
      await new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      });
    }
    say('cold start measured');
    return { toFirstAnswerMs: median(times), idleMegabytes: median(sizes) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
