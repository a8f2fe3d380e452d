import { chmodSync, copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { seededRandom } from '../../support/seeded-random';
import { HOLDER, LEADER, OFFICER, PARTICIPANT } from '../../support/recorded-evening';
import { held, Tally, type Result } from './result';
import { nameOf, type Target } from './target';

const FLIPS = 60;
const FLIPS_IN_SHORT = 5;
/** The head of the log is kept twice a second. */
const HEAD_IS_KEPT_MS = 1_500;

/** Somebody with the file of the log, and without the keys. */
function alter(folder: string, change: (log: Database.Database) => void): void {
  const log = new Database(join(folder, 'log.sqlite'));
  log.exec('DROP TRIGGER IF EXISTS event_is_immutable; DROP TRIGGER IF EXISTS event_is_permanent');
  change(log);
  log.close();
}

interface Row {
  readonly position: number;
  readonly envelope: string;
}
const first = (log: Database.Database, type: string): Row =>
  log
    .prepare<[string], Row>(
      'SELECT position, envelope FROM event WHERE type GLOB ? ORDER BY position LIMIT 1',
    )
    .get(`*.${type}.v*`)!;

/** What an attempt leaves to those who read: their answers as they were, or a refusal that says so. */
async function readAll(target: Target): Promise<readonly string[]> {
  const { operation, encounter } = target.evening;
  const asked = [LEADER, OFFICER, HOLDER, PARTICIPANT].flatMap((as) =>
    [`/operations/${operation}/history?limit=500`, `/encounters/${encounter}`].map((path) =>
      target.get(as, path),
    ),
  );
  return (await Promise.all(asked)).map(({ status, text }) => {
    // They are sealed anew each time.
    const steady = text.replace(/"(position|next|cursor)":"[^"]*"/g, '');
    return status === 503 ? '503' : `${status} ${steady}`;
  });
}

async function actorOfEncounter(target: Target): Promise<Result> {
  const changed = await target.changed((folder) =>
    alter(folder, (log) => {
      const officer = JSON.parse(first(log, 'NoteAdded').envelope) as { actor: object };
      const { position, envelope } = first(log, 'EncounterOpened');
      const content = { ...(JSON.parse(envelope) as object), actor: officer.actor };
      log.prepare('UPDATE event SET envelope = ? WHERE position = ?').run(JSON.stringify(content), position);
    }),
  );
  const attack = 'the officer is made the one who opened the encounter';
  if (typeof changed === 'string') return held(attack, 1, true, 'the start refuses');
  const { encounter, operation } = changed.evening;
  const answers = [
    await changed.get(OFFICER, `/encounters/${encounter}`),
    await changed.get(OFFICER, `/operations/${operation}/history`),
  ];
  await changed.end();
  const isHeld = answers.every(
    ({ status, text }) => status !== 200 || !/KANARIE-(account|needs|name)/.test(text),
  );
  return held(attack, 1, isHeld, answers.map(nameOf).join(', '));
}

async function flippedBits(target: Target, inShort: boolean): Promise<Result> {
  const random = seededRandom(60);
  const unaltered = await target.changed(() => undefined);
  if (typeof unaltered === 'string') throw new Error(unaltered);
  const before = await readAll(unaltered);
  await unaltered.end();
  const tally = new Tally();
  const tries = inShort ? FLIPS_IN_SHORT : FLIPS;
  for (let flip = 0; flip < tries; flip += 1) {
    const changed = await target.changed((folder) =>
      alter(folder, (log) => {
        const rows = log.prepare<[], Row>('SELECT position, envelope FROM event').all();
        const { position, envelope } = rows[Math.floor(random() * rows.length)]!;
        const bytes = Buffer.from(envelope);
        const at = Math.floor(random() * bytes.length);
        bytes[at] = bytes[at]! ^ (1 << Math.floor(random() * 7));
        log.prepare('UPDATE event SET envelope = CAST(? AS TEXT) WHERE position = ?').run(bytes, position);
      }),
    );
    if (typeof changed === 'string') {
      tally.add('the start refuses');
      continue;
    }
    const after = await readAll(changed);
    const silent = after.some((answer, index) => answer !== before[index] && answer !== '503');
    tally.add(silent ? 'an answer changed' : after.includes('503') ? 'told' : 'nothing changed');
    await changed.end();
  }
  return held('a bit flipped in an event', tries, tally.of('an answer changed') === 0, tally.summary);
}

/** A log that is not all that it was is one line at the start. */
async function losses(target: Target, older: string): Promise<readonly Result[]> {
  const log = (folder: string) => join(folder, 'log.sqlite');
  const changes: Readonly<Record<string, (folder: string) => void>> = {
    'an event deleted': (folder) =>
      alter(folder, (file) =>
        file.exec('DELETE FROM event WHERE position = (SELECT max(position) / 2 FROM event)'),
      ),
    'the tail cut off': (folder) =>
      alter(folder, (file) =>
        file.exec('DELETE FROM event WHERE position > (SELECT max(position) - 3 FROM event)'),
      ),
    'the log emptied': (folder) => alter(folder, (file) => file.exec('DELETE FROM event')),
    'the log removed': (folder) => {
      for (const end of ['', '-wal', '-shm']) rmSync(log(folder) + end, { force: true });
    },
    'an older log put in its place': (folder) => {
      for (const end of ['-wal', '-shm']) rmSync(log(folder) + end, { force: true });
      copyFileSync(older, log(folder));
    },
    'a root key that others may read': (folder) => chmodSync(join(folder, 'keys', 'root.key'), 0o644),
    'the root key removed': (folder) => rmSync(join(folder, 'keys', 'root.key')),
    'the head of the log damaged': (folder) => writeFileSync(join(folder, 'keys', 'log-head'), '[]\nAAAA\n'),
    'the head of the log removed': (folder) => rmSync(join(folder, 'keys', 'log-head')),
  };
  const results: Result[] = [];
  for (const [name, change] of Object.entries(changes)) {
    const changed = await target.changed(change);
    const isRefused = typeof changed === 'string';
    if (!isRefused) await changed.end();
    const line = isRefused ? changed.trim() : '';
    const isOneLine = isRefused && line !== '' && !line.includes('\n');
    const shown = line.replace(/\/\S+\/(?=[^/]+ )/, '').slice(0, 90);
    results.push(held(name, 1, isOneLine, isRefused ? `refused: ${shown}` : 'it starts'));
  }
  return results;
}

/** With the disk in hand, and without the keys. The log is at rest meanwhile; afterwards it runs again. */
export async function alteredLog(target: Target, inShort: boolean): Promise<readonly Result[]> {
  const older = join(target.folder, '..', 'older.sqlite');
  const running = new Database(join(target.folder, 'log.sqlite'), { readonly: true });
  await running.backup(older);
  running.close();
  for (let note = 0; note < 3; note += 1)
    await target.tell(LEADER, `/operations/${target.evening.operation}/conduct/notes`, { text: `${note}` });
  await new Promise((resolve) => setTimeout(resolve, HEAD_IS_KEPT_MS));
  await target.samsyn.kill();
  try {
    return [
      await actorOfEncounter(target),
      await flippedBits(target, inShort),
      ...(await losses(target, older)),
    ];
  } finally {
    if (existsSync(older)) rmSync(older);
    await target.samsyn.start();
  }
}
