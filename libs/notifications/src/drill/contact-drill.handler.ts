import { Inject } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import { unknownTo, type Clock } from '@samsyn/kernel';
import { CLOCK, type Outcome } from '@samsyn/processing';
import { OperationCommands } from '@samsyn/operations';
import { Handles, ChangeCommand } from '@samsyn/web';
import { contactDrill, mustMayDrill, type DrillCommand, type ReachedBy } from './contact-drill';
import { contactDrillStream } from './contact-drill.events';
import { ContactDrills } from './queries/contact-drills';

export class StartContactDrill extends ChangeCommand<
  Omit<Extract<DrillCommand, { readonly kind: 'StartDrill' }>, 'who'>
> {}

@Handles(StartContactDrill)
export class StartContactDrillHandler implements ICommandHandler<StartContactDrill> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly drills: ContactDrills,
    private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ change, context }: StartContactDrill): Promise<Outcome> {
    const { region } = change;
    this.directory.mustKnowRegions([region]);
    mustMayDrill(context.actor, region);
    const who = await this.drills.onTheChains(region, context.actor, this.clock.now());
    const stream = contactDrillStream(uuidV5(context.commandId, 'new'));
    const command: DrillCommand = { ...change, who };
    return this.commands.begin({ decider: contactDrill, stream, operationId: null }, command, context);
  }
}

export class ChangeContactDrill extends ChangeCommand<
  { readonly kind: 'ConfirmDrill'; readonly via?: ReachedBy } | { readonly kind: 'EndDrill' }
> {}

@Handles(ChangeContactDrill)
export class ChangeContactDrillHandler implements ICommandHandler<ChangeContactDrill> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly drills: ContactDrills,
  ) {}

  async execute({ id: drillId, change, context }: ChangeContactDrill): Promise<Outcome> {
    const { startedBy, who } = await this.drills.state(drillId);
    if (startedBy === undefined) throw unknownTo('DRILL');
    const outcomes = () => new Map(who.map(({ person }) => [person, this.drills.outcomeOf(drillId, person)]));
    const command: DrillCommand = change.kind === 'EndDrill' ? { ...change, outcomes: outcomes() } : change;
    const target = { decider: contactDrill, stream: contactDrillStream(drillId), operationId: null };
    return this.commands.begin(target, command, context);
  }
}
