import {
  DomainError,
  inTheFuture,
  plusMs,
  refOf,
  SYSTEM,
  SYSTEM_BRANCH,
  warningsOfPlausibleTimes,
  warningsOfTelephones,
  warningsOfTime,
  type Clock,
  type Decided,
  type NewEvent,
  type Recorded,
  type Warning,
} from '@samsyn/kernel';
import {
  EventIdTaken,
  OperationChanged,
  uuidV5,
  WrongExpectedRevision,
  type EventCodec,
  type EventRegistry,
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type StoredEvent,
} from '@samsyn/event-store';
import canonicalize from 'canonicalize';
import { setTimeout as pause } from 'node:timers/promises';
import { asRecorded } from './as-recorded';
import type { CommandContext, Gathered, Outcome, Target } from './command';
import { LaneQueue } from './lane-queue';
import { LogTime } from './log-time';
import { followsFrom, inSpan } from '../traces';
import {
  StreamStates,
  type CachedStream,
  type CommandExecutorOptions,
  type DoneCommand,
} from './stream-states';

/** A reporter's clock may be this far ahead of ours; the entry is flagged, not refused. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** Of one command, where other processes append to the same operation; each time one of them has come further. */
const MAX_ATTEMPTS = 50;
/** From this attempt on a command waits a moment, at most as long as the last figure, before it is decided again. */
const [WAITS_FROM, WAITS_AT_MOST_MS] = [4, 20];
/** Of one answer; what more there is would not be read. */
const MAX_WARNINGS = 50;
/** @param isAgain another process has come first */
type Gather<Command> = (isAgain: boolean) => Promise<Gathered<Command>>;

/**
 * Load, fold, decide, seal, append, durable before the answer. Commands on one operation (or, outside operations, on
 * one stream) pass one queue, so that ten persons on a site never conflict. An append says what it rests on (ADR 0054): a
 * conflict with another process is decided again.
 */
