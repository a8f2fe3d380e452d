import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unknownTo, type Recorded, type RecordedOf } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, OperationLog, type OperationContext } from '@samsyn/operations';
import { EntryCommands } from '../addressed-entry.handler';
import type { EntriesEvent } from '../entries.events';
import { entryStream, type EntriesCommand } from '../entry-stream';
import { incidentsIn, type Incident, type Parties } from './incident';
import type { CloseIncident, TakeIncidentStep } from './wrong-recipient';

type Decided = Extract<RecordedOf<EntriesEvent>, { name: 'DisclosureDecided' }>;

/** Who sent what to whom; undefined where the entry is no disclosure, or was refused. */
export function partiesOf(event: Recorded | undefined): Parties | undefined {
  if (event?.name !== 'DisclosureDecided') return undefined;
  const { actor, data } = event as Decided;
  if (data.outcome !== 'granted' || data.recipient === undefined) return undefined;
  return { sender: actor.branch, recipient: data.recipient };
}

/** Says that a disclosure went to the wrong recipient. */
export class ReportWrongRecipient extends Command<Outcome> {
  constructor(
    readonly decisionId: string,
    readonly what: string,
    readonly context: OperationContext,
  ) {
    super();
  }
}

@CommandHandler(ReportWrongRecipient)
export class ReportWrongRecipientHandler implements ICommandHandler<ReportWrongRecipient> {
  constructor(private readonly entries: EntryCommands) {}

  execute({ decisionId, what, context }: ReportWrongRecipient): Promise<Outcome> {
    return this.entries.execute(decisionId, context, ({ operation, event }) => {
      const known = [...incidentsIn(operation.entries).values()];
      const isReported = known.some(({ decision }) => decision === decisionId);
      const parties = partiesOf(event);
      return { kind: 'ReportWrongRecipient', decision: decisionId, what, parties, isReported };
    });
  }
}

type ToldStep = Omit<TakeIncidentStep, 'incident' | 'parties'> | Pick<CloseIncident, 'kind'>;

/** A step of an incident, or its end. The entry that reported it is its id. */
export class ChangeIncident extends Command<Outcome> {
  constructor(
    readonly incidentId: string,
    readonly change: ToldStep,
    readonly context: OperationContext,
  ) {
    super();
  }
}

@CommandHandler(ChangeIncident)
export class ChangeIncidentHandler implements ICommandHandler<ChangeIncident> {
  constructor(private readonly entries: EntryCommands) {}

  execute({ incidentId, change, context }: ChangeIncident): Promise<Outcome> {
    return this.entries.execute(incidentId, context, ({ operation }) => {
      const incident = incidentsIn(operation.entries).get(incidentId);
      const parties = partiesOf(operation.access.byId.get(incident?.decision ?? ''));
      if (!incident || !parties) throw unknownTo('INCIDENT');
      return { ...change, incident, parties };
    });
  }
}

/** Two thirds of the time have gone by. */
export class RemindOfIncident extends Command<Outcome> {
  constructor(
    readonly incidentId: string,
    readonly context: OperationContext,
  ) {
    super();
  }
}

@CommandHandler(RemindOfIncident)
export class RemindOfIncidentHandler implements ICommandHandler<RemindOfIncident> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
  ) {}

  async execute({ incidentId, context }: RemindOfIncident): Promise<Outcome> {
    const found = await this.log.ofEntry(incidentId);
    if (!found) throw unknownTo('INCIDENT');
    const { stream } = found.entry;
    return this.commands.execute(
      { decider: entryStream, stream, operationId: found.snapshot.operationId },
      ({ entries }): EntriesCommand => ({
        kind: 'RemindOfIncident',
        incident: openIncident(entries, incidentId),
      }),
      context,
    );
  }
}

function openIncident(entries: readonly Recorded[], id: string): Incident {
  const incident = incidentsIn(entries).get(id);
  if (!incident) throw unknownTo('INCIDENT');
  return incident;
}
