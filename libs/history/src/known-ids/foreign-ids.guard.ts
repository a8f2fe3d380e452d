import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { EventStore } from '@samsyn/event-store';
import type { Actor } from '@samsyn/kernel';
import { EVENT_STORE, Processing } from '@samsyn/processing';
import { viewerOf, type Viewer } from '@samsyn/secrecy';
import { idsAskedFor, type AskedWithIds } from './ids-asked-for';
import { KnownIds } from './known-ids.projection';

/** Real time. */
const WAIT_MS = 1_000;
/** Events; a read model that is further behind is being built, and is not waited for. */
const FAR_BEHIND = 2_000;

interface Asked extends AskedWithIds {
  readonly actor?: Actor;
  /**
   * What stood in the path and the query, where something else is asked for in its place: refusals are
   * written down by it.
   */
  askedFor?: object;
}

/**
 * What the caller cannot know is asked for as an id that nobody has, before anything is read: so that both answer alike,
 * and after the same work, whatever the route does. Nothing is read of the log for either but its head and the entry of
 * that id, if there is one.
 * @rule foreign-is-unknown-before-reading: An id that the caller cannot know is taken for one that nobody has before
 *   anything of it is read, so that neither the answer nor the time that it takes tells them apart.
 * @source domain: Secrecy; OSL 8:1; ADR 0052
 * @proof foreign and unknown ids › do the same work where everything is in memory
 */
@Injectable()
export class ForeignIds implements CanActivate {
  constructor(
    private readonly known: KnownIds,
    private readonly processing: Processing,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  canActivate(execution: ExecutionContext): boolean | Promise<boolean> {
    const asked = execution.switchToHttp().getRequest<Asked>();
    const { actor } = asked;
    if (!actor) return true;
    const ids = idsAskedFor(asked);
    const viewer = viewerOf(actor);
    const doubtful = [...new Set(ids.map(({ id }) => id))].filter((id) => !this.known.mayKnow(id, viewer));
    if (doubtful.length === 0) return true;
    return this.foreignAmong(doubtful, viewer).then((foreign) => {
      if (foreign.length > 0) asked.askedFor = { ...(asked.query as object), ...asked.params };
      // The same for the same: a caller who asks for one twice does not learn that it was replaced.
      const nobodys = new Map(foreign.map((id) => [id, randomUUID()]));
      for (const { id, holder, name } of ids) holder[name] = nobodys.get(id) ?? id;
      return true;
    });
  }

  private async foreignAmong(ids: readonly string[], viewer: Viewer): Promise<readonly string[]> {
    const doubtful = await this.noEntriesOf(viewer, ids);
    if (doubtful.length === 0 || !(await this.caughtUp())) return [];
    return this.noEntriesOf(
      viewer,
      doubtful.filter((id) => !this.known.mayKnow(id, viewer)),
    );
  }

  private async noEntriesOf(viewer: Viewer, ids: readonly string[]): Promise<readonly string[]> {
    const entries = await Promise.all(ids.map((id) => this.store.readEvent(id)));
    return ids.filter((id, index) => !this.known.mayKnowEntry(id, entries[index], viewer));
  }

  /**
   * A person named a moment ago is let in; false where the read model is being built, and decides nothing.
   */
  private async caughtUp(): Promise<boolean> {
    const head = await this.store.head();
    const lag = this.processing.lag().find(({ name }) => name === this.known.name)?.lag ?? Infinity;
    if (lag > FAR_BEHIND) return false;
    try {
      await this.processing.waitFor(head, { projections: [this.known.name], timeoutMs: WAIT_MS });
      return true;
    } catch {
      return false;
    }
  }
}
