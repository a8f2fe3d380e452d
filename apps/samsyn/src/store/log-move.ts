import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const MARK = 'log-move';

/** What is to be done to the files of a folder, all of it or nothing. */
export interface LogMove {
  /** Each takes the place of the other; where it is missing that has been done. */
  readonly renamed: readonly (readonly [from: string, to: string])[];
  readonly removed: readonly string[];
}

/** From here on it is done, by this process or the next that opens the folder. */
export function move(folder: string, move: LogMove): void {
  const unfinished = join(folder, `${MARK}.new`);
  writeFileSync(unfinished, JSON.stringify(move), { mode: 0o600, flush: true });
  renameSync(unfinished, join(folder, MARK));
  const directory = openSync(folder, 'r');
  fsyncSync(directory);
  closeSync(directory);
  finishMove(folder);
}

/** Does what was begun to its end: its steps may be done again. */
export function finishMove(folder: string): void {
  const mark = join(folder, MARK);
  if (!existsSync(mark)) return;
  const { renamed, removed } = JSON.parse(readFileSync(mark, 'utf8')) as LogMove;
  for (const [from, to] of renamed) {
    if (!existsSync(join(folder, from))) continue;
    // What SQLite keeps beside a database belongs to the one that is replaced.
    for (const suffix of ['-wal', '-shm']) rmSync(join(folder, to + suffix), { force: true });
    renameSync(join(folder, from), join(folder, to));
  }
  for (const name of removed)
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, name + suffix), { force: true });
  rmSync(mark);
}
