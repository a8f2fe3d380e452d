import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@samsyn/web';
import { playOn, readExercise } from '@samsyn/exercise';
import { EMBEDDED, type LogEngine } from '../../apps/samsyn/src/log-engine';
import { loopbackIdentity, Samsyn } from '../../apps/samsyn/src/samsyn';

export const EXERCISES = readdirSync(__dirname).filter((name) => name.endsWith('.json'));

/** Ids and digests are others in each run: by the order in which they come. */
function named(text: string): string {
  const names = new Map<string, number>();
  // Markdown escapes some of the signs of a digest.
  return text
    .replaceAll('\\_', '_')
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![\w-])[\w-]{43}(?![\w-])/g, (name) => {
      names.set(name, names.get(name) ?? names.size);
      return `<${names.get(name)}>`;
    });
}

/** Every file of the output, by its name. */
async function played(name: string, engine: LogEngine): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-engines-'));
  const out = join(folder, 'out');
  const logger = createLogger({ level: 'silent' });
  const samsyn = await Samsyn.create({ place: { folder }, identity: loopbackIdentity(), logger, engine });
  try {
    const baseUrl = await samsyn.listen(0);
    await playOn(samsyn, readExercise(join(__dirname, name)), { baseUrl, out });
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && !entry.name.endsWith('.pdf'),
    );
    return new Map(
      files.map(({ parentPath, name: file }) => {
        const path = join(parentPath, file);
        return [path.slice(out.length), named(readFileSync(path, 'utf8'))];
      }),
    );
  } finally {
    await samsyn.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The outputs of an exercise with the log there, and with the embedded one, by the names of their files. */
export const exerciseOnEngine = async (name: string, engine: LogEngine) => ({
  there: await played(name, engine),
  here: await played(name, EMBEDDED),
});
