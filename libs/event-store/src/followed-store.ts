import { isPersonRef, type Branch, type Json, type JsonObject, type PersonRef } from '@samsyn/kernel';
import type { EventStore, LogRead, StoredEvent, StreamRead, Subscription, SubscriptionItem } from './port';

/** Where something stands: an event, by its stream and operation. */
export type EventPlace = Pick<StoredEvent, 'stream' | 'operationId'>;

/** Which branch follows one that was split: by the person where one is named, else by what the event stands in. */
export interface BranchFollowers {
  /** False where no branch was ever split: every event is then read as it stands. */
  readonly any: boolean;
  /** The same branch where it was not split. */
  of(branch: Branch, person: string | undefined, place: EventPlace): Branch;
}

export const NO_FOLLOWERS: BranchFollowers = { any: false, of: (branch) => branch };

/** Whatever names a branch in the value, and persons with the branch they had, as those who follow. */
export function followed(value: Json, place: EventPlace, followers: BranchFollowers): Json {
  if (typeof value === 'string') return followers.of(value, undefined, place);
  if (typeof value !== 'object' || value === null) return value;
  if (isPersonRef(value)) return { ...followedPerson(value, place, followers) };
  if (Array.isArray(value)) return value.map((item: Json) => followed(item, place, followers));
  const entries = Object.entries(value).map(([key, inner]) => [key, followed(inner, place, followers)]);
  return Object.fromEntries(entries) as JsonObject;
}

function followedPerson(ref: PersonRef, place: EventPlace, followers: BranchFollowers): PersonRef {
  const branch = followers.of(ref.branch, ref.person, place);
  return branch === ref.branch ? ref : { ...ref, branch };
}

/** An event with the branch that follows in the place of one that was split, worked out lazily. */
class FollowedEvent implements StoredEvent {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly operationId: string | null;
  private followedActor: PersonRef | undefined;
  private followedData: JsonObject | undefined;

  constructor(
    private readonly stored: StoredEvent,
    private readonly followers: BranchFollowers,
  ) {
    const { position, id, stream, revision, type, operationId } = stored;
    this.position = position;
    this.id = id;
    this.stream = stream;
    this.revision = revision;
    this.type = type;
    this.operationId = operationId;
  }

  get commandId() {
    return this.stored.commandId;
  }
  get commandDigest() {
    return this.stored.commandDigest;
  }
  get causationId() {
    return this.stored.causationId;
  }
  get occurredAt() {
    return this.stored.occurredAt;
  }
  get recordedAt() {
    return this.stored.recordedAt;
  }
  get sealed() {
    return this.stored.sealed;
  }
  get envelopeVersion() {
    return this.stored.envelopeVersion;
  }
  get leaf() {
    return this.stored.leaf;
  }
  get chain() {
    return this.stored.chain;
  }
  get isTakenAsItStands() {
    return this.stored.isTakenAsItStands;
  }
  mustBeWhole(): void {
    this.stored.mustBeWhole?.();
  }
  get ciphertexts() {
    return this.stored.ciphertexts;
  }
  get warnings() {
    return this.stored.warnings;
  }

  get actor(): PersonRef {
    return (this.followedActor ??= followedPerson(this.stored.actor, this, this.followers));
  }

  get recordedAs(): Branch | undefined {
    const { branch } = this.stored.actor;
    return this.actor.branch === branch ? undefined : branch;
  }

  get data(): JsonObject {
    return (this.followedData ??= followed(this.stored.data, this, this.followers) as JsonObject);
  }
}

const followedEvent = (stored: StoredEvent, followers: BranchFollowers): StoredEvent =>
  followers.any ? new FollowedEvent(stored, followers) : stored;

/** A log of which some branches have been split since: it stands as it was written, and is read as it is now. */
export class FollowedStore implements EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly followers: BranchFollowers,
  ) {}

  append(...appended: Parameters<EventStore['append']>) {
    return this.store.append(...appended);
  }

  async readStream(stream: string, read?: StreamRead): Promise<readonly StoredEvent[]> {
    return this.each(await this.store.readStream(stream, read));
  }

  async readAll(read: LogRead): Promise<readonly StoredEvent[]> {
    return this.each(await this.store.readAll(read));
  }

  async readLatest(limit: number): Promise<readonly StoredEvent[]> {
    return this.each(await this.store.readLatest(limit));
  }

  async readEvent(id: string): Promise<StoredEvent | undefined> {
    const stored = await this.store.readEvent(id);
    return stored && followedEvent(stored, this.followers);
  }

  head() {
    return this.store.head();
  }

  isWritable() {
    return this.store.isWritable();
  }

  subscribe(from: Parameters<EventStore['subscribe']>[0]): Subscription {
    const subscription = this.store.subscribe(from);
    const { followers } = this;
    return {
      close: () => subscription.close(),
      async *[Symbol.asyncIterator](): AsyncGenerator<SubscriptionItem> {
        for await (const item of subscription) {
          yield item.kind === 'event' ? { ...item, event: followedEvent(item.event, followers) } : item;
        }
      },
    };
  }

  close() {
    return this.store.close();
  }

  private each(events: readonly StoredEvent[]): readonly StoredEvent[] {
    return this.followers.any ? events.map((event) => followedEvent(event, this.followers)) : events;
  }
}
