import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unknownTo, type Recorded, type RecordedOf } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, OperationLog, type OperationContext } from '@samsyn/operations';
import type { AddressedEntry } from '../addressed-entry.handler';
import type { EntriesEvent } from '../entries.events';
import { entryStream, type EntriesCommand } from '../entry-stream';
import { incidentsIn, type Incident, type Parties } from './incident';
import type { CloseIncident, ReportWrongRecipient, TakeIncidentStep } from './wrong-recipient';

type Decided = Extract<RecordedOf<EntriesEvent>, { name: 'DisclosureDecided' }>;

/** Who sent what to whom; undefined where the entry is no disclosure, or was refused. */
export function partiesOf(event: Recorded | undefined): Parties | undefined {
  if (event?.name !== 'DisclosureDecided') return undefined;
  const { actor, data } = event as Decided;
  if (data.outcome !== 'granted' || data.recipient === undefined) return undefined;
  return { sender: actor.branch, recipient: data.recipient };
}

/** A disclosure went to the wrong recipient. The entry is the decision. */
export const wrongRecipientOf = (
  { operation, event }: AddressedEntry,
  requested: Pick<ReportWrongRecipient, 'kind' | 'what'>,
): ReportWrongRecipient => ({
  ...requested,
  decision: event.id,
  parties: partiesOf(event),
  isReported: [...incidentsIn(operation.entries).values()].some(({ decision }) => decision === event.id),
});

export type RequestedIncidentStep =
  Omit<TakeIncidentStep, 'incident' | 'parties'> | Pick<CloseIncident, 'kind'>;

/** A step of an incident, or its end. The entry is the one that reported it. */
export function incidentStepOf(
  { operation, event }: AddressedEntry,
  requested: RequestedIncidentStep,
): TakeIncidentStep | CloseIncident {
  const incident = incidentsIn(operation.entries).get(event.id);
  const parties = partiesOf(operation.access.byId.get(incident?.decision ?? ''));
  if (!incident || !parties) throw unknownTo('INCIDENT');
  return { ...requested, incident, parties };
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
