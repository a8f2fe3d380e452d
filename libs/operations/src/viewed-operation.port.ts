import type { Branch, Instant, Json, PersonRef, Recorded } from '@samsyn/kernel';
import type { Access, Redacted, Viewer } from '@samsyn/secrecy';
import type {
  OutlinedOperation,
  PerspectiveTexts,
  ReceivedAboutPerson,
  Relation,
  ShownEntry,
} from './operations.schema';

/** An entry beside what a computation over the history needs and no exit shows. */
export interface ViewedEntry {
  /** The only part that may leave the process. */
  readonly entry: Redacted<ShownEntry>;
  readonly id: string;
  readonly name: string;
  readonly stream: string;
  readonly position: number;
  readonly actor: PersonRef;
  /** When it happened, with the corrections that the viewer sees. */
  readonly at: Instant;
  readonly recordedAt: Instant;
  /**
   * The fields that the viewer may see, with the corrections that they see. Persons stand as `PersonRef`: for
   * comparing, never for an exit (`entry.facts` has their names).
   */
  readonly data: Readonly<Record<string, Json>>;
}

export const byRecording = (
  one: Pick<ViewedEntry, 'position'>,
  other: Pick<ViewedEntry, 'position'>,
): number => one.position - other.position;

/** By when it happened, with the corrections that the viewer sees, then by recording. */
export const byMoment = (
  one: Pick<ViewedEntry, 'at' | 'position'>,
  other: Pick<ViewedEntry, 'at' | 'position'>,
): number => (one.at < other.at ? -1 : one.at > other.at ? 1 : byRecording(one, other));

/**
 * A viewed entry as an event whose hidden fields are gone, as if their keys had been destroyed: what the viewer knows is
 * folded from such events by the `evolve` of the stream, and the corrections that they see stand in them already.
 */
export function asRecorded({
  entry,
  id,
  name,
  stream,
  position,
  actor,
  at,
  recordedAt,
  data,
}: ViewedEntry): Recorded {
  const erased = entry.withheld.filter(({ rule }) => rule === 'erased' || rule === 'damaged');
  return {
    ...{ position, id, stream, revision: position, name, version: 1, operationId: null, commandId: id },
    ...{ causationId: null, occurredAt: at, recordedAt, actor, data, labels: {} },
    erased: erased.map(({ field }) => field),
  };
}

/** As the viewer may be shown them, persons by name, with the corrections that they see in their place. */
export const correctedFacts = ({
  entry: { facts, corrections },
}: ViewedEntry): Readonly<Record<string, Json>> =>
  corrections === undefined
    ? facts
    : {
        ...facts,
        ...Object.fromEntries(corrections.flatMap(({ field, is }) => (field in facts ? [[field, is]] : []))),
      };

/** What a branch reports of itself from the site: with the first of these it is there. */
export const REPORTED_FROM_THE_SITE = [
  'AgencyArrived',
  'SiteEntered',
  'PersonEntered',
  'InspectionStarted',
  'VictimConversationStarted',
] as const;

/**
 * What is shown of persons met without a coordinator beside the entries that the viewer may know (ADR 0034):
 * the one place where something of an entry reaches those who may not know it.
 */
export interface MetWithoutCoordinator {
  /** Decisions on residence that were not fully weighed. All who take part see that there are such. */
  readonly unweighed: readonly string[];
  /** By each entry that reports a person met, the streams of the encounters that were opened from it. */
  readonly encounters: ReadonlyMap<string, readonly string[]>;
  /** Whether the viewer is one whose task it is to reach those persons. */
  readonly isToContact: boolean;
}

/**
 * An operation as one viewer may know it: but for `metWithoutCoordinator`, nothing in it rests on an entry
 * that they may not know.
 */
export interface ViewedOperation {
  readonly operationId: string;
  readonly viewer: Viewer;
  readonly relation: Relation;
  /** Absent for a branch that is only named in an entry: it is shown nothing else of the operation. */
  readonly leadingBranch?: Branch;
  /**
   * The viewer may not know who has answered with a perspective: it is for facilitators, or the viewer takes
   * no part.
   */
  readonly perspectivesAreClosed: boolean;
  /**
   * The viewer sees a perspective of the own branch: their own, or one that a colleague gave openly. What a
   * colleague gave to the facilitator counts for nothing here: in a branch of two it would name its author
   * (ADR 0010).
   */
  readonly ownBranchAnswered: boolean;
  /**
   * Where who has answered is closed and the meeting was held or a release made: what other branches gave openly, by its
   * words alone, in an order that follows from the words.
   */
  readonly textsWithoutSender: readonly PerspectiveTexts[];
  /**
   * For a facilitator: how many texts were entrusted to those named before, are not released, and were not given anew
   * since (ADR 0022). Absent: none.
   */
  readonly entrustedEarlier?: number;
  /** What is shown of persons met without a coordinator, beside the entries. */
  readonly metWithoutCoordinator?: MetWithoutCoordinator;
  /** Where asked for: only what was recorded by then. */
  readonly asOf?: Instant;
  /** In order of `entry.at`, then of recording. */
  readonly entries: readonly ViewedEntry[];
}

export interface HistoryQuery {
  /** Recorded time: what was recorded by then, within today's rights. */
  readonly asOf?: Instant;
  /** What stood in the log up to and with this position, within today's rights. */
  readonly position?: number;
  /** What was marked in error stands among the entries, marked; otherwise it is left out. */
  readonly entriesInError?: 'shown';
}

/** Who has received what about one person met. Injected by this class; `HistoryModule` provides it. */
export abstract class ReceivedAbout {
  /** `undefined` where the viewer does not hold the encounter, exactly as where it does not exist. */
  abstract forHolder(encounterId: string, viewer: Viewer): Promise<ReceivedAboutPerson | undefined>;
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

/**
 * Entries that stand in no operation (of a campaign), viewed as those of an operation are: redacted, with corrections,
 * and without what was marked in error. Injected by this class; `HistoryModule` provides it.
 */
export abstract class EntryViews {
  /** In order of recording, as the events come. `access`: of what they stand in; it holds each of them by its id. */
  abstract of(
    events: readonly Recorded[],
    access: Access,
    viewer: Viewer,
    query?: Pick<HistoryQuery, 'entriesInError'>,
  ): readonly ViewedEntry[];
}

/** What an operation is, in a line. Injected by this class; `HistoryModule` provides it. */
export abstract class OperationOutlines {
  /** `undefined` where the viewer may not know the operation, exactly as where it does not exist. */
  abstract outlineFor(operationId: string, viewer: Viewer): Promise<OutlinedOperation | undefined>;
}
