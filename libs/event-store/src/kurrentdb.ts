/** Apart from `@samsyn/event-store`: the client of the engine is loaded only where the log stands on it. */
export type { Deployment, LogBinding } from './kurrentdb/deployment';
export { KurrentEventStore, type KurrentEventStoreOptions } from './kurrentdb/kurrent-event-store';
