import { eventStoreContract } from '../contract/event-store.contract';
import { KurrentLogs } from '../contract/kurrentdb-log';
import { freshEngine } from './engine';

const logs = new KurrentLogs();

eventStoreContract('the engine', {
  open: (options) => logs.openWhole(freshEngine(), options?.subscriptions),
  discard: () => logs.discard(),
});
