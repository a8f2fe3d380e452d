import type { Phase, Relation, ShownEntry } from '@samsyn/operations/contract';
import type { Branch, Instant, Json } from '@samsyn/kernel';
import type { CampaignRelation } from '@samsyn/campaigns/contract';
import type { AreaCountLine, MeasureName, PerspectiveTexts, TaskCode } from '../../report/debrief-document';

/** Entries of one operation that a statement rests on; each stands in the reader's own history of it. */
export interface Cited {
  readonly operation: string;
  readonly entries: readonly string[];
}
/** A sum over operations, and what it is made of. */
export interface Summed {
  readonly total: number;
  readonly in: readonly (Cited & { readonly n: number })[];
}

export interface OperationLine {
  readonly id: string;
  readonly reference: string | null;
  readonly kind: string | null;
  readonly kindVersion: number | null;
  readonly region: string | null;
  readonly municipality: string | null;
  readonly window: readonly [string, string] | null;
  readonly phase: Phase;
  readonly leadingBranch: Branch | null;
  readonly relation: Relation;
}

export interface KindLine {
  readonly kind: string;
  readonly total: number;
  readonly phases: Readonly<Partial<Record<Phase, number>>>;
  readonly operations: readonly string[];
}

/** `made`, `expired` and `answeredLate` over the operations whose calls the branch knows of; null where there are none. */
export interface CombinedCalls {
  readonly made: Summed | null;
  readonly accepted: Summed;
  readonly declined: Readonly<Record<string, Summed>>;
  readonly expired: Summed | null;
  readonly answeredLate: Summed | null;
}

/** Minutes; of two middle values the mean. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly in: readonly (Cited & { readonly minutes: number })[];
}

export interface CombinedDeviation {
  /** Of the kind's version that each operation was proposed under. */
  readonly code: string;
  readonly in: readonly Cited[];
}

/** Persons met, counted in each operation by itself: whether it was the same person is not for a sum to tell. */
export interface CombinedSupport {
  readonly personsMet: Summed;
  readonly offered: Summed;
  readonly accepted: Summed;
  readonly declined: Summed;
  readonly undecided: Summed;
  readonly contactCards: Summed;
}
export interface CombinedFollowUps {
  readonly booked: Summed;
  readonly moved: Summed;
  readonly kept: Summed;
  readonly missed: Summed;
}

export interface FindingLine extends Summed {
  readonly area: string;
  readonly severity: string;
}

/** A count of one operation, with the municipality that the area is in; null where the reader was not told. */
export interface CombinedAreaCount extends Omit<AreaCountLine, 'entries'>, Cited {
  readonly municipality: string | null;
}

/** In the branch's own name, or released by the facilitator without an author. */
export interface Voice extends PerspectiveTexts, Cited {
  readonly branch: Branch | null;
}

/** `operation` is null where the campaign as a whole agreed on it. */
interface Agreed {
  readonly what: string;
  readonly operation: string | null;
  readonly entries: readonly string[];
}
export interface CombinedLesson extends Agreed {
  readonly tags: readonly string[];
}
export interface CombinedAction extends Agreed {
  readonly owner: string;
  /** `YYYY-MM-DD` */
  readonly due: string;
  readonly state: 'open' | 'overdue' | 'completed' | 'dropped';
}
export interface CombinedTask extends Cited {
  readonly code: TaskCode;
  readonly branch: Branch;
}

/** An entry of the campaign's own debrief. */
export interface CampaignEntryLine extends Pick<ShownEntry, 'corrections' | 'inError'> {
  readonly entry: string;
  readonly type: string;
  readonly at: Instant;
  readonly branch: Branch;
  /** What was said, with what was corrected; also why an action was moved, given to another or dropped; persons by the name that the reader may know. */
  readonly facts: Readonly<Record<string, Json>>;
}

/** What a campaign came to, as one branch may know it: sums over the debriefs that it can read one by one (ADR 0028). */
export interface CampaignDebriefDocument {
  readonly campaign: {
    readonly id: string;
    readonly name: string;
    readonly theme: string;
    readonly purpose: string;
    readonly kinds: readonly string[];
    readonly regions: readonly string[];
    readonly firstDay: string;
    readonly lastDay: string;
    readonly state: 'open' | 'ended' | 'cancelled';
    readonly leading: readonly Branch[];
    readonly joined: readonly Branch[];
  };
  readonly branch: Branch;
  readonly relation: CampaignRelation;
  readonly computedAt: Instant;
  /** In the order of their windows. */
  readonly operations: readonly OperationLine[];
  readonly kinds: readonly KindLine[];
  readonly calls: CombinedCalls;
  /** Null where there is nothing to measure, or nothing that this branch may know. */
  readonly measures: Readonly<Record<MeasureName, Spread | null>>;
  readonly lateEntries: Summed;
  /** Those found in most operations first. */
  readonly deviations: readonly CombinedDeviation[];
  readonly support: CombinedSupport;
  readonly followUps: CombinedFollowUps;
  /** By area, what was counted, and time; none is added to another. */
  readonly areaCounts: readonly CombinedAreaCount[];
  /** What the branch itself found. */
  readonly findings: readonly FindingLine[];
  readonly perspectives: readonly Voice[];
  readonly lessons: readonly CombinedLesson[];
  /** What is still to be done first, the soonest due first. */
  readonly actions: readonly CombinedAction[];
  readonly tasks: readonly CombinedTask[];
  readonly course: readonly CampaignEntryLine[];
}
