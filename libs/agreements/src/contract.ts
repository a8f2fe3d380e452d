export * from './agreement.events';
export * as agreedParts from './agreed-parts.schema';
export * from './agreed-facilitators.port';
export * from './call-chains.port';
export * from './agreements-in-force.port';
