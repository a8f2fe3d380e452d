import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@samsyn/web';
import { openParts } from './samsyn-parts';

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);

describe('the data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-folder-'));
  const before = process.umask(0o022);
  afterAll(() => {
    process.umask(before);
    rmSync(folder, { recursive: true, force: true });
  });

  it('is its user’s alone, whoever made it and what stands in it', async () => {
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, 'issuer'), { mode: 0o755 });
    writeFileSync(join(folder, 'issuer', 'other'), 'made by another program', { mode: 0o644 });
    const logger = createLogger({ level: 'silent' });
    for (let start = 0; start < 2; start += 1) {
      const parts = await openParts({ folder }, logger);
      const found = readdirSync(folder, { recursive: true, withFileTypes: true });
      const modes = found.map((entry) => [
        entry.isDirectory(),
        modeOf(join(entry.parentPath, entry.name)),
        entry.name,
      ]);
      expect(modes.filter(([isFolder, mode]) => mode !== (isFolder ? '700' : '600'))).toEqual([]);
      expect(found.length).toBeGreaterThan(6);
      await parts.close();
      for (const entry of found.filter((one) => one.isFile() && one.name !== 'root.key')) {
        const file = join(entry.parentPath, entry.name);
        if (statSync(file, { throwIfNoEntry: false })) chmodSync(file, 0o644);
      }
    }
    expect(modeOf(folder)).toBe('700');
  });
});
