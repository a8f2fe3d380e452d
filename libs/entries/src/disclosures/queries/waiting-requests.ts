import { Inject, Injectable } from '@nestjs/common';
import { EventRegistry, type EventStore, unlessAltered } from '@samsyn/event-store';
import { DomainError } from '@samsyn/kernel';
import { EVENT_STORE } from '@samsyn/processing';
import { OperationLog, type OperationContext } from '@samsyn/operations';
import { canSeeOperation, viewerOf } from '@samsyn/secrecy';
import { EntryCommands } from '../../addressed-entry.handler';
import { openRequests, type OpenRequest } from '../disclosed-item';

const PAGE = 1_000;

/** Requests for disclosure that wait for a decision, over all operations. */
@Injectable()
export class WaitingRequests {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly registry: EventRegistry,
    private readonly log: OperationLog,
    private readonly entries: EntryCommands,
  ) {}

  /** The latest that is the actor's to decide; undefined where none waits. */
  async latestFor({ actor }: Pick<OperationContext, 'actor'>): Promise<OpenRequest | undefined> {
    const viewer = viewerOf(actor);
    for (const operationId of await this.askedIn()) {
      const operation = await unlessAltered(() => this.log.snapshot(operationId));
      if (!operation || !canSeeOperation(operation.access, viewer)) continue;
      const { access } = operation;
      const isErased = ({ entry }: OpenRequest['item']): boolean =>
        access.encounters.get(access.byId.get(entry)?.stream ?? '')?.erased === true;
      const isMine = ({ item }: OpenRequest): boolean =>
        !isErased(item) && this.isOwn(operation, item.entry, viewer);
      const latest = openRequests(operation.entries).findLast(isMine);
      if (latest) return latest;
    }
    return undefined;
  }

  private isOwn(...[operation, entry, viewer]: Parameters<EntryCommands['addressed']>): boolean {
    try {
      return this.entries.addressed(operation, entry, viewer).isOwn;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'unknown') return false;
      throw error;
    }
  }

  /** The operations in which somebody has asked, the latest asked first. */
  private async askedIn(): Promise<readonly string[]> {
    const filter = { types: this.registry.typesOf(['DisclosureRequested']) };
    const operations = new Set<string>();
    for (let after = 0; ;) {
      const page = await this.store.readAll({ after, limit: PAGE, filter });
      for (const { operationId, position } of page) {
        after = position;
        if (operationId === null) continue;
        operations.delete(operationId);
        operations.add(operationId);
      }
      if (page.length < PAGE) return [...operations].reverse();
    }
  }
}
