import { Inject, Injectable } from '@nestjs/common';
import { Attention } from '@samsyn/access-log';
import { RunningClocks } from '@samsyn/conducting/contract';
import { EarlierLessons, OpenPlanItems } from '@samsyn/planning/contract';
import { unlessAltered } from '@samsyn/event-store';
import { DATA_PROTECTION_OFFICER, detailsOf, Directory, SUPERVISOR } from '@samsyn/identity';
import { OperationHistory, type ViewedEntry } from '@samsyn/operations/contract';
import { refOf, type Actor, type Clock, type Instant } from '@samsyn/kernel';
import { CLOCK, LeastRecentlyUsed } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { leaderOf, standingOf, viewerOf } from '@samsyn/secrecy';
import {
  askedOfTheBranch,
  checkIns,
  concernsReported,
  encountersHeld,
  encountersToTakeOver,
  personsMetToContact,
} from './work-items/conducting-items';
import {
  actionsDue,
  debriefToOpen,
  debriefToSignOff,
  facilitatorToName,
  perspectivesToAskFor,
  perspectiveToEntrustAnew,
  perspectivesToRelease,
  perspectiveToGive,
} from './work-items/debrief-items';
import { brokenGlass, disclosuresToDecide, incidentSteps, publicRecords } from './work-items/entries-items';
import type { ItemCode } from './work-items/work-item-codes';
import { dueAt, OperationForViewer, type PendingItem, type Rule } from './work-items/pending-item';
import {
  chainExhausted,
  conductToEnd,
  lateYes,
  callsToAnswer,
  interpretersToBook,
  invitationsToAnswer,
  leadershipToAccept,
  leadershipToTakeOver,
  planOf,
  tasksBefore,
} from './work-items/planning-items';
import { PersonalItems } from './pending-index/personal-items';
import { Waiting } from './pending-index/pending-index.projection';
import {
  byUrgency,
  compare,
  itemsOf,
  NO_DEADLINE,
  waitsIn,
  waitsOutside,
  type Waits,
} from './work-items/work-items';
import type { OperationOfItem, WorkItem, WorkList } from './work-list.schema';

/** Operations that are looked at for one work list; a reader who has more is told so. */
const OPERATIONS_LOOKED_AT = 500;
/** Operations whose lessons are looked for. */
const LESSONS_LOOKED_FOR = 20;
const CACHED_MATTERS = 50_000;
const CALL: ItemCode = 'call-to-answer';

interface Looked {
  readonly head: number;
  /** Of the directory: who has left changes what waits for whom. */
  readonly people: number;
  readonly day: string;
  readonly operation: OperationOfItem;
  readonly items: readonly PendingItem[];
  /** Operations that the person leads and that are still planned, by their proposals. */
  readonly plans: ViewedEntry | undefined;
}

const LOOKS_AT_ACCESS: ReadonlySet<string> = new Set([SUPERVISOR, DATA_PROTECTION_OFFICER]);

/** Reads that a rule flags, for those who answer for the branch. */
const accessToLookAt = (attention: Attention, actor: Actor): readonly Waits[] =>
  !LOOKS_AT_ACCESS.has(actor.role)
    ? []
    : attention.waitingFor(actor).map(({ id, at, code }) => ({
        ...{ code: 'access-to-look-at' as const, at: id, about: code },
        reason: { entry: id, type: 'AccessFlagged', recordedAt: at },
      }));

/** What waits for a person now, computed from what they may see and from nothing else (ADR 0025). */
@Injectable()
export class WorkLists {
  private readonly rules: readonly Rule[];
  private readonly looked = new LeastRecentlyUsed<string, Looked>(
    CACHED_MATTERS,
    ({ items }) => items.length + 1,
  );

