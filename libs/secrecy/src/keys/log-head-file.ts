import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import type { KeptHead } from '@samsyn/event-store';

/** The head of the log that stands with the keys does not say what was written; the message goes to the operator. */
export class LogHeadDamaged extends Error {
  constructor(file: string) {
    super(
      `${file} is damaged: whether the log is complete cannot be told (docs/operating.md, "When the log is lost or older")`,
    );
    this.name = 'LogHeadDamaged';
  }
}

/** The head of the log in a file beside the keys, so that a log that is lost, cut or older is found at the start. */
export class LogHeadFile {
  constructor(
    private readonly file: string,
    private readonly key: Buffer,
  ) {}

  /** None where none was kept; two where the log was being sealed anew. @throws LogHeadDamaged */
  read(): readonly KeptHead[] {
    if (!existsSync(this.file)) return [];
    try {
      const [heads, mac] = readFileSync(this.file, 'utf8').split('\n');
      const [found, due] = [Buffer.from(mac!, 'base64url'), this.macOf(heads!)];
      if (found.length === due.length && timingSafeEqual(found, due)) return JSON.parse(heads!) as KeptHead[];
    } catch {
      // As one whose MAC differs.
    }
    throw new LogHeadDamaged(this.file);
  }

  /** In the place of the one before, never half of it. Durable when it resolves. */
  async keep(...heads: readonly KeptHead[]): Promise<void> {
    const text = JSON.stringify(heads);
    const unfinished = `${this.file}.new`;
    const handle = await open(unfinished, 'w', 0o600);
    try {
      await handle.writeFile(`${text}\n${this.macOf(text).toString('base64url')}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, this.file);
  }

  private macOf(text: string): Buffer {
    return createHmac('sha256', this.key).update(text).digest();
  }
}
