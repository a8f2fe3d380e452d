import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { EventStore } from '@samsyn/event-store';
import type { Actor } from '@samsyn/kernel';
import { EVENT_STORE, Processing } from '@samsyn/processing';
import { viewerOf } from '@samsyn/secrecy';
import { KnownIds } from './known-ids.projection';

/** Path parameters that hold an id of the log; the others are codes that everybody may know, or the caller's own. */
export const IDS_OF_THE_LOG: readonly string[] = [
  ...[
    'operationId',
    'callOutId',
    'encounterId',
    'entryId',
    'concernId',
    'decisionId',
    'incidentId',
    'accessedId',
  ],
  ...['campaignId', 'agreementId', 'adviceCallId', 'swapId', 'exceptionId', 'drillId', 'requestId'],
];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Real time. */
const WAIT_MS = 1_000;
/** Events; a read model that is further behind is being built, and is not waited for. */
const FAR_BEHIND = 5_000;

interface Asked {
  readonly actor?: Actor;
  readonly params: Record<string, string>;
  /** What stood in the path, where something else is asked for in its place: who was refused what is written down by it. */
  askedFor?: Readonly<Record<string, string>>;
}

/**
 * What the caller cannot know is asked for as an id that nobody has, before anything is read: so that both answer alike,
 * and after the same work, whatever the route does. Nothing is read of the log for either but its head.
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
    const { actor, params } = asked;
    if (!actor) return true;
    const names = IDS_OF_THE_LOG.filter((name) => UUID.test(params[name] ?? ''));
    const viewer = viewerOf(actor);
    const mayKnow = (name: string): boolean => this.known.mayKnow(params[name]!, viewer);
    if (names.every(mayKnow)) return true;
    return this.caughtUp().then((isThere) => {
      const foreign = isThere ? names.filter((name) => !mayKnow(name)) : [];
      if (foreign.length > 0) asked.askedFor = { ...params };
      for (const name of foreign) params[name] = randomUUID();
      return true;
    });
  }

  /** Whoever was named a moment ago is let in; false where the read model is being built, and decides nothing. */
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
