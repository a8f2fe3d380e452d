import {
  BEFORE_ALL,
  ChainReader,
  NO_STREAM,
  type EventCodec,
  type EventStore,
  type EventToAppend,
  type Position,
} from '@samsyn/event-store';
import type { NewEvent, Recorded, RecordedOf } from '@samsyn/kernel';
import type { Target } from './command';
import { LeastRecentlyUsed } from './least-recently-used';

/** Commands that are remembered of recently addressed streams, so that a repeated one is known; a state counts as some. */
const CACHED_COMMANDS = 400_000;
const WEIGHT_OF_STATE = 50;

export interface CachedStream {
  /** Whose state it is: corrections and disclosures are decided in the streams of other services. */
  readonly decider: unknown;
  state: unknown;
  revision: number;
  position: Position;
  /** Entries of the operation up to here have been looked through for those of the stream. */
  lookedTo: Position;
  readonly commands: Map<string, DoneCommand>;
}

/** What the log knows of a command beside its events: it stands on the first of them. */
type CommandTrace = Pick<EventToAppend, 'commandDigest' | 'warnings'>;

export interface DoneCommand {
  /** Where it was read with its operation it is asked for in the log, if ever. */
  readonly trace: CommandTrace | undefined;
  readonly events: readonly { readonly id: string; readonly name: string }[];
  readonly position: Position;
}

export interface CommandExecutorOptions {
  /** Nobody but this executor appends: what it has in memory of a stream is all there is, and is not asked for again. */
  readonly onlyWriter: boolean;
}

/** Streams as commands last found them, so that a command need not read what this process has read or written already. */
export class StreamStates {
  private readonly streams = new LeastRecentlyUsed<string, CachedStream>(
    CACHED_COMMANDS,
    ({ commands }) => commands.size + WEIGHT_OF_STATE,
  );

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly options: CommandExecutorOptions,
  ) {}

  keep(stream: string, state: CachedStream): void {
    this.streams.set(stream, state);
  }

  forget(stream: string): void {
    this.streams.delete(stream);
  }

  /** The stream as it is now, with what others have appended to it since it was last looked at. */
  async of<State, Command, E extends NewEvent>(
    target: Target<State, Command, E>,
    entries: readonly Recorded[] | undefined,
  ): Promise<CachedStream> {
    const known = this.streams.get(target.stream);
    if (known?.decider !== target.decider) return this.load(target, entries);
    if (entries) {
      this.catchUp(target, known, entries);
      return known;
    }
    if (this.options.onlyWriter) return known;
    const newer = await this.store.readStream(target.stream, { from: known.revision + 1, limit: 1 });
    return newer.length > 0 ? this.load(target, undefined) : known;
  }

  private catchUp<State, Command, E extends NewEvent>(
    target: Target<State, Command, E>,
    cached: CachedStream,
    entries: readonly Recorded[],
  ): void {
    const first = entries.findLastIndex(({ position }) => position <= cached.lookedTo) + 1;
    if (first === entries.length) return;
    const { stream } = target;
    const newer = entries
      .slice(first)
      .filter((one) => one.stream === stream && one.revision > cached.revision);
    this.fold(target, cached, newer);
    cached.lookedTo = entries.at(-1)!.position;
  }

  private async load<State, Command, E extends NewEvent>(
    target: Target<State, Command, E>,
    entries: readonly Recorded[] | undefined,
  ): Promise<CachedStream> {
    const cached: CachedStream = {
      decider: target.decider,
      state: target.decider.initial,
      revision: NO_STREAM,
      position: BEFORE_ALL,
      lookedTo: BEFORE_ALL,
      commands: new Map(),
    };
    if (entries) {
      this.fold(
        target,
        cached,
        entries.filter(({ stream }) => stream === target.stream),
      );
    } else {
      const stored = await this.store.readStream(target.stream);
      const chain = new ChainReader(this.codec.damage);
      if (target.operationId === null) for (const event of stored) chain.follow(event);
      await this.codec.load(stored);
      const opened = stored.map((event) => this.codec.decodeLazily(event));
      this.fold(target, cached, opened, stored);
    }
    cached.lookedTo = entries?.at(-1)?.position ?? cached.position;
    this.keep(target.stream, cached);
    return cached;
  }

  fold<State, Command, E extends NewEvent>(
    target: Target<State, Command, E>,
    cached: CachedStream,
    recorded: readonly Recorded[],
    envelopes?: readonly EventToAppend[],
  ): void {
    for (const [index, event] of recorded.entries()) {
      cached.state = target.decider.evolve(cached.state as State, event as RecordedOf<E>);
      cached.revision = event.revision;
      cached.position = event.position;
      const known = cached.commands.get(event.commandId);
      const events = [...(known?.events ?? []), { id: event.id, name: event.name }];
      cached.commands.set(event.commandId, {
        trace: known ? known.trace : traceOf(envelopes?.[index]),
        events,
        position: event.position,
      });
    }
  }
}

/** By itself: an envelope kept whole would keep its ciphertexts in memory. */
function traceOf(envelope: EventToAppend | undefined): CommandTrace | undefined {
  if (!envelope) return undefined;
  const { commandDigest, warnings } = envelope;
  return warnings ? { commandDigest, warnings } : { commandDigest };
}
