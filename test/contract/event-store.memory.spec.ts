import { MemoryEventStore } from '@samsyn/event-store';
import { eventStoreContract } from './event-store.contract';

eventStoreContract('memory', {
  open: async (options) => new MemoryEventStore(options),
  openWithLittleRoom: async () => new MemoryEventStore({ capacity: 100 }),
  discard: async () => {},
});
