import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What group and others may do with a file. */
const OF_OTHERS = 0o077;
const ROOT_KEY_BYTES = 32;
const OF_THE_LOG = 'When keys are lost';

/** What was sealed cannot be opened with the keys that are there; the message goes to the operator. */
export class KeysLost extends Error {
  /** @param section of docs/operating.md, that says what to do */
  constructor(reason: string, section = OF_THE_LOG) {
    super(`keys are lost: ${reason} (docs/operating.md, "${section}")`);
    this.name = 'KeysLost';
  }
}

/** Others of the machine could have read the root key; the message goes to the operator. */
export class RootKeyExposed extends Error {
  constructor(file: string, mode: number, section = OF_THE_LOG) {
    super(
      `${file} may be read by others (mode ${mode.toString(8)}), who could then open the log. If nobody else could log in ` +
        `to this machine, make it yours alone (chmod 600) and start again; else see docs/operating.md, "${section}"`,
    );
    this.name = 'RootKeyExposed';
  }
}

/** Where the root key comes from: a file here; a key-management service can take its place. */
export interface RootKey {
  /**
   * 32 bytes.
   * @param mayMake nothing has been wrapped with a root key yet
   * @throws KeysLost where there is none and none may be made
   */
  load(mayMake: boolean): Buffer;
}

/** A root key in a file that only its owner may read; made at the first start of the embedded profile. */
export class FileRootKey implements RootKey {
  /** @param section of docs/operating.md, for the operator where the key is not there */
  constructor(
    private readonly file: string,
    private readonly section?: string,
  ) {}

  load(mayMake: boolean): Buffer {
    if (!existsSync(this.file)) {
      if (!mayMake) throw new KeysLost(`${this.file} is missing`, this.section);
      mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
      // A start that is cut off leaves no half of a key under the name.
      const unfinished = `${this.file}.new`;
      writeFileSync(unfinished, randomBytes(ROOT_KEY_BYTES), { mode: 0o600, flush: true });
      renameSync(unfinished, this.file);
    }
    const mode = statSync(this.file).mode & 0o777;
    if ((mode & OF_OTHERS) !== 0 && process.platform !== 'win32')
      throw new RootKeyExposed(this.file, mode, this.section);
    const key = readFileSync(this.file);
    if (key.length !== ROOT_KEY_BYTES) {
      throw new KeysLost(`${this.file} does not hold ${ROOT_KEY_BYTES} bytes`, this.section);
    }
    return key;
  }
}

/** A root key that lives as long as the process: tests and benchmarks. */
export class EphemeralRootKey implements RootKey {
  private readonly key = randomBytes(32);
  load(): Buffer {
    return this.key;
  }
}
