import { MemoryEventStore } from '@samsyn/event-store';
import { eventStoreContract } from './event-store.contract';

for (const [name, own] of [
  ['memory', {}],
  ['memory, with positions that have gaps', { positionStep: 7 }],
] as const) {
  eventStoreContract(name, {
    open: async (options) => new MemoryEventStore({ ...own, ...options }),
    openWithLittleRoom: async () => new MemoryEventStore({ ...own, capacity: 100 }),
    discard: async () => {},
  });
}
