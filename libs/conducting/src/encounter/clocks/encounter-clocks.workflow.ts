import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntryCorrected, EntryMarkedInError, SubjectErased } from '@samsyn/entries/contract';
import { wireTypes } from '@samsyn/event-store';
import { idOfStream, SYSTEM, type JsonObject, type Recorded, type RecordedOf } from '@samsyn/kernel';
import type { DueTimer, Workflow, WorkflowStep } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { childConcern } from '../child-concerns/child-concern';
import { childConcernStream } from '../child-concerns/child-concern.events';
import type { ChildConcernEvent } from '../child-concerns/child-concerns';
import { encounter } from '../encounter';
import { encounterEvents, encounterStream, type EncounterEvent } from '../encounter.events';
import { clocksOf, type Clock } from './clocks';
import { concernClocks } from './concern-clocks';
import { KeepTime, type TimedStream } from './keep-time.handler';

const ENCOUNTER_CLOCK = 'encounter-clock';

interface ClockTimer {
  /** Of the encounter, or of the concern's stream. */
  readonly encounterId: string;
  readonly clock: string;
  /** Absent: of an encounter. */
  readonly kept?: TimedStream;
}

const UUID_LENGTH = 36;
const PREFIXES: readonly (readonly [TimedStream, string])[] = [
  ['encounter', encounterStream('')],
  ['child-concern', childConcernStream('')],
];
const keptIn = (stream: string): TimedStream | undefined =>
  PREFIXES.find(
    ([, prefix]) => stream.length === prefix.length + UUID_LENGTH && stream.startsWith(prefix),
  )?.[0];

/** The clocks that run after the events of one stream. */
const CLOCKS_AFTER: Readonly<Record<TimedStream, (events: readonly Recorded[]) => readonly Clock[]>> = {
  encounter: (events) =>
    clocksOf(
      events.reduce(
        (state, event) => encounter.evolve(state, event as RecordedOf<EncounterEvent>),
        encounter.initial,
      ),
    ),
  'child-concern': (events) =>
    concernClocks(
      events.reduce(
        (concerns, event) => childConcern.evolve(concerns, event as RecordedOf<ChildConcernEvent>),
        childConcern.initial,
      ),
    ),
};

/**
 * One durable timer for each clock that runs for a person met, and for a concern reported outside every
 * encounter. After each entry the clocks are worked out anew: those that run are set or moved, those that no
 * longer run are cancelled. A clock that strikes although it has been stopped meanwhile does no harm: the
 * decision is then silent.
 */
@Injectable()
export class EncounterClocks implements Workflow {
  readonly name = 'encounter-clocks';
  readonly types = wireTypes(...encounterEvents, EntryCorrected, EntryMarkedInError, SubjectErased);
  readonly timers = { [ENCOUNTER_CLOCK]: (timer: DueTimer) => this.onDue(timer) };

  constructor(
    private readonly commands: CommandBus,
    private readonly log: OperationLog,
  ) {}

  async handle(event: Recorded, step: WorkflowStep): Promise<void> {
    const { stream, operationId } = event;
    const kept = keptIn(stream);
    if (operationId === null || !kept) return;
    const encounterId = idOfStream(stream);
    const { before, after } = await this.clocksAround(event, operationId, kept);
    const idOf = (clock: Clock): string => `${ENCOUNTER_CLOCK} ${encounterId} ${clock.id}`;
    for (const clock of before) step.cancel(idOf(clock));
    for (const clock of after) {
      const payload: ClockTimer & JsonObject = {
        ...{ encounterId, clock: clock.id },
        ...(kept === 'encounter' ? {} : { kept }),
      };
      step.schedule({ id: idOf(clock), dueAt: clock.due, kind: ENCOUNTER_CLOCK, payload });
    }
  }

  async onDue({ commandId, payload }: DueTimer): Promise<void> {
    const { encounterId, clock, kept } = payload as unknown as ClockTimer;
    const context = { actor: SYSTEM, commandId, content: { timer: ENCOUNTER_CLOCK, ...payload } };
    await this.commands.execute(new KeepTime(encounterId, clock, context, kept));
  }

  /** Those that ran until the event, and those that run from it on. */
  private async clocksAround(
    { stream, position }: Recorded,
    operationId: string,
    kept: TimedStream,
  ): Promise<{ readonly before: readonly Clock[]; readonly after: readonly Clock[] }> {
    const { entries } = await this.log.latest(operationId);
    const recorded = entries.filter((entry) => entry.stream === stream && entry.position <= position);
    const clocksAfter = CLOCKS_AFTER[kept];
    return {
      before: clocksAfter(recorded.filter((entry) => entry.position < position)),
      after: clocksAfter(recorded),
    };
  }
}
