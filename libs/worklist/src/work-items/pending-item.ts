import { uuidV5 } from '@samsyn/event-store';
import {
  byRecording,
  EntryIndex,
  OF_PLAN_HEAD,
  planHead,
  type PlanHead,
  type ViewedEntry,
  type ViewedOperation,
} from '@samsyn/operations/contract';
import {
  type Branch,
  type Instant,
  type Json,
  type PersonRef,
  type Recorded,
  type Standing,
} from '@samsyn/kernel';
import {
  answersFor,
  holdsEncounter,
  mayAnswerGlass,
  isWithoutHolder,
  whoLeads,
  type Access,
  type Viewer,
} from '@samsyn/secrecy';
import type { AnswerCode } from './answers';
import type { ItemCode } from './work-item-codes';

/** Something that waits for the viewer in an operation; whether it shows at a moment is `from`, `until` and that moment. */
export interface PendingItem {
  readonly code: ItemCode;
  /** The entry that it rests on, which the viewer sees; of what waits for the branch of somebody who has left, its id. */
  readonly reason: Pick<ViewedEntry, 'name' | 'recordedAt'> & { readonly entry: { readonly id: string } };
  readonly due?: Instant;
  readonly from?: Instant;
  /** Exclusive. */
  readonly until?: Instant;
  /** A further code or id: which gate, which step. */
  readonly about?: string;
  /** The id in the paths of its answers, where it is not that of the operation. */
  readonly at?: string;
  /** Of the answers of its code those that this one may get; absent: all. */
  readonly answers?: readonly AnswerCode[];
}

export type Rule = (viewed: OperationForViewer) => readonly PendingItem[];

/** Namespace of the ids of items. */
const ITEMS = 'a1c07a1e-5a0c-5d5f-9d5e-6c1f7a3f8b02';
/** The same as long as the same waits: of an item by where it waits, of a part by the entry that it rests on. */
export const itemId = (code: ItemCode, of: string, about = ''): string =>
  uuidV5(ITEMS, `${code} ${of} ${about}`);

/** An operation in order of recording, before the person whose work list it is for, and what a rule asks of it. */
export class OperationForViewer extends EntryIndex<ViewedEntry> {
  private known: PlanHead | undefined;

  constructor(
    readonly operation: ViewedOperation,
    readonly viewer: Viewer,
    readonly standing: Standing,
    private readonly access: Access,
    /** The person whom the log names is active, and still of the branch that they acted for. */
    readonly isStillThere: (who: Pick<PersonRef, 'person' | 'branch'>) => boolean,
  ) {
    super(operation.entries.toSorted(byRecording));
  }

  /** What the operation is, as far as the viewer knows it. */
  get head(): PlanHead {
    return (this.known ??= planHead(this.of(...OF_PLAN_HEAD)));
  }

  /** Leads the operation in person. */
  get leads(): boolean {
    const { leads, leadsInPerson } = this.standing;
    return leads && (leadsInPerson ?? this.viewer.role === 'operation-leader');
  }

  /** Everybody who is known to lead has left. */
  get isLeaderless(): boolean {
    const { leadingBranch: branch } = this.access;
    return whoLeads(this.access).every((person) => !this.isStillThere({ person, branch }));
  }

  get takesPart(): boolean {
    return this.standing.leads || this.standing.participates;
  }

  get isCancelled(): boolean {
    return this.has('OperationCancelled');
  }

  /** Planning goes on: neither cancelled nor begun. */
  get isPlanned(): boolean {
    return !this.has('OperationCancelled', 'ConductStarted', 'ConductEnded');
  }

  /** As planned now, where the viewer knows it. */
  get window(): readonly [Instant, Instant] | undefined {
    return this.head.window;
  }

  /** The viewer holds it for good: whoever broke the glass reads it for an hour, and takes over no work. */
  holds(stream: string): boolean {
    const encounter = this.access.encounters.get(stream);
    if (!encounter || encounter.erased || encounter.underGlass.has(this.viewer.person)) return false;
    return holdsEncounter(this.viewer, encounter);
  }

  /** The viewer may say whether the broken glass that the entry records was justified. */
  reviewsGlass({ entry }: ViewedEntry): boolean {
    const glass = this.access.glass.get(entry.id);
    return glass !== undefined && mayAnswerGlass(this.access, this.viewer, glass);
  }

  /** It belongs to an encounter that is erased: its own side has nothing left to do. */
  isErased({ stream }: Pick<ViewedEntry, 'stream'>): boolean {
    return this.access.encounters.get(stream)?.erased === true;
  }

  /** The branch that decides on what stands in the entry. */
  answersFor(entry: ViewedEntry): Branch {
    return answersFor(this.access, entry);
  }

  /** Encounters of the viewer's branch whose holders have all left, by the entries that opened them. */
  get withoutHolder(): readonly Recorded[] {
    const { branch } = this.viewer;
    return [...this.access.encounters].flatMap(([stream, encounter]) => {
      const isOurs = encounter.ownerBranch === branch && !encounter.erased;
      if (!isOurs || !isWithoutHolder(encounter, this.isStillThere)) return [];
      return [...this.access.byId.values()].filter(
        (event) => event.stream === stream && event.name === 'EncounterOpened',
      );
    });
  }

  /** Streams of the encounters that the viewer holds. */
  get held(): readonly string[] {
    return [...this.access.encounters.keys()].filter((stream) => this.holds(stream));
  }
}

export const personIn = (value: Json | undefined): string | undefined =>
  (value as { person?: string } | undefined)?.person;
export const listIn = <T>(value: Json | undefined): readonly T[] =>
  Array.isArray(value) ? (value as unknown[] as T[]) : [];
export const instantIn = (value: Json | undefined): Instant | undefined =>
  typeof value === 'string' ? value : undefined;
export const dueAt = (due: Instant | undefined): { due?: Instant } => (due === undefined ? {} : { due });
export const refIn = (value: Json | undefined): PersonRef | undefined =>
  value as unknown as PersonRef | undefined;
