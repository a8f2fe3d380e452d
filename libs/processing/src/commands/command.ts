import { uuidV5, type Position } from '@samsyn/event-store';
import type {
  Actor,
  Branch,
  Decided,
  Decider,
  Instant,
  Json,
  NewEvent,
  Recorded,
  Standing,
  Warning,
} from '@samsyn/kernel';

export interface CommandContext {
  readonly actor: Actor;
  /** Derived from the actor, the Idempotency-Key and where it was used; the ids of the events follow from it. */
  readonly commandId: string;
  /** The id that the key gave before keys had a scope (docs/adr/0044): what was recorded by it is not recorded again. */
  readonly formerId?: string;
  /** When it happened, as reported; absent: now. */
  readonly occurredAt?: Instant;
  readonly causationId?: string;
  /** What was asked: the same key with other content is refused, not repeated. */
  readonly content: Json;
  /** Runs before deciding, alone on the lane (`If-Match`); throws to refuse. */
  readonly precondition?: () => Promise<void>;
}

export interface Target<State, Command, E extends NewEvent> {
  readonly decider: Decider<State, Command, E>;
  readonly stream: string;
  readonly operationId: string | null;
}

/** What is known when the lane is ours: the command itself, and what the actor is to the operation. */
export interface Gathered<Command> {
  readonly command: Command;
  readonly standing?: Standing;
  /** All entries of the operation as they stand in the log, where the command is decided on them. */
  readonly entries?: readonly Recorded[];
  /**
   * Position of the last of `entries`: what is decided on them is written only where nothing of the operation was
   * appended after it, and is decided again where something was.
   */
  readonly operationAsOf?: Position;
  /**
   * Entries that the actor recorded a short while ago and that are not recorded twice: the same content again is answered as
   * then, under whichever key it comes.
   */
  readonly reports?: (now: Instant) => readonly Pick<Recorded, 'commandId'>[];
  /** What is said in the place of the decider's refusal; throws it, or returns. */
  readonly refuseFirst?: () => void;
  /** What holds for whatever was decided, by whichever decider; throws to refuse. Asked before anything is recorded. */
  readonly check?: (decided: Decided<Command>) => void;
  /** What the answer is to warn of, beside the decider's own warnings; asked once something was decided. */
  readonly warn?: (decided: Decided<Command>) => readonly Warning[];
}

export interface Outcome {
  /** Position in the log up to which a reader must have come to see this. */
  readonly position: number;
  readonly stream: string;
  readonly operationId: string | null;
  readonly newId: string;
  readonly events: readonly { readonly id: string; readonly name: string }[];
  /** True where the command had been carried out before: nothing was written now. */
  readonly repeated: boolean;
  /** What the caller should look at once more; the same for a repeated command. */
  readonly warnings: readonly Warning[];
  /** Of what was recorded in an operation, which branches read each sealed field. */
  readonly readableBy?: readonly {
    readonly entry: string;
    readonly field: string;
    readonly branches: readonly Branch[];
    readonly andOthers?: true;
  }[];
  /** Fields that are otherwise now, and the other branches that had read what they were. */
  readonly hadFormerValue?: readonly { readonly field: string; readonly branches: readonly Branch[] }[];
}

/** The context of one of several commands that one request asks for. */
export const partOf = <Context extends CommandContext>(context: Context, part: string): Context => ({
  ...context,
  commandId: uuidV5(context.commandId, part),
  ...(context.formerId !== undefined && { formerId: uuidV5(context.formerId, part) }),
});
