import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OpenMatters } from '../open-matters.port';
import { PersonsMet } from '../persons-met.port';
import { EventRegistry } from '@samsyn/event-store';
import { unknownTo, type Clock, type Decided } from '@samsyn/kernel';
import { CLOCK, type Outcome } from '@samsyn/processing';
import { OperationCommands, OperationLog } from '@samsyn/operations';
import { holdsEncounter, isErasedByReceivers, viewerOf } from '@samsyn/secrecy';
import { ChangeCommand } from '@samsyn/web';
import { glassIn, isUnsettled } from '../break-glass/reviewed-glass';
import { entryStream, type EntriesCommand } from '../entry-stream';
import { incidentsIn } from '../wrong-recipient/incident';
import { listedDisclosures } from './listed-disclosures.handler';
import { warningsOfErasure, type ErasureGround } from './erase-subject';

/** Asks for what was recorded of a person met to be erased. */
export class EraseSubject extends ChangeCommand<ErasureGround> {}

@CommandHandler(EraseSubject)
export class EraseSubjectHandler implements ICommandHandler<EraseSubject> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
    @Inject(OpenMatters) private readonly matters: OpenMatters,
    private readonly persons: PersonsMet,
    private readonly registry: EventRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ id: encounterId, change: ground, context }: EraseSubject): Promise<Outcome> {
    const stream = this.persons.streamOf(encounterId);
    const operationId = await this.log.operationOf(stream);
    if (operationId === undefined) throw unknownTo('ENCOUNTER');
    const warn = ({ command, ...decided }: Decided<EntriesCommand>) =>
      command.kind === 'EraseSubject' ? warningsOfErasure({ ...decided, command }) : [];
    return this.commands.execute(
      { decider: entryStream, stream, operationId, addressed: 'ENCOUNTER', warn },
      (operation): EntriesCommand => {
        const { access, entries } = operation;
        const encounter = access.encounters.get(stream);
        if (!holdsEncounter(viewerOf(context.actor), encounter)) throw unknownTo('ENCOUNTER');
        const isErased = encounter?.erased ?? false;
        const hers = entries.filter((entry) => entry.stream === stream);
        const sent = new Set(hers.flatMap(({ matter }) => matter ?? []));
        const unreceived = [...sent].filter((matter) => isErasedByReceivers(access, matter));
        const asked = { registry: this.registry, on: this.clock.now() };
        const openIncidents = [...incidentsIn(hers).values()].flatMap(({ id, isClosed }) =>
          isClosed ? [] : [id],
        );
        const unsettledGlass = [...glassIn(hers).values()].filter(isUnsettled).map(({ id }) => id);
        return {
          ...{ kind: 'EraseSubject', ground, isErased, waiting: this.matters.of(hers), unreceived },
          ...{ listed: listedDisclosures(operation, stream, asked), openIncidents, unsettledGlass },
        };
      },
      context,
    );
  }
}
