import type { Relation } from '@samsyn/history/contract';
import type { Branch, Instant } from '@samsyn/kernel';
import type { HistoryEntry } from '@samsyn/secrecy';

/** Ids of the entries that a statement rests on; each stands in the reader's own history. */
export type Citation = readonly string[];

/** Minutes; null where there is nothing to measure, or nothing that this branch may know. */
export interface Measures {
  readonly noticeBeforeWindowMinutes: number | null;
  readonly callToAnswerMinutes: number | null;
  readonly entryToSecuredMinutes: number | null;
  readonly securedToCoordinatorInsideMinutes: number | null;
  readonly conversationMinutes: number | null;
}
export type MeasureName = keyof Measures;

/**
 * Counts over the turns of call-outs that the branch knows of: all of them for the leading branch, its own for a
 * called one. Null where it knows of none (it sees who came, not who was asked).
 */
export interface CallCounts {
  readonly made: number | null;
  readonly accepted: number;
  readonly declined: Readonly<Record<string, number>>;
  readonly expired: number | null;
  readonly answeredLate: number | null;
}

export const DEVIATION_CODES = [
  'entered-before-released',
  'started-without-coordinator',
  'released-without-pre-briefing',
  'agenda-not-covered',
  'released-with-unbriefed-branch',
  'coordinator-inside-before-secured',
  'max-persons-inside-exceeded',
  'persons-not-separated',
  'no-support-offered',
  'ended-without-debrief',
] as const;
export type DeviationCode = (typeof DEVIATION_CODES)[number];

export interface Deviation {
  readonly code: DeviationCode;
  readonly entries: Citation;
}

export const TASK_CODES = [
  'child-concern-unacknowledged',
  'follow-up-overdue',
  'referral-unanswered',
  'perspective-unanswered',
  'action-overdue',
] as const;
export type TaskCode = (typeof TASK_CODES)[number];

export interface Task {
  readonly code: TaskCode;
  /** Whose task it is. */
  readonly branch: Branch;
  readonly entries: Citation;
}

export interface PerspectiveTexts {
  readonly well?: string;
  readonly hard?: string;
  readonly develop?: string;
}

export interface Perspectives {
  readonly answered: readonly Branch[];
  readonly unanswered: readonly Branch[];
  /** In the branches' own names, where this branch may read them. */
  readonly named: readonly (PerspectiveTexts & { readonly branch: Branch; readonly entries: Citation })[];
  /** Released by the facilitator without their author; the order says nothing. */
  readonly released: readonly (PerspectiveTexts & { readonly entries: Citation })[];
  /** True where only facilitators see who has answered: `answered` and `unanswered` then hold the own branch alone. */
  readonly ownStatusOnly: boolean;
}

export interface ActionLine {
  readonly what: string;
  readonly owner: string;
  /** `YYYY-MM-DD` */
  readonly due: string;
  readonly state: 'open' | 'completed' | 'dropped';
  readonly entries: Citation;
}

/** Planned against what happened, one line each; null where the branch may not know or nothing was planned. */
export interface Comparison {
  readonly code: 'start' | 'end' | 'persons-inside' | 'coordinator';
  readonly planned: string | number | null;
  readonly actual: string | number | null;
  readonly entries: Citation;
}

export interface PresentBranch {
  readonly branch: Branch;
  readonly confirmed: boolean;
  readonly briefed: 'at-pre-briefing' | 'individually' | 'no';
  /** First thing that the branch reported from the site; null where it reported none. */
  readonly onSiteAt: Instant | null;
  readonly entries: Citation;
}

export interface CourseLine {
  readonly entry: string;
  readonly type: string;
  /** Corrected where it was corrected. */
  readonly at: string;
  readonly recordedAt: string;
  readonly branch: Branch;
  readonly by: string;
  /** With the corrections that the branch sees in their place. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Fields that a decision gave the branch. */
  readonly disclosed?: HistoryEntry['disclosed'];
  /** Which branches have received what of an entry that is the reader's own. */
  readonly received?: HistoryEntry['received'];
  readonly late: boolean;
  readonly corrected: boolean;
  /** Ordinal among the persons met that the branch knows of. */
  readonly personMet?: number;
}

export interface WithheldPart {
  /** The paragraph, `OSL 26:1`. */
  readonly rule: string;
  readonly fields: readonly { readonly entry: string; readonly field: string }[];
}

/** The debrief of one branch: computed from what that branch may know, and nothing else. */
export interface DebriefDocument {
  readonly operation: {
    readonly id: string;
    readonly kind: string;
    readonly region: string;
    readonly municipality: string | null;
    readonly window: readonly [string, string] | null;
    readonly reference: string | null;
    /** Null where the branch may know of single entries and not of the operation that they belong to. */
    readonly leadingBranch: Branch | null;
  };
  readonly branch: Branch;
  /** What the branch is to the operation, which says how much of it this document can tell. */
  readonly relation: Relation;
  readonly computedAt: Instant;
  /** Where asked for: only what was recorded by then. */
  readonly asOf?: Instant;
  readonly measures: Measures;
  readonly measureEntries: Readonly<Record<MeasureName, Citation>>;
  readonly calls: CallCounts;
  readonly callEntries: Citation;
  readonly deviations: readonly Deviation[];
  readonly lateEntries: number;
  readonly lateEntryIds: Citation;
  readonly comparison: readonly Comparison[];
  readonly branches: readonly PresentBranch[];
  readonly perspectives: Perspectives;
  readonly lessons: readonly { readonly what: string; readonly entries: Citation }[];
  readonly actions: readonly ActionLine[];
  readonly tasks: readonly Task[];
  readonly signOffs: readonly {
    readonly branch: Branch;
    readonly version: string;
    readonly at: string;
    readonly entries: Citation;
  }[];
  readonly withheld: readonly WithheldPart[];
  readonly course: readonly CourseLine[];
}
