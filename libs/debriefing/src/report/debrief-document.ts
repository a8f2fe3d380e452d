import type { PerspectiveTexts, Relation } from '@samsyn/operations/contract';
import type { DebriefQuestion } from '@samsyn/kinds';
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

export interface Deviation {
  /** Of the kind's version: its words stand there. */
  readonly code: string;
  readonly entries: Citation;
  /** What the rule measured, where it measures: persons, and under `early` minutes. */
  readonly figures?: Readonly<Record<string, number>>;
  /** The `DeviationDeclared` of participants, which stand among `entries`, too. */
  readonly declared?: Citation;
  /** Present where nothing but their word shows it: no rule of the kind found it. */
  readonly onlyDeclared?: true;
  /** It rests on what another branch recorded and the reader may not know: all who take part are told no more (ADR 0034). */
  readonly unseen?: true;
}

/** What the debrief takes up beside deviations: nobody did wrong, and something was left undone. */
export interface Remark {
  /** Somebody was met, and nobody had told these points when the conduct ended. */
  readonly code: 'information-not-given';
  /** Of `INFORMATION_POINTS`, in their order. */
  readonly points: readonly string[];
  /** What shows that somebody was met, and what was told. */
  readonly entries: Citation;
}

export const TASK_CODES = [
  'contact-person-met',
  'child-concern-unacknowledged',
  'follow-up-overdue',
  'follow-up-missed',
  'support-contact-due',
  'reflection-period-ending',
  'referral-unanswered',
  'perspective-unanswered',
  'action-overdue',
  'lesson-unanswered',
  'conduct-not-ended',
  'check-in-missed',
  'public-records-to-answer',
] as const;
export type TaskCode = (typeof TASK_CODES)[number];

export interface Task {
  readonly code: TaskCode;
  /** Whose task it is. */
  readonly branch: Branch;
  /** The last day for it, where it has one. */
  readonly due?: string;
  readonly entries: Citation;
}

export type { PerspectiveTexts };

export interface Perspectives {
  readonly answered: readonly Branch[];
  readonly unanswered: readonly Branch[];
  /** In the branches' own names, where this branch may read them. */
  readonly named: readonly (PerspectiveTexts & { readonly branch: Branch; readonly entries: Citation })[];
  /**
   * Without their author, in an order that says nothing: what the facilitator released and, where `ownStatusOnly`, what
   * other branches gave openly, all alike after the meeting or a release.
   */
  readonly released: readonly (PerspectiveTexts & { readonly entries: Citation })[];
  /** For a facilitator: texts that were entrusted to an earlier one, and that this one does not see. Absent: none. */
  readonly entrustedEarlier?: number;
  /** True where only facilitators see who has answered: `answered` and `unanswered` then hold the own branch alone. */
  readonly ownStatusOnly: boolean;
}

/** What an operation did with a lesson of an earlier one; its words as the reader may read them where it was agreed. */
export interface EarlierLessonLine {
  readonly what: string;
  readonly tags: readonly string[];
  /** The leading branch has answered for the operation, or the reader's branch for itself. */
  readonly answered: boolean;
  readonly answers: readonly {
    readonly branch: Branch;
    readonly answer: 'applied' | 'not-applicable';
    readonly why?: string;
  }[];
  /** Deviations that it was reopened for here. */
  readonly reopenedFor: readonly string[];
  readonly entries: Citation;
}

export const CHANGED_PARTS = [
  'measures',
  'calls',
  'comparison',
  'deviations',
  'perspectives',
  'lessons',
  'actions',
  'tasks',
  'entries',
] as const;

/** One thing that is otherwise than in the version that the branch signed off. */
export interface Change {
  readonly part: (typeof CHANGED_PARTS)[number];
  readonly how: 'added' | 'removed' | 'changed';
  /** Name of the measure or count, code of the deviation or task, type of the entry. */
  readonly code: string;
  /** Whose task it is. */
  readonly branch?: Branch;
  /** Of an action or a lesson. */
  readonly what?: string;
  readonly was?: string | number | null;
  readonly is?: string | number | null;
  readonly entries: Citation;
}

