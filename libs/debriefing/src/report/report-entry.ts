import { isPersonRef, siteKey, type Branch, type Instant, type Json } from '@samsyn/kernel';
import type { MetWithoutCoordinator, ViewedEntry, ViewedOperation } from '@samsyn/operations/contract';
import type { CourseLine } from './debrief-document';

/**
 * A visible entry as the debrief counts with it: what visible corrections say has been put in its place. `stream`
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

/** The visible entries of one operation in the order in which they happened. */
export class ReportEntries {
  private readonly byName = new Map<string, ReportEntry[]>();
  private readonly places = new Map<ReportEntry, number>();

  constructor(
    readonly all: readonly ReportEntry[],
    readonly metWithoutCoordinator: MetWithoutCoordinator = NOBODY_MET_SO,
  ) {
    all.forEach((entry, place) => {
      this.places.set(entry, place);
      const same = this.byName.get(entry.name);
      if (same) same.push(entry);
      else this.byName.set(entry.name, [entry]);
    });
  }

  of(...names: readonly string[]): readonly ReportEntry[] {
    if (names.length === 1) return this.byName.get(names[0]!) ?? [];
    return [...new Set(names)]
      .flatMap((name) => this.byName.get(name) ?? [])
      .sort((one, other) => this.places.get(one)! - this.places.get(other)!);
  }

  first(name: string): ReportEntry | undefined {
    return this.byName.get(name)?.[0];
  }

  last(name: string): ReportEntry | undefined {
    return this.byName.get(name)?.at(-1);
  }
}

function reportEntry({ entry, name, stream, actor, at, recordedAt, data }: ViewedEntry): ReportEntry {
  const { id, branch, by, facts, withheld, personMet, corrections = [], disclosed, received } = entry;
  const corrected = corrections
    .filter(({ field }) => field in facts)
    .map(({ field, is }) => [field, is] as const);
  const shown = { ...facts, ...Object.fromEntries(corrected) };
  const marks = { late: entry.late === true, corrected: corrections.length > 0 };
  const timeCorrectedBy = corrections.findLast(({ field }) => field === 'occurredAt')?.by;
  const met = {
    ...(timeCorrectedBy === undefined ? {} : { timeCorrectedBy }),
    ...(personMet === undefined ? {} : { personMet }),
    ...(entry.duringSuspension ? { duringSuspension: true as const } : {}),
    ...(entry.longBefore ? { longBefore: true as const } : {}),
  };
  const given = { ...(disclosed ? { disclosed } : {}), ...(received ? { received } : {}) };
  const told = {
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
  return { ...told, ...given, ...marks, ...met };
}

/** In the order in which it happened, by corrected times, then of recording. */
export const reportEntries = ({
  entries,
  metWithoutCoordinator,
}: Pick<ViewedOperation, 'entries' | 'metWithoutCoordinator'>): ReportEntries =>
  new ReportEntries(
    [...entries]
      .sort((a, b) => (a.at === b.at ? a.position - b.position : a.at < b.at ? -1 : 1))
      .map((entry) => reportEntry(entry)),
    metWithoutCoordinator,
  );

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
