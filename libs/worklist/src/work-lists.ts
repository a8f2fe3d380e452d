import { Inject, Injectable } from '@nestjs/common';
import { RunningClocks } from '@samsyn/conducting/contract';
import { EarlierLessons } from '@samsyn/debriefing/contract';
import { OperationHistory, type ViewedEntry } from '@samsyn/history/contract';
import {
  plusMs,
  refOf,
  stockholmDay,
  stockholmTime,
  type Actor,
  type Clock,
  type Instant,
} from '@samsyn/kernel';
import { PlanMatters } from '@samsyn/planning/contract';
import { CLOCK, LeastRecentlyUsed } from '@samsyn/processing';
import { OperationLog, standingOf, viewerOf } from '@samsyn/secrecy';
import { askedOfTheBranch, checkIns, encountersHeld } from './matters/conducting-matters';
import {
  actionsDue,
  debriefToOpen,
  debriefToSignOff,
  perspectivesToAskFor,
  perspectivesToRelease,
  perspectiveToGive,
} from './matters/debrief-matters';
import { disclosuresToDecide, incidentSteps, publicRecords } from './matters/entries-matters';
import { dueAt, itemId, SeenOperation, type Link, type Matter, type Rule } from './matters/matter';
import {
  MATTER_KINDS,
  URGENCIES,
  type MatterCode,
  type MatterKind,
  type Urgency,
} from './matters/matter-codes';
import {
  callsToAnswer,
  interpretersToBook,
  invitationsToAnswer,
  leadershipToAccept,
  planOf,
  tasksBefore,
} from './matters/planning-matters';
import { PersonalItems } from './waiting/personal-items';
import { Waiting, type PersonalItem } from './waiting/waiting.projection';

/** Operations that are looked at for one work list; whoever has more is told so. */
const OPERATIONS_LOOKED_AT = 500;
/** Operations whose lessons are looked for. */
const LESSONS_LOOKED_FOR = 20;
const CACHED_MATTERS = 50_000;
const HOUR_MS = 3_600_000;

/** What the reader may know of the operation that an item belongs to. */
export interface OperationOfItem {
  readonly id: string;
  readonly kind?: string;
  readonly region?: string;
  readonly municipality?: string;
  readonly window?: readonly [Instant, Instant];
}

export interface WorkItem {
  readonly id: string;
  readonly code: MatterCode;
  readonly text: { readonly sv: string; readonly en: string };
  readonly urgency: Urgency;
  readonly overdue: boolean;
  readonly due?: Instant;
  readonly about?: string;
  readonly operation?: OperationOfItem;
  /** The entry that it rests on, which the reader sees. */
  readonly reason: { readonly entry: string; readonly type: string; readonly recordedAt: Instant };
  readonly link: Link;
}

export interface WorkList {
  /** The most urgent first, then by deadline. */
  readonly items: readonly WorkItem[];
  readonly total: number;
  /** There are operations that were not looked at. */
  readonly incomplete: boolean;
}

interface Looked {
  readonly head: number;
  readonly day: string;
  readonly operation: OperationOfItem;
  readonly matters: readonly Matter[];
  /** What she leads and is still planned, by its proposal. */
  readonly plans: ViewedEntry | undefined;
}

/** What waits for a person now, computed from what she may see and from nothing else (ADR 0025). */
@Injectable()
export class WorkLists {
  private readonly rules: readonly Rule[];
  private readonly looked = new LeastRecentlyUsed<string, Looked>(
    CACHED_MATTERS,
    ({ matters }) => matters.length + 1,
  );

