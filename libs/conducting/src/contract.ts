export * from './conduct/conduct.events';
export * from './encounter/encounter.events';
export { consentsInForce, reservationsIn } from './encounter/consents/consent.events';
