import {
  correctedFacts,
  type OutlinedOperation,
  type Phase,
  type ViewedEntry,
} from '@samsyn/operations/contract';
import { stockholmDay, type Branch, type Instant } from '@samsyn/kernel';
import type { KnownCampaign } from '@samsyn/campaigns/contract';
import { actionsAfter } from '@samsyn/operations';
import { areaCountsOf } from './combined-area-counts';
import {
  callsOf,
  deviationsOf,
  findingsOf,
  followUpsOf,
  measuresOf,
  summed,
  supportOf,
} from './combined-figures';
import type { DebriefDocument } from '@samsyn/debriefing/contract';
import type {
  OperationLine,
  KindLine,
  Voice,
  CombinedLesson,
  CombinedAction,
  CampaignDebriefDocument,
} from './campaign-debrief.schema';

/** An operation of the campaign as the reader may know it, and the reader's debrief of it. */
export interface DebriefedOperation {
  readonly outline: OutlinedOperation;
  readonly document: DebriefDocument;
}

/** What the campaign as a whole agreed on, and its entries: with those in error where they are asked for. */
export interface AgreedByCampaign {
  readonly agreed: readonly ViewedEntry[];
  readonly course: readonly ViewedEntry[];
}

/** Sums and lists over what the reader sees in each single operation, and over nothing else. */
export function combinedDebrief(
  campaign: KnownCampaign,
  operations: readonly DebriefedOperation[],
  { agreed, course }: AgreedByCampaign,
  { branch, now }: { readonly branch: Branch; readonly now: Instant },
): CampaignDebriefDocument {
  const documents = operations.map(({ document }) => document);
  const { operations: _known, invited: _invited, relation, ...head } = campaign;
  const lines = operations.map(lineOf);
  return {
    campaign: head,
    branch,
    relation,
    computedAt: now,
    operations: lines,
    kinds: kindsOf(lines),
    calls: callsOf(documents),
    measures: measuresOf(documents),
    lateEntries: summed(documents, ({ lateEntries, lateEntryIds }) => ({
      n: lateEntries,
      entries: lateEntryIds,
    })),
    deviations: deviationsOf(documents),
    support: supportOf(documents),
    followUps: followUpsOf(documents),
    areaCounts: areaCountsOf(documents),
    findings: findingsOf(documents),
    perspectives: documents.flatMap(voicesOf),
    lessons: [...lessonsOfCampaign(agreed), ...documents.flatMap(lessonsOf)],
    actions: [...actionsOfCampaign(agreed), ...documents.flatMap(actionsOf)]
      .map((action) => withOverdue(action, stockholmDay(now)))
      .sort(byUrgency),
    tasks: documents.flatMap(({ operation, tasks }) =>
      tasks.map((task) => ({ ...task, operation: operation.id })),
    ),
    course: course.map(courseLineOf),
  };
}

function lineOf({ outline, document: { operation, relation } }: DebriefedOperation): OperationLine {
  const { id, kind, kindVersion, region, municipality, window, reference, leadingBranch } = operation;
  const line = { id, reference, kind, kindVersion, region, municipality, window };
  return { ...line, phase: outline.phase ?? 'proposed', leadingBranch, relation };
}

function courseLineOf(viewed: ViewedEntry): CampaignDebriefDocument['course'][number] {
  const { id: entry, name: type, at, actor } = viewed;
  const { corrections, inError } = viewed.entry;
  const marks = { ...(corrections && { corrections }), ...(inError && { inError }) };
  return { entry, type, at, branch: actor.branch, facts: correctedFacts(viewed), ...marks };
}

function kindsOf(operations: readonly OperationLine[]): readonly KindLine[] {
  const byKind = Map.groupBy(operations, ({ kind }) => kind);
  return [...byKind].flatMap(([kind, of]): KindLine[] => {
    if (kind === null) return [];
    const phases: Partial<Record<Phase, number>> = {};
    for (const { phase } of of) phases[phase] = (phases[phase] ?? 0) + 1;
    return [{ kind, total: of.length, phases, operations: of.map(({ id }) => id) }];
  });
}

const voicesOf = ({ operation, perspectives }: DebriefDocument): readonly Voice[] => [
  ...perspectives.named.map((named) => ({ ...named, operation: operation.id })),
  ...perspectives.released.map((released) => ({ ...released, branch: null, operation: operation.id })),
];

const lessonsOf = ({ operation, lessons }: DebriefDocument): readonly CombinedLesson[] =>
  lessons.map((lesson) => ({ ...lesson, operation: operation.id }));

const actionsOf = ({ operation, actions }: DebriefDocument): readonly CombinedAction[] =>
  actions.map((action) => ({ ...action, operation: operation.id }));

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const lessonsOfCampaign = (agreed: readonly ViewedEntry[]): readonly CombinedLesson[] =>
  agreed
    .filter(({ name }) => name === 'CampaignLessonAgreed')
    .map(({ id, data }) => ({
      what: text(data.what),
      tags: Array.isArray(data.tags) ? (data.tags as string[]) : [],
      operation: null,
      entries: [id],
    }));

const actionsOfCampaign = (agreed: readonly ViewedEntry[]): readonly CombinedAction[] =>
  [...actionsAfter(agreed).values()].map(({ what, ownerName: owner, due, state, entries }) => ({
    what,
    owner,
    due,
    state,
    operation: null,
    entries,
  }));

/** An action due today is not overdue. */
const withOverdue = (action: CombinedAction, today: string): CombinedAction =>
  action.state === 'open' && action.due !== '' && action.due < today
    ? { ...action, state: 'overdue' }
    : action;

const ENDED: readonly CombinedAction['state'][] = ['completed', 'dropped'];
const byUrgency = (a: CombinedAction, b: CombinedAction): number =>
  Number(ENDED.includes(a.state)) - Number(ENDED.includes(b.state)) ||
  (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);
