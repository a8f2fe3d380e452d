export {
  ChainKey,
  ChainReader,
  chainOf,
  EventAltered,
  unlessAltered,
  type ChainLink,
  type LogHead,
} from './chain';
export * from './codec';
export * from './command-definition';
export { LogDamage, type Damage } from './damage';
export * from './definition';
export { contentText, leafOf, type EnvelopeVersion } from './envelope';
export { FollowedStore, type BranchFollowers, type EventPlace } from './followed-store';
export * from './ids';
export { openedFor, writtenFrom, type OpenedFor } from './opened-for';
export { LazyDecryptedEvent } from './lazy-decrypted-event';
export * from './port';
export * from './registry';
export * from './stream-fingerprint';
export { MemoryEventStore } from './memory/memory-event-store';
export { FileLock } from './sqlite/file-lock';
export { writeResealed } from './sqlite/resealed-log';
export { LogLost, SqliteEventStore, verifying } from './sqlite/sqlite-event-store';
export type { Binding, KeptHead } from './sqlite/writer-messages';
