import {
  KINDS,
  occupancyLimits,
  occupancyLimitAt,
  type OperationKind,
  type OperationKinds,
} from '@samsyn/kinds';
import type { Branch, Instant, PersonRef } from '@samsyn/kernel';
import {
  headCounts,
  PASSAGES,
  OF_PLAN_HEAD,
  planHead,
  REPORTED_FROM_THE_SITE,
  type ViewedOperation,
} from '@samsyn/operations/contract';
import { ACTION_ENTRIES, actionsAfter } from '@samsyn/operations';
import { areaCountsIn } from './area-counts';
import { deviationsIn } from './deviations';
import { decisionsIn, findingsIn, sitesIn } from './inspected';
import { callsIn, measuresIn } from './measures';
import { perspectivesIn, questionsFor } from './perspectives';
import { idsOf, idsOfTimes, ReportEntries } from './report-entry';
import { remarksIn } from './remarks';
import { tasksIn } from './tasks';
import type {
  Comparison,
  PresentBranch,
  ActionLine,
  WithheldPart,
  CourseLine,
  DebriefDocument,
} from './debrief.schema';

/** What the moment of reading decides: what is overdue by then. */
type OfTheMoment = 'computedAt' | 'deviations' | 'tasks';

/** A debrief but for what the moment of reading decides: the same as long as nothing is recorded. */
export interface LastingDebrief {
  readonly entries: ReportEntries;
  readonly kind: OperationKind | undefined;
  readonly parts: Omit<DebriefDocument, OfTheMoment>;
}

/** The debrief of the viewer's branch, computed from the entries that the viewer may know and from nothing else. */
export const debriefOf = (
  operation: ViewedOperation,
  now: Instant,
  kinds: OperationKinds = KINDS,
): DebriefDocument => debriefAt(lastingDebrief(operation, kinds), now);

export function lastingDebrief(operation: ViewedOperation, kinds: OperationKinds = KINDS): LastingDebrief {
  const entries = new ReportEntries(operation);
  const { relation, asOf } = operation;
  const { branch } = operation.viewer;
  const {
    perspectivesAreClosed: closed,
    ownBranchAnswered,
    textsWithoutSender,
    entrustedEarlier,
  } = operation;
  const late = entries.all.filter((entry) => entry.late);
  const head = headOf(operation, entries);
  const kind = head.kindVersion === null ? undefined : kinds.knownTo(head.kind, head.kindVersion);
  const parts: LastingDebrief['parts'] = {
    operation: head,
    branch,
    relation,
    ...(asOf === undefined ? {} : { asOf }),
    ...measuresIn(entries),
    ...callsIn(entries, relation === 'leading'),
    lateEntries: late.length,
    lateEntryIds: idsOf(late),
    comparison: comparisonOf(entries),
    findings: findingsIn(entries),
    decisions: decisionsIn(entries),
    sites: sitesIn(entries),
    areaCounts: areaCountsIn(entries),
    branches: operation.leadingBranch === undefined ? [] : branchesIn(entries, operation.leadingBranch),
    perspectives: perspectivesIn(entries, {
      ...{ branch, closed, ownBranchAnswered, textsWithoutSender, entrustedEarlier },
    }),
    questions: questionsFor(relation, kind),
    lessons: entries.of('LessonAgreed').map(({ id, facts }) => ({
      what: text(facts.what) ?? '',
      tags: Array.isArray(facts.tags) ? (facts.tags as string[]) : [],
      entries: [id],
    })),
    remarks: remarksIn(entries, relation),
    actions: actionsIn(entries),
    signOffs: entries.of('DebriefSignedOff').map(({ id, at, facts }) => ({
      branch: facts.branch as Branch,
      version: facts.version as string,
      at,
      entries: [id],
    })),
    withheld: withheldIn(entries),
    course: courseOf(entries),
  };
  return { entries, kind, parts };
}

export function debriefAt({ entries, kind, parts }: LastingDebrief, now: Instant): DebriefDocument {
  const { operation, branch, relation, ...others } = parts;
  return {
    operation,
    branch,
    relation,
    computedAt: now,
    deviations: deviationsIn(entries, relation, now, kind),
    tasks: tasksIn(entries, parts.perspectives, { now, branch }),
    ...others,
  };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly string[] ? string[] : T[Key] };

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function headOf(
  { operationId: id, leadingBranch }: ViewedOperation,
  { recorded }: ReportEntries,
): DebriefDocument['operation'] {
  const {
    kind = null,
    kindVersion = null,
    region = null,
    municipality = null,
    window = null,
    reference = null,
  } = planHead(recorded.of(...OF_PLAN_HEAD));
  const head = { id, kind, kindVersion, region, municipality, window, reference };
  return { ...head, leadingBranch: leadingBranch ?? null };
}

