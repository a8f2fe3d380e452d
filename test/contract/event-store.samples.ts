import {
  BEFORE_ALL,
  newUuid,
  type EventStore,
  type EventToAppend,
  type StoredEvent,
  type SubscriptionItem,
} from '@samsyn/event-store';
import type { SubscriptionBounds } from '../../libs/event-store/src/live-subscription';

/** What an adapter brings to the contract suite. */
export interface Adapter {
  /** A fresh, empty log. */
  open(options?: { readonly subscriptions?: SubscriptionBounds }): Promise<EventStore>;
  /** A fresh log with room for at least one and fewer than 2 000 sample events; absent where there is always room. */
  openWithLittleRoom?(): Promise<EventStore>;
  /** Called after each test: closes and removes every log that was opened. */
  discard(): Promise<void>;
}

/** Of what needs a log that becomes full: not asked where none can be made. */
export const itWhenFull =
  ({ openWithLittleRoom }: Adapter) =>
  (title: string, holds: () => Promise<void>): void => {
    if (openWithLittleRoom) it(title, holds);
  };

export const anEvent = (differences: Partial<EventToAppend> = {}): EventToAppend => ({
  id: newUuid(),
  type: 'conducting.ArrivalReported.v1',
  operationId: 'operation-1',
  commandId: newUuid(),
  commandDigest: 'qZk+NkcGgWq6PiVxeFDCbJzQ2J0=',
  causationId: null,
  occurredAt: '2026-11-19T15:20:00.000Z',
  recordedAt: '2026-11-19T15:20:01.000Z',
  actor: { person: newUuid(), branch: 'police/border-police', role: 'operation-leader' },
  data: { count: 3 },
  sealed: {
    note: {
      labels: ['participants-only'],
      key: 'key-1',
      digest: 'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0',
    },
  },
  ciphertexts: { note: 'c2VhbGVk' },
  warnings: [{ code: 'TIME.LONG_AGO', field: 'occurredAt', details: { days: 9 } }],
  ...differences,
});

export const someEvents = (count: number, differences: Partial<EventToAppend> = {}): EventToAppend[] =>
  Array.from({ length: count }, () => anEvent(differences));

/** Every field looked at: a store may take an event apart only then. */
export const lookedAt = (event: StoredEvent): Omit<StoredEvent, 'envelopeVersion' | 'leaf'> => {
  const { position, id, stream, revision, type, operationId, commandId, commandDigest, causationId } = event;
  const { occurredAt, recordedAt, actor, data, sealed, ciphertexts, warnings } = event;
  const envelope = { id, type, operationId, commandId, commandDigest, causationId, occurredAt, recordedAt };
  const found = { ...envelope, actor, data, sealed, ciphertexts, ...(warnings && { warnings }) };
  return { position, stream, revision, ...found };
};

export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);
export const positionsOf = (events: readonly { readonly position: number }[]): number[] =>
  events.map(({ position }) => position);

/** Of the whole log. */
export const positionsIn = async (store: EventStore): Promise<number[]> =>
  positionsOf(await store.readAll({ after: BEFORE_ALL, limit: 10_000 }));

/** Takes items until `enough` says so; the iteration stays open for a later call with the same iterator. */
export async function take(
  items: AsyncIterator<SubscriptionItem>,
  enough: (taken: readonly SubscriptionItem[]) => boolean,
): Promise<SubscriptionItem[]> {
  const taken: SubscriptionItem[] = [];
  while (!enough(taken)) {
    const next = await items.next();
    if (next.done === true) return taken;
    taken.push(next.value);
  }
  return taken;
}

export const untilCaughtUp = (taken: readonly SubscriptionItem[]): boolean =>
  taken.at(-1)?.kind === 'caught-up';

export const positionsGiven = (items: readonly SubscriptionItem[]): number[] =>
  items.flatMap((item) => (item.kind === 'event' ? [item.event.position] : []));
