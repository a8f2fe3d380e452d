import { extname, join } from 'node:path';
import { setImmediate as soon } from 'node:timers';
import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../port';
import type {
  AppendRequest,
  FromWriter,
  KeptHead,
  NoCondition,
  NoText,
  Outcome,
  PackedBatch,
  Standing,
  OutcomeMessage,
  ToWriter,
  WriterSettings,
} from './writer-messages';

/** The writer beside this file, as Node finds it: compiled, or as source where tests run the sources. */
const WRITER = join(__dirname, extname(__filename) === '.ts' ? 'log-writer.mts' : 'log-writer.mjs');

export interface QueueBounds {
  /** Appends that wait for their turn; one more is refused. */
  readonly appends: number;
  /** Characters of JSON that wait for their turn, all appends together; an append that does not fit is refused. */
  readonly characters: number;
}

/** The most appends that share one transaction, so that the first of them does not wait for all of a long queue. */
const BATCH_APPENDS = 256;
/** So many appends go to the writer in the middle of a turn: it writes while the rest of the turn is worked. */
const EARLY_APPENDS = 16;
/** Batches with the writer: one that it writes, and the next ones, so that it need not wait for this thread. */
const MAX_BATCHES = 3;

interface Waiting {
  readonly request: AppendRequest;
  readonly characters: number;
  readonly settle: (outcome: Outcome) => void;
}

const sizeOf = ({ events }: AppendRequest): number =>
  events.reduce(
    (sum, [, , , envelope, ciphertexts]) => sum + envelope.length + (ciphertexts?.length ?? 0),
    0,
  );

const NO_TEXT: NoText = -1;
const NO_CONDITION: NoCondition = -1;

function packed(batch: readonly Waiting[]): PackedBatch {
  const texts: string[] = [];
  const shape: number[] = [];
  for (const { request } of batch) {
    const { expected, unchangedAfter = NO_CONDITION, events, stream } = request;
    shape.push(expected, unchangedAfter, events.length, stream.length);
    texts.push(stream);
    for (const columns of events) {
      for (const column of columns) {
        shape.push(column === null ? NO_TEXT : column.length);
        if (column !== null) texts.push(column);
      }
    }
  }
  return { text: texts.join(''), shape };
}

const outcomeOf = (answer: OutcomeMessage | undefined, { expected, events }: AppendRequest): Outcome => {
  const revision = expected + events.length;
  if (typeof answer === 'number') return { kind: 'written', positions: [answer], revision };
  if (answer === undefined) return { kind: 'failed', reason: 'the writer did not answer' };
  return 'kind' in answer ? answer : { kind: 'written', positions: answer, revision };
};

/**
 * Group commit: while the writer has a batch, what arrives makes the next one; a large one goes before its
 * turn. Outcomes are settled in order of position. When the writer ends unasked, everything open and all that
 * follows has failed; the log must then be opened anew, and a retry with the same event ids shows what had
 * been written.
 */
export class CommitQueue {
  private waiting: Waiting[] = [];
  private characters = 0;
  /** The batches that are with the writer, in the order in which it answers them. */
  private committing: (readonly Waiting[])[] = [];
  private scheduled = false;
  private closed = false;
  private ended: string | undefined;
  private idle: (() => void)[] = [];
  private asked: ((head: KeptHead | undefined) => void)[] = [];
  /** Whether the writer could not write the append that it tried last. */
  private failed = false;
  private trial:
    { readonly result: Promise<boolean>; readonly tell: (isWritable: boolean) => void } | undefined;

  private constructor(
    private readonly worker: Worker,
    private readonly bounds: QueueBounds,
    private readonly exited: Promise<void>,
  ) {}

  /** @throws StoreUnavailable where the file cannot be opened as an event log */
  static async start(
    settings: WriterSettings,
    bounds: QueueBounds,
  ): Promise<{ queue: CommitQueue; standing: Standing }> {
    const worker = new Worker(WRITER, { workerData: settings, execArgv: [] });
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    const queue = new CommitQueue(worker, bounds, exited);
    const first = await new Promise<FromWriter>((resolve) => {
      const refuse = (error?: unknown): void => {
        resolve({
          kind: 'refused',
          reason: error instanceof Error ? error.name : 'the writer did not start',
        });
      };
      worker.once('message', resolve).once('error', refuse).once('exit', refuse);
    });
    if (first.kind !== 'ready') {
      await worker.terminate();
      throw new StoreUnavailable(first.kind === 'refused' ? first.reason : 'the writer did not start');
    }
    worker.on('message', (message: FromWriter) => queue.receive(message));
    worker.on('error', () => queue.end('the writer failed'));
    worker.on('exit', () => queue.end('the writer ended'));
    return { queue, standing: first.standing };
  }

