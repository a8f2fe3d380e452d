import { Inject, Injectable } from '@nestjs/common';
import { EventRegistry, type EventDefinition, type EventStore } from '@samsyn/event-store';
import {
  DomainError,
  refOf,
  unknownTo,
  type Branch,
  type Clock,
  type Decided,
  type Recorded,
  type Warning,
} from '@samsyn/kernel';
import { CLOCK, EVENT_STORE, type Outcome } from '@samsyn/processing';
import { OperationCommands, OperationLog, type OperationContext } from '@samsyn/operations';
import {
  accessOfSharing,
  answersFor,
  hasErasedCopy,
  holdsEncounter,
  view,
  viewerOf,
  type OperationSnapshot,
  type Viewer,
} from '@samsyn/secrecy';
import { EntriesOfCampaigns } from './campaign-entries.port';
import { entryStream, type EntriesCommand } from './entry-stream';

/**
 * How a field of an entry stands to a viewer; `absent` where it was not given, `unseen` where the viewer may
 * not know of the entry.
 */
export type FieldVisibility = 'visible' | 'withheld' | 'erased' | 'absent' | 'unseen';

/** What an entry stands in: an operation, or instead of one what a reader may know of a campaign. */
export type EntryContext = Pick<OperationSnapshot, 'entries' | 'access'>;

/** An entry that the actor sees, in its operation. */
export interface AddressedEntry {
  readonly operation: EntryContext;
  readonly event: Recorded;
  readonly definition: EventDefinition;
  /**
   * The actor answers for it: their branch recorded it, or took over the encounter, and there they hold it.
   */
  readonly isOwn: boolean;
  /** The branch that met the person, where the entry is of an encounter. */
  readonly metBy: Branch | undefined;
  /** When the rules were asked. */
  readonly now: string;
  readonly visibilityOf: (field: string, viewer: Viewer) => FieldVisibility;
  /** Whether the viewer may know another entry of the operation. */
  readonly isVisible: (event: Recorded, viewer: Viewer) => boolean;
}

type Warn = (decided: Decided<EntriesCommand>, operation: OperationSnapshot) => readonly Warning[];

export const unknownEntry = () => unknownTo('ENTRY');

/** Commands on the entry with an id, whichever service's stream it stands in. */
@Injectable()
export class EntryCommands {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
    private readonly registry: EventRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly campaigns: EntriesOfCampaigns,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /**
   * Appends what `form` asks for to the stream that owns the entry.
   * @throws DomainError `ENTRY.UNKNOWN`, the same for an id that nobody has and an entry that the actor may not know
   * @throws DomainError `ENCOUNTER.ERASED` (conflict), also for a branch that has erased its copy of the entry
   */
  execute(
    entryId: string,
    context: OperationContext,
    form: (entry: AddressedEntry) => EntriesCommand,
    warn?: Warn,
  ): Promise<Outcome> {
    const unlessErased = (entry: AddressedEntry): EntriesCommand => {
      const { operation, event, definition } = entry;
      const { access } = operation;
      const viewer = viewerOf(context.actor);
      const isErased =
        access.encounters.get(event.stream)?.erased || hasErasedCopy({ event, definition, viewer, access });
      if (isErased) throw new DomainError('ENCOUNTER.ERASED', {}, 'conflict');
      return form(entry);
    };
    return this.executeErased(entryId, context, unlessErased, warn);
  }

  /** As `execute`, also where the encounter is erased. */
  async executeErased(
    entryId: string,
    context: OperationContext,
    form: (entry: AddressedEntry) => EntriesCommand,
    warn?: Warn,
  ): Promise<Outcome> {
    const found = await this.log.ofEntry(entryId);
    if (!found) throw unknownEntry();
    const { operationId } = found.snapshot;
    const { stream } = found.entry;
    const target = { decider: entryStream, stream, operationId, addressed: 'ENTRY', ...(warn && { warn }) };
    const viewer = viewerOf(context.actor);
    return this.commands.execute(
      target,
      (operation) => form(this.addressed(operation, entryId, viewer)),
      context,
    );
  }

  /**
   * As `execute`, and for an entry of a campaign, too: what can be said of any entry is that it was wrong.
   * @throws DomainError as `execute`
   */
  async putRight(
    entryId: string,
    context: OperationContext,
    form: (entry: AddressedEntry) => EntriesCommand,
    warn?: Warn,
  ): Promise<Outcome> {
    const stored = await this.store.readEvent(entryId);
    if (!stored || !this.campaigns.holds(stored.stream)) return this.execute(entryId, context, form, warn);
    const { stream } = stored;
    return this.commands.outside(
      { decider: entryStream, stream },
      async () => {
        const known = await this.campaigns.inStream(stream, refOf(context.actor));
        if (!known) throw unknownEntry();
        const { events: entries, branches } = known;
        const sharedParts = { entries, access: accessOfSharing(branches, entries) };
        return form(this.addressed(sharedParts, entryId, viewerOf(context.actor)));
      },
      context,
    );
  }

  /** @throws DomainError `ENTRY.UNKNOWN` where the viewer may not know the entry */
  addressed(operation: EntryContext, entryId: string, viewer: Viewer): AddressedEntry {
    const { access } = operation;
    const event = access.byId.get(entryId);
    const now = this.clock.now();
    if (!event || !view(event, this.contextOf(operation, viewer, now))) throw unknownEntry();
    const encounter = access.encounters.get(event.stream);
    const owner = answersFor(access, event);
    const isOfMetPerson = encounter?.ownerBranch === owner;
    return {
      operation,
      event,
      definition: this.registry.ofName(event.name).definition,
      isOwn: owner === viewer.branch && (!isOfMetPerson || holdsEncounter(viewer, encounter)),
      metBy: encounter?.ownerBranch,
      now,
      visibilityOf: (field, other) => this.visibilityOf(operation, event, field, other, now),
      isVisible: (one, other) => view(one, this.contextOf(operation, other, now)) !== undefined,
    };
  }

  private visibilityOf(
    operation: EntryContext,
    event: Recorded,
    field: string,
    viewer: Viewer,
    now: string,
  ): FieldVisibility {
    const visible = view(event, this.contextOf(operation, viewer, now));
    if (!visible) return 'unseen';
    const withheld = visible.withheld.find((hidden) => hidden.field === field);
    if (withheld) return withheld.rule === 'erased' ? 'erased' : 'withheld';
    return Object.hasOwn(visible.facts, field) ? 'visible' : 'absent';
  }

  private contextOf({ access }: EntryContext, viewer: Viewer, on: string) {
    const accesses = [access] as const;
    return { registry: this.registry, on, viewer, accesses, nameOf: () => undefined };
  }
}
