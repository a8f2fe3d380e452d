import type { Branch } from '@samsyn/kernel';
import type { Lease } from '@samsyn/processing';
import type { FeedHead } from '../messages/cloud-event';
import { plannedChanges, type PlannedChange } from '../messages/planned-change';
import { topicOf, type FeedPublisher } from '../publishing/feed-publisher.port';
import type { Delivered, FeedStore } from '../store/feed-store.port';
import { Batch } from './batch';
import type { FeedSource } from './branch-views';

/** What a round needs; all of it is the same from the beginning of a lease to its end. */
export interface RoundParts {
  readonly lease: Lease;
  readonly store: FeedStore;
  readonly publisher: FeedPublisher;
  readonly source: FeedSource;
  readonly heads: ReadonlyMap<Branch, FeedHead>;
  readonly prefix: string;
  readonly looks: (json: string) => string;
  readonly signal: AbortSignal;
}

/** Brings feeds up to date, operation by operation, and knows what is left where it is ended or fails. */
export class FeedRound {
  private batch = new Batch();
  private readonly left: Set<string>;
  /** All of them is in the batch or before it. */
  private readonly inBatch: string[] = [];

  constructor(
    private readonly parts: RoundParts,
    operations: readonly string[],
    private readonly erased: ReadonlySet<string> = new Set(),
  ) {
    this.left = new Set(operations);
  }

  /** Operations whose feeds may lack something. */
  get remaining(): readonly string[] {
    return [...this.left];
  }

  async run(): Promise<void> {
    for (const operation of this.remaining) {
      if (this.parts.signal.aborted) return;
      if (this.erased.has(operation)) await this.parts.source.forget(operation);
      await this.parts.source.refresh(operation);
      for (const head of this.parts.heads.values()) await this.bring(operation, head);
      if (this.batch.isEmpty) this.left.delete(operation);
      else this.inBatch.push(operation);
    }
    await this.flush();
  }

  private async bring(operation: string, head: FeedHead): Promise<void> {
    const { store, source, prefix } = this.parts;
    // What is in the batch is not yet in the store; it never is of this branch and operation.
    const before = await store.delivered(head.branch, operation);
    const changes = await plannedFor(source, this.parts.looks, operation, head.branch, before);
    const topic = topicOf(prefix, head.branch);
    for (const change of changes) {
      if (this.batch.isFull || !this.batch.add(topic, head, operation, change)) {
        await this.flush();
        this.batch.add(topic, head, operation, change);
      }
    }
  }

  /** Who reads is written down, then the places are taken, then it is sent, then it counts as sent. */
  private async flush(): Promise<void> {
    const { lease, store, publisher, source } = this.parts;
    const { batch } = this;
    if (!batch.isEmpty) {
      const reads = batch.readings.map(({ operation, branch, entries }) =>
        source.recordReads(operation, branch, entries),
      );
      await Promise.all(reads);
      await store.claim(lease, batch.newClaims);
      await publisher.publish(batch.outgoing);
      await store.confirm(lease, batch.claims);
    }
    this.batch = new Batch();
    for (const operation of this.inBatch.splice(0)) this.left.delete(operation);
  }
}

async function plannedFor(
  source: FeedSource,
  looks: (json: string) => string,
  operation: string,
  branch: Branch,
  before: Delivered,
): Promise<readonly PlannedChange[]> {
  const entries = await source.entries(operation, branch);
  const view = entries && { entries };
  const ids = new Set(entries?.map(({ id }) => id));
  const lacksSome = [...before.shown.keys()].some((id) => !ids.has(id)) || before.claims.length > 0;
  const errors = view && lacksSome ? await source.errors(operation, branch) : undefined;
  return plannedChanges({ before, view, digest: looks, errorOf: (id) => errors?.get(id) });
}