  /** Settles once, never before the append is durable or known to have failed. */
  add(request: AppendRequest, settle: (outcome: Outcome) => void): void {
    const characters = sizeOf(request);
    const full =
      this.waiting.length >= this.bounds.appends || this.characters + characters > this.bounds.characters;
    const reason = this.ended ?? (this.closed ? 'closed' : full ? 'too many appends are waiting' : undefined);
    if (reason !== undefined) {
      settle({ kind: 'failed', reason });
      return;
    }
    this.waiting.push({ request, characters, settle });
    this.characters += characters;
    if (this.waiting.length >= EARLY_APPENDS) this.flush();
    else this.schedule();
  }

  /** A caller who asks while a trial is under way gets its result. */
  isWritable(): Promise<boolean> {
    if (this.ended !== undefined) return Promise.resolve(false);
    if (!this.failed) return Promise.resolve(true);
    if (this.trial === undefined) {
      const { promise: result, resolve: tell } = Promise.withResolvers<boolean>();
      this.trial = { result, tell };
      this.post({ kind: 'try' });
    }
    return this.trial.result;
  }

  /** The head of the log after the last commit, `undefined` where the writer has ended. */
  head(): Promise<KeptHead | undefined> {
    if (this.ended !== undefined) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.asked.push(resolve);
      this.post({ kind: 'head' });
    });
  }

  /** Refuses what comes from now on and waits until everything that was added is settled. */
  async drain(): Promise<void> {
    this.closed = true;
    if (this.busy) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /** Resolves when the writer has closed the file. */
  async stop(): Promise<void> {
    this.post({ kind: 'close' });
    await this.exited;
  }

  private get busy(): boolean {
    return this.waiting.length > 0 || this.committing.length > 0;
  }

  /** Appends that arrive in the same turn of the event loop go together. */
  private schedule(): void {
    if (this.scheduled || this.committing.length > 0) return;
    this.scheduled = true;
    soon(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  /** Few appends wait for the writer to be free, so that more can join them. */
  private flush(): void {
    const allowed = this.waiting.length >= EARLY_APPENDS ? MAX_BATCHES : 1;
    if (this.waiting.length === 0 || this.committing.length >= allowed) return;
    const batch = this.waiting.splice(0, BATCH_APPENDS);
    for (const { characters } of batch) this.characters -= characters;
    this.committing.push(batch);
    this.post({ kind: 'commit', batch: packed(batch) });
  }

  private receive(message: FromWriter): void {
    if (message.kind === 'tried') this.tried(message.isWritable);
    if (message.kind === 'head') this.asked.shift()?.(message.head);
    if (message.kind !== 'outcomes') return;
    const committed = this.committing.shift() ?? [];
    this.flush();
    committed.forEach(({ settle, request }, index) => {
      const outcome = outcomeOf(message.outcomes[index], request);
      if (outcome.kind === 'written' || outcome.kind === 'failed') this.failed = outcome.kind === 'failed';
      settle(outcome);
    });
    this.tellWhenIdle();
  }

  private tried(isWritable: boolean): void {
    this.failed = !isWritable;
    this.trial?.tell(isWritable);
    this.trial = undefined;
  }

  private end(reason: string): void {
    this.ended ??= reason;
    const open = [...this.committing.flat(), ...this.waiting];
    this.committing = [];
    this.waiting = [];
    this.characters = 0;
    for (const { settle } of open) settle({ kind: 'failed', reason });
    for (const tell of this.asked.splice(0)) tell(undefined);
    this.tried(false);
    this.tellWhenIdle();
  }

  private tellWhenIdle(): void {
    if (this.busy) return;
    for (const tell of this.idle.splice(0)) tell();
  }

  private post(message: ToWriter): void {
    this.worker.postMessage(message);
  }
}
