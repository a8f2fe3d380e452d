import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EventAltered, StoreUnavailable } from '@samsyn/event-store';
import { createLogger } from '@samsyn/web';
import { startFailureOf } from '../../apps/samsyn/src/start-failure';
import { openParts, type SamsynParts } from '../../apps/samsyn/src/samsyn-parts';
import { SamsynProcess } from '../support/samsyn-process';
import { seededRandom } from '../support/seeded-random';

const PAGE = 4_096;
const HALF = PAGE / 2;
/** Of the write-ahead log: before all frames, and before the page of each. */
const [WAL_HEADER, FRAME_HEADER] = [32, 24];
const TRIES = Number(process.env['TRIES'] ?? 40);
const OPERATIONS = 4;
const NOTES = 400;
/** The head of the log is kept twice a second. */
const HEAD_IS_KEPT_MS = 1_500;
const LEADER = 'trafficking-leader';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const random = seededRandom(seed);
const below = (bound: number): number => Math.floor(random() * bound);

interface RecordedBody {
  readonly id: string;
  readonly entries: readonly { readonly id: string }[];
}

/** What became of one torn page. */
type Fate = 'nothing was lost' | 'the start refused' | 'told while reading';

describe(`pages of the log that were half written (SEED=${seed} replays it)`, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'samsyn-torn-'));
  const folder = join(scratch, 'data');
  const earlier = join(scratch, 'earlier');
  /** For each operation the ids of the entries that were acknowledged. */
  const acknowledged = new Map<string, Set<string>>();
  const samsyn = new SamsynProcess(folder);

  async function write(notes: number): Promise<void> {
    const operations = [...acknowledged.keys()];
    const note = async (index: number) => {
      const operation = operations[index % OPERATIONS]!;
      const text = `${index} ${'x'.repeat(below(600))}`;
      const path = `/operations/${operation}/conduct/notes`;
      const { body } = await samsyn.post<RecordedBody>(LEADER, path, { text }, `${notes}-${index}`);
      for (const { id } of body.entries) acknowledged.get(operation)!.add(id);
    };
    for (let from = 0; from < notes; from += 8)
      await Promise.all(Array.from({ length: Math.min(8, notes - from) }, (_, next) => note(from + next)));
  }

  beforeAll(async () => {
    await samsyn.start();
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    for (let index = 0; index < OPERATIONS; index += 1) {
      const plan = {
        ...{ kind: 'apartment-visit', region: 'syd', municipality: 'Växjö', purpose: 'visit' },
        ...{ reference: `${index}`, window: [inHours(1), inHours(4)] },
      };
      const { body } = await samsyn.post<RecordedBody>(LEADER, '/operations', plan, `operation-${index}`);
      acknowledged.set(body.id, new Set(body.entries.map(({ id }) => id)));
    }
    await write(NOTES);
    await pause(HEAD_IS_KEPT_MS);
    cpSync(folder, earlier, { recursive: true });
    await write(NOTES + 1);
    await pause(HEAD_IS_KEPT_MS);
    await samsyn.kill();
  });
  afterAll(async () => {
    await samsyn.kill();
    rmSync(scratch, { recursive: true, force: true });
  });

  /** One half of a page is what stood there before, or nothing: the other half came onto the disk and this did not. */
  function tear(file: string, at: number): void {
    const half = at + (random() < 0.5 ? 0 : HALF);
    const before = Buffer.alloc(HALF);
    const older = join(earlier, file);
    if (existsSync(older) && random() < 0.5) {
      const from = openSync(older, 'r');
      readSync(from, before, 0, HALF, half);
      closeSync(from);
    }
    const to = openSync(join(scratch, 'torn', file), 'r+');
    writeSync(to, before, 0, HALF, half);
    closeSync(to);
  }

  const pagesOf = (file: string): readonly number[] => {
    const { size } = statSync(join(folder, file));
    const isWal = file.endsWith('-wal');
    const [first, step] = isWal ? [WAL_HEADER + FRAME_HEADER, FRAME_HEADER + PAGE] : [0, PAGE];
    return Array.from(
      { length: Math.floor((size - first + FRAME_HEADER) / step) },
      (_, page) => first + page * step,
    );
  };

  const logger = createLogger({ level: 'silent' });
  /** What a reader finds. @throws Error where something is missing and nobody says so */
  async function fateOf(): Promise<Fate> {
    let parts: SamsynParts;
    try {
      parts = await openParts({ folder: join(scratch, 'torn') }, logger);
    } catch (error) {
      const line = startFailureOf(error);
      if (line === undefined || line.includes('\n')) throw error;
      return 'the start refused';
    }
    try {
      let isReported = parts.damage.count > 0;
      for (const [operation, ids] of acknowledged) {
        try {
          const { entries } = await parts.operationLog.snapshot(operation);
          const found = new Set(entries.map(({ id }) => id));
          const missing = [...ids].filter((id) => !found.has(id));
          if (missing.length > 0) throw new Error(`${missing.length} entries are silently missing`);
          if (entries.some(({ erased, damaged = [] }) => erased.length > damaged.length))
            throw new Error('fields read as erased');
          if (entries.some(({ damaged = [] }) => damaged.length > 0)) isReported = true;
        } catch (error) {
          if (!(error instanceof EventAltered || error instanceof StoreUnavailable)) throw error;
          isReported = true;
        }
      }
      return isReported || parts.damage.count > 0 ? 'told while reading' : 'nothing was lost';
    } finally {
      await parts.close();
    }
  }

  async function play(file: string, tries: number, change: (page: number) => void): Promise<void> {
    const pages = pagesOf(file);
    const fates = new Map<Fate, number>();
    const silent: string[] = [];
    for (let attempt = 0; attempt < tries; attempt += 1) {
      rmSync(join(scratch, 'torn'), { recursive: true, force: true });
      cpSync(folder, join(scratch, 'torn'), { recursive: true });
      const page = pages[below(pages.length)]!;
      change(page);
      try {
        const fate = await fateOf();
        fates.set(fate, (fates.get(fate) ?? 0) + 1);
      } catch (error) {
        silent.push(`${file} at ${page}: ${(error as Error).message}`);
      }
    }
    const counted = [...fates].map(([fate, count]) => `${count} × ${fate}`).join(', ');
    process.stdout.write(`torn pages of ${file} (${pages.length} pages): ${counted}, seed ${seed}\n`);
    expect(silent).toEqual([]);
  }

  it('begins with a log that has both kinds of pages, and is whole', async () => {
    cpSync(folder, join(scratch, 'torn'), { recursive: true });
    expect(pagesOf('log.sqlite').length).toBeGreaterThan(50);
    expect(pagesOf('log.sqlite-wal').length).toBeGreaterThan(10);
    expect(await fateOf()).toBe('nothing was lost');
  });

  it.each(['log.sqlite', 'log.sqlite-wal'])(
    'lose nothing in silence: the start refuses, or whoever reads is told: %s',
    (file) => play(file, TRIES, (page) => tear(file, page)),
  );

  it('behind all that was acknowledged lose nothing, and stop no start', async () => {
    const wal = join(scratch, 'torn', 'log.sqlite-wal');
    let refused = 0;
    for (let attempt = 0; attempt < TRIES / 4; attempt += 1) {
      rmSync(join(scratch, 'torn'), { recursive: true, force: true });
      cpSync(folder, join(scratch, 'torn'), { recursive: true });
      // A transaction that nobody was told of: a frame of this write-ahead log, of which a part came onto the disk.
      const bytes = readFileSync(join(folder, 'log.sqlite-wal'));
      const frame = bytes.subarray(WAL_HEADER, WAL_HEADER + FRAME_HEADER + PAGE);
      const to = openSync(wal, 'a');
      writeSync(to, frame, 0, 1 + below(frame.length - 1));
      closeSync(to);
      if ((await fateOf()) !== 'nothing was lost') refused += 1;
    }
    expect(refused).toBe(0);
  });
});
