import type { Instant } from './clock';
import type { Label } from './labels';
import type { Branch, PersonRef } from './people';
import type { Acting } from './standing';
import type { Warning } from './warning';

/** An event as a decider returns it, before it has a place in the log. */
export interface NewEvent<Name extends string = string, Data = unknown> {
  readonly name: Name;
  readonly data: Data;
  /** When it happened, where that is not the moment of the command's own `occurredAt`. */
  readonly occurredAt?: Instant;
  /** The labels that the recorder chose for secret fields; a field's own floor is added, never removed. */
  readonly labels?: Readonly<Record<string, readonly Label[]>>;
  /** `system` where Samsyn itself does what follows from the rule (an escalation), not the person who acts. */
  readonly by?: 'system';
  /** The matter for which it is sealed, where what it is about says that and not the event itself: a correction. */
  readonly matter?: string | undefined;
  /** For the answer to this command alone: no part of what is recorded of the fact. */
  readonly warnings?: readonly Warning[];
}

/** An event as it stands in the log, opened. */
export interface Recorded<Name extends string = string, Data = unknown> {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly name: Name;
  readonly version: number;
  readonly operationId: string | null;
  readonly commandId: string;
  readonly causationId: string | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly actor: PersonRef;
  /** The branch that stands in the log, where it was split since and `actor` names the one that follows. */
  readonly recordedAs?: Branch | undefined;
  /** Of what is sealed for a matter that was sent to another authority: id of the entry that began it. */
  readonly matter?: string | undefined;
  readonly data: Data;
  /** The labels of each sealed field. A field in `data` without an entry here is `shared`. */
  readonly labels: Readonly<Record<string, readonly string[]>>;
  /** Sealed fields that cannot be opened: their key or ciphertext is gone, or they are damaged. */
  readonly erased: readonly string[];
  /** Those of them that are damaged: nobody decided that they go. */
  readonly damaged?: readonly string[] | undefined;
}

const UUID_LENGTH = 36;
/** The id that ends the name of a stream. */
export const idOfStream = (stream: string): string => stream.slice(-UUID_LENGTH);

/** What every command is decided with, beside its own content. No clock and no random reach a decider. */
export interface CommandMetadata extends Acting {
  readonly now: Instant;
  readonly occurredAt: Instant;
  /** A fresh id for what the command creates, the same one when the command is repeated. */
  readonly newId: string;
}

/** What a warning is computed from: the command, what was decided on it, and the clock (`intent.now`). */
export interface Decided<Command> {
  readonly command: Command;
  readonly events: readonly NewEvent[];
  readonly metadata: CommandMetadata;
}

/**
 * The pure trio of an aggregate. `decide` returns `[]` when it is already so and throws a DomainError where a rule
 * refuses; `evolve` is the only place where an event is interpreted.
 */
export interface Decider<State, Command, E extends NewEvent> {
  readonly initial: State;
  evolve(state: State, event: RecordedOf<E>): State;
  decide(command: Command, state: State, metadata: CommandMetadata): readonly E[];
}

export type RecordedOf<E extends NewEvent> =
  E extends NewEvent<infer Name, infer Data> ? Recorded<Name, Data> : never;

/** By the kind of each command, how it is decided; `More` is what it is decided with beside state and metadata. */
export type Decisions<
  Command extends { readonly kind: string },
  State,
  Event,
  More extends readonly unknown[] = [],
> = {
  readonly [K in Command['kind']]: (
    command: Extract<Command, { readonly kind: K }>,
    state: State,
    metadata: CommandMetadata,
    ...more: More
  ) => readonly Event[];
};

export const decideBy =
  <Command extends { readonly kind: string }, State, Event, More extends readonly unknown[] = []>(
    decisions: Decisions<Command, State, Event, More>,
  ) =>
  (command: Command, state: State, metadata: CommandMetadata, ...more: More): readonly Event[] => {
    const decide = decisions[command.kind as Command['kind']] as unknown as (
      ...given: readonly [Command, State, CommandMetadata, ...More]
    ) => readonly Event[];
    return decide(command, state, metadata, ...more);
  };
