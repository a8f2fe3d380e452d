import { isPersonRef, siteKey, type Branch, type Instant, type Json } from '@samsyn/kernel';
import {
  byMoment,
  byRecording,
  correctedFacts,
  EntryIndex,
  type MetWithoutCoordinator,
  type ViewedEntry,
  type ViewedOperation,
} from '@samsyn/operations/contract';
import type { CourseLine } from './debrief.schema';

/**
 * A visible entry as the debrief uses it: with visible corrections applied. `stream`
 * groups (one person met, one chain of calls) and never reaches the reader.
 */
export interface ReportEntry {
  readonly id: string;
  readonly name: string;
  readonly stream: string;
  /** Pseudonym of who recorded it: groups what one person answered, and never reaches the reader either. */
  readonly person: string;
  readonly at: Instant;
  /** Id of the visible correction that says when it happened. */
  readonly timeCorrectedBy?: string;
  readonly recordedAt: Instant;
  readonly branch: Branch;
  readonly by: string;
  /** Persons stand as `PersonRef`: for comparing, never for the reader. */
  readonly facts: Readonly<Record<string, Json | undefined>>;
  /** As the reader may be shown it, persons by the name the reader may know. */
  readonly shown: Readonly<Record<string, Json>>;
  readonly withheld: readonly { readonly field: string; readonly rule: string }[];
  readonly disclosed?: CourseLine['disclosed'];
  readonly received?: CourseLine['received'];
  readonly late: boolean;
  readonly corrected: boolean;
  readonly personMet?: number;
  readonly duringSuspension?: true;
  readonly longBefore?: true;
}

const NOBODY_MET_SO: MetWithoutCoordinator = { unweighed: [], encounters: new Map(), isToContact: false };

/** The visible entries of one operation in the order in which they happened, by corrected times, then of recording. */
export class ReportEntries extends EntryIndex<ReportEntry> {
  /** In order of recording. */
  readonly recorded: EntryIndex<ViewedEntry>;
  readonly metWithoutCoordinator: MetWithoutCoordinator;

  constructor({
    entries,
    metWithoutCoordinator = NOBODY_MET_SO,
  }: Pick<ViewedOperation, 'entries' | 'metWithoutCoordinator'>) {
    super(entries.toSorted(byMoment).map(reportEntry));
    this.recorded = new EntryIndex(entries.toSorted(byRecording));
    this.metWithoutCoordinator = metWithoutCoordinator;
  }
}

function reportEntry(viewed: ViewedEntry): ReportEntry {
  const { entry, id, name, stream, actor, at, recordedAt, data } = viewed;
  const { branch, by, withheld, personMet, corrections = [], disclosed, received } = entry;
  const shown = correctedFacts(viewed);
  const marks = { late: entry.late === true, corrected: corrections.length > 0 };
  const timeCorrectedBy = corrections.findLast(({ field }) => field === 'occurredAt')?.by;
  const met = {
    ...(timeCorrectedBy === undefined ? {} : { timeCorrectedBy }),
    ...(personMet === undefined ? {} : { personMet }),
    ...(entry.duringSuspension ? { duringSuspension: true as const } : {}),
    ...(entry.longBefore ? { longBefore: true as const } : {}),
  };
  const given = { ...(disclosed ? { disclosed } : {}), ...(received ? { received } : {}) };
  const fields = {
    id,
    name,
    stream,
    person: actor.person,
    at,
    recordedAt,
    branch,
    by,
    facts: data,
    shown,
    withheld,
  };
  return { ...fields, ...given, ...marks, ...met };
}

export const idsOf = (entries: readonly (ReportEntry | undefined)[]): string[] =>
  entries.flatMap((entry) => (entry ? [entry.id] : []));

/** Of a statement that rests on when they happened: the entries, and what has corrected their times. */
export const idsOfTimes = (entries: readonly (ReportEntry | undefined)[]): string[] =>
  entries.flatMap((entry) => {
    if (!entry) return [];
    return entry.timeCorrectedBy === undefined ? [entry.id] : [entry.id, entry.timeCorrectedBy];
  });

/** To compare sites by. Entries about a site without a name are about the one site of the operation. */
export const siteOf = ({ facts }: ReportEntry): string =>
  typeof facts.site === 'string' ? siteKey(facts.site) : '';
/** The branch of the person that the field names. */
export const branchIn = ({ facts }: ReportEntry, field: string): Branch | undefined => {
  const named = facts[field];
  return isPersonRef(named) ? named.branch : undefined;
};
export const numberIn = ({ facts }: ReportEntry, field: string): number =>
  typeof facts[field] === 'number' ? facts[field] : 0;
