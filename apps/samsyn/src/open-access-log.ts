import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCESS_LOG_SECTION, AccessFile, AccessLog } from '@samsyn/access-log';
import { EphemeralRootKey, FileRootKey } from '@samsyn/secrecy';
import type { DataPlace } from './data-folder';

const FOLDER = 'access';
const FILE = 'access.sqlite';

/**
 * Opens the log of who reads, with keys of its own. Where nothing is kept it stands in a folder that goes with the process.
 * @throws KeysLost where it has rows and its root key is missing or another
 */
export async function openAccessLog(place: DataPlace): Promise<AccessLog> {
  if (place !== 'memory') {
    const root = new FileRootKey(join(place.folder, FOLDER, 'root.key'), ACCESS_LOG_SECTION);
    return new AccessLog(await AccessFile.open({ file: join(place.folder, FOLDER, FILE), root }));
  }
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-access-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const file = await AccessFile.open({ file: join(folder, FILE), root: new EphemeralRootKey() });
  return new AccessLog(file, remove);
}
