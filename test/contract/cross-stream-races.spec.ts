import { MemoryEventStore } from '@samsyn/event-store';
import { crossStreamRaces } from './cross-stream-races';
import { LogFiles } from './event-store.log-files';

const RACES = Number(process.env['RACES'] ?? 1_000);
const files = new LogFiles();

crossStreamRaces('memory, with positions that have gaps', RACES, () => {
  const store = new MemoryEventStore({ positionStep: 7 });
  return Promise.resolve({ stores: [store, store] });
});

crossStreamRaces('SQLite', RACES, async () => {
  const store = await files.open();
  return { stores: [store, store], discard: () => files.discard() };
});
