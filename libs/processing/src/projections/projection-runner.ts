import { setImmediate as nextTurn } from 'node:timers/promises';
import { BEFORE_ALL, type EventStore, type Position, type StoredEvent } from '@samsyn/event-store';
import { BACK_OFF, traceOf, waitMs, type BackOff } from '../failures';
import type { ProcessingLog } from '../log';
import type { SharedSubscription } from '../subscription/shared-subscription';
import type { ProcessorReport, ProcessorState } from '../processor-report';
import type { Decoder, Projection } from './projection';
import { ProjectionBatch, type Burial } from './projection-batch';
import { ProjectionCatalogue, type Checkpoint } from './projection-catalogue';
import type { ReadModelDatabase } from './read-model-database';
import { pause, Signal } from '../subscription/signal';
import { projected } from '../traces';

const EVENTS_PER_READ = 4_000;
/** Requests and timers get their turn after this long, in milliseconds. */
const SLICE_MS = 20;
/**
 * A projection further behind than one reading has queries that answer from the past; the longer slices end
 * that sooner.
 */
const SLICE_FAR_BEHIND_MS = 100;
/** A projection that fails at each event of a long log would drown the log of the process. */
const DEAD_LETTERS_LOGGED_SINGLY = 20;

interface Track {
  readonly projection: Projection;
  position: Position;
  deadLetters: number;
}

/** Projections that stand at the same position go on together, up to where the next ones stand. */
interface Group {
  readonly position: Position;
  readonly upTo: Position;
  readonly tracks: readonly Track[];
}

export interface ProjectionRunnerParts {
  readonly store: EventStore;
  readonly codec: Decoder;
  readonly rows: ReadModelDatabase;
  readonly tail: SharedSubscription;
  readonly log: ProcessingLog;
  /** Notified whenever a position or a state has changed. */
  readonly progress: Signal;
  readonly backOff?: BackOff;
}

