import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  ChainKey,
  EventCodec,
  FileLock,
  LogDamage,
  SqliteEventStore,
  StoreUnavailable,
  verifying,
  writeResealed,
} from '@samsyn/event-store';
import { KeyStoreSealer, LogHeadFile } from '@samsyn/secrecy';
import { ownerOnly } from './data-folder';
import { eventRegistry } from './event-registry';
import { NOTHING_IS_LOST, openLog } from './open-log';

/**
 * Writes the log of a stopped Samsyn anew, with every event bound to all before it. Until the new
 * log is whole and durable the old one stands untouched, and a run that is cut off is begun again.
 */
export async function reseal(folder: string): Promise<{ readonly events: number; readonly bound: number }> {
  const file = join(folder, 'log.sqlite');
  const copy = `${file}.resealed`;
  const damage = new LogDamage();
  ownerOnly(folder);
  // As a start does: brings the file to today's form, and refuses one that is not as it was kept.
  const { log, keys, head } = await openLog({ folder }, NOTHING_IS_LOST, damage);
  await head?.close();
  await log.close();
  const lock = FileLock.of(file);
  try {
    const headFile = new LogHeadFile(join(folder, 'keys', 'log-head'), keys.secretFor('log-head'));
    const [before] = headFile.read();
    const key = keys.secretFor('log-chain');
    const verify = verifying(new ChainKey(key), before!.unbound, damage);
    const codec = new EventCodec(eventRegistry(), new KeyStoreSealer(keys));
    const bound = writeResealed(file, copy, { codec, key, verify });
    const binding = { key, kept: [], lossIsAccepted: false, isSealedAnew: true };
    const sealed = await SqliteEventStore.open({ file: copy, bind: () => binding });
    const after = (await sealed.keptHead())!;
    await sealed.close();
    // Whichever of the two stands there when this is cut off, the next start knows it.
    await headFile.keep(after, before!);
    mustBeWhole(file);
    renameSync(copy, file);
    await headFile.keep(after);
    return { events: after.count, bound };
  } finally {
    lock.release();
    keys.close();
    rmSync(`${copy}.lock`, { force: true });
  }
}

/** A write-ahead log beside it would be taken for that of the new file. */
function mustBeWhole(file: string): void {
  if (existsSync(`${file}-wal`)) throw new StoreUnavailable('the log is open elsewhere');
}
