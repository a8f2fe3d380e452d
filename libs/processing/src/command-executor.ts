import {
  DomainError,
  inTheFuture,
  plusMs,
  refOf,
  SYSTEM,
  SYSTEM_BRANCH,
  warningsOfPlausibleTimes,
  warningsOfTime,
  type Clock,
  type Decided,
  type NewEvent,
  type Recorded,
  type RecordedOf,
  type Warning,
} from '@samsyn/kernel';
import {
  BEFORE_ALL,
  ChainReader,
  EventIdTaken,
  NO_STREAM,
  uuidV5,
  WrongExpectedRevision,
  type EventCodec,
  type EventRegistry,
  type EventStore,
  type EventToAppend,
  type StoredEvent,
} from '@samsyn/event-store';
import canonicalize from 'canonicalize';
import { asRecorded } from './as-recorded';
import type { CommandContext, Gathered, Outcome, Target } from './command';
import { LaneQueue } from './lane-queue';
import { LeastRecentlyUsed } from './least-recently-used';
import { LogTime } from './log-time';

/** A reporter's clock may be this far ahead of ours; the entry is flagged, not refused. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;
const MAX_ATTEMPTS = 8;
/** Of one answer; what more there is would not be read. */
const MAX_WARNINGS = 50;
/** Commands that are remembered of recently addressed streams, so that a repeated one is known; a state counts as some. */
const CACHED_COMMANDS = 400_000;
const WEIGHT_OF_STATE = 50;

interface CachedStream {
  /** Whose state it is: corrections and disclosures are decided in the streams of other services. */
  readonly decider: unknown;
  state: unknown;
  revision: number;
  position: number;
  readonly commands: Map<string, DoneCommand>;
}

/** What the log knows of a command beside its events: it stands on the first of them. */
type Told = Pick<EventToAppend, 'commandDigest' | 'warnings'>;

interface DoneCommand {
  /** Where it was read with its operation it is asked for in the log, if ever. */
  readonly told: Told | undefined;
  readonly events: readonly { readonly id: string; readonly name: string }[];
  readonly position: number;
}

/**
 * Load, fold, decide, seal, append, durable before the answer. Commands on one operation (or, outside operations, on
 * one stream) pass one queue, so that ten persons on a site never conflict; a conflict from elsewhere is decided again.
 */
