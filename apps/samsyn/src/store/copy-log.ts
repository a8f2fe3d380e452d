import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import {
  BEFORE_ALL,
  ChainReader,
  LogDamage,
  SqliteEventStore,
  type EventStore,
  type EventToAppend,
  type StoredEvent,
} from '@samsyn/event-store';
import { ConfigurationError } from '@samsyn/identity';
import type { World } from '@samsyn/kernel';
import { LogHeadFile, type KeyStore } from '@samsyn/secrecy';
import type { Logger } from 'pino';
import { claimFolder, ownerOnly } from '../data-folder';
import type { LogEngine } from '../log-engine';
import { MIRROR, openKurrentLog } from '../open-kurrent-log';
import { NOTHING_IS_LOST, openLog } from '../open-log';
import type { ShowProgress } from '../progress';
import { finishMove, move } from './log-move';
import { moveArrivals, moveCheckpoints, MovedPositions } from './moved-positions';
import { LOG, requireStopped, requireStore } from './stopped-store';

const PAGE = 1_000;
/** As many events of one stream that follow each other go together. */
const TOGETHER = 100;

export interface CopyOptions {
  readonly engine: Extract<LogEngine, { readonly kind: 'kurrentdb' }>;
  readonly world: World;
  readonly logger: Logger;
  readonly showProgress: ShowProgress;
}

/** Something does not stand there as it stands here; nothing was taken over. */
export class CopyDiffers extends Error {
  constructor(what: string) {
    super(`the copy is not what was copied: ${what}`);
    this.name = 'CopyDiffers';
  }
}

/**
 * The log of a stopped folder from its file to KurrentDB. It goes on where an earlier attempt was cut off, is read and
 * compared event by event, and only then the folder is one whose log is there.
 * @returns how many events
 * @throws ConfigurationError where there is no such log, it is open, or it holds events from before they were bound
 * @throws CopyDiffers
 */
export async function copyToKurrentdb(folder: string, options: CopyOptions): Promise<number> {
  const { engine, world, logger } = options;
  finishMove(folder);
  requireStore(folder);
  requireStopped(folder);
  claimFolder(folder, world);
  ownerOnly(folder);
  const here = await openLog({ folder }, NOTHING_IS_LOST, new LogDamage());
  try {
    const there = await openKurrentLog({ folder, engine, world }, NOTHING_IS_LOST, new LogDamage(), logger);
    try {
      const positions = await copied(here.log, there.log, here.keys, options.showProgress);
      await here.head?.close();
      await here.log.close();
      await there.log.close();
      takeOver(folder, positions, {
        renamed: [
          [LOG, `${LOG}.copied`],
          ['keys/log-head', 'keys/log-head.copied'],
        ],
        removed: ['read-models.sqlite'],
      });
      return positions.count;
    } finally {
      await there.log.close();
      await there.database?.close();
      there.keys.close();
    }
  } finally {
    await here.head?.close();
    await here.log.close();
    here.keys.close();
  }
}

/** The same from KurrentDB back to a file; what stands in the engine stays there. */
export async function copyToFile(folder: string, options: CopyOptions): Promise<number> {
  const { engine, world, logger } = options;
  finishMove(folder);
  if (!existsSync(join(folder, MIRROR)))
    throw new ConfigurationError(`the log of ${folder} is not on KurrentDB`);
  claimFolder(folder, world);
  ownerOnly(folder);
  const there = await openKurrentLog({ folder, engine, world }, NOTHING_IS_LOST, new LogDamage(), logger);
  try {
    const { keys } = there;
    // Until it is whole it is not the log of the folder.
    const unfinished = `${LOG}.new`;
    const here = await SqliteEventStore.open({
      file: join(folder, unfinished),
      bind: () => ({ key: keys.secretFor('log-chain'), kept: [], isSealedAnew: true, lossIsAccepted: false }),
    });
    try {
      const positions = await copied(there.log, here, keys, options.showProgress);
      await new LogHeadFile(join(folder, 'keys', 'log-head'), keys.secretFor('log-head')).keep(
        (await here.keptHead())!,
      );
      await here.close();
      await there.log.close();
      takeOver(folder, positions, {
        renamed: [[unfinished, LOG]],
        // Ciphertexts stay: the engine keeps its events, which could otherwise not be gone back to.
        removed: [MIRROR, 'read-models.sqlite'],
      });
      return positions.count;
    } finally {
      await here.close();
    }
  } finally {
    await there.log.close();
    await there.database?.close();
    there.keys.close();
  }
}

