import { setTimeout as pause } from 'node:timers/promises';
import type { ChainKey } from '../chain';
import { leafOf } from '../envelope';
import { type ChainLink, type EventToAppend, type Position } from '../port';
import type { Outcome } from '../sqlite/writer-messages';
import type { KurrentConnection } from './kurrent-connection';
import type { ChainEnd, LogMirror } from './log-mirror';
import type { MirrorFeed } from './mirror-feed';
import { toWire } from './wire-event';

/** The engine takes 1 MiB in one write (`MaxAppendSize`), its own frames included. */
const BATCH_CHARACTERS = 700_000;
const BATCH_APPENDS = 200;
const AGAIN_FIRST_MS = 5;
const AGAIN_MOST_MS = 500;

export interface LaneAppend {
  readonly stream: string;
  readonly expected: number;
  readonly unchangedAfter: Position | undefined;
  readonly events: readonly EventToAppend[];
  /** RFC 8785 text of each event. */
  readonly contents: readonly string[];
}

interface Waiting extends LaneAppend {
  /** After it the caller is answered that nobody knows (`performance.now`). */
  readonly until: number;
  readonly resolve: (outcome: Outcome) => void;
}

export interface LaneParts {
  readonly connection: KurrentConnection;
  readonly mirror: LogMirror;
  readonly feed: MirrorFeed;
  readonly key: ChainKey;
  /** For an append with all its repetitions. */
  readonly answerMs: number;
}

/** The reason of an append that no engine of this kind takes. */
export const TOO_LARGE = 'KURRENTDB_TOO_LARGE';

/** What a write would change, on top of what stands in the mirror. */
interface Draft {
  readonly taken: Waiting[];
  readonly revisions: Map<string, number>;
  readonly ids: Set<string>;
  characters: number;
}

/**
 * All appends of this process to one physical stream: one write at a time, with what arrived meanwhile in the next. What
 * is decided rests on the mirror, and the expected revision of the physical stream makes it hold: where the stream has come
 * further the mirror reads on, and all is decided again. Refusals are told only where they rest on what is in the log.
 */
export class AppendLane {
  private waiting: Waiting[] = [];
  private running: Promise<void> | undefined;
  /** Writes in a row after which the stream had not come further. */
  private failures = 0;
  private lastReason = 'KURRENTDB';
  /** So many of the next appends are written each by itself. */
  private alone = 0;

  constructor(
    private readonly physicalStream: string,
    /** Of the operation, or of the one stream outside operations. */
    private readonly chain: string,
    private readonly operationId: string | null,
    private readonly parts: LaneParts,
  ) {}

  get isIdle(): boolean {
    return this.running === undefined;
  }

  append(append: LaneAppend): Promise<Outcome> {
    return new Promise((resolve) => {
      this.waiting.push({ ...append, until: performance.now() + this.parts.answerMs, resolve });
      this.running ??= this.run().finally(() => (this.running = undefined));
    });
  }

  private async run(): Promise<void> {
    // Appends that are called in one turn of the loop go together.
    await Promise.resolve();
    while (this.waiting.length > 0) await this.round();
  }

  private async round(): Promise<void> {
    this.endLate();
    if (this.waiting.some(({ stream, expected }) => expected > this.parts.mirror.revisionOf(stream))) {
      // Somebody knows more than the mirror, or is wrong: only reading on tells.
      if (!(await this.refreshed())) return this.pause();
    }
    const draft = this.draft();
    this.alone = Math.max(0, this.alone - 1);
    if (draft.taken.length > 0) await this.write(draft);
  }

  private async refreshed(): Promise<boolean> {
    try {
      await this.parts.feed.refresh();
      return true;
    } catch (error) {
      this.lastReason = reasonOf(error as Error);
      return false;
    }
  }

  private async pause(): Promise<void> {
    await pause(Math.min(AGAIN_FIRST_MS * 2 ** this.failures, AGAIN_MOST_MS));
    this.failures += 1;
  }

  /** Answers what can be answered from the mirror, and takes what can be written together; the rest waits for the next round. */
  private draft(): Draft {
    const draft: Draft = { taken: [], revisions: new Map(), ids: new Set(), characters: 0 };
    const end = this.end();
    const left: Waiting[] = [];
    for (const waiting of this.waiting) {
      const refusal = this.refusalOf(waiting, end);
      if (refusal && draft.taken.length === 0) waiting.resolve(refusal);
      else if (!refusal && this.fits(waiting, draft)) this.add(waiting, draft);
      else left.push(waiting);
    }
    this.waiting = left;
    return draft;
  }

  private refusalOf(
    { stream, expected, unchangedAfter, events }: Waiting,
    end: ChainEnd,
  ): Outcome | undefined {
    const { mirror } = this.parts;
    const retried = retriedIn(mirror, stream, events);
    if (retried) return retried;
    const actual = mirror.revisionOf(stream);
    if (actual !== expected) return { kind: 'wrong-revision', actual };
    if (unchangedAfter !== undefined && end.position > unchangedAfter)
      return { kind: 'operation-changed', actual: end.position };
    return undefined;
  }