export class CommandExecutor {
  private readonly lanes = new LaneQueue();
  private readonly streams: StreamStates;

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly clock: Clock,
    private readonly fingerprint: (content: string) => string,
    /** Called with what was appended, durable, in order on each lane. */
    private readonly recorded: (events: readonly Recorded[]) => void = () => {},
    private readonly recordedAt = new LogTime(),
    options: CommandExecutorOptions = { onlyWriter: false },
  ) {
    this.streams = new StreamStates(store, codec, options);
  }

  /**
   * @param gather asked again where another process has come first: then what is in memory of the operation is not all
   * @throws DomainError as the decider refuses, `REQUEST.IDEMPOTENCY_KEY_REUSED`, `TIME.IN_THE_FUTURE`
   * @throws DomainError `COMMANDS.TOO_MANY_WAITING` (unavailable) where others came first at each of 50 attempts
   * @throws StoreUnavailable where the log cannot take it: nothing was written
   */
  execute<State, Command, E extends NewEvent>(
    target: Target<State, Command, E>,
    gather: Gather<Command>,
    context: CommandContext,
  ): Promise<Outcome> {
    const { operationId, stream } = target;
    const facts = {
      'samsyn.command': context.commandId,
      ...(operationId !== null && { 'samsyn.operation': operationId }),
    };
    return inSpan('command', facts, () =>
      this.lanes.run(operationId ?? stream, () => this.attempt(target, gather, context)),
    );
  }

  /** The events that can be recorded. */
  get registry(): EventRegistry {
    return this.codec.registry;
  }

  /** Drops the state of a stream, so that it is read anew: a key of it has been destroyed. */
  forget(stream: string): void {
    this.streams.forget(stream);
  }

  private async attempt<State, Command, E extends NewEvent>(
    target: Target<State, Command, E>,
    gather: Gather<Command>,
    context: CommandContext,
  ): Promise<Outcome> {
    const digest = this.fingerprint(canonicalize(context.content) ?? '');
    for (let attempt = 1; ; attempt += 1) {
      const gathered = await gather(attempt > 1);
      const cached = await this.streams.of(target, gathered.entries);
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
        this.streams.forget(target.stream);
        if (error instanceof EventIdTaken) throw reusedKey();
        if (!(error instanceof WrongExpectedRevision || error instanceof OperationChanged)) throw error;
        if (attempt >= MAX_ATTEMPTS) throw new DomainError('COMMANDS.TOO_MANY_WAITING', {}, 'unavailable');
        if (attempt >= WAITS_FROM) await pause(Math.random() * WAITS_AT_MOST_MS);
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
    const metadata = { actor: context.actor, now, occurredAt, newId, standing };
    const events = decidedOr(gathered, () => target.decider.decide(command, cached.state as State, metadata));
    check?.({ command, events, metadata });
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
    const warnings = warningsOf({ command, events, metadata }, warn);
    const encode = (): readonly EventToAppend[] => {
      const recordedAt = this.recordedAt.following(now);
      return events.map((event, index) =>
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
    };
    let envelopes: readonly EventToAppend[] | undefined;
    while (!envelopes) {
      try {
        // In one turn with the append, so that no time goes back in the log.
        envelopes = encode();
      } catch (error) {
        await this.codec.makeMissingKey(error);
      }
    }
    const { operationAsOf } = gathered;
    const condition = operationAsOf === undefined ? undefined : { operationUnchangedAfter: operationAsOf };
    const result = await this.append(stream, envelopes, cached.revision, condition);
    followsFrom(result.positions);
    const recorded = events.map((event, index) =>
      asRecorded(event, envelopes[index]!, {
        ...{ stream, revision: cached.revision + 1 + index, position: result.positions[index]! },
        matter: this.codec.matterOf(event, envelopes[index]!.id),
      }),
    );
    this.streams.fold(target, cached, recorded, envelopes);
    this.streams.keep(stream, cached);
    if (!result.duplicate) this.recorded(recorded);
    const ids = recorded.map(({ id, name }) => ({ id, name }));
    const outcome = { position: result.position, stream, operationId, newId, events: ids };
    return { ...outcome, repeated: result.duplicate, warnings };
  }

  private append(...append: Parameters<EventStore['append']>): Promise<AppendResult> {
    const facts = { 'samsyn.event_types': append[1].map(({ type }) => type) };
    return inSpan('append', facts, () => this.store.append(...append));
  }

  private async repeat(
    { stream, operationId }: { stream: string; operationId: string | null },
    { commandId }: CommandContext,
    digest: string,
    earlier: DoneCommand,
  ): Promise<Outcome> {
    const then = earlier.trace ?? (await this.store.readEvent(earlier.events[0]!.id));
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
    return this.recordedOutcome(first);
  }

  /** What the actor reported a short while ago in the very same words, under another key or none. */
  private async reported<Command>(
    { reports }: Gathered<Command>,
    digest: string,
  ): Promise<Outcome | undefined> {
    for (const { commandId } of reports?.(this.clock.now()) ?? []) {
      const first = await this.store.readEvent(uuidV5(commandId, '0'));
      if (first?.commandDigest === digest) return this.recordedOutcome(first);
    }
    return undefined;
  }

  /** The outcome of the command whose first event it is. */
  private async recordedOutcome(first: StoredEvent): Promise<Outcome> {
    const { stream, operationId, commandId: id, warnings = [] } = first;
    const recorded = (await this.store.readStream(stream)).filter(({ commandId }) => commandId === id);
    const events = recorded.map(({ id, type }) => ({
      id,
      name: this.codec.registry.ofType(type).definition.name,
    }));
    const { position } = recorded.at(-1)!;
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
}

function warningsOf<Command>(decided: Decided<Command>, warn: Gathered<Command>['warn']): readonly Warning[] {
  const { events, metadata } = decided;
  // What Samsyn does by itself is read by nobody.
  if (metadata.actor.branch === SYSTEM_BRANCH) return [];
  const own = events.flatMap(({ warnings = [] }) => warnings);
  const ofTimes = [...warningsOfTime(metadata), ...warningsOfPlausibleTimes(events, metadata.now)];
  return [...ofTimes, ...warningsOfTelephones(events), ...own, ...(warn?.(decided) ?? [])].slice(
    0,
    MAX_WARNINGS,
  );
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