  constructor(
    private readonly waiting: Waiting,
    private readonly personalItems: PersonalItems,
    private readonly log: OperationLog,
    @Inject(OperationHistory) private readonly history: OperationHistory,
    @Inject(OpenPlanItems) plans: OpenPlanItems,
    @Inject(RunningClocks) clocks: RunningClocks,
    @Inject(EarlierLessons) private readonly lessons: EarlierLessons,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Attention) private readonly attention: Attention,
  ) {
    this.rules = [
      ...[chainExhausted, lateYes, conductToEnd],
      ...[
        callsToAnswer,
        invitationsToAnswer,
        leadershipToAccept,
        leadershipToTakeOver,
        tasksBefore,
        planOf(plans),
      ],
      ...[checkIns, encountersHeld(clocks), encountersToTakeOver, concernsReported],
      ...[askedOfTheBranch, personsMetToContact],
      ...[disclosuresToDecide, incidentSteps, brokenGlass, publicRecords],
      ...[
        interpretersToBook,
        perspectivesToAskFor,
        debriefToOpen,
        perspectiveToGive,
        perspectivesToRelease,
        facilitatorToName,
        perspectiveToEntrustAnew,
        debriefToSignOff,
        actionsDue,
      ],
    ];
  }

  async of(actor: Actor): Promise<WorkList> {
    const now = this.clock.now();
    const operations = this.waiting.operationsFor(viewerOf(actor), OPERATIONS_LOOKED_AT + 1);
    const incomplete = operations.length > OPERATIONS_LOOKED_AT;
    const outside = [
      ...(await this.personalItems.of(actor)).map(waitsOutside),
      ...accessToLookAt(this.attention, actor),
    ];
    const items = [...itemsOf(outside, now, ({ at }) => at)];
    const looked: Looked[] = [];
    for (const id of operations.slice(0, OPERATIONS_LOOKED_AT)) {
      const found = await unlessAltered(() => this.look(id, actor, now));
      if (found) looked.push(found);
    }
    for (const { operation, items: matters } of [...looked, ...(await this.withLessons(looked, actor))]) {
      const shown = matters.filter((matter) => isShown(matter, now)).map((one) => waitsIn(one, operation));
      const found = itemsOf(shown, now, () => operation.id, operation);
      for (const item of found)
        items.push(item.code === CALL ? await this.withLeader(item, operation.id) : item);
    }
    items.sort(byUrgency);
    return { items, total: items.length, incomplete };
  }

  /** Who is called can telephone the leader. */
  private async withLeader(item: WorkItem, operationId: string): Promise<WorkItem> {
    const leader = leaderOf((await this.log.snapshot(operationId)).access);
    const known = leader === undefined ? undefined : this.directory.byPerson(leader);
    return known?.active ? { ...item, leader: detailsOf(known) } : item;
  }

  private async look(id: string, actor: Actor, now: Instant): Promise<Looked | undefined> {
    const viewer = viewerOf(actor);
    const { position: head, access } = await this.log.snapshot(id);
    const { regions = [], since = {} } = viewer;
    const key = [id, viewer.person, viewer.branch, viewer.role, ...regions, JSON.stringify(since)].join(' ');
    // The rules that are in force can be others on another day.
    const day = now.slice(0, 10);
    const known = this.looked.get(key);
    const people = this.directory.revision;
    const isKnown = known?.head === head && known.day === day && known.people === people;
    const viewed = isKnown ? undefined : await this.history.forViewer(id, viewer);
    if (!isKnown && !viewed) return undefined;
    const operation =
      viewed &&
      new OperationForViewer(viewed, viewer, standingOf(access, actor), access, (who) =>
        this.directory.isStillThere(who),
      );
    const found: Looked = operation
      ? {
          ...{
            head,
            people,
            day,
            operation: operationOf(operation),
            items: this.rules.flatMap((rule) => rule(operation)),
          },
          plans: operation.leads && operation.isPlanned ? operation.last('OperationProposed') : undefined,
        }
      : known!;
    this.looked.set(key, found);
    return found;
  }

  /**
   * Lessons come from other operations, so that the position of this one says nothing of them, and they are asked for
   * each time: for the operations that the reader leads and that begin first.
   */
  private async withLessons(
    looked: readonly Looked[],
    actor: Actor,
  ): Promise<readonly Pick<Looked, 'operation' | 'items'>[]> {
    const begins = ({ operation }: Looked): Instant => operation.window?.[0] ?? NO_DEADLINE;
    const planned = looked.filter(({ plans }) => plans).sort((a, b) => compare(begins(a), begins(b)));
    const found: Pick<Looked, 'operation' | 'items'>[] = [];
    for (const { operation, plans: reason } of planned.slice(0, LESSONS_LOOKED_FOR)) {
      const lessons = (await this.lessons.forOperation(operation.id, refOf(actor))) ?? [];
      if (!reason) continue;
      const due = dueAt(operation.window?.[0]);
      const open = lessons.filter(({ answered }) => !answered);
      const items = open.map(({ lesson: about }): PendingItem => ({
        code: 'lessons-to-answer',
        reason,
        ...due,
        about,
      }));
      found.push({ operation, items });
    }
    return found;
  }
}

const isShown = ({ from, until }: PendingItem, now: Instant): boolean =>
  (from === undefined || from <= now) && (until === undefined || now < until);

function operationOf({ operation: { operationId: id }, head }: OperationForViewer): OperationOfItem {
  const { kind, region, municipality, window } = head;
  return { id, kind, region, municipality, window };
}
