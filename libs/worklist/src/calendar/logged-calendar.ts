import { Inject, Injectable } from '@nestjs/common';
import { unlessAltered } from '@samsyn/event-store';
import { OperationHistory, type ViewedEntry } from '@samsyn/operations/contract';
import { Directory } from '@samsyn/identity';
import { plusMs, type Actor, type Instant, type Json } from '@samsyn/kernel';
import { PersonalCalendar, type CalendarTime, type TellingEntry } from '@samsyn/notifications/contract';
import { type CalendarCode, type CalendarWord } from '@samsyn/presentation';
import { DutyRoster, type RosterInterval } from '@samsyn/availability/contract';
import { OperationLog } from '@samsyn/operations';
import { standingOf, viewerOf } from '@samsyn/secrecy';
import { instantIn, listIn, personIn, OperationForViewer } from '../work-items/pending-item';
import { Waiting } from '../pending-index/pending-index.projection';

const OPERATIONS_LOOKED_AT = 500;
const HOUR_MS = 3_600_000;
const TELEPHONE = 'telephone';

/** A person's calendars, put together from what they may see at the moment of reading. */
@Injectable()
export class LoggedCalendar extends PersonalCalendar {
  constructor(
    private readonly waiting: Waiting,
    private readonly log: OperationLog,
    @Inject(OperationHistory) private readonly history: OperationHistory,
    @Inject(DutyRoster) private readonly roster: DutyRoster,
    @Inject(Directory) private readonly directory: Directory,
  ) {
    super();
  }

  override async of(
    actor: Actor,
    what: CalendarCode,
    from: Instant,
    to: Instant,
  ): Promise<readonly CalendarTime[]> {
    const times = what === 'duty' ? this.duty(actor, from, to) : await this.inOperations(actor, what);
    return times
      .filter((time) => time.from < to && from < time.to)
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  }

  private duty({ person }: Actor, from: Instant, to: Instant): CalendarTime[] {
    const on = (kind: string, onSite: CalendarWord, byTelephone: CalendarWord) => {
      return ({ from: begins, to: ends, mode }: RosterInterval): CalendarTime => {
        const word = mode === TELEPHONE ? byTelephone : onSite;
        return { key: `${kind} ${begins}`, word, from: begins, to: ends };
      };
    };
    return [
      ...this.roster.hoursOf(person, from, to).map(on('hours', 'within-hours', 'within-hours-telephone')),
      ...this.roster.shiftsOf(person, from, to).map(on('shift', 'on-duty', 'on-duty-telephone')),
    ];
  }

  private async inOperations(actor: Actor, what: Exclude<CalendarCode, 'duty'>): Promise<CalendarTime[]> {
    const viewer = viewerOf(actor);
    const times: CalendarTime[] = [];
    for (const id of this.waiting.operationsFor(viewer, OPERATIONS_LOOKED_AT)) {
      const viewed = await unlessAltered(() => this.history.forViewer(id, viewer));
      if (!viewed) continue;
      const { access } = await this.log.snapshot(id);
      const operation = new OperationForViewer(viewed, viewer, standingOf(access, actor), access, (who) =>
        this.directory.isStillThere(who),
      );
      times.push(...(what === 'operations' ? operationTimes(operation) : appointments(operation)));
    }
    return times;
  }
}

const isIn = (list: Json | undefined, person: string): boolean =>
  listIn<Json>(list).some((one) => personIn(one) === person);

/** The plan names the person: as proposer, leader, contact person or coming coordinator, or with a task. */
function isNamed(viewed: OperationForViewer): boolean {
  const { person } = viewed.viewer;
  if (viewed.leads && viewed.standing.leadsInPerson) return true;
  return viewed.all.some(({ name, actor, data }) => {
    if (name === 'OperationProposed' || name === 'CoordinatorAccepted') return actor.person === person;
    if (name === 'ContactPersonNamed' || name === 'LateJoinerBriefed') return personIn(data.who) === person;
    if (name === 'PreBriefingHeld') return isIn(data.present, person);
    return (
      name === 'RoleAssigned' && listIn<{ who: Json }>(data.roles).some(({ who }) => personIn(who) === person)
    );
  });
}

function operationTimes(viewed: OperationForViewer): readonly CalendarTime[] {
  const { window } = viewed;
  if (!viewed.takesPart || viewed.isCancelled || !window || !isNamed(viewed)) return [];
  const id = viewed.operation.operationId;
  const operation: CalendarTime = {
    key: `operation ${id}`,
    word: 'operation',
    from: window[0],
    to: window[1],
  };
  const at = instantIn(viewed.last('PreBriefingScheduled')?.data.at);
  if (at === undefined) return [operation];
  const to = plusMs(at, HOUR_MS);
  return [operation, { key: `pre-briefing ${id}`, word: 'pre-briefing', from: at, to }];
}

/** As the entry stands where it is shown, so that the log of who reads knows it, and its corrections. */
const shownOf = ({ id, type, corrections = [] }: ViewedEntry['entry'], at: Instant): TellingEntry => ({
  id,
  type,
  facts: { at },
  corrections: corrections.map(({ by }) => ({ by })),
});

/** Booked meetings of encounters that the person holds; a moved one keeps its place in the calendar. */
const appointments = (viewed: OperationForViewer): readonly CalendarTime[] =>
  viewed.held.flatMap((stream) => {
    const booked = new Map<unknown, CalendarTime>();
    for (const { entry, stream: of, name, data } of viewed.of(
      'FollowUpBooked',
      'FollowUpMoved',
      'FollowUpMissed',
    )) {
      const at = instantIn(data.at);
      if (of !== stream) continue;
      if (name === 'FollowUpMissed') booked.delete(data.followUp);
      else if (at !== undefined) {
        const key = `appointment ${stream} ${JSON.stringify(data.followUp)}`;
        booked.set(data.followUp, {
          key,
          word: 'appointment',
          from: at,
          to: plusMs(at, HOUR_MS),
          source: shownOf(entry, at),
        });
      }
    }
    return [...booked.values()];
  });