function comparisonOf(entries: ReportEntries): Comparison[] {
  const proposed = entries.first('OperationProposed');
  const moved = entries.last('OperationRescheduled');
  const window = (moved ?? proposed)?.facts.window as readonly [string, string] | undefined;
  const started = entries.first('ConductStarted');
  const ended = entries.last('ConductEnded');
  const counts = headCounts(entries.of(...Object.keys(PASSAGES)));
  const most = counts.reduce<(typeof counts)[number] | undefined>(
    (high, one) => (high && high.inside >= one.inside ? high : one),
    undefined,
  );
  const agreements = occupancyLimits(entries.all);
  // The limit when the most persons were inside; where nobody went in, the last one agreed.
  const agreed = most ? occupancyLimitAt(agreements, most.entry.at) : agreements.at(-1);
  const accepted = entries.of('CoordinatorAccepted').findLast(({ facts }) => typeof facts.eta === 'string');
  const inside = entries.of('PersonEntered').find(({ facts }) => facts.role === 'coordinator');
  const plan = moved ?? proposed;
  return [
    {
      code: 'start',
      planned: window?.[0] ?? null,
      actual: started?.at ?? null,
      entries: idsOfTimes([plan, started]),
    },
    {
      code: 'end',
      planned: window?.[1] ?? null,
      actual: ended?.at ?? null,
      entries: idsOfTimes([plan, ended]),
    },
    {
      code: 'persons-inside',
      planned: agreed?.most ?? null,
      actual: most ? Math.max(0, most.inside) : null,
      entries: idsOf([...(agreed?.entries ?? []), most?.entry]),
    },
    {
      code: 'coordinator',
      planned: text(accepted?.facts.eta),
      actual: inside?.at ?? null,
      entries: idsOfTimes([accepted, inside]),
    },
  ];
}

/** The branches that took part, how each was briefed and when it was first heard of on the site. */
function branchesIn(entries: ReportEntries, leading: Branch): PresentBranch[] {
  const cited = new Map<Branch, Omit<Writable<PresentBranch>, 'branch'>>();
  const line = (branch: Branch) => {
    const known = cited.get(branch) ?? {
      confirmed: false,
      briefed: 'no' as const,
      onSiteAt: null,
      entries: [],
    };
    cited.set(branch, known);
    return known;
  };
  line(leading).confirmed = true;
  for (const entry of entries.of('AgencyConfirmed', 'CoordinatorAccepted')) {
    const known = line(entry.branch);
    known.confirmed = true;
    known.entries.push(entry.id);
  }
  const brief = (who: PersonRef, how: PresentBranch['briefed'], id: string) => {
    const known = line(who.branch);
    if (known.briefed === 'no') known.briefed = how;
    if (!known.entries.includes(id)) known.entries.push(id);
  };
  for (const { id, facts } of entries.of('PreBriefingHeld')) {
    for (const who of facts.present as unknown as PersonRef[]) brief(who, 'at-pre-briefing', id);
  }
  for (const { id, facts } of entries.of('LateJoinerBriefed')) {
    brief(facts.who as unknown as PersonRef, 'individually', id);
  }
  for (const entry of entries.of(...REPORTED_FROM_THE_SITE)) {
    const known = line(entry.branch);
    if (known.onSiteAt !== null) continue;
    known.onSiteAt = entry.at;
    known.entries.push(entry.id);
  }
  return [...cited].map(([branch, known]) => ({ branch, ...known }));
}

const actionsIn = (entries: ReportEntries): ActionLine[] =>
  [...actionsAfter(entries.recorded.of(...ACTION_ENTRIES)).values()].map(
    ({ what, ownerName: owner, due, state, entries: cited }) => ({ what, owner, due, state, entries: cited }),
  );

/** What the reader may know exists and may not read, by the paragraph that it rests on. */
function withheldIn(entries: ReportEntries): WithheldPart[] {
  const parts = new Map<string, { entry: string; field: string }[]>();
  for (const { id, withheld } of entries.all) {
    for (const { field, rule } of withheld) {
      const fields = parts.get(rule);
      if (fields) fields.push({ entry: id, field });
      else parts.set(rule, [{ entry: id, field }]);
    }
  }
  return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, fields]) => ({ rule, fields }));
}

const courseOf = (entries: ReportEntries): CourseLine[] =>
  entries.all.map((entry) => {
    const { id, name, at, recordedAt, branch, by, shown, disclosed, received, late, corrected, personMet } =
      entry;
    return {
      entry: id,
      type: name,
      at,
      recordedAt,
      branch,
      by,
      facts: shown,
      ...(disclosed ? { disclosed } : {}),
      ...(received ? { received } : {}),
      late,
      corrected,
      ...(personMet === undefined ? {} : { personMet }),
      ...(entry.duringSuspension ? { duringSuspension: true } : {}),
      ...(entry.longBefore ? { longBefore: true } : {}),
    };
  });