export class CommandExecutor {
  private readonly lanes = new LaneQueue();
  private readonly streams = new LeastRecentlyUsed<string, CachedStream>(
    CACHED_COMMANDS,
    ({ commands }) => commands.size + WEIGHT_OF_STATE,
  );

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly clock: Clock,
    private readonly fingerprint: (content: string) => string,
    /** Told of what was appended, durable, in order on each lane. */
    private readonly recorded: (events: readonly Recorded[]) => void = () => {},
    private readonly recordedAt = new LogTime(),
  ) {}

  /**
   * @throws DomainError as the decider refuses, `REQUEST.IDEMPOTENCY_KEY_REUSED`, `TIME.IN_THE_FUTURE`
   * @throws StoreUnavailable where the log cannot take it: nothing was written
   */
  execute<State, Command, E extends NewEvent>(
    target: Target<State, Command, E>,
    gather: () => Promise<Gathered<Command>>,
    context: CommandContext,
  ): Promise<Outcome> {
    return this.lanes.run(target.operationId ?? target.stream, () => this.attempt(target, gather, context));
  }

  /** The events that can be recorded. */
  get registry(): EventRegistry {
    return this.codec.registry;
  }

  /** Drops the state of a stream, so that it is read anew: a key of it has been destroyed. */
  forget(stream: string): void {
    this.streams.delete(stream);
  }

  private async attempt<State, Command, E extends NewEvent>(
    target: Target<State, Command, E>,
    gather: () => Promise<Gathered<Command>>,
    context: CommandContext,
  ): Promise<Outcome> {
    const digest = this.fingerprint(canonicalize(context.content) ?? '');
    for (let attempt = 1; ; attempt += 1) {
      const gathered = await gather();
      const cached = this.known(target) ?? (await this.load(target, gathered.entries));
      const earlier = cached.commands.get(context.commandId);
      if (earlier) return await this.repeat(target, context, digest, earlier);
      const former =
        (await this.formerly(target.stream, context, digest)) ?? (await this.reported(gathered, digest));
      if (former) return former;
      if (context.precondition) await context.precondition();
      try {
        return await this.decideAndAppend(target, gathered, cached, context, digest);
      } catch (error) {
        // Refused by the decider: the state is what it was, and need not be read again.
        if (error instanceof DomainError) throw error;
        this.streams.delete(target.stream);
        if (error instanceof EventIdTaken) throw reusedKey();
        if (!(error instanceof WrongExpectedRevision) || attempt >= MAX_ATTEMPTS) throw error;
      }
    }
  }

  private async decideAndAppend<State, Command, E extends NewEvent>(
    target: Target<State, Command, E>,
    gathered: Gathered<Command>,
    cached: CachedStream,
    context: CommandContext,
    digest: string,
  ): Promise<Outcome> {
    const { command, standing, check, warn } = gathered;
    const now = this.clock.now();
    const occurredAt = context.occurredAt ?? now;
    const limit = plusMs(now, CLOCK_TOLERANCE_MS);
    if (occurredAt !== now && occurredAt > limit) throw inTheFuture(now, limit);
    const newId = uuidV5(context.commandId, 'new');
    const intent = { actor: context.actor, now, occurredAt, newId, standing };
    const events = decidedOr(gathered, () => target.decider.decide(command, cached.state as State, intent));
    check?.({ command, events, intent });
    const { stream, operationId } = target;
    if (events.length === 0)
      return {
        position: cached.position,
        stream,
        operationId,
        newId,
        events: [],
        repeated: true,
        warnings: [],
      };
    const warnings = warningsOf({ command, events, intent }, warn);
    const recordedAt = this.recordedAt.following(now);
    const envelopes = events.map((event, index) =>
      this.codec.encode(event, index, {
        stream,
        revision: cached.revision + 1 + index,
        operationId,
        commandId: context.commandId,
        commandDigest: digest,
        causationId: context.causationId ?? null,
        recordedAt,
        occurredAt: event.occurredAt ?? occurredAt,
        actor: refOf(event.by === 'system' ? SYSTEM : context.actor),
        ...(index === 0 && warnings.length > 0 ? { warnings } : {}),
      }),
    );
    const result = await this.store.append(stream, envelopes, cached.revision);
    const recorded = events.map((event, index) =>
      asRecorded(event, envelopes[index]!, {
        ...{ stream, revision: cached.revision + 1 + index, position: result.positions[index]! },
        matter: this.codec.matterOf(event, envelopes[index]!.id),
      }),
    );
    this.fold(target, cached, recorded, envelopes);
    this.streams.set(stream, cached);
    if (!result.duplicate) this.recorded(recorded);
    const ids = recorded.map(({ id, name }) => ({ id, name }));
    const outcome = { position: result.position, stream, operationId, newId, events: ids };
    return { ...outcome, repeated: result.duplicate, warnings };
  }

  private async repeat(
    { stream, operationId }: { stream: string; operationId: string | null },
    { commandId }: CommandContext,
    digest: string,
    earlier: DoneCommand,
  ): Promise<Outcome> {
    const then = earlier.told ?? (await this.store.readEvent(earlier.events[0]!.id));
    if (then?.commandDigest !== digest) throw reusedKey();
    const newId = uuidV5(commandId, 'new');
    const { events, position } = earlier;
    const { warnings = [] } = then;
    return { position, stream, operationId, newId, events, repeated: true, warnings };
  }

  /** What the same person recorded by the same key before keys had a scope, if it is the very same. */
  private async formerly(
    target: string,
    { formerId }: CommandContext,
    digest: string,
  ): Promise<Outcome | undefined> {
    const first = formerId === undefined ? undefined : await this.store.readEvent(uuidV5(formerId, '0'));
    if (formerId === undefined || first?.commandId !== formerId) return undefined;
    const { stream, commandDigest } = first;
    if (commandDigest !== digest) {
      if (stream === target) throw reusedKey();
      return undefined;
    }
    return this.toldBy(first);
  }

  /** What the actor reported a short while ago in the very same words, under another key or none. */
  private async reported<Command>(
    { reports }: Gathered<Command>,
    digest: string,
  ): Promise<Outcome | undefined> {
    for (const { commandId } of reports?.(this.clock.now()) ?? []) {
      const first = await this.store.readEvent(uuidV5(commandId, '0'));
      if (first?.commandDigest === digest) return this.toldBy(first);
    }
    return undefined;
  }

  /** The outcome of the command whose first event it is. */
  private async toldBy(first: StoredEvent): Promise<Outcome> {
    const { stream, operationId, commandId: id, warnings = [] } = first;
    const told = (await this.store.readStream(stream)).filter(({ commandId }) => commandId === id);
    const events = told.map(({ id, type }) => ({
      id,
      name: this.codec.registry.ofType(type).definition.name,
    }));
    const { position } = told.at(-1)!;
    return {
      position,
      stream,
      operationId,
      newId: uuidV5(id, 'new'),
      events,
      repeated: true,
      warnings,
    };
  }

  private known(target: { readonly stream: string; readonly decider: unknown }): CachedStream | undefined {
    const known = this.streams.get(target.stream);
    return known?.decider === target.decider ? known : undefined;
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
      const opened = stored.map((event) => this.codec.openedLater(event));
      this.fold(target, cached, opened, stored);
    }
    this.streams.set(target.stream, cached);
    return cached;
  }

  private fold<State, Command, E extends NewEvent>(
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
        told: known ? known.told : toldOf(envelopes?.[index]),
        events,
        position: event.position,
      });
    }
  }
}

/** By itself: an envelope kept whole would keep its ciphertexts in memory. */
function toldOf(envelope: EventToAppend | undefined): Told | undefined {
  if (!envelope) return undefined;
  const { commandDigest, warnings } = envelope;
  return warnings ? { commandDigest, warnings } : { commandDigest };
}

function warningsOf<Command>(decided: Decided<Command>, warn: Gathered<Command>['warn']): readonly Warning[] {
  const { events, intent } = decided;
  // What Samsyn does by itself is read by nobody.
  if (intent.actor.branch === SYSTEM_BRANCH) return [];
  const own = events.flatMap(({ warnings = [] }) => warnings);
  const ofTimes = [...warningsOfTime(intent), ...warningsOfPlausibleTimes(events, intent.now)];
  return [...ofTimes, ...own, ...(warn?.(decided) ?? [])].slice(0, MAX_WARNINGS);
}

/** What was decided; where the decider refuses, what is to be said before that is. */
function decidedOr<Command, E>({ refuseFirst }: Gathered<Command>, decide: () => readonly E[]): readonly E[] {
  try {
    return decide();
  } catch (refusal) {
    if (refusal instanceof DomainError) refuseFirst?.();
    throw refusal;
  }
}

const reusedKey = (): DomainError => new DomainError('REQUEST.IDEMPOTENCY_KEY_REUSED', {}, 'conflict');
