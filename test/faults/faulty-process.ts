import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SamsynProcess } from '../support/samsyn-process';

const SOURCE = join(__dirname, 'faulty-libc.c');

/** LD_PRELOAD is Linux's, and a compiler is no dependency of Samsyn: where one is missing these tests cannot be made. */
export function onFaultySystem(name: string, tests: () => void): void {
  if (process.platform === 'linux' && hasCompiler()) return describe(name, tests);
  describe(name, () => {
    it('is tried on Linux, where there is a C compiler (cc)', () => {
      expect(process.platform === 'linux' && hasCompiler()).toBe(false);
    });
  });
}

function hasCompiler(): boolean {
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The built Samsyn on a disk that can be made to fail and by a clock that can be put wrong, while it runs. */
export class FaultyProcess {
  readonly folder = mkdtempSync(join(tmpdir(), 'samsyn-faulty-'));
  readonly samsyn: SamsynProcess;
  private readonly faultsFile = join(this.folder, 'faults');

  constructor() {
    const library = join(this.folder, 'faulty-libc.so');
    execFileSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, SOURCE]);
    this.samsyn = new SamsynProcess(this.data, { LD_PRELOAD: library, FAULTS: this.faultsFile });
  }

  get data(): string {
    return join(this.folder, 'data');
  }

  /** `write NAME`, `sync NAME`, `clock SECONDS`; without any all is well again. */
  set(...faults: readonly string[]): void {
    if (faults.length === 0) rmSync(this.faultsFile, { force: true });
    else writeFileSync(this.faultsFile, `${faults.join('\n')}\n`);
  }

  /** How many calls have failed so far. */
  get met(): number {
    const file = `${this.faultsFile}.met`;
    return existsSync(file) ? statSync(file).size : 0;
  }

  async end(): Promise<void> {
    await this.samsyn.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
