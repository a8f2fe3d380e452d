import { validateAppend } from '../append-validation';
import { unlessAltered } from '../chain';
import { contentText, leafOf } from '../envelope';
import {
  StoreUnavailable,
  type AppendCondition,
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type LogRead,
  type StoredEvent,
  type StreamRead,
  type Subscription,
  type SubscriptionItem,
} from '../port';
import type { CiphertextStore, PlacedCiphertext } from './ciphertext-store';

const END = { done: true, value: undefined } as const;

/**
 * A log whose events can never be changed, with the ciphertexts of their sealed fields beside it. They are durable
 * before their event is appended: one without an event, after a crash or an append that was refused, is swept. A field
 * whose ciphertext is missing is damaged, unless its key is destroyed; then it is erased.
 */
export class SeparateCiphertexts implements EventStore {
  /** Everything that was taken before has been handed to the log: events come there in the order they were taken. */
  private turn: Promise<unknown> = Promise.resolve();
  /** What could not be put last. */
  private refused: readonly PlacedCiphertext[] | undefined;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly log: EventStore,
    private readonly ciphertexts: CiphertextStore,
  ) {}

  async append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
    condition?: AppendCondition,
  ): Promise<AppendResult> {
    if (this.closing) throw new StoreUnavailable('closed');
    validateAppend(events, expected, condition);
    const bare = events.map((event) => ({
      ...event,
      ciphertexts: {},
      content: event.content ?? contentText(event),
    }));
    const texts = bare.flatMap((event, index) => {
      const leaf = leafOf({ ...event, stream, revision: expected + 1 + index }, event.content);
      return textsOf(events[index]!, leaf);
    });
    const put = this.put(texts);
    const turn = Promise.allSettled([put, this.turn]).then(([outcome]) => outcome);
    this.turn = turn;
    const outcome = await turn;
    if (outcome.status === 'rejected') throw outcome.reason as Error;
    return this.log.append(stream, bare, expected, condition);
  }

  async readStream(stream: string, read?: StreamRead): Promise<readonly StoredEvent[]> {
    return this.withCiphertexts(await this.log.readStream(stream, read));
  }

  async readAll(read: LogRead): Promise<readonly StoredEvent[]> {
    return this.withCiphertexts(await this.log.readAll(read));
  }

  async readLatest(limit: number): Promise<readonly StoredEvent[]> {
    return this.withCiphertexts(await this.log.readLatest(limit));
  }

  async readEvent(id: string): Promise<StoredEvent | undefined> {
    const stored = await this.log.readEvent(id);
    return stored && (await this.withCiphertexts([stored]))[0];
  }

  head() {
    return this.log.head();
  }

  /** What was refused is tried again; where it is put now, it has no event, and is swept. */
  async isWritable(): Promise<boolean> {
    const isWritable = await this.log.isWritable();
    if (this.refused) await this.put(this.refused).catch(() => {});
    return isWritable && this.refused === undefined;
  }

  subscribe(from: Parameters<EventStore['subscribe']>[0]): Subscription {
    const subscription = this.log.subscribe(from);
    const items = subscription[Symbol.asyncIterator]();
    let isClosed = false;
    const close = (): void => {
      isClosed = true;
      subscription.close();
    };
    const next = async (): Promise<IteratorResult<SubscriptionItem, undefined>> => {
      const item: IteratorResult<SubscriptionItem, undefined> = await items.next();
      if (item.done === true || item.value.kind !== 'event') return item;
      const [event] = await this.withCiphertexts([item.value.event]);
      return isClosed ? END : { done: false, value: { kind: 'event', event: event! } };
    };
    const end = async () => {
      close();
      return END;
    };
    return { close, [Symbol.asyncIterator]: () => ({ next, return: end }) };
  }

  /**
   * Removes ciphertexts whose event was not written. An altered event keeps those that it has.
   * @param recorded `before` is earlier than whatever may be on its way to the log
   * @returns of how many events
   */
  async sweep(recorded: { readonly from: string; readonly before: string }): Promise<number> {
    const orphans = [];
    for (const place of await this.ciphertexts.places(recorded)) {
      const standing = await unlessAltered(() => this.standingLeaf(place.event));
      if (standing && standing.leaf !== place.leaf) orphans.push(place);
    }
    await this.ciphertexts.remove(orphans);
    return orphans.length;
  }

  /** Refuses what comes from now on, waits for the appends that were taken, and closes the log and what is beside it. */
  close(): Promise<void> {
    this.closing ??= this.turn.then(() => this.log.close()).then(() => this.ciphertexts.close());
    return this.closing;
  }

  private async put(texts: readonly PlacedCiphertext[]): Promise<void> {
    try {
      await this.ciphertexts.put(texts);
      this.refused = undefined;
    } catch (error) {
      this.refused = texts;
      throw error;
    }
  }

  /** @throws EventAltered */
  private async standingLeaf(event: string): Promise<{ readonly leaf: string | undefined }> {
    const stored = await this.log.readEvent(event);
    stored?.mustBeWhole?.();
    return { leaf: stored?.leaf };
  }

  private async withCiphertexts(events: readonly StoredEvent[]): Promise<readonly StoredEvent[]> {
    if (events.length === 0) return events;
    const texts = await this.ciphertexts.read(events.map(({ id }) => id));
    const ofEvent = Map.groupBy(texts, ({ event }) => event);
    return events.map((event) => withTexts(event, ofEvent.get(event.id) ?? []));
  }
}

const textsOf = ({ id, sealed, ciphertexts, recordedAt }: EventToAppend, leaf: string): PlacedCiphertext[] =>
  Object.entries(ciphertexts).map(([field, text]) => ({
    ...{ event: id, leaf, field, recordedAt, text },
    key: sealed[field]!.key,
  }));

/** The event as the log gives it, but for its ciphertexts: which fields are sealed is worked out lazily. */
function withTexts(stored: StoredEvent, texts: readonly PlacedCiphertext[]): StoredEvent {
  let ciphertexts: StoredEvent['ciphertexts'] | undefined;
  const get = (): StoredEvent['ciphertexts'] => (ciphertexts ??= ofFields(stored, texts));
  return Object.create(stored, { ciphertexts: { get } }) as StoredEvent;
}

/** In the place of one that is missing a text that no key opens: it is damaged, or erased where its key is destroyed. */
function ofFields({ sealed, leaf }: StoredEvent, texts: readonly PlacedCiphertext[]): Record<string, string> {
  const known = new Map(texts.flatMap((text) => (text.leaf === leaf ? [[text.field, text.text]] : [])));
  return Object.fromEntries(Object.keys(sealed).map((field) => [field, known.get(field) ?? '']));
}
