import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EntryCorrected, EntryMarkedInError, SubjectErased } from '@samsyn/entries/contract';
import { wireName, type EventDefinition } from '@samsyn/event-store';
import { SYSTEM, type Recorded, type RecordedOf } from '@samsyn/kernel';
import type { DueTimer, Workflow, WorkflowStep } from '@samsyn/processing';
import { OperationLog } from '@samsyn/secrecy';
import { encounter } from '../encounter';
import { encounterEvents, encounterStream, type EncounterEvent } from '../encounter.events';
import { clocksOf, type Clock } from './clocks';
import { KeepTime } from './keep-time.handler';

export const ENCOUNTER_CLOCK = 'encounter-clock';

interface ClockTimer {
  readonly encounterId: string;
  readonly clock: string;
}

const UUID_LENGTH = 36;
const ENCOUNTERS = encounterStream('');

/**
 * One durable timer for each clock that runs for a person met. After each entry of her encounter the clocks are worked
 * out anew: those that run are set or moved, those that no longer run are cancelled. A clock that strikes although it
 * has been stopped meanwhile does no harm: the decision is then silent.
 */
@Injectable()
export class EncounterClocks implements Workflow {
  readonly name = 'encounter-clocks';
  readonly types = [...encounterEvents, EntryCorrected, EntryMarkedInError, SubjectErased].map(
    (event: EventDefinition) => wireName(event, event.version),
  );

  constructor(
    private readonly commands: CommandBus,
    private readonly log: OperationLog,
  ) {}

  async handle(event: Recorded, step: WorkflowStep): Promise<void> {
    const { stream, operationId } = event;
    if (operationId === null || !stream.startsWith(ENCOUNTERS)) return;
    const encounterId = stream.slice(-UUID_LENGTH);
    const { before, after } = await this.clocksAround(event, operationId);
    const idOf = (clock: Clock): string => `${ENCOUNTER_CLOCK} ${encounterId} ${clock.id}`;
    for (const clock of before) step.cancel(idOf(clock));
    for (const clock of after) {
      const payload = { encounterId, clock: clock.id } satisfies ClockTimer;
      step.schedule({ id: idOf(clock), dueAt: clock.due, kind: ENCOUNTER_CLOCK, payload });
    }
  }

  async onDue({ commandId, payload }: DueTimer): Promise<void> {
    const { encounterId, clock } = payload as unknown as ClockTimer;
    const context = { actor: SYSTEM, commandId, content: { timer: ENCOUNTER_CLOCK, ...payload } };
    await this.commands.execute(new KeepTime(encounterId, clock, context));
  }

  /** Those that ran until the event, and those that run from it on. */
  private async clocksAround(
    { stream, position }: Recorded,
    operationId: string,
  ): Promise<{ readonly before: readonly Clock[]; readonly after: readonly Clock[] }> {
    const { entries } = await this.log.latest(operationId);
    let state = encounter.initial;
    let before: readonly Clock[] = [];
    for (const entry of entries) {
      if (entry.stream !== stream || entry.position > position) continue;
      if (entry.position === position) before = clocksOf(state);
      state = encounter.evolve(state, entry as RecordedOf<EncounterEvent>);
    }
    return { before, after: clocksOf(state) };
  }
}