  constructor(
    private readonly waiting: Waiting,
    private readonly personalItems: PersonalItems,
    private readonly log: OperationLog,
    @Inject(OperationHistory) private readonly history: OperationHistory,
    @Inject(PlanMatters) plans: PlanMatters,
    @Inject(RunningClocks) clocks: RunningClocks,
    @Inject(EarlierLessons) private readonly lessons: EarlierLessons,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.rules = [
      ...[callsToAnswer, invitationsToAnswer, leadershipToAccept, tasksBefore, planOf(plans)],
      ...[checkIns, encountersHeld(clocks), askedOfTheBranch],
      ...[disclosuresToDecide, incidentSteps, publicRecords],
      ...[
        interpretersToBook,
        perspectivesToAskFor,
        debriefToOpen,
        perspectiveToGive,
        perspectivesToRelease,
        debriefToSignOff,
        actionsDue,
      ],
    ];
  }

  async of(actor: Actor): Promise<WorkList> {
    const now = this.clock.now();
    const operations = this.waiting.operationsFor(viewerOf(actor), OPERATIONS_LOOKED_AT + 1);
    const incomplete = operations.length > OPERATIONS_LOOKED_AT;
    const items = (await this.personalItems.of(actor)).map((item) => personal(item, now));
    const looked: Looked[] = [];
    for (const id of operations.slice(0, OPERATIONS_LOOKED_AT)) {
      const found = await this.look(id, actor, now);
      if (found) looked.push(found);
    }
    for (const { operation, matters } of [...looked, ...(await this.withLessons(looked, actor))]) {
      for (const matter of matters) {
        if (isShown(matter, now)) items.push(itemOf(matter, now, operation));
      }
    }
    items.sort(byUrgency);
    return { items, total: items.length, incomplete };
  }

  private async look(id: string, actor: Actor, now: Instant): Promise<Looked | undefined> {
    const viewer = viewerOf(actor);
    const { position: head, access } = await this.log.snapshot(id);
    const key = `${id} ${viewer.person} ${viewer.branch} ${viewer.role}`;
    // The rules that are in force can be others on another day.
    const day = now.slice(0, 10);
    const known = this.looked.get(key);
    const isKnown = known?.head === head && known.day === day;
    const viewed = isKnown ? undefined : await this.history.forViewer(id, viewer);
    if (!isKnown && !viewed) return undefined;
    const seen = viewed && new SeenOperation(viewed, viewer, standingOf(access, actor), access);
    const found: Looked = seen
      ? {
          ...{ head, day, operation: told(seen), matters: this.rules.flatMap((rule) => rule(seen)) },
          plans: seen.leads && seen.isPlanned ? seen.last('OperationProposed') : undefined,
        }
      : known!;
    this.looked.set(key, found);
    return found;
  }

  /**
   * Lessons come from other operations, so that the position of this one says nothing of them, and they are asked for
   * each time: for the operations that she leads and that begin first.
   */
  private async withLessons(
    looked: readonly Looked[],
    actor: Actor,
  ): Promise<readonly Pick<Looked, 'operation' | 'matters'>[]> {
    const begins = ({ operation }: Looked): Instant => operation.window?.[0] ?? NO_DEADLINE;
    const planned = looked.filter(({ plans }) => plans).sort((a, b) => compare(begins(a), begins(b)));
    const found: Pick<Looked, 'operation' | 'matters'>[] = [];
    for (const { operation, plans: reason } of planned.slice(0, LESSONS_LOOKED_FOR)) {
      const lessons = (await this.lessons.forOperation(operation.id, refOf(actor))) ?? [];
      const open = lessons.find(({ answered }) => !answered);
      if (!open || !reason) continue;
      const link = { method: 'GET', path: `/operations/${operation.id}/lessons` } as const;
      const due = dueAt(operation.window?.[0]);
      found.push({
        operation,
        matters: [{ code: 'lessons-to-answer', reason, ...due, about: open.lesson, link }],
      });
    }
    return found;
  }
}

const isShown = ({ from, until }: Matter, now: Instant): boolean =>
  (from === undefined || from <= now) && (until === undefined || now < until);

const TOLD = ['kind', 'region', 'municipality'] as const;
const TELLING = [
  'OperationProposed',
  'AgencyInvited',
  'InvitationRenewed',
  'CoordinatorCalled',
  'CallEscalated',
  'PlanAmended',
];

