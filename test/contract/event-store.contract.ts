import { closingContract } from './event-store.closing';
import { conditionsContract } from './event-store.conditions';
import { appendingContract } from './event-store.appending';
import { readingContract } from './event-store.reading';
import { subscribingContract } from './event-store.subscribing';
import type { Adapter } from './event-store.samples';

/** What every event store must do, whatever it stands on. */
export function eventStoreContract(name: string, adapter: Adapter): void {
  describe(`the contract of an event store: ${name}`, () => {
    afterEach(() => adapter.discard());
    appendingContract(adapter);
    conditionsContract(adapter);
    readingContract(adapter);
    subscribingContract(adapter);
    closingContract(adapter);
  });
}