  private fits({ stream, unchangedAfter, events, contents }: Waiting, draft: Draft): boolean {
    if (draft.taken.length === 0) return true;
    const characters = contents.reduce((sum, { length }) => sum + length, draft.characters);
    return (
      this.alone === 0 &&
      draft.taken.length < BATCH_APPENDS &&
      characters <= BATCH_CHARACTERS &&
      unchangedAfter === undefined &&
      !draft.revisions.has(stream) &&
      events.every(({ id }) => !draft.ids.has(id))
    );
  }

  private add(waiting: Waiting, draft: Draft): void {
    draft.taken.push(waiting);
    draft.revisions.set(waiting.stream, waiting.expected + waiting.events.length);
    for (const { id } of waiting.events) draft.ids.add(id);
    draft.characters += waiting.contents.reduce((sum, { length }) => sum + length, 0);
  }

  private endLate(): void {
    const now = performance.now();
    const late = this.waiting.filter(({ until }) => until <= now);
    this.waiting = this.waiting.filter(({ until }) => until > now);
    for (const { resolve } of late) resolve({ kind: 'failed', reason: this.lastReason });
  }

  private async write({ taken }: Draft): Promise<void> {
    const before = this.end().position;
    const [events, macs, physicalRevision] = this.wire(taken);
    const outcome = await this.parts.connection.append(this.physicalStream, events, physicalRevision);
    if (outcome.kind === 'written') return this.answerWritten(taken, macs);
    if (outcome.kind === 'too-large') return this.tooLarge(taken);
    this.lastReason = outcome.kind === 'unknown' ? reasonOf(outcome.cause) : 'KURRENTDB_CONFLICT';
    await this.refreshed();
    // It may have been written after all: then its ids stand in the log, and all are answered from there. Else the same
    // events are sent again, at the revision that the stream has now.
    this.waiting.unshift(...taken);
    if (this.end().position > before) this.failures = 0;
    else await this.pause();
  }

  /**
   * What was written here is no retry, though it is found like one. The engine compares ids alone: where an earlier
   * attempt under the same ids came through after all, that is what stands in the log, and this was a retry.
   */
  private async answerWritten(taken: readonly Waiting[], macs: ReadonlySet<string>): Promise<void> {
    this.failures = 0;
    await this.parts.feed.mirrored(taken.at(-1)!.events.at(-1)!.id, this.parts.answerMs);
    for (const { stream, events, resolve } of taken) {
      const standing = retriedIn(this.parts.mirror, stream, events);
      const isAsSent = events.every(({ id }) => macs.has(this.parts.mirror.placeOf(id)?.mac ?? ''));
      if (standing?.kind === 'duplicate') resolve(isAsSent ? { ...standing, kind: 'written' } : standing);
      else resolve({ kind: 'failed', reason: 'KURRENTDB_NOT_READ_BACK' });
    }
  }

  /** One that is too large by itself is refused; of several each is tried by itself. */
  private tooLarge(taken: readonly Waiting[]): void {
    if (taken.length === 1) return taken[0]!.resolve({ kind: 'failed', reason: TOO_LARGE });
    this.waiting.unshift(...taken);
    this.alone = taken.length;
  }

  private end(): ChainEnd {
    return this.parts.mirror.endOf(this.operationId, this.chain);
  }

  private wire(taken: readonly Waiting[]) {
    const macs = new Set<string>();
    const { physicalRevision, link } = this.end();
    let last: Pick<ChainLink, 'number' | 'mac'> = link ?? { number: -1, mac: '' };
    const events = taken.flatMap(({ stream, expected, events: appended, contents }) =>
      appended.map((event, index) => {
        const place = { stream, revision: expected + 1 + index, content: contents[index]! };
        const leaf = leafOf({ ...event, ...place }, place.content);
        const [number, before] = [last.number + 1, last.mac];
        const chain = { number, before, mac: this.parts.key.macOf(this.chain, number, before, leaf) };
        last = chain;
        macs.add(chain.mac);
        return toWire(event, place, chain);
      }),
    );
    return [events, macs, physicalRevision] as const;
  }
}

/** The events of this retry as they stand, or undefined where none of its ids stands in the log. */
function retriedIn(mirror: LogMirror, stream: string, events: readonly EventToAppend[]): Outcome | undefined {
  const standing = events.flatMap(({ id }) => {
    const place = mirror.placeOf(id);
    return place ? [{ ...place, id }] : [];
  });
  const [first] = standing;
  if (!first) return undefined;
  const foreign = standing.find((place) => place.stream !== stream);
  if (foreign || standing.length < events.length) return { kind: 'id-taken', id: (foreign ?? first).id };
  const positions = standing.map(({ position }) => position);
  return { kind: 'duplicate', positions, revision: Math.max(...standing.map(({ revision }) => revision)) };
}

const reasonOf = (cause: Error): string => (cause.name === 'Error' ? 'KURRENTDB' : `KURRENTDB ${cause.name}`);