/** What an amendment put in another way, by field. */
const amended = ({ changes }: ViewedEntry['entry']['facts']): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    ((changes ?? []) as unknown as readonly { field: string; value: string }[]).map(({ field, value }) => [
      field,
      value,
    ]),
  );

function told(seen: SeenOperation): OperationOfItem {
  const facts: Record<string, unknown> = {};
  for (const { entry, name } of seen.of(...TELLING)) {
    const news = name === 'PlanAmended' ? amended(entry.facts) : entry.facts;
    for (const field of TOLD) if (news[field] !== undefined) facts[field] = news[field];
  }
  const { window } = seen;
  return { id: seen.operation.operationId, ...facts, ...(window === undefined ? {} : { window }) };
}

/** What stands in the code's row at least; sooner where the deadline is near or over. */
function urgencyOf(code: MatterCode, due: Instant | undefined, now: Instant): Urgency {
  const least = MATTER_KINDS[code].urgency;
  if (due === undefined) return least;
  const left = Date.parse(due) - Date.parse(now);
  const byDue: Urgency = left < HOUR_MS ? 'urgent' : left < 24 * HOUR_MS ? 'soon' : 'later';
  return URGENCIES.indexOf(byDue) < URGENCIES.indexOf(least) ? byDue : least;
}

function textOf(code: MatterCode, due: Instant | undefined): WorkItem['text'] {
  const { sv, en, byDay }: MatterKind = MATTER_KINDS[code];
  if (due === undefined) return { sv, en };
  const moment = byDay ? stockholmDay(plusMs(due, -1)) : `${stockholmDay(due)} ${stockholmTime(due)}`;
  return { sv: `${sv}. Senast ${moment}.`, en: `${en}. By ${moment}.` };
}

const timed = (code: MatterCode, due: Instant | undefined, now: Instant) => ({
  text: textOf(code, due),
  urgency: urgencyOf(code, due, now),
  overdue: due !== undefined && due <= now,
  ...dueAt(due),
});

function itemOf(
  { code, reason, due, about, link }: Matter,
  now: Instant,
  operation: OperationOfItem | undefined,
): WorkItem {
  const { entry, name: type, recordedAt } = reason;
  return {
    id: itemId(code, entry.id, about),
    code,
    ...timed(code, due, now),
    ...(about === undefined ? {} : { about }),
    ...(operation === undefined ? {} : { operation }),
    reason: { entry: entry.id, type, recordedAt },
    link,
  };
}

const PERSONAL_PATHS: Readonly<Record<PersonalItem['code'], (id: string) => string>> = {
  'advice-to-give': (id) => `/advice-calls/${id}/advice`,
  'agreement-to-adopt': (id) => `/agreements/${id}/adoptions`,
  'campaign-action-due': (id) => `/campaigns/${id}/action-completions`,
  'campaign-debrief-to-hold': (id) => `/campaigns/${id}/meetings`,
  'campaign-to-answer': (id) => `/campaigns/${id}/joinings`,
  'drill-to-confirm': (id) => `/contact-drills/${id}/confirmations`,
  'swap-to-answer': (id) => `/availability/swaps/${id}/acceptance`,
};

const personal = ({ code, due, id, about, entry, type, since }: PersonalItem, now: Instant): WorkItem => ({
  id: itemId(code, entry, about),
  code,
  ...timed(code, due, now),
  ...(about === undefined ? {} : { about }),
  reason: { entry, type, recordedAt: since },
  link: { method: 'POST', path: PERSONAL_PATHS[code](id) },
});

const NO_DEADLINE = '9999';
const rank = ({ urgency }: WorkItem): number => URGENCIES.indexOf(urgency);
const byUrgency = (a: WorkItem, b: WorkItem): number =>
  rank(a) - rank(b) || compare(a.due ?? NO_DEADLINE, b.due ?? NO_DEADLINE) || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
