import { plusMs, stockholmDay, stockholmTime, type Instant } from '@samsyn/kernel';
import { answersAt, type AnswerCode } from './answers';
import { ITEM_KINDS, URGENCIES, type ItemCode, type ItemKind, type Urgency } from './work-item-codes';
import { dueAt, itemId, type PendingItem } from './pending-item';
import type { PersonalItem } from '../pending-index/pending-index.projection';
import type { OperationOfItem, WorkItemPart, WorkItem } from '../work-list.schema';

const HOUR_MS = 3_600_000;

/** A part before it is known with which others it stands. */
export interface Waits extends Omit<WorkItemPart, 'overdue' | 'id' | 'answers'> {
  readonly code: ItemCode;
  readonly at: string;
  readonly answers?: readonly AnswerCode[];
}

export const waitsIn = (
  { code, reason, due, about, at, answers }: PendingItem,
  operation: OperationOfItem,
): Waits => {
  const { entry, name: type, recordedAt } = reason;
  return {
    ...{ code, at: at ?? operation.id, ...dueAt(due), reason: { entry: entry.id, type, recordedAt } },
    ...(about !== undefined && { about }),
    ...(answers && { answers }),
  };
};

export const waitsOutside = ({ code, due, id, about, entry, type, since }: PersonalItem): Waits => ({
  ...{ code, at: id, ...dueAt(due), reason: { entry, type, recordedAt: since } },
  ...(about !== undefined && { about }),
});

/**
 * What waits in one place (an operation, a campaign …), one item for each code. An item keeps its id as long as
 * something of its kind waits there.
 */
export function itemsOf(
  waits: readonly Waits[],
  now: Instant,
  where: (first: Waits) => string,
  operation?: OperationOfItem,
): readonly WorkItem[] {
  const groups = new Map<string, Waits[]>();
  for (const one of waits) {
    const key = `${one.code} ${where(one)}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].map((group) => itemOf(group, now, where(group[0]!), operation));
}

function itemOf(
  group: readonly Waits[],
  now: Instant,
  where: string,
  operation: OperationOfItem | undefined,
): WorkItem {
  const { code } = group[0]!;
  const parts = group.map((one) => partOf(one, now)).sort(byDeadline);
  const { due } = parts[0]!;
  return {
    id: itemId(code, where),
    code,
    text: textOf(code, due, parts.length),
    urgency: urgencyOf(code, due, now),
    overdue: parts.some(({ overdue }) => overdue),
    ...dueAt(due),
    ...(operation && { operation }),
    parts,
  };
}

const partOf = (
  { code, at, answers = ITEM_KINDS[code].answers, ...rest }: Waits,
  now: Instant,
): WorkItemPart => ({
  id: itemId(code, rest.reason.entry, rest.about),
  overdue: rest.due !== undefined && rest.due <= now,
  ...rest,
  answers: answersAt(at, answers),
});

/** What stands in the code's row at least; sooner where the deadline is near or over. */
function urgencyOf(code: ItemCode, due: Instant | undefined, now: Instant): Urgency {
  const least = ITEM_KINDS[code].urgency;
  if (due === undefined) return least;
  const left = Date.parse(due) - Date.parse(now);
  const byDue: Urgency = left < HOUR_MS ? 'urgent' : left < 24 * HOUR_MS ? 'soon' : 'later';
  return URGENCIES.indexOf(byDue) < URGENCIES.indexOf(least) ? byDue : least;
}

function textOf(code: ItemCode, due: Instant | undefined, count: number): WorkItem['text'] {
  const { sv, en, byDay }: ItemKind = ITEM_KINDS[code];
  const [svMany, enMany] = count === 1 ? ['', ''] : [` (${count} st)`, ` (${count})`];
  if (due === undefined) return { sv: `${sv}${svMany}`, en: `${en}${enMany}` };
  const moment = byDay ? stockholmDay(plusMs(due, -1)) : `${stockholmDay(due)} ${stockholmTime(due)}`;
  return { sv: `${sv}${svMany}. Senast ${moment}.`, en: `${en}${enMany}. By ${moment}.` };
}

export const NO_DEADLINE = '9999';
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byDeadline = (a: Pick<WorkItemPart, 'due' | 'id'>, b: Pick<WorkItemPart, 'due' | 'id'>): number =>
  compare(a.due ?? NO_DEADLINE, b.due ?? NO_DEADLINE) || compare(a.id, b.id);
const rank = ({ urgency }: WorkItem): number => URGENCIES.indexOf(urgency);
export const byUrgency = (a: WorkItem, b: WorkItem): number => rank(a) - rank(b) || byDeadline(a, b);