/** Copies what is missing, then compares all of it. */
async function copied(
  from: EventStore,
  to: EventStore,
  keys: KeyStore,
  showProgress: ShowProgress,
): Promise<MovedPositions> {
  const progress = showProgress('copied');
  let after = await doneBefore(from, to);
  for (;;) {
    const events = await from.readAll({ after, limit: PAGE });
    if (events.length === 0) break;
    for (const run of runsOf(events)) {
      const [first] = run;
      await to.append(first!.stream, run.map(toAppend), first!.revision - 1);
    }
    after = events.at(-1)!.position;
    progress(after, await from.head());
  }
  return compared(from, to, keys, showProgress('compared'));
}

/** Position in the one log of the last event that the other has already. */
async function doneBefore(from: EventStore, to: EventStore): Promise<number> {
  const [last] = await to.readLatest(1);
  if (!last) return BEFORE_ALL;
  const found = await from.readEvent(last.id);
  if (!found) throw new CopyDiffers(`the event ${last.id} stands there, and not here`);
  return found.position;
}

/** Events that follow each other in one stream; the order of the whole log stays what it is. */
function runsOf(events: readonly StoredEvent[]): readonly StoredEvent[][] {
  const runs: StoredEvent[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run && run.length < TOGETHER && run[0]!.stream === event.stream) run.push(event);
    else runs.push([event]);
  }
  return runs;
}

function toAppend(event: StoredEvent): EventToAppend {
  if (event.envelopeVersion === 1 || event.isTakenAsItStands)
    throw new ConfigurationError(
      'the log holds events from before they were bound to each other: seal it anew first (npm run -s reseal)',
    );
  const { id, type, operationId, commandId, commandDigest, causationId } = event;
  const { occurredAt, recordedAt, actor, data, sealed, ciphertexts, warnings } = event;
  const place = { id, type, operationId, commandId, commandDigest, causationId, occurredAt, recordedAt };
  const known = Object.entries(ciphertexts).filter(([, text]) => text !== '');
  return {
    ...place,
    actor,
    data,
    sealed,
    ciphertexts: Object.fromEntries(known),
    ...(warnings && { warnings }),
  };
}

/** Everything but positions must be the same, the place of each event in its chain too. */
async function compared(
  from: EventStore,
  to: EventStore,
  keys: KeyStore,
  progress: (done: number, of: number) => void,
): Promise<MovedPositions> {
  const positions = new MovedPositions();
  const chains = new Map<string, ChainReader>();
  const damage = new LogDamage();
  for (let [after, there] = [BEFORE_ALL, BEFORE_ALL]; ;) {
    const [one, other] = [
      await from.readAll({ after, limit: PAGE }),
      await to.readAll({ after: there, limit: PAGE }),
    ];
    for (const [index, event] of one.entries()) {
      const same = other[index];
      if (!same) throw new CopyDiffers(`the event ${event.id} is missing`);
      const differs = differenceOf(event, same, keys);
      if (differs) throw new CopyDiffers(`${differs} of the event ${event.id}`);
      const chain = event.operationId ?? event.stream;
      if (!chains.has(chain)) chains.set(chain, new ChainReader(damage));
      chains.get(chain)!.follow(same);
      positions.add(event.position, same.position);
    }
    if (other.length > one.length)
      throw new CopyDiffers(`the event ${other[one.length]!.id} is one too many`);
    if (one.length === 0) return positions;
    [after, there] = [one.at(-1)!.position, other.at(-1)!.position];
    progress(positions.count, positions.count);
  }
}

const COMPARED = ['id', 'stream', 'revision', 'type', 'operationId', 'leaf', 'chain', 'warnings'] as const;

function differenceOf(one: StoredEvent, other: StoredEvent, keys: KeyStore): string | undefined {
  const differs = COMPARED.find((name) => !isDeepStrictEqual(one[name], other[name]));
  if (differs) return differs;
  const lost = Object.entries(one.sealed).find(
    ([field, { key }]) => keys.byId(key) && one.ciphertexts[field] !== other.ciphertexts[field],
  );
  return lost && `the field ${lost[0]}`;
}

/** What rests on positions is written anew beside itself, and takes its place in one step with the log. */
function takeOver(
  folder: string,
  positions: MovedPositions,
  { renamed, removed }: Parameters<typeof move>[1],
): void {
  const moved = (
    [
      ['processing.sqlite', moveCheckpoints],
      ['identity.sqlite', moveArrivals],
    ] as const
  ).filter(([name]) => existsSync(join(folder, name)));
  for (const [name, write] of moved) {
    const [file, copy] = [join(folder, name), join(folder, `${name}.new`)];
    const database = new Database(file);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    rmSync(copy, { force: true });
    copyFileSync(file, copy);
    write(copy, positions);
  }
  move(folder, { renamed: [...moved.map(([name]) => [`${name}.new`, name] as const), ...renamed], removed });
}
