import type { Branch, Instant, Json, PersonRef } from '@samsyn/kernel';
import type { HistoryEntry, Redacted, Viewer } from '@samsyn/secrecy';

/** A correction that the viewer may see, on the entry that it corrects. */
export interface Correction {
  /** A field of the entry, or `occurredAt`. */
  readonly field: string;
  readonly is: Json;
  readonly was?: Json;
  /** Id of the `EntryCorrected`, itself an entry of the same history. */
  readonly by: string;
}

/** An entry as an exit shows it: as told, with marks. */
export interface ShownEntry extends HistoryEntry {
  /** Recorded more than 15 minutes after it happened; never on a correction. */
  readonly late?: true;
  /** The reporter's clock was ahead: it happened, by her word, after it was recorded. */
  readonly aheadOfClock?: true;
  /** In order of recording; the last one of a field is what holds. */
  readonly corrections?: readonly Correction[];
  /** On the entries of an encounter: which of the persons met it concerns, counted among those the viewer sees. */
  readonly personMet?: number;
}

/** An entry beside what a computation over the history needs and no exit shows. */
export interface ViewedEntry {
  /** The only part that may leave the process. */
  readonly entry: Redacted<ShownEntry>;
  readonly name: string;
  readonly stream: string;
  readonly position: number;
  readonly actor: PersonRef;
  /** When it happened, with the corrections that the viewer sees. */
  readonly at: Instant;
  readonly recordedAt: Instant;
  /**
   * The fields that the viewer may see, with the corrections she sees. Persons stand as `PersonRef`: for comparing,
   * never for an exit (`entry.facts` has their names).
   */
  readonly data: Readonly<Record<string, Json>>;
}

/** What the viewer's branch is to the operation; the first that applies. */
export const RELATIONS = ['leading', 'participant', 'facilitator', 'invited', 'called', 'named'] as const;
export type Relation = (typeof RELATIONS)[number];

/** An operation as one viewer may know it: nothing in it rests on an entry that she may not know. */
export interface ViewedOperation {
  readonly operationId: string;
  readonly viewer: Viewer;
  readonly relation: Relation;
  /** Absent for a branch that is only named in an entry: it is told nothing else of the operation. */
  readonly leadingBranch?: Branch;
  /** Who has answered with a perspective is not for the viewer to know: it is for facilitators, or she takes no part. */
  readonly perspectivesAreClosed: boolean;
  /** Somebody of the viewer's branch has answered with a perspective, through the facilitator or openly. */
  readonly ownBranchAnswered: boolean;
  /** Where asked for: only what was recorded by then. */
  readonly asOf?: Instant;
  /** In order of `entry.at`, then of recording. */
  readonly entries: readonly ViewedEntry[];
}

export interface HistoryQuery {
  /** Recorded time: what was recorded by then, within today's rights. */
  readonly asOf?: Instant;
}

/** The one reading of an operation's events for an exit. Injected by this class; `HistoryModule` provides it. */
export abstract class OperationHistory {
  /** `undefined` where the viewer may not know the operation, exactly as where it does not exist. */
  abstract forViewer(
    operationId: string,
    viewer: Viewer,
    query?: HistoryQuery,
  ): Promise<ViewedOperation | undefined>;
}