/** Keeps all read models of one file at the head of the log: rows and checkpoints in one transaction. */
export class ProjectionRunner {
  private readonly tracks: Track[] = [];
  private readonly catalogue: ProjectionCatalogue;
  private readonly batches = new Map<string, ProjectionBatch>();
  private readonly rebuilds = new Set<string>();
  private readonly backOff: BackOff;
  private readonly halt = new Signal();
  private stopped = true;
  private failure: string | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: ProjectionRunnerParts) {
    this.catalogue = new ProjectionCatalogue(parts.rows);
    this.backOff = parts.backOff ?? BACK_OFF;
    parts.rows.onDamage = () => parts.tail.news.notify();
  }

  add(projection: Projection): void {
    if (!this.stopped) throw new Error('projections are added before the start');
    if (this.has(projection.name)) throw new Error(`projection ${projection.name} is defined twice`);
    this.tracks.push({ projection, position: BEFORE_ALL, deadLetters: 0 });
  }

  has(name: string): boolean {
    return this.tracks.some(({ projection }) => projection.name === name);
  }

  /** @throws StoreUnavailable where the log cannot be read */
  async start(): Promise<void> {
    try {
      await this.install();
    } catch (error) {
      if (!this.parts.rows.isDamaged) throw error;
      this.recreate();
      await this.install();
    }
    this.stopped = false;
    this.running = this.run();
  }

  /** Finishes the batch at hand. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.halt.notify();
    this.parts.tail.news.notify();
    await this.running;
    this.parts.progress.notify();
  }

  /** Empties the read model and reads the log from the beginning; the other read models go on meanwhile. */
  rebuild(name: string): void {
    const track = this.tracks.find(({ projection }) => projection.name === name);
    if (!track) throw new Error(`there is no projection ${name}`);
    track.position = BEFORE_ALL;
    this.rebuilds.add(name);
    this.parts.tail.news.notify();
  }

  /** Lowest position of the named projections, or of all; Infinity where there are none. */
  reached(names?: readonly string[]): number {
    const wanted = names
      ? this.tracks.filter(({ projection }) => names.includes(projection.name))
      : this.tracks;
    return Math.min(Infinity, ...wanted.map(({ position }) => position));
  }

  reports(): ProcessorReport[] {
    return this.tracks.map(({ projection, position, deadLetters }) => {
      const head = Math.max(this.parts.tail.head, position);
      const failure = this.failure ? { failure: this.failure } : {};
      const lag = this.parts.tail.eventsAfter(position);
      return {
        kind: 'projection',
        name: projection.name,
        state: this.stateAt(lag),
        position,
        head,
        lag,
        deadLetters,
        ...failure,
      };
    });
  }

  private stateAt(lag: number): ProcessorState {
    if (this.stopped) return 'idle';
    if (this.failure) return 'retrying';
    return lag === 0 ? 'live' : 'catching-up';
  }

  private async install(): Promise<void> {
    const dropped = this.catalogue.dropAllExcept(this.tracks.map(({ projection }) => projection.name));
    if (dropped.length > 0) {
      this.parts.log.info({ projections: dropped }, 'read models that no longer exist are dropped');
    }
    for (const track of this.tracks) await this.resume(track, this.catalogue.install(track.projection));
  }

  /** A checkpoint that this log does not bear is that of another log, or of this one before it was restored. */
  private async resume(track: Track, checkpoint: Checkpoint): Promise<void> {
    const { name } = track.projection;
    if (await standsInLog(this.parts.store, checkpoint)) {
      track.position = checkpoint.position;
    } else {
      this.parts.log.warn(
        { projection: name, position: checkpoint.position },
        'the checkpoint is of another log: rebuilt',
      );
      track.position = this.catalogue.reinstall(track.projection).position;
    }
    track.deadLetters = this.catalogue.countDeadLetters(name);
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopped) {
      const news = this.parts.tail.news.next();
      try {
        const advanced = await this.round();
        failures = 0;
        this.recovered();
        // The turn lets what arrives together be applied together, and requests in between.
        await (advanced ? nextTurn() : news.then(() => nextTurn()));
      } catch (error) {
        failures += 1;
        this.fail(error);
        const halt = this.halt.next();
        if (!this.stopped) await pause(waitMs(this.backOff, failures), halt);
      }
    }
  }

  /** One slice for each group, those furthest ahead first, so that a rebuild does not make the others wait. */
  private async round(): Promise<boolean> {
    if (this.parts.rows.isDamaged) this.recreate();
    this.restartRebuilds();
    let advanced = false;
    for (const group of this.groups()) {
      const events = await this.parts.tail.read(group.position, EVENTS_PER_READ);
      await this.parts.codec.load(events);
      advanced = this.applyAll(group, events) || advanced;
      if (this.stopped) break;
    }
    return advanced;
  }

  /** @param read from where the group stands, perhaps beyond where the next one does */
  private applyAll(group: Group, read: readonly StoredEvent[]): boolean {
    const events = read.filter(({ position }) => position <= group.upTo);
    // A rebuild that was asked for while the log was read begins in the next round.
    if (events.length === 0 || this.rebuilds.size > 0) return this.rebuilds.size > 0;
    const sliceMs = read.length === EVENTS_PER_READ ? SLICE_FAR_BEHIND_MS : SLICE_MS;
    const since = Date.now();
    const { count, burials } = this.batchOf(group).apply(events, sliceMs);
    projected(events.slice(0, count), group.tracks.length, since);
    const last = events[count - 1];
    if (!last) return false;
    for (const track of group.tracks) {
      track.position = last.position;
      track.deadLetters += burials.filter(({ projection }) => projection === track.projection.name).length;
    }
    this.tell(burials);
    this.parts.progress.notify();
    return true;
  }

  private groups(): Group[] {
    const positions = [...new Set(this.tracks.map(({ position }) => position))].sort((a, b) => b - a);
    return positions.map((position, index) => ({
      position,
      upTo: positions[index - 1] ?? Infinity,
      tracks: this.tracks.filter((track) => track.position === position),
    }));
  }

  private batchOf({ tracks }: Group): ProjectionBatch {
    const key = tracks.map(({ projection }) => projection.name).join('\n');
    let batch = this.batches.get(key);
    if (!batch) {
      const { rows, codec } = this.parts;
      const projections = tracks.map(({ projection }) => projection);
      batch = new ProjectionBatch(projections, rows, this.catalogue, codec);
      this.batches.set(key, batch);
    }
    return batch;
  }

  private restartRebuilds(): void {
    for (const track of this.tracks) {
      if (this.rebuilds.has(track.projection.name)) this.empty(track);
      // Only now: where emptying failed, the next round begins with it again.
      this.rebuilds.delete(track.projection.name);
    }
  }

  private recreate(): void {
    this.parts.log.error({}, 'the read models are damaged: all are rebuilt');
    for (const { projection } of this.tracks) this.rebuild(projection.name);
    this.parts.rows.recreate();
  }

  private empty(track: Track): void {
    track.projection.forget?.();
    track.position = this.catalogue.reinstall(track.projection).position;
    track.deadLetters = 0;
  }

  private tell(burials: readonly Burial[]): void {
    for (const { projection, event, trace } of burials) {
      const count = this.tracks.find((track) => track.projection.name === projection)?.deadLetters ?? 0;
      if (count > DEAD_LETTERS_LOGGED_SINGLY && count % 1_000 !== 0) continue;
      const { position, id: eventId, type } = event;
      this.parts.log.error(
        { projection, position, eventId, type, deadLetters: count, ...trace },
        'dead letter',
      );
    }
  }

  private fail(error: unknown): void {
    const trace = traceOf(error);
    this.failure = trace.error;
    this.parts.log.warn(trace, 'the read models cannot be written, tried again');
    this.parts.progress.notify();
  }

  private recovered(): void {
    if (!this.failure) return;
    this.failure = undefined;
    this.parts.log.info({}, 'the read models are written again');
    this.parts.progress.notify();
  }
}

/** True where the log has that very event at that position, and at the beginning. */
export async function standsInLog(store: EventStore, { position, eventId }: Checkpoint): Promise<boolean> {
  if (position === BEFORE_ALL) return true;
  const event = eventId === null ? undefined : await store.readEvent(eventId);
  return event?.position === position;
}