/** What is otherwise than when the reader's branch signed off last, by the reader's own view then and now. */
export interface ChangesSince {
  readonly version: string;
  readonly signedOffAt: Instant;
  readonly entry: string;
  readonly changes: readonly Change[];
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
  /** It happened while the operation was halted. */
  readonly duringSuspension?: true;
  /** More than 30 days before the operation was proposed. */
  readonly longBefore?: true;
  /** Ordinal among the persons met that the branch knows of. */
  readonly personMet?: number;
}

/** A site of the operation: what is told of it; null where its entries name none. */
export interface SiteLine {
  readonly site: string | null;
  readonly enteredAt: Instant | null;
  readonly securedAt: Instant | null;
  /** Which branches have told something of it, in the order of their codes. */
  readonly branches: readonly Branch[];
  readonly findings: number;
  readonly entries: Citation;
}

/** What an agency found, as far as the reader may read it; null where nothing was told, or not to the reader. */
export interface FindingLine {
  readonly site: string | null;
  readonly branch: Branch;
  readonly area: string | null;
  readonly severity: string | null;
  readonly detail: string | null;
  /** The reader sees that there is more and may not read it. */
  readonly withheld?: true;
  readonly entries: Citation;
}

/** A count for an area, as it was told. */
export interface AreaCountLine {
  /** Null where it was erased. */
  readonly area: string | null;
  /** Of `COUNTED`. */
  readonly what: string;
  readonly count: number;
  /** The time that the count is of; null where that was not told. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly at: Instant;
  readonly branch: Branch;
  /** No later count of the same in the same area. */
  readonly latest?: true;
  readonly entries: Citation;
}

/** A joint decision, and who did not agree to it. */
export interface DecisionLine {
  readonly what: string | null;
  readonly why: string | null;
  /** Persons by the name that the reader may know. */
  readonly agreed: readonly string[];
  readonly disagreed: readonly string[];
  /** Why those who disagreed did, in the words of the decision itself. */
  readonly dissent: string | null;
  /** What was said against it apart: by a branch, or through the facilitator and without its author (null). */
  readonly dissents: readonly { readonly branch: Branch | null; readonly reason: string | null }[];
  readonly entries: Citation;
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
    /** Null where the branch was not told. */
    readonly kind: string | null;
    /** The version of the kind that the operation was proposed under; null where the branch was not told. */
    readonly kindVersion: number | null;
    /** Null where the branch was not told. */
    readonly region: string | null;
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
  readonly remarks: readonly Remark[];
  readonly lateEntries: number;
  readonly lateEntryIds: Citation;
  readonly comparison: readonly Comparison[];
  /** By site and agency. */
  readonly findings: readonly FindingLine[];
  readonly decisions: readonly DecisionLine[];
  /** Where something is told of a site, by the names of the sites. */
  readonly sites: readonly SiteLine[];
  /** By area, what was counted, and time. */
  readonly areaCounts: readonly AreaCountLine[];
  readonly branches: readonly PresentBranch[];
  readonly perspectives: Perspectives;
  /** What the kind's version asks those who give their perspective; none where the branch takes no part. */
  readonly questions: readonly DebriefQuestion[];
  readonly lessons: readonly {
    readonly what: string;
    readonly tags: readonly string[];
    readonly entries: Citation;
  }[];
  /** Lessons of earlier operations that matter in this one; absent where its planning has not come to them. */
  readonly earlierLessons?: readonly EarlierLessonLine[];
  readonly actions: readonly ActionLine[];
  readonly tasks: readonly Task[];
  readonly signOffs: readonly {
    readonly branch: Branch;
    readonly version: string;
    readonly at: string;
    readonly entries: Citation;
    /** Signed off anew since, or something has changed: by the reader's own view, never by the other branch's. */
    readonly outdated?: true;
  }[];
  /** Where the reader's branch has signed off. */
  readonly changes?: ChangesSince;
  readonly withheld: readonly WithheldPart[];
  readonly course: readonly CourseLine[];
}
