import { Inject, Injectable } from '@nestjs/common';
import { EventRegistry, type EventDefinition } from '@samsyn/event-store';
import { DomainError, unknownTo, type Branch, type Clock, type Recorded } from '@samsyn/kernel';
import { CLOCK, type Outcome } from '@samsyn/processing';
import {
  holdsEncounter,
  OperationCommands,
  OperationLog,
  view,
  viewerOf,
  type OperationContext,
  type OperationSnapshot,
  type Viewer,
} from '@samsyn/secrecy';
import { entryStream, type EntriesCommand } from './entry-stream';

/** How a field of an entry stands to a viewer; `absent` where it was not told, `unseen` where the entry is not hers to know. */
export type FieldSight = 'visible' | 'withheld' | 'erased' | 'absent' | 'unseen';

/** An entry that the actor sees, in its operation. */
export interface AddressedEntry {
  readonly operation: OperationSnapshot;
  readonly event: Recorded;
  readonly definition: EventDefinition;
  /** The actor answers for it: her branch recorded it, and where that branch met the person she holds the encounter. */
  readonly isOwn: boolean;
  /** The branch that met the person, where the entry is of an encounter. */
  readonly metBy: Branch | undefined;
  /** When the rules were asked. */
  readonly now: string;
  readonly sightOf: (field: string, viewer: Viewer) => FieldSight;
}

export const unknownEntry = () => unknownTo('ENTRY');

/** Commands on the entry with an id, whichever service's stream it stands in. */
@Injectable()
export class EntryCommands {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
    private readonly registry: EventRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Appends what `form` asks for to the stream that owns the entry.
   * @throws DomainError `ENTRY.UNKNOWN`, the same for an id that nobody has and an entry that the actor may not know
   * @throws DomainError `ENCOUNTER.ERASED` (conflict)
   */
  async execute(
    entryId: string,
    context: OperationContext,
    form: (entry: AddressedEntry) => EntriesCommand,
  ): Promise<Outcome> {
    const found = await this.log.ofEntry(entryId);
    if (!found) throw unknownEntry();
    const { operationId } = found.snapshot;
    const target = { decider: entryStream, stream: found.entry.stream, operationId, addressed: 'ENTRY' };
    const viewer = viewerOf(context.actor);
    return this.commands.execute(
      target,
      (operation) => {
        const entry = this.addressed(operation, entryId, viewer);
        const isErased = operation.access.encounters.get(entry.event.stream)?.erased;
        if (isErased) throw new DomainError('ENCOUNTER.ERASED', {}, 'conflict');
        return form(entry);
      },
      context,
    );
  }

  /** @throws DomainError `ENTRY.UNKNOWN` where the viewer may not know the entry */
  addressed(operation: OperationSnapshot, entryId: string, viewer: Viewer): AddressedEntry {
    const { access } = operation;
    const event = access.byId.get(entryId);
    const now = this.clock.now();
    if (!event || !view(event, this.contextOf(operation, viewer, now))) throw unknownEntry();
    const encounter = access.encounters.get(event.stream);
    const isOfMetPerson = encounter?.ownerBranch === viewer.branch;
    return {
      operation,
      event,
      definition: this.registry.ofName(event.name).definition,
      isOwn: event.actor.branch === viewer.branch && (!isOfMetPerson || holdsEncounter(viewer, encounter)),
      metBy: encounter?.ownerBranch,
      now,
      sightOf: (field, other) => this.sightOf(operation, event, field, other, now),
    };
  }

  private sightOf(
    operation: OperationSnapshot,
    event: Recorded,
    field: string,
    viewer: Viewer,
    now: string,
  ): FieldSight {
    const seen = view(event, this.contextOf(operation, viewer, now));
    if (!seen) return 'unseen';
    const withheld = seen.withheld.find((hidden) => hidden.field === field);
    if (withheld) return withheld.rule === 'erased' ? 'erased' : 'withheld';
    return Object.hasOwn(seen.facts, field) ? 'visible' : 'absent';
  }

  private contextOf({ access }: OperationSnapshot, viewer: Viewer, on: string) {
    const accesses = [access] as const;
    return { registry: this.registry, on, viewer, accesses, nameOf: () => undefined };
  }
}
